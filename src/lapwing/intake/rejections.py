"""Rejections: how intake says that something could not be read as an article.

The digest stands for what was found, so that the same broken thing, met again, is counted once.
"""

import hashlib
import math
from collections.abc import Collection, Sequence

from lapwing.record import Rejection
from lapwing.text import digest

SHOWN_CHARS = 60
SHOWN_FIELDS = 12
SHOWN_NAME_CHARS = 40


def reject(origin: str, reason: str, message: str, *, found: bytes | str) -> Rejection:
    """Make a rejection.

    Args:
        origin: Where it was read, as in `RawArticle.origin`.
        reason: One of the codes in `REJECTION_REASONS`.
        message: What was found, for a person.
        found: The bytes or the text that were found; only their digest is kept.
    """
    mark = hashlib.sha256(found).hexdigest()[:20] if isinstance(found, bytes) else digest(found)
    return Rejection(origin=origin, reason=reason, message=message, digest=mark)


def shown(found: bytes | str, *, max_chars: int = SHOWN_CHARS) -> str:
    """The first characters of what was found, safe to print on one line."""
    if isinstance(found, bytes):
        found = found[: 4 * max_chars].decode("utf-8", "replace")
    line = " ".join(found[: 4 * max_chars].split())
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
    return repr(plain if len(plain) <= max_chars else plain[: max_chars - 1] + "…")


def say_what_is_there(rows: Sequence[tuple[str, object, bool]], missing: Collection[str]) -> str:
    """What a record without a text holds: which of its fields for a text are empty, what is not.

    Args:
        rows: Key, value, and whether a field of that name is read as a text.
        missing: What a cell may say, in lower case, for "there is none".

    >>> say_what_is_there([("text", "", True), ("title", "Talks", False)], ())
    '`text` is empty; the fields with a value: title'
    """
    empty = [key for key, value, is_text in rows if is_text and _is_empty(value, missing)]
    odd = [(k, v) for k, v, is_text in rows if is_text and not _is_empty(v, missing)]
    filled = [key for key, value, is_text in rows if not is_text and not _is_empty(value, missing)]
    parts = [f"`{_named([key])}` is empty" for key in empty[:3]]
    parts += [f"`{_named([key])}` holds no text but {shown(str(value))}" for key, value in odd[:3]]
    parts.append(f"the fields with a value: {_named(filled) or 'none'}")
    return "; ".join(parts)


def _is_empty(value: object, missing: Collection[str]) -> bool:
    if isinstance(value, str):
        return not value.strip() or value.strip().casefold() in missing
    is_nan = isinstance(value, float) and math.isnan(value)
    return value is None or is_nan or value == [] or value == {}


def _named(keys: Sequence[str]) -> str:
    return ", ".join(shown(key, max_chars=SHOWN_NAME_CHARS)[1:-1] for key in keys[:SHOWN_FIELDS])
