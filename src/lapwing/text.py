"""Pure functions on text: folding, digests, words. They know nothing of articles or readings."""

import hashlib
import re
import unicodedata

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S., U.N., E.U.
    r"|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b"  # did + n't
    r"|[^\W\d_]+(?:[’'](?!(?:ll|re|ve)\b)[^\W\d_]{2,})*(?:-[^\W_]+)*"  # O'Brien, hyphened words
    r"|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*"  # numbers, times, 16-year-old
    r"|['’](?:s|ll|re|ve|d|m)\b"  # possessive, short forms
    r"|\S"  # any other mark by itself
)

_QUOTES = str.maketrans({"’": "'", "‘": "'", "‛": "'", "`": "'", "“": '"', "”": '"', "„": '"'})


def digest(*parts: str, length: int = 20) -> str:
    """Hexadecimal SHA-256 of the parts, cut to `length` digits; the borders of parts count."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def fold(text: str) -> str:
    """Text for comparing: lower case, no accents, straight quotes, single spaces, no edges.

    >>> fold("Nicolás  MADURO’s")
    "nicolas maduro's"
    """
    straight = straightened(text)
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", straight) if not unicodedata.combining(c)
    )
    return " ".join(bare.casefold().split())


def straightened(text: str) -> str:
    """Text with straight quotation marks and apostrophes; as long as it was.

    >>> straightened("Oslo’s “no”")
    'Oslo\'s "no"'
    """
    return text.translate(_QUOTES)


def slug(text: str) -> str:
    """Text as an identifier: folded, words joined by hyphens.

    >>> slug("Côte d'Ivoire")
    'cote-d-ivoire'
    """
    return "-".join(re.findall(r"[^\W_]+", fold(text)))


def find_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Words and marks as half-open offsets into `text`, in order, spaces left out.

    Abbreviations with inner stops ("U.S.") and hyphened words are one word; a possessive ('s) is a
    word of its own, and so is every mark.

    >>> [t for s, e in find_words("The U.S.'s co-op.") for t in ["The U.S.'s co-op."[s:e]]]
    ['The', 'U.S.', "'s", 'co-op', '.']
    """
    stop = len(text) if end is None else end
    return [match.span() for match in _WORD.finditer(text, start, stop)]
