"""Roles: who does a matched act and to whom it is done.

Roles come from the clause: subject and object, turned round for passives; possessor and "by" for
nouns; and what the phrase lexicon marks with `$` and `+`.

Known to miss: parties named only in another sentence.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lapwing.lexicon.phrases import MAX_SLOT_WORDS, Match, load_cues, singulars
from lapwing.record import Mention
from lapwing.stages.clauses import SUBORDINATORS, Clauses
from lapwing.stages.subjects import agent_of, object_of, relative_object, subject_of

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "during", "after", "before", "since", "until"})
_QUANTITIES = frozenset({"hundreds", "thousands", "dozens", "scores", "tens", "crowds", "number"})
_DOERS: Mapping[str, frozenset[str]] = {
    "forces": frozenset({"MIL", "REB", "PRM", "UAF", "COP"}),
    "crowd": frozenset({"CVL", "LAB", "EDU", "OPP", "SOC", "AGR", "REL"}),
}
"""Kind of doer → primary sectors; its nouns are in `resources/phrases/reporting.yaml`."""
_PARTNERS = frozenset({"with", "between", "among", "to", "and"})
_OBJECT_PREPOSITIONS = frozenset({"on", "upon"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_BODILY = frozenset({"ASSAULT", "COERCE", "AID"})
"""Acts on the very thing that their object names."""
_BLAMING = frozenset({"ACCUSE", "SUPPORT"})
_VICTIM_PREPOSITIONS = frozenset({"on", "against", "over", "with", "from", "than"})
"""After the object of blame or praise these lead to somebody else: `condemned the attack on`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A matched phrase with its parties."""

    match: Match
    words: tuple[int, ...]
    """Indexes of the trigger's words within the sentence."""
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    has_object: bool = False
    """Whether something stands where the recipient belongs, party or not."""

    doer: str = ""
    """Head noun of the subject or possessor; empty: there is none."""

    def is_done_by(self, kind: Literal["forces", "crowd"]) -> bool:
        """Whether soldiers or fighters, or people in numbers, do it."""
        primary = {m.actor.sectors[0] for m in self.actors if m.actor.sectors}
        if primary & _DOERS[kind]:
            return True
        return bool(load_cues()[f"{kind}_nouns"] & set(singulars(self.doer)))

    @property
    def parties(self) -> frozenset[str]:
        """Ids of everybody in it."""
        return frozenset(m.actor.actor_id for m in (*self.actors, *self.recipients))


def verbal_act(clauses: Clauses, match: Match) -> Act:
    """The act of a verb with its subject and object, turned round for a passive."""
    verb = clauses.chunk_of[match.words[0]]
    chunk = clauses.chunks[verb]
    subject_index = subject_of(clauses, verb)
    subject = clauses.parties(subject_index) or _reported_subject(clauses, verb, subject_index)
    antecedent = relative_object(clauses, verb)
    can_be_passive = "active" not in match.pattern.tags and antecedent is None
    is_passive = chunk.is_passive and can_be_passive and not _has_its_object(clauses, match, verb)
    if any(word < match.words[0] for word in match.words):
        moved = subject if match.pattern.type in _BODILY else ()
        recipients = _slot(clauses, match, "$") or moved
        actors = clauses.parties(agent_of(clauses, verb)) if antecedent is None else subject
        return _act(clauses, match, actors, recipients, has_object=True)
    if is_passive or _is_hidden_passive(clauses, match, verb):
        actors = clauses.parties(agent_of(clauses, verb))
        if "+" in match.slots:
            actors = _slot(clauses, match, "+")
        recipients = subject or _slot(clauses, match, "$")
        return _act(
            clauses,
            match,
            actors,
            recipients,
            has_object=subject_index is not None,
            doer="" if subject_index is None else _head_word(clauses, subject_index),
        )
    if "+" in match.slots:
        return _act(clauses, match, _slot(clauses, match, "+"), subject)
    doer = "" if subject_index is None else _head_word(clauses, subject_index)
    if antecedent is not None and _takes_antecedent(clauses, match):
        undergoing = clauses.parties(antecedent)
        return _act(clauses, match, subject, undergoing, has_object=True, doer=doer)
    recipients = _slot(clauses, match, "$")
    close = _close_object(clauses, match, verb)
    if match.pattern.type in _BODILY and close == clauses.chunk_of[match.words[-1]]:
        recipients = clauses.parties(close) or recipients
    if match.pattern.type in _BLAMING:
        recipients = clauses.parties(agent_of(clauses, verb)) or recipients
    if not recipients and "no-recipient" not in match.pattern.tags:
        recipients = clauses.parties(close)
    if match.pattern.type == "MOBILIZE":
        recipients = _without_own_forces(subject, recipients)
    return _act(clauses, match, subject, recipients, has_object=close is not None, doer=doer)


