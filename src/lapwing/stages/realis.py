"""Realis: did it happen, is it to come, was it denied, is it only thought of, is it long past?

Read off the verb group that carries an act, the verb that governs it, and a few words of its
clause. The word lists are in `resources/phrases/reporting.yaml`.

Known to miss: scope over several clauses; irony; unreal conditionals in narrative past.
"""

from collections.abc import Mapping

from lapwing.record import Realis
from lapwing.stages.clauses import Clauses
from lapwing.stages.subjects import object_of, subject_of

Cues = Mapping[str, frozenset[str]]

_BEING = frozenset({"is", "are", "was", "were", "be"})
_CONDITIONS = frozenset({"if", "unless", "whether"})


def find_realis(clauses: Clauses, word: int, *, cues: Cues) -> Realis:
    """Realis of the act whose trigger is the word at index `word`.

    Args:
        clauses: The sentence.
        word: Index of the trigger's head.
        cues: Lists by name, as `lapwing.lexicon.phrases.load_cues` gives them.
    """
    verb = _carrying_verb(clauses, word)
    if verb is not None:
        own = _from_group(clauses, verb, cues)
        if own != "actual":
            return own
        governed = _from_governor(clauses, verb, cues)
        if governed != "actual":
            return governed
        if _is_denied_clause(clauses, verb, cues):
            return "negated"
        if clauses.kind(clauses.chunk_of[word]) == "np":
            thought_of = _from_verb_of_noun(clauses, verb, cues)
            if thought_of != "actual":
                return thought_of
    if _is_denied_noun(clauses, word):
        return "negated"
    noun = clauses.chunk_of[word]
    is_any = clauses.kind(noun) == "np" and clauses.is_word(noun, {"any"})
    if is_any or _follows_condition(clauses, word):
        return "hypothetical"
    return "historical" if _is_historical(clauses, cues) else "actual"


def is_refused(clauses: Clauses, word: int, *, cues: Cues) -> bool:
    """Whether an act is told as one that somebody will not do: `will not meet`, `won't lift`."""
    verb = _carrying_verb(clauses, word)
    if verb is None:
        return False
    words = set(clauses.chunk_words(verb)[:-1])
    return bool(words & cues["negated_words"]) and bool(words & cues["refusing_words"])


def _from_verb_of_noun(clauses: Clauses, verb: int, cues: Cues) -> Realis:
    """`weighs strikes on`, `called off talks with`: what the verb of a noun makes of it."""
    head = clauses.lower[clauses.chunks[verb].head]
    if head in cues["weighing_verbs"]:
        return "hypothetical"
    return "future" if head in cues["planning_verbs"] else "actual"


def _is_denied_clause(clauses: Clauses, verb: int, cues: Cues) -> bool:
    """`denied that it attacked`, `no evidence that`: only the clause that "that" opens."""
    if clauses.chunks[verb].form != "finite":
        return False
    index = verb - 1
    while clauses.kind(index) in ("adv", "quote"):
        index -= 1
    if clauses.kind(index) == "np":
        subject = subject_of(clauses, verb)
        index = (clauses.list_start(subject) if subject is not None else index) - 1
    while clauses.kind(index) in ("adv", "quote") or clauses.is_time(index):
        index -= 2 if clauses.is_time(index) and clauses.kind(index - 1) == "prep" else 1
    has_that = clauses.is_word(index, {"that"})
    index -= 1 if has_that else 0
    kind = clauses.kind(index)
    if kind == "vg":
        head = clauses.lower[clauses.chunks[index].head]
        is_asserted = set(clauses.chunk_words(index)[:-1]) & cues["negated_words"]
        return head in cues["denying_verbs"] and not is_asserted
    if not has_that:
        return False
    if kind == "adv":
        return clauses.lower[clauses.chunks[index].head] in cues["denying_adjectives"]
    if kind != "np":
        return False
    head = clauses.lower[clauses.chunks[index].head]
    if head in cues["claim_nouns"] and clauses.kind(index - 1) == "vg":
        return clauses.lower[clauses.chunks[index - 1].head] in cues["dismissing_verbs"]
    return _is_denying_noun(clauses, index, cues)


def _is_denying_noun(clauses: Clauses, index: int, cues: Cues) -> bool:
    """`no evidence`, `his denial`."""
    head = clauses.lower[clauses.chunks[index].head]
    if head in cues["denying_nouns"]:
        return True
    words = set(clauses.chunk_words(index))
    return head in cues["evidence_nouns"] and bool(words & {"no", "little", "any"})


