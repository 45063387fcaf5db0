"""Work: what is done to a handful of articles, in this process or another.

A unit of work is a short list of what intake found. A worker prepares each article (parses the
page, cleans the text), drops those the ledger has, and reads the rest through the pipeline. As many
results come out as sources went in, less those dropped.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lapwing.pipeline import Pipeline
from lapwing.record import Article, RawArticle, Reading, Rejection
from lapwing.store import Key, KnownArticles, tables_of
from lapwing.text import digest

if TYPE_CHECKING:
    import pyarrow as pa

UNIT_CHARS = 2_000_000
"""A unit is closed early at this many characters, so that huge articles do not pile up."""

Source = RawArticle | Rejection
Unit = Sequence[Source]
Prepared = Article | Rejection
Result = Reading | Rejection


class Assembly(Protocol):
    """What reads articles, put together: see `lapwing.catalogue`."""

    @property
    def pipeline(self) -> Pipeline:
        """The stages."""

    @property
    def digests(self) -> Mapping[str, str]:
        """Name of a lexicon or model → digest of its content."""

    def prepare(self, raw: RawArticle) -> Article | Rejection:
        """Parse and clean one article."""


MakeAssembly = Callable[[], Assembly]
"""Puts an assembly together, in the process that will use it; it must pickle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A unit of work, read and laid flat for the ledger."""

    tables: Mapping[str, "pa.Table"]
    sources: int
    """How many sources went in."""
    already_there: int = 0
    """How many of them the ledger had; they are not in the tables."""
    digests: Mapping[str, str]

    @property
    def articles(self) -> int:
        """How many articles are in the tables."""
        count: int = self.tables["articles"].num_rows
        return count


class Reader:
    """Reads units into results, one for each source, in order."""

    def __init__(self, make_assembly: MakeAssembly) -> None:
        self._assembly = make_assembly()

    def __call__(self, unit: Unit) -> list[Result]:
        """Read one unit."""
        return self.read([self.prepare(source) for source in unit])

    def prepare(self, source: Source) -> Prepared:
        """Make an article of a source; whatever fails on the way is a rejection."""
        if isinstance(source, Rejection):
            return source
        try:
            return self._assembly.prepare(source)
        # Parsers of other people meet other people's pages here, before there is an article for
        # the pipeline to carry the fault.
        except Exception as error:
            return fault_of(source, f"{type(error).__name__}: {error}")

    def read(self, prepared: Sequence[Prepared]) -> list[Result]:
        """Run the pipeline over what are articles, and leave rejections where they stand."""
        articles = [item for item in prepared if isinstance(item, Article)]
        readings = iter(self._assembly.pipeline.read_batch(articles))
        return [item if isinstance(item, Rejection) else next(readings) for item in prepared]

    @property
    def digests(self) -> Mapping[str, str]:
        """Of what it reads with."""
        return self._assembly.digests


class RowMaker:
    """Reads units into rows for a ledger, leaving out the articles it has.

    Args:
        make_assembly: See `MakeAssembly`.
        known: The file of `lapwing.store.known`, made when the run began.
    """

    def __init__(self, make_assembly: MakeAssembly, known: Path) -> None:
        self._reader = Reader(make_assembly)
        self._known = KnownArticles(known)

    def __call__(self, unit: Unit) -> Rows:
        """Read one unit."""
        prepared = [self._reader.prepare(source) for source in unit]
        fresh = [item for item in prepared if not self._is_known(item)]
        results = self._reader.read(fresh)
        return Rows(
            tables=tables_of(results),
            sources=len(unit),
            already_there=len(prepared) - len(fresh),
            digests=self._reader.digests,
        )

    def _is_known(self, item: Prepared) -> bool:
        return isinstance(item, Article) and key_of(item) in self._known


def key_of(article: Article) -> Key:
    """What the article is known by in a ledger."""
    return Key(article_id=article.id, origin=article.origin, text_digest=digest(article.text))


def cut_units(sources: Iterable[Source], *, articles: int) -> Iterator[list[Source]]:
    """Cut a stream into units of work, lazily and in order."""
    unit: list[Source] = []
    chars = 0
    for source in sources:
        unit.append(source)
        chars += len(source.text) + len(source.html) if isinstance(source, RawArticle) else 0
        if len(unit) >= articles or chars >= UNIT_CHARS:
            yield unit
            unit, chars = [], 0
    if unit:
        yield unit


def fault_of(source: RawArticle, message: str) -> Rejection:
    """The rejection of an article that could not be made or read, for no fault of its form."""
    return Rejection(
        origin=source.origin,
        reason="fault",
        message=message,
        digest=digest(source.text or source.html),
    )
