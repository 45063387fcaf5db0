"""Subjects and objects: which noun phrase does what a verb says, and which undergoes it.

A subject is looked for to the left of its verb, past adverbs, prepositional phrases, objects of
participles, appositions and relative clauses, and through "and", participles and infinitives.

Known to miss: subjects further away than one parenthesis; inversion other than after a quotation.
"""

from lapwing.stages.clauses import SUBORDINATORS, Clauses

_BEING = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had"})
_RELATIVES = frozenset({"which", "who", "whom", "that"})
_FULL_STOPS = frozenset(":;")
_MAX_DEPTH = 5
_AGENT_REACH = 8
"""Chunks after a passive within which "by" still names its agent."""


def subject_of(clauses: Clauses, verb: int, depth: int = 0) -> int | None:
    """Index of the noun phrase that is the subject of a verb group, or None.

    Args:
        clauses: The sentence.
        verb: Index of the verb group among the chunks.
        depth: How many verbs have been followed so far.
    """
    if depth > _MAX_DEPTH:
        return None
    form = clauses.chunks[verb].form
    if form == "infinitive":
        return _controller(clauses, verb, depth)
    if form == "participle":
        return _participle_subject(clauses, verb, depth)
    return _finite_subject(clauses, verb, depth)


def object_of(clauses: Clauses, verb: int) -> int | None:
    """Index of the noun phrase right after a verb group (adverbs between), or None."""
    index = verb + 1
    while clauses.kind(index) in ("adv", "quote") or clauses.is_time(index):
        index += 1
    return index if clauses.kind(index) == "np" else None


def agent_of(clauses: Clauses, verb: int) -> int | None:
    """Index of the noun phrase after "by" that belongs to a passive, or None."""
    for index in range(verb + 1, min(len(clauses.chunks) - 1, verb + _AGENT_REACH)):
        if clauses.kind(index) == "vg" or clauses.is_word(index, _FULL_STOPS):
            return None
        if clauses.kind(index) == "prep" and clauses.is_word(index, {"by"}):
            return index + 1 if clauses.kind(index + 1) == "np" else None
    return None


def relative_object(clauses: Clauses, verb: int) -> int | None:
    """What undergoes the verb of an object relative: `Iran, which Israel bombed`: Iran; or None.

    The clause runs relative pronoun, noun phrase, verb; nothing stands where the object belongs.
    """
    chunk = clauses.chunks[verb]
    if chunk.is_passive and (chunk.form != "reduced" or clauses.is_word(verb + 1, {"by"})):
        return None
    last = verb
    while clauses.kind(last + 1) == "vg" and clauses.chunks[last + 1].form == "infinitive":
        last += 1
    if object_of(clauses, last) is not None or clauses.kind(last + 1) == "vg":
        return None
    index = verb
    while clauses.chunks[index].form == "infinitive" and clauses.kind(index - 1) == "vg":
        index -= 1
    index -= 1
    while clauses.kind(index) == "adv":
        index -= 1
    if clauses.kind(index) != "np" or clauses.is_time(index):
        return None
    relative = clauses.list_start(index) - 1
    if not clauses.is_word(relative, _RELATIVES):
        return None
    if clauses.is_word(relative, {"that"}) and clauses.kind(relative - 1) != "np":
        return None
    return None if clauses.kind(relative - 1) == "prep" else _antecedent(clauses, relative)


def main_verb(clauses: Clauses, index: int) -> int | None:
    """The last finite verb left of a chunk that stands in no relative or subordinate clause."""
    found = clauses.previous_verb(index)
    last = found
    while last is not None:
        if not is_subordinate(clauses, last):
            return last
        last = clauses.previous_verb(last)
    return found


def is_subordinate(clauses: Clauses, verb: int) -> bool:
    """Whether "who", "as", "after" and the like open the clause of a verb."""
    index = verb - 1
    while clauses.kind(index) in ("adv", "np"):
        index -= 1
        if clauses.kind(index) == "prep" and clauses.is_word(index, {"of", "in"}):
            index -= 1
    if clauses.kind(index) == "wh":
        return True
    return clauses.kind(index) == "prep" and clauses.is_word(index, SUBORDINATORS)


def _finite_subject(clauses: Clauses, verb: int, depth: int) -> int | None:
    index = verb - 1
    while index >= 0:
        kind = clauses.kind(index)
        if kind == "np":
            step = _past_phrase(clauses, index)
            if step is None:
                return index
            index = step
        elif kind == "adv" or (kind == "quote" and clauses.kind(index - 1) == "np"):
            index -= 1
        elif kind in ("comma", "quote", "mark") and not clauses.is_word(index, _FULL_STOPS):
            inverted = _inverted_subject(clauses, verb)
            return inverted if inverted is not None else _past_comma(clauses, index)
        elif kind == "wh" or (kind == "prep" and clauses.is_word(index, {"that"})):
            return _antecedent(clauses, index)
        elif kind == "cc" and clauses.kind(index - 1) == clauses.kind(index + 1) == "adv":
            index -= 1
        elif kind == "cc":
            before = _coordinate_verb(clauses, verb, index)
            return None if before is None else subject_of(clauses, before, depth + 1)
        elif kind == "vg" and clauses.kind(index - 1) == "wh":
            return _antecedent(clauses, index - 1)
        else:
            return _inverted_subject(clauses, verb) if index == verb - 1 else None
    return _inverted_subject(clauses, verb)


