"""The story's clock: from where each relative expression of a text is counted.

Two places: the day of writing, for "yesterday" and "last year"; and the time the story has reached,
for "the next day" and "two weeks later". News counts bare months and days from the day of writing;
a narrative of the past (a history, a profile) counts them, too, from where it has got to.
"""

from dataclasses import dataclass

from lapwing.record import Period
from lapwing.stages.time_points import Point
from lapwing.stages.time_tense import Tense


@dataclass(slots=True, kw_only=True)
class Story:
    """Where a text stands in time; changes as the text goes on."""

    published: Point
    """The day of writing, as far as it is known."""
    is_narrative: bool = False
    told: Point | None = None
    """The last date mentioned; None: none yet."""
    quarter: Point | None = None
    """The last quarter mentioned."""
    tense: Tense = "unknown"
    """Of the clause that is being read."""

    def moved_to(self, point: Point, *, is_compared: bool = False) -> None:
        """Take note of a date that the text has mentioned.

        Args:
            point: The date.
            is_compared: Whether it was named to compare with ("a year earlier"): then the quarter
                that the text is about stays what it was.
        """
        if point.year is None and point.month is None:
            return
        self.told = point
        if point.piece[:1] == "Q" and not is_compared:
            self.quarter = point

    @property
    def here(self) -> Point:
        """What "last", "this" and "next" are counted from."""
        if self.is_narrative:
            return self.told or Point()
        return self.published

    @property
    def there(self) -> Point:
        """What "the previous" and "later" are counted from."""
        return self.told or self.here


def point_of(period: Period) -> Point:
    """The finest stretch of the calendar that holds the whole period."""
    start, end = period.start, period.end
    if start is None or end is None or start.year != end.year:
        return Point()
    if start == end:
        return Point(year=start.year, month=start.month, day=start.day, grain="D")
    if start.month == end.month:
        return Point(year=start.year, month=start.month, grain="M")
    return Point(year=start.year, grain="Y")
