"""Names as keys: how a name in a table and the same name in a text are made to meet.

Both are cut into words by `lapwing.text.find_words`, folded word by word, and joined by blanks. An
index is a mapping from such keys to codes, and knows how many words its longest key has for each
first word, so that one pass over the words of an article finds the longest name at every place.

Known to miss: names written with other inner marks than the table has ("al Assad", "al-Assad"),
unless both are listed; misspellings.
"""

from collections.abc import Iterable, Mapping, Sequence

from lapwing.text import find_words, fold

_PLURAL_AS_IS = ("s", "ese", "ish", "ch", "x", "z")


def name_key(name: str) -> str:
    """A name as an index key.

    >>> name_key("Nicolás Maduro’s U.S. envoy")
    "nicolas maduro 's u.s. envoy"
    """
    return " ".join(fold(name[start:end]) for start, end in find_words(name))


def is_acronym(name: str) -> bool:
    """Whether a name is read letter by letter, and so counts only in capitals: `US`, `U.N.`."""
    letters = [c for c in name if c.isalpha()]
    return 2 <= len(letters) <= 7 and all(c.isupper() for c in letters) and " " not in name


def plural_of(demonym: str) -> str:
    """The people of a demonym: `Russian` → `Russians`, `French` → `French`."""
    return demonym if demonym.endswith(_PLURAL_AS_IS) else demonym + "s"


class NameIndex:
    """Keys to codes, with the longest key found at any place of a sequence of words."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = codes
        self._reach = _reach(codes)

    def __len__(self) -> int:
        return len(self._codes)

    def get(self, key: str) -> str | None:
        """The codes of exactly this key, parted by blanks; None: no such name."""
        return self._codes.get(key)

    def starts(self, word: str) -> bool:
        """Whether some key begins with a folded word."""
        return word in self._reach

    def longest_at(self, words: Sequence[str], start: int) -> tuple[int, str] | None:
        """The longest key that begins at a word.

        Args:
            words: Folded words.
            start: Where to begin.

        Returns:
            How many words it takes, and its codes; None: no key begins here.
        """
        reach = self._reach.get(words[start])
        if reach is None:
            return None
        for length in range(min(reach, len(words) - start), 0, -1):
            key = words[start] if length == 1 else " ".join(words[start : start + length])
            codes = self._codes.get(key)
            if codes is not None:
                return length, codes
        return None


def _reach(keys: Iterable[str]) -> dict[str, int]:
    reach: dict[str, int] = {}
    for key in keys:
        first, _, rest = key.partition(" ")
        length = rest.count(" ") + 2 if rest else 1
        if length > reach.get(first, 0):
            reach[first] = length
    return reach
