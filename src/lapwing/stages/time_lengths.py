"""Lengths of time and what comes back: durations and sets in TIMEX3 values."""

from lapwing.lexicon.times import Value
from lapwing.stages.time_fields import CLOCK_UNITS, Fields, Meaning
from lapwing.stages.time_story import Story


def mean_duration(fields: Fields, story: Story) -> Meaning | None:
    """`two weeks`, `the past three months`, `a year and a half`."""
    more = 0.5 if fields.get("fraction") == "1/2" else fields.get("n2")
    value = duration_value(fields.get("n", 1), str(fields["unit"]), more)
    return Meaning(type="DURATION", value=value) if value else None


def duration_value(n: Value, unit: str, more: Value | None = None) -> str:
    """The TIMEX3 value of so many units; empty: no such duration."""
    if unit in CLOCK_UNITS:
        prefix, letter = "PT", CLOCK_UNITS[unit]
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
