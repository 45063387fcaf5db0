"""Holidays: the day they fall on, in the year that is named or meant."""

import datetime as dt
from collections.abc import Mapping

from lapwing.stages.time_calendar import in_year, year_named
from lapwing.stages.time_fields import Fields, Meaning, as_date
from lapwing.stages.time_points import Point, day_point, easter, nth_weekday, year_point
from lapwing.stages.time_story import Story


def mean_holiday(fields: Fields, story: Story, *, holidays: Mapping[str, str]) -> Meaning | None:
    """A holiday, in the year that is named or meant."""
    rule = holidays[str(fields["holiday"])]
    year = year_named(fields, story)
    if year is None:
        near = _holiday_day(rule, story.here.year)
        if near is None:
            return as_date(Point(month=_fixed_month(rule), grain="D"))
        meant = in_year(near, fields, story).year
        if meant is None:
            return as_date(Point(month=_fixed_month(rule), grain="D"))
        year = year_point(meant)
    if year.is_bc:
        return None
    found = _holiday_day(rule, year.year)
    return as_date(found) if found else None


def _fixed_month(rule: str) -> int | None:
    return int(rule[:2]) if "-" in rule[1:] else None


def _holiday_day(rule: str, year: int | None) -> Point | None:
    if year is None or not 1583 <= year <= 4000:
        return None
    if "-" in rule[1:3]:
        month, day = rule.split("-")
        return Point(year=year, month=int(month), day=int(day), grain="D")
    numbers = [int(n) for n in rule.split()]
    if len(numbers) == 1:
        return day_point(easter(year) + dt.timedelta(days=numbers[0]))
    return day_point(nth_weekday(year, *numbers))
