"""The timeline tells one thing once, and two things twice."""

import datetime as dt

import pytest

from lapwing.query.timeline import make_timeline
from lapwing.record import Period
from tests.factory import a_found_party, a_found_report


def lines(*reports):
    return [[report.report_id for report in line.reports] for line in make_timeline(reports)]


def test_two_outlets_that_tell_the_same_make_one_line():
    reports = [a_found_report("r1", outlet="A"), a_found_report("r2", outlet="B")]
    assert lines(*reports) == [["r1", "r2"]]
    assert make_timeline(reports)[0].outlets == ("A", "B")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"type": "SUPPORT", "mode": None}, id="another-type"),
        pytest.param({"when": Period.parse("2022-02-20")}, id="another-day"),
        pytest.param({"realis": "negated"}, id="another-realis"),
        pytest.param({"actors": (a_found_party("Spain", "ESP"),)}, id="another-actor"),
        pytest.param({"recipients": ()}, id="another-recipient"),
    ],
)
def test_what_differs_stays_apart(other):
    assert len(lines(a_found_report("r1"), a_found_report("r2", **other))) == 2


def test_midnight_falls_between_two_clocks():
    later = a_found_report("r2", when=Period.parse("2022-03-01"))
    assert lines(a_found_report("r1"), later) == [["r1", "r2"]]


def test_the_most_precise_date_speaks_for_the_line():
    week = Period(
        start=dt.date(2022, 2, 24), end=dt.date(2022, 3, 2), precision="week", basis="inferred"
    )
    line = make_timeline([a_found_report("r1", when=week), a_found_report("r2")])[0]
    assert line.when == Period.parse("2022-02-28")


def test_lines_come_in_order_of_time_and_undated_ones_last():
    reports = [
        a_found_report("undated", when=Period.unknown()),
        a_found_report("late", when=Period.parse("2022-05-01")),
        a_found_report("early", when=Period.parse("2021")),
    ]
    assert lines(*reports) == [["early"], ["late"], ["undated"]]


def test_the_order_of_reports_does_not_matter():
    reports = [
        a_found_report(f"r{n}", outlet=f"O{n}", when=Period.parse(f"2022-02-2{n}"))
        for n in range(1, 5)
    ]
    assert sorted(map(len, lines(*reports))) == sorted(map(len, lines(*reversed(reports))))
