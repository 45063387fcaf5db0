"""Modes: how an act was done, where its own phrase leaves that open.

Two ways. Words around the trigger tell what is asked, refused or threatened, and with what weapon;
they are in `resources/phrases/modes.yaml`. And talks are a visit, or on neutral ground, by the
country of their place.

Known to miss: modes told in another sentence; second modes.
"""

from collections.abc import Mapping, Sequence

from lapwing.lexicon.phrases import ModeCues, Run, singulars
from lapwing.record import Party, Place
from lapwing.stages.clauses import Clauses

_REACH = 14
"""Words after the trigger in which its content is looked for."""
_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM", None})

_WARNING = ("warn", "caution")
"""Beginnings of verbs that forbid what they are followed by."""


def mode_of(
    clauses: Clauses, words: Sequence[int], mode: str | None, *, cues: ModeCues | None
) -> str | None:
    """The mode of an act.

    Args:
        clauses: The sentence.
        words: Indexes of the trigger's words.
        mode: What its phrase says; None: nothing.
        cues: Words for the modes of its type; None: there are none.
    """
    if cues is None or (mode is not None and mode not in cues.open_modes):
        return mode
    if _is_warned_off(clauses, words):
        return mode
    around = _words_after(clauses, words) if cues.is_content else _words_of_clause(clauses, words)
    for name, runs in cues.modes:
        if _is_there(runs, around):
            return name
    return mode or cues.default


def _is_warned_off(clauses: Clauses, words: Sequence[int]) -> bool:
    """`warned Iran against attacking`: what follows is what the other side should not do."""
    told = {clauses.lower[word] for word in words}
    return clauses.lower[words[0]].startswith(_WARNING) and bool(told & {"against", "not"})


def mode_of_talks(mode: str | None, actors: Sequence[Party], place: Place | None) -> str | None:
    """`visit` where one side is at home, `third-party` where neither is; else the mode given.

    Source:
        PLOVER 2.0, modes of CONSULT.
    """
    countries = {p.actor.country for p in actors} - _INTERNATIONAL
    if mode is not None or len(countries) < 2:
        return mode
    if len(countries) > 2:
        return "multilateral"
    if place is None or place.country is None or place.precision == "unknown":
        return mode
    return "visit" if place.country in countries else "third-party"


def _words_after(clauses: Clauses, words: Sequence[int]) -> list[str]:
    found: list[str] = []
    for i in range(words[0] + 1, min(len(clauses.words), words[0] + 1 + _REACH)):
        if clauses.kind(clauses.chunk_of[i]) in ("comma", "mark") and i > words[-1]:
            break
        found.append(clauses.lower[i])
    return found


def _words_of_clause(clauses: Clauses, words: Sequence[int]) -> list[str]:
    clause = clauses.clause(words[0])
    return [
        w for w, word in zip(clauses.lower, clauses.words, strict=True) if clause.covers(word.span)
    ]


def _is_there(runs: Mapping[str, tuple[Run, ...]], words: Sequence[str]) -> bool:
    return any(
        words[i + 1 : i + 1 + len(rest)] == list(rest)
        for i, word in enumerate(words)
        for stem in singulars(word)
        for rest in runs.get(stem, ())
    )
