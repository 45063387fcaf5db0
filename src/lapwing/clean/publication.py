"""Publication: the day an article states, from metadata, header, dateline and URL.

Several sources may speak. A line "Published: …" counts most, then the metadata, then a date without
a label, a dateline, the URL. Where two agree, confidence rises; where they differ, it falls and the
reason says so. A date is never finer than its source: a numeric date that can be read two ways is
the interval between them, unless a dateline, the outlet's country or another date decides. Dates
with dots (12.03.2022) put the day first, whoever writes them.

Absurd days are distrusted, and said to be: before 1900, the zero of computer clocks (1970-01-01),
and days later than the day after tomorrow. Inference from the text itself is left to a stage.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lapwing.clean.header import StatedDate
from lapwing.lexicon.date_formats import DateFormats, FoundDate, Written
from lapwing.record import Basis, Dateline, Dating, Period, Span

EARLIEST = dt.date(1900, 1, 1)
CLOCK_ZERO = dt.date(1970, 1, 1)
_DIGITS = re.compile(r"(\d{8,14})(?:\.\d+)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_PARTIAL = re.compile(r"\d{4}(?:-\d{2}|-W\d{2})?")
_URL_DAY = re.compile(r"[/=_-]((?:19|20)\d\d)[/_-]?(\d{2}|[a-z]{3})[/_-]?(\d{1,2})(?=[/_.?&-]|$)")
_CONFIDENCE = {
    "published": 0.97,
    "metadata": 0.95,
    "none": 0.9,
    "dateline": 0.9,
    "url": 0.9,
    "updated": 0.75,
}
"""How far each source is to be trusted by itself: set by hand, in order; TIME calibrates them."""
_AGREED = 0.99
_DISPUTED = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that may state the day."""

    metadata: str = ""
    """As the source writes it."""
    metadata_from: str = "metadata"
    """Where that was read, in words."""
    stated: Sequence[StatedDate] = ()
    dateline: Dateline | None = None
    url: str = ""
    country: str = ""
    """ISO 3166 alpha-3 of the outlet; empty: not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    period: Period
    source: str
    """A key of `_CONFIDENCE`."""
    where: str
    """For `read_from`."""
    spans: tuple[Span, ...] = ()


def date_article(evidence: Evidence, *, dates: DateFormats, latest: dt.date) -> tuple[Dating, str]:
    """Date an article by what is stated about it.

    Args:
        evidence: What may state the day.
        dates: How dates are written.
        latest: The last day that is no absurdity.

    Returns:
        The dating, and where it was read in words; empty when the dating is unknown.
    """
    found: list[_Candidate] = []
    doubts: list[str] = []
    for candidate, written in _candidates(evidence, dates, latest):
        doubt = _doubt(candidate.period, latest) if candidate else "is not understood as a date"
        if candidate is None or doubt:
            doubts.append(f"{written} {doubt}")
        else:
            found.append(candidate)
    if found:
        return _weigh(found, doubts), found[0].where
    line = evidence.dateline
    if line and line.date:
        doubts.append(f"the dateline says {line.date!r} without a year")
    return Dating.unknown("; ".join(doubts) or "no date is stated anywhere"), ""


def parse_published(
    written: str,
    *,
    dates: DateFormats,
    country: str = "",
    latest: dt.date,
    sure: Sequence[Period] = (),
) -> Period | None:
    """Read the date that a source gives for an article, in any usual form.

    ISO, RFC 822, seconds or milliseconds since 1970, `20190124`, "Jan. 24, 2019", `2019-01`.
    The day is the one written, in whatever time zone; seconds since 1970 are read as UTC.

    Returns:
        Basis `metadata`; None when no date can be seen in it.
    """
    text = written.strip()
    if digits := _DIGITS.fullmatch(text):
        return _from_digits(digits[1])
    if _PARTIAL.fullmatch(text):
        return _parsed(text)
    if iso := _ISO.match(text):
        return _parsed(iso[0])
    found = next((date for date in dates.find(text)), None)
    if found is None:
        return None
    return decide(
        _settled(found, text),
        dates=dates,
        country=country,
        basis="metadata",
        latest=latest,
        sure=sure,
    )


def _settled(found: FoundDate, text: str) -> FoundDate:
    """The date, day first where its numbers are set off by dots: so no country writes months."""
    is_dotted = len(found.readings) > 1 and "." in found.span.of(text)
    return replace(found, readings=found.readings[1:]) if is_dotted else found


def decide(
    found: FoundDate,
    *,
    dates: DateFormats,
    country: str,
    basis: Basis,
    latest: dt.date,
    others: Sequence[Period] = (),
    sure: Sequence[Period] = (),
) -> Period | None:
    """The period of a written date; of two readings the likelier one, or both as an interval.

    A date beyond doubt (`sure`) that agrees with one reading decides, then the outlet's country,
    then another date (`others`), then the impossibility of one. None: the date has no year.
    """
    periods = [p for w in found.readings if (p := w.period(basis=basis)) is not None]
    if len(periods) < 2:
        return periods[0] if periods else None
    agreeing = [p for p in periods if any(_near(p, other) for other in sure)]
    if len(agreeing) == 1:
        return agreeing[0]
    if country in dates.month_first:
        return periods[0]
    if country and country not in dates.undecided:
        return periods[1]
    agreeing = [p for p in periods if any(_near(p, other) for other in others)]
    possible = [p for p in periods if p.start is not None and p.start <= latest]
    for few in (agreeing, possible):
        if len(few) == 1:
            return few[0]
    days = sorted(p.start for p in periods if p.start is not None)
    return Period(start=days[0], end=days[-1], precision="unknown", basis=basis)


def _candidates(
    evidence: Evidence, dates: DateFormats, latest: dt.date
) -> Iterator[tuple[_Candidate | None, str]]:
    """What each source says, the weightiest first, with its words for a doubt."""
    stated = list(_stated_candidates(evidence, dates, latest))
    yield from (pair for pair in stated if pair[0].source == "published")
    if evidence.metadata.strip():
        period = parse_published(
            evidence.metadata,
            dates=dates,
            country=evidence.country,
            latest=latest,
            sure=_dateline_days(evidence, dates),
        )
        words = f"{evidence.metadata_from} {evidence.metadata.strip()[:60]!r}"
        where = evidence.metadata_from
        candidate = _Candidate(period=period, source="metadata", where=where) if period else None
        yield candidate, words
    yield from (pair for pair in stated if pair[0].source == "none")
    url = _url_period(evidence.url, dates)
    yield from _dateline_candidates(evidence, stated, url, dates, latest)
    if url:
        yield _Candidate(period=url, source="url", where="url"), f"the url's {url.text}"
    yield from (pair for pair in stated if pair[0].source == "updated")


def _stated_candidates(
    evidence: Evidence, dates: DateFormats, latest: dt.date
) -> Iterator[tuple[_Candidate, str]]:
    others = [p for p in (_url_period(evidence.url, dates),) if p]
    if evidence.metadata:
        other = parse_published(evidence.metadata, dates=dates, latest=latest)
        others += [other] if other and other.precision == "day" else []
    for date in evidence.stated:
        period = decide(
            _settled(date.found, date.line),
            dates=dates,
            country=evidence.country,
            basis="stated",
            latest=latest,
            others=[*others, *_readings_beside(date, evidence.stated)],
            sure=_dateline_days(evidence, dates),
        )
        if period:
            words = f"the line {date.line[:60]!r}"
            yield _Candidate(period=period, source=date.label, where=words), words


def _readings_beside(date: StatedDate, stated: Sequence[StatedDate]) -> list[Period]:
    """What the other dates of a header can mean: it was updated soon after it was published."""
    return [
        period
        for other in stated
        if other is not date
        for written in _settled(other.found, other.line).readings
        if (period := written.period(basis="stated"))
    ]


def _dateline_days(evidence: Evidence, dates: DateFormats) -> list[Period]:
    """The dateline's day in every year that the metadata or the header's dates name."""
    line = evidence.dateline
    if line is None:
        return []
    found = [_settled(date, line.date) for date in dates.find(line.date)]
    days = [date.readings[0] for date in found if len(date.readings) == 1]
    written = [*dates.find(evidence.metadata), *(date.found for date in evidence.stated)]
    years = sorted({w.year for date in written for w in date.readings if w.year})
    filled = [day.in_year(year).period(basis="dateline") for day in days for year in years]
    return [period for period in filled if period]


def _dateline_candidates(
    evidence: Evidence,
    stated: Sequence[tuple[_Candidate, str]],
    url: Period | None,
    dates: DateFormats,
    latest: dt.date,
) -> Iterator[tuple[_Candidate | None, str]]:
    """The dateline's day, its year taken from another source where it has none of its own."""
    line = evidence.dateline
    found = next(dates.find(line.date), None) if line else None
    if line is None or found is None:
        return
    found = _settled(found, line.date)
    period = decide(found, dates=dates, country=evidence.country, basis="dateline", latest=latest)
    if period is None:
        known = [candidate.period for candidate, _ in stated] + ([url] if url else [])
        metadata = parse_published(evidence.metadata, dates=dates, latest=latest)
        known += [metadata] if metadata else []
        period = _with_year_of(found.readings[0], known)
    if period:
        words = f"the dateline {line.date!r}"
        yield (
            _Candidate(period=period, source="dateline", where="dateline", spans=(line.span,)),
            words,
        )


