"""Job: articles in, ledger out; in batches that are written whole, once, in input order.

The rows a job writes depend on the articles and on what the ledger holds, not on how many workers
read or how the work was cut. A job that was stopped anywhere is completed by running it again.
"""

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from lapwing.engine.local import MakeWorker, map_units
from lapwing.engine.work import (
    MakeAssembly,
    Reader,
    Result,
    RowMaker,
    Rows,
    Source,
    cut_units,
    fault_of,
)
from lapwing.record import RawArticle, Rejection
from lapwing.settings import Settings
from lapwing.store import Ledger, Run, Tally, join_tables, tables_of

SAMPLE = 20
"""How many rejections a summary tells one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run did: every article that was read is in exactly one of the counts."""

    read: int = 0
    """All that came in, rejections included."""
    coded: int = 0
    no_event: int = 0
    duplicates: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    """Reason → number of articles, most frequent first; also those that the ledger had as rejected
    and that were turned away again, for which nothing was written."""
    already_there: int = 0
    """Articles that the ledger had, read, from the same origin; nothing was written for them."""
    reports: int = 0
    statements: int = 0
    seconds: float = 0.0
    rejections: tuple[Rejection, ...] = ()
    """The first few of the rejected."""

    @property
    def articles_per_s(self) -> float:
        """Articles read for each second of the whole run."""
        return self.read / self.seconds if self.seconds else 0.0


def run_job(
    sources: Iterable[Source],
    *,
    ledger: Ledger,
    make_assembly: MakeAssembly,
    settings: Settings,
    workers: int = 1,
    progress: Callable[[int], None] | None = None,
    command: str = "",
) -> RunSummary:
    """Read articles and write what was found.

    Args:
        sources: What intake found; drawn lazily.
        ledger: Where to; may have other writers and readers meanwhile.
        make_assembly: Puts together what reads them; must pickle when there are several workers.
        settings: Resolved.
        workers: Processes that read; 1: this one.
        progress: Told how many articles more were read, now and then.
        command: The command line, kept with the run.

    Raises:
        LapwingError: The ledger cannot be written or the assembly not be made. What was committed
            before is kept, and whole.
    """
    clock, started, counts = time.perf_counter(), dt.datetime.now(dt.UTC), _Counts()
    run: Run | None = None
    with TemporaryDirectory(prefix="lapwing-") as folder:
        known = Path(folder, "known")
        ledger.write_known(known)
        make_worker = partial(RowMaker, make_assembly, known)
        for rows in _read_rows(sources, make_worker, settings, workers, progress):
            run = run or Run(
                settings=settings, command=command, digests=rows.digests, started=started
            )
            counts.add(ledger.commit(rows.tables, run=run), known_before=rows.already_there)
    return counts.summary(seconds=time.perf_counter() - clock)


def read_job(
    sources: Iterable[Source],
    make_assembly: MakeAssembly,
    settings: Settings,
    *,
    workers: int = 1,
) -> Iterator[Result]:
    """Read articles and give what was found, one result for each source, in input order."""
    units = cut_units(sources, articles=settings.run.batch_articles)
    make_worker = partial(Reader, make_assembly)
    with closing(map_units(make_worker, units, workers=workers, give_up=_given_up)) as parts:
        for results in parts:
            yield from results


class _Counts:
    """What has been done so far."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._rejected: Counter[str] = Counter()
        self._sample: list[Rejection] = []

    def add(self, tally: Tally, *, known_before: int) -> None:
        """Count one commit, and the articles that were left out before it."""
        self._numbers.update(
            read=tally.articles + known_before,
            coded=tally.coded,
            no_event=tally.no_event,
            duplicates=tally.duplicates,
            already_there=tally.already_there + known_before,
            reports=tally.reports,
            statements=tally.statements,
        )
        self._rejected.update(rejection.reason for rejection in tally.rejections)
        self._sample += tally.rejections[: SAMPLE - len(self._sample)]

    def summary(self, *, seconds: float) -> RunSummary:
        """All of it."""
        return RunSummary(
            **self._numbers,
            rejected=dict(self._rejected.most_common()),
            seconds=seconds,
            rejections=tuple(self._sample),
        )


def _read_rows(
    sources: Iterable[Source],
    make_worker: MakeWorker[Rows],
    settings: Settings,
    workers: int,
    progress: Callable[[int], None] | None,
) -> Iterator[Rows]:
    """Read everything, and put the rows of units together until they are enough for a commit."""
    units = cut_units(sources, articles=settings.run.batch_articles)
    waiting: list[Rows] = []
    with closing(map_units(make_worker, units, workers=workers, give_up=_given_up_rows)) as parts:
        for part in parts:
            if progress:
                progress(part.sources)
            waiting.append(part)
            if sum(rows.articles for rows in waiting) >= settings.run.commit_articles:
                yield _join(waiting)
                waiting = []
    if waiting:
        yield _join(waiting)


def _join(parts: Sequence[Rows]) -> Rows:
    return Rows(
        tables=join_tables([part.tables for part in parts]),
        sources=sum(part.sources for part in parts),
        already_there=sum(part.already_there for part in parts),
        digests=next((part.digests for part in parts if part.digests), {}),
    )


def _given_up(source: Source) -> list[Result]:
    if isinstance(source, RawArticle):
        return [fault_of(source, "the process that read it died")]
    return [source]


def _given_up_rows(source: Source) -> Rows:
    return Rows(tables=tables_of(_given_up(source)), sources=1, digests={})
