"""Ledger: the folder that holds everything read so far, as open tables.

A ledger is a folder with six Delta tables (see `lapwing.store.schema`) and `ledger.json`, which
says in which layout. One writer commits at a time, any number of readers look on: a reader sees the
batches that were committed when it connected, all of them whole, and nothing else. Any program that
reads Delta or Parquet can read the tables; it should leave out rows whose `batch_id` is above the
highest in `articles`, which only a writer that died can have left.

Known to miss: ledgers in buckets (the lock is a file's).
"""

import json
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lapwing.errors import ConfigError, StoreError
from lapwing.store.batch import Tables, Tally
from lapwing.store.commits import (
    batch_name,
    commit_batch,
    create_tables,
    current_files,
    last_batch,
    store_errors,
    writer_lock,
)
from lapwing.store.known import write_known
from lapwing.store.runs import Run, lapwing_version
from lapwing.store.schema import FORMAT, TABLES, schemas
from lapwing.store.tidying import KEEP_HOURS, Tidied, tidy

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

LEDGER_FILE = "ledger.json"

_UNFIT = re.compile(r"[\[\]^|\\\x00-\x1f\x7f]")
"""Characters that deltalake 1.6 cannot have in a path: it panics, or looks elsewhere."""

_OWN_NAMES = frozenset({".lock", f"{LEDGER_FILE}.new", *TABLES})
"""What a folder may hold when creating a ledger in it was cut short."""


class Ledger:
    """A ledger, opened.

    Args:
        path: Its folder.
        create: Make it when it is not there.

    Raises:
        StoreError: There is none, it is of a newer format, or the folder holds something else.
    """

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        self.path = Path(path)
        self._root = self.path.resolve()
        self._written_runs: set[str] = set()
        _check_name(self._root)
        if create and not (self.path / LEDGER_FILE).exists():
            _create(self.path)
        _check_format(self.path)

    def commit(self, tables: Tables, *, run: Run) -> Tally:
        """Add those articles of a batch that are not there yet, with all their rows, or none.

        Args:
            tables: As `tables_of` gives them.
            run: Who writes; its row is written with the first article it adds.

        Raises:
            StoreError: The disk is full or fails. The ledger stays as it was before.
        """
        with store_errors(self.path, "writing a batch"):
            tally = commit_batch(
                self._root,
                tables,
                run=run.as_row(),
                is_first=run.id not in self._written_runs,
            )
        if tally.written:
            self._written_runs.add(run.id)
        return tally

    def write_known(self, to: Path) -> None:
        """Write which articles are there now to a file, for `KnownArticles` in other processes."""
        from deltalake import DeltaTable

        with store_errors(self.path, "looking up what is there"):
            articles = DeltaTable(self._root / "articles")
            write_known(current_files(self._root, "articles", articles), to)

    def connect(self) -> "duckdb.DuckDBPyConnection":
        """A DuckDB connection with the six tables as views, as they are now.

        It reads the ledger's files and nothing else: no other file, address or extension, and none
        of its settings can be changed. Writing into the ledger's own files is not prevented here;
        SQL from others goes through `sql`, which is.
        """
        import duckdb

        with store_errors(self.path, "opening"):
            connection = duckdb.connect(
                config={
                    "python_enable_replacements": False,
                    "temp_directory": str(Path(tempfile.gettempdir(), f"lapwing-{os.getpid()}")),
                }
            )
            self._make_views(connection)
            connection.execute("SET allowed_directories = [$folder]", {"folder": str(self._root)})
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
        return connection

    def sql(self, query: str) -> "pa.Table":
        """Answer one SELECT (also DESCRIBE, SHOW, SUMMARIZE) over the six tables.

        Raises:
            ConfigError: The query is no SELECT, more than one, or wrong; DuckDB's words are given.
        """
        import duckdb

        with self.connect() as connection:
            try:
                _check_query(connection.extract_statements(query))
                return connection.sql(query).to_arrow_table()
            except duckdb.Error as error:
                raise ConfigError(
                    f"the query cannot be answered: {str(error).strip()}",
                    hint=f"the tables are {', '.join(TABLES)}; DESCRIBE names their columns",
                ) from error

    def tidy(self, *, keep_hours: int = KEEP_HOURS) -> Tidied:
        """Compact the tables and delete files out of use for `keep_hours`; see `tidying`."""
        return tidy(self._root, keep_hours=keep_hours)

    def _make_views(self, connection: "duckdb.DuckDBPyConnection") -> None:
        from deltalake import DeltaTable

        # The order matters: `articles` first says what is there, and its children, opened later,
        # hold at least that.
        last = 0
        for name in TABLES:
            delta = DeltaTable(self._root / name)
            last = last_batch(delta) if name == "articles" else last
            files = current_files(self._root, name, delta)
            if not files:
                connection.register(f"empty_{name}", schemas()[name].empty_table())
                connection.execute(f"CREATE TABLE {name} AS FROM empty_{name}")
                connection.unregister(f"empty_{name}")
                continue
            connection.execute(
                f"CREATE VIEW {name} AS SELECT * {_PLAIN_TIMES.get(name, '')} FROM "
                f"read_parquet({_literal(files)}, union_by_name = true) "
                f"WHERE batch_id <= '{batch_name(last)}'"
            )


