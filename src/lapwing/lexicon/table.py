"""Tables: the commented TSV that people edit, and the compiled JSON that the program loads.

A hand-edited table is UTF-8 with `#` comment lines, then one header row, then rows of cells parted
by single tabs. `; ` joins the items of a list cell, an empty cell is missing. Every fault is told
with file and line. A compiled table is one JSON file in the package's `data` folder.

A user's overlay is a folder with tables of the same names: a row with an id of ours replaces ours,
any other row is added.

Known to miss: quoting. A cell can hold no tab and no line break.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from lapwing.errors import ResourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a hand-edited table."""

    where: str
    """`persons.tsv:17`, for messages."""
    cells: Mapping[str, str]
    """Column → cell, edges trimmed; every column of the header is there."""

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def items(self, column: str) -> tuple[str, ...]:
        """A list cell as its items; () when the cell is empty."""
        return split_items(self[column])

    def fault(self, words: str, hint: str = "") -> ResourceError:
        """The error that says what is wrong with this row, and where it stands."""
        return ResourceError(f"{self.where}: {words}", hint=hint)


def split_items(cell: str) -> tuple[str, ...]:
    """The items of a list cell: `"a; b"` → `("a", "b")`."""
    return tuple(item for part in cell.split(";") if (item := part.strip()))


def read_table(path: Path, *, columns: Sequence[str], key: str | None = None) -> list[Row]:
    """Read a commented TSV.

    Args:
        path: The file.
        columns: Columns that must be there; others may be, and are kept.
        key: A column whose cell no two rows may share; None: rows may repeat.

    Raises:
        ResourceError: The file cannot be read, or a row of it is wrong; file and line are named.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{path}: cannot be read ({error})") from error
    header: list[str] = []
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        where, cells = f"{path.name}:{number}", [cell.strip() for cell in line.split("\t")]
        if not header:
            header = _checked_header(cells, columns, where)
            continue
        if len(cells) > len(header):
            raise ResourceError(
                f"{where}: {len(cells)} cells under {len(header)} columns",
                hint="part cells with one tab, and write no tab inside a cell",
            )
        cells += [""] * (len(header) - len(cells))
        rows.append(Row(where=where, cells=dict(zip(header, cells, strict=True))))
    if key:
        _check_unique(rows, key)
    return rows


def lay_over(ours: Iterable[Row], theirs: Iterable[Row], *, key: str) -> list[Row]:
    """The rows of two tables: same key replaces in place, a new key is added at the end."""
    merged = {row[key]: row for row in ours}
    for row in theirs:
        merged[row[key]] = row
    return list(merged.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A compiled file as loaded."""

    content: Mapping[str, object]
    digest: str
    """SHA-256 of the bytes, 20 hexadecimal digits; goes into the ledger with each run."""


def pack(content: Mapping[str, object]) -> bytes:
    """The bytes of a compiled file: JSON, no needless spaces, keys in the order given."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return (text + "\n").encode("utf-8")


def load_compiled(name: str) -> Compiled:
    """Load a compiled file from the package's `data` folder.

    Raises:
        ResourceError: It is absent, or broken.
    """
    hint = "compile it again with `python resources/compile.py`, or reinstall Lapwing"
    path = resources.files("lapwing").joinpath("data", name)
    try:
        raw = path.read_bytes()
        content = json.loads(raw)
    except OSError as error:
        raise ResourceError(f"data/{name}: cannot be read ({error})", hint=hint) from error
    except ValueError as error:
        raise ResourceError(f"data/{name}: is no JSON ({error})", hint=hint) from error
    if not isinstance(content, dict):
        raise ResourceError(f"data/{name}: holds no tables", hint=hint)
    return Compiled(content=content, digest=hashlib.sha256(raw).hexdigest()[:20])


def _checked_header(cells: list[str], columns: Sequence[str], where: str) -> list[str]:
    missing = [column for column in columns if column not in cells]
    if missing:
        raise ResourceError(
            f"{where}: no column {', '.join(missing)} (found {', '.join(cells)})",
            hint="the first line that is no comment names the columns",
        )
    return cells


def _check_unique(rows: Iterable[Row], key: str) -> None:
    seen: dict[str, str] = {}
    for row in rows:
        if not row[key]:
            raise row.fault(f"no {key}", hint="every row needs one")
        if row[key] in seen:
            raise row.fault(
                f"{key} {row[key]!r} is in {seen[row[key]]} already", hint="remove one of them"
            )
        seen[row[key]] = row.where
