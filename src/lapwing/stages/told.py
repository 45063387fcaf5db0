"""Told acts: what the reader sees and what the phrase lexicon finds, as one list.

The reader tells which words tell an act, of which type, and which word names each party. The
lexicon knows phrases that the reader has seldom met. An act of one type that both find near each
other is one act, with two witnesses; `lapwing.stages.confidence` weighs what they are worth.

Known to miss: parties that only another sentence names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lapwing.lexicon.phrases import load_cues
from lapwing.record import Actor, Mention, Realis, Span, Trigger
from lapwing.stages.acts import CONTENT_TYPES
from lapwing.stages.clauses import Clauses
from lapwing.stages.realis import find_realis
from lapwing.stages.roles import Act
from lapwing.text import slug

_NEAR = 8
"""Words between the triggers of two witnesses of one act."""
_SURE = 0.5
"""Probability from which on the reader's own words and mode go before the lexicon's."""
_SURE_REALIS = 0.7
"""Probability of its realis from which on the reader needs no second opinion; chosen on the
development articles, where neither the reader nor the grammar alone is as often right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAct:
    """One act with its parties resolved, and who saw it."""

    words: tuple[int, ...]
    """Indexes of the trigger's words within the sentence."""
    type: str
    mode: str | None
    realis: Realis
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    dated: Span | None = None
    """The word that the date expression of the act hangs on, as the reader has it."""
    placed: Span | None = None
    """The word that names its place, as the reader has it."""
    trigger: Trigger | None = None
    """What the reader saw; None: it saw nothing."""
    phrase: Act | None = None
    """What the lexicon found; None: it found nothing."""

    @property
    def is_sure(self) -> bool:
        """Whether the reader takes it as more likely than not."""
        return self.trigger is not None and self.trigger.score >= _SURE

    @property
    def is_likely(self) -> bool:
        """Whether the lexicon finds it, or the reader is sure."""
        return self.phrase is not None or self.is_sure


def find_read(clauses: Clauses, triggers: Sequence[Trigger]) -> Iterator[ToldAct]:
    """The acts that the reader sees in one sentence, in text order.

    Args:
        clauses: The sentence with its mentions.
        triggers: What the reader sees in it.
    """
    for trigger in triggers:
        actors = _mentions(clauses, trigger.filled_by("actor"))
        named = {m.actor.actor_id for m in actors}
        recipients = _mentions(clauses, trigger.filled_by("recipient"))
        yield ToldAct(
            words=tuple(range(trigger.start, trigger.end)),
            type=trigger.type,
            mode=trigger.mode,
            realis=_realis(clauses, trigger),
            actors=actors,
            recipients=tuple(m for m in recipients if m.actor.actor_id not in named),
            dated=_likeliest(clauses, trigger, "date"),
            placed=_likeliest(clauses, trigger, "place"),
            trigger=trigger,
        )


def _realis(clauses: Clauses, trigger: Trigger) -> Realis:
    """The reader's; the grammar's where the reader is unsure, or the grammar finds a denial.

    The "not" of a refusal ("will not meet") denies nothing.
    """
    told = find_realis(clauses, trigger.start, cues=load_cues())
    is_denied = told == "negated" and trigger.type != "REJECT"
    if is_denied or trigger.realis_score < _SURE_REALIS:
        return told
    return trigger.realis


def together(
    clauses: Clauses, read: Iterable[ToldAct], phrased: Sequence[ToldAct]
) -> tuple[ToldAct, ...]:
    """Both lists as one, in text order; what both have found stands once, mere content not."""
    seen, left = list(read), list(phrased)
    pairs = sorted(
        (not act.is_sure, _distance(p, act), i, j)
        for i, act in enumerate(seen)
        for j, p in enumerate(left)
        if p.type == act.type and _distance(p, act) <= _NEAR
    )
    witness: dict[int, int] = {}
    for _, _, i, j in pairs:
        if i not in witness and j not in witness.values():
            witness[i] = j
    found = [_merged(act, left[witness[i]]) if i in witness else act for i, act in enumerate(seen)]
    left = [p for j, p in enumerate(left) if j not in witness.values()]
    acts = sorted([*found, *left], key=lambda act: (act.words, act.type))
    return tuple(act for act in acts if not any(_holds(other, act, clauses) for other in acts))


def _holds(outer: ToldAct, act: ToldAct, clauses: Clauses) -> bool:
    """Whether an act is only what another promises, asks, refuses or threatens, by the tree."""
    if outer.type not in CONTENT_TYPES or outer is act or not outer.is_likely:
        return False
    word = clauses.words[act.words[0]]
    return word.head in outer.words and word.relation in ("xcomp", "ccomp", "obj")


def _distance(one: ToldAct, other: ToldAct) -> int:
    return min(abs(a - b) for a in one.words for b in other.words)


def _merged(read: ToldAct, phrased: ToldAct) -> ToldAct:
    leading, other = (read, phrased) if read.is_sure else (phrased, read)
    actors = phrased.actors or read.actors
    recipients = phrased.recipients or read.recipients
    named = {m.actor.actor_id for m in actors}
    return replace(
        read,
        words=leading.words,
        mode=leading.mode or other.mode,
        actors=actors,
        recipients=tuple(m for m in recipients if m.actor.actor_id not in named),
        phrase=phrased.phrase,
    )


def _likeliest(clauses: Clauses, trigger: Trigger, role: str) -> Span | None:
    found = [(share, word) for word, name, share in trigger.roles if name == role]
    return clauses.words[max(found)[1]].span if found else None


def _mentions(clauses: Clauses, words: Sequence[int]) -> tuple[Mention, ...]:
    found: dict[str, Mention] = {}
    for word in words:
        for mention in _at(clauses, word):
            found.setdefault(mention.actor.actor_id, mention)
    return tuple(found.values())


def _at(clauses: Clauses, word: int) -> tuple[Mention, ...]:
    """The mentions at a word; else in its phrase; else the phrase itself, whoever that is."""
    if clauses.parties_at[word]:
        return clauses.parties_at[word]
    index = clauses.chunk_of[word]
    if clauses.kind(index) == "np":
        of_phrase = clauses.own_parties(index)
        if of_phrase:
            return of_phrase
    adjective = clauses.demonyms_in(word, word + 1)
    is_none = clauses.lower[clauses.chunks[index].start] == "no"
    if adjective or is_none or not clauses.tags[word].startswith("NN"):
        return adjective  # "No country", or a pronoun that nobody has resolved, names nobody.
    return (_unknown(clauses, index, word),)


def _unknown(clauses: Clauses, index: int, word: int) -> Mention:
    chunk = clauses.chunks[index]
    is_phrase = chunk.kind == "np"
    start, end = (chunk.start, chunk.end) if is_phrase else (word, word + 1)
    while start < word and clauses.tags[start] in ("DT", "PRP$", ","):
        start += 1
    span = clauses.span(start, max(end, word + 1))
    name = " ".join(span.of(clauses.text).split())
    actor = Actor(
        actor_id=f"local.{slug(name) or f'unknown-{span.start}'}", name=name, sectors=("UNK",)
    )
    return Mention(span=span, kind="group", actor=actor, reason="nobody we know")
