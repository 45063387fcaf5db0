"""Statements: who says what, where the cue stands anywhere."""

import pytest

from tests.test_cases import read, told


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Kenya said on Monday the port was open.", "Kenya | said | the port was open"),
        ("Kenya said there was no need to hurry.", "Kenya | said | there was no need to hurry"),
        ("The port was open, said Kenya.", "Kenya | said | The port was open"),
        (
            "Kenya called the vote a disgrace.",
            "Kenya | called | the vote a disgrace",
        ),
        (
            "A spokesman for Kenya said it would rain.",
            "A spokesman for Kenya | said | it would rain",
        ),
        ("It would rain, according to Kenya.", "Kenya | according to | It would rain"),
    ],
)
def test_a_statement_is_found_wherever_its_cue_stands(text, statement):
    assert [told(s, text) for s in read(text).statements] == [statement]


def test_a_quotation_that_goes_on_has_several_pieces():
    text = "“We will wait for them here,” Kenya said. “Then we will go home.”"
    assert [told(s, text) for s in read(text).statements] == [
        "Kenya | said | “We will wait for them here,” … “Then we will go home.”"
    ]


def test_words_in_scare_quotes_are_no_statement():
    assert read("The “old guard” left the hall.").statements == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "“Terrorists” attacked the village and killed 20 people, Kenya said on Friday.",
            "“Terrorists” attacked the village and killed 20 people",
            id="scare-quotes-first",
        ),
        pytest.param(
            "Chad is hiding its weapons, Kenya said, “and we know this very well.”",
            "Chad is hiding its weapons",
            id="half-of-it-quoted",
        ),
    ],
)
def test_what_stands_outside_the_quotation_is_not_lost(text, content):
    pieces = [piece.of(text) for s in read(text).statements for piece in s.content]
    assert content in pieces


def test_scare_quotes_later_on_are_not_given_to_the_last_speaker():
    text = "“We will go to war with them,” Kenya said. The “republic” has few people."
    pieces = [piece.of(text) for s in read(text).statements for piece in s.content]
    assert "“republic”" not in pieces
