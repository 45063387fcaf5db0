"""Words are cut into the longest pieces the vocabulary holds; nothing is too odd to be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapwing.neural.pieces import SHAPES, SPECIAL, Pieces, folded, shape_of

VOCABULARY = [
    *SPECIAL, "oslo", "expel", "ex", "e", "cote", "'", '"', "a", "##pel", "##led", "##s", "##a",
    "##-", "##op", "co",
]  # fmt: skip


def pieces_of(word: str) -> list[str]:
    return [VOCABULARY[number] for number in Pieces(VOCABULARY).of(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("Oslo", ["oslo"], id="whole"),
        pytest.param("expelled", ["expel", "##led"], id="longest-first"),
        pytest.param("Côtes", ["cote", "##s"], id="accent"),
        pytest.param("co-op", ["co", "##-", "##op"], id="hyphen"),
        pytest.param("’s", ["'", "##s"], id="possessive"),
        pytest.param("„", ['"'], id="quotation-mark"),
        pytest.param("exile", ["[UNK]"], id="rest-is-not-there"),
        pytest.param("Осло", ["[UNK]"], id="other-script"),
        pytest.param("\u0301", ["[UNK]"], id="nothing-is-left-of-it"),
        pytest.param("", ["[UNK]"], id="empty"),
        pytest.param("[PAD]", ["[UNK]"], id="a-mark-of-ours-in-the-text"),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_there_are(word, expected):
    assert pieces_of(word) == expected


def test_of_a_very_long_word_the_first_pieces_are_read():
    assert pieces_of("a" * 10_000) == ["a", *["##a"] * 11]


def test_a_word_seen_again_is_cut_the_same():
    pieces = Pieces(VOCABULARY)
    assert pieces.of("expelled") == pieces.of("expelled") == (5, 13)


@given(st.text(max_size=60))
def test_any_word_has_pieces(word):
    cut = Pieces(VOCABULARY).of(word)
    assert 1 <= len(cut) <= 12
    assert all(0 <= number < len(VOCABULARY) for number in cut)


@given(st.text(max_size=60))
def test_capital_letters_change_no_piece(word):
    assert folded(word) == folded(folded(word))
    assert folded("MADURO’s") == folded("Maduro's")


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("vote", "lower"),
        ("Paris", "capitalised"),
        ("I", "capitalised"),
        ("O'Brien", "mixed"),
        ("McCain", "mixed"),
        ("NATO", "upper"),
        ("U.S.", "upper"),
        ("16-year-old", "digits"),
        ("—", "mark"),
        ("🙂", "mark"),
        ("中国", "lower"),
        ("", "mark"),
    ],
)
def test_a_shape_tells_what_folding_loses(word, shape):
    assert SHAPES[shape_of(word)] == shape
