"""Digests of every compiled file: what a run was made with, whether the installation is whole."""

import hashlib
from importlib import resources

from lapwing.errors import ResourceError

EXPECTED = (
    "actors.json",
    "agents.json",
    "date_formats.json",
    "fields.json",
    "furniture.json",
    "ontology.json",
    "outlets.json",
    "phrases.json.gz",
    "places.json",
    "sentence_marks.json",
    "timeline.css",
    "times.json",
    "wording.json",
    "word_classes.json.gz",
)
"""The compiled files that the program cannot do without."""


def data_digests() -> dict[str, str]:
    """File name → SHA-256 of its bytes, 20 hexadecimal digits, for every compiled file.

    Raises:
        ResourceError: One of `EXPECTED` is absent; all that are absent are named.
    """
    folder = resources.files("lapwing").joinpath("data")
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:20]
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith((".", "_"))
    }
    absent = [name for name in EXPECTED if name not in found]
    if absent:
        raise ResourceError(
            f"the installation lacks {', '.join(absent)}",
            hint="reinstall Lapwing, or compile the tables with `python resources/compile.py`",
        )
    return {name: found[name] for name in sorted(found)}
