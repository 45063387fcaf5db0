"""Reports: PLOVER records with their evidence, from what the reader sees and what surrounds it.

The reader tells that an act is told, of which type and mode, whether it happened, and which words
name its parties, date and place (`lapwing.stages.told`). Who these are, when that was and on whose
word is taken from the other layers, and a few rules of the codebook that need to know the parties
follow.

Known to miss: acts whose parties stand in another sentence; contexts beyond cue words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lapwing.lexicon.actors import Registry, load_registry
from lapwing.lexicon.contexts import Contexts, load_contexts
from lapwing.lexicon.ontology import Ontology, load_ontology
from lapwing.lexicon.phrases import load_confidence
from lapwing.record import (
    Dating,
    Mention,
    Party,
    Period,
    Place,
    Reading,
    Realis,
    Report,
    Span,
    Statement,
    report_id,
)
from lapwing.stages.clauses import Clauses
from lapwing.stages.confidence import confidence_of, features_of
from lapwing.stages.modes import mode_of_talks
from lapwing.stages.phrased import PhraseCoder
from lapwing.stages.scope import is_political
from lapwing.stages.told import ToldAct, find_read, together
from lapwing.stages.views import clauses_of, inside
from lapwing.stages.when import Telling, find_when

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "across", "off"})
_BY_PLACE = frozenset({"visit", "third-party", "multilateral"})
"""Modes of talks that who takes part and where decides."""
_PATTERN_SHOWN = 60
"""Characters of a pattern that a reason shows."""
DAYS_OF_NEWS = 366
"""An act dated further back is historical. PLOVER speaks of a year."""


def find_reports(
    reading: Reading,
    *,
    ontology: Ontology,
    contexts: Contexts,
    phrased: PhraseCoder,
    registry: Registry | None = None,
) -> tuple[Report, ...]:
    """Reports in text order.

    Args:
        reading: With every other layer.
        ontology: The codebook.
        contexts: Cue words of the contexts.
        phrased: Finds acts by their phrases.
        registry: Knows demonyms; None: adjectives of nationality name nobody.
    """
    claims = find_claims(
        reading, ontology=ontology, contexts=contexts, phrased=phrased, registry=registry
    )
    return choose(claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A report that might be made, and what its confidence is reckoned from."""

    report: Report
    features: Mapping[str, float]


def find_claims(
    reading: Reading,
    *,
    ontology: Ontology,
    contexts: Contexts,
    phrased: PhraseCoder,
    registry: Registry | None = None,
) -> list[Claim]:
    """Everything that a witness takes for an act, sentence by sentence; as `find_reports`."""
    claims: list[Claim] = []
    views = clauses_of(reading, registry=registry)
    for sentence, clauses, read_out in zip(
        reading.sentences, views, reading.read_outs, strict=True
    ):
        read = find_read(clauses, read_out.triggers)
        for act in together(clauses, read, tuple(phrased(clauses))):
            claim = _claim(reading, sentence, clauses, act, ontology=ontology)
            if claim is not None:
                about = contexts.find(claim.report, reading.article.text)
                claims.append(replace(claim, report=replace(claim.report, contexts=about)))
    return claims


def choose(claims: Sequence[Claim]) -> tuple[Report, ...]:
    """Reports in text order; of those that take the same words for different acts the surest."""
    kept: list[Report] = []
    for claim in sorted((c.report for c in claims), key=lambda r: (-r.confidence, r.trigger, r.id)):
        if not any(claim.trigger.overlaps(other.trigger) for other in kept):
            kept.append(claim)
    return tuple(sorted(kept, key=lambda r: (r.trigger, r.id)))


def _claim(
    reading: Reading, sentence: Span, clauses: Clauses, act: ToldAct, *, ontology: Ontology
) -> Claim | None:
    actors, recipients = _parties(act.actors), _parties(act.recipients)
    if not is_political(act.type, actors, recipients):
        return None
    trigger = clauses.span(act.words[0], act.words[-1] + 1)
    index, statement = _statement_around(reading.statements, trigger)
    where = _where(clauses, inside(reading.places, sentence), act, trigger)
    mode = act.mode
    if act.type == "CONSULT" and (mode is None or mode in _BY_PLACE):
        is_many = mode != "multilateral" or len(actors) > 2
        mode = mode_of_talks(None, actors, where) or (mode if is_many else None)
    when, realis = _when(reading, sentence, clauses, act)
    features = features_of(act, realis=realis, is_quoted=statement is not None)
    report = Report(
        id=report_id(reading.article.id, trigger, act.type, mode, (*actors, *recipients)),
        sentence=sentence,
        trigger=trigger,
        type=act.type,
        mode=mode,
        quad=ontology.quad(act.type),
        intensity=ontology.intensity(act.type, mode),
        realis=realis,
        actors=actors,
        recipients=recipients,
        when=when,
        where=where,
        according_to=_according_to(statement),
        statement=index,
        confidence=confidence_of(features, load_confidence()),
        reason=_reason(clauses, act),
    )
    return Claim(report=report, features=features)