def _is_denied_noun(clauses: Clauses, word: int) -> bool:
    """`no plans for talks with`, `no country withdrew`: "no" before the noun or its subject."""
    index = clauses.chunk_of[word]
    if clauses.kind(index) == "vg":
        start = clauses.chunks[index].start
        if start and clauses.lower[start - 1] == "doubt":
            return False
        beside = (subject_of(clauses, index), object_of(clauses, index))
        return any(i is not None and clauses.is_word(i, {"no", "neither"}) for i in beside)
    while clauses.kind(index) in ("np", "prep"):
        if clauses.kind(index) == "np" and clauses.is_word(index, {"no"}):
            return True
        index -= 1
    return False


def _carrying_verb(clauses: Clauses, word: int) -> int | None:
    """The verb group of a verb; for a noun the verb that has it as subject or object."""
    index = clauses.chunk_of[word]
    if clauses.kind(index) == "vg":
        return index
    for step in (-1, -2, -3):
        if clauses.kind(index + step) == "vg":
            return index + step
        if clauses.kind(index + step) not in ("np", "prep", "adv", "quote"):
            break
    if clauses.kind(index + 1) == "vg":
        return index + 1
    return None


def _from_group(clauses: Clauses, verb: int, cues: Cues) -> Realis:
    words = set(clauses.chunk_words(verb)[:-1])
    before = clauses.lower[max(0, clauses.chunks[verb].start - 1) : clauses.chunks[verb].start]
    if (words | set(before)) & cues["negated_words"]:
        return "negated"
    if words & cues["future_words"] or "".join(before).endswith("'ll"):
        return "future"
    if "would" in words and _is_reported(clauses, verb):
        return "future"
    if words & cues["hypothetical_words"]:
        return "hypothetical"
    return "actual"


def _is_reported(clauses: Clauses, verb: int) -> bool:
    """Whether a clause is what somebody said in the past: `said it would send tents`."""
    if any(word in _CONDITIONS for word in clauses.lower):
        return False
    governor = clauses.previous_verb(verb)
    if governor is None:
        return False
    head = clauses.chunks[governor].head
    return clauses.lower[head] in clauses.speech_verbs and clauses.tags[head] in ("VBD", "VBN")


def _from_governor(clauses: Clauses, verb: int, cues: Cues) -> Realis:
    """`planned to send`, `refused to meet`, `threatened to expel`, `without condemning`."""
    chunk = clauses.chunks[verb]
    if chunk.form == "participle" and clauses.is_word(verb - 1, {"without"}):
        return "negated"
    if chunk.form not in ("infinitive", "participle") or clauses.kind(verb - 1) == "comma":
        return "actual"
    governor = clauses.previous_verb(verb, finite=False)
    nominal = _nominal_governor(clauses, verb)
    if governor is None and not nominal:
        return "actual"
    head = clauses.lower[clauses.chunks[governor].head] if governor is not None else ""
    if chunk.form == "participle" and head not in cues["negated_verbs"]:
        return "actual"
    if head in cues["negated_verbs"]:
        return "negated"
    if head in _BEING and chunk.form == "infinitive":
        return "future" if clauses.has_party(_before(clauses, governor)) else "hypothetical"
    if nominal or head in cues["hypothetical_verbs"]:
        return "hypothetical"
    if head in cues["future_verbs"]:
        return "future"
    if governor is not None and clauses.chunks[governor].form != "finite":
        return _from_governor(clauses, governor, cues)
    return _from_group(clauses, governor, cues) if governor is not None else "actual"


def _before(clauses: Clauses, governor: int | None) -> int:
    """The chunk before a verb group, adverbs left out; 0 at the beginning."""
    index = (governor or 1) - 1
    while index > 0 and clauses.kind(index) == "adv":
        index -= 1
    return index


def _nominal_governor(clauses: Clauses, verb: int) -> bool:
    """`an attempt to oust`, `calls to withdraw`: an infinitive that hangs on a noun."""
    index = verb - 1
    return (
        clauses.chunks[verb].form == "infinitive"
        and clauses.kind(index) == "np"
        and clauses.kind(index - 1) != "vg"
        and not clauses.parties_at[clauses.chunks[index].head]
        and not clauses.chunks[index].is_temporal
    )


def _follows_condition(clauses: Clauses, word: int) -> bool:
    for i in range(word - 1, -1, -1):
        if clauses.lower[i] in _CONDITIONS:
            return True
        if clauses.lower[i] in (",", ";", ":"):
            return False
    return False


def _is_historical(clauses: Clauses, cues: Cues) -> bool:
    sentence = f" {' '.join(clauses.lower)} "
    return any(f" {phrase} " in sentence for phrase in cues["historical_phrases"])
