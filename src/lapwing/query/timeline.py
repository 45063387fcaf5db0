"""Timelines: the story in order of time, reports that tell the same thing folded into one line.

Folding here is a plain rule and not yet a judgement: same type, same parties, days that can be the
same. Reports of one wire story in two outlets fall together; a second meeting on another day does
not. Events proper, with scores and reasons, take its place when they are in the ledger.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lapwing.query.find import FoundReport
from lapwing.record import Period

_DAY_APART = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a timeline."""

    reports: tuple[FoundReport, ...]
    """The reports it stands on, the most precisely dated and surest first; never empty."""

    @property
    def lead(self) -> FoundReport:
        """The report that speaks for the line."""
        return self.reports[0]

    @property
    def when(self) -> Period:
        """The most precise period among the reports."""
        return self.lead.when

    @property
    def anchor(self) -> dt.date | None:
        """The day that gives the line its place; None: undated, or only not before some day."""
        if self.when.end is None and self.when.precision == "unknown":
            return None
        return self.when.start or self.when.end

    @property
    def outlets(self) -> tuple[str, ...]:
        """Outlets that tell it, each once, in alphabetical order."""
        return tuple(sorted({report.outlet or "unnamed outlet" for report in self.reports}))


def make_timeline(reports: Iterable[FoundReport]) -> tuple[Line, ...]:
    """Fold reports into lines, in order of time; what has no date comes last.

    Args:
        reports: As `find_reports` gives them.
    """
    groups: dict[tuple[object, ...], list[list[FoundReport]]] = {}
    for report in reports:
        among = groups.setdefault(_kin(report), [])
        for group in among:
            if any(_same_time(report, other) for other in group):
                group.append(report)
                break
        else:
            among.append([report])
    lines = [Line(reports=tuple(sorted(g, key=_rank))) for same in groups.values() for g in same]
    # The sort is stable: lines of one day stay in the order of outlets and texts.
    return tuple(sorted(lines, key=_position))


def _kin(report: FoundReport) -> tuple[object, ...]:
    actors = frozenset(party.actor_id for party in report.actors)
    recipients = frozenset(party.actor_id for party in report.recipients)
    return report.type, report.realis, actors, recipients


def _same_time(one: FoundReport, other: FoundReport) -> bool:
    """Whether two reports can tell of one occurrence, by their days."""
    if one.article_id == other.article_id and one.when == other.when:
        return True
    if one.when.start is None or other.when.start is None:
        return False
    return one.when.overlaps(other.when) or _near(one.when, other.when)


def _near(one: Period, other: Period) -> bool:
    """Days next to each other: midnight falls between two clocks."""
    if one.precision != "day" or other.precision != "day" or not one.start or not other.start:
        return False
    return abs(one.start - other.start) <= _DAY_APART


_PRECISIONS: Sequence[str] = ("day", "week", "month", "season", "year", "unknown")


def _rank(report: FoundReport) -> tuple[object, ...]:
    precision = _PRECISIONS.index(report.when.precision)
    return precision, -report.confidence, report.outlet, report.report_id


def _position(line: Line) -> tuple[object, ...]:
    when, latest = line.when, dt.date.max
    lower = line.anchor or when.start
    return line.anchor is None, lower or latest, when.end or latest
