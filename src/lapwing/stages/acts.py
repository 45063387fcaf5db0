"""Acts: which words say that something was done, and who stands as actor and recipient.

One sentence's phrases are matched, the most specific first; each match claims its words, so that
"expressed support" is one act and not two. Roles come from the clause: subject and object, turned
round for passives, possessor and "by" for nouns.

Known to miss: parties named only in another sentence; acts spread over two sentences.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lapwing.lexicon.phrases import MAX_SLOT_WORDS, Match, Phrases
from lapwing.record import Mention
from lapwing.stages.clauses import Clauses
from lapwing.stages.subjects import agent_of, object_of, subject_of

_COMMANDS = frozenset({"ordered", "orders", "order", "ordering", "directed", "commanded", "forced"})
_CONTENT_TYPES = frozenset({"AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN"})
"""What these promise, ask, refuse or threaten is part of them and no act by itself."""
_NOUN_TAGS = frozenset({"NN", "NNS"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG"})
_GAP_BORDERS = frozenset({"VB", "VBD", "VBZ", "VBP", "MD", "TO"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "during", "after", "before", "since", "until"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A matched phrase with its parties."""

    match: Match
    words: tuple[int, ...]
    """Indexes of the trigger's words within the sentence."""
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]


def find_acts(
    clauses: Clauses,
    *,
    phrases: Phrases,
    light_verbs: frozenset[str],
    keep_partial: bool = False,
) -> tuple[Act, ...]:
    """The acts told in one sentence, in text order.

    Args:
        clauses: The sentence with its mentions.
        phrases: The phrase lexicons.
        light_verbs: Forms of verbs whose subject does what their object names (hold talks).
        keep_partial: Keep acts whose parties were not found.
    """
    acts = []
    for match in _claimed(clauses, phrases):
        if match.pattern.is_noun:
            act = _nominal(clauses, match, light_verbs)
        else:
            act = _verbal(clauses, match)
        if keep_partial or _is_complete(act):
            acts.append(act)
    ordered = sorted(acts, key=lambda act: act.words)
    if not keep_partial:
        ordered = [act for act in ordered if not _is_purpose(clauses, act)]
    return _without_content(clauses, ordered)


def _without_content(clauses: Clauses, ordered: Sequence[Act]) -> tuple[Act, ...]:
    """Leave out acts that are content of another, which takes over whom they are about."""
    kept: list[Act] = []
    for act in ordered:
        at = next((k for k in reversed(range(len(kept))) if _holds(clauses, kept[k], act)), None)
        if at is None:
            kept.append(act)
        elif not kept[at].recipients:
            names = {m.actor.actor_id for m in kept[at].actors}
            about = (*act.recipients, *act.actors)
            handed = tuple(m for m in about if m.actor.actor_id not in names)
            kept[at] = replace(kept[at], recipients=handed)
    return tuple(kept)


def _is_purpose(clauses: Clauses, act: Act) -> bool:
    """An infinitive that hangs on no verb: `a campaign to oust him`, `met to discuss`.

    One that follows its verb at once ("refused to meet", "is expected to sign") tells an act, and
    so does what somebody is ordered to do.
    """
    verb = clauses.chunk_of[act.words[0]]
    if clauses.chunks[verb].form != "infinitive":
        return False
    index = verb - 1
    while clauses.kind(index) in ("adv", "quote", "cc") or (
        clauses.kind(index) == "np" and clauses.chunks[index].is_temporal
    ):
        index -= 1
    if clauses.kind(index) == "vg":
        return False
    return not (
        clauses.kind(index) == "np"
        and clauses.kind(index - 1) == "vg"
        and clauses.lower[clauses.chunks[index - 1].head] in _COMMANDS
    )


def _holds(clauses: Clauses, outer: Act, act: Act) -> bool:
    """Whether an act is only what another promises, asks, refuses or threatens.

    `Oslo urged Khartoum to stop bombing`: one act. The content reaches from the verbal act to the
    next comma, quotation mark, finite verb or the end, whichever comes first.
    """
    at, last = act.words[0], outer.words[-1]
    if outer.match.pattern.type not in _CONTENT_TYPES or outer.words[0] >= at:
        return False
    return not any(_closes_content(clauses, word) for word in range(min(last + 1, at), at + 1))


