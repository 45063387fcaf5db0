"""Periods: honest dates.

A period never invents a day. What is known only to the month is the whole month, with precision
`"month"`; what nobody knows has no days at all and precision `"unknown"`.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "week", "month", "season", "year", "unknown"]
"""How finely the source speaks; "unknown" also stands for an interval that is no calendar unit."""

Basis = Literal["stated", "metadata", "dateline", "anchored", "inferred", "unknown"]
"""Where the days come from: written out in the text; the file's metadata; the dateline; a relative
expression ("Tuesday") worked out from the publication day; inner evidence; nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """An interval of days with its precision and the basis it stands on."""

    start: dt.date | None
    """First day; None: not known how far back."""
    end: dt.date | None
    """Last day, included; None: not known how far on."""
    precision: Precision
    basis: Basis

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"a period ends on or after its start, got {self.start} to {self.end}")

    @classmethod
    def unknown(cls) -> "Period":
        """The period of which nothing is known."""
        return cls(start=None, end=None, precision="unknown", basis="unknown")

    @classmethod
    def parse(cls, text: str, *, basis: Basis = "stated") -> "Period":
        """Read `YYYY`, `YYYY-MM`, `YYYY-Www` or `YYYY-MM-DD` as the period it names.

        Raises:
            ValueError: The text has another form, or names no day of the calendar.
        """
        try:
            start, end, precision = _days(text)
        except (ValueError, IndexError) as error:
            raise ValueError(
                f"{text!r} is no period; write YYYY, YYYY-MM, YYYY-Www or YYYY-MM-DD"
            ) from error
        return cls(start=start, end=end, precision=precision, basis=basis)

    @property
    def is_known(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None

    def overlaps(self, other: "Period") -> bool:
        """Whether the two can share a day; an open end reaches as far as needed."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        ends_in_time = self.end is None or other.start is None or other.start <= self.end
        return starts_in_time and ends_in_time

    @property
    def text(self) -> str:
        """The period as people write it: `2019-01-24`, `2019-01`, `2018-12 to 2019-02`."""
        if not self.is_known:
            return "undated"
        if self.precision == "unknown" or self.precision in ("week", "season"):
            return f"{self.start or '…'} to {self.end or '…'}"
        length = {"year": 4, "month": 7, "day": 10}[self.precision]
        first, last = str(self.start or "…")[:length], str(self.end or "…")[:length]
        return first if first == last else f"{first} to {last}"


def _days(text: str) -> tuple[dt.date, dt.date, Precision]:
    parts = text.split("-")
    if len(text) == 4 and text.isdigit():
        return dt.date(int(text), 1, 1), dt.date(int(text), 12, 31), "year"
    if len(parts) == 2 and parts[1].startswith("W"):
        monday = dt.date.fromisocalendar(int(parts[0]), int(parts[1][1:]), 1)
        return monday, monday + dt.timedelta(days=6), "week"
    if len(text) == 7 and len(parts) == 2:
        year, month = int(parts[0]), int(parts[1])
        last = calendar.monthrange(year, month)[1]
        return dt.date(year, month, 1), dt.date(year, month, last), "month"
    day = dt.date.fromisoformat(text)
    if text != day.isoformat():  # fromisoformat also reads 20190124 and 2019-W04-1
        raise ValueError(text)
    return day, day, "day"
