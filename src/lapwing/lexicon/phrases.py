"""Phrase lexicons: which words say that something political was done.

A pattern is a short line that a political scientist can write (`throw weight behind $`); what its
signs mean is said in `resources/phrases/README.md`. The matcher works on the words of one sentence
and knows nothing of grammar beyond inflection; who did it to whom is found by `stages.roles`.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

MAX_GAP_WORDS = 4
"""Words that may stand between two elements of a pattern."""
MAX_BLOCKED_GAP_WORDS = 2
"""The same for patterns of `none.yaml`, which should block no more than they name."""
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
    needs: frozenset[str] = frozenset()
    """First words of the element beside the head that must be there; empty: none must."""
    tags: frozenset[str]
    """See `resources/phrases/README.md`."""

    @property
    def required_slots(self) -> int:
        """Slots that have to be filled."""
        return sum(isinstance(e, str) and not optional for e, optional in self.elements)

    @property
    def needs_recipient(self) -> bool:
        """Whether it is one verb and a slot: `visit $`, which says nothing without the visited."""
        rest = self.elements[1:]
        has_slot = self.required_slots == 1 and rest[0] == ("$", False)
        return not self.is_noun and has_slot and all(optional for _, optional in rest[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A pattern found among the words of a sentence."""

    pattern: Pattern
    words: tuple[int, ...]
    """Indexes of the words that the elements matched, in order; the first is the head."""
    run: int
    """How many words the first element took."""
    slots: Mapping[str, int]
    """`$` and `+` → index of the word after which the party is to be looked for."""
    form: str
    """The head's form: base, s, past, part, ing for verbs (several joined by "/"), noun."""

    @property
    def weight(self) -> int:
        """How specific the match is: matched words count two, slots that must be filled one."""
        return 2 * len(self.words) + self.pattern.required_slots


