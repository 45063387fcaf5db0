"""Files: from what the user named to articles, one by one, in a fixed order.

A file is read by its suffix (`READERS`); `.gz` may follow any of them but Parquet's. Standard
input, and a file that is named outright under a suffix nobody knows, are read by what they hold.
A folder is walked in order of names, symbolic links included, each real folder once; hidden files
are passed over, and so are ledgers and other Delta tables: their files are no articles, and a run
that wrote into the folder it reads would never end growing. What else cannot be an article is a
rejection, so that everything is accounted for.

Only one record at a time is held. Pages are decoded here, never parsed: that is left to the workers
(`intake.html.find_page_article`).

Known to miss: the same file named by two links is read twice, and is then a duplicate.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from lapwing.errors import InputError
from lapwing.intake.decode import binary_kind
from lapwing.intake.feeds import read_feed
from lapwing.intake.fields import Fields, is_page, load_fields
from lapwing.intake.json_files import read_json
from lapwing.intake.network import address_in, read_address
from lapwing.intake.pages import read_page
from lapwing.intake.plain import read_markdown, read_text
from lapwing.intake.rejections import reject
from lapwing.intake.sources import (
    GZIP_MAGIC,
    Chunks,
    file_chunks,
    inflate,
    peek,
    stream_chunks,
)
from lapwing.intake.tables import Found, read_csv, read_json_lines, read_parquet
from lapwing.record import RawArticle, Rejection

Reader = Callable[[Chunks, str, Fields], Found]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
    ".rdf": read_feed,
}
"""Suffix → what reads it. Parquet stands apart: it is read by position, not as a stream."""
PARQUET = (".parquet", ".pq")
STDIN = "-"
_STORES = frozenset({"ledger.json", "_delta_log"})
"""A folder that holds one of these is a ledger or a Delta table."""


def find_articles(
    paths: Sequence[Path | str], *, stdin: BinaryIO | None = None
) -> Iterator[RawArticle | Rejection]:
    """Find every article in files, folders, standard input or at addresses.

    Args:
        paths: What the user named, read in this order: files; folders; `-` for `stdin`; and
            addresses that begin with `http://` or `https://`, best given as strings.
        stdin: Where `-` is read from.

    Returns:
        Articles and rejections, lazily, always in the same order. `origin` begins with the name
        the user gave, without the folders above it (with as many as tell two names apart).

    Raises:
        InputError: A path does not exist, or `-` is named without `stdin`; before any work.
    """
    for path in paths:
        if str(path) == STDIN:
            if stdin is None:
                raise InputError("`-` was named, but there is no standard input to read")
        elif not address_in(path) and not os.path.lexists(path):
            raise InputError(
                f"{path}: no such file or folder",
                hint="check the spelling, or the folder you are in",
            )
    return _find(paths, stdin)


def _find(paths: Sequence[Path | str], stdin: BinaryIO | None) -> Iterator[RawArticle | Rejection]:
    fields = load_fields()
    seen: set[tuple[int, int]] = set()
    named = [Path(path) for path in paths if str(path) != STDIN and not address_in(path)]
    names = dict(zip(named, _names(named), strict=True))
    for path in paths:
        if str(path) == STDIN:
            if stdin is not None:
                yield from _read_sniffed(stream_chunks(stdin, "stdin"), "stdin", fields)
        elif url := address_in(path):
            yield from read_address(url, fields)
        elif os.path.isdir(path):
            yield from _read_folder(Path(path), names[Path(path)], fields, seen)
        else:
            yield from _read_file(Path(path), names[Path(path)], fields, is_named=True)


def _names(paths: Sequence[Path]) -> list[str]:
    """What origins begin with: last parts of the paths, as many as tell them apart."""
    parts = [Path(os.path.abspath(path)).parts for path in paths]
    names: list[str] = []
    for own in parts:
        others = {other for other in parts if other != own}
        count = 1
        while count < len(own) and any(other[-count:] == own[-count:] for other in others):
            count += 1
        names.append("/".join(_printable(part) for part in own[-count:]).lstrip("/") or "/")
    return names


def _read_folder(
    folder: Path, name: str, fields: Fields, seen: set[tuple[int, int]]
) -> Iterator[RawArticle | Rejection]:
    """Walk a folder depth first, by name; a stack, for folders can be nested without end."""
    waiting = [(folder, name)]
    while waiting:
        path, origin = waiting.pop()
        if not path.is_dir():
            yield from _read_file(path, origin, fields, is_named=False)
            continue
        try:
            status = path.stat()
            entries = sorted(os.listdir(path))
        except OSError as error:
            said = f"cannot be opened: {error.strerror or error}"
            yield reject(origin, "unreadable", said, found=f"{origin}: {said}")
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        if not _STORES.isdisjoint(entries):
            if path == folder:  # it was named outright, and silence would puzzle
                said = "a ledger or Delta table, which holds no articles to read"
                yield reject(origin, "unknown-format", said, found=f"{origin}: {said}")
            continue
        visible = [entry for entry in entries if not entry.startswith(".")]
        waiting += [(path / entry, f"{origin}/{_printable(entry)}") for entry in reversed(visible)]


def _read_file(
    path: Path, origin: str, fields: Fields, *, is_named: bool
) -> Iterator[RawArticle | Rejection]:
    try:
        status = path.stat()
    except OSError as error:
        said = f"cannot be opened: {error.strerror or error}"
        yield reject(origin, "unreadable", said, found=f"{origin}: {said}")
        return
    is_pipe = stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode)
    if not stat.S_ISREG(status.st_mode) and not (is_named and is_pipe):
        # Opening a pipe that nobody writes to would wait for ever.
        yield reject(origin, "unreadable", "not a file but a pipe or device", found=origin)
        return
    name = path.name.lower()
    is_packed = name.endswith(".gz")
    suffix = Path(name.removesuffix(".gz")).suffix
    chunks = file_chunks(path, origin)
    if is_packed:
        chunks = _inflated_if_packed(chunks, origin)
    if suffix in PARQUET and not is_packed:
        yield from read_parquet(path, origin, fields)
    elif suffix in READERS:
        yield from READERS[suffix](chunks, origin, fields)
    elif is_named:
        yield from _read_sniffed(chunks, origin, fields)
    else:
        head, _ = peek(file_chunks(path, origin), 1)
        known = " ".join((*READERS, PARQUET[0]))
        message = f"{suffix or 'no suffix'}: no reader is known (known: {known}, and with .gz)"
        yield reject(origin, "unknown-format", message, found=f"{origin} {status.st_size} {head!r}")


def _inflated_if_packed(chunks: Chunks, origin: str) -> Chunks:
    """Unpacked; some programs unpack a download and leave its name as it was."""
    head, chunks = peek(chunks, 2)
    return inflate(chunks, origin) if head == GZIP_MAGIC or not head else chunks


def _read_sniffed(chunks: Chunks, origin: str, fields: Fields) -> Found:
    """Read what has no name to go by."""
    head, chunks = peek(chunks, 5_000)
    if head.startswith(GZIP_MAGIC):
        head, chunks = peek(inflate(chunks, origin), 5_000)
    yield from _reader_for(head)(chunks, origin, fields)


def _reader_for(head: bytes) -> Reader:
    """The reader for what begins like this; plain text where nothing else fits."""
    if binary_kind(head):
        return read_text  # which says what it is
    text = head.decode("utf-8", "ignore").lstrip("\ufeff\x00 \t\r\n\x1e")
    if re.match(r'\{\s*["}]|\[\s*[{\]]', text):
        return read_json
    if is_page(text):
        return read_page
    if re.match(r"(?:<\?xml|<rss|<feed|<rdf:RDF)", text):
        return read_feed
    if re.match(r"<(?:!--|head|body|article|div|p|h1|meta)\b", text, re.I):
        return read_page
    return read_text


def _printable(name: str) -> str:
    """A file's name as it can be shown and stored; what cannot is escaped, so names stay apart."""
    safe = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in safe)
