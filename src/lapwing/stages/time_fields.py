"""What passes between the grammar of times and the calendar: fields in, a meaning out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lapwing.lexicon.times import Value
from lapwing.stages.time_points import Point

Fields = Mapping[str, Value]
"""Field of a pattern → what its word stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one expression stands for."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    """TIMEX3 value."""
    point: Point | None = None
    """The stretch of the calendar, for dates and times of day."""


STEP: Mapping[str, int] = {
    "last": -1,
    "previous": -1,
    "this": 0,
    "same": 0,
    "the": 0,
    "next": 1,
    "following": 1,
    "tnext": 1,
}
"""Which one → how many units on from where the story's clock stands."""

TOLD = frozenset({"previous", "same", "following", "tnext", "the"})
"""Those that are counted from the date told last, and not from the day of writing."""

CLOCK_UNITS: Mapping[str, str] = {"TH": "H", "TM": "M", "TS": "S"}
"""Units shorter than a day → their letter in a TIMEX3 duration."""


def as_date(point: Point) -> Meaning:
    """A stretch of the calendar as a meaning."""
    return Meaning(type="DATE", value=point.value, point=point)