def _closes_content(clauses: Clauses, word: int) -> bool:
    chunk = clauses.chunks[clauses.chunk_of[word]]
    if chunk.kind == "vg":
        return chunk.form == "finite" and clauses.tags[chunk.start] in ("VBD", "VBZ", "VBP")
    return chunk.kind in ("comma", "mark", "wh")


def _claimed(clauses: Clauses, phrases: Phrases) -> list[Match]:
    """The best match at each head, no word used twice; what `none.yaml` blocks is gone."""
    candidates = sorted(_candidates(clauses, phrases), key=_preference)
    taken: set[int] = set()
    kept = []
    for match in candidates:
        if taken.isdisjoint(match.words):
            taken.update(match.words)
            if match.pattern.type != "NONE":
                kept.append(match)
    return kept


def _preference(match: Match) -> tuple[object, ...]:
    """The most specific match first; then what blocks, verbs, the earlier and the tighter one."""
    pattern, words = match.pattern, match.words
    reach = words[-1] - words[0]
    return -match.weight, pattern.type != "NONE", pattern.is_noun, words[0], reach, pattern.text


def _candidates(clauses: Clauses, phrases: Phrases) -> Iterable[Match]:
    for at, word in enumerate(clauses.lower):
        if not phrases.is_head(word) or _in_name(clauses, at):
            continue
        tag = clauses.tags[at]
        chunk = clauses.chunks[clauses.chunk_of[at]]
        if tag in _VERB_TAGS and chunk.kind == "vg" and chunk.head == at:
            found = phrases.find(clauses.lower, at, as_noun=False)
        elif chunk.kind == "np":
            found = phrases.find(clauses.lower, at, as_noun=True)
        else:
            continue
        yield from (match for match in found if _is_sound(clauses, match))


def _is_sound(clauses: Clauses, match: Match) -> bool:
    """Whether a match holds together as grammar.

    A noun of the pattern must head its phrase ("support" in "support staff" does not); a word of a
    proper name is no word of a pattern; and no verb may stand in a gap, unless it is matched.
    """
    if match.pattern.is_noun and not _heads_phrase(clauses, match.words[match.run - 1]):
        return False
    matched = set(match.words)
    for word in match.words[match.run :]:
        tag, chunk = clauses.tags[word], clauses.chunks[clauses.chunk_of[word]]
        if tag == "NNP" and clauses.words[word].span.of(clauses.text)[0].isupper():
            return False
        is_modifier = tag in _NOUN_TAGS and chunk.kind == "np" and word != chunk.head
        if is_modifier and word + 1 not in matched and clauses.tags[word + 1] != "POS":
            return False
    last = match.words[-1]
    return not any(
        clauses.tags[word] in _GAP_BORDERS and clauses.chunks[clauses.chunk_of[word]].kind == "vg"
        for word in range(match.words[0] + 1, last)
        if word not in matched
    )


def _in_name(clauses: Clauses, at: int) -> bool:
    """Whether a word belongs to somebody's name or description, and so tells no act."""
    return any(m.span.covers(clauses.words[at].span) for m in clauses.parties_at[at])


def _heads_phrase(clauses: Clauses, at: int) -> bool:
    """A noun counts only as head of its phrase or before another event noun's possessive."""
    if clauses.tags[at] not in _NOUN_TAGS:
        return False
    chunk = clauses.chunks[clauses.chunk_of[at]]
    return at == chunk.head or clauses.tags[min(at + 1, len(clauses.tags) - 1)] == "POS"


