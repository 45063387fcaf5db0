"""Tidying: few large files instead of many small ones, and nothing that nobody needs.

Every commit leaves a small file per table. Tidying sweeps out what dead writers left, writes the
small files of each table together, and deletes files that no current version of the ledger uses,
once they are old enough that no running query can still be reading them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lapwing.store.commits import open_tables, store_errors, sweep, writer_lock
from lapwing.store.schema import TABLES

if TYPE_CHECKING:
    from deltalake import DeltaTable

KEEP_HOURS = 24
"""Longer than any query runs: files that went out of use less than this long ago are kept."""

FILE_BYTES = 64 * 1024 * 1024
"""Size of file to aim at; keeps the memory for rewriting one in the low hundreds of megabytes."""

_STRAYS = ("*.parquet#*", "_delta_log/*.tmp", "_delta_log/*#*")
"""Temporary files of writers that were killed; under the lock nobody is writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """What tidying did."""

    orphan_rows: int
    """Rows of batches that were never committed."""
    files_before: int
    """Files in use, over all tables, before."""
    files_after: int
    files_deleted: int
    """Files that went out of use long enough ago, and temporaries of dead writers."""
    bytes_before: int
    """Everything in the ledger's folder."""
    bytes_after: int


def tidy(folder: Path, *, keep_hours: int = KEEP_HOURS) -> Tidied:
    """Put a ledger in order; its rows stay what they are, and readers may go on.

    Args:
        folder: The ledger; no commit can be made meanwhile, writers wait.
        keep_hours: Files out of use for less are kept for running queries; 0 deletes them all.

    Raises:
        StoreError: The disk is full or fails; the ledger stays whole.
    """
    with store_errors(folder, "tidying"), writer_lock(folder):
        bytes_before = _bytes_in(folder)
        orphan_rows = sweep(open_tables(folder))
        deleted = _delete_strays(folder)
        files_before = _count_files(folder)
        deleted += sum(_tidy_table(delta, keep_hours) for delta in open_tables(folder).values())
        return Tidied(
            orphan_rows=orphan_rows,
            files_before=files_before,
            files_after=_count_files(folder),
            files_deleted=deleted,
            bytes_before=bytes_before,
            bytes_after=_bytes_in(folder),
        )


def _tidy_table(delta: "DeltaTable", keep_hours: int) -> int:
    """Compact one table and delete its old files; returns how many."""
    if len(delta.file_uris()) > 1:
        delta.optimize.compact(target_size=FILE_BYTES, max_concurrent_tasks=1)
    if delta.version() > 0:
        delta.create_checkpoint()
        delta.cleanup_metadata()
    gone = delta.vacuum(
        retention_hours=keep_hours, enforce_retention_duration=False, dry_run=False, full=True
    )
    return len(gone)


def _delete_strays(folder: Path) -> int:
    strays = list(_find_strays(folder))
    for stray in strays:
        stray.unlink()
    return len(strays)


def _find_strays(folder: Path) -> Iterator[Path]:
    for name in TABLES:
        for pattern in _STRAYS:
            yield from (folder / name).glob(pattern)


def _count_files(folder: Path) -> int:
    return sum(len(delta.file_uris()) for delta in open_tables(folder).values())


def _bytes_in(folder: Path) -> int:
    return sum(entry.stat().st_size for entry in folder.rglob("*") if entry.is_file())
