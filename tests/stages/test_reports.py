"""Reports: records with their evidence."""

import datetime as dt

import pytest

from lapwing.record import Dating, Period
from lapwing.stages.reports import DAYS_OF_NEWS, ReportStage, is_long_past
from tests.test_cases import read


def test_a_report_points_at_its_words():
    text = "Norway condemned Peru on Monday."
    report = read(text).reports[0]
    assert report.trigger.of(text) == "condemned"
    assert [p.span.of(text) for p in report.actors] == ["Norway"]
    assert report.reason.startswith("'condemned': the reader takes it as ACCUSE/disapprove (")
    assert report.reason.endswith("of ACCUSE")
    assert len(report.reason) < 220


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kenya arrested two Russian spies.", ["two Russian spies"]),
        ("Kenya condemned the Russian policy.", ["Russia"]),
    ],
)
def test_people_of_a_country_are_not_the_country(text, names):
    recipients = read(text).reports[0].recipients
    assert [p.actor.name for p in recipients] == names
    assert {p.actor.country for p in recipients} == {"RUS"}


def test_what_somebody_says_is_according_to_them():
    report = read("Kenya said that Norway had attacked Peru.").reports[0]
    assert report.according_to is not None
    assert report.according_to.actor.country == "KEN"


def test_talks_within_one_government_are_no_event():
    assert read("The Kenyan army met the Kenyan police.").reports == ()


def test_confidence_is_a_probability_and_grows_with_the_parties():
    full = read("Norway condemned Peru.").reports[0].confidence
    half = read("Norway condemned the vote.").reports[0].confidence
    assert 0 < half < full < 1


def test_reports_below_the_least_confidence_are_left_out():
    stage = ReportStage(min_confidence=1.0)
    assert stage([read("Norway condemned Peru.")]) == [()]


@pytest.mark.parametrize(("days", "expected"), [(DAYS_OF_NEWS + 1, True), (200, False)])
def test_a_dated_act_is_long_past_after_a_year(days, expected):
    published = Dating(when=Period.parse("2019-05-14"), confidence=1.0)
    day = dt.date(2019, 5, 14) - dt.timedelta(days=days)
    assert is_long_past(Period.parse(day.isoformat()), published) is expected


def test_a_place_makes_talks_a_visit_or_neutral():
    assert read("Norway met Peru in Oslo.").reports[0].mode == "visit"
    assert read("Norway met Peru in Geneva.").reports[0].mode == "third-party"
