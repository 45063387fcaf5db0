"""Written dates: days, months and years as newspapers and machines write them.

Finds full and partial dates in a text ("July 29", "3 May 2019", "2019-01-24", "03/04/2019"). A
numeric date that can be read day first or month first is given with both readings; who may decide
between them is the caller's business. Names of months come from `resources/date_formats.yaml`.

Known to miss: dates in words ("the third of May"), other calendars, two-digit years without a day.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lapwing.errors import ResourceError
from lapwing.lexicon.table import load_compiled
from lapwing.record import Basis, Period, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A date as written: as many parts as are there."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def period(self, *, basis: Basis) -> Period | None:
        """The days it names; None without a year, or when the calendar has no such day."""
        if self.year is None or not 1 <= self.year <= 9999:
            return None
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}" + (f"-{self.day:02d}" if self.day is not None else "")
        try:
            return Period.parse(text, basis=basis)
        except ValueError:
            return None

    def in_year(self, year: int) -> "Written":
        """The same with the year filled in."""
        return Written(year=year, month=self.month, day=self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A written date and where it stands."""

    span: Span
    readings: tuple[Written, ...]
    """One; or two, month first before day first, where nothing tells day and month apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFormats:
    """The words of dates, ready to look for."""

    months: Mapping[str, int]
    """Name or abbreviation, lower case → 1 to 12."""
    weekdays: Mapping[str, int]
    """Name or abbreviation, lower case → 1 (Monday) to 7."""
    published: frozenset[str]
    updated: frozenset[str]
    noise: frozenset[str]
    month_first: frozenset[str]
    """Countries (ISO 3166 alpha-3) that write the month before the day."""
    undecided: frozenset[str]
    """Countries that write both ways."""
    before_years: frozenset[str]
    """Words after which a bare year is a date."""
    limits: frozenset[str]
    """Words right before a day that make it no sign of the past: `by`, `until`."""
    forward: frozenset[str]
    """Words near a day that make it no sign of the past: `will`, `scheduled`."""
    past: frozenset[str]
    """Words near a day that make it a sign of the past: `was`, `since`."""
    no_past: frozenset[str]
    """Words in -ed that do not."""
    regex: re.Pattern[str]

    def find(self, text: str, *, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
        """The written dates of a text, in order. A bare year or month is none."""
        for match in self.regex.finditer(text, start, len(text) if end is None else end):
            readings = self._readings(match)
            if readings:
                yield FoundDate(span=Span(match.start(), match.end()), readings=readings)

    def _readings(self, match: re.Match[str]) -> tuple[Written, ...]:
        kind = match.lastgroup or ""
        if kind == "iso":
            year, month, day = (int(n) for n in re.findall(r"\d+", match["iso"])[:3])
            return _possible([Written(year=year, month=month, day=day)])
        if kind == "numeric":
            first, second, year = (int(n) for n in re.findall(r"\d+", match["numeric"]))
            year = year if year > 99 else year + (2000 if year < 70 else 1900)
            both = [(first, second)] if first == second else [(first, second), (second, first)]
            return _possible([Written(year=year, month=m, day=d) for m, d in both])
        words = re.findall(r"[^\W\d_]+", match[kind])
        word = next(word for word in words if word.lower() in self.months)
        month = self.months[word.lower()]
        numbers = [int(n) for n in re.findall(r"\d+", match[kind])]
        found_year = next((n for n in numbers if n > 31), None)
        found_day = next((n for n in numbers if n <= 31), None)
        if found_year is None and word.islower():
            return ()  # "they may 5 times a year march 10 miles"
        return _possible([Written(year=found_year, month=month, day=found_day)])


def date_formats_from(content: Mapping[str, object], *, where: str) -> DateFormats:
    """Check plain values into date formats.

    Raises:
        ResourceError: A list is absent or holds something that is no word.
    """
    months = _numbered(content, "months", 12, where)
    return DateFormats(
        months=months,
        weekdays=_numbered(content, "weekdays", 7, where),
        published=_words(content, "published", where),
        updated=_words(content, "updated", where),
        noise=_words(content, "noise", where),
        month_first=_words(content, "month_first", where),
        undecided=_words(content, "undecided", where),
        before_years=_words(content, "before_years", where),
        limits=_words(content, "limits", where),
        forward=_words(content, "forward", where),
        past=_words(content, "past", where),
        no_past=_words(content, "no_past", where),
        regex=_date_regex(months),
    )


@cache
def load_date_formats() -> DateFormats:
    """The compiled words, read once per process.

    Raises:
        ResourceError: The file is absent or broken.
    """
    return date_formats_from(load_compiled("date_formats.json").content, where="date_formats")


def _date_regex(months: Mapping[str, int]) -> re.Pattern[str]:
    name = rf"(?:{'|'.join(sorted(months, key=lambda word: (-len(word), word)))})\b\.?"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    year = r"(?:1[6-9]|20|21)\d\d"
    return re.compile(
        r"(?<![\w/.-])(?:"
        rf"(?P<iso>(?:\d{{4}})([-/.])\d{{1,2}}\2\d{{1,2}}(?=\D|$))"
        rf"|(?P<numeric>\d{{1,2}}([-/.])\d{{1,2}}\4(?:\d{{4}}|\d\d))(?![\w/-])"
        rf"|(?P<month_day>{name} ?{day}(?![\w:%])(?:,? {{0,2}}{year}(?!\w))?)"
        rf"|(?P<day_month>{day}(?: of| de)?[ -]{name}(?:,?(?: de)?[ -]{{1,2}}{year}(?!\w))?)(?!\w)"
        rf"|(?P<month_year>{name},? (?:of )?{year}(?!\w))"
        r")",
        re.IGNORECASE,
    )


def _possible(readings: list[Written]) -> tuple[Written, ...]:
    """Those readings that the calendar has; a leap day without year counts."""
    return tuple(
        written
        for written in readings
        if written.day is None
        or written.in_year(written.year or 2000).period(basis="stated") is not None
    )


def _numbered(content: Mapping[str, object], key: str, count: int, where: str) -> dict[str, int]:
    """Words of numbered lists: `{1: [january, jan]}` → `{"january": 1, "jan": 1}`."""
    lists = content.get(key)
    if not isinstance(lists, Mapping) or len(lists) != count:
        raise ResourceError(f"{where}: {key} should number {count} lists of words, got {lists!r}")
    named = {str(number): words for number, words in lists.items()}
    return {
        word: number
        for number in range(1, count + 1)
        for word in _words(named, str(number), f"{where}: {key}")
    }


def _words(content: Mapping[str, object], key: str, where: str) -> frozenset[str]:
    words = content.get(key)
    if not isinstance(words, list) or not words:
        raise ResourceError(f"{where}: {key} should be a list of words, got {words!r}")
    if wrong := [word for word in words if not isinstance(word, str) or not word.strip()]:
        raise ResourceError(
            f"{where}: {key} holds {wrong[0]!r}, which is no word",
            hint="put quotes around words that YAML takes for something else, such as on",
        )
    return frozenset(words)
