"""Trees: the words that hang together, by the heads that the reader gives.

Known to miss: phrases that are parted by others; of those the run around the head is given.
"""

from collections.abc import Sequence

from lapwing.record import Word

OUTSIDE = frozenset({"punct", "cc", "conj", "parataxis", "acl:relcl", "appos", "discourse", "list"})
"""What hangs on a noun and is no part of the name or description that it heads."""


def phrase_of(
    words: Sequence[Word], head: int, *, without: frozenset[str] = OUTSIDE
) -> tuple[int, int]:
    """The run of words around a head that hang on it, as [start, end).

    Args:
        words: A sentence with heads; without heads the word stands alone.
        head: Index of the phrase's head.
        without: Relations whose words stay out when they hang directly on the head, or on a word
            of the phrase.
    """
    inside = {head}
    grown = True
    while grown:
        grown = False
        for at, word in enumerate(words):
            if at not in inside and word.head in inside and word.relation not in without:
                inside.add(at)
                grown = True
    start, end = head, head + 1
    while start - 1 in inside or (start - 2 in inside and start >= 2):
        start -= 1
    while end in inside or (end + 1 in inside and end + 1 < len(words)):
        end += 1
    while start < head and (
        words[start].relation in ("case", "mark", "cc", "punct", "fixed")
        or words[start].tag in ("IN", "TO")
    ):
        start += 1
    while end - 1 > head and words[end - 1].relation in ("punct", "case"):
        end -= 1
    return start, end
