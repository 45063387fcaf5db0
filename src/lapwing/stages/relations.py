"""Relations: what one sentence says that a given actor does to a given recipient.

Two opinions, added up. The reader weighs every word by the act that it may tell and by how the two
parties stand to it (`lapwing.neural.relating`); the phrase lexicon scores every act that it finds
by how well the two stand in its roles. The lexicon knows idioms that the reader has seldom seen;
the reader knows scope.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lapwing.lexicon.ontology import Ontology
from lapwing.lexicon.phrases import Phrases
from lapwing.neural.reader import Reader
from lapwing.neural.relating import Related, relate_words
from lapwing.record import Actor, Mention, Realis, Sentence, Span
from lapwing.stages.acts import find_acts
from lapwing.stages.clauses import Clauses
from lapwing.stages.realis import find_realis, is_refused
from lapwing.stages.roles import Act
from lapwing.stages.syntax import find_syntax
from lapwing.stages.unreal import type_for

Cues = Mapping[str, frozenset[str]]

READER_SHARE = 0.4
"""Weight of the reader beside the lexicon; chosen on PLV train."""
_LEAST_STRENGTH = 0.01
"""Below it the reader sees no act between the two; sentences without any stay under it."""
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
    reader: Reader
    ontology: Ontology

    def __call__(self, text: str, actor: Span | None, recipient: Span | None) -> Relation:
        """Code one sentence.

        Args:
            text: The sentence.
            actor: Where the actor is named, in code points; None: nobody is.
            recipient: Where the recipient is named; None: nobody is.
        """
        words = find_syntax(text, [Span(0, len(text))], reader=self.reader)[0]
        given = ((actor, _ACTOR), (recipient, _RECIPIENT))
        mentions = [_given(span, name) for span, name in given if span is not None]
        clauses = Clauses(
            text=text,
            words=words,
            mentions=tuple(sorted(mentions, key=lambda m: m.span)),
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
        seen = relate_words(
            self.reader.model,
            [word.span.of(text) for word in words],
            _within(words, actor),
            _within(words, recipient),
        )
        return self._together(seen, self._by_phrases(clauses, acts))

    def _together(self, seen: Related, phrased: Relation) -> Relation:
        """Both opinions; mode and realis come from the one that says so of the chosen type."""
        if seen.strength < _LEAST_STRENGTH:
            return phrased
        types = sorted({*seen.shares, *phrased.scores})
        shares = {
            t: READER_SHARE * seen.shares.get(t, 0) + (1 - READER_SHARE) * phrased.scores.get(t, 0)
            for t in types
        }
        total = sum(shares.values())
        if not total:
            return phrased
        best = max(types, key=lambda t: (shares[t], t))
        is_phrased = phrased.type == best
        is_seen = bool(seen.shares) and max(seen.shares, key=lambda t: seen.shares[t]) == best
        return Relation(
            type=best,
            mode=phrased.mode if is_phrased else seen.mode if is_seen else None,
            quad=self.ontology.quad(best),
            realis=phrased.realis if is_phrased else seen.realis,
            confidence=round(shares[best] / total, 4),
            scores={t: round(share / total, 4) for t, share in shares.items() if share},
        )

    def _by_phrases(self, clauses: Clauses, acts: tuple[Act, ...]) -> Relation:
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


def _within(words: Sentence, span: Span | None) -> list[int]:
    return [i for i, word in enumerate(words) if span is not None and span.overlaps(word.span)]


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
