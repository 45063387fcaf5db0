"""Reports as JSON lines: lists stay lists, what is missing is null."""

import json
from collections.abc import Sequence

from lapwing.query.find import FoundParty, FoundReport
from lapwing.record.json_form import Json, period_as_json


def reports_as_json(reports: Sequence[FoundReport]) -> str:
    """One JSON object a line, in the order given."""
    return "".join(json.dumps(as_json(r), ensure_ascii=False) + "\n" for r in reports)


def as_json(report: FoundReport) -> dict[str, Json]:
    """A report with what is needed to cite it; `trigger` points into `sentence`."""
    return {
        "id": report.report_id,
        "words": report.words,
        "when": period_as_json(report.when),
        "type": report.type,
        "mode": report.mode,
        "contexts": list(report.contexts),
        "quad": report.quad,
        "intensity": report.intensity,
        "realis": report.realis,
        "actors": [_party(p) for p in report.actors],
        "recipients": [_party(p) for p in report.recipients],
        "where": report.where,
        "according_to": report.according_to,
        "confidence": report.confidence,
        "reason": report.reason,
        "sentence": report.sentence,
        "trigger": [report.trigger.start, report.trigger.end],
        "article": {
            "id": report.article_id,
            "title": report.title,
            "outlet": report.outlet,
            "agency": report.agency,
            "url": report.url,
            "published": period_as_json(report.published),
        },
    }


def _party(party: FoundParty) -> dict[str, Json]:
    return {
        "name": party.name,
        "actor_id": party.actor_id,
        "country": party.country,
        "sectors": list(party.sectors),
        "text": party.text,
    }
