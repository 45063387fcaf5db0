"""Compile `times.yaml` into the grammar that `lapwing.lexicon.times` reads.

Every pattern is compiled once here, so that a broken one is told while it is being written. The
order of patterns is kept, for it decides between equals; the same file gives the same bytes.
"""

from collections.abc import Mapping
from pathlib import Path

import yaml

from lapwing.errors import ResourceError
from lapwing.lexicon.table import pack
from lapwing.lexicon.times import times_from

SECTIONS = (
    "classes",
    "numbers",
    "ordinals",
    "holidays",
    "tense",
    "binding",
    "fragments",
    "patterns",
)


def compile_times(resources: Path) -> dict[str, bytes]:
    """Turn `times.yaml` in the folder `resources` into compiled files: name to bytes.

    Raises:
        ResourceError: A section is missing, or a pattern is not well formed.
    """
    source = resources / "times.yaml"
    raw = yaml.safe_load(source.read_text(encoding="utf-8"))
    if not isinstance(raw, Mapping) or sorted(raw) != sorted(SECTIONS):
        raise ResourceError(
            f"{source.name}: the sections are {sorted(raw)}", hint=f"write {sorted(SECTIONS)}"
        )
    compiled: dict[str, object] = {"source": "resources/times.yaml"}
    for name in SECTIONS:
        compiled[name] = _plain(raw[name])
    times_from(compiled)
    return {"times.json": pack(compiled)}


def _plain(value: object) -> object:
    """The same with every key a string, and spaces in patterns single."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value
