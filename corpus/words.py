"""Find the words that a coder typed in the sentence they come from, and the parties they name.

Known to miss: words that are not side by side; the coder writes the head alone.
"""

import re

from corpus.annotation import Party, Span
from corpus.codes import COUNTRIES, SECTORS

_CODE = r"(?:[A-Z]{3}|\?)(?::[A-Z]{3}(?:,[A-Z]{3})*)?"
_CODES = re.compile(rf"{_CODE}(?:\+{_CODE})*")


class NotationError(ValueError):
    """One annotation cannot be read; the message says why."""


def find_words(text: str, words: str) -> Span:
    """Locate exact words in a sentence, on word boundaries.

    Args:
        text: The sentence.
        words: The words; `words#2` for the second occurrence.

    Raises:
        NotationError: not found, or found more than once and not numbered.
    """
    match = re.fullmatch(r"(.+?)#(\d+)", words)
    needle, number = (match[1], int(match[2])) if match else (words, 0)
    found = _occurrences(text, needle)
    if not found or number > len(found):
        raise NotationError(f"{needle!r} occurs {len(found)} times, wanted number {number or 1}")
    if len(found) > 1 and not number:
        raise NotationError(f"{needle!r} occurs {len(found)} times: write {needle}#1 or #2 …")
    return found[max(number, 1) - 1]


def _occurrences(text: str, needle: str) -> list[Span]:
    left = r"(?<!\w)" if needle[:1].isalnum() else ""
    right = r"(?!\w)" if needle[-1:].isalnum() else ""
    return [match.span() for match in re.finditer(left + re.escape(needle) + right, text)]


def find_stretch(text: str, words: str) -> Span:
    """Locate `from .. to`, `from ..` (to the sentence's end without its stop), or exact words.

    `to` is the first that follows `from`.
    """
    if " .." not in words:
        return find_words(text, words)
    first, last = (part.strip() for part in words.split(" ..", 1))
    start, begun = find_words(text, first)
    if not last:
        return start, len(text.rstrip().rstrip("."))
    after = _occurrences(text[begun:], last)
    if not after:
        raise NotationError(f"{last!r} does not follow {first!r}")
    return start, begun + after[0][1]


class PartyReader:
    """Reads the parties of one block, and remembers the codes that their words were given."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, str]] = {}

    def read_list(self, text: str, words: str) -> tuple[Party, ...]:
        """Read `A CODE; B CODE`; `_` is nobody."""
        items = [item.strip() for item in words.split(";")]
        return tuple(party for item in items if item != "_" for party in self.read(text, item))

    def read(self, text: str, words: str) -> list[Party]:
        """Read one item: words, code, name. Several codes give several parties in one span."""
        body, _, name = (part.strip() for part in words.strip().partition(" = "))
        is_understood = body.startswith("*")
        phrase, codes = _split_code(body.removeprefix("*").strip())
        span = None if is_understood else find_stretch(text, phrase)
        plain = re.sub(r"#\d+$", "", phrase) if span is None else text[span[0] : span[1]]
        if codes:
            self._codes[plain] = (codes, name)
        elif plain in self._codes:
            codes, known = self._codes[plain]
            name = name or known
        else:
            raise NotationError(f"{plain!r} has no code; write e.g. `{phrase} RUS:GOV`")
        listed = codes.split("+")
        names = name.split("+") if name.count("+") + 1 == len(listed) else [name] * len(listed)
        unnamed = plain if is_understood else ""
        return [
            _make_party(span, code, called.strip() or unnamed)
            for code, called in zip(listed, names, strict=True)
        ]


def _split_code(body: str) -> tuple[str, str]:
    head, _, tail = body.rpartition(" ")
    is_code = _CODES.fullmatch(tail) and (set(":+?") & set(tail) or tail in COUNTRIES)
    return (head, tail) if head and is_code else (body, "")


def _make_party(span: Span | None, code: str, name: str) -> Party:
    country, _, sectors = code.partition(":")
    if country != "?" and country not in COUNTRIES:
        raise NotationError(f"no such country code: {country!r}")
    listed = tuple(sectors.split(",")) if sectors else ()
    for sector in listed:
        if sector not in SECTORS:
            raise NotationError(f"no such sector: {sector!r}")
    return Party(span=span, country=country.replace("?", ""), sectors=listed, name=name)
