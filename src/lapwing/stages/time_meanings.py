"""What time expressions mean: fields of a pattern in, type, value and days out.

One small function for each word that stands behind `means:` in `resources/times.yaml`. A relative
expression is counted from the story's clock (`Story`); where that is not known far enough, the value
says so with X.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lapwing.lexicon.times import Value
from lapwing.stages.time_points import (
    Point,
    day_point,
    easter,
    nth_weekday,
    week_of,
    year_point,
)
from lapwing.stages.time_story import Story

Fields = Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one expression stands for."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    point: Point | None = None
    """The stretch of the calendar, for dates and times of day."""


STEP = {"last": -1, "previous": -1, "this": 0, "same": 0, "the": 0, "next": 1, "following": 1,
        "tnext": 1}  # fmt: skip
_TOLD = frozenset({"previous", "same", "following", "tnext", "the"})
_CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}


def mean_date(fields: Fields, story: Story) -> Meaning | None:
    """A calendar date: `March 3, 2019`, `the third quarter`, `last fall`, `Tuesday`."""
    point = _calendar(fields, story)
    return _with_hour(point, fields) if point else None


def _calendar(fields: Fields, story: Story) -> Point | None:
    if "iso" in fields or "numdate" in fields:
        return _written(str(fields.get("iso") or fields["numdate"]))
    year = _year(fields, story)
    if "month" in fields:
        return _month(fields, year, story)
    if "season" in fields:
        return _piece(str(fields["season"]), "S", fields, year, story)
    if "q" in fields:
        number = int(fields["q"])
        return _piece(f"Q{number}", "Q", fields, year, story) if 1 <= number <= 4 else None
    if "half" in fields:
        return _half(fields, year, story)
    if year is not None:
        return year
    if "weekday" in fields:
        return _weekday(fields, story)
    if "shift" in fields:
        return story.published.moved(int(fields["shift"]), "D")
    if isinstance(fields.get("n"), int):
        return year_point(int(fields["n"]))
    return None


def _written(written: str) -> Point | None:
    numbers = [int(n) for n in re.findall(r"\d+", written[:10])]
    if len(numbers) < 3:
        return None
    if len(re.match(r"\d+", written)[0]) == 4:  # type: ignore[index]
        year, month, day = numbers[:3]
    else:
        month, day, year = numbers[:3]
        if month > 12 or "." in written:
            month, day = day, month
        if year < 100:
            year += 1900 if year >= 50 else 2000
    point = Point(year=year, month=month, day=day, grain="D")
    return point if point.days else None


def _year(fields: Fields, story: Story) -> Point | None:
    """The year that the words name; None: they name none."""
    if "year" in fields:
        return year_point(int(fields["year"]), is_bc=fields.get("era") == "BC")
    if "year2" in fields:
        return year_point(_full_year(int(fields["year2"]), story))
    if "era" in fields and isinstance(fields.get("n"), int):
        return year_point(int(fields["n"]), is_bc=fields["era"] == "BC")
    if "ywhich" in fields:
        which = str(fields["ywhich"])
        base = story.there if which in _TOLD else story.here
        return base.moved(STEP[which], "Y")
    return None


def _full_year(short: int, story: Story) -> int:
    """`98` as the year nearest to the story, not more than ten years ahead of it."""
    near = story.there.year or 2000
    return max(year for year in range(short, near + 11, 100)) if short <= near + 10 else short


def _month(fields: Fields, year: Point | None, story: Story) -> Point | None:
    month = int(fields["month"])
    day = int(fields["day"]) if "day" in fields else None
    if day is not None and not 1 <= day <= 31:
        return None
    bare = Point(month=month, day=day, grain="M" if day is None else "D")
    if year is not None:
        point = replace(bare, year=year.year, is_bc=year.is_bc)
    else:
        point = _in_year(bare, fields, story)
    if day is not None and point.year is not None and not point.is_bc and point.days is None:
        return None
    return point


def _in_year(bare: Point, fields: Fields, story: Story) -> Point:
    """Give a month, or a day of a month, the year that the text must mean."""
    which = str(fields.get("which", ""))
    if which in _TOLD or (story.is_narrative and not which):
        return _narrative_year(bare, which, story)
    here = story.here
    if here.year is None or here.month is None:
        return replace(bare, year=here.year)
    now = here.year * 12 + here.month
    months = [year * 12 + (bare.month or 1) for year in (here.year - 1, here.year, here.year + 1)]
    if which == "last":
        chosen = max(m for m in months if m < now)
    elif which == "next":
        chosen = min(m for m in months if m > now)
    elif which == "this":
        chosen = months[1]
    else:
        chosen = _nearest(months, now, bare, story)
    return replace(bare, year=(chosen - 1) // 12)


_AGAINST_TENSE = 4.0
"""How much farther a date seems that lies on the other side than its verb's tense; tried on the
development texts of bench/time.py, flat from 3 to 6."""


def _nearest(months: list[int], now: int, bare: Point, story: Story) -> int:
    """The month nearest to the day of writing; what lies against the tense is farther off."""
    days = (bare.day - story.here.day) / 31 if bare.day and story.here.day else 0.0

    def cost(month: int) -> float:
        distance = month - now + days
        against = {"past": distance > 0.05, "future": distance < -0.05}.get(story.tense, False)
        return abs(distance) * (_AGAINST_TENSE if against else 1)

    return min(months, key=lambda m: (cost(m), m))


def _narrative_year(bare: Point, which: str, story: Story) -> Point:
    told = story.there
    if told.year is None:
        return replace(bare, year=None)
    month = bare.month or 1
    if which == "previous":
        year = told.year - (month >= (told.month or 13))
    elif which in ("following", "tnext"):
        year = told.year + (month <= (told.month or 0))
    else:
        year = told.year
    return replace(bare, year=year, is_bc=told.is_bc)


_SEASON_MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


def _piece(
    piece: str, grain: str, fields: Fields, year: Point | None, story: Story
) -> Point | None:
    """A season or quarter of the year that is named, or of the one that must be meant."""
    made = Point(piece=piece, grain=grain)
    if year is not None:
        return replace(made, year=year.year, is_bc=year.is_bc)
    middle = _SEASON_MIDDLE.get(piece) or int(piece[1]) * 3 - 1
    which = str(fields.get("which", ""))
    if story.is_narrative or which in _TOLD:
        found = _narrative_year(Point(month=middle, grain="M"), which, story)
        return replace(made, year=found.year, is_bc=found.is_bc)
    here = story.here
    if here.year is None or here.month is None:
        return replace(made, year=here.year)
    now = here.year * 12 + here.month
    months = [year * 12 + middle for year in (here.year - 1, here.year, here.year + 1)]
    return replace(made, year=(_chosen_piece(months, now, which, grain, story) - 1) // 12)


def _chosen_piece(months: list[int], now: int, which: str, grain: str, story: Story) -> int:
    """Of the months in the middle of a season or quarter, three years running, the one meant."""
    past, coming = [m for m in months if m < now - 1], [m for m in months if m > now + 1]
    present = [m for m in months if abs(m - now) <= 1]
    if which == "last":
        return max(past)
    if which == "next":
        return min(coming)
    if which == "this":
        return present[0] if present else months[1]
    is_fresh = now - max(past) <= _FRESH_MONTHS
    if grain == "Q" and (is_fresh or story.tense != "future"):
        return max(past) if is_fresh or not present else present[0]
    if story.tense == "future":
        return (present or [min(coming)])[0]
    return (present or [max(past)])[0]


_FRESH_MONTHS = 5
"""Results of a quarter are news till about five months after its middle."""


def _half(fields: Fields, year: Point | None, story: Story) -> Point | None:
    number = fields["half"]
    half = number if isinstance(number, int) else {"last": 2, "next": 2}.get(str(number), 2)
    if half not in (1, 2):
        return None
    base = year or story.there.at("Y")
    return Point(year=base.year, piece=f"H{half}", grain="H", is_bc=base.is_bc)


def mean_weekday(fields: Fields, story: Story) -> Meaning | None:
    """`Tuesday`, `last Tuesday`, `Tuesday morning`."""
    return _with_hour(_weekday(fields, story), fields)


def _weekday(fields: Fields, story: Story) -> Point:
    weekday, which = int(fields["weekday"]), str(fields.get("which", ""))
    if "wwhich" in fields:
        step = STEP[str(fields["wwhich"])]
        base = story.there if fields["wwhich"] in _TOLD else story.here
        return _of_week(base.moved(step, "W"), weekday)
    base = story.there if which in _TOLD or story.is_narrative else story.here
    day = base.date
    if day is None:
        return Point(piece=f"WXX-{weekday}", grain="W")
    back = (day.isoweekday() - weekday) % 7
    if which in ("last", "previous"):
        moved = -(back or 7)
    elif which in ("next", "following", "tnext"):
        moved = 7 - back
    elif which == "this":
        moved = -back if story.tense == "past" or back == 0 else 7 - back
    elif story.tense == "future":
        moved = (7 - back) % 7
    else:
        moved = -back
    return base.moved(moved, "D")


def _of_week(week: Point, weekday: int) -> Point:
    days = week.days
    if days is None:
        return Point(piece=f"WXX-{weekday}", grain="W")
    return day_point(days[0] + dt.timedelta(days=weekday - 1))


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
    return _date(year_point(base - base % 100 + short))


def mean_decade(fields: Fields, story: Story) -> Meaning | None:
    """`the 1990s`, `the nineties`."""
    digits = str(fields["decade"])
    year = int(digits) if len(digits) > 2 else _full_year(int(digits), story) // 10 * 10
    return _date(Point(year=year, grain="E", is_bc=fields.get("era") == "BC"))


def mean_century(fields: Fields, story: Story) -> Meaning | None:
    """`the 19th century`."""
    number = int(fields["c"])
    if not 1 <= number <= 30:
        return None
    is_bc = fields.get("era") == "BC"
    return _date(Point(year=(number - 1) * 100, grain="C", is_bc=is_bc))


def mean_unit(fields: Fields, story: Story) -> Meaning | None:
    """A unit and which one: `last month`, `the previous year`, `that day`, `the quarter`."""
    unit, which = str(fields["unit"]), str(fields["which"])
    if unit in _CLOCK_UNITS:
        return None
    base = story.there if which in _TOLD else story.here
    step = STEP[which]
    if unit == "Q" and which in ("the", "same") and story.quarter:
        base = story.quarter
    if unit == "F":
        return _date(base.moved(step * 2, "W"))
    if unit == "WE":
        return _date(_weekend(base, step, which, story))
    return _date(base.moved(step, unit))


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
    base = _calendar({k: v for k, v in fields.items() if k != "unit"}, story)
    unit = str(fields["unit"])
    if base is None:
        return None
    return _date(base.at(unit)) if unit in ("W", "M", "Q", "Y") else _date(base)


def mean_spanunit(fields: Fields, story: Story) -> Meaning | None:
    """`the year ended June 30`: a length; a quarter is the one that is spoken of."""
    if fields["unit"] == "Q":
        return mean_latest(fields, story)
    return mean_duration(fields, story)


def mean_latest(fields: Fields, story: Story) -> Meaning | None:
    """`the latest quarter`, `the period`: the one that is spoken of, else the last to be over."""
    unit = str(fields.get("unit", "Q"))
    if unit == "Q":
        return _date(story.quarter or story.here.moved(-1, "Q"))
    return _date(story.here.moved(-1 if unit != "Y" else 0, unit))


def mean_yearago(fields: Fields, story: Story) -> Meaning | None:
    """`the year-ago quarter`: the one that is spoken of, a year before."""
    quarter = story.quarter or story.here.moved(-1, "Q")
    if "q" in fields and 1 <= int(fields["q"]) <= 4:
        quarter = replace(quarter, piece=f"Q{int(fields['q'])}", month=None)
    return _date(quarter.moved(-4, "Q"))


def mean_shift(fields: Fields, story: Story) -> Meaning | None:
    """So many units on or back: `two weeks ago`, `three days later`."""
    base = story.there if fields.get("from") == "told" else story.here
    return _shift(fields, base, story)


def mean_shiftfrom(fields: Fields, story: Story) -> Meaning | None:
    """So many units from a date that is named: `two days after March 3`."""
    base = _calendar({k: v for k, v in fields.items() if k not in ("n", "unit")}, story)
    return _shift(fields, base, story) if base else None


def _shift(fields: Fields, base: Point, story: Story) -> Meaning | None:
    direction, unit, n = int(fields["direction"]), str(fields["unit"]), fields.get("n", 1)
    if not isinstance(n, int):
        return _vague_shift(direction, unit, n, base)
    if unit in _CLOCK_UNITS:
        return Meaning(type="TIME", value=f"{base.at('D').value}TXX:XX", point=base)
    if unit == "Y" and n == 1 and direction < 0 and story.quarter and not story.is_narrative:
        return _date(story.quarter.moved(-4, "Q"))
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
    return _date(moved)


def _vague_shift(direction: int, unit: str, n: Value, base: Point) -> Meaning | None:
    if n == 0.5 and unit in ("Y", "E"):
        return _date(base.moved(direction * 6, "M") if unit == "Y" else base.moved(direction * 5, "Y"))
    return Meaning(type="DATE", value="PAST_REF" if direction < 0 else "FUTURE_REF")


def mean_daypart(fields: Fields, story: Story) -> Meaning | None:
    """A part of a day and which day: `last night`, `that morning`."""
    which = str(fields["which"])
    base = story.there if which in _TOLD else story.here
    step = STEP[which]
    if which == "last" and fields.get("part") not in ("NI", "EV"):
        step = -1
    day = base.moved(step, "D") if base.date else Point(grain="D")
    return _with_hour(day, fields)


def mean_time(fields: Fields, story: Story) -> Meaning | None:
    """An hour, with the day where it is named: `9:30 a.m. Tuesday`."""
    day = _calendar({k: v for k, v in fields.items() if k not in ("n", "unit")}, story)
    if day is None:
        base = story.there
        day = base if base.date else Point(grain="D")
    return _with_hour(day, fields)


def _with_hour(point: Point, fields: Fields) -> Meaning | None:
    hour = _hour(fields)
    if hour is None and "part" in fields:
        hour = f"T{fields['part']}"
    if not hour:
        return _date(point)
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


def mean_holiday(fields: Fields, story: Story, *, holidays: Mapping[str, str]) -> Meaning | None:
    """A holiday, in the year that is named or meant."""
    rule = holidays[str(fields["holiday"])]
    year = _year(fields, story)
    if year is None:
        near = _holiday_day(rule, story.here.year)
        if near is None:
            return _date(Point(month=_fixed_month(rule), grain="D"))
        year = year_point(_in_year(replace(near), fields, story).year or 0)
    if year.is_bc:
        return None
    found = _holiday_day(rule, year.year)
    return _date(found) if found else None


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


def mean_ref(fields: Fields, story: Story) -> Meaning | None:
    """A point that moves with the writer: `now`, `recently`."""
    return Meaning(type="DATE", value=str(fields["ref"]))


def mean_duration(fields: Fields, story: Story) -> Meaning | None:
    """`two weeks`, `the past three months`, `a year and a half`."""
    value = duration_value(fields.get("n", 1), str(fields["unit"]), fields.get("n2"))
    return Meaning(type="DURATION", value=value) if value else None


def duration_value(n: Value, unit: str, more: Value | None = None) -> str:
    """The TIMEX3 value of so many units; empty: no such duration."""
    if unit in _CLOCK_UNITS:
        prefix, letter = "PT", _CLOCK_UNITS[unit]
    elif unit == "F":
        prefix, letter, n = "P", "W", n * 2 if isinstance(n, int) else "X"
    elif unit == "E":
        prefix, letter, n = ("P", "Y", n * 10) if isinstance(n, int) else ("P", "E", n)
    else:
        prefix, letter = "P", {"C": "CE", "L": "ML", "H": "H"}.get(unit, unit)
    half = {"Y": "6M", "TH": "30M", "TM": "30S"}.get(unit)
    if isinstance(n, float) and n % 1 == 0.5 and half and unit != "WE":
        return f"{prefix}{f'{int(n)}{letter}' if n > 1 else ''}{half}"
    if more == 0.5 and half and isinstance(n, int):
        return f"{prefix}{n}{letter}{half}"
    number = f"{n:g}" if isinstance(n, float) else str(n)
    return f"{prefix}{number}{letter}"


def mean_set(fields: Fields, story: Story) -> Meaning | None:
    """`every two years`, `a day` in "three times a day"."""
    value = duration_value(fields.get("n", 1), str(fields["unit"]))
    return Meaning(type="SET", value=value) if value else None


def mean_setof(fields: Fields, story: Story) -> Meaning | None:
    """`every Friday`, `each March`, `every morning`."""
    if "weekday" in fields:
        value = f"XXXX-WXX-{fields['weekday']}"
        return Meaning(type="SET", value=value + (f"T{fields['part']}" if "part" in fields else ""))
    if "month" in fields:
        return Meaning(type="SET", value=f"XXXX-{int(fields['month']):02d}")
    if "season" in fields:
        return Meaning(type="SET", value=f"XXXX-{fields['season']}")
    return Meaning(type="SET", value=f"XXXX-XX-XXT{fields['part']}")


def mean_regular(fields: Fields, story: Story) -> Meaning | None:
    """`daily`, `annually`."""
    return Meaning(type="SET", value=str(fields["period"]))


def _date(point: Point) -> Meaning:
    return Meaning(type="DATE", value=point.value, point=point)


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
