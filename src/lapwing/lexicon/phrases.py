"""Phrase lexicons: which words say that something political was done.

A pattern is a short line that a political scientist can write (`throw weight behind $`); what its
signs mean is said in `resources/phrases/README.md`. The matcher works on the words of one sentence
and knows nothing of grammar beyond inflection; who did it to whom is found by `stages.reports`.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

MAX_GAP_WORDS = 4
"""Words that may stand between two elements of a pattern."""
MAX_SLOT_WORDS = 6
"""Words that may stand before the party that fills a slot."""

_BORDERS = frozenset(',;:()[]"“”«»—–.!?')

Run = tuple[str, ...]
"""Adjacent words."""
Element = str | Mapping[str, tuple[Run, ...]]
"""`$` or `+` for a slot; else the alternatives by their first word, each with what follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One line of a phrase lexicon."""

    text: str
    """As written in the lexicon."""
    type: str
    """PLOVER type; `NONE` blocks whatever else would match here."""
    mode: str | None
    is_noun: bool
    """Whether the first element is a noun; else it is a verb."""
    elements: tuple[tuple[Element, bool], ...]
    """Each element with whether it may be left out."""
    tags: frozenset[str]
    """`reciprocal`, `no-recipient`, `weak`, `past`."""

    @property
    def weight(self) -> int:
        """How specific the pattern is: its words count two, its slots one."""
        return sum(1 if isinstance(e, str) else 2 for e, _ in self.elements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A pattern found among the words of a sentence."""

    pattern: Pattern
    words: tuple[int, ...]
    """Indexes of the words that the elements matched, in order; the first is the head."""
    slots: Mapping[str, int]
    """`$` and `+` → index of the word after which the party is to be looked for."""
    form: str
    """The head's form: base, s, past, part, ing for verbs (several joined by "/"), noun."""


