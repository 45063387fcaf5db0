"""Blocks: paragraphs of text that was broken into lines for the eye, as exports are."""

import re
from collections.abc import Sequence

_BLANK = re.compile(r"\n[ \t\f\v]*\n\s*")
_WRAPPED_CHARS = range(50, 101)
"""How long the lines of a wrapped paragraph are; exports wrap at 70 to 80 characters."""


def find_blocks(text: str) -> list[str]:
    """The pieces between blank lines, edges stripped, empty ones left out."""
    return [block.strip() for block in _BLANK.split(text) if block.strip()]


def as_paragraphs(lines: Sequence[str]) -> str:
    """Lines as paragraphs separated by blank lines; wrapped lines are joined again."""
    paragraphs: list[str] = []
    for block in find_blocks("\n".join(lines)):
        parts = [" ".join(line.split()) for line in block.split("\n")]
        is_wrapped = len(parts) > 1 and all(len(part) in _WRAPPED_CHARS for part in parts[:-1])
        paragraphs += [" ".join(parts)] if is_wrapped else parts
    return "\n\n".join(filter(None, paragraphs))


def one_line(text: str) -> str:
    """A block on one line."""
    return " ".join(text.split())
