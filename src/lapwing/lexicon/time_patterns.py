"""Time patterns: the notation of `resources/times.yaml`, turned into regular expressions.

A text of time words is read as a string with one character for each word, the same character for
words that belong to the same classes; a pattern over words is then a regular expression over
characters, and finding one costs next to nothing. The notation is explained in `times.yaml`.

Known to miss: a context before the first word must have a fixed number of words, as lookbehind
has in the standard library.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lapwing.errors import ResourceError

_ITEM = re.compile(r"<\w+>|[(){}|?+!]|(?:[a-z]\w*=)?[^\s(){}|?+!<>]+")
_FIRST_CHAR = 0xE000
"""Private-use characters stand for kinds of words."""

OTHER = "OTHER"
"""The class of every word that no pattern knows."""


class Alphabet:
    """One character for each set of classes and words that a word can belong to."""

    def __init__(self) -> None:
        self._char_of: dict[frozenset[str], str] = {}
        self.other = self.char([OTHER])

    def char(self, symbols: Iterable[str]) -> str:
        """The character of words that belong to just these classes and literal words."""
        key = frozenset(symbols)
        return self._char_of.setdefault(key, chr(_FIRST_CHAR + len(self._char_of)))

    def chars_with(self, symbol: str) -> str:
        """Every character whose words belong to `symbol`; empty: no word does."""
        return "".join(char for symbols, char in self._char_of.items() if symbol in symbols)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A compiled pattern."""

    regex: re.Pattern[str]
    groups: tuple[tuple[int, str, str], ...]
    """(number of the group, field, class), in the order they are written."""
    first: frozenset[str]
    """Characters it can begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    regex: str
    first: frozenset[str]
    is_empty: bool
    """Whether it can match no word at all."""


_NOTHING = _Part(regex="", first=frozenset(), is_empty=True)


@dataclass(slots=True, kw_only=True)
class PatternCompiler:
    """Turns patterns into regular expressions over an alphabet.

    Raises, from `compile`:
        ResourceError: A pattern is not well formed, or names a class or fragment that is not there.
    """

    alphabet: Alphabet
    fields: Mapping[str, str]
    """Class → field its values go into."""
    fragments: Mapping[str, str]
    _items: list[str] = field(default_factory=list)
    _at: int = 0
    _groups: list[tuple[int, str, str]] = field(default_factory=list)
    _said: str = ""
    _has_begun: bool = False

    def compile(self, said: str) -> Pattern:
        """Compile one pattern."""
        self._said, self._groups, self._at, self._has_begun = said, [], 0, False
        self._items = _ITEM.findall(self._expanded(said))
        part = self._choice()
        if self._at < len(self._items):
            raise self._fault(f"{self._items[self._at]!r} closes nothing")
        if part.is_empty:
            raise self._fault("it can match no word at all")
        try:
            regex = re.compile(part.regex)
        except re.error as error:
            raise self._fault(f"its first context has no fixed length ({error})") from error
        return Pattern(regex=regex, groups=tuple(self._groups), first=part.first)

    def _expanded(self, said: str, depth: int = 0) -> str:
        if depth > 8:
            raise self._fault("its fragments go round in a circle")

        def fragment(match: re.Match[str]) -> str:
            name = match[0][1:-1]
            if name not in self.fragments:
                raise self._fault(f"there is no fragment {name!r}")
            return f"({self._expanded(self.fragments[name], depth + 1)})"

        return re.sub(r"<\w+>", fragment, said)

    def _choice(self) -> _Part:
        begun = self._has_begun
        branches, any_begun = [self._sequence()], self._has_begun
        while self._peek() == "|":
            self._at += 1
            self._has_begun = begun
            branches.append(self._sequence())
            any_begun = any_begun or self._has_begun
        self._has_begun = any_begun
        return _Part(
            regex="|".join(branch.regex for branch in branches),
            first=frozenset().union(*(branch.first for branch in branches)),
            is_empty=any(branch.is_empty for branch in branches),
        )

    def _sequence(self) -> _Part:
        whole = _NOTHING
        while (item := self._peek()) not in ("", "|", ")", "}"):
            part = self._context() if item == "{" else self._quantified()
            whole = _Part(
                regex=whole.regex + part.regex,
                first=whole.first | part.first if whole.is_empty else whole.first,
                is_empty=whole.is_empty and part.is_empty,
            )
        return whole

    def _quantified(self) -> _Part:
        item = self._next()
        if item == "(":
            inner = self._choice()
            self._expect(")")
            part = _Part(regex=f"(?:{inner.regex})", first=inner.first, is_empty=inner.is_empty)
        else:
            part = self._word(item)
        self._has_begun = True
        if self._peek() not in ("?", "+"):
            return part
        sign = self._next()
        return _Part(
            regex=f"(?:{part.regex}){sign}",
            first=part.first,
            is_empty=part.is_empty or sign == "?",
        )

    def _context(self) -> _Part:
        self._next()
        is_negated = self._peek() == "!"
        if is_negated:
            self._next()
        begun, groups = self._has_begun, list(self._groups)
        inner = self._choice()
        self._has_begun = begun
        self._expect("}")
        sign = f"{'' if begun else '<'}{'!' if is_negated else '='}"
        regex = inner.regex
        if not begun:  # what stands before belongs to another expression, so it fills no field
            self._groups = groups
            regex = regex.replace("([", "(?:[")
        return _Part(regex=f"(?{sign}{regex})", first=frozenset(), is_empty=True)

    def _word(self, item: str) -> _Part:
        name, _, symbol = item.rpartition("=")
        chars = self.alphabet.chars_with(symbol)
        if not chars:
            raise self._fault(f"no word belongs to {symbol!r}")
        regex = f"[{chars}]"
        if symbol in self.fields:
            number = len(self._groups) + 1
            self._groups.append((number, name or self.fields[symbol], symbol))
            regex = f"({regex})"
        return _Part(regex=regex, first=frozenset(chars), is_empty=False)

    def _peek(self) -> str:
        return self._items[self._at] if self._at < len(self._items) else ""

    def _next(self) -> str:
        item = self._peek()
        self._at += 1
        return item

    def _expect(self, item: str) -> None:
        if self._next() != item:
            raise self._fault(f"a {item!r} is missing")

    def _fault(self, words: str) -> ResourceError:
        return ResourceError(f"times.yaml: pattern {self._said!r}: {words}")


def literals(patterns: Iterable[str]) -> set[str]:
    """The words that stand in patterns as themselves."""
    items = {item for said in patterns for item in _ITEM.findall(said)}
    return {
        item
        for item in items
        if "=" not in item and not item.isupper() and item[0] not in "<(){}|?+!"
    }
