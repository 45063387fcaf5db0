"""Furniture rules: what page furniture looks like, compiled from `resources/furniture.yaml`.

The file says what each kind of pattern means. A pattern is refused when it could be slow on a
hostile page (open-ended repetition), when it matches nothing at all, or when it captures without
a name. Named groups that begin with `cut` say that only they go out; a group `outlet` says who
published.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lapwing.errors import ResourceError
from lapwing.lexicon.fields import read_fields
from lapwing.lexicon.table import load_compiled

PLACES = ("line", "head", "tail", "next_to", "heading", "start", "end", "inside", "beside")
"""Where a pattern can hold; each is explained at the head of the YAML file."""

_CLASSES = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_OPEN_REPEAT = re.compile(r"[*+]|\{\d*,\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One pattern of a rule."""

    reason: str
    """The rule it belongs to."""
    regex: re.Pattern[str]
    cues: tuple[str, ...]
    """Lower-case strings of which every match holds one; () when none is known. Looking for them
    first, and at lengths, makes cleaning twice as fast (9.6 to 4.0 ms an article of news)."""

    longest: int
    """Characters of the longest possible match."""

    def may_match(self, lower: str) -> bool:
        """Whether a match is possible, given the text in lower case."""
        for cue in self.cues:
            if cue in lower:
                return True
        return not self.cues


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRules:
    """Everything the cleaner knows about furniture."""

    places: Mapping[str, tuple[Pattern, ...]]
    """Place → its patterns; every place of `PLACES` is there."""
    says_outlet: tuple[re.Pattern[str], ...]
    """Patterns with a group `outlet`, for pieces that were taken out."""
    no_place: frozenset[str]
    """Shouts in capitals that are no place of a dateline."""
    outlet_words: frozenset[str]
    """Words, lower case, that make a byline the name of an outlet."""

    masthead_words: frozenset[str]
    """Last words of outlets' names: courier, tribune."""
    byline_words: frozenset[str]
    """What stands before the name in a byline, lower case: `by`."""
    english_words: frozenset[str]
    """Words, lower case, that make a text English when they are many."""
    languages: frozenset[str]
    """ISO 639-1 codes that news comes in."""

    def possible_in(self, text: str) -> dict[str, tuple[Pattern, ...]]:
        """Place → those of its patterns of which a match is possible in a text."""
        lower = text.lower()
        return {
            place: tuple(pattern for pattern in patterns if pattern.may_match(lower))
            for place, patterns in self.places.items()
        }


def furniture_rules_from(content: Mapping[str, object], *, where: str) -> FurnitureRules:
    """Check plain values into rules.

    Args:
        content: As compiled: `rules` (reason → place → `pattern`, `cues`, `longest`),
            and the other lists of the file as they stand there.
        where: What to call the file in errors.

    Raises:
        ResourceError: A pattern is broken or refused, or a place is unknown.
    """
    rules = content.get("rules")
    if not isinstance(rules, Mapping):
        raise ResourceError(f"{where}: rules should be a mapping, got {rules!r}")
    by_place: dict[str, list[Pattern]] = {place: [] for place in PLACES}
    for reason, places in rules.items():
        if not isinstance(places, Mapping) or not places:
            raise ResourceError(f"{where}: rule {reason!r} has no patterns")
        for place in places:
            if place not in PLACES:
                raise ResourceError(
                    f"{where}: rule {reason!r} holds at {place!r}, which is no place",
                    hint=f"the places are {', '.join(PLACES)}",
                )
            by_place[place] += _patterns(places, place, reason=str(reason), where=where)
    return FurnitureRules(
        places={place: tuple(patterns) for place, patterns in by_place.items()},
        says_outlet=tuple(
            re.compile(pattern, re.IGNORECASE) for pattern in _texts(content, "says_outlet", where)
        ),
        no_place=frozenset(_texts(content, "no_place", where)),
        outlet_words=frozenset(_texts(content, "outlet_words", where)),
        masthead_words=frozenset(_texts(content, "masthead_words", where)),
        byline_words=frozenset(_texts(content, "byline_words", where)),
        english_words=frozenset(_texts(content, "english_words", where)),
        languages=frozenset(_texts(content, "languages", where)),
    )


@cache
def load_furniture() -> FurnitureRules:
    """The compiled rules, read once per process.

    Raises:
        ResourceError: The file is absent or broken.
    """
    return furniture_rules_from(load_compiled("furniture.json").content, where="furniture")


def check_pattern(pattern: str, where: str) -> None:
    """Refuse a pattern that is broken, slow, or matches nothing at all.

    Raises:
        ResourceError: With the place and what to write instead.
    """
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ResourceError(f"{where}: {pattern!r} is no regular expression: {error}") from error
    if compiled.groups != len(compiled.groupindex):
        raise ResourceError(f"{where}: {pattern!r} captures", hint="write (?:...) for (...)")
    if compiled.fullmatch(""):
        raise ResourceError(f"{where}: {pattern!r} matches an empty line", hint="ask for a letter")
    if repeat := _OPEN_REPEAT.search(_CLASSES.sub("x", pattern)):
        raise ResourceError(
            f"{where}: {pattern!r} repeats without end ({repeat[0]})",
            hint="write a highest number, as in .{0,200}",
        )


def _patterns(
    places: Mapping[str, object], place: str, *, reason: str, where: str
) -> list[Pattern]:
    """The patterns of one rule in one place."""
    entries = places[place]
    if not isinstance(entries, list):
        raise ResourceError(f"{where}: {reason}: {place} should be a list, got {entries!r}")
    found = []
    for entry in entries:
        fields = read_fields(entry, f"{where}: {reason}: {place}")
        pattern = fields.text("pattern")
        check_pattern(pattern, fields.where)
        found.append(
            Pattern(
                reason=reason,
                regex=re.compile(pattern, re.IGNORECASE),
                cues=fields.texts("cues"),
                longest=int(fields.number("longest", low=1, high=100_000)),
            )
        )
    return found


def _texts(content: Mapping[str, object], key: str, where: str) -> list[str]:
    found = content.get(key)
    fine = isinstance(found, list) and found and all(isinstance(t, str) and t for t in found)
    if not fine or not isinstance(found, list):
        raise ResourceError(
            f"{where}: {key} should be a list of texts, got {found!r}",
            hint="put patterns and words like No in quotes",
        )
    return found
