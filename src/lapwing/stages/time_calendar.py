"""Calendar dates: from the parts that are written to the stretch of the calendar that is meant.

A date that names its year is plain. One that does not takes it from the day of writing (news: the
nearest, the tense deciding between past and future) or from where the story has got to (histories).

Known to miss: fiscal years and the southern half of the world, where summer is in January.
"""

import datetime as dt
import re
from dataclasses import replace

from lapwing.stages.time_fields import STEP, TOLD, Fields
from lapwing.stages.time_points import Point, day_point, year_point
from lapwing.stages.time_story import Story


def calendar_point(fields: Fields, story: Story) -> Point | None:
    if "iso" in fields or "numdate" in fields:
        return _written(str(fields.get("iso") or fields["numdate"]))
    year = year_named(fields, story)
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
        return weekday_point(fields, story)
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


def year_named(fields: Fields, story: Story) -> Point | None:
    """The year that the words name; None: they name none."""
    if "year" in fields:
        return year_point(int(fields["year"]), is_bc=fields.get("era") == "BC")
    if "year2" in fields:
        return year_point(full_year(int(fields["year2"]), story))
    if "era" in fields and isinstance(fields.get("n"), int):
        return year_point(int(fields["n"]), is_bc=fields["era"] == "BC")
    if "ywhich" in fields:
        which = str(fields["ywhich"])
        base = story.there if which in TOLD else story.here
        return base.moved(STEP[which], "Y")
    return None


def full_year(short: int, story: Story) -> int:
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
        point = in_year(bare, fields, story)
    if day is not None and point.year is not None and not point.is_bc and point.days is None:
        return None
    return point


def in_year(bare: Point, fields: Fields, story: Story) -> Point:
    """Give a month, or a day of a month, the year that the text must mean."""
    which = str(fields.get("which", ""))
    if which in TOLD or (story.is_narrative and not which):
        return _narrative_year(bare, which, story)
    here = story.here
    if here.year is None or here.month is None:
        return replace(bare, year=here.year if which == "this" else None)
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


_SEASON_MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}
"""The month in the middle, counted from the January of the year a season is named after; the winter
of 2018 runs into 2019."""


def _piece(
    piece: str, grain: str, fields: Fields, year: Point | None, story: Story
) -> Point | None:
    """A season or quarter of the year that is named, or of the one that must be meant."""
    made = Point(piece=piece, grain=grain)
    if year is not None:
        return replace(made, year=year.year, is_bc=year.is_bc)
    middle = _SEASON_MIDDLE.get(piece) or int(piece[1]) * 3 - 1
    which = str(fields.get("which", ""))
    if story.is_narrative or which in TOLD:
        found = _narrative_year(Point(month=middle, grain="M"), which, story)
        return replace(made, year=found.year, is_bc=found.is_bc)
    here = story.here
    if here.year is None or here.month is None:
        return replace(made, year=here.year if which == "this" else None)
    now = here.year * 12 + here.month
    months = [year * 12 + middle for year in range(here.year - 2, here.year + 3)]
    return replace(made, year=(_chosen_piece(months, now, which, grain, story) - middle) // 12)


def _chosen_piece(months: list[int], now: int, which: str, grain: str, story: Story) -> int:
    """Of the months in the middle of a season or quarter, five years running, the one meant."""
    past, coming = [m for m in months if m < now - 1], [m for m in months if m > now + 1]
    present = [m for m in months if abs(m - now) <= 1]
    if which == "last":
        return max(m for m in past if grain == "Q" or m < now - 2)  # "last summer" in September
    if which == "next":
        return min(coming)
    if which == "this":
        return present[0] if present else months[2]
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


def weekday_point(fields: Fields, story: Story) -> Point:
    weekday, which = int(fields["weekday"]), str(fields.get("which", ""))
    if "wwhich" in fields:
        step = STEP[str(fields["wwhich"])]
        base = story.there if fields["wwhich"] in TOLD else story.here
        return _of_week(base.moved(step, "W"), weekday)
    base = story.there if which in TOLD or story.is_narrative else story.here
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
