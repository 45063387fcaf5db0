"""Quotation marks: pairing them up."""

import pytest

from lapwing.stages.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said “no” and “yes”.", ["“no”", "“yes”"]),
        ('He said "no" twice.', ['"no"']),
        ("He said ''no'' twice.", ["''no''"]),
        ('It is 5" long and 6" wide.', []),
        ("Nobody spoke.", []),
    ],
)
def test_marks_are_paired(text, quotes):
    assert [q.of(text) for q in find_quotes(text)] == quotes


def test_a_quotation_over_two_paragraphs_gives_one_for_each():
    text = "“We waited.\n\n“Then we left.”"
    assert [q.of(text) for q in find_quotes(text)] == ["“We waited.", "“Then we left.”"]
