"""Reports: PLOVER records with their evidence, from acts, realis, dates, places and statements.

The first version of the coder: phrase lexicons and a shallow grammar. What an act still to come or
refused is coded as is told by `lapwing.stages.unreal`.

Known to miss: acts whose parties stand in another sentence; contexts beyond cue words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lapwing.lexicon.actors import Registry, load_registry
from lapwing.lexicon.contexts import Contexts, load_contexts
from lapwing.lexicon.ontology import Ontology, load_ontology
from lapwing.lexicon.phrases import (
    Phrases,
    load_confidence,
    load_cues,
    load_mode_cues,
    load_phrases,
)
from lapwing.record import (
    Dating,
    Mention,
    Party,
    Period,
    Place,
    Reading,
    Report,
    Span,
    Statement,
    report_id,
)
from lapwing.stages.acts import find_acts
from lapwing.stages.clauses import Clauses
from lapwing.stages.confidence import confidence_of, features_of
from lapwing.stages.modes import mode_of, mode_of_talks
from lapwing.stages.realis import find_realis, is_refused
from lapwing.stages.roles import Act
from lapwing.stages.scope import is_political
from lapwing.stages.unreal import type_for
from lapwing.stages.views import clauses_of, inside
from lapwing.stages.when import find_when

Cues = Mapping[str, frozenset[str]]

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "across", "off"})
_BODIES = frozenset({"EUR", "IGO", "UNO"})
"""Who withdraws from these withdraws no troops; from a country: no recipient is coded."""
_PATTERN_SHOWN = 60
"""Characters of a pattern that a reason shows."""
DAYS_OF_NEWS = 366
"""An act dated further back is historical. PLOVER speaks of a year."""


def find_reports(
    reading: Reading,
    *,
    phrases: Phrases,
    cues: Cues,
    ontology: Ontology,
    contexts: Contexts,
    registry: Registry | None = None,
) -> tuple[Report, ...]:
    """Reports in text order.

    Args:
        reading: With sentences, syntax, published, mentions, dates, places and statements.
        phrases: The phrase lexicons.
        cues: Cues of realis by list.
        ontology: The codebook.
        contexts: Cue words of the contexts.
        registry: Knows demonyms; None: adjectives of nationality name nobody.
    """
    found: dict[str, Report] = {}
    views = clauses_of(reading, registry=registry)
    for sentence, clauses in zip(reading.sentences, views, strict=True):
        for act in find_acts(clauses, phrases=phrases, light_verbs=cues["light_verbs"]):
            report = _report(reading, sentence, clauses, act, cues=cues, ontology=ontology)
            if report is not None:
                about = contexts.find(report, reading.article.text)
                found.setdefault(report.id, replace(report, contexts=about))
    return tuple(sorted(found.values(), key=lambda r: (r.trigger, r.id)))


def _report(
    reading: Reading,
    sentence: Span,
    clauses: Clauses,
    act: Act,
    *,
    cues: Cues,
    ontology: Ontology,
) -> Report | None:
    pattern = act.match.pattern
    told_realis = find_realis(clauses, act.words[0], cues=cues)
    trigger = clauses.span(act.words[0], max(act.words) + 1)
    index, statement = _statement_around(reading.statements, trigger)
    type_, mode, realis = type_for(
        pattern.type,
        pattern.mode,
        told_realis,
        is_refused=is_refused(clauses, act.words[0], cues=cues),
        is_announced=statement is not None,
    )
    actors, recipients = _parties(act.actors), _parties(act.recipients)
    if (type_, mode) == ("RETREAT", "withdraw"):
        leaves_body = any(p.actor.country in _BODIES for p in recipients)
        type_, recipients = ("SANCTION", recipients) if leaves_body else (type_, ())
    mode = mode_of(clauses, act.words, mode, cues=load_mode_cues().get(type_))
    if ontology.types[type_].needs_recipient and not recipients and not actors:
        return None
    if not is_political(type_, actors, recipients):
        return None
    dating = reading.published or reading.article.published
    when = find_when(
        inside(reading.dates, sentence),
        sentence=sentence,
        trigger=trigger,
        clause=clauses.clause(act.words[0]),
        text=reading.article.text,
        published=dating,
        is_past_background=clauses.is_pluperfect(act.words[0]),
        realis=told_realis,
    )
    if realis != "negated" and is_long_past(when, dating):
        realis = "historical"
    where = _where(clauses, inside(reading.places, sentence), trigger)
    if type_ == "CONSULT":
        mode = mode_of_talks(mode, actors, where)
    return Report(
        id=report_id(reading.article.id, trigger, type_, mode, (*actors, *recipients)),
        sentence=sentence,
        trigger=trigger,
        type=type_,
        mode=mode,
        quad=ontology.quad(type_),
        intensity=ontology.intensity(type_, mode),
        realis=realis,
        actors=actors,
        recipients=recipients,
        when=when,
        where=where,
        according_to=_according_to(statement, actors),
        statement=index,
        confidence=confidence_of(
            features_of(act, realis=realis, is_quoted=statement is not None), load_confidence()
        ),
        reason=_reason(clauses, act),
    )


def _reason(clauses: Clauses, act: Act) -> str:
    """The pattern, cut short where it lists many alternatives, its type and the matched words."""
    pattern = act.match.pattern
    text = pattern.text
    if len(text) > _PATTERN_SHOWN:
        text = text[: _PATTERN_SHOWN - 1] + "…"
    told = " ".join(clauses.lower[word] for word in sorted(act.words))
    return f"pattern {text!r} of {pattern.type}: {told!r}"


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


def _according_to(statement: Statement | None, actors: Sequence[Party]) -> Party | None:
    if statement is None or statement.actor is None or not statement.speaker:
        return None
    return Party(span=statement.speaker[0], actor=statement.actor)


def _where(clauses: Clauses, places: Sequence[Place], trigger: Span) -> Place | None:
    """The place nearest to the trigger that a preposition of place leads to; others only name."""
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

    phrases: Phrases = field(default_factory=load_phrases)
    cues: Cues = field(default_factory=load_cues)
    ontology: Ontology = field(default_factory=load_ontology)
    contexts: Contexts = field(default_factory=load_contexts)
    registry: Registry = field(default_factory=load_registry)
    min_confidence: float = 0.0

    name = "reports"
    version = "1"
    needs = ("sentences", "syntax", "published", "mentions", "dates", "places", "statements")
    gives = "reports"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Report, ...]]:
        return [
            tuple(r for r in self._read(reading) if r.confidence >= self.min_confidence)
            for reading in readings
        ]

    def _read(self, reading: Reading) -> tuple[Report, ...]:
        return find_reports(
            reading,
            phrases=self.phrases,
            cues=self.cues,
            ontology=self.ontology,
            contexts=self.contexts,
            registry=self.registry,
        )
