"""Batches: the rows of one commit, as they are admitted to a ledger.

Takes the tables of a batch and the verdict on each of its articles; drops what the ledger has,
cuts duplicates to their row in `articles`, renames what shares an id, and counts what is left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lapwing.record import Rejection
from lapwing.store.keys import Key, Verdict
from lapwing.store.rows import ARTICLE_N
from lapwing.text import digest

if TYPE_CHECKING:
    import pyarrow as pa

Tables = Mapping[str, "pa.Table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the articles of one commit."""

    coded: int = 0
    no_event: int = 0
    duplicates: int = 0
    rejections: tuple[Rejection, ...] = ()
    """What was turned away, faults included, in input order; also what the ledger had as a
    rejection, for which nothing was written."""
    already_there: int = 0
    """Articles that the ledger had, read; nothing was written for them."""
    reports: int = 0
    statements: int = 0
    written: int = 0
    """Rows that were added to `articles`."""

    @property
    def articles(self) -> int:
        """All articles that were accounted for."""
        sound = self.coded + self.no_event + self.duplicates
        return sound + len(self.rejections) + self.already_there


def keys_of(articles: "pa.Table") -> list[Key]:
    """The key of each row of the table `articles`."""
    columns = ("article_id", "origin", "text_digest", "status")
    rows = zip(*(articles.column(name).to_pylist() for name in columns), strict=True)
    return [
        Key(
            article_id=article_id,
            origin=origin,
            text_digest=text_digest,
            is_rejection=status == "rejected",
        )
        for article_id, origin, text_digest, status in rows
    ]


def admit(tables: Tables, verdicts: Sequence[Verdict]) -> dict[str, "pa.Table"]:
    """The rows that are to be written, under the ids they go by in the ledger.

    Args:
        tables: As `tables_of` gives them.
        verdicts: One for each row of `articles`, in order.
    """
    import pyarrow as pa

    ids = pa.array([verdict.article_id for verdict in verdicts], pa.string())
    coming_in = pa.array([verdict.fate == "new" for verdict in verdicts], pa.bool_())
    fresh = {"articles": _admit_articles(tables["articles"], verdicts)}
    for name, table in tables.items():
        if name != "articles":
            at = table.column(ARTICLE_N)
            kept = _renamed(table, ids.take(at.combine_chunks())).filter(coming_in.take(at))
            fresh[name] = kept.drop_columns([ARTICLE_N])
    return fresh


def stamp(rows: "pa.Table", *, batch_id: str, run_id: str) -> "pa.Table":
    """The rows with the columns that only the commit knows."""
    for name, value in (("batch_id", batch_id), ("run_id", run_id)):
        if name in rows.column_names:
            rows = _replaced(rows, name, [value] * rows.num_rows)
    return rows


def tally(tables: Tables, fresh: Tables, verdicts: Sequence[Verdict]) -> Tally:
    """Count what became of a batch.

    Args:
        tables: The batch, before it was admitted.
        fresh: What `admit` made of it.
        verdicts: One for each row of the batch's `articles`, in order.
    """
    statuses: list[str] = fresh["articles"].column("status").to_pylist()
    return Tally(
        coded=statuses.count("coded"),
        no_event=statuses.count("no_event"),
        duplicates=statuses.count("duplicate"),
        rejections=_rejections(tables["articles"], verdicts),
        already_there=sum(verdict.fate == "there" for verdict in verdicts),
        reports=fresh["reports"].num_rows,
        statements=fresh["statements"].num_rows,
        written=fresh["articles"].num_rows,
    )


def _rejections(articles: "pa.Table", verdicts: Sequence[Verdict]) -> tuple[Rejection, ...]:
    columns = ("origin", "reason", "message", "text_digest", "status")
    rows = zip(*(articles.column(name).to_pylist() for name in columns), strict=True)
    return tuple(
        Rejection(origin=origin, reason=reason, message=message, digest=text_digest)
        for (origin, reason, message, text_digest, status), verdict in zip(
            rows, verdicts, strict=True
        )
        if status == "rejected" and verdict.fate != "there"
    )


def _admit_articles(articles: "pa.Table", verdicts: Sequence[Verdict]) -> "pa.Table":
    import pyarrow as pa

    repeats = [verdict.fate == "duplicate" for verdict in verdicts]
    for name, empty in (("status", "duplicate"), ("n_sentences", 0), ("n_reports", 0)):
        values = articles.column(name).to_pylist()
        articles = _replaced(
            articles, name, [empty if r else v for r, v in zip(repeats, values, strict=True)]
        )
    articles = _replaced(articles, "article_id", [verdict.article_id for verdict in verdicts])
    articles = _replaced(articles, "duplicate_of", [verdict.duplicate_of for verdict in verdicts])
    return articles.filter(pa.array([v.is_written for v in verdicts], pa.bool_()))


def _renamed(table: "pa.Table", ids: "pa.Array") -> "pa.Table":
    """Child rows under their article's id in the ledger; a report's id follows its article's."""
    before, after = table.column("article_id").to_pylist(), ids.to_pylist()
    if before == after:
        return table
    if "report_id" in table.column_names:
        reports = zip(table.column("report_id").to_pylist(), before, after, strict=True)
        renamed = [own if was == now else digest(own, now) for own, was, now in reports]
        table = _replaced(table, "report_id", renamed)
    return _replaced(table, "article_id", after)


def _replaced(table: "pa.Table", name: str, values: Sequence[object]) -> "pa.Table":
    import pyarrow as pa

    at = table.column_names.index(name)
    field = table.schema.field(at)
    return table.set_column(at, field, pa.array(values, field.type))
