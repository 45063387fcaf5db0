"""Sentences become windows, windows batches of one length, batches arrays; no word is lost."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapwing.neural.batches import MAX_PIECES, feeds_of, make_batches, windows_of
from lapwing.neural.pieces import SPECIAL, Pieces

PIECES = Pieces([*SPECIAL, "oslo", "back", "##ed", "quito"])
words = st.sampled_from(["Oslo", "backed", "Quito", "🙂", "the", "back" + "ed" * 20])
sentences = st.lists(st.lists(words, max_size=400), max_size=6)


def windows(*given: list[str]):
    return list(windows_of(given, PIECES))


def feeds(*given: list[str]):
    return feeds_of(windows(*given), PIECES)


@given(sentences)
def test_the_windows_of_a_sentence_are_its_words_in_order(given):
    found = [[] for _ in given]
    for window in windows(*given):
        assert window.start == len(found[window.sentence])
        found[window.sentence] += window.words
    assert found == given


@given(sentences)
def test_no_window_is_longer_than_the_network_can_read(given):
    for window in windows(*given):
        assert window.words
        assert sum(map(len, window.pieces)) + 2 <= window.size <= MAX_PIECES
        assert window.size % 8 == 0


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, []), (1, [8]), (6, [8]), (7, [16]), (254, [256]), (255, [256, 8]), (600, [256, 256, 96])],
)
def test_a_sentence_is_cut_only_where_it_must_be(count, sizes):
    assert [window.size for window in windows(["Oslo"] * count)] == sizes


@given(sentences)
def test_a_batch_holds_windows_of_one_length_and_every_window_is_in_one(given):
    made = list(make_batches(windows(*given)))
    assert all(a.size == b.size for batch in made for a, b in pairwise(batch))
    told = sorted((w.sentence, w.start) for batch in made for w in batch)
    assert told == [(w.sentence, w.start) for w in windows(*given)]


@pytest.mark.parametrize(("count", "most"), [(6, 128), (14, 64), (126, 4), (254, 1)])
def test_the_longer_the_windows_the_fewer_in_a_batch(count, most):
    made = list(make_batches(windows(*[["Oslo"] * count] * 129)))
    assert {len(batch) for batch in made[:-1]} == {most}


def test_a_word_is_the_mean_of_its_pieces_and_padding_is_masked():
    found = feeds(["Oslo", "backed", "Quito"], ["Quito"])
    assert found["ids"].tolist() == [[2, 4, 5, 6, 7, 3, 0, 0], [2, 7, 3, 0, 0, 0, 0, 0]]
    assert found["mask"].tolist() == [[1] * 6 + [0] * 2, [1] * 3 + [0] * 5]
    assert found["share"][0, :3].tolist() == [
        [0, 1, 0, 0, 0, 0, 0, 0],
        [0, 0, 0.5, 0.5, 0, 0, 0, 0],
        [0, 0, 0, 0, 1, 0, 0, 0],
    ]


def test_every_piece_of_a_word_has_the_shape_of_the_word():
    assert feeds(["OSLO", "backed"])["shapes"].tolist() == [[0, 2, 0, 0, 0, 0, 0, 0]]
    assert feeds(["Backed", "2019"])["shapes"].tolist() == [[0, 1, 1, 4, 0, 0, 0, 0]]


@given(st.lists(words, min_size=1, max_size=60))
def test_a_sentence_is_the_same_arrays_in_any_company(given):
    alone = feeds(given)
    size = alone["ids"].shape[1]
    beside = feeds(["Oslo"] * (size - 2), given)
    for name, array in alone.items():
        assert np.array_equal(array[0], beside[name][1])
