"""Crash: kill a run at random moments, again and again, and see what the ledger holds.

    python bench/crash.py ARTICLES --kills 20 --seed 7 -- --workers 2

An undisturbed run into one ledger is the measure. Then runs into another ledger are killed with
SIGKILL, workers too, each a random while after it began; after each kill the ledger must open and
hold whole batches only. A last run is let through, and must leave exactly the rows of the
undisturbed one. What follows `--` goes to `lapwing run`. Exit 1 when anything differs.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lapwing.errors import StoreError
from lapwing.store import TABLES, Ledger

PASSING = ("batch_id", "run_id")
"""Columns that differ from run to run."""

WHOLE = """
    SELECT (SELECT count(*) FROM articles),
           (SELECT coalesce(sum(n_reports), 0) FROM articles) = (SELECT count(*) FROM reports)
       AND (SELECT coalesce(sum(n_sentences), 0) FROM articles) = (SELECT count(*) FROM sentences)
"""


def main() -> int:
    """Kill, compare, tell."""
    parser = argparse.ArgumentParser(description="kill runs and compare ledgers")
    parser.add_argument("articles", nargs="+", help="what `lapwing run` reads")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    own, passed_on = _split(sys.argv[1:])
    options = parser.parse_args(own)
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        calm, killed = Path(folder, "calm"), Path(folder, "killed")
        begun = time.monotonic()
        _start(options.articles, calm, passed_on).wait()
        whole_s = time.monotonic() - begun
        print(f"undisturbed: {whole_s:.1f} s, {_count(calm)} articles")
        fine = True
        for n in range(options.kills):
            # Early enough that work is left for the later ones.
            reach = whole_s / 2 if n % 2 else whole_s / 4
            fine &= _kill_once(options.articles, killed, passed_on, chance.uniform(0.1, reach))
        _start(options.articles, killed, passed_on).wait()
        expected, found = _rows(calm), _rows(killed)
    wrong = [name for name in expected if expected[name] != found[name]]
    verdict = f"ROWS DIFFER in {', '.join(wrong)}" if wrong else "the same rows"
    print(f"after {options.kills} kills and one run: {verdict}")
    return 1 if wrong or not fine else 0


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1 :]


def _start(articles: list[str], ledger: Path, passed_on: list[str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "lapwing.cli", "run", *articles, "--to", str(ledger)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [*command, *passed_on], stdout=quiet, stderr=quiet, start_new_session=True
    )


def _kill_once(articles: list[str], ledger: Path, passed_on: list[str], after_s: float) -> bool:
    """Kill one run; whether the ledger opens afterwards, and is whole."""
    process = _start(articles, ledger, passed_on)
    try:
        process.wait(timeout=after_s)
        how = "ended by itself"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        how = "killed"
    if not (ledger / "ledger.json").exists():
        print(f"{how} after {after_s:.2f} s, before there was a ledger")
        return True
    try:
        with Ledger(ledger).connect() as connection:
            count, whole = connection.execute(WHOLE).fetchall()[0]
    except StoreError as error:
        print(f"{how} after {after_s:.2f} s: CANNOT OPEN: {error}")
        return False
    print(f"{how} after {after_s:.2f} s: {count} articles, {'whole' if whole else 'NOT WHOLE'}")
    return bool(whole)


def _count(ledger: Path) -> int:
    return Ledger(ledger).sql("SELECT article_id FROM articles").num_rows


def _rows(ledger: Path) -> dict[str, list[str]]:
    """Table name → its rows as sorted texts, less what differs from run to run."""
    rows = {}
    with Ledger(ledger).connect() as connection:
        for name in TABLES:
            if name != "runs":
                names = [c[0] for c in connection.execute(f"DESCRIBE {name}").fetchall()]
                chosen = ", ".join(f'"{c}"' for c in names if c not in PASSING)
                rows[name] = sorted(
                    map(repr, connection.execute(f"SELECT {chosen} FROM {name}").fetchall())
                )
    return rows


if __name__ == "__main__":
    sys.exit(main())