def _when(
    reading: Reading, sentence: Span, clauses: Clauses, act: ToldAct
) -> tuple[Period, Realis]:
    """The days of an act, and its realis, which a date long past makes historical."""
    published = reading.published or reading.article.published
    telling = Telling(
        text=reading.article.text,
        sentence=sentence,
        trigger=clauses.span(act.words[0], act.words[-1] + 1),
        clause=clauses.clause(act.words[0]),
        tied=act.dated,
        is_past_background=clauses.is_pluperfect(act.words[0]),
        realis=act.realis,
    )
    when = find_when(inside(reading.dates, sentence), telling, published=published)
    is_past = act.realis != "negated" and is_long_past(when, published)
    return when, "historical" if is_past else act.realis


def _reason(clauses: Clauses, act: ToldAct) -> str:
    """Who saw the act: the reader with its probabilities, the lexicon with its pattern."""
    told = " ".join(clauses.lower[word] for word in act.words)
    witnesses = []
    if act.trigger is not None:
        code = "/".join(filter(None, (act.trigger.type, act.trigger.mode)))
        witnesses.append(
            f"the reader takes it as {code} ({act.trigger.score:.2f}), "
            f"{act.trigger.realis} ({act.trigger.realis_score:.2f})"
        )
    if act.phrase is not None:
        pattern = act.phrase.match.pattern
        text = pattern.text
        if len(text) > _PATTERN_SHOWN:
            text = text[: _PATTERN_SHOWN - 1] + "…"
        witnesses.append(f"pattern {text!r} of {pattern.type}")
    return f"{told!r}: " + "; ".join(witnesses)


def is_long_past(when: Period, published: Dating) -> bool:
    """Whether words date an act more than twelve months before publication."""
    told = when.end or when.start
    if when.basis == "stated" and when.precision == "year" and when.start and when.end:
        told = when.start + (when.end - when.start) / 2
    first = published.when.start or published.when.end
    if told is None or first is None or when.basis not in ("stated", "anchored"):
        return False
    return (first - told).days > DAYS_OF_NEWS


def _parties(mentions: Sequence[Mention]) -> tuple[Party, ...]:
    return tuple(Party(span=m.span, actor=m.actor) for m in mentions)


def _statement_around(
    statements: Sequence[Statement], trigger: Span
) -> tuple[int | None, Statement | None]:
    """The innermost statement whose content holds the trigger."""
    best: tuple[int, int] | None = None
    for index, statement in enumerate(statements):
        if any(piece.covers(trigger) for piece in statement.content):
            size = sum(len(piece) for piece in statement.content)
            if best is None or size < best[0]:
                best = (size, index)
    return (best[1], statements[best[1]]) if best else (None, None)


def _according_to(statement: Statement | None) -> Party | None:
    if statement is None or statement.actor is None or not statement.speaker:
        return None
    return Party(span=statement.speaker[0], actor=statement.actor)


def _where(clauses: Clauses, places: Sequence[Place], act: ToldAct, trigger: Span) -> Place | None:
    """The place that the reader ties to the act, else the nearest that a preposition leads to."""
    for place in places:
        if act.placed is not None and place.span.overlaps(act.placed):
            return place
    led = [place for place in places if _is_led(clauses, place)]
    after = [place for place in led if place.span.start >= trigger.start]
    return min(after or led, key=lambda p: abs(p.span.start - trigger.end), default=None)


def _is_led(clauses: Clauses, place: Place) -> bool:
    for i, word in enumerate(clauses.words):
        if word.span.overlaps(place.span):
            start = clauses.chunks[clauses.chunk_of[i]].start
            return start > 0 and clauses.lower[start - 1] in _PLACE_PREPOSITIONS
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStage:
    """Give each reading its `reports`."""

    ontology: Ontology = field(default_factory=load_ontology)
    contexts: Contexts = field(default_factory=load_contexts)
    phrased: PhraseCoder = field(default_factory=PhraseCoder)
    registry: Registry = field(default_factory=load_registry)
    min_confidence: float = 0.0

    name = "reports"
    version = "2"
    needs = (
        "sentences",
        "read_outs",
        "syntax",
        "published",
        "mentions",
        "dates",
        "places",
        "statements",
    )
    gives = "reports"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Report, ...]]:
        return [
            tuple(r for r in self._read(reading) if r.confidence >= self.min_confidence)
            for reading in readings
        ]

    def _read(self, reading: Reading) -> tuple[Report, ...]:
        return find_reports(
            reading,
            ontology=self.ontology,
            contexts=self.contexts,
            phrased=self.phrased,
            registry=self.registry,
        )
