"""Heads always make a tree, and of the trees there are the best."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lapwing.neural.tree import ROOTS_TRIED, find_heads, is_tree

scores_up_to = st.floats(-1e4, 1e4, width=32)
any_finite = st.floats(width=32, allow_nan=False, allow_infinity=False)
small = st.integers(1, 5).map(lambda n: (n, n))
larger = st.integers(1, 40).map(lambda n: (n, n))
searched = settings(max_examples=400, deadline=None, derandomize=True)


def tied(shapes):
    """Scores of which many are alike."""
    whole = arrays(np.int8, shapes, elements=st.integers(-3, 3))
    return whole.map(lambda scores: scores.astype(np.float32))


def total(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(float(scores[word, head]) for word, head in enumerate(heads)))


def best_with_root(scores: np.ndarray, root: int) -> float:
    """The sum of the best tree with this root, after looking at every one."""
    words = range(len(scores))
    every = (h for h in product(words, repeat=len(scores)) if h[root] == root and is_tree([*h]))
    return max(total(scores, heads) for heads in every)


@searched
@given(arrays(np.float32, larger, elements=scores_up_to))
def test_any_scores_give_a_tree(scores):
    assert is_tree(find_heads(scores))


@searched
@given(tied(larger))
def test_scores_full_of_ties_give_a_tree(scores):
    assert is_tree(find_heads(scores))


@searched
@given(arrays(np.float32, larger, elements=any_finite))
def test_scores_beyond_all_measure_give_a_tree(scores):
    assert is_tree(find_heads(scores))


@searched
@given(arrays(np.float32, small, elements=scores_up_to) | tied(small))
def test_a_small_tree_is_the_best_of_all_whose_root_is_tried(scores):
    likeliest = np.argsort(-np.diagonal(scores), kind="stable")
    by_root = [best_with_root(scores, int(root)) for root in likeliest]
    found = total(scores, find_heads(scores))
    assert found >= max(by_root[:ROOTS_TRIED]) - 1e-6
    assert found <= max(by_root) + 1e-6


@pytest.mark.parametrize(
    ("scores", "heads"),
    [
        pytest.param([[1]], [0], id="one-word"),
        pytest.param([[9, 0], [0, 8]], [0, 0], id="two-roots-wanted"),
        pytest.param([[1, 9], [9, 0]], [0, 0], id="circle"),
        pytest.param([[5, 0, 0], [0, 0, 9], [2, 9, 0]], [0, 2, 0], id="circle-entered-where-best"),
        pytest.param([[0, 0], [0, 0]], [0, 0], id="all-alike"),
        pytest.param(np.zeros((0, 0)), [], id="no-word"),
    ],
)
def test_where_each_word_by_itself_makes_no_tree_the_best_one_is_found(scores, heads):
    assert find_heads(np.array(scores, dtype=np.float32)) == heads


def test_circles_within_circles_are_undone():
    # Words 1 and 2 want each other, and both together want 3, which wants them.
    scores = np.full((4, 4), -5, dtype=np.float32)
    scores[0, 0] = 10
    scores[1, 2] = scores[2, 1] = 9
    scores[1, 3] = scores[3, 2] = 8
    scores[3, 0] = 1
    assert find_heads(scores) == [0, 3, 1, 0]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0], True),
        ([1, 1, 1], True),
        ([1, 2, 2], True),
        ([0, 1], False),
        ([1, 0], False),
        ([0, 2, 1], False),
    ],
)
def test_a_tree_has_one_root_and_no_circle(heads, expected):
    assert is_tree(heads) is expected
