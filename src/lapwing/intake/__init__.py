"""Intake: everything that holds articles, read into `RawArticle` or turned away with a reason."""

from lapwing.intake.files import find_articles
from lapwing.intake.html import find_page_article

__all__ = ["find_articles", "find_page_article"]