def _takes_antecedent(clauses: Clauses, match: Match) -> bool:
    """Whether a pattern's recipient is the verb's own object, which a relative clause moves."""
    if "no-recipient" in match.pattern.tags:
        return False
    start = match.slots.get("$", match.words[0] + 1)
    return clauses.kind(clauses.chunk_of[start - 1]) == "vg"


def _without_own_forces(
    actors: Sequence[Mention], recipients: Sequence[Mention]
) -> tuple[Mention, ...]:
    """`Maduro deployed militiamen`: what is deployed has nothing done to it."""
    countries = {m.actor.country for m in actors}
    return tuple(
        m
        for m in recipients
        if m.actor.country not in countries
        or not m.actor.sectors
        or m.actor.sectors[0] not in _DOERS["forces"]
    )


def _head_word(clauses: Clauses, index: int) -> str:
    """The noun that a phrase is about: "protesters" in "thousands of protesters"."""
    while clauses.is_word(index + 1, {"of"}) and clauses.kind(index + 2) == "np":
        if clauses.lower[clauses.chunks[index].head] not in _QUANTITIES:
            break
        index += 2
    return clauses.lower[clauses.chunks[index].head]


def nominal_act(clauses: Clauses, match: Match, light_verbs: frozenset[str]) -> Act:
    """The act of a noun with its possessor, its "by" or the subject of its empty verb."""
    chunk_index = clauses.chunk_of[match.words[0]]
    chunk = clauses.chunks[chunk_index]
    actors = _possessor(clauses, chunk.start, match.words[0])
    recipients = _slot(clauses, match, "$")
    if "patient" in match.pattern.tags and actors and not recipients:
        agent = clauses.parties(agent_of(clauses, chunk_index))
        return _act(clauses, match, agent, actors)
    if "+" in match.slots:
        actors = _slot(clauses, match, "+") or actors
    actors = actors or clauses.parties(agent_of(clauses, chunk_index))
    if not actors or "reciprocal" in match.pattern.tags:
        subject = _subject_of_light_verb(clauses, chunk_index, light_verbs)
        if not (actors or subject) and "reciprocal" in match.pattern.tags and len(recipients) == 1:
            subject = _subject_before(clauses, chunk_index)
        actors = (*actors, *subject)
    return _act(clauses, match, actors, recipients)


def _reported_subject(clauses: Clauses, verb: int, subject: int | None) -> tuple[Mention, ...]:
    """`Oslo said it would send`: the speaker, for a pronoun that nobody has resolved."""
    if subject is None or not clauses.is_word(subject, _PRONOUNS):
        return ()
    governor = clauses.previous_verb(subject)
    if governor is None or clauses.lower[clauses.chunks[governor].head] not in clauses.speech_verbs:
        return ()
    between = (clauses.kind(i) for i in range(governor + 1, subject))
    if any(kind not in ("prep", "np", "adv") for kind in between):
        return ()
    return clauses.parties(subject_of(clauses, governor))


def _close_object(clauses: Clauses, match: Match, verb: int) -> int | None:
    """The object: what the trigger's last word stands in, or stands before, or the verb's own."""
    last = clauses.chunk_of[match.words[-1]]
    if clauses.kind(last) == "np" and match.pattern.type in _BODILY:
        return last
    found = object_of(clauses, last) if last >= verb else None
    return found if found is not None else object_of(clauses, verb)


def _possessor(clauses: Clauses, start: int, head: int) -> tuple[Mention, ...]:
    """`Moscow's condemnation`, `U.S. sanctions`: the party named within the noun's own phrase."""
    for word in range(head - 1, start - 1, -1):
        if clauses.parties_at[word]:
            return clauses.parties_at[word]
    return clauses.demonyms_in(start, head)


