"""Tables: JSON lines, CSV and Parquet, one record at a time.

Each line or row has its own fate: a broken one is a rejection with its number and what was found,
and the others go on. Nothing but the current record is held (of Parquet, a few rows).

Known to miss: CSV without a header; a stray quotation mark in CSV swallows rows up to the next one,
or up to `MAX_TEXT_BYTES`, as it does in every reader.
"""

import csv
import json
import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from lapwing.intake.decode import Undecodable, binary_kind, decode
from lapwing.intake.fields import Fields, make_raw, normal_key, short
from lapwing.intake.rejections import reject, shown
from lapwing.intake.sources import (
    MAX_TEXT_BYTES,
    Chunks,
    as_ascii_based,
    file_chunks,
    lines,
    peek,
)
from lapwing.record import RawArticle, Rejection

Found = Iterator[RawArticle | Rejection]

DELIMITERS = ",;\t|"
PARQUET_ROWS = 64
"""How many rows of Parquet are held at once."""


def read_json_lines(chunks: Chunks, origin: str, fields: Fields) -> Found:
    """One article a line; blank lines are passed over."""
    head, chunks = peek(chunks, 4_000)
    if kind := binary_kind(head):
        yield reject(origin, "binary", f"this is {kind}, not JSON lines", found=head)
        return
    encoding, chunks = as_ascii_based(chunks)
    decoder = _LineDecoder(encoding)
    nothing = True
    for number, line in lines(chunks, origin):
        where = f"{origin}#{number}"
        if isinstance(line, Rejection):
            nothing = False
            yield line if line.origin == where else _broken_off(line, number)
        elif line.strip():
            nothing = False
            yield _json_record(line, where, decoder, fields)
    if nothing:
        yield reject(origin, "empty", "the file has no lines", found=head)


def read_csv(chunks: Chunks, origin: str, fields: Fields) -> Found:
    """One article a row, under a header; the delimiter is the one that makes most of it."""
    head, chunks = peek(chunks, 4_000)
    if not head.strip():
        fault = next((chunk for chunk in chunks if isinstance(chunk, Rejection)), None)
        yield fault or reject(origin, "empty", "the file has no rows", found=head)
        return
    if kind := binary_kind(head):
        yield reject(origin, "binary", f"this is {kind}, not CSV", found=head)
        return
    encoding, chunks = as_ascii_based(chunks)
    decoder = _LineDecoder(encoding)
    faults: list[Rejection] = []
    rows = _decoded_lines(chunks, origin, decoder, faults, mac="\n" not in head.decode("latin-1"))
    header = next(rows, "")
    csv.field_size_limit(MAX_TEXT_BYTES)
    try:
        delimiter = _delimiter(header, fields)
        names = next(csv.reader(chain([header], rows), delimiter=delimiter), [])
    except csv.Error as error:
        yield reject(origin, "broken-record", f"no CSV header: {error}", found=header)
        return
    if not _has_text(names, fields):
        yield reject(
            origin,
            "broken-record",
            f"no column of the header holds a text: {shown(', '.join(names), max_chars=200)}; "
            f"name one of them `text`",
            found=header,
        )
        return
    yield from _csv_rows(csv.reader(rows, delimiter=delimiter), names, origin, decoder, fields)
    yield from faults


def read_parquet(path: Path, origin: str, fields: Fields) -> Found:
    """One article a row; only the columns whose names are understood are read."""
    import pyarrow
    import pyarrow.parquet

    head = next(file_chunks(path, origin), b"")
    if isinstance(head, Rejection) or not head:
        yield head or reject(origin, "empty", "the file is empty", found=b"")
        return
    try:
        # Read through a small buffer: else a whole column of a row group would be held.
        table = pyarrow.parquet.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False)
    except (OSError, pyarrow.ArrowException) as error:
        yield reject(origin, "broken-record", f"no Parquet file: {_said(error)}", found=head)
        return
    with table:
        columns = [name for name in table.schema_arrow.names if _is_known(name, fields)]
        number = 0
        batches = table.iter_batches(batch_size=PARQUET_ROWS, columns=columns, use_threads=False)
        while True:
            try:
                batch = next(batches, None)
                rows = batch.to_pylist() if batch is not None else []
            except (OSError, ValueError, pyarrow.ArrowException) as error:
                message = f"the file breaks after row {number}: {_said(error)}"
                yield reject(origin, "broken-record", message, found=f"{origin}: {message}")
                return
            if batch is None:
                return
            for row in rows:
                number += 1
                yield make_raw(
                    row,
                    origin=f"{origin}#{number}",
                    found=repr(sorted(row.items())),
                    fields=fields,
                    kind="column",
                )


