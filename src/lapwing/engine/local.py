"""Local: units of work through processes of this machine, results in input order.

With one worker everything happens in this process. With more, a bounded number of units is under
way, so memory does not grow with the input. A worker that dies (killed for memory, crashed in a
library) takes nothing with it: its unit is read again in a fresh process, article by article, and
the one that kills that process as well is given up, alone.

Known to miss: a worker that never comes back is waited for.
"""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar, cast

from lapwing.engine.work import Source, Unit
from lapwing.errors import LapwingError

T = TypeVar("T")

Worker = Callable[[Unit], T]
MakeWorker = Callable[[], Worker[T]]
"""Makes a worker, in the process where it will work; it must pickle."""

UNITS_PER_WORKER = 2
"""Units under way for each worker: one being read, one waiting."""


def map_units(
    make_worker: MakeWorker[T],
    units: Iterable[Unit],
    *,
    workers: int,
    give_up: Callable[[Source], T],
) -> Generator[T, None, None]:
    """Read units, each once, results in the order of the units.

    Args:
        make_worker: See `MakeWorker`.
        units: Drawn lazily, a few ahead of the results.
        workers: Processes; 1: this one.
        give_up: Makes the result of an article that kills whatever process reads it.

    Returns:
        One result for each unit; for a unit whose worker died, one for each article in it.

    Raises:
        LapwingError: What a worker raised while it was being made, or it cannot start at all.
    """
    if workers <= 1:
        yield from map(make_worker(), units)
        return
    crew = _Crew(make_worker, workers)
    try:
        yield from crew.read(units, give_up)
    finally:
        crew.close()


class _Crew(Generic[T]):
    """Worker processes and the units they have under way."""

    def __init__(self, make_worker: MakeWorker[T], workers: int) -> None:
        self._make_worker = make_worker
        self._workers = workers
        self._pool = self._make_pool()
        self._under_way: deque[tuple[Unit, Future[T]]] = deque()

    def read(self, units: Iterable[Unit], give_up: Callable[[Source], T]) -> Iterator[T]:
        """Results in order; a dead worker's unit is read again alone."""
        for unit in units:
            self._hand_out(unit)
            if len(self._under_way) > UNITS_PER_WORKER * self._workers:
                yield from self._next(give_up)
        while self._under_way:
            yield from self._next(give_up)

    def close(self) -> None:
        """Let workers finish the unit they are at, and end them."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _hand_out(self, unit: Unit) -> None:
        try:
            future = cast("Future[T]", self._pool.submit(_work, unit))
        except BrokenProcessPool as error:
            # A worker died since: the unit is read when its turn comes.
            future = Future()
            future.set_exception(error)
        self._under_way.append((unit, future))

    def _next(self, give_up: Callable[[Source], T]) -> Iterator[T]:
        unit, future = self._under_way.popleft()
        if not isinstance(future.exception(), BrokenProcessPool):
            yield future.result()
            return
        self._pool.shutdown(wait=True, cancel_futures=True)
        yield from self._read_alone(unit, give_up)
        self._start_over()

    def _start_over(self) -> None:
        """Hand out again, to new workers, what the dead pool had not finished."""
        self._pool = self._make_pool()
        waiting, self._under_way = self._under_way, deque()
        for unit, future in waiting:
            if future.cancelled() or future.exception():
                self._hand_out(unit)
            else:
                self._under_way.append((unit, future))

    def _read_alone(self, unit: Unit, give_up: Callable[[Source], T]) -> Iterator[T]:
        """Read the articles of a unit one by one, in a process of their own."""
        pool = self._start_alone()
        for source in unit:
            try:
                result = cast("T", pool.submit(_work, [source]).result())
            except BrokenProcessPool:
                result = give_up(source)
                pool = self._start_alone()
            yield result
        pool.shutdown()

    def _start_alone(self) -> ProcessPoolExecutor:
        pool = self._make_pool(workers=1)
        try:
            pool.submit(_get_ready).result()
        except BrokenProcessPool as error:
            raise LapwingError(
                "worker processes die before they have read anything",
                hint="use one worker; a script that uses more must keep its own work under "
                '`if __name__ == "__main__":`',
            ) from error
        return pool

    def _make_pool(self, workers: int = 0) -> ProcessPoolExecutor:
        # "spawn": a fork would copy the threads' locks of Arrow and DuckDB in whatever state.
        return ProcessPoolExecutor(
            max_workers=workers or self._workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start,
            initargs=(self._make_worker,),
        )


# A pool can hand a worker process its tools only through the process's own globals.
_tools: dict[str, Callable[..., object]] = {}


def _start(make_worker: MakeWorker[object]) -> None:
    """What a worker process does first. Nothing here may fail: that would hide the reason."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process is told, and ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _tools["make_worker"] = make_worker


def _end_with_parent() -> None:
    """End this process when the main one is gone, however it went; else it would wait forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _get_ready() -> None:
    if "worker" not in _tools:
        _tools["worker"] = _tools["make_worker"]()  # type: ignore[assignment]


def _work(unit: Unit) -> object:
    _get_ready()
    return _tools["worker"](unit)
