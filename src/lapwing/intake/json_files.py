"""JSON files: a list of articles, an object that keeps such a list, one article, or several.

Read as a stream: of a list of a million articles only the current one is held. A file that is JSON
lines under another name is read as JSON lines, so that a broken line costs no more than itself.

Known to miss: what comes after a mistake in the JSON (it is said where, and how many articles were
read before it); single articles larger than `MAX_TEXT_BYTES`.
"""

import codecs
import json
import re
from collections.abc import Iterator

from lapwing.intake.decode import Undecodable, binary_kind, decode
from lapwing.intake.fields import Fields, is_record, make_raw, normal_key
from lapwing.intake.rejections import reject, shown
from lapwing.intake.sources import MAX_TEXT_BYTES, Chunks, as_ascii_based, peek
from lapwing.intake.tables import Found, read_json_lines
from lapwing.record import RawArticle, Rejection

SNIFFED_BYTES = 1 << 20
MAX_DEPTH = 4
"""How many objects deep a list of articles is looked for."""

_SPACE = re.compile(r"[\s,\x1e]*")
_DECODER = json.JSONDecoder(strict=False)
_LIST = re.compile(r"\[\s*[{\]]")
_KEY_END = re.compile(r"\s*:\s*")


def read_json(chunks: Chunks, origin: str, fields: Fields) -> Found:
    """Read every article of a JSON file, numbered from 1 in `origin`."""
    head, chunks = peek(chunks, SNIFFED_BYTES)
    if kind := binary_kind(head):
        yield reject(origin, "binary", f"this is {kind}, not JSON", found=head)
        return
    if is_json_lines(head):
        yield from read_json_lines(chunks, origin, fields)
        return
    encoding, chunks = as_ascii_based(chunks)
    window = _Window(_texts(chunks, origin))
    articles = _Articles(origin, fields, encoding)
    if not window.peek() and window.fault is None:
        yield reject(origin, "empty", "the file is empty", found=head)
        return
    try:
        while window.peek():
            yield from articles.read(window)
    except (_BrokenJsonError, RecursionError) as error:
        said = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        message = f"no JSON: {said}; {articles.count} articles before it were read"
        yield reject(origin, "broken-record", message, found=f"{origin}: {message}")
        return
    if window.fault is not None:
        yield window.fault
    elif not articles.count:
        yield reject(origin, "empty", "the file holds no articles", found=head)


def is_json_lines(head: bytes) -> bool:
    """Whether the first line is a whole object and something follows it."""
    first, _, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not (first.startswith(b"{") and rest.strip()):
        return False
    try:
        return isinstance(json.loads(first, strict=False), dict)
    except (ValueError, RecursionError):
        return False


class _BrokenJsonError(Exception):
    """The JSON has a mistake; the message says what and where."""


class _Window:
    """Text of a stream, read ahead as far as the value that is wanted needs."""

    def __init__(self, pieces: Iterator[str | Rejection]) -> None:
        self.fault: Rejection | None = None
        self._pieces = pieces
        self._text = ""
        self._at = 0
        self._passed = 0
        self._done = False

    def peek(self) -> str:
        """The next character that is no space or comma; "" at the end."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def opens_list(self) -> bool:
        """Whether a list of objects, or an empty list, comes next."""
        while not (match := _LIST.match(self._text, self._at)):
            if self._text[self._at + 1 :].strip() or not self._more():
                return False
        return bool(match)

    def skip(self) -> None:
        """Step over the character that `peek` gave."""
        self._at += 1

    def key(self) -> str:
        """An object's key, and over the colon behind it."""
        key, _ = self.value()
        while not (match := _KEY_END.match(self._text, self._at)) or (
            match.end() == len(self._text) and not self._done
        ):
            if not self._more():
                raise _BrokenJsonError(f"a colon is missing at character {self._passed + self._at}")
        self._at = match.end()
        return key if isinstance(key, str) else str(key)

    def value(self) -> tuple[object, str]:
        """The next value whole, and the text it was written as."""
        self.peek()
        wanted = 1
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except ValueError as error:
                self._check(error)
            else:
                if end < len(self._text) or self._done:
                    text, self._at = self._text[self._at : end], end
                    return value, text
            # Twice as much each time: the cost stays in proportion to the length of the value.
            have = len(self._text) - self._at
            while len(self._text) - self._at < max(2 * have, wanted) and self._more():
                pass
            wanted += 1

    def _check(self, error: ValueError) -> None:
        """Raise where reading on cannot mend it."""
        said = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        at = error.pos if isinstance(error, json.JSONDecodeError) else self._at
        is_cut = said.startswith("Unterminated string") or at > len(self._text) - 12
        if self._done or not is_cut or len(self._text) - self._at > MAX_TEXT_BYTES:
            found = shown(self._text[max(at - 20, 0) : at + 40])
            raise _BrokenJsonError(f"{said} at character {self._passed + at}, near {found}")

    def _more(self) -> bool:
        piece = None if self._done else next(self._pieces, None)
        if piece is None or isinstance(piece, Rejection):
            self._done = True
            self.fault = piece or self.fault
            return False
        self._passed += self._at
        self._text, self._at = self._text[self._at :] + piece, 0
        return True