class _LineDecoder:
    """Decodes line by line; the first line that is no UTF-8 decides what the others like it are."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.fallback = ""

    def text(self, line: bytes) -> tuple[str, str] | Undecodable:
        """The line and its encoding in words, empty for plain UTF-8."""
        try:
            return line.decode("utf-8"), self.encoding
        except UnicodeDecodeError:
            pass
        if self.fallback:
            try:
                return line.decode(self.fallback), self.fallback
            except UnicodeDecodeError:
                pass
        outcome = decode(line)
        if isinstance(outcome, Undecodable):
            return outcome
        self.fallback = outcome.encoding.split(",")[0]
        return outcome.text, outcome.encoding


def _json_record(
    line: bytes, where: str, decoder: _LineDecoder, fields: Fields
) -> RawArticle | Rejection:
    outcome = decoder.text(line)
    if isinstance(outcome, Undecodable):
        return reject(where, outcome.reason, outcome.message, found=line)
    text, encoding = outcome
    try:
        record = json.loads(text.lstrip("\x1e"), strict=False)  # RFC 7464 marks records with RS
    except RecursionError:
        return reject(where, "broken-record", "nested too deeply for JSON", found=line)
    except ValueError as error:
        message = f"no JSON: {_said(error)}; the line ends with {shown(text[-40:])}"
        return reject(where, "broken-record", message, found=line)
    if not isinstance(record, dict):
        message = f"not an object but {type(record).__name__}: {shown(text)}"
        return reject(where, "broken-record", message, found=line)
    return make_raw(record, origin=where, found=line, fields=fields, encoding=encoding)


def _decoded_lines(
    chunks: Chunks, origin: str, decoder: _LineDecoder, faults: list[Rejection], *, mac: bool
) -> Iterator[str]:
    """Lines for the csv module; those that cannot be read are left out and kept in `faults`."""
    for number, line in lines(chunks, origin):
        if isinstance(line, Rejection):
            faults.append(_broken_off(line, number))
            continue
        outcome = decoder.text(line)
        if isinstance(outcome, Undecodable):
            where = f"{origin}#line {number}"
            faults.append(reject(where, outcome.reason, outcome.message, found=line))
        else:
            text = outcome[0].replace("\x00", "").replace("\n", "\r").removesuffix("\r")
            # A carriage return elsewhere ends a row on old Macs; the csv module knows it nowhere.
            pieces = text.split("\r") if mac else [text.replace("\r", " ")]
            yield from (piece + "\n" for piece in pieces)


def _csv_rows(
    rows: Iterator[list[str]],
    names: Sequence[str],
    origin: str,
    decoder: _LineDecoder,
    fields: Fields,
) -> Found:
    number = 0
    while True:
        number += 1
        where = f"{origin}#{number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield reject(where, "broken-record", f"no CSV: {error}", found=f"{where}: {error}")
            continue
        if row is None:
            return
        found = "\x1f".join(row)
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names) and any(cell.strip() for cell in row[len(names) :] or ["cut"]):
            message = f"{len(row)} cells under {len(names)} columns: {shown(found)}"
            yield reject(where, "broken-record", message, found=found)
            continue
        yield make_raw(
            dict(zip(names, row, strict=False)),
            origin=where,
            found=found,
            fields=fields,
            kind="column",
            encoding=decoder.encoding or decoder.fallback,
        )


def _delimiter(header: str, fields: Fields) -> str:
    """The delimiter under which most columns have a name we know, then the most columns."""

    def columns(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=delimiter), [])
        return sum(_is_known(name, fields) for name in names), len(names)

    return max(DELIMITERS, key=columns)


def _is_known(name: str, fields: Fields) -> bool:
    known = (path.split(".")[0] for names in fields.names.values() for path in names)
    return name in fields.envelopes or normal_key(name) in known


def _has_text(names: Sequence[str], fields: Fields) -> bool:
    known = {name for field in ("text", "html", "summary") for name in fields.names[field]}
    return any(normal_key(name) in known for name in names)


def _broken_off(fault: Rejection, number: int) -> Rejection:
    """The same rejection, saying where in the file it struck."""
    return Rejection(
        origin=fault.origin,
        reason=fault.reason,
        message=f"{fault.message} (in line {number})",
        digest=fault.digest,
    )


def _said(error: Exception) -> str:
    """What somebody else's error says, on one line without paths of this machine."""
    return short(str(error)).replace(os.getcwd(), ".")[:200]
