"""Rejections: how intake says that something could not be read as an article.

The digest stands for what was found, so that the same broken thing, met again, is counted once.
"""

import hashlib

from lapwing.record import Rejection
from lapwing.text import digest

SHOWN_CHARS = 60


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
