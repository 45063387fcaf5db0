"""When: the days a report speaks of.

The time expression that is tied to the trigger gives them: one of its own clause, close by, that
belongs to no other verb, is no bound of a long stretch ("since 2014") and dates no other noun ("the
2014 referendum"). Where there is none, the act of a main clause lies in the days up to publication,
an act of the background lies anywhere before, one to come anywhere after; what is not known stays
unknown.

Known to miss: a date given in an earlier sentence for all that follows; acts told in the present
tense of headlines; dates counted from another event.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.lexicon.times import load_times
from lapwing.record import Basis, Dating, Period, Precision, Realis, Span, TimeExpression
from lapwing.text import find_words

_NEWS_DAYS = 6
"""How far before its publication day an article tells news; a week holds nearly all of it."""
_OTHER_CLAUSE = 12.0
_DATES_NOUN = 20.0
_SPEAKING = 15.0
_FRONTED = 4.0
_TIED = 0.5
_MOST_COST = 19.0
"""Costs are in words of distance; a date that costs more than this is not tied to the trigger.
Weighed on invented sentences, see tests/stages/test_dates_when.py."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one act is told."""

    text: str
    """Of the article."""
    sentence: Span
    trigger: Span
    clause: Span | None
    """The clause of the trigger; None: not known."""
    tied: Span | None = None
    """A word of the date expression that the reader ties to the trigger; None: it ties none."""
    is_past_background: bool
    """Whether the clause tells what had been before (pluperfect, "last year")."""
    realis: Realis


def find_when(dates: Sequence[TimeExpression], telling: Telling, *, published: Dating) -> Period:
    """The days a report speaks of.

    Args:
        dates: Time expressions of the article, or of the sentence; others are passed over.
        telling: The act and where it stands.
        published: When the article was published.

    Returns:
        Days with precision and basis: `stated` where the words name the year, `anchored` where
        they were counted from somewhere, `inferred` where no words name any day.
    """
    costs = [
        (_cost(date, telling), date)
        for date in dates
        if telling.sentence.covers(date.span) and date.type in ("DATE", "TIME") and _is_point(date)
    ]
    tied = sorted(
        ((cost, date) for cost, date in costs if cost <= _MOST_COST),
        key=lambda pair: (pair[0], pair[1].span),
    )
    for _, date in tied:
        if date.value == "PAST_REF":
            return _before(published)
        if date.start is not None and _is_possible(date, published, telling.realis):
            return _period(date, telling.text)
    return _undated(published, telling)


def _is_point(date: TimeExpression) -> bool:
    """Whether it can be the time of an act: it names days, or is a vague past."""
    return date.start is not None or date.value == "PAST_REF"


def _is_possible(date: TimeExpression, published: Dating, realis: Realis) -> bool:
    """Whether an act of this realis can lie there: what has happened lies not in the future."""
    first, last = published.when.start, published.when.end
    if realis in ("actual", "historical", "negated"):
        return last is None or date.start is None or date.start <= last
    if realis == "future":
        return first is None or date.end is None or date.end >= first
    return True


def _cost(date: TimeExpression, telling: Telling) -> float:
    """How loosely a date is tied to the trigger, in words of distance."""
    if date.span.overlaps(telling.trigger):
        return 0.0
    if telling.tied is not None and date.span.overlaps(telling.tied):
        return _TIED
    words = load_times().binding
    before = _words(telling.text, telling.sentence.start, date.span.start)
    if before[-1:] and before[-1] in words["bound"] and before[-1] != "by":
        return _MOST_COST + 1
    is_after = date.span.start >= telling.trigger.end
    inner = (
        _words(telling.text, telling.trigger.end, date.span.start)
        if is_after
        else _words(telling.text, date.span.end, telling.trigger.start)
    )
    cost = float(sum(word.isalnum() for word in inner))
    if _dates_noun(date, telling):
        cost += _DATES_NOUN
    if _is_in_other_clause(date, inner, telling):
        cost += _OTHER_CLAUSE
    elif not is_after and not any(word.isalpha() and word not in _OPENING for word in before):
        cost = min(cost, _FRONTED)
    if _is_day_of_speaking(before, telling):
        cost += _SPEAKING
    return cost


_OPENING = frozenset({"on", "in", "at", "late", "early", "but", "and", "then", "also", "by"})
"""Words before a date that opens a sentence, and so dates its main verb however far that is."""


def _is_in_other_clause(date: TimeExpression, inner: Sequence[str], telling: Telling) -> bool:
    """Whether a clause border lies between date and trigger."""
    if telling.clause is not None:
        return not telling.clause.covers(date.span)
    return any(word in load_times().binding["clause"] for word in inner[1:])


def _is_day_of_speaking(before: Sequence[str], telling: Telling) -> bool:
    """Whether the date stands behind a verb of speaking that is not the trigger."""
    near = [word for word in before[-3:] if word not in ("on", "late", "early", "in", "a", ",")]
    trigger = set(_words(telling.text, telling.trigger.start, telling.trigger.end))
    return bool(near) and near[-1] in load_times().binding["speaking"] - trigger


def _dates_noun(date: TimeExpression, telling: Telling) -> bool:
    """Whether the date belongs to a noun behind it: "the January 6 attack", "Friday's talks"."""
    after = re.match(r"(['’]s)?\s+([^\W\d_][\w-]*)", telling.text[date.span.end :][:40])
    if after is None or date.span.end + after.start(2) >= telling.sentence.end:
        return False
    noun = Span(date.span.end + after.start(2), date.span.end + after.end(2))
    if noun.overlaps(telling.trigger):
        return False
    written = date.span.of(telling.text).lower()
    if after[1] or written.endswith(("'s", "’s")):
        return True
    word = after[2]
    return word[0].islower() and not (
        word in load_times().binding["function"] or word.endswith(("ed", "ing", "ly"))
    )


def _words(text: str, start: int, end: int) -> list[str]:
    return [text[s:e].lower() for s, e in find_words(text, start, end)] if start < end else []


def _period(date: TimeExpression, text: str) -> Period:
    year = date.start.year if date.start else 0
    is_stated = str(year) in date.span.of(text)
    basis: Basis = "stated" if is_stated else "anchored"
    return Period(start=date.start, end=date.end, precision=precision_of(date.value), basis=basis)


def precision_of(value: str) -> Precision:
    """How finely a TIMEX3 value speaks."""
    day = value.partition("T")[0]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return "day"
    if re.fullmatch(r"\d{4}-W\d\d(?:-WE)?", day):
        return "week"
    if re.fullmatch(r"\d{4}-\d\d", day):
        return "month"
    if re.fullmatch(r"\d{4}-(?:Q\d|SP|SU|FA|WI)", day):
        return "season"
    return "year" if re.fullmatch(r"\d{4}", day) else "unknown"


def _undated(published: Dating, telling: Telling) -> Period:
    """The days of an act that no words date."""
    when, realis = published.when, telling.realis
    if not when.is_known or realis == "hypothetical":
        return Period.unknown()
    if telling.is_past_background or realis == "historical":
        return _before(published)
    if realis == "future":
        return Period(start=when.start, end=None, precision="unknown", basis="inferred")
    if when.start is None:
        return _before(published)
    if when.precision != "day":
        return Period(start=when.start, end=when.end, precision=when.precision, basis="inferred")
    start = when.start - dt.timedelta(days=_NEWS_DAYS)
    return Period(start=start, end=when.end, precision="week", basis="inferred")


def _before(published: Dating) -> Period:
    """Any time up to publication."""
    if published.when.end is None:
        return Period.unknown()
    return Period(start=None, end=published.when.end, precision="unknown", basis="inferred")
