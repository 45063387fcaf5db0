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
