"""Find: the reports that a question asks for, each with what is needed to cite it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lapwing.lexicon.wording import tell
from lapwing.query.filters import Filters
from lapwing.record import Period, Span
from lapwing.store import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundParty:
    """A party of a report, as the ledger has it."""

    name: str
    actor_id: str
    country: str | None
    sectors: tuple[str, ...]
    text: str
    """The words that name it in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport:
    """A report with the article it stands in, ready to be shown."""

    report_id: str
    article_id: str
    title: str
    outlet: str
    agency: str
    url: str
    published: Period
    """When the article came out, as far as it is known."""
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    realis: str
    actors: tuple[FoundParty, ...]
    recipients: tuple[FoundParty, ...]
    when: Period
    where: str | None
    according_to: str | None
    sentence: str
    trigger: Span
    """Where the trigger stands within `sentence`."""
    confidence: float
    reason: str

    @property
    def words(self) -> str:
        """The report in words."""
        actors = [party.name for party in self.actors]
        return tell(self.type, self.mode, actors, [p.name for p in self.recipients], self.realis)


_COLUMNS = """
    r.report_id, r.article_id, a.title, r.outlet, a.agency, a.url, r.type, a.published_start,
    a.published_end, a.published_precision, a.published_basis,
    r.mode, r.contexts, r.quad, r.intensity, r.realis, r.actors, r.recipients, r.when_start,
    r.when_end, r.when_precision, r.when_basis, r.where_name, r.according_to_name, r.sentence_start,
    r.sentence_text, r.trigger_start, r.trigger_end, r.confidence, r.reason
"""


def find_reports(
    ledger: Ledger, filters: Filters, *, limit: int | None = None
) -> list[FoundReport]:
    """Reports that pass the filters, in order of time; undated ones come last.

    Args:
        ledger: Opened.
        filters: Checked here.
        limit: At most so many; None: all.

    Raises:
        ConfigError: A filter names something that does not exist.
        StoreError: The ledger cannot be read.
    """
    where, parameters = filters.check().where()
    query = f"""
        SELECT {_COLUMNS}
        FROM reports r JOIN articles a ON a.article_id = r.article_id
        WHERE {where}
        ORDER BY coalesce(r.when_start, r.when_end, r.published_start) NULLS LAST,
                 r.published_start NULLS LAST, r.outlet, r.article_id, r.trigger_start, r.report_id
        {"LIMIT " + str(int(limit)) if limit else ""}
    """
    with ledger.connect() as connection:
        rows = connection.sql(query, params=parameters).to_arrow_table().to_pylist()
    return [_found(row) for row in rows]


def _found(row: Mapping[str, object]) -> FoundReport:
    start: int = row["sentence_start"]  # type: ignore[assignment]
    trigger = Span(row["trigger_start"] - start, row["trigger_end"] - start)  # type: ignore[operator]
    return FoundReport(
        trigger=trigger,
        published=_period(row, "published"),
        contexts=tuple(row["contexts"]),  # type: ignore[arg-type]
        actors=_parties(row["actors"]),  # type: ignore[arg-type]
        recipients=_parties(row["recipients"]),  # type: ignore[arg-type]
        when=_period(row, "when"),
        where=row["where_name"],  # type: ignore[arg-type]
        according_to=row["according_to_name"],  # type: ignore[arg-type]
        sentence=str(row["sentence_text"]),
        **{name: row[name] for name in _AS_THEY_ARE},  # type: ignore[arg-type]
    )


def _period(row: Mapping[str, object], name: str) -> Period:
    return Period(
        start=row[f"{name}_start"],  # type: ignore[arg-type]
        end=row[f"{name}_end"],  # type: ignore[arg-type]
        precision=row[f"{name}_precision"],  # type: ignore[arg-type]
        basis=row[f"{name}_basis"],  # type: ignore[arg-type]
    )


_AS_THEY_ARE = (
    "report_id", "article_id", "title", "outlet", "agency", "url", "type", "mode", "quad",
    "intensity", "realis", "confidence", "reason",
)  # fmt: skip


def _parties(rows: Sequence[Mapping[str, object]]) -> tuple[FoundParty, ...]:
    return tuple(
        FoundParty(
            name=str(row["name"]),
            actor_id=str(row["actor_id"]),
            country=row["country"],  # type: ignore[arg-type]
            sectors=tuple(row["sectors"]),  # type: ignore[arg-type]
            text=str(row["text"]),
        )
        for row in rows
    )