def _past_phrase(clauses: Clauses, index: int) -> int | None:
    """Where to go on left of a noun phrase that is no subject; None: it may be one."""
    first = clauses.list_start(index)
    before = first - 1
    while clauses.kind(before) == "adv":
        before -= 1
    if clauses.kind(before) == "prep":
        return None if clauses.is_word(before, SUBORDINATORS) else before - 1
    if clauses.is_time(index):
        return first - 1
    if clauses.kind(before) == "vg" and clauses.chunks[before].form in ("participle", "reduced"):
        # "A man wielding an axe attacked": the axe is the object of the participle.
        left = before - 1
        return left if clauses.kind(left) == "np" else None
    if clauses.kind(before) == "vg" and clauses.kind(before - 1) == "wh":
        return before - 2 if clauses.kind(before - 2) == "np" else None
    return None


def _coordinate_verb(clauses: Clauses, verb: int, cc: int) -> int | None:
    """The verb that one after "and" is coordinated with.

    `X said Y was ill and called for help`: "called" goes with "said" and not with "was", since
    the nearest verb stands in the clause of another and is no act.
    """
    nearest = clauses.previous_verb(cc, finite=clauses.chunks[verb].form == "finite")
    if nearest is None or clauses.lower[clauses.chunks[nearest].head] not in _BEING:
        return nearest
    outer = clauses.previous_verb(nearest)
    if outer is None:
        return nearest
    tags, chunks = clauses.tags, clauses.chunks
    return outer if tags[chunks[outer].head] == tags[chunks[verb].head] else nearest


def _inverted_subject(clauses: Clauses, verb: int) -> int | None:
    """`"…," said the minister`: the noun phrase after a verb of saying."""
    if clauses.lower[clauses.chunks[verb].head] not in clauses.speech_verbs or not verb:
        return None
    if clauses.kind(verb - 1) not in ("comma", "quote", "mark"):
        return None
    following = verb + 1
    if clauses.kind(following) != "np":
        return None
    after = clauses.kind(following + 1)
    is_clause = after == "vg" and clauses.chunks[following + 1].form == "finite"
    return None if is_clause else following


def _past_comma(clauses: Clauses, comma: int) -> int | None:
    """`X, who did this, VERB` and `X, the leader of Y, VERB`: X."""
    index = comma - 1
    while index >= 0 and clauses.kind(index) not in ("comma", "quote", "mark"):
        index -= 1
    first = index + 1
    left = index - 1
    if index < 0 or clauses.kind(left) != "np" or clauses.is_time(left):
        return _leading_phrase(clauses, first, comma)
    while clauses.kind(left - 1) == "prep" and clauses.kind(left - 2) == "np":
        if clauses.is_word(left - 1, SUBORDINATORS):
            break
        left -= 2
    return left


def _leading_phrase(clauses: Clauses, first: int, stop: int) -> int | None:
    for index in range(first, stop):
        if clauses.kind(index) == "np" and not clauses.is_time(index):
            return index if clauses.kind(index - 1) != "prep" else None
        if clauses.kind(index) == "vg":
            return None
    return None


def _antecedent(clauses: Clauses, relative: int) -> int | None:
    index = relative - 1
    while clauses.kind(index) in ("comma", "prep", "quote", "adv"):
        index -= 1
    while clauses.is_time(index) and index > 0:
        index -= 1
    return index if clauses.kind(index) == "np" else None


def _controller(clauses: Clauses, verb: int, depth: int) -> int | None:
    index = verb - 1
    while clauses.kind(index) in ("adv", "quote") or clauses.is_time(index):
        index -= 1
    if clauses.kind(index) == "cc":
        before = clauses.previous_verb(index, finite=False)
        return None if before is None else subject_of(clauses, before, depth + 1)
    if clauses.kind(index) == "np":
        if clauses.kind(index - 1) == "vg":
            return _controlled(clauses, index, depth)
        if clauses.is_word(index - 1, {"on", "upon", "for"}) and clauses.kind(index - 2) == "vg":
            return index
    before = clauses.previous_verb(verb, finite=False)
    return None if before is None else subject_of(clauses, before, depth + 1)


def _controlled(clauses: Clauses, index: int, depth: int) -> int | None:
    """Subject of an infinitive after a verb and its object: `asked Oslo to`, `has plans to`."""
    governor = clauses.lower[clauses.chunks[index - 1].head]
    if clauses.has_party(index) or governor in clauses.object_controls:
        return index
    return subject_of(clauses, index - 1, depth + 1)


def _participle_subject(clauses: Clauses, verb: int, depth: int) -> int | None:
    index = verb - 1
    while clauses.kind(index) == "adv":
        index -= 1
    if clauses.kind(index) == "np" and not clauses.is_time(index):
        return index
    if clauses.kind(index) == "prep" and clauses.is_word(index, {"that"}):
        return None
    if clauses.kind(index) == "comma":
        governor = main_verb(clauses, index)
    else:
        governor = clauses.previous_verb(index + 1, finite=False)
    if governor is None:
        return _following_subject(clauses, verb)
    if clauses.is_word(index, {"of", "for", "from", "over"}) and clauses.kind(index - 1) == "np":
        blamed = object_of(clauses, governor)
        if blamed is not None and clauses.has_party(blamed):
            return blamed
    return subject_of(clauses, governor, depth + 1)


def _following_subject(clauses: Clauses, verb: int) -> int | None:
    """`Speaking in Moscow, the minister said`: the subject of the verb that follows."""
    for index in range(verb + 1, len(clauses.chunks)):
        if clauses.kind(index) == "comma" and clauses.kind(index + 1) == "np":
            return index + 1
    return None
