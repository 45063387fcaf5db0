"""Quotation marks: pairing them up into quotations.

Works on the text alone, paragraph by paragraph. Straight marks, and two apostrophes, are opening or
closing by the spaces around them. A quotation that runs over a paragraph border, each paragraph
opened and only the last one closed, gives one quotation a paragraph.

Known to miss: single quotation marks; marks that an outlet forgot to close.
"""

import re
from collections.abc import Iterator

from lapwing.record import Span

_OPENING = frozenset("“«„")
_STRAIGHT = frozenset({'"', "''"})
"""Two apostrophes are how wire and archive texts write a quotation mark."""
_MARK = re.compile("[“«„”»\"]|''")
MAX_QUOTE_CHARS = 2_000


def find_quotes(text: str) -> tuple[Span, ...]:
    """Quotations in text order, marks included.

    Args:
        text: Article text; paragraphs are separated by blank lines.
    """
    return tuple(
        quote for paragraph in paragraphs(text) for quote in _in_paragraph(text, paragraph)
    )


def paragraphs(text: str) -> Iterator[Span]:
    """The stretches between blank lines, empty ones left out."""
    start = 0
    while start < len(text):
        end = text.find("\n\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield Span(start, end)
        start = end + 2


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    opened: int | None = None
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opened is None and _opens(text, found, paragraph):
            opened = found.start()
        elif opened is not None and found.group() not in _OPENING:
            yield Span(opened, found.end())
            opened = None
    if opened is not None and opened == paragraph.start:
        yield Span(opened, min(paragraph.end, opened + MAX_QUOTE_CHARS))


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    if mark.group() in _OPENING:
        return True
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    is_between = before.isspace() or before in "([—–-"
    return mark.group() in _STRAIGHT and not after.isspace() and is_between