def _subject_of_light_verb(
    clauses: Clauses, chunk: int, light_verbs: frozenset[str]
) -> tuple[Mention, ...]:
    index = chunk - 1
    while clauses.kind(index) in ("adv", "quote", "prep"):
        index -= 1
    if clauses.kind(index) != "vg":
        return ()
    verb = clauses.chunks[index]
    if clauses.lower[verb.head] not in light_verbs or verb.is_passive:
        return ()
    return clauses.parties(subject_of(clauses, index))


def _subject_before(clauses: Clauses, chunk: int) -> tuple[Mention, ...]:
    """`flew to Oslo for talks with`: the subject of the verb that the noun hangs on."""
    index = chunk - 1
    while clauses.kind(index) in ("adv", "prep", "np"):
        index -= 1
    if clauses.kind(index) != "vg":
        return ()
    return clauses.parties(subject_of(clauses, index))


def _is_hidden_passive(clauses: Clauses, match: Match, verb: int) -> bool:
    """`villagers killed in clashes`: a past form whose object should follow, and none does."""
    chunk = clauses.chunks[verb]
    return (
        match.pattern.needs_recipient
        and not _has_its_object(clauses, match, verb)
        and chunk.start == chunk.head
        and clauses.tags[chunk.head] in ("VBD", "VBN")
        and clauses.kind(verb + 1) in ("prep", "mark", "comma", None)
        and not clauses.is_word(verb + 1, SUBORDINATORS)
        and relative_object(clauses, verb) is None
        and not (clauses.is_time(verb + 2) and clauses.kind(verb + 3) == "np")
    )


def _has_its_object(clauses: Clauses, match: Match, verb: int) -> bool:
    """`and called on the army to`: active, for its object follows the preposition that it takes."""
    chunk = clauses.chunks[verb]
    start = match.slots.get("$", 0)
    return (
        chunk.form in ("finite", "reduced")
        and chunk.start == chunk.head == match.words[0]
        and start == chunk.end + 1
        and clauses.lower[start - 1] in _OBJECT_PREPOSITIONS
        and start < len(clauses.words)
        and clauses.kind(clauses.chunk_of[start]) == "np"
    )


def _slot(clauses: Clauses, match: Match, sign: str) -> tuple[Mention, ...]:
    """The party that fills a slot: the first one named in the noun phrases from there on."""
    if sign not in match.slots:
        return ()
    start = match.slots[sign]
    if "reciprocal" in match.pattern.tags and not _is_partner_next(clauses, match, start):
        return ()
    used = set(match.words)
    for word in range(start, min(start + MAX_SLOT_WORDS + 1, len(clauses.words))):
        index = clauses.chunk_of[word]
        chunk = clauses.chunks[index]
        if word in used:
            continue
        if _ends_slot(clauses, match, index, is_first=word == start):
            return ()
        if chunk.kind == "np" and (word == chunk.start or word == start):
            if "direct" in match.pattern.tags:
                is_object = clauses.kind(index + 1) != "np"
                return clauses.head_parties(index) if is_object else ()
            found = clauses.parties(index)
            if found:
                return found
    return ()


def _is_partner_next(clauses: Clauses, match: Match, start: int) -> bool:
    """Whether what follows takes part: "with" leads to it, or the phrase cannot do without it."""
    return bool(match.pattern.required_slots) or clauses.lower[start - 1] in _PARTNERS


def _ends_slot(clauses: Clauses, match: Match, chunk: int, *, is_first: bool) -> bool:
    kind = clauses.kind(chunk)
    if kind in ("vg", "wh", "mark", "cc"):
        return True
    if kind == "comma":
        return not is_first
    if kind != "prep" or is_first:
        return clauses.is_word(chunk, {"that"})
    ends = _PLACE_PREPOSITIONS
    if match.pattern.type in _BLAMING:
        ends = ends | _VICTIM_PREPOSITIONS
    return clauses.is_word(chunk, ends | SUBORDINATORS)


def _act(
    clauses: Clauses,
    match: Match,
    actors: Sequence[Mention],
    recipients: Sequence[Mention],
    *,
    has_object: bool = False,
    doer: str = "",
) -> Act:
    if "reciprocal" in match.pattern.tags:
        actors, recipients = _unique([*actors, *recipients]), ()
    named = {m.actor.actor_id for m in actors}
    return Act(
        match=match,
        words=match.words,
        actors=_unique(actors),
        recipients=tuple(m for m in _unique(recipients) if m.actor.actor_id not in named),
        has_object=has_object,
        doer=doer,
    )


def _unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.actor.actor_id, mention)
    return tuple(found.values())
