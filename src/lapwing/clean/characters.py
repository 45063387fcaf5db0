"""Characters: a text without what no reader sees.

Line ends become `\\n`; every other kind of space becomes a plain one; control characters, marks of
writing direction, zero-width characters and soft hyphens go. Letters of all scripts and emoji stay,
and so do the joiners inside them, without which they would be other letters.
"""

import re

_JOINERS = "\u200c\u200d"
_LINE_ENDS = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad"  # soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction
    "\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]"  # no width
    # A joiner matters only between two characters of scripts and emoji that use joiners.
    f"|(?<![\u0600-\U000e0fff])[{_JOINERS}]|[{_JOINERS}](?![\u0600-\U000e0fff])"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """The text with plain spaces and line ends, and nothing unseen in it.

    Half characters (lone surrogates), which no file can hold, become U+FFFD.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    return _SPACES.sub(" ", text)


def tidy_spaces(text: str) -> str:
    """One line with single spaces, none at its edges."""
    return " ".join(text.split())
