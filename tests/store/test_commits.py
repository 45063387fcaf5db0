"""A batch is there whole or not at all, whoever looks and whoever dies."""

import threading
from collections import deque

import pytest
from deltalake import DeltaTable

from lapwing.store import TABLES, Ledger, commits
from tests.store.samples import a_reading, a_rejection, ask, commit

WHOLE = """
    SELECT (SELECT count(*) FROM articles),
           (SELECT sum(n_reports) FROM articles) IS NOT DISTINCT FROM
               (SELECT nullif(count(*), 0) FROM reports),
           (SELECT sum(n_sentences) FROM articles) IS NOT DISTINCT FROM
               (SELECT nullif(count(*), 0) FROM sentences),
           (SELECT count(*) FROM runs) <= 1
"""


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "ledger", create=True)


def batch(n):
    return [a_reading(f"{n}-{i}", origin=f"{n}-{i}.txt") for i in range(3)]


def everything(ledger):
    return {name: sorted(ask(ledger, f"SELECT * FROM {name}"), key=repr) for name in TABLES}


def test_a_reader_sees_whole_batches_at_every_moment_of_a_commit(ledger, monkeypatch):
    append, seen = commits.append, []

    def look_and_append(delta, rows, number):
        seen.append(ask(ledger, WHOLE)[0])
        append(delta, rows, number)
        seen.append(ask(ledger, WHOLE)[0])

    monkeypatch.setattr(commits, "append", look_and_append)
    commit(ledger, *batch(0))
    commit(ledger, *batch(1))
    assert [articles for articles, *_ in seen] == [0] * 11 + [3] * 10 + [6]
    assert {tuple(whole) for _, *whole in seen} == {(True, True, True)}


class PowerCut(BaseException):
    """Nothing catches it, as nothing catches a kill."""


@pytest.mark.parametrize("after", range(6))
def test_a_writer_that_dies_after_any_append_leaves_no_trace(ledger, monkeypatch, tmp_path, after):
    calm = Ledger(tmp_path / "calm", create=True)
    for n in range(3):
        commit(calm, *batch(n))
    commit(ledger, *batch(0))
    append, left = commits.append, [after]

    def append_or_die(delta, rows, number):
        if left[0] == 0:
            raise PowerCut
        left[0] -= 1
        append(delta, rows, number)

    monkeypatch.setattr(commits, "append", append_or_die)
    with pytest.raises(PowerCut):
        deque((commit(ledger, *batch(n)) for n in (1, 2)), maxlen=0)
    monkeypatch.setattr(commits, "append", append)
    assert ask(Ledger(ledger.path), WHOLE)[0][1:] == (True, True, True)
    for n in range(3):
        commit(ledger, *batch(n))
    without_numbers = [
        {name: [row[:-1] for row in rows] for name, rows in everything(one).items()}
        for one in (ledger, calm)
    ]
    assert without_numbers[0] == without_numbers[1]


def test_rows_of_a_dead_writer_are_deleted_by_the_next(ledger, monkeypatch):
    def die_at_articles(delta, rows, number):
        if "origin" in rows.column_names:
            raise PowerCut
        append(delta, rows, number)

    append = commits.append
    monkeypatch.setattr(commits, "append", die_at_articles)
    with pytest.raises(PowerCut):
        commit(ledger, *batch(0))
    monkeypatch.setattr(commits, "append", append)
    in_files = DeltaTable(ledger.path / "reports").to_pyarrow_table().num_rows
    assert (in_files, ask(ledger, "SELECT count(*) FROM reports")) == (3, [(0,)])
    commit(ledger, a_rejection())
    assert DeltaTable(ledger.path / "reports").to_pyarrow_table().num_rows == 0


def test_the_number_of_the_last_batch_outlives_checkpoints_and_tidying(ledger):
    for n in range(commits.COMMITS_PER_CHECKPOINT + 3):
        commit(ledger, a_reading(str(n), origin=f"{n}.txt"))
    ledger.tidy(keep_hours=0)
    assert len(list((ledger.path / "articles/_delta_log").glob("*.checkpoint.parquet"))) >= 1
    assert commits.last_batch(DeltaTable(ledger.path / "articles")) == 23
    assert ask(ledger, "SELECT count(*) FROM reports") == [(23,)]


def test_writers_at_once_add_each_article_once(ledger):
    def write(order):
        own = Ledger(ledger.path)
        for n in order:
            commit(own, *batch(n))

    threads = [threading.Thread(target=write, args=(range(4),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    count = "SELECT count(*), count(DISTINCT article_id) FROM articles WHERE status = 'coded'"
    assert ask(ledger, count) == [(12, 12)]
    assert ask(ledger, "SELECT count(*) FROM reports") == [(12,)]