def _with_year_of(written: Written, known: Sequence[Period]) -> Period | None:
    """A day without a year, in the year of the first period that can hold it or nearly does."""
    for period in known:
        if period.start is None or period.end is None or period.start.year != period.end.year:
            continue
        filled = written.in_year(period.start.year).period(basis="dateline")
        if filled and (period.precision in ("year", "month") or _near(filled, period)):
            return filled
    return None


def _near(one: Period, other: Period, *, days: int = 3) -> bool:
    """Whether two periods touch, give or take some days."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    slack = dt.timedelta(days=days)
    return one.start <= other.end + slack and other.start <= one.end + slack


def _weigh(found: Sequence[_Candidate], doubts: Sequence[str]) -> Dating:
    """The first candidate, with the confidence that the others give it."""
    best, others = found[0], found[1:]
    confidence = _CONFIDENCE[best.source]
    reason = f"{best.where} says {best.period.text}"
    if best.period.precision == "unknown":
        reason += ", day and month cannot be told apart"
    agreeing = [other for other in others if _near(best.period, other.period)]
    differing = [other for other in others if other not in agreeing and other.source != "updated"]
    if differing:
        confidence = min(confidence, _DISPUTED)
        reason += f"; but {differing[0].where} says {differing[0].period.text}"
    elif agreeing:
        confidence = max(confidence, _AGREED)
        reason += f"; {agreeing[0].where} agrees"
    if doubts:
        reason += f"; not believed: {'; '.join(doubts)}"
    spans = best.spans or tuple(span for other in agreeing for span in other.spans)
    return Dating(when=best.period, confidence=confidence, evidence=spans, reason=reason)


def _doubt(period: Period, latest: dt.date) -> str:
    """Why a period cannot be the day of publication; empty: it can."""
    start, end = period.start, period.end
    if start is None or end is None:
        return "names no day"
    if end < EARLIEST:
        return f"is before {EARLIEST.year}, too early to be true"
    if start == end == CLOCK_ZERO:
        return "is the zero of computer clocks, not a date"
    if start > latest:
        return "lies in the future"
    return ""


def _url_period(url: str, dates: DateFormats) -> Period | None:
    """The day in a URL: `/2019/01/24/`, `/2019/jan/24/`, `-20190124.html`."""
    match = _URL_DAY.search(url.lower())
    if not match:
        return None
    month = int(match[2]) if match[2].isdigit() else dates.months.get(match[2], 0)
    return Written(year=int(match[1]), month=month, day=int(match[3])).period(basis="metadata")


def _from_digits(digits: str) -> Period | None:
    """`20190124`, `20190124122100`, seconds or milliseconds since 1970."""
    if len(digits) in (8, 12, 14) and digits[:2] in ("18", "19", "20"):
        return _parsed(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}")
    seconds = int(digits) / (1000 if len(digits) > 11 else 1)
    day = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds)
    return Period(start=day.date(), end=day.date(), precision="day", basis="metadata")


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text, basis="metadata")
    except ValueError:
        return None
