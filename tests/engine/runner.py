"""A run in a process of its own: `python -m tests.engine.runner LEDGER ARTICLES WORKERS [KILL_AT]`.

With KILL_AT the process kills itself before that append to a table, as `kill -9` would; half an
append more ("2.5") is after it.
"""

import os
import signal
import sys
from pathlib import Path

from lapwing.engine import run_job
from lapwing.settings import RunSettings, Settings
from lapwing.store import Ledger, commits
from tests.engine.stubs import make_stub, mixed_inputs

SETTINGS = Settings(run=RunSettings(batch_articles=5, commit_articles=10))


def run(ledger: Path, articles: int, workers: int) -> None:
    summary = run_job(
        mixed_inputs(articles),
        ledger=Ledger(ledger, create=True),
        make_assembly=make_stub,
        settings=SETTINGS,
        workers=workers,
    )
    print(summary.read, summary.already_there)


def kill_at(moment: float) -> None:
    """Let this process die at an append."""
    append, done = commits.append, [0]

    def append_or_die(delta, rows, number):
        if done[0] == int(moment) and moment == int(moment):
            os.kill(os.getpid(), signal.SIGKILL)
        append(delta, rows, number)
        done[0] += 1
        if done[0] - 0.5 == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    commits.append = append_or_die


if __name__ == "__main__":
    if len(sys.argv) > 4:
        kill_at(float(sys.argv[4]))
    run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
