"""Heads that make a tree: one root, no circle, the sum of scores as high as can be.

Most sentences are trees already when each word takes its best head; only the others are searched.

Source:
    Chu & Liu (1965) and Edmonds (1967), with one root found by trying the likeliest ones, as in
    Stanford's parser.
"""

import numpy as np
from numpy.typing import NDArray

ROOTS_TRIED = 3
_NEVER = -np.inf
Scores = NDArray[np.float32]


def find_heads(scores: Scores) -> list[int]:
    """The head of each word; the root is its own.

    Args:
        scores: `(words, words)`, score of the column being the row's head; the diagonal is the
            score of being the root. All finite.
    """
    if not len(scores):
        return []
    greedy: list[int] = scores.argmax(1).tolist()
    if is_tree(greedy):
        return greedy
    exact = scores.astype(np.float64)
    roots = np.argsort(-np.diagonal(exact), kind="stable")[:ROOTS_TRIED]
    trees = [_tree_from(exact, int(root)) for root in roots]
    sums = [exact[np.arange(len(tree)), tree].sum() for tree in trees]
    return trees[int(np.argmax(sums))]


def is_tree(heads: list[int]) -> bool:
    """Whether exactly one word is its own head and every other leads there."""
    roots = [i for i, head in enumerate(heads) if i == head]
    if len(roots) != 1:
        return False
    sound = {roots[0]}
    for start in range(len(heads)):
        path = []
        at = start
        while at not in sound:
            if at in path:
                return False
            path.append(at)
            at = heads[at]
        sound.update(path)
    return True


def _tree_from(scores: NDArray[np.float64], root: int) -> list[int]:
    """The best tree with a given root."""
    weights = scores.copy()
    np.fill_diagonal(weights, _NEVER)
    weights[root] = _NEVER
    weights[root, root] = 0.0
    heads: list[int] = _edmonds(weights, root).tolist()
    return heads


def _edmonds(weights: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    heads: NDArray[np.int64] = weights.argmax(1)
    heads[root] = root
    found_circle = _circle(heads, root)
    if found_circle is None:
        return heads
    circle = np.array(found_circle)
    inside = np.zeros(len(heads), dtype=bool)
    inside[circle] = True
    outside = np.flatnonzero(~inside)
    # The circle becomes one word, the last; entering it at a word gives up that word's own head.
    own = weights[circle, heads[circle]]
    size = len(outside) + 1
    merged = np.full((size, size), _NEVER)
    merged[:-1, :-1] = weights[np.ix_(outside, outside)]
    entering = weights[np.ix_(circle, outside)] - own[:, None]
    merged[-1, :-1] = entering.max(0)
    entry = circle[entering.argmax(0)]
    leaving = weights[np.ix_(outside, circle)]
    merged[:-1, -1] = leaving.max(1)
    exits = circle[leaving.argmax(1)]
    inner_root = int(np.flatnonzero(outside == root)[0])
    found = _edmonds(merged, inner_root)
    result = heads.copy()
    for place, word in enumerate(outside):
        head = int(found[place])
        result[word] = exits[place] if head == size - 1 else outside[head]
    source = int(found[-1])
    result[entry[source]] = outside[source]
    return result


def _circle(heads: NDArray[np.int64], root: int) -> list[int] | None:
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        at = start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        state[path] = 2
    return None
