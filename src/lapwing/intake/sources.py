"""Sources: bytes as they come, in bounded pieces, from a file, a pipe or a gzip archive.

Every reader takes an iterator of chunks. What goes wrong on the way (a disk error, an archive cut
off in the middle, an archive that swells without end) is one `Rejection` among the chunks, and the
last of them: what was read before it still counts.

Nothing here holds more than one chunk, or, where a whole text or line is wanted, `MAX_TEXT_BYTES`.
"""

import codecs
import hashlib
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from lapwing.intake.decode import byte_order_mark
from lapwing.intake.rejections import reject
from lapwing.record import Rejection

Chunks = Iterator[bytes | Rejection]

CHUNK_BYTES = 1 << 18
MAX_TEXT_BYTES = 32 << 20
"""The most that one text, page, feed, export or record may take, in bytes. The longest articles
have a few hundred kilobytes; with its decoded copies this keeps a process well under 600 MB."""
MAX_INFLATED_BYTES = 64 << 20
"""Where an archive begins to be suspected of being a bomb, in bytes unpacked."""
MAX_INFLATION = 100
"""How many times larger a suspected archive may grow. News text in gzip grows 3 to 12 times,
zeros 1,030 times."""
GZIP_MAGIC = b"\x1f\x8b"


def file_chunks(path: Path, origin: str) -> Chunks:
    """Read a file; the file is closed when the chunks end."""
    try:
        stream = path.open("rb")
    except OSError as error:
        yield _unreadable(origin, error)
        return
    with stream:
        yield from stream_chunks(stream, origin)


def stream_chunks(stream: BinaryIO, origin: str) -> Chunks:
    """Read a stream to its end."""
    while True:
        try:
            chunk = stream.read(CHUNK_BYTES)
        except OSError as error:
            yield _unreadable(origin, error)
            return
        if not chunk:
            return
        yield chunk


def peek(chunks: Chunks, size: int) -> tuple[bytes, Chunks]:
    """Look at up to `size` first bytes; the chunks given back still hold them."""
    held: list[bytes | Rejection] = []
    head = b""
    for chunk in chunks:
        held.append(chunk)
        if isinstance(chunk, Rejection):
            break
        head += chunk
        if len(head) >= size:
            break
    return head[:size], chain(held, chunks)


def inflate(chunks: Chunks, origin: str) -> Chunks:
    """Unpack gzip, with all its members; what follows the last member is ignored."""
    engine = zlib.decompressobj(31)
    packed = unpacked = 0
    for chunk in chunks:
        if isinstance(chunk, Rejection):
            yield chunk
            return
        packed += len(chunk)
        waiting = chunk
        while waiting:
            if engine.eof:
                if not waiting.startswith(b"\x1f"):
                    return
                engine = zlib.decompressobj(31)
            try:
                piece = engine.decompress(waiting, CHUNK_BYTES)
            except zlib.error as error:
                yield _broken_archive(origin, f"is damaged ({error})", unpacked)
                return
            waiting = engine.unused_data if engine.eof else engine.unconsumed_tail
            unpacked += len(piece)
            if unpacked > MAX_INFLATED_BYTES and unpacked > MAX_INFLATION * packed:
                yield _bomb(origin, packed, unpacked)
                return
            if piece:
                yield piece
    if packed and not engine.eof:
        yield _broken_archive(origin, "is cut off", unpacked)


def whole(chunks: Chunks, origin: str) -> bytes | Rejection:
    """All bytes at once, for formats that are read in one piece."""
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        if isinstance(chunk, Rejection):
            return chunk
        held.append(chunk)
        size += len(chunk)
        if size > MAX_TEXT_BYTES:
            return reject(
                origin,
                "too-long",
                f"more than {MAX_TEXT_BYTES >> 20} MB in one piece; split it, or give it as JSON "
                f"lines",
                found=held[0],
            )
    return b"".join(held)


def lines(chunks: Chunks, origin: str) -> Iterator[tuple[int, bytes | Rejection]]:
    """Number and bytes of each line, from 1, without its end; a line too long is rejected.

    When the source itself breaks off, the rejection carries the number of the line it broke in.
    """
    line, number = _Line(), 1
    for chunk in chunks:
        if isinstance(chunk, Rejection):
            yield number, chunk
            return
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            if line.size or len(piece) > MAX_TEXT_BYTES:
                line.add(piece)
                yield number, line.close(f"{origin}#{number}")
                line = _Line()
            else:
                yield number, piece
            number += 1
        line.add(rest)
    if line.size:
        yield number, line.close(f"{origin}#{number}")


def as_ascii_based(chunks: Chunks) -> tuple[str, Chunks]:
    """Recode UTF-16 and UTF-32 to UTF-8 and drop a byte order mark, so that lines can be told.

    Returns:
        The encoding it was, in words, empty where nothing had to be done; and the chunks.
    """
    head, chunks = peek(chunks, 4000)
    mark, encoding = byte_order_mark(head)
    if not encoding:
        return "", chunks
    return f"{encoding}{' with byte order mark' if mark else ''}", _recode(chunks, mark, encoding)


def _recode(chunks: Chunks, mark: bytes, encoding: str) -> Chunks:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    skip = len(mark)
    for chunk in chunks:
        if isinstance(chunk, Rejection):
            yield chunk
            return
        skipped, skip = chunk[skip:], max(0, skip - len(chunk))
        yield skipped if encoding == "utf-8" else decoder.decode(skipped).encode("utf-8", "replace")


class _Line:
    """A line while it comes in: its pieces, or only their digest once there are too many."""

    def __init__(self) -> None:
        self.size = 0
        self._pieces: list[bytes] = []
        self._digest = hashlib.sha256()

    def add(self, piece: bytes) -> None:
        self.size += len(piece)
        self._pieces.append(piece)
        if self.size > MAX_TEXT_BYTES:
            for held in self._pieces:
                self._digest.update(held)
            self._pieces = []

    def close(self, origin: str) -> bytes | Rejection:
        if self.size <= MAX_TEXT_BYTES:
            return b"".join(self._pieces)
        return Rejection(
            origin=origin,
            reason="too-long",
            message=f"a line of {self.size:,} bytes; the most is {MAX_TEXT_BYTES:,}",
            digest=self._digest.hexdigest()[:20],
        )


def _unreadable(origin: str, error: OSError) -> Rejection:
    said = error.strerror or type(error).__name__
    return reject(origin, "unreadable", f"cannot be read: {said}", found=f"{origin}: {said}")


def _broken_archive(origin: str, what: str, unpacked: int) -> Rejection:
    message = f"the gzip archive {what} after {unpacked:,} bytes unpacked; what came before is kept"
    return reject(origin, "broken-record", message, found=f"{origin}: {message}")


def _bomb(origin: str, packed: int, unpacked: int) -> Rejection:
    message = (
        f"the gzip archive grew to {unpacked:,} bytes from {packed:,}, which no news text does; "
        f"unpacking was stopped"
    )
    return reject(origin, "too-long", message, found=f"{origin}: {message}")
