"""Sentences: where each begins and ends.

Rules over marks and the words beside them. A full stop, question mark, exclamation mark or
ellipsis, with the quotes and brackets that close behind it, ends a sentence when what follows can
open one; abbreviations, initials and list numbers are held back by the lists of
`resources/sentence_marks.yaml`. A blank line always ends one. The dateline belongs to no sentence.

Chosen over three libraries by measurement, see docs/decisions/0004-sentence-splitting.md.

Known to miss: most sentences that begin in lower case; two sentences on one line with no mark
between them, as in headings and tables; "He works for Acme Inc. Lawyers said ..." (no starter
follows).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lapwing.lexicon.sentence_marks import SentenceMarks, load_sentence_marks
from lapwing.record import Reading, Span

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*\S[^\n]*)*")
_END = re.compile(
    r"(?P<mark>[.!?…]{1,20})(?P<close>[\"'”’»)\]]{0,4})"
    r"(?P<note>(?: ?\[\d{1,3}(?: ?[-–,] ?\d{1,3}){0,3}\]){0,5})(?=\s|$)"
    # No space after the stop ("over.But"): only where no URL or name can be meant.
    r"|(?<=[a-z]{2})[.!?][\"”]?(?=[“\"]?[A-Z][a-z]{0,20}[\s,])"
)
_LAST_WORD = re.compile(r"[^\s(\[“\"‘—–]*$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OPENERS = "“\"‘'«([¿¡"
_QUOTES = frozenset("\"'”’»")
_BULLETS = "•–—-*▪►"
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_LIST_NUMBER = re.compile(r"[\"“(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})")
_ARABIC_NAME = re.compile(r"(?:al|el|as|ash|an|at|ad)-[A-Z]")
_LINKS = ("http", "pic.twitter.com", "www.")
_LOOK_CHARS = 60
"""How far the rules look to either side of a mark: longer than any abbreviation or name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceStage:
    """Give each article its sentences, the dateline left out."""

    marks: SentenceMarks = field(default_factory=load_sentence_marks)

    name = "sentences"
    version = "1"
    needs = ()
    gives = "sentences"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Span, ...]]:
        return [
            find_sentences(
                reading.article.text,
                skip=reading.article.dateline.span if reading.article.dateline else None,
                marks=self.marks,
            )
            for reading in readings
        ]


def find_sentences(
    text: str, *, skip: Span | None = None, marks: SentenceMarks | None = None
) -> tuple[Span, ...]:
    """Find the sentences of a text.

    Args:
        text: Article text; paragraphs are parted by blank lines.
        skip: A stretch that belongs to no sentence, the dateline; None: there is none.
        marks: Abbreviations and starters; None: those Lapwing ships.

    Returns:
        Spans in text order, not overlapping, none blank, no space at either edge.
    """
    known = marks or load_sentence_marks()
    found: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in _parts(paragraph.start(), paragraph.end(), skip):
            found.extend(_split(text, start, end, known))
    return tuple(found)


def _parts(start: int, end: int, skip: Span | None) -> Iterator[tuple[int, int]]:
    """The stretches of a paragraph that lie outside `skip`."""
    if skip is None or skip.end <= start or end <= skip.start:
        yield start, end
        return
    if start < skip.start:
        yield start, skip.start
    if skip.end < end:
        yield skip.end, end


def _split(text: str, start: int, end: int, marks: SentenceMarks) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop < end and _is_end(text, begin, match, end, marks):
            yield from _trimmed(text, begin, stop)
            begin = stop
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without space at its edges; nothing when it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _is_end(text: str, begin: int, match: re.Match[str], limit: int, marks: SentenceMarks) -> bool:
    """Whether a sentence that began at `begin` ends at this mark."""
    if not match["mark"]:
        return not _has_url_before(text, begin, match.start())
    after = text[match.end() : min(limit, match.end() + _LOOK_CHARS)].lstrip()
    if not after:
        return True
    first = _NEXT_WORD.match(after.lstrip(_OPENERS + _BULLETS + " "))
    word = first[0].replace("’", "'") if first else ""
    before = text[max(begin, match.start() - _LOOK_CHARS) : match.start()]
    if not _can_open(after, word):
        return _is_careless(before, after, word, match, marks)
    if match["mark"] == ".":
        is_quoted = not _QUOTES.isdisjoint(match["close"])
        return is_quoted or not _is_held(before, after, word, begin, match, marks)
    if match["close"] and _goes_on(after, marks):
        return False
    if match["mark"][0] in "…" or match["mark"].startswith(".."):
        return word in marks.starters or match["close"] != "" or after[0] in '“"'
    return f"{_last_word(before)}{match['mark']}" not in marks.names_with_marks


def _can_open(after: str, word: str) -> bool:
    """Whether what follows can be the head of a sentence."""
    head = after.lstrip(_OPENERS + _BULLETS + " ")
    if not word or not head.startswith(word[0]):
        return bool(head) and (head[0].isdigit() or not head[0].isalnum()) and head[0] not in ",;:"
    return not word[0].islower() or _ARABIC_NAME.match(head) is not None


def _is_careless(
    before: str, after: str, word: str, match: re.Match[str], marks: SentenceMarks
) -> bool:
    """Whether a sentence begins in lower case, as in messages, or with a link."""
    token = _last_word(before)
    if match["close"] or len(match["mark"]) > 1 or not (token.islower() and len(token) > 2):
        return False
    if f"{token}." in marks.titles | marks.may_end | marks.before_numbers:
        return False
    opens = after.startswith(_LINKS) or word.capitalize() in marks.starters
    return opens or (match["mark"] in "?!" and after[0].isalpha())


def _is_held(
    before: str, after: str, word: str, begin: int, match: re.Match[str], marks: SentenceMarks
) -> bool:
    """Whether a full stop belongs to its word: an abbreviation, an initial, a list number."""
    token = f"{_last_word(before)}."
    starts_sentence = match.start() - begin <= len(token) + 2
    if starts_sentence and _LIST_NUMBER.fullmatch(before.strip()):
        return True
    if token in marks.titles:
        return True
    if token in marks.before_numbers:
        return after[:1].isdigit() or word not in marks.starters
    if token.lower() in marks.may_end or _INITIALS.fullmatch(token):
        return word not in marks.starters
    return False


def _goes_on(after: str, marks: SentenceMarks) -> bool:
    """Whether a speech verb stands among the next few words: `“Why?” Ana Rivas asked.`"""
    words = [word.strip(",.") for word in after.split()[:4]]
    return any(word in marks.speech_verbs for word in words[1:])


def _has_url_before(text: str, begin: int, stop: int) -> bool:
    """Whether the word that ends here looks like part of a URL or an address."""
    last = _last_word(text[max(begin, stop - _LOOK_CHARS) : stop])
    return any(sign in last for sign in ("/", "@", ".", "#", "_"))


def _last_word(before: str) -> str:
    """The word, or piece of one, that a text ends with; quotes and brackets before it left out."""
    match = _LAST_WORD.search(before)
    return match[0] if match else ""
