"""Throughput: articles a second through the whole of Lapwing, and where the time goes.

    python bench/throughput.py news.jsonl.gz --workers 2 --articles 1000

Runs the real assembly over a file (or folder) into a fresh ledger, then again into the same one.
Prints articles/s for both, the greatest resident memory of the main process and of each worker,
and, from a second reading in this process, the share of time of cleaning and of every stage.
Linux only (memory is read from /proc).
"""

import argparse
import itertools
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lapwing.catalogue import make_assembly
from lapwing.engine import run_job
from lapwing.engine.work import Source, cut_units
from lapwing.intake import find_articles
from lapwing.pipeline import Pipeline
from lapwing.record import Article, Layer, RawArticle, Reading
from lapwing.settings import Settings
from lapwing.stages.stage import Stage
from lapwing.store import Ledger, tables_of


def main() -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description="articles a second, and where the time goes")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--articles", type=int, help="read only this many")
    parser.add_argument("--shares", type=int, default=200, help="articles to time by stage")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder, "ledger"), create=True)
        for label in ("first run", "second run"):
            _run(label, _sources(options.paths, options.articles), ledger, options.workers)
    _print_shares(_sources(options.paths, options.shares))
    return 0


def _sources(paths: Sequence[Path], articles: int | None) -> Iterable[Source]:
    return itertools.islice(find_articles(paths), articles)


def _run(label: str, sources: Iterable[Source], ledger: Ledger, workers: int) -> None:
    settings = Settings()
    with _MemoryWatch() as watch:
        summary = run_job(
            sources,
            ledger=ledger,
            make_assembly=partial(make_assembly, settings),
            settings=settings,
            workers=workers,
        )
    print(
        f"{label}: {summary.read} articles in {summary.seconds:.1f} s, "
        f"{summary.articles_per_s:.1f} articles/s with {workers} worker(s); "
        f"{summary.coded} coded, {summary.already_there} there already, "
        f"rejected {dict(summary.rejected) or 'none'}, {summary.reports} reports"
    )
    workers_mb = ", ".join(f"{mb:.0f}" for mb in watch.children_mb()) or "none"
    print(f"  peak memory: main {watch.main_mb():.0f} MB; other processes {workers_mb} MB")


class _MemoryWatch:
    """The greatest resident memory of this process and of its children, looked at as they run."""

    def __init__(self) -> None:
        self._peaks_kb: dict[int, int] = {}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "_MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._thread.join()

    def main_mb(self) -> float:
        return self._peaks_kb.get(os.getpid(), 0) / 1024

    def children_mb(self) -> list[float]:
        return [kb / 1024 for pid, kb in self._peaks_kb.items() if pid != os.getpid()]

    def _watch(self) -> None:
        while not self._done.wait(0.2):
            children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
            for pid in (os.getpid(), *map(int, children)):
                self._peaks_kb[pid] = max(self._peaks_kb.get(pid, 0), _peak_kb(pid))


def _peak_kb(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:  # it ended meanwhile
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line), 0)


@dataclass(frozen=True)
class _Timed:
    """A stage that notes how long it took."""

    stage: Stage
    seconds: Counter[str]

    @property
    def name(self) -> str:
        return self.stage.name

    @property
    def version(self) -> str:
        return self.stage.version

    @property
    def needs(self) -> tuple[str, ...]:
        return self.stage.needs

    @property
    def gives(self) -> str:
        return self.stage.gives

    def __call__(self, readings: Sequence[Reading]) -> Sequence[Layer]:
        begun = time.perf_counter()
        layers = self.stage(readings)
        self.seconds[self.name] += time.perf_counter() - begun  # type: ignore[assignment]
        return layers


def _print_shares(sources: Iterable[Source]) -> None:
    assembly = make_assembly(Settings())
    seconds: Counter[str] = Counter()
    pipeline = Pipeline([_Timed(stage, seconds) for stage in assembly.pipeline.stages])
    for unit in cut_units(sources, articles=32):
        begun = time.perf_counter()
        prepared = [assembly.prepare(raw) for raw in unit if isinstance(raw, RawArticle)]
        seconds["(preparing)"] += time.perf_counter() - begun  # type: ignore[assignment]
        readings = pipeline.read_batch([a for a in prepared if isinstance(a, Article)])
        begun = time.perf_counter()
        tables_of(readings)
        seconds["(making rows)"] += time.perf_counter() - begun  # type: ignore[assignment]
    whole = sum(seconds.values()) or 1
    print("shares of the time of one reading process:")
    for name, spent in seconds.most_common():
        print(f"  {name:<16} {spent / whole:6.1%}  {spent:8.2f} s")


if __name__ == "__main__":
    sys.exit(main())
