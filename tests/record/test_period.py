"""Periods never invent a day."""

import datetime as dt

import pytest

from lapwing.record import Period


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2019-01-24", "2019-01-24", "2019-01-24", "day"),
        ("2019-02", "2019-02-01", "2019-02-28", "month"),
        ("2020", "2020-01-01", "2020-12-31", "year"),
        ("2019-W04", "2019-01-21", "2019-01-27", "week"),
    ],
)
def test_a_period_is_read_as_all_the_days_it_names(text, start, end, precision):
    period = Period.parse(text)
    assert (str(period.start), str(period.end), period.precision) == (start, end, precision)


@pytest.mark.parametrize("text", ["", "soon", "2019-13", "2019-02-30", "20190124", "2019-W60"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match="is no period"):
        Period.parse(text)


@pytest.mark.parametrize("text", ["2019-01-24", "2019-01", "2019"])
def test_a_period_is_written_as_it_is_read(text):
    assert Period.parse(text).text == text


def test_an_unknown_period_is_undated():
    assert Period.unknown().text == "undated"


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="on or after"):
        Period(start=dt.date(2020, 1, 2), end=dt.date(2020, 1, 1), precision="day", basis="stated")


def test_an_open_end_overlaps_what_comes_later():
    opened = Period(start=dt.date(2019, 1, 1), end=None, precision="unknown", basis="inferred")
    assert opened.overlaps(Period.parse("2024"))
    assert not opened.overlaps(Period.parse("2018"))
