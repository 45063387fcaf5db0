"""Headers: title, byline, outlet and dates that stand above an article, or below it.

Lines before the first prose are compared with what headers are made of; what is read goes out of
the text and is kept, with the name of its kind as reason. A title that the source gave is looked
for too, so that it does not stand in the text a second time.

Known to miss: titles that run over two lines; bylines without "By", unless the next line names an
outlet; a first line that is no title but looks like one (a standfirst without a full stop).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lapwing.clean.furniture import head_end, is_prose
from lapwing.clean.lines import Line
from lapwing.lexicon.date_formats import DateFormats, FoundDate
from lapwing.lexicon.furniture import FurnitureRules
from lapwing.lexicon.outlets import Outlets
from lapwing.text import fold

_HEAD_LINES = 25
_TAIL_LINES = 6
_LONGEST_LINE_CHARS = 200
_INFO_LINE_CHARS = 90
_INITIALS_CHARS = 6
_MASTHEAD_WORDS = 5
_APART = "|•·–—-,;()[]/>»"
_PARTS = re.compile(r"\s*[|•·;>»/]\s*|,\s+|\s+[–—-]\s+")
_TITLE_WORDS = range(3, 36)
_BYLINE_WORDS = range(1, 15)
_NAME_WORDS = range(2, 5)
_MOST_NAMES = 6
_NAME_MARKS = re.compile(r"[.'’-]")
_SAME_TITLE_SHARE = 0.8
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\b|\b\d{3,4}(?= (?:GMT|UTC|hrs?)\b)"
)
_ZONE = re.compile(r"(?<![^\s(])(?:GMT|UTC)?[+-]\d{1,2}:?\d{0,2}\b|\(\d{4} [A-Z]{3,4}\)")
_MARKS = " \t|•·–—-,;:()/[]*>»"
_NO_TITLE = re.compile(r"[.,;:…][\"'”’)\]]*$|https?:")
_SMALL_WORDS = frozenset({"and", "in", "of", "de", "la", "del", "for", "the", "with", "von", "van"})


Label = Literal["published", "updated", "none"]
"""What a line calls a date; "none": it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date on a line of its own above or below the article."""

    found: FoundDate
    label: Label
    line: str
    """The whole line, for the reason in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the lines around an article state; empty: nothing."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    """The name of an outlet or agency that stands on a line of its own."""
    dates: tuple[StatedDate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderReader:
    """The knowledge that headers are read with."""

    rules: FurnitureRules
    outlets: Outlets
    dates: DateFormats

    def read(self, lines: Sequence[Line], *, title: str = "") -> Header:
        """Read the header of a page and take it out of its lines.

        Args:
            lines: The page, furniture gone; what is read goes out of them.
            title: The title that the source gives; empty: none, and one is looked for.
        """
        _drop_title(lines, title)
        head = [line for line in lines[: head_end(lines)][:_HEAD_LINES] if line.text]
        header = Header()
        for number, line in enumerate(head):
            after = head[number + 1].text if number + 1 < len(head) else ""
            header = self._read_line(line, after, header)
        if not title:
            header = replace(header, title=_take_title(lines))
        for line in [line for line in lines if line.text][-_TAIL_LINES:]:
            header = self._read_date_line(line, header, needs_label=True)
        return header

    def _read_line(self, line: Line, after: str, header: Header) -> Header:
        """The header with what one line states."""
        if len(line.text) > _LONGEST_LINE_CHARS:
            return header
        masthead = self.masthead_in(line.text)
        header = self._read_date_line(line, header, needs_label=False)
        if masthead and not header.outlet:
            header = replace(header, outlet=masthead)
        if not line.text:
            return header
        if (byline := self.byline_in(line.text)) or (masthead and self._is_by(line.text)):
            line.drop("byline")
            return replace(header, byline=header.byline or byline)
        if self.outlets.by_name(line.text.strip(_MARKS)):
            outlet = header.outlet or line.text.strip(_MARKS)
            line.drop("outlet")
            return replace(header, outlet=outlet)
        if masthead:
            line.drop("outlet")
            return header
        if _is_name(line.text) and after and self.outlets.by_name(after.strip(_MARKS)):
            byline = header.byline or line.text
            line.drop("byline")
            return replace(header, byline=byline)
        return header

    def _read_date_line(self, line: Line, header: Header, *, needs_label: bool) -> Header:
        """The header with the dates of a line that holds nothing else, but for a byline."""
        text = line.text
        found = list(self.dates.find(text)) if len(text) <= _LONGEST_LINE_CHARS else []
        if not found:
            return header
        stated, rest = self._labelled(text, found)
        byline = self.byline_in(rest) if rest else ""
        has_label = any(date.label != "none" for date in stated)
        has_day = any(written.day for date in found for written in date.readings)
        # Agencies sign below their copy: "AFP 29.07.2024".
        is_signed = has_day and rest.isupper() and len(rest) <= _INITIALS_CHARS
        if not (has_label or is_signed or (has_day and not needs_label)):
            return header
        is_apart = is_signed or (not needs_label and self._stands_apart(text, found))
        if rest and not byline and not is_apart:
            return header
        line.drop("date-line")
        return replace(header, dates=(*header.dates, *stated), byline=header.byline or byline)

    def _stands_apart(self, text: str, found: Sequence[FoundDate]) -> bool:
        """Whether a date is set off from what else is on a short line: `Times, 8 May 2025 | World`.

        A date with its year, and marks on every side of it where words follow or go before.
        """
        if len(text) > _INFO_LINE_CHARS or text.rstrip().endswith((".", "!", "?")):
            return False
        return all(
            any(written.year for written in date.readings)
            and _ends_apart(self._without_noise_before(text[: date.span.start]))
            and _starts_apart(self._without_noise_after(text[date.span.end :]))
            for date in found
        )

    def _without_noise_before(self, words: str) -> str:
        """The words before a date, weekdays and the like at their end left out."""
        while words and self._is_noise(words.split()[-1] if words.split() else ""):
            words = words[: words.rstrip().rfind(words.split()[-1])]
        return words

    def _without_noise_after(self, words: str) -> str:
        """The words after a date, times and zones at their beginning left out."""
        bare = _ZONE.sub(" ", _TIME.sub(" ", words))
        while bare.split() and self._is_noise(bare.split()[0]):
            first = bare.split()[0]
            bare = bare[bare.find(first) + len(first) :]
        return bare

    def _is_noise(self, word: str) -> bool:
        bare = fold(word).strip(_MARKS + ".")
        return bool(bare) and (bare in self.dates.noise or bare in self.dates.weekdays)

    def masthead_in(self, text: str) -> str:
        """The outlet that a short line names, by its last word: `Harbor Courier`; empty: none."""
        if len(text) > _INFO_LINE_CHARS or text.rstrip().endswith((".", "!", "?")):
            return ""
        for part in _PARTS.split(text):
            name = _masthead(part.split(), self.rules.masthead_words)
            if name:
                return name
        return ""

    def _is_by(self, text: str) -> bool:
        return text.lower().startswith(tuple(f"{phrase} " for phrase in self.rules.byline_words))

    def _labelled(self, text: str, found: Sequence[FoundDate]) -> tuple[list[StatedDate], str]:
        """Each date with the label before it, and what is left of the line without them."""
        stated: list[StatedDate] = []
        left: list[str] = []
        position = 0
        for date in found:
            label, rest = self._label(text[position : date.span.start])
            stated.append(StatedDate(found=date, label=label, line=text))
            left.append(rest)
            position = date.span.end
        left.append(self._label(text[position:])[1])
        return stated, " ".join(part for part in left if part)

    def _label(self, words: str) -> tuple[Label, str]:
        """What kind of date these words announce, and what of them is no announcement."""
        bare = self._without_noise(_ZONE.sub(" ", _TIME.sub(" ", words)))
        folded = fold(bare)
        for label, known in _labels(self.dates):
            for phrase in sorted(known, key=len, reverse=True):
                if folded == phrase or folded.endswith(f" {phrase}"):
                    return label, bare[: len(bare) - len(phrase)].strip(_MARKS)
        return "none", bare

    def _without_noise(self, words: str) -> str:
        """What is left without zones, weekdays and the like."""
        noise = self.dates.noise | self.dates.weekdays.keys()
        kept = [word for word in words.split() if fold(word).strip(_MARKS + ".") not in noise]
        return " ".join(kept).strip(_MARKS)

    def byline_in(self, text: str) -> str:
        """Who a line says wrote the article, without "By"; empty: it is no byline."""
        for phrase in sorted(self.rules.byline_words, key=len, reverse=True):
            if text.lower().startswith((f"{phrase} ", f"{phrase}:")):
                names = text[len(phrase) :].strip(_MARKS)
                return names if self._are_names(names) else ""
        return ""

    def _are_names(self, names: str) -> bool:
        words = names.replace(",", " ").replace("/", " ").split()
        if len(words) not in _BYLINE_WORDS or is_prose(names):
            return False
        first = fold(words[0]).strip(".")
        if first in self.dates.weekdays or first in self.dates.months or not words[0][0].isupper():
            return bool(self.outlets.by_name(names))
        return all(
            word[0].isupper() or not word[0].isalpha() or word in _SMALL_WORDS for word in words
        )


def _ends_apart(words: str) -> bool:
    return not words.strip() or words.rstrip()[-1] in _APART


def _starts_apart(words: str) -> bool:
    return not words.strip() or words.lstrip()[0] in _APART


def _masthead(words: Sequence[str], known: frozenset[str]) -> str:
    """The longest run of capitalised words that ends in a word newspapers call themselves."""
    for end in range(len(words), 1, -1):
        if fold(words[end - 1]).strip(_MARKS) not in known:
            continue
        start = end
        while start > 0 and end - start < _MASTHEAD_WORDS and words[start - 1][:1].isupper():
            start -= 1
        if end - start > 1:
            name = " ".join(words[start:end]).strip(_MARKS)
            return name.title() if name.isupper() else name
    return ""


def _labels(dates: DateFormats) -> tuple[tuple[Label, frozenset[str]], ...]:
    return ("updated", dates.updated), ("published", dates.published)


def is_title(text: str) -> bool:
    """Whether a line looks like the headline of an article."""
    if not text or len(text) > _LONGEST_LINE_CHARS or _NO_TITLE.search(text):
        return False
    first = text.lstrip("“\"‘'«[(")[:1]
    return len(text.split()) in _TITLE_WORDS and (first.isupper() or first.isdigit())


def _take_title(lines: Sequence[Line]) -> str:
    """The first line that looks like a title, with an article below it; it goes out."""
    end = head_end(lines)
    kept = [line for line in lines if line.text]
    head = [line for line in lines[:end][:_HEAD_LINES] if line.text] or kept[:1]
    for line in head:
        below = kept[kept.index(line) + 1 :]
        if is_title(line.text) and any(is_prose(other.text) for other in below):
            title = line.text
            for other in kept:
                if other.text == title:
                    other.drop("title")
            return title
    return ""


def _drop_title(lines: Sequence[Line], title: str) -> None:
    """Take the source's own title out where it stands above the article."""
    if not title:
        return
    kept = [line for line in lines if line.text]
    end = head_end(lines)
    head = [line for line in lines[: max(end, 0)] if line.text][:_HEAD_LINES]
    for line in [*head, *kept[len(head) : len(head) + 1]]:
        if is_same_title(line.text, title) and any(other.text for other in kept if other != line):
            line.drop("title")


def is_same_title(line: str, title: str) -> bool:
    """Whether a line is the title, but for an outlet's name behind it or small changes."""
    if len(line) > 2 * len(title) + 40:
        return False
    ours, theirs = (re.findall(r"\w+", fold(words)) for words in (line, title))
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    if min(len(ours), len(theirs)) < _TITLE_WORDS.start:
        return False
    shared = len(set(ours) & set(theirs))
    return not is_prose(line) and shared >= _SAME_TITLE_SHARE * len(set(ours) | set(theirs))


def _is_name(text: str) -> bool:
    """Whether a line is one or more names of two to four capitalised words, and nothing else."""
    names = re.split(r",? and |, | & ", text)
    return len(names) <= _MOST_NAMES and all(
        len(name.split()) in _NAME_WORDS
        and all(word[0].isupper() and _NAME_MARKS.sub("", word).isalpha() for word in name.split())
        for name in names
    )
