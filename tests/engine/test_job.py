"""Articles in, ledger out."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from lapwing.engine import read_job, run_job
from lapwing.errors import ResourceError
from lapwing.record import RawArticle, Reading, Rejection
from lapwing.settings import RunSettings, Settings
from lapwing.store import Ledger
from tests.engine.rows import rows_of
from tests.engine.stubs import StubAssembly, an_input, make_stub, mixed_inputs

ROOT = Path(__file__).parents[2]


def small(batch: int = 5, commit: int = 10) -> Settings:
    return Settings(run=RunSettings(batch_articles=batch, commit_articles=commit))


def run(ledger: Ledger, sources, **changes):
    options = {"make_assembly": make_stub, "settings": small()} | changes
    return run_job(sources, ledger=ledger, **options)


def start_runner(ledger: Path, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.engine.runner", str(ledger), *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "ledger", create=True)


@pytest.fixture
def calm(tmp_path):
    """The ledger of an undisturbed run over forty articles."""
    ledger = Ledger(tmp_path / "calm", create=True)
    run(ledger, mixed_inputs(40))
    return ledger


def test_every_article_is_accounted_for(ledger):
    summary = run(ledger, mixed_inputs(20))
    told = (summary.read, summary.coded, summary.no_event, summary.duplicates)
    assert told == (20, 14, 1, 1)
    assert dict(summary.rejected) == {"fault": 2, "empty": 1, "binary": 1}
    assert [r.origin for r in summary.rejections] == [
        "news.jsonl#3",
        "news.jsonl#5",
        "pic.txt",
        "news.jsonl#13",
    ]
    answer = ledger.sql("SELECT status, count(*) AS n FROM articles GROUP BY ALL ORDER BY ALL")
    assert {row["status"]: row["n"] for row in answer.to_pylist()} == {
        "coded": 14,
        "duplicate": 1,
        "no_event": 1,
        "rejected": 4,
    }
    assert summary.reports == ledger.sql("FROM reports").num_rows
    assert summary.statements == ledger.sql("FROM statements").num_rows


def test_a_second_run_adds_no_row_in_any_table(ledger):
    run(ledger, mixed_inputs(20))
    before = rows_of(ledger)
    summary = run(ledger, mixed_inputs(20))
    assert (summary.already_there, summary.read, summary.reports) == (16, 20, 0)
    assert rows_of(ledger) == before
    assert ledger.sql("FROM runs").num_rows == 1


@pytest.mark.parametrize(("batch", "commit", "workers"), [(5, 10, 1), (1, 1, 1), (3, 8, 2)])
def test_what_is_rejected_again_is_told_again(ledger, batch, commit, workers):
    first = run(ledger, mixed_inputs(20))
    again = run(ledger, mixed_inputs(20), settings=small(batch, commit), workers=workers)
    assert again.rejected == first.rejected == {"fault": 2, "empty": 1, "binary": 1}
    assert again.rejections == first.rejections
    counted = again.coded + again.no_event + again.duplicates + again.already_there
    assert counted + sum(again.rejected.values()) == again.read == 20


def numbered(month: str) -> list[RawArticle]:
    """A file that numbers its rows 1, 2, 3; those of every month are called the same."""
    return [
        RawArticle(origin=f"news.jsonl#{n}", id=str(n), text=f"Russia struck depot {n} in {month}.")
        for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_another_file_with_the_same_name_and_ids_is_read_once(ledger, tmp_path, workers):
    january, february = numbered("January"), numbered("February")
    assert run(ledger, january, workers=workers).coded == 3
    assert run(ledger, february, workers=workers).coded == 3
    before = rows_of(ledger)
    for months in (february, january, january + february):
        assert run(ledger, months, workers=workers).already_there == len(months)
    assert rows_of(ledger) == before
    at_once = Ledger(tmp_path / "at-once", create=True)
    run(at_once, january + february, settings=small(2, 4))
    assert rows_of(at_once) == before


def test_articles_that_are_there_are_not_read_again(ledger):
    sources = [an_input(n) for n in range(3)]
    run(ledger, sources)
    unread = StubAssembly(pipeline=NeverAsked())
    assert run(ledger, sources, make_assembly=lambda: unread).already_there == 3


class NeverAsked:
    """A pipeline that nothing should reach."""

    def read_batch(self, articles):
        assert not articles
        return []


def test_a_run_tells_its_settings_program_and_knowledge(ledger):
    run(ledger, [an_input(1)], command="lapwing run news --to L")
    (row,) = ledger.sql("FROM runs").to_pylist()
    assert row["command"] == "lapwing run news --to L"
    assert '"commit_articles": 10' in row["settings"]
    assert row["digests"] == '{"actors": "d1"}'


@pytest.mark.parametrize(
    ("batch", "commit", "workers"), [(1, 4, 1), (7, 3, 1), (64, 500, 1), (3, 8, 2)]
)
def test_rows_do_not_depend_on_workers_or_on_how_work_is_cut(ledger, calm, batch, commit, workers):
    run(ledger, mixed_inputs(40), settings=small(batch, commit), workers=workers)
    assert rows_of(ledger) == rows_of(calm)


def test_readings_come_in_input_order_whatever_the_workers():
    expected = list(read_job(mixed_inputs(30), make_stub, small()))
    found = list(read_job(mixed_inputs(30), make_stub, small(4), workers=2))
    assert found == expected
    assert len(found) == 30
    assert [type(r) for r in found[10:13]] == [Reading, Rejection, Reading]


def test_sources_are_drawn_only_as_they_are_needed(ledger):
    drawn, done, ahead = [0], [0], []

    def sources():
        for n in range(200):
            drawn[0] += 1
            ahead.append(drawn[0] - done[0])
            yield an_input(n)

    def progress(articles):
        done[0] += articles

    run(ledger, sources(), progress=progress, workers=2)
    assert done[0] == 200
    assert max(ahead) <= 5 * (2 * 2 + 2)


def test_huge_articles_do_not_share_a_unit_of_work(ledger):
    huge = [RawArticle(origin=f"{n}", text=f"{n}. " + " " * 2_000_000) for n in range(3)]
    told: list[int] = []
    run(ledger, huge, settings=small(100, 100), progress=told.append)
    assert told == [1, 1, 1]


def test_an_article_that_kills_its_worker_is_rejected_and_no_other_is_lost(ledger):
    sources = [an_input(n) for n in range(40)]
    sources[17] = an_input(17, text="Russia struck. DEADLY.")
    summary = run(ledger, sources, workers=2)
    assert (summary.read, summary.coded) == (40, 39)
    ((only),) = summary.rejections
    assert (only.origin, only.reason) == ("news.jsonl#17", "fault")
    assert "process that read it died" in only.message


def broken_assembly():
    raise ResourceError("actors.json is broken", hint="install again")


@pytest.mark.parametrize("workers", [1, 2])
def test_what_keeps_a_worker_from_starting_stops_the_run_with_its_own_words(ledger, workers):
    with pytest.raises(ResourceError, match=r"actors\.json is broken"):
        run(ledger, [an_input(1)], make_assembly=broken_assembly, workers=workers)


def test_a_run_killed_again_and_again_ends_as_if_undisturbed(tmp_path, calm):
    path = tmp_path / "killed"
    for moment in (0, 2, 4.5, 4, 7):
        process = start_runner(path, 40, 1, moment)
        process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL
        with Ledger(path).connect() as connection:
            told = connection.execute(
                "SELECT coalesce(sum(n_reports), 0) = (SELECT count(*) FROM reports) FROM articles"
            ).fetchall()
        assert told == [(True,)]
    process = start_runner(path, 40, 1)
    assert process.communicate(timeout=60)[0].startswith("40 ")
    assert rows_of(Ledger(path)) == rows_of(calm)
    assert Counter(Ledger(path).sql("FROM runs")["run_id"].to_pylist()).most_common(1)[0][1] == 1


def test_two_runs_into_one_ledger_at_once_end_exact(tmp_path, calm):
    path = tmp_path / "shared"
    processes = [start_runner(path, 40, 1) for _ in range(2)]
    outputs = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    rejected_by_both = 4
    assert sum(int(out.split()[1]) for out, _ in outputs) == 40 - rejected_by_both
    assert rows_of(Ledger(path)) == rows_of(calm)


def test_an_interrupt_leaves_whole_batches_and_no_process(tmp_path, calm):
    path = tmp_path / "interrupted"
    process = start_runner(path, 4000, 2)
    wait_for(lambda: list(path.glob("articles/*.parquet")))
    os.killpg(process.pid, signal.SIGINT)
    _, words = process.communicate(timeout=60)
    assert "KeyboardInterrupt" in words
    assert "Process Spawn" not in words
    wait_for(lambda: not is_alive(process.pid), seconds=20)
    told = "SELECT count(*) % 10 AS rest, count(*) < 4000 AS cut FROM articles"
    assert Ledger(path).sql(told).to_pylist() == [{"rest": 0, "cut": True}]


def test_workers_end_when_the_main_process_is_killed(tmp_path):
    path = tmp_path / "orphaned"
    process = start_runner(path, 4000, 2)
    wait_for(lambda: list(path.glob("articles/*.parquet")))
    process.kill()
    process.communicate(timeout=60)
    wait_for(lambda: not is_alive(process.pid))


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(what, seconds: float = 60.0) -> None:
    limit = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < limit, "it never came to be"
        time.sleep(0.02)