def _is_complete(act: Act) -> bool:
    """An act needs somebody; weak phrases need both sides, some verbs their object."""
    pattern = act.match.pattern
    if "reciprocal" in pattern.tags and ("weak" in pattern.tags or pattern.needs_recipient):
        return len(act.actors) > 1
    if "weak" in pattern.tags:
        return bool(act.actors and act.recipients)
    if "direct" in pattern.tags or pattern.needs_recipient:
        return bool(act.recipients)
    return bool(act.actors or act.recipients)


def _verbal(clauses: Clauses, match: Match) -> Act:
    verb = clauses.chunk_of[match.words[0]]
    chunk = clauses.chunks[verb]
    subject = clauses.parties(subject_of(clauses, verb))
    if chunk.is_passive:
        actors = clauses.parties(agent_of(clauses, verb))
        recipients = subject or _slot(clauses, match, "$")
        if "+" in match.slots:
            actors = _slot(clauses, match, "+")
        return _act(clauses, match, actors, recipients)
    if "+" in match.slots:
        return _act(clauses, match, _slot(clauses, match, "+"), subject)
    recipients = _slot(clauses, match, "$")
    if not recipients and "no-recipient" not in match.pattern.tags:
        recipients = clauses.parties(_close_object(clauses, match, verb))
    return _act(clauses, match, subject, recipients)


def _close_object(clauses: Clauses, match: Match, verb: int) -> int | None:
    """The object right after the trigger's last word, or after the verb itself."""
    last = clauses.chunk_of[match.words[-1]]
    found = object_of(clauses, last) if last >= verb else None
    return found if found is not None else object_of(clauses, verb)


def _nominal(clauses: Clauses, match: Match, light_verbs: frozenset[str]) -> Act:
    chunk_index = clauses.chunk_of[match.words[0]]
    chunk = clauses.chunks[chunk_index]
    actors = _possessor(clauses, chunk.start, match.words[0])
    if "+" in match.slots:
        actors = _slot(clauses, match, "+") or actors
    actors = actors or clauses.parties(agent_of(clauses, chunk_index))
    if not actors:
        actors = _subject_of_light_verb(clauses, chunk_index, light_verbs)
    return _act(clauses, match, actors, _slot(clauses, match, "$"))


def _possessor(clauses: Clauses, start: int, head: int) -> tuple[Mention, ...]:
    """`Moscow's condemnation`, `U.S. sanctions`: the party named within the noun's own phrase."""
    for word in range(head - 1, start - 1, -1):
        if clauses.parties_at[word]:
            return clauses.parties_at[word]
    return ()


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


def _slot(clauses: Clauses, match: Match, sign: str) -> tuple[Mention, ...]:
    """The party that fills a slot: the first one named in the noun phrases from there on."""
    if sign not in match.slots:
        return ()
    start = match.slots[sign]
    used = set(match.words)
    for word in range(start, min(start + MAX_SLOT_WORDS + 1, len(clauses.words))):
        index = clauses.chunk_of[word]
        chunk = clauses.chunks[index]
        if word in used:
            continue
        if _ends_slot(clauses, index, word == start):
            return ()
        if chunk.kind == "np" and (word == chunk.start or word == start):
            if "direct" in match.pattern.tags:
                is_object = clauses.kind(index + 1) != "np"
                return clauses.head_parties(index) if is_object else ()
            found = clauses.parties(index)
            if found:
                return found
    return ()


def _ends_slot(clauses: Clauses, chunk: int, is_first: bool) -> bool:
    kind = clauses.kind(chunk)
    if kind in ("vg", "wh", "mark", "cc"):
        return True
    if kind in ("comma", "quote"):
        return not is_first
    return kind == "prep" and clauses.is_word(chunk, set(_PLACE_PREPOSITIONS))


def _act(
    clauses: Clauses, match: Match, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> Act:
    if "reciprocal" in match.pattern.tags:
        actors, recipients = _unique([*actors, *recipients]), ()
    named = {m.actor.actor_id for m in actors}
    return Act(
        match=match,
        words=match.words,
        actors=_unique(actors),
        recipients=tuple(m for m in _unique(recipients) if m.actor.actor_id not in named),
    )


def _unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.actor.actor_id, mention)
    return tuple(found.values())
