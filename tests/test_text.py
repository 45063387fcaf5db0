"""Words, folding and slugs."""

import pytest

from lapwing.text import digest, find_words, fold, slug


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. didn't sign.", ["The", "U.S.", "did", "n't", "sign", "."]),
        ("Moscow’s 16-year-old ally", ["Moscow", "’s", "16-year-old", "ally"]),
        ("O'Brien paid $1,000.50", ["O'Brien", "paid", "$", "1,000.50"]),
        ("“Yes,” he said", ["“", "Yes", ",", "”", "he", "said"]),
    ],
)
def test_words_are_what_a_reader_calls_words(text, words):
    assert [text[s:e] for s, e in find_words(text)] == words


def test_folding_forgets_case_accents_and_typography():
    assert fold("Nicolás  MADURO’s “vote”") == 'nicolas maduro\'s "vote"'


def test_a_slug_is_plain():
    assert slug("Côte d'Ivoire") == "cote-d-ivoire"


def test_a_digest_knows_where_its_parts_end():
    assert digest("ab", "c") != digest("a", "bc")
