"""When: which expression dates a report, and what stands in for one that is not there."""

import datetime as dt

import pytest

from lapwing.neural.model import load_model
from lapwing.neural.reader import Reader
from lapwing.record import Dating, Period, Span
from lapwing.stages.dates import find_dates
from lapwing.stages.sentences import find_sentences
from lapwing.stages.syntax import find_syntax
from lapwing.stages.when import Telling, find_when, precision_of

PUBLISHED = Dating(when=Period.parse("2019-09-17", basis="metadata"), confidence=0.9)


def when(text: str, *, published: Dating = PUBLISHED, background=False, realis="actual") -> Period:
    """When the act lies whose trigger stands in [brackets]."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    sentences = find_sentences(plain)
    syntax = find_syntax(plain, sentences, reader=Reader(load_model()))
    dates = find_dates(plain, sentences, published=published.when, syntax=syntax)
    trigger = Span(start, end)
    telling = Telling(
        text=plain,
        sentence=next(s for s in sentences if s.covers(trigger)),
        trigger=trigger,
        clause=None,
        is_past_background=background,
        realis=realis,
    )
    return find_when(dates, telling, published=published)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels [attacked] the port on Monday.", "2019-09-16", id="after-the-verb"),
        pytest.param("On Monday, rebels [attacked] the port.", "2019-09-16", id="fronted"),
        pytest.param("Rebels [attacked] the port in March 2018.", "2018-03", id="month"),
        pytest.param(
            "Rebels [seized] the town in 2016, which the army retook on Monday.",
            "2016",
            id="not-the-other-clause",
        ),
        pytest.param("Rebels [attacked] Friday's convoy on Monday.", "2019-09-16", id="noun-date"),
        pytest.param("The army will [withdraw] by March 2020.", "2020-03", id="by"),
    ],
)
def test_the_expression_tied_to_the_trigger_dates_the_act(text, expected):
    realis = "future" if "will" in text else "actual"
    assert when(text, realis=realis).text == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rebels, who had fought since 2014, [attacked] the port.", id="since"),
        pytest.param("Rebels [attacked] the port for two weeks.", id="duration"),
        pytest.param("Rebels [attacked] the port.", id="no-date"),
        pytest.param("Voters [rejected] the 2014 referendum law.", id="noun"),
    ],
)
def test_an_act_that_no_words_date_lies_in_the_week_up_to_publication(text):
    found = when(text)
    assert (found.start, found.end) == (dt.date(2019, 9, 11), dt.date(2019, 9, 17))
    assert (found.precision, found.basis) == ("week", "inferred")


def test_the_background_never_takes_the_publication_day():
    found = when("Rebels had [attacked] the port.", background=True)
    assert (found.start, found.precision) == (None, "unknown")


def test_what_is_to_come_lies_after_publication():
    found = when("The army will [attack] the port.", realis="future")
    assert (found.start, found.end) == (dt.date(2019, 9, 17), None)


def test_nothing_that_happened_lies_in_the_future():
    found = when("Rebels [rejected] the vote set for March 2021.")
    assert found.basis == "inferred"


def test_an_undated_article_leaves_its_acts_undated():
    assert when("Rebels [attacked] on Monday.", published=Dating.unknown()) == Period.unknown()


def test_a_stated_year_dates_an_act_of_an_undated_article():
    found = when("Rebels [attacked] on March 3, 2018.", published=Dating.unknown())
    assert (found.text, found.basis) == ("2018-03-03", "stated")


def test_a_month_of_publication_gives_a_month():
    published = Dating(when=Period.parse("2019-09", basis="inferred"), confidence=0.5)
    assert when("Rebels [attacked] the port.", published=published).precision == "month"


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2019-09-16", "day"),
        ("2019-09-16T09:30", "day"),
        ("2019-W37", "week"),
        ("2019-W37-WE", "week"),
        ("2019-09", "month"),
        ("2019-Q3", "season"),
        ("2019-SU", "season"),
        ("2019", "year"),
        ("201", "unknown"),
        ("PAST_REF", "unknown"),
    ],
)
def test_precision_is_as_fine_as_the_value(value, precision):
    assert precision_of(value) == precision
