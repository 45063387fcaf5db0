"""Relations: what one sentence says that a given actor does to a given recipient.

The coder with the parties given: every act of the sentence is scored by how well the two stand in
its roles, and the best one speaks for the sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lapwing.lexicon.ontology import Ontology
from lapwing.lexicon.phrases import Phrases
from lapwing.lexicon.word_classes import WordClasses
from lapwing.record import Actor, Mention, Realis, Span
from lapwing.stages.acts import find_acts
from lapwing.stages.clauses import Clauses
from lapwing.stages.realis import find_realis, is_refused
from lapwing.stages.roles import Act
from lapwing.stages.syntax import find_syntax
from lapwing.stages.unreal import type_for

Cues = Mapping[str, frozenset[str]]

_UNREAL = {"hypothetical": 1.0, "future": 0.5, "negated": 0.3}
_ACTOR, _RECIPIENT = "given.actor", "given.recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What the sentence says between two parties."""

    type: str | None
    """PLOVER type; None: no act is found in the sentence."""
    mode: str | None
    quad: int | None
    realis: Realis
    confidence: float
    """0 to 1."""
    scores: Mapping[str, float]
    """Every type that was considered, with its share; they add up to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationCoder:
    """Everything that coding a pair needs."""

    phrases: Phrases
    cues: Cues
    classes: WordClasses
    ontology: Ontology

    def __call__(self, text: str, actor: Span | None, recipient: Span | None) -> Relation:
        """Code one sentence.

        Args:
            text: The sentence.
            actor: Where the actor is named, in code points; None: nobody is.
            recipient: Where the recipient is named; None: nobody is.
        """
        words = find_syntax(text, [Span(0, len(text))], classes=self.classes)[0]
        given = ((actor, _ACTOR), (recipient, _RECIPIENT))
        mentions = [_given(span, name) for span, name in given if span is not None]
        ordered = tuple(sorted(mentions, key=lambda m: m.span))
        clauses = Clauses(
            text=text,
            words=words,
            mentions=ordered,
            dates=(),
            speech_verbs=self.cues["plain_reporting_verbs"],
            object_controls=self.cues["object_control_verbs"],
        )
        acts = find_acts(
            clauses,
            phrases=self.phrases,
            light_verbs=self.cues["light_verbs"],
            keep_partial=True,
        )
        return self._best(clauses, acts)

    def _best(self, clauses: Clauses, acts: tuple[Act, ...]) -> Relation:
        weights: dict[str, float] = {}
        best: tuple[float, Relation] | None = None
        for act in acts:
            realis = find_realis(clauses, act.words[0], cues=self.cues)
            pattern = act.match.pattern
            type_, mode, realis = type_for(
                pattern.type,
                pattern.mode,
                realis,
                is_refused=is_refused(clauses, act.words[0], cues=self.cues),
            )
            # What is only threatened, urged or refused gives way to the threat, demand, refusal.
            weight = max(0.05, _fit(act) - _UNREAL.get(realis, 0.0))
            weights[type_] = weights.get(type_, 0.0) + weight
            if best is None or weight > best[0]:
                quad = self.ontology.quad(type_)
                best = (weight, _relation(type_, mode, quad, realis))
        if best is None:
            return _relation(None, None, None, "actual")
        total = sum(weights.values())
        scores = {t: round(w / total, 4) for t, w in sorted(weights.items())}
        chosen = best[1]
        return Relation(
            type=chosen.type,
            mode=chosen.mode,
            quad=chosen.quad,
            realis=chosen.realis,
            confidence=scores[chosen.type or ""],
            scores=scores,
        )


def _relation(type_: str | None, mode: str | None, quad: int | None, realis: Realis) -> Relation:
    return Relation(type=type_, mode=mode, quad=quad, realis=realis, confidence=0.0, scores={})


def _given(span: Span, name: str) -> Mention:
    return Mention(span=span, kind="organisation", actor=Actor(actor_id=name, name=name))


def _fit(act: Act) -> float:
    """How well the two given parties stand in the act's roles; more than nothing always."""
    actors = {m.actor.actor_id for m in act.actors}
    recipients = {m.actor.actor_id for m in act.recipients}
    score = 0.2 + 0.1 * min(act.match.weight, 6)
    score += 2.0 * (_ACTOR in actors) + 1.5 * (_RECIPIENT in recipients | actors)
    score -= 1.0 * (_RECIPIENT in actors and not recipients and len(actors) == 1)
    score -= 0.5 * (_ACTOR in recipients)
    score -= 0.3 * act.match.pattern.is_noun
    return max(score, 0.05)
