"""A reading as plain JSON values, in the shape that CONTRACT promises to the world."""

import datetime as dt
from collections.abc import Iterable, Mapping

from lapwing.record.actor import Actor, Party
from lapwing.record.article import Dating
from lapwing.record.mention import Mention, Place, TimeExpression
from lapwing.record.period import Period
from lapwing.record.reading import Reading
from lapwing.record.report import Report
from lapwing.record.span import Span
from lapwing.record.statement import Statement

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def reading_as_json(reading: Reading) -> dict[str, Json]:
    """The whole reading; offsets are code points into `text`, ends exclusive."""
    article = reading.article
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": article.byline,
        "language": article.language,
        "url": article.url,
        "origin": article.origin,
        "published": dating_as_json(reading.published or article.published),
        "text": article.text,
        "removed": [{"text": r.text, "reason": r.reason} for r in article.removed],
        "read_from": _strings(article.read_from),
        "sentences": _spans(reading.sentences),
        "mentions": [_mention(m) for m in reading.mentions],
        "dates": [_date(d) for d in reading.dates],
        "places": [place_as_json(p) for p in reading.places],
        "statements": [_statement(s) for s in reading.statements],
        "reports": [report_as_json(r) for r in reading.reports],
        "faults": [{"stage": f.stage, "message": f.message} for f in reading.faults],
        "made_by": _strings(reading.made_by),
    }


def dating_as_json(dating: Dating) -> dict[str, Json]:
    """Publication date with confidence, evidence and reason."""
    return {
        **period_as_json(dating.when),
        "confidence": dating.confidence,
        "evidence": _spans(dating.evidence),
        "reason": dating.reason,
    }


def period_as_json(period: Period) -> dict[str, Json]:
    """Start and end as ISO dates or null, precision, basis."""
    return {
        "start": _day(period.start),
        "end": _day(period.end),
        "precision": period.precision,
        "basis": period.basis,
    }


def place_as_json(place: Place) -> dict[str, Json]:
    """A place with coordinates, or an honest null."""
    return {
        "span": _span(place.span),
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "geonames": place.geonames,
        "precision": place.precision,
    }


def party_as_json(party: Party) -> dict[str, Json]:
    """A party of a report: the words and who they stand for."""
    actor = party.actor
    return {
        "span": _span(party.span),
        "name": actor.name,
        "actor_id": actor.actor_id,
        "country": actor.country,
        "cow": actor.cow,
        "sectors": list(actor.sectors),
    }


def report_as_json(report: Report) -> dict[str, Json]:
    """A report with its parties, period, place, source and evidence."""
    source = report.according_to
    return {
        "id": report.id,
        "sentence": _span(report.sentence),
        "trigger": _span(report.trigger),
        "type": report.type,
        "mode": report.mode,
        "contexts": list(report.contexts),
        "quad": report.quad,
        "intensity": report.intensity,
        "realis": report.realis,
        "actors": [party_as_json(p) for p in report.actors],
        "recipients": [party_as_json(p) for p in report.recipients],
        "when": period_as_json(report.when),
        "where": place_as_json(report.where) if report.where else None,
        "according_to": _source(source) if source else None,
        "statement": report.statement,
        "confidence": report.confidence,
        "reason": report.reason,
    }


def _mention(mention: Mention) -> dict[str, Json]:
    actor = mention.actor
    return {
        "span": _span(mention.span),
        "kind": mention.kind,
        "name": actor.name,
        "actor_id": actor.actor_id,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "reason": mention.reason,
    }


def _date(expression: TimeExpression) -> dict[str, Json]:
    return {
        "span": _span(expression.span),
        "type": expression.type,
        "value": expression.value,
        "start": _day(expression.start),
        "end": _day(expression.end),
    }


def _statement(statement: Statement) -> dict[str, Json]:
    actor: Actor | None = statement.actor
    return {
        "content": _spans(statement.content),
        "cue": _spans(statement.cue),
        "speaker": _spans(statement.speaker),
        "speaker_id": actor.actor_id if actor else None,
        "speaker_name": actor.name if actor else None,
        "kind": statement.kind,
    }


def _source(party: Party) -> dict[str, Json]:
    return {
        "span": _span(party.span),
        "name": party.actor.name,
        "actor_id": party.actor.actor_id,
    }


def _span(span: Span) -> list[Json]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [_span(span) for span in spans]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _strings(mapping: Mapping[str, str]) -> dict[str, Json]:
    return {key: mapping[key] for key in sorted(mapping)}
