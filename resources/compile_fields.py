"""Compile `fields.yaml` into the table that `lapwing.intake.fields` reads.

Names are reduced to what tells them apart (letters and digits, lower case; dots and `$`, `#` kept),
so that no reader needs to do it again. Keys are sorted: the same file gives the same bytes.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from lapwing.errors import ResourceError
from lapwing.intake.fields import normal_key

FIELDS = (
    "id", "text", "html", "summary", "title", "published", "outlet", "byline", "agency", "url",
    "language",
)  # fmt: skip
LISTS = ("wrappers", "missing", "lists", "envelopes")
SECTIONS = ("fields", *LISTS, "languages", "factiva", "nexis")


def compile_fields(resources: Path) -> dict[str, bytes]:
    """Turn `fields.yaml` in the folder `resources` into compiled files: name to bytes.

    Raises:
        ResourceError: A section is missing or of another form, or a language has two codes.
    """
    source = resources / "fields.yaml"
    raw = yaml.safe_load(source.read_text(encoding="utf-8"))
    if sorted(raw) != sorted(SECTIONS):
        raise ResourceError(
            f"{source.name}: the sections are {sorted(raw)}", hint=f"write {sorted(SECTIONS)}"
        )
    if sorted(raw["fields"]) != sorted(FIELDS):
        raise ResourceError(
            f"{source.name}: the fields are {sorted(raw['fields'])}", hint=f"write {FIELDS}"
        )
    compiled: dict[str, object] = {
        "source": "resources/fields.yaml",
        "fields": {name: _keys(source, name, raw["fields"][name]) for name in FIELDS},
        "languages": _languages(source, raw["languages"]),
        "factiva": raw["factiva"],
        "nexis": raw["nexis"],
        "missing": sorted(_texts(source, "missing", raw["missing"])),
    }
    for name in ("wrappers", "lists"):
        compiled[name] = _keys(source, name, raw[name])
    compiled["envelopes"] = _texts(
        source, "envelopes", raw["envelopes"]
    )  # `_source` is no `source`
    text = json.dumps(compiled, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return {"fields.json": text.encode()}


def _texts(source: Path, where: str, values: object) -> list[str]:
    """The values, where they are a list of strings."""
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ResourceError(
            f"{source.name}: {where} is {values!r}",
            hint="write a list of words; quote what YAML takes for something else (null, no, y)",
        )
    return values


def _keys(source: Path, where: str, values: object) -> list[str]:
    """Names as `normal_key` leaves them, in order, each once."""
    return list(dict.fromkeys(normal_key(value) for value in _texts(source, where, values)))


def _languages(source: Path, table: Mapping[object, object]) -> dict[str, str]:
    """Name in lower case → two-letter code."""
    codes: dict[str, str] = {}
    for key, names in table.items():
        code = "no" if key is False else key  # YAML 1.1 reads a bare `no` as false
        if not isinstance(code, str) or not re.fullmatch("[a-z]{2}", code):
            raise ResourceError(f"{source.name}: {code!r} is no code of ISO 639-1")
        for name in (code, *_texts(source, f"languages.{code}", names)):
            if codes.setdefault(name, code) != code:
                raise ResourceError(f"{source.name}: {name!r} is {codes[name]!r} and {code!r}")
    return codes
