"""What the tables of a ledger hold: one Arrow schema for each, the same in every ledger.

The records of `lapwing.record` laid flat for counting. Every table ends with `batch_id`, the number
of the commit that wrote the row. Offsets are code points into the article's text, and the words
they point at stand beside them, so that most questions need one table and no cutting of strings.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = 1
"""Number of this layout; a ledger with a higher one was made by a newer program."""

CHILDREN = ("sentences", "mentions", "statements", "reports", "runs")
"""Tables whose rows count only when the batch that wrote them is committed in `articles`."""

TABLES = ("articles", *CHILDREN)

STATUSES = ("coded", "no_event", "duplicate", "rejected")
"""What became of an article; every article has exactly one."""

SKIPPING_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "articles": ("batch_id", "published_start"),
        "reports": ("batch_id", "published_start", "when_start"),
    }
)
"""Columns whose least and greatest value each file notes in the Delta log, beside `batch_id`; all
others are left out, since whole article texts would else be copied into the log."""


def schemas() -> dict[str, "pa.Schema"]:
    """Table name → its Arrow schema, in the order of `TABLES`."""
    made = {
        "articles": _articles(),
        "sentences": _sentences(),
        "mentions": _mentions(),
        "statements": _statements(),
        "reports": _reports(),
        "runs": _runs(),
    }
    return {name: made[name] for name in TABLES}


def _articles() -> "pa.Schema":
    import pyarrow as pa

    return pa.schema(
        [
            *_texts("article_id", "origin", "status", "reason", "message", "duplicate_of"),
            *_texts("title", "outlet", "agency", "byline", "language", "url"),
            ("published_start", pa.date32()),
            ("published_end", pa.date32()),
            *_texts("published_precision", "published_basis"),
            ("published_confidence", pa.float64()),
            *_texts("published_reason", "dateline_place", "text", "text_digest"),
            ("removed", _list_of_texts("text", "reason")),
            ("read_from", _list_of_texts("field", "where")),
            ("faults", _list_of_texts("stage", "message")),
            ("made_by", _list_of_texts("layer", "maker")),
            ("n_sentences", pa.int32()),
            ("n_reports", pa.int32()),
            *_texts("run_id", "batch_id"),
        ]
    )


def _sentences() -> "pa.Schema":
    return _schema(("article_id", "#sentence_n", "#start", "#end", "text", "batch_id"))


def _mentions() -> "pa.Schema":
    import pyarrow as pa

    return pa.schema(
        [
            *_schema(("article_id", "#mention_n", "#sentence_n", "#start", "#end")),
            *_texts("text", "kind", "name", "actor_id", "country"),
            ("sectors", pa.list_(pa.string())),
            *_texts("reason", "batch_id"),
        ]
    )


def _statements() -> "pa.Schema":
    import pyarrow as pa

    fields: list[object] = [*_schema(("article_id", "#statement_n"))]
    for part in ("content", "cue", "speaker"):
        fields += [(part, _spans()), *_texts(f"{part}_text")]
    return pa.schema([*fields, *_texts("speaker_id", "speaker_name", "kind", "batch_id")])


def _reports() -> "pa.Schema":
    import pyarrow as pa

    words, number = pa.list_(pa.string()), pa.float64()
    sides = ("actor", "recipient")
    return pa.schema(
        [
            *_schema(("report_id", "article_id", "#sentence_n", "#sentence_start")),
            *_schema(("#sentence_end", "sentence_text", "#trigger_start", "#trigger_end")),
            *_texts("trigger_text", "type", "mode"),
            ("contexts", words),
            ("quad", pa.int8()),
            ("intensity", number),
            *_texts("realis"),
            *((f"{side}s", _parties()) for side in sides),
            *((f"{side}_ids", words) for side in sides),
            *((f"{side}_countries", words) for side in sides),
            ("when_start", pa.date32()),
            ("when_end", pa.date32()),
            *_texts("when_precision", "when_basis", "where_name"),
            ("where_lat", number),
            ("where_lon", number),
            *_texts("where_country"),
            ("where_geonames", pa.int64()),
            *_texts("where_precision", "according_to_id", "according_to_name"),
            *_schema(("#according_to_start", "#according_to_end", "#statement_n")),
            ("confidence", number),
            *_texts("reason", "outlet"),
            ("published_start", pa.date32()),
            *_texts("batch_id"),
        ]
    )


def _runs() -> "pa.Schema":
    import pyarrow as pa

    return pa.schema(
        [
            *_texts("run_id"),
            ("started", pa.timestamp("us", tz="UTC")),
            *_texts("lapwing_version", "settings", "digests", "command", "batch_id"),
        ]
    )


def _schema(names: tuple[str, ...]) -> "pa.Schema":
    """Fields of text; a name after `#` is a whole number (int32)."""
    import pyarrow as pa

    return pa.schema(
        [(n[1:], pa.int32()) if n.startswith("#") else (n, pa.string()) for n in names]
    )


def _texts(*names: str) -> "pa.Schema":
    return _schema(names)


def _list_of_texts(*names: str) -> "pa.DataType":
    import pyarrow as pa

    return pa.list_(pa.struct([(name, pa.string()) for name in names]))


def _spans() -> "pa.DataType":
    import pyarrow as pa

    return pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))


def _parties() -> "pa.DataType":
    import pyarrow as pa

    fields: list[object] = [("start", pa.int32()), ("end", pa.int32())]
    fields += [(name, pa.string()) for name in ("text", "name", "actor_id", "country", "cow")]
    return pa.list_(pa.struct([*fields, ("sectors", pa.list_(pa.string()))]))
