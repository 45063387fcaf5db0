"""Pieces: what the network reads in place of words.

A word is folded (lower case, no accents, straight quotation marks) and cut greedily into the
longest pieces that the vocabulary holds, as in WordPiece (Wu et al. 2016). What folding loses of
capital letters is told by the word's shape. Words stay whole units, so offsets are the words' own.
"""

import unicodedata
from collections.abc import Sequence

from lapwing.text import straightened

PAD, UNKNOWN, FIRST, LAST = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
SPECIAL = (PAD, UNKNOWN, FIRST, LAST)
SHAPES = ("lower", "capitalised", "upper", "mixed", "digits", "mark")
"""Shapes of a word, by their number."""
_MAX_PIECES = 12
"""Pieces of one word that are read; what is longer is an address or noise."""


def folded(word: str) -> str:
    """A word as the vocabulary spells it.

    >>> folded("Côte")
    'cote'
    """
    apart = unicodedata.normalize("NFD", straightened(word).lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def shape_of(word: str) -> int:
    """Number of a word's shape in `SHAPES`.

    >>> [SHAPES[shape_of(w)] for w in ("vote", "Paris", "NATO", "McCain", "2019", ",")]
    ['lower', 'capitalised', 'upper', 'mixed', 'digits', 'mark']
    """
    if any(c.isdigit() for c in word):
        return 4
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 5
    uppers = sum(c.isupper() for c in letters)
    if not uppers:
        return 0
    if uppers == len(letters) and uppers > 1:
        return 2
    return 1 if uppers == 1 and letters[0].isupper() else 3


class Pieces:
    """Cuts words into numbered pieces; remembers the words it has cut.

    Args:
        vocabulary: Pieces by number; those that continue a word start with ``##``.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._number = {piece: number for number, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.pad, self.unknown, self.first, self.last = (self._number[s] for s in SPECIAL)

    def of(self, word: str) -> tuple[int, ...]:
        """Numbers of a word's pieces; never empty."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(folded(word))
            if len(self._known) < 200_000:  # about 40 MB; news does not repeat rarer words
                self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        cut: list[int] = []
        start = 0
        while start < len(word) and len(cut) < _MAX_PIECES:
            end = min(len(word), start + 40)
            while end > start:
                number = self._number.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                return (self.unknown,)
            cut.append(number)
            start = end
        return tuple(cut) or (self.unknown,)
