"""Few files, the same rows."""

import os
import time

import pytest

from lapwing.store import TABLES, Ledger, commits
from tests.store.samples import a_reading, ask, commit


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path / "ledger", create=True)
    for n in range(4):
        commit(ledger, a_reading(str(n), origin=f"{n}.txt"))
    return ledger


def everything(ledger):
    return {name: sorted(ask(ledger, f"SELECT * FROM {name}"), key=repr) for name in TABLES}


def parquet_files(ledger):
    return sorted(ledger.path.glob("*/*.parquet*"))


def test_tidying_keeps_every_row_in_one_file_for_each_table(ledger):
    before = everything(ledger)
    done = ledger.tidy()
    assert everything(ledger) == before
    assert (done.files_before, done.files_after) == (21, 6)
    assert ledger.tidy().files_before == 6


def test_files_that_a_query_may_still_read_are_kept_for_a_day(ledger):
    with ledger.connect() as connection:
        assert ledger.tidy().files_deleted == 0
        assert connection.execute("SELECT count(*) FROM reports").fetchall() == [(4,)]
    assert len(parquet_files(ledger)) > 6


def test_nothing_is_kept_when_asked(ledger):
    done = ledger.tidy(keep_hours=0)
    assert done.files_deleted >= 20
    assert len(parquet_files(ledger)) == 6
    assert ask(ledger, "SELECT count(*) FROM reports") == [(4,)]


def test_temporaries_of_dead_writers_and_unlogged_files_go(ledger):
    stray = ledger.path / "reports" / "part-0.parquet#1"
    unlogged = ledger.path / "reports" / "part-0.parquet"
    for file in (stray, unlogged):
        file.write_bytes(b"half")
        yesterday = time.time() - 2 * 86_400
        os.utime(file, (yesterday, yesterday))
    assert ledger.tidy().files_deleted == 2
    assert not stray.exists()
    assert not unlogged.exists()


def test_rows_of_a_batch_that_was_never_committed_go(ledger, monkeypatch):
    append = commits.append

    def die_at_articles(delta, rows, number):
        if "origin" in rows.column_names:
            raise KeyboardInterrupt
        append(delta, rows, number)

    monkeypatch.setattr(commits, "append", die_at_articles)
    with pytest.raises(KeyboardInterrupt):
        commit(ledger, a_reading("late", origin="late.txt"))
    assert ledger.tidy().orphan_rows == 6
    assert ask(ledger, "SELECT count(*) FROM reports") == [(4,)]
