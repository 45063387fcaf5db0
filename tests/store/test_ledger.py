"""Opening, writing and asking a ledger."""

import json
import subprocess

import pytest

from lapwing.errors import ConfigError, StoreError
from lapwing.record import Rejection
from lapwing.settings import Settings
from lapwing.store import TABLES, Ledger, Run, tables_of
from tests.store.samples import a_faulty_reading, a_reading, a_rejection, ask, commit


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "my ledger’s *", create=True)


def count_rows(ledger):
    return {name: ask(ledger, f"SELECT count(*) FROM {name}")[0][0] for name in TABLES}


def test_a_folder_without_ledger_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match="holds no ledger") as caught:
        Ledger(tmp_path)
    assert caught.value.hint == "make one with `lapwing run ARTICLES --to LEDGER`"


def test_a_folder_with_other_files_is_not_made_a_ledger(tmp_path):
    (tmp_path / "thesis.docx").write_text("precious")
    with pytest.raises(StoreError, match=r"holds other files \(thesis.docx\)"):
        Ledger(tmp_path, create=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_path_that_is_a_file_is_a_store_error(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="making a ledger"):
        Ledger(tmp_path / "file", create=True)


@pytest.mark.parametrize("name", ["a[1]", "a^b", "a|b", "a\\b", "a\tb"])
def test_a_name_that_delta_cannot_have_is_refused(tmp_path, name):
    with pytest.raises(StoreError, match="cannot hold a ledger"):
        Ledger(tmp_path / name, create=True)


def test_a_ledger_made_by_a_newer_version_says_whose_it_is(ledger):
    note = {"format": 9, "made_by": "lapwing 4.0"}
    (ledger.path / "ledger.json").write_text(json.dumps(note))
    with pytest.raises(StoreError, match=r"format 9, made by lapwing 4\.0") as caught:
        Ledger(ledger.path)
    assert "later" in caught.value.hint


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"format": "new"}'])
def test_a_broken_note_is_a_store_error(ledger, note):
    (ledger.path / "ledger.json").write_text(note)
    with pytest.raises(StoreError, match="cannot be read as a ledger's note"):
        Ledger(ledger.path)


def test_making_a_ledger_that_was_cut_short_goes_on(ledger):
    (ledger.path / "ledger.json").rename(ledger.path / "ledger.json.new")
    again = Ledger(ledger.path, create=True)
    assert commit(again, a_reading()).coded == 1


def test_an_empty_ledger_has_all_tables_and_no_rows(ledger):
    assert count_rows(ledger) == dict.fromkeys(TABLES, 0)


def test_a_batch_enters_with_all_its_rows_and_its_run(ledger):
    tally = commit(ledger, a_reading(), a_rejection(), a_faulty_reading())
    assert (tally.coded, tally.reports, tally.statements, tally.articles) == (1, 1, 1, 3)
    assert [r.reason for r in tally.rejections] == ["empty", "fault"]
    assert count_rows(ledger) == {
        "articles": 3,
        "sentences": 2,
        "mentions": 2,
        "statements": 1,
        "reports": 1,
        "runs": 1,
    }
    assert ask(ledger, "SELECT DISTINCT run_id FROM articles") == [("run-1",)]


def test_the_same_batch_again_adds_nothing(ledger):
    batch = (a_reading(), a_rejection(), a_faulty_reading())
    commit(ledger, *batch)
    before = count_rows(ledger)
    tally = commit(ledger, *batch, run=Run(settings=Settings()))
    assert (tally.already_there, tally.articles, tally.written) == (1, 3, 0)
    assert [r.reason for r in tally.rejections] == ["empty", "fault"]
    assert count_rows(ledger) == before


def test_the_same_text_from_elsewhere_is_a_duplicate_without_rows_of_its_own(ledger):
    commit(ledger, a_reading())
    tally = commit(ledger, a_reading(origin="mirror/a.txt"))
    assert tally.duplicates == 1
    rows = ask(ledger, "SELECT status, duplicate_of, n_reports FROM articles ORDER BY origin")
    assert rows == [("duplicate", "a1", 0), ("coded", None, 1)]
    assert count_rows(ledger)["reports"] == 1


def test_two_articles_that_share_only_an_id_are_both_kept(ledger):
    other = a_reading(origin="b.csv#1", text=a_reading().article.text + " More.")
    assert commit(ledger, a_reading(), other).coded == 2
    joined = "SELECT origin, count(*) FROM articles JOIN {} USING (article_id) GROUP BY ALL"
    for child in ("sentences", "reports"):
        assert len(ask(ledger, joined.format(child))) == 2
    assert ask(ledger, "SELECT count(DISTINCT report_id) FROM reports") == [(2,)]


def test_two_articles_of_one_id_and_origin_are_both_kept_and_each_once(ledger):
    first, other = a_reading(), a_reading(text=a_reading().article.text + " More.")
    assert commit(ledger, first).coded == 1
    assert commit(ledger, other).coded == 1
    before = count_rows(ledger)
    assert commit(ledger, other, first).already_there == 2
    assert count_rows(ledger) == before
    assert ask(ledger, "SELECT count(DISTINCT article_id) FROM articles") == [(2,)]
    assert ask(ledger, "SELECT count(DISTINCT report_id) FROM reports") == [(2,)]


def test_a_run_whose_first_batch_added_nothing_is_still_told_with_the_next(ledger):
    commit(ledger, a_rejection())
    later = Run(settings=Settings(), id="run-2")
    commit(ledger, a_rejection(), run=later)
    assert count_rows(ledger)["runs"] == 1
    commit(ledger, a_reading(), run=later)
    assert ask(ledger, "SELECT run_id FROM runs ORDER BY ALL") == [("run-1",), ("run-2",)]


