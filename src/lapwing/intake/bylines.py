"""Bylines in metadata: the names in what a source gives as author.

Addresses of the web and of mail are no names and go; what has no letter is none. "By" stays: the
record says what the source says, and cleaning takes it off.

Known to miss: names of users (`jsmith7`), which stand as they are; a list that was written into one
cell (`['Ana Ruiz', 'Leo Paz']`).
"""

import re

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,80}@[\w-]{1,80}\.[\w.-]{1,80}", re.I)
_EDGES = " \t,;:|/<>-–—"


def names_in(value: str) -> str:
    """The names in a byline, on one line.

    >>> names_in("desk@echo.example (Ana Ruiz)")
    'Ana Ruiz'
    >>> names_in("https://www.facebook.com/ana")
    ''
    """
    bare = " ".join(_ADDRESS.sub(" ", value).split()).strip(_EDGES)
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1].strip(_EDGES)
    return bare if any(char.isalpha() for char in bare) else ""


def joined_names(values: list[str]) -> str:
    """Several bylines as one, each name once."""
    return ", ".join(dict.fromkeys(filter(None, map(names_in, values))))
