"""Acts: which words say that something was done.

One sentence's phrases are matched, the most specific first; each match claims its words, so that
"expressed support" is one act and not two. Then who did it is found (`lapwing.stages.roles`), what
is only content or purpose of another act goes, and one occurrence told twice is kept once.

Known to miss: acts spread over two sentences.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lapwing.lexicon.phrases import Match, Phrases, load_mode_cues, stems_of
from lapwing.stages.clauses import Clauses
from lapwing.stages.modes import mode_of
from lapwing.stages.roles import Act, nominal_act, verbal_act
from lapwing.stages.subjects import relative_object, subject_of

_COMMANDS = frozenset({"ordered", "orders", "order", "ordering", "directed", "commanded", "forced"})
CONTENT_TYPES = frozenset({"AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN"})
"""What these promise, ask, refuse or threaten is part of them and no act by itself."""
_NOUN_TAGS = frozenset({"NN", "NNS"})
_BEING = frozenset({"be", "am", "is", "are", "was", "were", "been", "being"})
_GAP_PREPOSITIONS = frozenset({"by", "from"})
_CONTENT_ENDS = frozenset({"after", "before", "during", "following", "since", "amid", "while"})
_TOPIC_PREPOSITIONS = frozenset({"over", "about", "because", "amid", "despite"})
_TOLD_ONCE = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "REQUEST", "SANCTION", "THREATEN", "RETREAT"}
)
"""Two of these with a party in common are one occurrence: `arrived for talks with`."""


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
    acts: list[Act] = []
    taken: set[int] = set()
    for match in sorted(_candidates(clauses, phrases), key=_preference):
        if not taken.isdisjoint(match.words):
            continue
        if match.pattern.type == "NONE":
            taken.update(match.words)
            continue
        if match.pattern.is_noun:
            act = nominal_act(clauses, match, light_verbs)
        else:
            act = verbal_act(clauses, match)
        # A phrase whose parties are not found gives way to a plainer one at the same words.
        if keep_partial or _is_complete(act) or _is_unsided(clauses, act):
            taken.update(match.words)
            acts.append(act)
    ordered = sorted(acts, key=lambda act: act.words)
    if not keep_partial:
        ordered = [act for act in ordered if not _is_purpose(clauses, act)]
        return _told_once(_without_content(clauses, ordered))
    return _without_content(clauses, ordered)


def _told_once(acts: Sequence[Act]) -> tuple[Act, ...]:
    """Keep the fullest act of each occurrence; results ("killed") give way to what led to them."""
    kept: list[Act] = []
    for act in sorted(acts, key=_fullness):
        if not any(_is_same_occurrence(act, other) for other in kept):
            kept.append(act)
    return tuple(sorted(kept, key=lambda act: act.words))


def _fullness(act: Act) -> tuple[object, ...]:
    is_result = "result" in act.match.pattern.tags
    pattern = act.match.pattern
    return is_result, -len(act.parties), pattern.is_noun, -act.match.weight, act.words


def _is_same_occurrence(act: Act, fuller: Act) -> bool:
    if act.match.pattern.type != fuller.match.pattern.type:
        return False
    if act.match.pattern.is_noun and fuller.actors and not act.actors:
        return not act.recipients or bool(act.parties & fuller.parties)
    if "result" in act.match.pattern.tags:
        doers = {m.actor.actor_id for m in act.actors}
        return not doers or not fuller.actors or bool(doers & fuller.parties)
    if act.match.pattern.type in _TOLD_ONCE and _have_like_modes(act, fuller):
        return bool(act.parties & fuller.parties)
    return act.parties <= fuller.parties


def _without_content(clauses: Clauses, ordered: Sequence[Act]) -> tuple[Act, ...]:
    """Leave out acts that are content of another, which takes over whom they are about."""
    kept: list[Act] = []
    for act in ordered:
        at = next((k for k in reversed(range(len(kept))) if _holds(clauses, kept[k], act)), None)
        if at is None:
            kept.append(act)
        elif not kept[at].recipients:
            names = {m.actor.actor_id for m in kept[at].actors}
            # Who refuses interference in a country refuses that country nothing.
            is_topic = act.match.pattern.is_noun and kept[at].match.pattern.type == "REJECT"
            about = act.actors if is_topic else (*act.recipients, *act.actors)
            handed = tuple(m for m in about if m.actor.actor_id not in names)
            kept[at] = replace(kept[at], recipients=handed)
    return tuple(kept)


def _have_like_modes(one: Act, other: Act) -> bool:
    modes = {one.match.pattern.mode, other.match.pattern.mode}
    return len(modes) == 1 or None in modes or one.match.pattern.type == "CONSULT"


def _is_purpose(clauses: Clauses, act: Act) -> bool:
    """An infinitive that hangs on no verb: `a campaign to oust him`, `met to discuss`.

    One that follows its verb at once ("refused to meet", "is expected to sign") tells an act, and
    so does what somebody is ordered to do.
    """
    verb = clauses.chunk_of[act.words[0]]
    if act.match.pattern.is_noun and clauses.kind(verb - 1) == "vg":
        verb -= 1
    return _is_purpose_verb(clauses, verb)


def _is_purpose_verb(clauses: Clauses, verb: int) -> bool:
    if clauses.chunks[verb].form == "participle" and clauses.is_word(verb - 1, {"for"}):
        return clauses.kind(verb - 2) == "np" and not clauses.has_party(verb - 2)
    if clauses.chunks[verb].form != "infinitive":
        return False
    index = verb - 1
    while clauses.kind(index) in ("adv", "quote", "cc") or clauses.is_time(index):
        index -= 1
    if clauses.kind(index) == "vg":
        return _is_purpose_verb(clauses, index)
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
    at, last = act.words[0], max(outer.words)
    if outer.match.pattern.type not in CONTENT_TYPES or outer.words[0] >= at:
        return False
    return not any(_closes_content(clauses, word) for word in range(min(last + 1, at), at + 1))


def _closes_content(clauses: Clauses, word: int) -> bool:
    chunk = clauses.chunks[clauses.chunk_of[word]]
    if chunk.kind == "vg":
        return chunk.form == "finite" and clauses.tags[chunk.start] in ("VBD", "VBZ", "VBP")
    if chunk.kind == "prep":
        return clauses.lower[word] in _CONTENT_ENDS
    return chunk.kind in ("comma", "mark", "wh")


def _preference(match: Match) -> tuple[object, ...]:
    """The most specific match first; then what blocks, verbs, the earlier and the tighter one."""
    pattern, words = match.pattern, match.words
    reach = words[-1] - words[0]
    return -match.weight, pattern.type != "NONE", pattern.is_noun, words[0], reach, pattern.text


def _candidates(clauses: Clauses, phrases: Phrases) -> Iterable[Match]:
    heads = [at for at, word in enumerate(clauses.lower) if word in phrases.head_forms]
    stems = stems_of(clauses.lower) if heads else frozenset()
    for at in heads:
        if _in_name(clauses, at) or (at and clauses.lower[at - 1] == "-"):
            continue
        word = clauses.lower[at]
        chunk = clauses.chunks[clauses.chunk_of[at]]
        if chunk.kind == "vg" and (chunk.head == at or word in _BEING):
            found = phrases.find(clauses.lower, at, as_noun=False, stems=stems)
            moved = _moved_object(clauses, at)
            if moved is not None:
                yield from _turned(clauses, at, moved, phrases, stems)
        elif chunk.kind == "np":
            found = phrases.find(clauses.lower, at, as_noun=True, stems=stems)
        else:
            continue
        yield from (match for match in found if _is_sound(clauses, match))


def _moved_object(clauses: Clauses, at: int) -> int | None:
    """The noun phrase left of a verb that is its object, as in a passive or an object relative."""
    verb = clauses.chunk_of[at]
    chunk = clauses.chunks[verb]
    if chunk.head != at:
        return None
    antecedent = relative_object(clauses, verb)
    if antecedent is None and chunk.is_passive:
        return subject_of(clauses, verb)
    return antecedent


def _turned(
    clauses: Clauses, at: int, moved: int, phrases: Phrases, stems: frozenset[str]
) -> Iterable[Match]:
    """Phrases whose object stands before the verb: `sanctions were imposed on`.

    The words are read as in the active, "imposed sanctions on"; the match names them where they
    stand, the verb first.
    """
    noun = clauses.chunks[moved]
    if noun.end > at:
        return
    order = [at, *range(noun.start, noun.end), *range(at + 1, len(clauses.lower))]
    words = [clauses.lower[i] for i in order]
    for match in phrases.find(words, 0, as_noun=False, stems=stems):
        told = tuple(order[i] for i in match.words)
        if noun.head not in told or not _is_gap_sound(clauses, match, told, at):
            continue
        slots = {sign: order[i] for sign, i in match.slots.items() if i < len(order)}
        yield replace(match, words=told, slots=slots)


def _is_gap_sound(clauses: Clauses, match: Match, told: tuple[int, ...], at: int) -> bool:
    behind = [word for word in told if word > at]
    return not any(
        _parts_match(clauses, match, word)
        for word in range(at + 1, max(behind, default=at))
        if word not in told
    )


def _is_sound(clauses: Clauses, match: Match) -> bool:
    """Whether a match holds together as grammar.

    A noun of the pattern must head its phrase ("support" in "support staff" does not); a word of a
    proper name is no word of a pattern; and no verb may stand in a gap, unless it is matched.
    """
    if "past" in match.pattern.tags and not {"past", "part"} & set(match.form.split("/")):
        return False
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
    return not any(
        _parts_match(clauses, match, word)
        for word in range(match.words[0] + 1, match.words[-1])
        if word not in matched
    )


def _parts_match(clauses: Clauses, match: Match, word: int) -> bool:
    """Whether a word in a gap shows that the pattern's words do not belong together."""
    chunk = clauses.chunks[clauses.chunk_of[word]]
    if chunk.kind == "vg" or clauses.lower[word] == "that":
        return True
    if any(slot <= word for slot in match.slots.values()):
        return chunk.kind == "prep" and clauses.lower[word] in _TOPIC_PREPOSITIONS
    if chunk.kind == "cc":
        return match.pattern.is_noun
    if chunk.kind != "np" or word != chunk.head or chunk.is_temporal:
        return False
    if clauses.parties_at[word]:
        return clauses.lower[word + 1] == "for" and word + 1 not in match.words
    if match.pattern.is_noun:
        return clauses.lower[chunk.start - 1] not in _GAP_PREPOSITIONS
    if clauses.lower[chunk.start - 1] == "for" and chunk.start - 1 not in match.words:
        return True  # "Called for protests on Saturday" calls on nobody.
    # "Making changes to a proposal" makes no proposal.
    following = word + 1
    return clauses.tags[following] in ("IN", "TO") and not (
        following in match.words or clauses.lower[following] == "of"
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


def _is_unsided(clauses: Clauses, act: Act) -> bool:
    """What counts with nobody named: a curfew, a bomb; deaths only where a weapon is told."""
    pattern = act.match.pattern
    if act.parties or not {"unsided", "result"} & pattern.tags:
        return False
    if "unsided" in pattern.tags:
        return True
    mode = mode_of(clauses, act.words, pattern.mode, cues=load_mode_cues()["ASSAULT"])
    return mode is not None and len(act.words) > 1


def _is_complete(act: Act) -> bool:
    """An act needs somebody; weak phrases need both sides, some verbs their object."""
    pattern = act.match.pattern
    if "reciprocal" in pattern.tags and ("weak" in pattern.tags or pattern.needs_recipient):
        return len(act.actors) > 1
    if "weak" in pattern.tags:
        return bool(act.actors and act.recipients)
    if "military" in pattern.tags and not act.is_done_by("forces"):
        return False
    if "crowd" in pattern.tags and not act.is_done_by("crowd"):
        return False
    if "any-object" in pattern.tags and act.actors and act.has_object:
        return True
    if "direct" in pattern.tags or pattern.needs_recipient:
        return bool(act.recipients)
    return bool(act.actors or act.recipients)