def test_a_batch_that_mending_left_empty_keeps_its_run(ledger):
    commit(ledger, a_faulty_reading("f1"))
    commit(ledger, a_reading("f1", origin="news/f.txt"), run=Run(settings=Settings(), id="run-2"))
    assert ask(ledger, "SELECT run_id FROM articles") == [("run-2",)]
    assert ask(ledger, "SELECT run_id FROM runs ORDER BY ALL") == [("run-1",), ("run-2",)]


def test_two_empty_files_are_two_rejections(ledger):
    commit(ledger, a_rejection("a.txt"), a_rejection("b.txt"))
    assert ask(ledger, "SELECT count(*) FROM articles WHERE status = 'rejected'") == [(2,)]


def test_a_batch_of_nothing_writes_nothing(ledger):
    assert ledger.commit(tables_of(()), run=Run(settings=Settings())).articles == 0
    assert count_rows(ledger)["runs"] == 0


def test_nul_and_control_characters_come_back_as_they_were(ledger):
    commit(ledger, Rejection(origin="a\x00b\x1b", reason="binary", message="\u202e", digest="d"))
    assert ask(ledger, "SELECT origin, message FROM articles") == [("a\x00b\x1b", "\u202e")]


def test_sql_answers_with_a_table(ledger):
    commit(ledger, a_reading())
    answer = ledger.sql("SELECT type, len(actors) AS n FROM reports")
    assert answer.to_pylist() == [{"type": "CONSULT", "n": 2}]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("SELEKT 1", "syntax error", id="wrong"),
        pytest.param("SELECT nothing FROM reports", "nothing", id="no-such-column"),
        pytest.param("", "got nothing", id="empty"),
        pytest.param("SELECT 1; SELECT 2", "SELECT, SELECT", id="two"),
        pytest.param("COPY reports TO 'x.csv'", "got COPY", id="copy"),
        pytest.param("EXPLAIN ANALYZE COPY reports TO 'x.csv'", "got EXPLAIN", id="explain"),
        pytest.param("ATTACH 'x.db'", "got ATTACH", id="attach"),
        pytest.param("DROP VIEW reports", "got DROP", id="drop"),
        pytest.param("SET threads = 9", "got SET", id="set"),
        pytest.param("SELECT * FROM read_text('/etc/hostname')", "Permission", id="read-file"),
        pytest.param("SELECT * FROM '/etc/passwd.csv'", "Permission", id="scan-file"),
        pytest.param("SELECT * FROM 'https://x.example/a.csv'", "Permission", id="address"),
        pytest.param("SELECT * FROM secret", "does not exist", id="python-variable"),
    ],
)
def test_sql_reads_the_ledger_and_nothing_else(ledger, query, said):
    secret = ledger.sql("SELECT 1")
    with pytest.raises(ConfigError, match=said):
        ledger.sql(query)
    assert secret.num_rows == 1


@pytest.mark.parametrize("query", ["ATTACH '{}/x.db'", "COPY reports TO '{}/x.csv'", "LOAD icu2"])
def test_a_connection_reaches_no_file_outside_the_ledger(ledger, tmp_path, query):
    commit(ledger, a_reading())
    with ledger.connect() as connection, pytest.raises(Exception, match="Permission"):
        connection.execute(query.format(tmp_path))
    assert [entry.name for entry in tmp_path.iterdir()] == [ledger.path.name]


def test_a_connection_sees_the_ledger_as_it_was_when_it_was_made(ledger):
    commit(ledger, a_reading("a"))
    with ledger.connect() as connection:
        commit(ledger, a_reading("b", origin="b.txt"))
        ledger.tidy()
        assert connection.execute("SELECT article_id FROM articles").fetchall() == [("a",)]
        assert connection.execute("SELECT count(*) FROM reports").fetchall() == [(1,)]


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of 4 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    made = subprocess.run(mount, capture_output=True, check=False)
    if made.returncode:
        pytest.skip("mounting a small disk is not permitted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("room_blocks", [0, 2, 3, 5, 8, 12])
def test_a_full_disk_is_said_and_the_run_goes_on_when_there_is_room(small_disk, room_blocks):
    ledger = Ledger(small_disk / "ledger", create=True)
    commit(ledger, a_reading("a"))
    room = small_disk / "big"
    free = 4096 * int(subprocess.check_output(["stat", "-f", "-c", "%f", str(small_disk)]))
    room.write_bytes(bytes(free - room_blocks * 4096))
    with pytest.raises(StoreError, match="no room on the disk") as caught:
        commit(ledger, a_reading("b", origin="b.txt"))
    assert "make room" in caught.value.hint
    assert count_rows(Ledger(ledger.path))["reports"] == 1
    room.unlink()
    commit(ledger, a_reading("b", origin="b.txt"))
    assert count_rows(ledger)["reports"] == count_rows(ledger)["articles"] == 2
    assert ledger.tidy().orphan_rows == 0


def test_an_article_that_failed_is_read_again_and_takes_the_place_of_its_failure(ledger):
    commit(ledger, a_faulty_reading("f1"))
    again = commit(ledger, a_faulty_reading("f1"))
    assert ([r.reason for r in again.rejections], again.already_there) == (["fault"], 0)
    assert ask(ledger, "SELECT article_id, status FROM articles") == [("f1", "rejected")]
    commit(ledger, a_reading("f1", origin="news/f.txt"))
    assert ask(ledger, "SELECT article_id, status FROM articles") == [("f1", "coded")]
