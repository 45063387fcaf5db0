"""Reports as flat rows: the columns of `find --format csv` and of Markdown tables."""

from collections.abc import Sequence

from lapwing.query.find import FoundParty, FoundReport

COLUMNS = (
    "report_id", "when_start", "when_end", "when_precision", "when_basis", "type", "mode", "quad",
    "intensity", "realis", "actors", "actor_ids", "actor_countries", "recipients", "recipient_ids",
    "recipient_countries", "where", "according_to", "contexts", "outlet", "published", "title",
    "article_id", "trigger", "sentence", "confidence",
)  # fmt: skip


def as_row(report: FoundReport) -> dict[str, str]:
    """Column → text; lists are joined with "; ", what is missing is empty."""
    when = report.when
    return {
        "report_id": report.report_id,
        "when_start": str(when.start or ""),
        "when_end": str(when.end or ""),
        "when_precision": when.precision,
        "when_basis": when.basis,
        "type": report.type,
        "mode": report.mode or "",
        "quad": str(report.quad),
        "intensity": str(report.intensity),
        "realis": report.realis,
        **_side("actor", report.actors),
        **_side("recipient", report.recipients),
        "where": report.where or "",
        "according_to": report.according_to or "",
        "contexts": "; ".join(report.contexts),
        "outlet": report.outlet,
        "published": report.published.text if report.published.is_known else "",
        "title": report.title,
        "article_id": report.article_id,
        "trigger": report.trigger.of(report.sentence),
        "sentence": " ".join(report.sentence.split()),
        "confidence": str(report.confidence),
    }


def _side(name: str, parties: Sequence[FoundParty]) -> dict[str, str]:
    return {
        f"{name}s": "; ".join(party.name for party in parties),
        f"{name}_ids": "; ".join(party.actor_id for party in parties),
        f"{name}_countries": "; ".join(party.country or "" for party in parties),
    }
