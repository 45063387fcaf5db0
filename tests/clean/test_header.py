"""What the lines around an article state: outlet, date, byline, on lines made of several things."""

import pytest

from lapwing.clean import load_cleaner, make_article
from lapwing.record import Article, RawArticle
from lapwing.settings import IntakeSettings

BODY = (
    "Ministers from both countries met on Monday to discuss the border, officials said later.\n\n"
    "They agreed to meet again in the autumn, and said that nothing else had been decided yet.\n"
)


def article(head: str, tail: str = "") -> Article:
    text = f"Ministers meet at the border again\n\n{head}\n\n{BODY}\n{tail}"
    made = make_article(
        RawArticle(origin="a.txt", text=text), cleaner=load_cleaner(), settings=IntakeSettings()
    )
    assert isinstance(made, Article)
    return made


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("The Valley Courier | World", "The Valley Courier", "undated"),
        ("NORTHERN DAILY BULLETIN", "Northern Daily Bulletin", "undated"),
        ("Valley Courier, 8 May 2025", "Valley Courier", "2025-05-08"),
        (
            "Valley Courier Energy Desk | 19 February 2020 | 3 MIN READ",
            "Valley Courier",
            "2020-02-19",
        ),
        ("WORLD & ENERGY | Thursday, March 28, 2019", "", "2019-03-28"),
        ("24 January 2019 | 22:10 MSK | Politics", "", "2019-01-24"),
    ],
)
def test_a_line_of_several_things_gives_each(line, outlet, day):
    found = article(line)
    assert (found.outlet, found.published.when.text) == (outlet, day)
    assert line in [piece.text for piece in found.removed]


@pytest.mark.parametrize(
    "line",
    [
        "The talks that began on 24 January 2019 were the first in a decade.",
        "A treaty of 8 May 2015 and its long shadow",
    ],
)
def test_a_date_within_words_is_no_publication_date(line):
    found = article(line)
    assert found.published.when.text == "undated"
    assert line in found.text


def test_a_signature_below_dates_the_copy():
    found = article("", tail="\nVW 29.07.2024")
    assert found.published.when.text == "2024-07-29"


def test_a_person_with_a_role_is_a_byline_and_no_outlet():
    found = article("By Ada Brook, Staff Writer")
    assert (found.byline, found.outlet) == ("Ada Brook, Staff Writer", "")
