"""Decoding: from bytes to text, and which encoding that took.

In order: a byte order mark; UTF-8 where every byte fits; what the page declares; UTF-16 without a
mark (every other byte is zero); Windows-1252, when the result reads as Western text; and then what
charset-normalizer makes of it. "ISO-8859-1" and "ASCII" mean Windows-1252, as in every browser.

Known to miss: a declared encoding that is wrong yet decodes; two encodings mixed in one file, of
which only stray bytes inside UTF-8 are forgiven (each becomes U+FFFD); short texts in an unmarked
encoding of the East.
"""

import codecs
import re
import string
from dataclasses import dataclass

from lapwing.intake.rejections import shown

GUESSED_BYTES = 1 << 18
"""How much of a file charset-normalizer looks at, in bytes."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# In "rozmowy bêd¹ trwa³y" the signs stand for Polish letters: that was no Windows-1252.
_IN_WORD_SYMBOL = re.compile(
    r"(?<=[^\W\d_])(?:[¹²³¼½¾]|[^\w\s’'‘“”\"\-–—…·.,;:!?()/&@•´`*+=<>#%|~\\\[\]_]+)(?=[^\W\d_])"
)
_C1 = re.compile("[\x80-\x9f]")
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_WESTERN = frozenset({"ascii", "iso8859-1", "iso8859-15", "cp1252"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text that was bytes."""

    text: str
    """Line ends are single newlines; no byte order mark; no lone surrogates."""
    encoding: str
    """Which encoding was used, in words, e.g. `"windows-1252"`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecodable:
    """Bytes that are no text we can read."""

    reason: str
    """`"empty"`, `"binary"` or `"encoding"`."""
    message: str


def decode(data: bytes, *, declared: str = "") -> Decoded | Undecodable:
    """Turn bytes into text.

    Args:
        data: All bytes of one text.
        declared: The encoding that the page or the server names; empty: none.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return Undecodable(reason="empty", message=f"{len(data)} bytes, no text among them")
    if found := binary_kind(data):
        return Undecodable(reason="binary", message=f"this is {found}, not text")
    attempt = _by_mark(data) or _by_rule(data, declared) or _by_guess(data)
    if attempt is None:
        return Undecodable(
            reason="encoding", message=f"no encoding fits these bytes: {shown(data)}"
        )
    text, encoding = tidy_text(attempt[0]), attempt[1]
    if not text.strip("\0\ufeff" + string.whitespace):
        return Undecodable(reason="empty", message=f"{len(data)} bytes, no text among them")
    return Decoded(text=text, encoding=encoding)


def tidy_text(text: str) -> str:
    """Single newlines at line ends, no byte order mark in front, no lone surrogates."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return without_surrogates(text.removeprefix("\ufeff"))


def without_surrogates(text: str) -> str:
    """Replace halves of surrogate pairs, which no file could hold, by U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def declared_charset(head: bytes) -> str:
    """The encoding that a page names in its first bytes; empty: none."""
    match = _META_CHARSET.search(head[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def byte_order_mark(head: bytes) -> tuple[bytes, str]:
    """The mark and its encoding; UTF-16 without a mark gives an empty mark; else ("", "")."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return mark, encoding
    return b"", _unmarked_utf16(head)


def binary_kind(data: bytes) -> str:
    """What kind of binary these bytes are, in words; empty: they may be text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if byte_order_mark(data)[1]:
        return ""
    sample = data[:GUESSED_BYTES]
    share = len(_CONTROLS.findall(sample)) / max(len(sample), 1)
    # Text in UTF-8 may hold some stray control characters; anything else that does is no text.
    # Random bytes hold 11 % of them.
    return "binary data" if share > (0.3 if _is_utf8(sample) else 0.02) else ""


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf16(head: bytes) -> str:
    """UTF-16 told by its zeros: Western text has one in every other byte."""
    pairs = len(head[:2000]) // 2
    if pairs < 4:
        return ""
    even, odd = head[: 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * pairs and odd < 0.1 * pairs else ""


def _by_mark(data: bytes) -> tuple[str, str] | None:
    mark, encoding = byte_order_mark(data)
    if not encoding:
        return None
    text = data[len(mark) :].decode(encoding, "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if broken > 0.05 * len(text):
        return None
    note = f", {broken} broken characters replaced" if broken else ""
    return text, f"{encoding}{' with byte order mark' if mark else ''}{note}"


def _by_rule(data: bytes, declared: str) -> tuple[str, str] | None:
    """UTF-8, the declared encoding, UTF-8 with stray bytes, Windows-1252: the first that fits."""
    name = _codec(declared)
    if data.isascii() and name not in ("", "utf-8", *_WESTERN):
        return _strict(data, name, note=", as declared")  # ISO-2022 hides in seven bits
    if attempt := _strict(data, "utf-8"):
        return attempt
    if name in _WESTERN:
        name = "cp1252"
    if name and name != "utf-8" and (attempt := _strict(data, name, note=", as declared")):
        return attempt
    return _stray_bytes(data) or _western(data)


def _codec(declared: str) -> str:
    """Python's name of a declared text encoding; empty where there is none."""
    try:
        info = codecs.lookup(declared.strip()) if declared.strip().isascii() else None
        "".encode(info.name if info else "ascii")
    except (LookupError, ValueError):  # ValueError: a name with NUL in it
        return ""
    return info.name if info and not info.name.startswith(("utf-16", "utf-32")) else ""


def _strict(data: bytes, encoding: str, *, note: str = "") -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, ValueError):
        return None
    return text, encoding.replace("cp125", "windows-125") + note


def _stray_bytes(data: bytes) -> tuple[str, str] | None:
    """UTF-8 in which a few bytes are broken: four sound characters above ASCII for each."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(not c.isascii() for c in text[: 4 * GUESSED_BYTES]) - broken
    return (text, f"utf-8, {broken} broken bytes replaced") if sound >= 4 * broken else None


def _western(data: bytes) -> tuple[str, str] | None:
    """Windows-1252, where few bytes are high and none of them is a sign inside a word."""
    sample = data[:GUESSED_BYTES]
    high = sum(byte > 127 for byte in sample)
    if high > 0.15 * len(sample):
        return None
    attempt = _strict(data, "cp1252")
    return None if attempt is None or _has_signs_in_words(attempt[0]) else attempt


def _has_signs_in_words(text: str) -> bool:
    """Whether the characters above ASCII look like letters read in the wrong encoding."""
    sample = text[:GUESSED_BYTES]
    high = sum(not c.isascii() for c in sample)
    return len(_IN_WORD_SYMBOL.findall(sample)) > 0.05 * high


def _by_guess(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    guesses = from_bytes(data[:GUESSED_BYTES])
    best = next((guess for guess in guesses if not _has_signs_in_words(str(guess))), guesses.best())
    if best is None:
        return None
    text = data.decode(best.encoding, "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}") + len(_C1.findall(text))
    return None if broken > 0.01 * len(text) else (text, f"{best.encoding}, guessed")
