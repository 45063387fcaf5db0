"""Cleaning: page furniture out, metadata and dateline read, every removed piece kept."""

from lapwing.clean.article import Cleaner, load_cleaner, make_article
from lapwing.clean.furniture import Cleaned, remove_furniture

__all__ = ["Cleaned", "Cleaner", "load_cleaner", "make_article", "remove_furniture"]
