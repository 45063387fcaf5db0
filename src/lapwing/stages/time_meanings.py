"""What time expressions mean: fields of a pattern in, type, value and days out.

One small function for each word that stands behind `means:` in `resources/times.yaml`. A relative
expression is counted from the story's clock (`Story`); where that is not known far enough, the
value says so with X.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from lapwing.lexicon.times import Value
from lapwing.stages.time_calendar import calendar_point, full_year, weekday_point, year_named
from lapwing.stages.time_fields import CLOCK_UNITS, STEP, TOLD, Fields, Meaning, as_date
from lapwing.stages.time_lengths import (
    mean_duration,
    mean_regular,
    mean_set,
    mean_setof,
)
from lapwing.stages.time_points import Point, week_of, year_point
from lapwing.stages.time_story import Story


def mean_date(fields: Fields, story: Story) -> Meaning | None:
    """A calendar date: `March 3, 2019`, `the third quarter`, `last fall`, `Tuesday`."""
    point = calendar_point(fields, story)
    return _with_hour(point, fields) if point else None


def mean_weekday(fields: Fields, story: Story) -> Meaning | None:
    """`Tuesday`, `last Tuesday`, `Tuesday morning`."""
    return _with_hour(weekday_point(fields, story), fields)


def mean_dayword(fields: Fields, story: Story) -> Meaning | None:
    """`yesterday`, `tomorrow morning`."""
    return _with_hour(story.here.moved(int(fields["shift"]), "D"), fields)


def mean_dayonly(fields: Fields, story: Story) -> Meaning | None:
    """A day of the month whose month is told before: `the 24th`."""
    base = story.there
    day = int(fields["day"])
    if base.month is None or not 1 <= day <= 31:
        return None
    point = Point(year=base.year, month=base.month, day=day, grain="D", is_bc=base.is_bc)
    return _with_hour(point, fields) if point.days or point.is_bc or base.year is None else None


def mean_yearonly(fields: Fields, story: Story) -> Meaning | None:
    """The second year of a range, cut short: `45` of `1939-45`."""
    base, short = story.told.year if story.told else None, int(fields["yy"])
    if base is None or not 0 <= short <= 99 or short <= base % 100:
        return None
    return as_date(year_point(base - base % 100 + short))


def mean_decade(fields: Fields, story: Story) -> Meaning | None:
    """`the 1990s`, `the nineties`."""
    digits = str(fields["decade"])
    year = int(digits) if len(digits) > 2 else full_year(int(digits), story) // 10 * 10
    return as_date(Point(year=year, grain="E", is_bc=fields.get("era") == "BC"))


def mean_century(fields: Fields, story: Story) -> Meaning | None:
    """`the 19th century`."""
    number = int(fields["c"])
    if not 1 <= number <= 30:
        return None
    is_bc = fields.get("era") == "BC"
    return as_date(Point(year=(number - 1) * 100, grain="C", is_bc=is_bc))


def mean_unit(fields: Fields, story: Story) -> Meaning | None:
    """A unit and which one: `last month`, `the previous year`, `that day`, `the quarter`."""
    unit, which = str(fields["unit"]), str(fields["which"])
    if unit in CLOCK_UNITS:
        return None
    base = story.there if which in TOLD else story.here
    step = STEP[which]
    if unit == "Q" and which in ("the", "same") and story.quarter:
        base = story.quarter
    if unit == "F":
        return as_date(base.moved(step * 2, "W"))
    if unit == "WE":
        return as_date(_weekend(base, step, which, story))
    return as_date(base.moved(step, unit))


def _weekend(base: Point, step: int, which: str, story: Story) -> Point:
    day = base.date
    if day is None:
        return Point(year=base.year, piece="WXX-WE", grain="W")
    if which in ("the", "this") and story.tense in ("past", "unknown") and day.isoweekday() < 6:
        step = -1
    elif which == "last" and day.isoweekday() > 6:
        step = 0
    return week_of(day + dt.timedelta(days=7 * step), weekend=True)


def mean_unitof(fields: Fields, story: Story) -> Meaning | None:
    """`the week of March 5`, `the year ended June 30`."""
    base = calendar_point({k: v for k, v in fields.items() if k != "unit"}, story)
    unit = str(fields["unit"])
    if base is None:
        return None
    return as_date(base.at(unit)) if unit in ("W", "M", "Q", "Y") else as_date(base)


def mean_spanunit(fields: Fields, story: Story) -> Meaning | None:
    """`the year ended June 30`: a length; a quarter is the one that is spoken of."""
    if fields["unit"] != "Q":
        return mean_duration({"unit": fields["unit"]}, story)
    end = calendar_point({k: v for k, v in fields.items() if k != "unit"}, story)
    return as_date(end.at("Q")) if end and end.month else mean_latest(fields, story)


def mean_yearquarter(fields: Fields, story: Story) -> Meaning | None:
    """`the 1988 quarter`: of that year, the quarter that is spoken of; else just the year."""
    year = year_named(fields, story)
    if year is None:
        return None
    if story.quarter is None:
        return as_date(year)
    return as_date(replace(story.quarter, year=year.year, month=None))


def mean_recent(fields: Fields, story: Story) -> Meaning | None:
    """`recent weeks`: a length up to now; of years it is just the past."""
    if fields["unit"] in ("D", "W", "M", "Q"):
        return mean_duration({"n": "X", "unit": fields["unit"]}, story)
    return Meaning(type="DATE", value="PAST_REF")


def mean_past(fields: Fields, story: Story) -> Meaning | None:
    """`the past year`, `the past decade`: the second is a length and no decade of the calendar."""
    if fields["unit"] in ("E", "C", "L"):
        return mean_duration(fields, story)
    return mean_unit({**fields, "which": "last"}, story)


def mean_latest(fields: Fields, story: Story) -> Meaning | None:
    """`the latest quarter`, `the period`: the one that is spoken of, else the last to be over."""
    unit = str(fields.get("unit", "Q"))
    if unit == "Q":
        return as_date(story.quarter or story.here.moved(-1, "Q"))
    return as_date(story.here.moved(-1 if unit != "Y" else 0, unit))


def mean_yearago(fields: Fields, story: Story) -> Meaning | None:
    """`the year-ago quarter`: the one that is spoken of, a year before."""
    quarter = story.quarter or story.here.moved(-1, "Q")
    if "q" in fields and 1 <= int(fields["q"]) <= 4:
        quarter = replace(quarter, piece=f"Q{int(fields['q'])}", month=None)
    return as_date(quarter.moved(-4, "Q"))


def mean_shift(fields: Fields, story: Story) -> Meaning | None:
    """So many units on or back: `two weeks ago`, `three days later`."""
    base = story.there if fields.get("from") == "told" else story.here
    return _shift(fields, base, story)


def mean_shiftfrom(fields: Fields, story: Story) -> Meaning | None:
    """So many units from a date that is named: `two days after March 3`."""
    base = calendar_point({k: v for k, v in fields.items() if k not in ("n", "unit")}, story)
    return _shift(fields, base, story) if base else None


def _shift(fields: Fields, base: Point, story: Story) -> Meaning | None:
    direction, unit, n = int(fields["direction"]), str(fields["unit"]), fields.get("n", 1)
    if not isinstance(n, int):
        return _vague_shift(direction, unit, n, base)
    if unit in CLOCK_UNITS:
        return Meaning(type="TIME", value=f"{base.at('D').value}TXX:XX", point=base)
    if unit == "Y" and n == 1 and direction < 0 and story.quarter and not story.is_narrative:
        return as_date(story.quarter.moved(-4, "Q"))
    if unit == "F":
        n, unit = n * 2, "W"
    if unit == "E":
        n, unit = n * 10, "Y"
    if unit == "WE":
        return None
    if abs(n) > 9999:
        return None
    moved = base.moved(n * direction, unit)
    if unit == "W" and base.date and fields.get("from") == "told":
        moved = base.moved(7 * n * direction, "D")
    return as_date(moved)


def _vague_shift(direction: int, unit: str, n: Value, base: Point) -> Meaning | None:
    if n == 0.5 and unit in ("Y", "E"):
        step = (6, "M") if unit == "Y" else (5, "Y")
        return as_date(base.moved(direction * step[0], step[1]))
    return Meaning(type="DATE", value="PAST_REF" if direction < 0 else "FUTURE_REF")


def mean_daypart(fields: Fields, story: Story) -> Meaning | None:
    """A part of a day and which day: `last night`, `that morning`."""
    which = str(fields["which"])
    base = story.there if which in TOLD else story.here
    step = STEP[which]
    if which == "last" and fields.get("part") not in ("NI", "EV"):
        step = -1
    day = base.moved(step, "D") if base.date else Point(grain="D")
    return _with_hour(day, fields)


def mean_time(fields: Fields, story: Story) -> Meaning | None:
    """An hour, with the day where it is named: `9:30 a.m. Tuesday`."""
    day = calendar_point({k: v for k, v in fields.items() if k not in ("n", "unit")}, story)
    if day is None:
        day = next((b for b in (story.there, story.here) if b.date), Point(grain="D"))
    return _with_hour(day, fields)


def _with_hour(point: Point, fields: Fields) -> Meaning | None:
    hour = _hour(fields)
    if hour is None and "part" in fields:
        hour = f"T{fields['part']}"
    if not hour:
        return as_date(point)
    day = point.value if point.grain == "D" or point.piece.startswith("WXX-") else ""
    if not day:
        day = point.at("D").value
    return Meaning(type="TIME", value=day + hour, point=point)


def _hour(fields: Fields) -> str | None:
    """`T09:30`; None: no hour is named."""
    if "clock" in fields:
        parts = str(fields["clock"]).split(":")
    elif "hour" in fields:
        parts = f"{float(fields['hour']):.2f}".split(".")
    else:
        return None
    hour, minute = int(parts[0]), int(parts[1])
    half = fields.get("ampm") or {"MO": "am", "AF": "pm", "EV": "pm", "NI": "pm"}.get(
        str(fields.get("part"))
    )
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def mean_ref(fields: Fields, story: Story) -> Meaning | None:
    """A point that moves with the writer: `now`, `recently`."""
    return Meaning(type="DATE", value=str(fields["ref"]))


MEANINGS: Mapping[str, Callable[[Fields, Story], Meaning | None]] = {
    "date": mean_date,
    "weekday": mean_weekday,
    "dayword": mean_dayword,
    "dayonly": mean_dayonly,
    "yearonly": mean_yearonly,
    "decade": mean_decade,
    "century": mean_century,
    "unit": mean_unit,
    "unitof": mean_unitof,
    "spanunit": mean_spanunit,
    "yearquarter": mean_yearquarter,
    "recent": mean_recent,
    "past": mean_past,
    "latest": mean_latest,
    "yearago": mean_yearago,
    "shift": mean_shift,
    "shiftfrom": mean_shiftfrom,
    "daypart": mean_daypart,
    "time": mean_time,
    "ref": mean_ref,
    "duration": mean_duration,
    "set": mean_set,
    "setof": mean_setof,
    "regular": mean_regular,
}
"""What stands behind `means:` → what it does; `holiday` needs the calendar as well."""


NEEDS: Mapping[str, tuple[str, ...]] = {
    "weekday": ("weekday",),
    "dayword": ("shift",),
    "dayonly": ("day",),
    "yearonly": ("yy",),
    "decade": ("decade",),
    "century": ("c",),
    "unit": ("unit", "which"),
    "unitof": ("unit",),
    "spanunit": ("unit",),
    "recent": ("unit",),
    "past": ("unit",),
    "shift": ("direction", "unit"),
    "shiftfrom": ("direction", "unit"),
    "daypart": ("which", "part"),
    "ref": ("ref",),
    "duration": ("unit",),
    "set": ("unit",),
    "regular": ("period",),
    "holiday": ("holiday",),
}
"""Fields that a meaning cannot do without; a match that lacks one stands for nothing."""