# DuckDB hands out times with a zone only where the package pytz is; all ours are UTC.
_PLAIN_TIMES = {"runs": "REPLACE (make_timestamp(epoch_us(started)) AS started)"}


def _literal(files: Sequence[str]) -> str:
    quoted = ("'" + file.replace("'", "''") + "'" for file in files)
    return f"[{', '.join(quoted)}]"


def _check_query(statements: "Sequence[duckdb.Statement]") -> None:
    kinds = [statement.type.name for statement in statements]
    if kinds != ["SELECT"]:
        raise ConfigError(
            f"a query of a ledger is one SELECT, got {', '.join(kinds) or 'nothing'}",
            hint="to keep an answer, let the shell write it: lapwing sql LEDGER QUERY > FILE",
        )


def _check_name(root: Path) -> None:
    if found := sorted(set(_UNFIT.findall(str(root)))):
        raise StoreError(
            f"{root} cannot hold a ledger: Delta tables do not work below a folder with "
            f"{' '.join(map(repr, found))} in its name",
            hint="name another folder",
        )


def _create(folder: Path) -> None:
    with store_errors(folder, "making a ledger"):
        folder.mkdir(parents=True, exist_ok=True)
        strangers = sorted({entry.name for entry in folder.iterdir()} - _OWN_NAMES - {LEDGER_FILE})
        if strangers:
            raise StoreError(
                f"{folder} holds other files ({', '.join(strangers[:3])}) and is no ledger",
                hint="name a folder that is empty or not there yet",
            )
        with writer_lock(folder):
            if (folder / LEDGER_FILE).exists():
                return
            create_tables(folder)
            note = {"format": FORMAT, "made_by": f"lapwing {lapwing_version()}"}
            new = folder / f"{LEDGER_FILE}.new"
            new.write_text(json.dumps(note) + "\n", encoding="utf-8")
            new.replace(folder / LEDGER_FILE)


def _check_format(folder: Path) -> None:
    file = folder / LEDGER_FILE
    if not file.is_file():
        raise StoreError(
            f"{folder} holds no ledger", hint="make one with `lapwing run ARTICLES --to LEDGER`"
        )
    try:
        note = json.loads(file.read_text(encoding="utf-8"))
        number, maker = int(note["format"]), str(note.get("made_by", "an unknown program"))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(
            f"{file} cannot be read as a ledger's note: {error}",
            hint='it should hold {"format": 1, "made_by": "lapwing …"}',
        ) from error
    if number > FORMAT:
        raise StoreError(
            f"{folder} is a ledger of format {number}, made by {maker}; "
            f"this program knows formats up to {FORMAT}",
            hint="use that version of Lapwing or a later one",
        )
