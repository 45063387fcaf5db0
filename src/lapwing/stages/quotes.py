"""Quotation marks: pairing them up into quotations.

Works on the text alone, paragraph by paragraph. Straight marks are opening or closing by the
spaces around them. A quotation that runs over a paragraph border, each paragraph opened and only
the last one closed, gives one quotation a paragraph.

Known to miss: single quotation marks; marks that an outlet forgot to close.
"""

from collections.abc import Iterator

from lapwing.record import Span

_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'
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
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if mark not in _OPENING + _CLOSING + _STRAIGHT:
            continue
        if opened is None and _opens(text, at, paragraph):
            opened = at
        elif opened is not None and mark not in _OPENING:
            yield Span(opened, at + 1)
            opened = None
    if opened is not None and opened == paragraph.start:
        yield Span(opened, min(paragraph.end, opened + MAX_QUOTE_CHARS))


def _opens(text: str, at: int, paragraph: Span) -> bool:
    if text[at] in _OPENING:
        return True
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return text[at] in _STRAIGHT and not after.isspace() and (before.isspace() or before in "([—–-")
