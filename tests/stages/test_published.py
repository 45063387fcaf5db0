"""Publication dates: stated ones stay, others are bounded by what the text says."""

import datetime as dt

import pytest

from lapwing.lexicon.date_formats import load_date_formats
from lapwing.record import Article, Dateline, Dating, Period, Span
from lapwing.stages.published import PublishedStage, date_reading
from lapwing.stages.sentences import find_sentences
from tests.factory import a_dating, a_reading, an_article


def dating(text: str, **fields: object) -> Dating:
    article: Article = an_article(text, **fields)
    return date_reading(article, find_sentences(text), dates=load_date_formats())


def test_a_stated_date_stays_as_it_is():
    assert dating("It was built in 2003.", published=a_dating()) == a_dating()


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("The bridge was built in 2003.", "2003-01-01", id="year"),
        pytest.param("She has led the party since 2011.", "2011-01-01", id="since"),
        pytest.param("They met in May 2018 and parted.", "2018-05-01", id="month"),
        pytest.param("It was signed on 3 June 2015, after a war in 1999.", "2015-06-03", id="day"),
    ],
)
def test_an_article_is_no_older_than_the_past_it_speaks_of(text, start):
    found = dating(text)
    assert (str(found.when.start), found.when.end) == (start, None)
    assert (found.when.precision, found.when.basis) == ("unknown", "inferred")
    assert found.evidence[0].of(text) in text
    assert found.reason


@pytest.mark.parametrize(
    "text",
    [
        "The army will leave by 2030.",
        "An election is due in March 2031.",
        "He hopes to run in 2028.",
        "They sold 2020 cars.",
        "The ministers met on Tuesday.",
    ],
)
def test_days_that_may_lie_ahead_and_other_numbers_say_nothing(text):
    assert dating(text) == Dating.unknown()


def dated_at(line: str, body: str) -> Dating:
    span = Span(0, len(f"LIMA, {line} (AFP) -"))
    text = f"LIMA, {line} (AFP) - {body}"
    return dating(text, dateline=Dateline(span=span, place="LIMA", date=line, agency="AFP"))


def test_the_weekday_of_the_opening_finds_the_year_of_the_dateline():
    found = dated_at("Feb. 29", "Miners went home on Saturday. The strike was called in May 2019.")
    assert found.when.start == found.when.end == dt.date(2020, 2, 29)
    assert found.when.precision == "day"


def test_a_weekday_that_fits_two_years_leaves_the_year_open():
    found = dated_at("July 30", "Miners went home on Tuesday. The strike was called in May 2019.")
    assert found.when.start == dt.date(2019, 7, 30)
    assert found.when.precision == "unknown"


def test_without_a_weekday_the_year_of_the_dateline_stays_open():
    found = dated_at("July 30", "Miners went home. The strike was called in May 2019.")
    assert found.when == Period(
        start=dt.date(2019, 7, 30), end=None, precision="unknown", basis="inferred"
    )


def test_the_stage_gives_one_dating_for_each_reading():
    stage = PublishedStage()
    texts = ["It was built in 2003.", "Nobody knows when."]
    readings = [a_reading(text, sentences=find_sentences(text)) for text in texts]
    assert [found.when.is_known for found in stage(readings)] == [True, False]