class _Articles:
    """Walks one top-level value and gives the articles in it."""

    def __init__(self, origin: str, fields: Fields, encoding: str) -> None:
        self.count = 0
        self._origin = origin
        self._fields = fields
        self._encoding = encoding

    def read(self, window: _Window) -> Found:
        """The articles of the next top-level value."""
        opening = window.peek()
        if opening == "[":
            yield from self._list(window)
        elif opening == "{":
            yield from self._object(window, 1)
        else:
            value, text = window.value()
            yield self._one(value, text)

    def _list(self, window: _Window) -> Found:
        window.skip()
        while (following := window.peek()) != "]":
            if not following:
                raise _BrokenJsonError("the list is cut off")
            value, text = window.value()
            yield self._one(value, text)
        window.skip()

    def _object(self, window: _Window, depth: int) -> Found:
        """The articles of an object: its list, or the object itself, or its members."""
        window.skip()
        rest: dict[str, object] = {}
        written: list[str] = []
        before = self.count
        while (following := window.peek()) != "}":
            if not following:
                raise _BrokenJsonError("the object is cut off")
            key = window.key()
            opening = window.peek()
            keeps_list = self._keeps_list(key, rest)
            if keeps_list and opening == "[" and window.opens_list():
                yield from self._list(window)
            elif keeps_list and opening == "{" and depth < MAX_DEPTH:
                yield from self._object(window, depth + 1)
            else:
                rest[key], text = window.value()
                written += (key, text)
        window.skip()
        if self.count == before and (depth == 1 or is_record(rest, self._fields)):
            yield from self._members(rest, "\x1f".join(written))

    def _members(self, record: dict[str, object], written: str) -> Found:
        """One article, or, of an object of articles by id, each of them."""
        members = {key: value for key, value in record.items() if isinstance(value, dict)}
        by_id = members and len(members) == len(record) and not is_record(record, self._fields)
        if not (by_id and any(is_record(value, self._fields) for value in members.values())):
            yield self._one(record, written)
            return
        for key, value in members.items():
            yield self._one({"id": key, **value}, f"{key}\x1f{value!r}")

    def _keeps_list(self, key: str, rest: dict[str, object]) -> bool:
        return normal_key(key) in self._fields.lists and not is_record(rest, self._fields)

    def _one(self, value: object, written: str) -> RawArticle | Rejection:
        self.count += 1
        where = f"{self._origin}#{self.count}"
        if not isinstance(value, dict):
            message = f"not an object but {type(value).__name__}: {shown(written)}"
            return reject(where, "broken-record", message, found=written)
        return make_raw(
            value, origin=where, found=written, fields=self._fields, encoding=self._encoding
        )


def _texts(chunks: Chunks, origin: str) -> Iterator[str | Rejection]:
    """Chunks as text: UTF-8, or what the first chunk that is none turns out to be."""
    decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8")()
    for chunk in chunks:
        if isinstance(chunk, Rejection):
            yield chunk
            return
        try:
            yield decoder.decode(chunk)
        except UnicodeDecodeError:
            held = bytes(decoder.getstate()[0]) + chunk
            outcome = decode(held)
            if isinstance(outcome, Undecodable):
                yield reject(origin, outcome.reason, outcome.message, found=chunk)
                return
            name = outcome.encoding.split(",")[0]
            decoder = codecs.getincrementaldecoder(name)("replace")
            yield decoder.decode(held)