class Phrases:
    """All patterns, indexed by the forms of their heads."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        forms: Mapping[str, Sequence[Sequence[str]]] = raw["forms"]  # type: ignore[assignment]
        rows: Sequence[Mapping[str, object]] = raw["patterns"]  # type: ignore[assignment]
        self.patterns = tuple(_pattern(row) for row in rows)
        self._forms = {
            form: tuple((lemma, kind) for lemma, kind in of) for form, of in forms.items()
        }
        heads: dict[tuple[str, bool], list[Pattern]] = {}
        for pattern in sorted(self.patterns, key=lambda p: -p.weight):
            first = pattern.elements[0][0]
            for word in first if not isinstance(first, str) else ():
                heads.setdefault((word, pattern.is_noun), []).append(pattern)
        self._heads = {key: tuple(patterns) for key, patterns in heads.items()}
        self.noun_heads = frozenset(word for word, is_noun in heads if is_noun)

    def find(self, words: Sequence[str], at: int, *, as_noun: bool) -> Iterator[Match]:
        """Patterns whose head is the word at index `at`, the most specific first.

        Args:
            words: The words and marks of one sentence, lower case.
            at: Index of the head.
            as_noun: Whether the word stands as a noun here; verbs have patterns of their own.
        """
        for lemma, kinds in self._lemmas(words[at], as_noun=as_noun).items():
            for pattern in self._heads.get((lemma, as_noun), ()):
                found = _match(pattern, words, at, lemma)
                if found is not None:
                    yield Match(pattern=pattern, words=found[0], slots=found[1], form=kinds)

    def is_head(self, word: str) -> bool:
        """Whether any pattern can start at this (lower-case) word."""
        return any(
            (lemma, is_noun) in self._heads
            for is_noun in (False, True)
            for lemma in self._lemmas(word, as_noun=is_noun)
        )

    def _lemmas(self, word: str, *, as_noun: bool) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for lemma, kind in self._forms.get(word, ()):
            if (kind == "noun") == as_noun:
                found.setdefault(lemma, []).append(kind)
        return {lemma: "/".join(kinds) for lemma, kinds in found.items()}


def _pattern(row: Mapping[str, object]) -> Pattern:
    elements: Sequence[Sequence[object]] = row["elements"]  # type: ignore[assignment]
    return Pattern(
        text=str(row["text"]),
        type=str(row["type"]),
        mode=str(row["mode"]) if row["mode"] else None,
        is_noun=bool(row["noun"]),
        elements=tuple((_element(e), bool(optional)) for e, optional in elements),
        tags=frozenset(row["tags"]),  # type: ignore[call-overload]
    )


def _element(raw: object) -> Element:
    if isinstance(raw, str):
        return raw
    runs: dict[str, list[Run]] = {}
    for first, *rest in raw:  # type: ignore[attr-defined]
        runs.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rests) for first, rests in runs.items()}


def _match(
    pattern: Pattern, words: Sequence[str], at: int, lemma: str
) -> tuple[tuple[int, ...], dict[str, int]] | None:
    """Indexes of matched words, and slots; None: the pattern does not match here."""
    first = pattern.elements[0][0]
    for tail in () if isinstance(first, str) else first.get(lemma, ()):
        if tuple(words[at + 1 : at + 1 + len(tail)]) == tail:
            rest = _match_rest(pattern, words, list(range(at, at + 1 + len(tail))))
            if rest is not None:
                return rest
    return None


def _match_rest(
    pattern: Pattern, words: Sequence[str], matched: list[int]
) -> tuple[tuple[int, ...], dict[str, int]] | None:
    slots: dict[str, int] = {}
    position, reach = matched[-1] + 1, MAX_GAP_WORDS
    for element, optional in pattern.elements[1:]:
        if isinstance(element, str):
            slots[element] = position
            reach = MAX_GAP_WORDS + MAX_SLOT_WORDS
            continue
        found = _find_run(element, words, position, 1 if optional else reach)
        if found is None and not optional:
            return None
        if found is not None:
            matched.extend(range(*found))
            position, reach = found[1], MAX_GAP_WORDS
    return tuple(matched), slots


def _find_run(
    runs: Mapping[str, tuple[Run, ...]], words: Sequence[str], start: int, reach: int
) -> tuple[int, int] | None:
    """The first of the runs among the next words, as a half-open range of indexes."""
    for i in range(start, min(len(words), start + reach + 1)):
        for stem in singulars(words[i]):
            for rest in runs.get(stem, ()):
                if _follows(rest, words, i + 1):
                    return i, i + 1 + len(rest)
        if words[i] in _BORDERS:
            return None
    return None


def _follows(rest: Run, words: Sequence[str], at: int) -> bool:
    return len(words) >= at + len(rest) and all(
        same_noun(words[at + k], word) for k, word in enumerate(rest)
    )


@lru_cache(maxsize=50_000)
def singulars(word: str) -> tuple[str, ...]:
    """A lower-case word and what it may be the regular plural of.

    >>> singulars("countries")
    ('countries', 'countrie', 'countri', 'country')
    """
    if not word.endswith("s") or len(word) < 4:
        return (word,)
    found = (word, word[:-1], word[:-2]) if word.endswith("es") else (word, word[:-1])
    return (*found, word[:-3] + "y") if word.endswith("ies") else found


def same_noun(word: str, literal: str) -> bool:
    """Whether a lower-case word is the literal or its regular plural.

    >>> same_noun("countries", "country"), same_noun("deals", "deal"), same_noun("as", "a")
    (True, True, False)
    """
    return literal in singulars(word)


@cache
def load_phrases() -> Phrases:
    """The shipped phrase lexicons."""
    return Phrases(_load()["phrases"])  # type: ignore[arg-type]


@cache
def load_cues() -> dict[str, frozenset[str]]:
    """Reporting verbs and realis cues by name of list, see `resources/phrases/reporting.yaml`."""
    raw: Mapping[str, Sequence[str]] = _load()["cues"]  # type: ignore[assignment]
    return {name: frozenset(words) for name, words in raw.items()}


@cache
def load_context_cues() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Context → cues, each a run of lower-case words, see `resources/contexts.yaml`."""
    raw: Mapping[str, Sequence[str]] = _load()["contexts"]  # type: ignore[assignment]
    return {name: tuple(tuple(cue.split("_")) for cue in cues) for name, cues in raw.items()}


@cache
def _load() -> Mapping[str, object]:
    packed = resources.files("lapwing.data").joinpath("phrases.json.gz").read_bytes()
    loaded: Mapping[str, object] = json.loads(gzip.decompress(packed))
    return loaded
