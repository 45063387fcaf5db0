"""Digests of every compiled file: what a run was made with, whether the installation is whole."""

import hashlib
from importlib import resources
from pathlib import Path

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
    "reader.onnx",
    "reader.sha256",
    "sentence_marks.json",
    "timeline.css",
    "times.json",
    "wording.json",
)
"""The compiled files that the program cannot do without."""


def data_digests(overlay: Path | None = None) -> dict[str, str]:
    """File name → SHA-256 of its bytes, 20 hexadecimal digits, for every compiled file.

    Args:
        overlay: A folder with the user's own tables, whose files are named `overlay/…`.

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
    for path in sorted(overlay.rglob("*")) if overlay else ():
        if path.is_file():
            name = f"overlay/{path.relative_to(overlay).as_posix()}" if overlay else path.name
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()[:20]
    return {name: found[name] for name in sorted(found)}
