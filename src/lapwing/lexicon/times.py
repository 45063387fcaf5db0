"""Times: the words of time, the patterns they stand in, and the holidays.

Loads the compiled `resources/times.yaml`. What a pattern means is told by a word (`date`, `shift`,
`duration` ...) and the fields its words fill; `lapwing.stages.time_meanings` does the rest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from lapwing.errors import ResourceError
from lapwing.lexicon.table import load_compiled
from lapwing.lexicon.time_patterns import OTHER, Alphabet, Pattern, PatternCompiler, literals

Value = str | int | float
Values = Mapping[str, Value]
"""Class of a word → what it stands for as a word of that class."""

MADE_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "NUM": "n",
        "DAY": "day",
        "YEAR": "year",
        "YEAR2": "year2",
        "ORD": "ord",
        "DAYORD": "day",
        "DECADE": "decade",
        "CLOCK": "clock",
        "ISO": "iso",
        "NUMDATE": "numdate",
        "FRACTION": "fraction",
        "ERA": "era",
        "HOLIDAY": "holiday",
        "QUARTER": "q",
        "LOW": "low",
        OTHER: "none",
    }
)
"""Classes that are told by their form and not by a list, and the field each fills. LOW is a common
word that no pattern knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """What is known of one word, in lower case."""

    char: str
    """Its character in the alphabet when it is written small."""
    capital_char: str
    """Its character when it has a capital letter."""
    values: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """A pattern and what it means."""

    pattern: Pattern
    means: str
    given: Values
    """Fields that the rule fills by itself."""
    said: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGrammar:
    """Everything that finding time expressions needs to know."""

    words: Mapping[str, TimeWord]
    made: Mapping[frozenset[str], str]
    """Set of classes told by form → character."""
    other: str
    low: str
    rules_by_first: Mapping[str, tuple[TimeRule, ...]]
    """Character → the rules that can begin with it, in the order of the file."""
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    holidays: Mapping[str, str]
    holiday_starts: frozenset[str]
    """First words of holidays, lower case."""
    tense: Mapping[str, frozenset[str]]
    """Words that tell the tense of a verb form, by list."""
    binding: Mapping[str, frozenset[str]]
    """Words that tie a date to a verb or keep it from one, by list."""
    digest: str


_MADE_SETS = (
    ("NUM",), ("NUM", "DAY"), ("NUM", "YEAR"), ("YEAR2",), ("ORD",), ("ORD", "DAYORD"),
    ("DECADE",), ("CLOCK",), ("ISO",), ("NUMDATE",), ("FRACTION",), ("ERA",), ("HOLIDAY",),
    ("QUARTER",), ("NUM", "DECADE"),
)  # fmt: skip


def times_from(content: Mapping[str, object], *, digest: str = "") -> TimeGrammar:
    """Build the grammar from plain values.

    Raises:
        ResourceError: A section is absent, or a pattern is not well formed.
    """
    classes = _section(content, "classes")
    fragments = {str(k): str(v) for k, v in _section(content, "fragments").items()}
    rules = content.get("patterns")
    if not isinstance(rules, list) or not rules:
        raise ResourceError(f"times: patterns should be a list, got {rules!r}")
    alphabet = Alphabet()
    known_literals = literals([*fragments.values(), *(str(rule["say"]) for rule in rules)])
    words = _words(classes, known_literals, _section(content, "ordinals"), alphabet)
    made = {frozenset(classes_): alphabet.char(classes_) for classes_ in _MADE_SETS}
    low = alphabet.char(["LOW", OTHER])
    fields = {name: str(_mapping(body)["field"]) for name, body in classes.items()}
    compiler = PatternCompiler(
        alphabet=alphabet, fields={**MADE_CLASSES, **fields}, fragments=fragments
    )
    by_first: dict[str, list[TimeRule]] = {}
    for rule in _rules(rules, compiler):
        for char in sorted(rule.pattern.first):
            by_first.setdefault(char, []).append(rule)
    holidays = {str(k): str(v) for k, v in _section(content, "holidays").items()}
    return TimeGrammar(
        words=words,
        made=made,
        other=alphabet.other,
        low=low,
        rules_by_first={char: tuple(found) for char, found in by_first.items()},
        numbers=_integers(content, "numbers"),
        ordinals=_integers(content, "ordinals"),
        holidays=holidays,
        holiday_starts=frozenset(name.replace(".", " ").split()[0] for name in holidays),
        tense=_lists(content, "tense"),
        binding=_lists(content, "binding"),
        digest=digest,
    )


@cache
def load_times() -> TimeGrammar:
    """The shipped grammar, read once per process.

    Raises:
        ResourceError: The file is absent or broken.
    """
    compiled = load_compiled("times.json")
    return times_from(compiled.content, digest=compiled.digest)


def _words(
    classes: Mapping[str, object],
    literal_words: set[str],
    ordinals: Mapping[str, object],
    alphabet: Alphabet,
) -> dict[str, TimeWord]:
    small: dict[str, dict[str, Value]] = {}
    capital: dict[str, dict[str, Value]] = {}
    for name, body in classes.items():
        needs_capital = bool(_mapping(body).get("capital"))
        for word, value in _mapping(_mapping(body)["words"]).items():
            if not isinstance(value, str | int | float):
                raise ResourceError(f"times: {name}: {word!r} stands for {value!r}")
            capital.setdefault(str(word), {})[name] = value
            if not needs_capital:
                small.setdefault(str(word), {})[name] = value
    for word, value in ordinals.items():
        if isinstance(value, int):
            made = {"ORD": value, "DAYORD": value}
            small[word] = {**small.get(word, {}), **made}
            capital[word] = {**capital.get(word, {}), **made}
    found: dict[str, TimeWord] = {}
    for word in sorted({*capital, *literal_words}):
        literal = [word] if word in literal_words else []
        small_symbols = [*small.get(word, {}), *literal]
        capital_symbols = [*capital.get(word, {}), *literal]
        found[word] = TimeWord(
            char=alphabet.char(small_symbols or ["LOW", OTHER]),
            capital_char=alphabet.char(capital_symbols),
            values=capital.get(word, {}),
        )
    return found


def _rules(rules: list[object], compiler: PatternCompiler) -> Iterator[TimeRule]:
    for order, raw in enumerate(rules):
        rule = _mapping(raw)
        said = str(rule["say"])
        given = {
            str(key): value
            for key, value in _mapping(rule.get("with", {})).items()
            if isinstance(value, str | int | float)
        }
        yield TimeRule(
            pattern=compiler.compile(said),
            means=str(rule["means"]),
            given=given,
            said=said,
            order=order,
        )


def _section(content: Mapping[str, object], name: str) -> Mapping[str, object]:
    if name not in content:
        raise ResourceError(f"times: the section {name} is missing")
    return _mapping(content[name])


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ResourceError(f"times: expected names with values, got {value!r}")
    return value


def _lists(content: Mapping[str, object], name: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(_texts(items)) for key, items in _section(content, name).items()}


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise ResourceError(f"times: expected a list of words, got {value!r}")
    return [str(item) for item in value]


def _integers(content: Mapping[str, object], name: str) -> dict[str, int]:
    section = _section(content, name)
    if wrong := [word for word, value in section.items() if not isinstance(value, int)]:
        raise ResourceError(f"times: {name}: {wrong[0]!r} should stand for a number")
    return {word: value for word, value in section.items() if isinstance(value, int)}