class Phrases:
    """All patterns, indexed by the forms of their heads."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        forms: Mapping[str, Sequence[Sequence[str]]] = raw["forms"]  # type: ignore[assignment]
        rows: Sequence[Mapping[str, object]] = raw["patterns"]  # type: ignore[assignment]
        self.patterns = tuple(_pattern(row) for row in rows)
        heads: dict[tuple[str, bool], list[Pattern]] = {}
        for pattern in self.patterns:
            first = pattern.elements[0][0]
            for word in first if not isinstance(first, str) else ():
                heads.setdefault((word, pattern.is_noun), []).append(pattern)
        self._heads: dict[tuple[str, bool], list[tuple[str, str, tuple[Pattern, ...]]]] = {}
        for form, of in forms.items():
            kinds: dict[tuple[str, bool], list[str]] = {}
            for lemma, kind in of:
                kinds.setdefault((lemma, kind == "noun"), []).append(kind)
            for (lemma, is_noun), found in kinds.items():
                if (lemma, is_noun) in heads:
                    row = (lemma, "/".join(found), tuple(heads[lemma, is_noun]))
                    self._heads.setdefault((form, is_noun), []).append(row)
        self.head_forms = frozenset(form for form, _ in self._heads)
        """Lower-case words at which a pattern can start."""

    def find(
        self, words: Sequence[str], at: int, *, as_noun: bool, stems: frozenset[str]
    ) -> Iterator[Match]:
        """Patterns whose head is the word at index `at`.

        Args:
            words: The words and marks of one sentence, lower case.
            at: Index of the head.
            as_noun: Whether the word stands as a noun here; verbs have patterns of their own.
            stems: What `stems_of` gives for the words; patterns that need others are passed over.
        """
        for lemma, kinds, patterns in self._heads.get((words[at], as_noun), ()):
            for pattern in patterns:
                if pattern.needs and stems.isdisjoint(pattern.needs):
                    continue
                found = _match(pattern, words, at, lemma, kinds)
                if found is not None:
                    yield found


def stems_of(words: Sequence[str]) -> frozenset[str]:
    """The words of a sentence and what they may be plurals of, lower case."""
    return frozenset(stem for word in words for stem in singulars(word))


def _pattern(row: Mapping[str, object]) -> Pattern:
    raw: Sequence[Sequence[object]] = row["elements"]  # type: ignore[assignment]
    elements = tuple((_element(e), bool(optional)) for e, optional in raw)
    required = [
        frozenset(element)
        for element, optional in elements[1:]
        if not optional and not isinstance(element, str)
    ]
    return Pattern(
        text=str(row["text"]),
        type=str(row["type"]),
        mode=str(row["mode"]) if row["mode"] else None,
        is_noun=bool(row["noun"]),
        elements=elements,
        needs=min(required, key=len, default=frozenset()),
        tags=frozenset(row["tags"]),  # type: ignore[call-overload]
    )


def _element(raw: object) -> Element:
    if isinstance(raw, str):
        return raw
    runs: dict[str, list[Run]] = {}
    for first, *rest in raw:  # type: ignore[attr-defined]
        runs.setdefault(first, []).append(tuple(rest))
    # Longer runs first, so that "mediation effort" is not taken for "mediation".
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in runs.items()}


def _match(pattern: Pattern, words: Sequence[str], at: int, lemma: str, form: str) -> Match | None:
    """The pattern matched from its head at index `at` on; None: it does not match here."""
    first = pattern.elements[0][0]
    for tail in () if isinstance(first, str) else first.get(lemma, ()):
        if _follows(tail, words, at + 1):
            matched = list(range(at, at + 1 + len(tail)))
            slots = _match_rest(pattern, words, matched)
            if slots is not None:
                run = 1 + len(tail)
                return Match(pattern=pattern, words=tuple(matched), run=run, slots=slots, form=form)
    return None


def _match_rest(
    pattern: Pattern, words: Sequence[str], matched: list[int]
) -> dict[str, int] | None:
    """Slots of the pattern; the indexes of the words it takes are added to `matched`."""
    slots: dict[str, int] = {}
    gap = MAX_BLOCKED_GAP_WORDS if pattern.type == "NONE" else MAX_GAP_WORDS
    position, reach = matched[-1] + 1, gap
    for element, optional in pattern.elements[1:]:
        if isinstance(element, str):
            slots[element] = position
            reach = gap + MAX_SLOT_WORDS
            # A slot that must be filled takes a word at least: "wants to attack" holds nobody.
            position += not optional
            continue
        found = _find_run(element, words, position, 1 if optional else reach)
        if found is None and not optional:
            return None
        if found is not None:
            matched.extend(range(*found))
            position, reach = found[1], gap
    return slots


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeCues:
    """Words that tell the mode of an act of one type."""

    is_content: bool
    """Whether they stand in what follows the trigger; else anywhere in its clause."""
    default: str | None
    open_modes: frozenset[str]
    """Modes of a phrase that the words may still change."""
    modes: tuple[tuple[str, Mapping[str, tuple[Run, ...]]], ...]
    """Each mode with its words by the first of each run, in the order in which they are tried."""


@cache
def load_mode_cues() -> dict[str, ModeCues]:
    """Type → words for its modes, see `resources/phrases/modes.yaml`."""
    raw: Mapping[str, Mapping[str, Any]] = _load()["modes"]  # type: ignore[assignment]
    return {
        type_: ModeCues(
            is_content=rules["content"],
            default=rules["default"],
            open_modes=frozenset(rules["from"]),
            modes=tuple((mode, _by_first_word(words)) for mode, words in rules["modes"]),
        )
        for type_, rules in raw.items()
    }


@cache
def load_confidence() -> dict[str, float]:
    """Weights of the confidence by name of property, see `resources/confidence.yaml`."""
    raw: Mapping[str, float] = _load()["confidence"]  # type: ignore[assignment]
    return dict(raw)


def _by_first_word(glued: Sequence[str]) -> dict[str, tuple[Run, ...]]:
    found: dict[str, list[Run]] = {}
    for words in glued:
        first, *rest = words.split("_")
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rests) for first, rests in found.items()}


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
