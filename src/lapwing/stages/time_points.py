"""Time points: a stretch of the calendar known as far as it is known.

A point is a year, or a part of one: a month, a day, a week, a quarter, a season. What is not known
is None, and is written with X in its TIMEX3 value; no day is ever invented.
"""

import calendar
import datetime as dt
from dataclasses import dataclass, replace

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month, northern half of the world; winter goes into the next year."""


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    piece: str = ""
    """Part of a year that is no month: `Q3`, `H1`, `SU`, `W23`, `W23-WE`."""
    grain: str = "Y"
    """What it is: E decade, C century, L millennium, Y year, Q quarter, S season, H half, M month,
    W week, D day."""
    is_bc: bool = False

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        prefix = "BC" if self.is_bc else ""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.grain in _CUT:
            return prefix + year[: _CUT[self.grain]]
        if self.piece or self.grain == "W":
            return f"{prefix}{year}-{self.piece or 'WXX'}"
        if self.grain == "Y":
            return prefix + year
        month = "XX" if self.month is None else f"{self.month:02d}"
        if self.grain == "M":
            return f"{prefix}{year}-{month}"
        return f"{prefix}{year}-{month}-{'XX' if self.day is None else f'{self.day:02d}'}"

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """First and last day; None where the calendar is not known well enough."""
        if self.year is None or self.is_bc or not 1 <= self.year <= 9998:
            return None
        try:
            return self._days(self.year)
        except ValueError:
            return None

    def _days(self, year: int) -> tuple[dt.date, dt.date] | None:
        if self.grain in _CUT:
            length = 10 ** (4 - _CUT[self.grain])
            first = max(1, year - year % length)
            return dt.date(first, 1, 1), dt.date(year - year % length + length - 1, 12, 31)
        if self.grain == "W":
            return _week_days(year, self.piece)
        if self.piece:
            return _piece_days(year, self.piece)
        if self.grain == "Y":
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if self.month is None:
            return None
        if self.grain == "M":
            return _month_days(year, self.month, year, self.month)
        if self.day is None:
            return None
        day = dt.date(year, self.month, self.day)
        return day, day

    @property
    def date(self) -> dt.date | None:
        """The day, where it is one day."""
        days = self.days if self.grain == "D" else None
        return days[0] if days else None

    def at(self, grain: str) -> "Point":
        """The stretch of that grain which this one lies in, or begins in."""
        if grain in ("Y", *_CUT):
            return Point(year=self.year, grain=grain, is_bc=self.is_bc)
        if grain == "D":
            return replace(self, grain="D", piece="") if self.grain == "D" else _unknown_day(self)
        date = self.date
        if grain == "W":
            return week_of(date) if date else Point(year=self.year, grain="W", is_bc=self.is_bc)
        month = self.month or _first_month(self.piece)
        if grain == "M":
            return Point(year=self.year, month=month, grain="M", is_bc=self.is_bc)
        if grain == "Q":
            piece = f"Q{(month + 2) // 3}" if month else "QX"
            return Point(year=self.year, month=month, piece=piece, grain="Q", is_bc=self.is_bc)
        if grain == "H":
            piece = f"H{1 if month <= 6 else 2}" if month else "HX"
            return Point(year=self.year, piece=piece, grain="H", is_bc=self.is_bc)
        return self

    def moved(self, count: int, unit: str) -> "Point":
        """The stretch of grain `unit` that lies `count` units on (back, when negative)."""
        here = self.at(unit)
        if here.year is None:
            return replace(here, piece=here.piece if here.grain != "W" else "")
        steps = {"E": 10, "C": 100, "L": 1000, "Y": 1}
        if unit in steps:
            return _year_moved(here, count * steps[unit])
        if unit in ("D", "W"):
            return _day_moved(self, count * (7 if unit == "W" else 1), unit)
        size = {"M": 1, "Q": 3, "H": 6}.get(unit, 0)
        month = here.month or _first_month(here.piece)
        if not size or month is None:
            return replace(here, month=None, piece={"Q": "QX", "H": "HX"}.get(unit, ""))
        index = here.year * 12 + month - 1 + count * size
        moved = replace(here, year=index // 12, month=index % 12 + 1, day=None, piece="", grain="M")
        return moved.at(unit)


def day_point(day: dt.date) -> Point:
    """One day."""
    return Point(year=day.year, month=day.month, day=day.day, grain="D")


def week_of(day: dt.date, *, weekend: bool = False) -> Point:
    """The ISO week of a day, or its weekend."""
    year, week, _ = day.isocalendar()
    return Point(year=year, piece=f"W{week:02d}{'-WE' if weekend else ''}", grain="W")


def year_point(year: int, *, is_bc: bool = False) -> Point:
    """One year."""
    return Point(year=year, grain="Y", is_bc=is_bc)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar.

    Source:
        The anonymous algorithm, Nature 13 (1876), as in Meeus, Astronomical Algorithms.
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The nth Monday (1) to Sunday (7) of a month; negative: counted from its end."""
    last = calendar.monthrange(year, month)[1]
    days = [d for d in range(1, last + 1) if dt.date(year, month, d).isoweekday() == weekday]
    return dt.date(year, month, days[nth - 1 if nth > 0 else nth])


_CUT = {"E": 3, "C": 2, "L": 1}


def _unknown_day(point: Point) -> Point:
    return Point(year=point.year, month=point.month, grain="D", is_bc=point.is_bc)


def _first_month(piece: str) -> int | None:
    if piece[:1] == "Q" and piece[1:].isdigit():
        return int(piece[1:]) * 3 - 2
    if piece[:1] == "H" and piece[1:].isdigit():
        return int(piece[1:]) * 6 - 5
    return SEASON_MONTHS[piece][0] if piece in SEASON_MONTHS else None


def _week_days(year: int, piece: str) -> tuple[dt.date, dt.date] | None:
    if not piece[1:3].isdigit():
        return None
    monday = dt.date.fromisocalendar(year, int(piece[1:3]), 1)
    first = monday + dt.timedelta(days=5) if piece.endswith("WE") else monday
    return first, monday + dt.timedelta(days=6)


def _piece_days(year: int, piece: str) -> tuple[dt.date, dt.date] | None:
    first = _first_month(piece)
    if first is None:
        return None
    length = {"Q": 3, "H": 6}.get(piece[:1] if piece[1:].isdigit() else "", 3)
    end = first + length - 1
    return _month_days(year, first, year + (end > 12), (end - 1) % 12 + 1)


def _month_days(year: int, month: int, end_year: int, end: int) -> tuple[dt.date, dt.date]:
    last = calendar.monthrange(end_year, end)[1]
    return dt.date(year, month, 1), dt.date(end_year, end, last)


def _year_moved(here: Point, years: int) -> Point:
    if here.year is None:
        return here
    signed = (-here.year if here.is_bc else here.year) + years
    return Point(year=abs(signed), grain=here.grain, is_bc=signed < 0)


def _day_moved(point: Point, days: int, unit: str) -> Point:
    date = point.date
    if date is None:
        if unit == "W":
            return Point(year=point.year, grain="W", is_bc=point.is_bc)
        return Point(year=point.year, grain="D", is_bc=point.is_bc)
    try:
        moved = date + dt.timedelta(days=days)
    except OverflowError:
        return Point(grain=unit)
    return week_of(moved) if unit == "W" else day_point(moved)
