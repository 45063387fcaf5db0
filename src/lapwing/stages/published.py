"""Published: when an article came out, inferred where nobody states it.

A stated date stands as it is. Without one, the text itself gives bounds: an article is no older
than the latest day it speaks of as past. With a day in the dateline but no year, the year is the
one in which the weekday of the opening fits, if there is only one. What cannot be
known stays open: an interval without an end has precision "unknown".

Known to miss: everything that needs knowledge of the world, such as who held an office; days told
only relative to publication ("last month"); a past day named in a sentence with "will".
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lapwing.lexicon.date_formats import DateFormats, Written, load_date_formats
from lapwing.record import Article, Dating, Period, Reading, Span

_YEAR = re.compile(r"(?<![\w$€£.,-])(?:1[89]|20)\d\d(?![\w%]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_WINDOW_CHARS = 60
_OPENING_SENTENCES = 2
_YEARS_AHEAD = 8
"""How many years after the last one named a dateline's year is looked for."""
_BOUND_CONFIDENCE = 0.95
_ONLY_YEAR_CONFIDENCE = 0.6
"""The bound held for 0.98 of 775 undated news articles; the year is set by hand until TIME
calibrates it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedStage:
    """Give each article its publication date: as stated, or as far as it can be inferred."""

    dates: DateFormats = field(default_factory=load_date_formats)

    name = "published"
    version = "1"
    needs = ("sentences",)
    gives = "published"

    def __call__(self, readings: Sequence[Reading]) -> list[Dating]:
        return [
            date_reading(reading.article, reading.sentences, dates=self.dates)
            for reading in readings
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PastDay:
    """A day, month or year that the text speaks of as past."""

    start: dt.date
    """Its first day: the article is no older."""
    text: str
    span: Span


def date_reading(article: Article, sentences: Sequence[Span], *, dates: DateFormats) -> Dating:
    """The stated dating of an article, or one inferred from its text.

    Args:
        article: Its `published` is given back where it is known.
        sentences: Sentence spans, in text order.
        dates: How dates are written.

    Returns:
        A dating with basis `inferred` where it is inferred; unknown when nothing can be said.
    """
    if article.published.when.is_known:
        return article.published
    latest = max(
        find_past_days(article.text, sentences, dates=dates),
        key=lambda day: day.start,
        default=None,
    )
    if latest is None:
        return article.published
    line = article.dateline
    day = next((w for f in dates.find(line.date) for w in f.readings), None) if line else None
    if line and day and day.day and not day.year:
        weekday = _weekday_of_opening(article.text, sentences, dates)
        return _date_by_dateline(day, weekday, latest, line.span)
    when = Period(start=latest.start, end=None, precision="unknown", basis="inferred")
    return Dating(
        when=when,
        confidence=_BOUND_CONFIDENCE,
        evidence=(latest.span,),
        reason=f"the latest day the text speaks of as past is {latest.text!r}, "
        "so it was published then or later",
    )


def find_past_days(
    text: str, sentences: Sequence[Span], *, dates: DateFormats
) -> Iterator["_PastDay"]:
    """Days with a year, and years, that a text speaks of as past."""
    for sentence in sentences:
        taken: list[Span] = []
        for found in dates.find(text, start=sentence.start, end=sentence.end):
            taken.append(found.span)
            starts = [p.start for w in found.readings if (p := w.period(basis="inferred"))]
            days = [start for start in starts if start]
            if days and _is_past(text, sentence, found.span, dates):
                yield _PastDay(start=min(days), text=found.span.of(text), span=found.span)
        for match in _YEAR.finditer(text, sentence.start, sentence.end):
            span = Span(match.start(), match.end())
            if any(span.overlaps(other) for other in taken):
                continue
            before = _words_before(text, sentence, span)
            is_date = bool(before) and before[-1] in dates.before_years
            if is_date and _is_past(text, sentence, span, dates):
                yield _PastDay(start=dt.date(int(match[0]), 1, 1), text=match[0], span=span)


def _words_before(text: str, sentence: Span, span: Span) -> list[str]:
    start = max(sentence.start, span.start - _WINDOW_CHARS)
    return [word.lower() for word in _WORD.findall(text[start : span.start])]


def _is_past(text: str, sentence: Span, span: Span, dates: DateFormats) -> bool:
    """Whether the words around a day say that it lies behind."""
    before = _words_before(text, sentence, span)
    if before and before[-1] == "since":
        return True
    end = min(sentence.end, span.end + _WINDOW_CHARS)
    around = {*before, *(word.lower() for word in _WORD.findall(text[span.end : end]))}
    if (before and before[-1] in dates.limits) or not dates.forward.isdisjoint(around):
        return False
    return not dates.past.isdisjoint(around) or any(
        word.endswith("ed") and word not in dates.no_past for word in around
    )


def _weekday_of_opening(text: str, sentences: Sequence[Span], dates: DateFormats) -> int | None:
    """The first weekday named in the first sentences, 1 for Monday; None: none."""
    for sentence in sentences[:_OPENING_SENTENCES]:
        for word in _WORD.findall(sentence.of(text)):
            if word[0].isupper() and len(word) > 4 and word.lower() in dates.weekdays:
                return dates.weekdays[word.lower()]
    return None


def _date_by_dateline(day: Written, weekday: int | None, latest: _PastDay, line: Span) -> Dating:
    """The dateline's day, if its weekday fits one year only; else all that is not too early."""
    first: dt.date | None = None
    fitting: list[Period] = []
    for year in range(latest.start.year, latest.start.year + _YEARS_AHEAD):
        period = day.in_year(year).period(basis="inferred")
        if period is None or period.start is None or period.start < latest.start:
            continue
        first = first or period.start
        if weekday is not None and _fits(period.start, weekday):
            fitting.append(period)
    if len(fitting) == 1:
        return Dating(
            when=fitting[0],
            confidence=_ONLY_YEAR_CONFIDENCE,
            evidence=(line, latest.span),
            reason=f"the dateline's day in the one year within {_YEARS_AHEAD} of {latest.text!r} "
            "in which it falls on the weekday of the opening, or the day after",
        )
    when = Period(start=first or latest.start, end=None, precision="unknown", basis="inferred")
    return Dating(
        when=when,
        confidence=_BOUND_CONFIDENCE,
        evidence=(line, latest.span),
        reason=f"the dateline's day, in a year that no weekday tells, not before {latest.text!r}",
    )


def _fits(day: dt.date, weekday: int) -> bool:
    """Whether news of that weekday can carry this dateline: the same day or the next."""
    return weekday in (day.isoweekday(), (day - dt.timedelta(days=1)).isoweekday())
