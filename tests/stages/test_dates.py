"""Time expressions: what is found, and what it stands for."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapwing.neural.model import load_model
from lapwing.neural.reader import Reader
from lapwing.record import Period, TimeExpression
from lapwing.stages.dates import DateStage, find_dates
from lapwing.stages.sentences import find_sentences
from lapwing.stages.syntax import find_syntax

TUESDAY = "2019-09-17"


def read(text: str, published: str = TUESDAY) -> tuple[TimeExpression, ...]:
    """The expressions of a text; published "": nobody knows when."""
    sentences = find_sentences(text)
    return find_dates(
        text,
        sentences,
        published=Period.parse(published) if published else Period.unknown(),
        syntax=find_syntax(text, sentences, reader=Reader(load_model())),
    )


def told(text: str, published: str = TUESDAY) -> list[tuple[str, str, str]]:
    """Words, type and value of each expression."""
    return [(e.span.of(text), e.type, e.value) for e in read(text, published)]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("March 3, 2018", "2018-03-03"),
        ("3 March 2018", "2018-03-03"),
        ("the 3rd of March 2018", "2018-03-03"),
        ("Saturday, March 3rd, 2018", "2018-03-03"),
        ("2018-03-03", "2018-03-03"),
        ("March 2018", "2018-03"),
        ("early March 2018", "2018-03"),
        ("2014", "2014"),
        ("the spring of 2014", "2014-SP"),
        ("the third quarter of 2014", "2014-Q3"),
        ("the first half of 2014", "2014-H1"),
        ("fiscal 2014", "2014"),
        ("the late 1990s", "199"),
        ("the nineties", "199"),
        ("the 19th century", "18"),
        ("Christmas Day 2014", "2014-12-25"),
        ("Easter 2019", "2019-04-21"),
        ("Thanksgiving 2018", "2018-11-22"),
        ("nineteen ninety-seven", "1997"),
        ("480 BC", "BC0480"),
    ],
)
def test_a_date_that_names_its_year_needs_no_anchor(phrase, value):
    assert told(f"The bridge was built in {phrase}.", published="") == [(phrase, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("The minister said Monday he was ill.", "2019-09-16", id="said-weekday"),
        pytest.param("The minister will meet them Monday.", "2019-09-23", id="will-weekday"),
        pytest.param("The minister met them last Friday.", "2019-09-13", id="last-weekday"),
        pytest.param("They will vote next Friday.", "2019-09-20", id="next-weekday"),
        pytest.param("They voted yesterday.", "2019-09-16", id="yesterday"),
        pytest.param("They left two weeks ago.", "2019-W36", id="weeks-ago"),
        pytest.param("They left ten days ago.", "2019-09-07", id="days-ago"),
        pytest.param("They left three years ago.", "2016", id="years-ago"),
        pytest.param("They left last month.", "2019-08", id="last-month"),
        pytest.param("They left late last week.", "2019-W37", id="late-last-week"),
        pytest.param("They will return next year.", "2020", id="next-year"),
        pytest.param("The talks failed in December.", "2018-12", id="month-past"),
        pytest.param("The talks will resume in December.", "2019-12", id="month-future"),
        pytest.param("The talks failed on January 24.", "2019-01-24", id="day-past"),
        pytest.param("The talks will resume on January 24.", "2020-01-24", id="day-future"),
        pytest.param("The talks failed in late February.", "2019-02", id="late-month"),
        pytest.param("The talks failed last summer.", "2018-SU", id="last-summer"),
        pytest.param("Exports fell in the second quarter.", "2019-Q2", id="quarter"),
        pytest.param("They met over the weekend.", "2019-W37-WE", id="weekend"),
    ],
)
def test_news_counts_from_its_day_of_publication(text, value):
    assert [value for _, _, value in told(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The army struck on March 3, 2017. The next day it withdrew.", "2017-03-03 2017-03-04"),
        ("He fled on 3 March 2017. Two days later he was caught.", "2017-03-03 2017-03-05"),
        ("It began in May 2017. The previous month had been calm.", "2017-05 2017-04"),
        ("He was elected in 2011 and resigned later that year.", "2011 2011"),
        ("They fought on May 9 and 10, 2017.", "2017-05-09 2017-05-10"),
        ("They fought from May to June 2017.", "2017-05 2017-06"),
        ("They fought in 1939-45.", "1939 1945"),
    ],
)
def test_the_story_moves_on_from_the_date_told_last(text, values):
    assert [value for _, _, value in told(text)] == values.split()


def test_a_history_takes_bare_months_from_where_it_has_got_to():
    text = (
        "The revolt began in May 1911. In June 1911 the palace fell. A new king was crowned on "
        "3 July 1911, and exiled in August 1913. In October the republic was proclaimed."
    )
    assert told(text)[-1] == ("October", "DATE", "1913-10")


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("two weeks", "P2W"),
        ("the past two decades", "P20Y"),
        ("more than three years", "P3Y"),
        ("several months", "PXM"),
        ("a year and a half", "P1Y6M"),
        ("forty-eight hours", "PT48H"),
        ("a ten-day", "P10D"),
    ],
)
def test_durations_have_a_length_and_no_days(phrase, value):
    (found,) = read(f"They waited {phrase} march.")
    assert (found.type, found.value, found.start) == ("DURATION", value, None)


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("They meet every Friday.", "SET", "XXXX-WXX-5"),
        ("They meet every two years.", "SET", "P2Y"),
        ("They are shelled daily.", "SET", "P1D"),
        ("They met at 9:30 a.m. Monday.", "TIME", "2019-09-16T09:30"),
        ("They met last night.", "TIME", "2019-09-16TNI"),
        ("They met on Monday morning.", "TIME", "2019-09-16TMO"),
        ("They have now met.", "DATE", "PRESENT_REF"),
        ("They have met recently.", "DATE", "PAST_REF"),
    ],
)
def test_sets_times_of_day_and_points_that_move(text, type_, value):
    assert [(t, v) for _, t, v in told(text)] == [(type_, value)]


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "They march at dawnless speed and may win.",
        "She is a 34-year-old lawyer.",
        "He was in his thirties.",
        "Some 2000 villagers fled.",
        "The Second World War museum was shut.",
        "It cost $1999.",
    ],
)
def test_what_only_looks_like_time_is_none(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He resigned on Tuesday.", "XXXX-WXX-2"),
        ("He resigned yesterday.", "XXXX-XX-XX"),
        ("He resigned last year.", "XXXX"),
        ("He resigned on January 24.", "XXXX-01-24"),
        ("He resigned two weeks ago.", "XXXX-WXX"),
    ],
)
def test_an_undated_article_gets_no_invented_days(text, value):
    (found,) = read(text, published="")
    assert (found.value, found.start, found.end) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("He resigned last month.", "2019-08"), ("He resigned last year.", "2018")],
)
def test_a_publication_month_anchors_months_and_years(text, value):
    assert [v for _, _, v in told(text, published="2019-09")] == [value]


@pytest.mark.parametrize("month", [f"2019-{n:02d}-15" for n in range(1, 13)])
@pytest.mark.parametrize("season", ["spring", "summer", "autumn", "winter"])
def test_last_season_is_over_and_next_season_is_to_come_in_every_month(season, month):
    day = dt.date.fromisoformat(month)
    last, following = read(f"It failed last {season}. It will fail again next {season}.", month)
    assert last.start < day < following.end
    assert last.end < following.start


def test_an_undated_article_does_not_count_weekdays_from_an_old_date():
    text = "The pact was signed on 3 March 2017. It was broken on Monday, the army said Tuesday."
    assert [v for _, _, v in told(text, published="")] == ["2017-03-03", "XXXX-WXX-1", "XXXX-WXX-2"]


def test_a_publication_year_does_not_say_which_december():
    assert [v for _, _, v in told("He resigned in December.", published="2019")] == ["XXXX-12"]


def test_a_publication_month_anchors_no_day():
    (found,) = read("He resigned yesterday.", published="2019-09")
    assert found.start is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("He left last month.", "2019-08-01", "2019-08-31"),
        ("He left in the spring of 2014.", "2014-03-01", "2014-05-31"),
        ("He left in the winter of 2014.", "2014-12-01", "2015-02-28"),
        ("He left two weeks ago.", "2019-09-02", "2019-09-08"),
        ("He left in the 1990s.", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_date_that_names_days_says_which(text, start, end):
    (found,) = read(text)
    assert (found.start, found.end) == (dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def test_the_stage_says_what_it_needs_and_gives():
    stage = DateStage()
    assert (stage.needs, stage.gives) == (("sentences", "syntax", "published"), "dates")


WORDS = """
    March May 3 31 , 1998 9999 2019 - – / last next the of a week weeks ago later . 's Tuesday Q3
    10:99 9:30 a.m. 30s 1990s '98 BC hundred thousand and twenty four quarter year-earlier 0 half
    Easter Christmas every past early 1/2 99999999999 29 February season spring decade overnight
"""


@given(
    words=st.lists(st.sampled_from(WORDS.split()), max_size=30),
    published=st.sampled_from(["", "2019", TUESDAY]),
)
def test_any_jumble_of_time_words_is_read_in_order_and_inside_the_text(words, published):
    text = " ".join(words)
    found = read(text, published)
    ends = [0] + [e.span.end for e in found]
    assert all(e.span.start >= end for e, end in zip(found, ends, strict=False))
    assert all(e.span.end <= len(text) and e.span.of(text).strip() for e in found)


@given(text=st.text(max_size=200))
def test_any_text_can_be_read_and_gives_the_same_again(text):
    assert read(text) == read(text)
