"""Rows: readings and rejections laid flat into the tables of a ledger.

The same readings in the same order give the same rows in the same order, whatever process makes
them. What only the commit knows (`run_id`, `batch_id`) is null here. An article on which a stage
failed is kept with its text and its faults, and has no rows beyond that.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lapwing.record import Article, Dating, Party, Reading, Rejection, Report, Span, Statement
from lapwing.store.schema import schemas
from lapwing.text import digest

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, object]

_SURROGATE = re.compile("[\ud800-\udfff]")


ARTICLE_N = "article_n"
"""Column that child rows carry until they are committed: the row of their article in the batch.
Ids do not do, since two articles of one batch may share one."""


def tables_of(results: Sequence[Reading | Rejection]) -> dict[str, "pa.Table"]:
    """Arrow tables `articles, sentences, mentions, statements, reports` of some results.

    Args:
        results: What became of the articles, in input order.

    Returns:
        Table name → rows in the order of the results and, inside an article, of its text; child
        rows with the column `ARTICLE_N` more. A lone surrogate, which no file can hold, becomes
        U+FFFD; offsets stay right.
    """
    rows: dict[str, list[Row]] = {name: [] for name in ("articles", *_MAKERS)}
    for n, result in enumerate(results):
        if isinstance(result, Rejection):
            rows["articles"].append(_rejection_row(result))
            continue
        rows["articles"].append(_article_row(result))
        if not result.faults:
            for name, make in _MAKERS.items():
                rows[name].extend({**row, ARTICLE_N: n} for row in make(result))
    known = schemas()
    return {name: _table(rows[name], _with_article_n(known[name], name)) for name in rows}


def join_tables(parts: Sequence[Mapping[str, "pa.Table"]]) -> dict[str, "pa.Table"]:
    """Several outputs of `tables_of` as one, in order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    offset, joined = 0, {name: [table] for name, table in tables_of(()).items()}
    for part in parts:
        for name, table in part.items():
            if ARTICLE_N in table.column_names:
                at = table.column_names.index(ARTICLE_N)
                moved = pc.add(table.column(at), pa.scalar(offset, pa.int32()))
                table = table.set_column(at, table.field(at), moved)
            joined[name].append(table)
        offset += part["articles"].num_rows
    return {name: pa.concat_tables(tables) for name, tables in joined.items()}


def _with_article_n(schema: "pa.Schema", name: str) -> "pa.Schema":
    import pyarrow as pa

    return schema if name == "articles" else schema.append(pa.field(ARTICLE_N, pa.int32()))


def _table(rows: list[Row], schema: "pa.Schema") -> "pa.Table":
    import pyarrow as pa

    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_without_surrogates(row) for row in rows], schema=schema)


def _without_surrogates(row: Mapping[str, object]) -> Row:
    return {key: _mended(value) for key, value in row.items()}


