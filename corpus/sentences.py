"""Cut running text into sentences, for coding and for comparison; not the product's own splitter.

Coded articles keep the offsets they were coded on, so a better splitter later changes nothing.

Known to miss: abbreviations outside the list; a sentence that starts in lower case.
"""

import re

from corpus.annotation import Span

_SHORT = """
Mr Mrs Ms Dr Prof Gen Col Maj Capt Lt Sgt Sen Rep Gov Rev Hon St Jr Sr Inc Co Corp Ltd vs No
Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Adm Cmdr Brig Pres Sec Amb Op Fr
"""
_BREAK = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[—-]*[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    rf"(?:\b(?:{'|'.join(_SHORT.split())})|\b[A-Z]|\b[A-Z]\.[A-Z]|\b[ap]\.m)\.$"
)


def cut_sentences(text: str) -> list[Span]:
    """Spans of the sentences of a text, in order, without the white space around them."""
    spans: list[Span] = []
    start = 0
    for match in _BREAK.finditer(text):
        before = text[start : match.start()]
        is_line_break = "\n" in match[0]
        if is_line_break or not _ABBREVIATED.search(before):
            end = match.start() + len(match[0].rstrip())
            spans.append((start, end))
            start = match.end()
    spans.append((start, len(text)))
    return [_trim(text, span) for span in spans if text[span[0] : span[1]].strip()]


def _trim(text: str, span: Span) -> Span:
    piece = text[span[0] : span[1]]
    left = len(piece) - len(piece.lstrip())
    return span[0] + left, span[0] + left + len(piece.strip())
