"""Commits: how a batch enters a ledger whole, once, or not at all.

Six Delta tables cannot be written at one stroke, so one of them decides. Under a lock that dies
with its holder, a batch gets the next number, its rows are appended to the child tables, and last
to `articles`. Each append carries the number as a Delta application transaction, atomically with
the rows. The number on `articles` is the ledger's: rows with a higher one are not there yet, for
readers, and are left by a dead writer, for the next writer, who sweeps them out before anything
else. See docs/decisions/0005-ledger-commits.md.

Known to miss: nothing is flushed to the disk by force, so a power cut can lose the last commits.
"""

import fcntl
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lapwing.errors import StoreError
from lapwing.store.batch import Tables, Tally, admit, keys_of, stamp, tally
from lapwing.store.keys import Key, Verdict, find_known, judge
from lapwing.store.schema import CHILDREN, SKIPPING_COLUMNS, TABLES, schemas

if TYPE_CHECKING:
    import pyarrow as pa
    from deltalake import DeltaTable

APP_ID = "lapwing"
"""Name of the application transactions that number the batches."""

_TERMINAL_CODES = re.compile(r"\x1b\[[0-9;]*m")
"""Colours that Delta puts into its messages."""

COMMITS_PER_CHECKPOINT = 20
"""Opening reads at most this many log entries; measured 5 ms to open after 600 commits."""


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the ledger for writing; waits for another writer, who holds it for one commit only.

    The kernel frees the lock when its holder dies, however it dies.
    """
    with (folder / ".lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def store_errors(folder: Path, doing: str) -> Iterator[None]:
    """Turn errors of the disk, Delta, Arrow and DuckDB into a `StoreError` with advice."""
    import deltalake.exceptions
    import duckdb
    import pyarrow as pa

    foreign = (OSError, deltalake.exceptions.DeltaError, duckdb.Error, pa.ArrowException)
    try:
        yield
    except foreign as error:
        said = " ".join(_TERMINAL_CODES.sub("", str(error)).split())
        if "No space left" in said or "File too large" in said or "quota" in said:
            raise StoreError(
                f"{folder}: no room on the disk while {doing}",
                hint="make room, then run the same command again; what was committed is kept",
            ) from error
        raise StoreError(f"{folder}: failed while {doing}: {said}") from error


def create_tables(folder: Path) -> None:
    """Make the empty tables that are not there yet."""
    from deltalake import DeltaTable

    for name, schema in schemas().items():
        columns = SKIPPING_COLUMNS.get(name, ("batch_id",))
        DeltaTable.create(
            folder / name,
            schema,
            mode="ignore",
            configuration={
                "delta.checkpointInterval": str(COMMITS_PER_CHECKPOINT),
                "delta.dataSkippingStatsColumns": ",".join(columns),
            },
        )


def batch_name(number: int) -> str:
    """A batch's number as it stands in `batch_id`: texts that sort as the numbers do."""
    return f"{number:010d}"


def last_batch(articles: "DeltaTable") -> int:
    """Number of the last batch that was committed whole; 0: none was."""
    return articles.transaction_version(APP_ID) or 0


def current_files(folder: Path, name: str, delta: "DeltaTable") -> list[str]:
    """Paths of the files that hold a table now. (Delta's own answer is percent-encoded.)"""
    return [str(folder / name / uri.rsplit("/", 1)[-1]) for uri in delta.file_uris()]


def open_tables(folder: Path) -> dict[str, "DeltaTable"]:
    """Every table as it is now."""
    from deltalake import DeltaTable

    return {name: DeltaTable(folder / name) for name in TABLES}


def sweep(deltas: Mapping[str, "DeltaTable"]) -> int:
    """Delete the rows that a writer who died half-way left; call it under the lock.

    Returns:
        How many rows were deleted.
    """
    last, deleted = last_batch(deltas["articles"]), 0
    for name in CHILDREN:
        if (deltas[name].transaction_version(APP_ID) or 0) > last:
            done = deltas[name].delete(f"batch_id > '{batch_name(last)}'")
            deleted += done["num_deleted_rows"]
    return deleted


def commit_batch(
    folder: Path,
    tables: Tables,
    *,
    run: Mapping[str, object],
    is_first: bool,
) -> Tally:
    """Add those articles of a batch that the ledger has not, with all their rows, or none.

    Args:
        folder: The ledger.
        tables: As `tables_of` gives them, articles in input order.
        run: The row of table `runs`, less its batch.
        is_first: Whether that row is still to be written; it is, with the first article added.
    """
    if not tables["articles"].num_rows:
        return Tally()
    with writer_lock(folder):
        deltas = open_tables(folder)
        sweep(deltas)
        keys = keys_of(tables["articles"])
        files = current_files(folder, "articles", deltas["articles"])
        known = find_known(files, keys)
        verdicts = judge(keys, known)
        fresh = admit(tables, verdicts)
        if fresh["articles"].num_rows:
            _forget_faults(deltas["articles"], known, verdicts)
            if is_first:
                fresh["runs"] = _run_table(run)
            _append_all(deltas, fresh, run_id=str(run["run_id"]))
    return tally(tables, fresh, verdicts)


def _forget_faults(
    articles: "DeltaTable", known: Mapping[str, Key], verdicts: Sequence[Verdict]
) -> None:
    """Take out the rows of articles on which a stage failed and that are now written anew.

    They have no child rows. A batch that loses all its articles still counts, its row in `runs`
    too, since its number is not above the last one. Whoever dies between this and the append
    leaves the article absent, and the next run reads it.
    """
    written = (verdict.article_id for verdict in verdicts if verdict.is_written)
    mended = [id for id in written if id in known and known[id].is_fault]
    if mended:
        quoted = ", ".join("'" + id.replace("'", "''") + "'" for id in mended)
        articles.delete(f"reason = 'fault' AND article_id IN ({quoted})")


def _append_all(deltas: Mapping[str, "DeltaTable"], fresh: Tables, *, run_id: str) -> None:
    """Write the rows, `articles` last: its append is the moment the batch is there."""
    number = 1 + max(delta.transaction_version(APP_ID) or 0 for delta in deltas.values())
    for name in (*CHILDREN, "articles"):
        if name in fresh and fresh[name].num_rows:
            rows = stamp(fresh[name], batch_id=batch_name(number), run_id=run_id)
            append(deltas[name], rows, number)


def _run_table(run: Mapping[str, object]) -> "pa.Table":
    import pyarrow as pa

    return pa.Table.from_pylist([dict(run)], schema=schemas()["runs"])


def append(delta: "DeltaTable", rows: "pa.Table", number: int) -> None:
    """Add the rows of one batch to one table, and its number with them, at one stroke."""
    from deltalake import CommitProperties, Transaction, write_deltalake

    properties = CommitProperties(app_transactions=[Transaction(APP_ID, number)])
    write_deltalake(delta, rows, mode="append", commit_properties=properties)