def _mended(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return _without_surrogates(value)
    return value


def _rejection_row(rejection: Rejection) -> Row:
    return {
        "article_id": f"r{rejection.digest}",
        "origin": rejection.origin,
        "status": "rejected",
        "reason": rejection.reason,
        "message": rejection.message,
        **dict.fromkeys(("title", "outlet", "agency", "byline", "language", "url", "text"), ""),
        **_dating_cells(Dating.unknown("")),
        "text_digest": rejection.digest,
        **{name: [] for name in ("removed", "read_from", "faults", "made_by")},
        "n_sentences": 0,
        "n_reports": 0,
    }


def _article_row(reading: Reading) -> Row:
    article, fault = reading.article, reading.faults[0] if reading.faults else None
    sound = "coded" if reading.reports else "no_event"
    return {
        "article_id": article.id,
        "status": "rejected" if fault else sound,
        "reason": "fault" if fault else "",
        "message": f"stage {fault.stage}: {fault.message}" if fault else "",
        **_article_cells(article),
        **_dating_cells(reading.published or article.published),
        "faults": [{"stage": f.stage, "message": f.message} for f in reading.faults],
        "made_by": _pairs(reading.made_by, "layer", "maker"),
        "n_sentences": 0 if fault else len(reading.sentences),
        "n_reports": 0 if fault else len(reading.reports),
    }


def _article_cells(article: Article) -> Row:
    return {
        "origin": article.origin,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": article.byline,
        "language": article.language,
        "url": article.url,
        "dateline_place": article.dateline.place if article.dateline else None,
        "text": article.text,
        "text_digest": digest(article.text),
        "removed": [{"text": r.text, "reason": r.reason} for r in article.removed],
        "read_from": _pairs(article.read_from, "field", "where"),
    }


def _dating_cells(dating: Dating) -> Row:
    return {
        "published_start": dating.when.start,
        "published_end": dating.when.end,
        "published_precision": dating.when.precision,
        "published_basis": dating.when.basis,
        "published_confidence": dating.confidence,
        "published_reason": dating.reason,
    }


def _sentence_rows(reading: Reading) -> Iterable[Row]:
    for n, span in enumerate(reading.sentences):
        yield {
            "article_id": reading.article.id,
            "sentence_n": n,
            **_at(span),
            "text": span.of(reading.article.text),
        }


def _mention_rows(reading: Reading) -> Iterable[Row]:
    for n, mention in enumerate(reading.mentions):
        yield {
            "article_id": reading.article.id,
            "mention_n": n,
            "sentence_n": _sentence_at(reading.sentences, mention.span),
            **_at(mention.span),
            "text": mention.span.of(reading.article.text),
            "kind": mention.kind,
            "name": mention.actor.name,
            "actor_id": mention.actor.actor_id,
            "country": mention.actor.country,
            "sectors": list(mention.actor.sectors),
            "reason": mention.reason,
        }


def _statement_rows(reading: Reading) -> Iterable[Row]:
    for n, statement in enumerate(reading.statements):
        actor = statement.actor
        yield {
            "article_id": reading.article.id,
            "statement_n": n,
            **_statement_spans(statement, reading.article.text),
            "speaker_id": actor.actor_id if actor else None,
            "speaker_name": actor.name if actor else None,
            "kind": statement.kind,
        }


def _statement_spans(statement: Statement, text: str) -> Row:
    cells: Row = {}
    parts = {"content": statement.content, "cue": statement.cue, "speaker": statement.speaker}
    for part, spans in parts.items():
        cells[part] = [_at(span) for span in spans]
        cells[f"{part}_text"] = " … ".join(span.of(text) for span in spans)
    return cells


def _report_rows(reading: Reading) -> Iterable[Row]:
    article, published = reading.article, reading.published or reading.article.published
    for report in reading.reports:
        yield {
            "report_id": report.id,
            "article_id": article.id,
            "sentence_n": _sentence_at(reading.sentences, report.sentence),
            **_named_at("sentence", report.sentence, article.text),
            **_named_at("trigger", report.trigger, article.text),
            "type": report.type,
            "mode": report.mode,
            "contexts": list(report.contexts),
            "quad": report.quad,
            "intensity": report.intensity,
            "realis": report.realis,
            **_side_cells("actor", report.actors, article.text),
            **_side_cells("recipient", report.recipients, article.text),
            **_circumstances(report),
            "statement_n": report.statement,
            "confidence": report.confidence,
            "reason": report.reason,
            "outlet": article.outlet,
            "published_start": published.when.start,
        }


def _circumstances(report: Report) -> Row:
    """When, where and on whose word."""
    where, source = report.where, report.according_to
    return {
        "when_start": report.when.start,
        "when_end": report.when.end,
        "when_precision": report.when.precision,
        "when_basis": report.when.basis,
        "where_name": where.name if where else None,
        "where_lat": where.lat if where else None,
        "where_lon": where.lon if where else None,
        "where_country": where.country if where else None,
        "where_geonames": where.geonames if where else None,
        "where_precision": where.precision if where else None,
        "according_to_id": source.actor.actor_id if source else None,
        "according_to_name": source.actor.name if source else None,
        "according_to_start": source.span.start if source else None,
        "according_to_end": source.span.end if source else None,
    }


def _side_cells(side: str, parties: Sequence[Party], text: str) -> Row:
    """The parties on one side, and their ids and countries (each once, in order)."""
    return {
        f"{side}s": [_party(party, text) for party in parties],
        f"{side}_ids": list(dict.fromkeys(p.actor.actor_id for p in parties)),
        f"{side}_countries": list(
            dict.fromkeys(p.actor.country for p in parties if p.actor.country)
        ),
    }


def _party(party: Party, text: str) -> Row:
    actor = party.actor
    return {
        **_at(party.span),
        "text": party.span.of(text),
        "name": actor.name,
        "actor_id": actor.actor_id,
        "country": actor.country,
        "cow": actor.cow,
        "sectors": list(actor.sectors),
    }


def _sentence_at(sentences: Sequence[Span], span: Span) -> int | None:
    """Number of the sentence in which a span starts; None: it starts outside all of them."""
    return next((n for n, s in enumerate(sentences) if s.start <= span.start < s.end), None)


def _at(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _named_at(name: str, span: Span, text: str) -> Row:
    return {f"{name}_start": span.start, f"{name}_end": span.end, f"{name}_text": span.of(text)}


def _pairs(mapping: Mapping[str, str], key: str, value: str) -> list[Row]:
    return [{key: k, value: mapping[k]} for k in sorted(mapping)]


_MAKERS: Mapping[str, Callable[[Reading], Iterable[Row]]] = {
    "sentences": _sentence_rows,
    "mentions": _mention_rows,
    "statements": _statement_rows,
    "reports": _report_rows,
}
