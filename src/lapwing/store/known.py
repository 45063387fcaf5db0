"""Known articles: a small file that tells, without the ledger, whether an article is in it.

Workers ask this before they read an article, so that a second run, or one that goes on after a
crash, is quick. The file holds 16 bytes for each article, sorted, and is looked into where it lies:
a worker's memory does not grow with the ledger. It is made when a run begins and may lag behind;
the commit asks the ledger itself.
"""

import mmap
from pathlib import Path
from typing import TYPE_CHECKING

from lapwing.store.keys import Key
from lapwing.text import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

_BYTES = 16
"""Of a SHA-256; two of 10 million articles share them with a probability below 1e-24."""


def write_known(files: "Sequence[str]", to: Path) -> None:
    """Write the file.

    Args:
        files: The current files of the table `articles`.
        to: The file to write; its folder also takes what the sorting cannot keep in memory.
    """
    import duckdb

    with to.open("wb") as out:
        if not files:
            return
        settings = {"temp_directory": str(to.parent / "sorting"), "memory_limit": "400MB"}
        with duckdb.connect(config=settings) as connection:
            rows = connection.execute(
                "SELECT unhex(left(sha256(concat_ws(chr(31), article_id, origin, text_digest)), "
                "$digits)) AS known FROM read_parquet($files) "
                "WHERE coalesce(reason, '') <> 'fault' ORDER BY known",
                {"digits": 2 * _BYTES, "files": list(files)},
            )
            while some := rows.fetchmany(10_000):
                out.write(b"".join(known for (known,) in some))


class KnownArticles:
    """The file, opened."""

    def __init__(self, path: Path) -> None:
        self._count = path.stat().st_size // _BYTES
        with path.open("rb") as file:
            self._sorted = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) if self._count else b""

    def __contains__(self, key: object) -> bool:
        """Whether the ledger has this article, from this origin, with this text."""
        return isinstance(key, Key) and any(
            self._holds(digest(name, key.origin, key.text_digest, length=2 * _BYTES))
            for name in key.names
        )

    def _holds(self, hexadecimal: str) -> bool:
        sought = bytes.fromhex(hexadecimal)
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            found = self._sorted[middle * _BYTES : (middle + 1) * _BYTES]
            if found == sought:
                return True
            low, high = (middle + 1, high) if found < sought else (low, middle)
        return False
