"""Fields: take a parsed YAML or JSON file apart, and say exactly where it is wrong.

A lexicon file arrives as `Mapping[str, object]`. `Fields` hands out its fields as the kind that
the caller asks for, or raises a `ResourceError` with the path of the field ("types[3].modes[0]:
intensity should be a number from -10 to 10, got 'high'") and what to write instead.

Known to miss: fields that nobody asks for; a misspelt optional field is silently unread.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lapwing.errors import ResourceError


@dataclass(frozen=True, slots=True)
class Fields:
    """One mapping of a file, with the path by which it is reached, for messages."""

    content: Mapping[str, object]
    where: str

    def has(self, key: str) -> bool:
        """Say whether the field is there and not null."""
        return self.content.get(key) is not None

    def fields(self, key: str) -> "Fields":
        """A field that is a mapping."""
        return read_fields(self.content.get(key), f"{self.where}: {key}")

    def rows(self, key: str, *, default: tuple[()] | None = None) -> "Rows":
        """A field that is a list of mappings; absent is an error unless `default` is given."""
        if not self.has(key) and default is not None:
            return Rows((), f"{self.where}: {key}")
        found = self._list(key)
        path = f"{self.where}: {key}"
        return Rows(tuple(read_fields(r, f"{path}[{i}]") for i, r in enumerate(found)), path)

    def text(self, key: str) -> str:
        """A field that is a text and not empty."""
        found = self.content.get(key)
        if not isinstance(found, str) or not found.strip():
            raise self._fault(key, "a text", f"write `{key}: ...`; quote what looks like a number")
        return found.strip()

    def texts(self, key: str, *, among: Sequence[str] | None = None) -> tuple[str, ...]:
        """A field that is a list of texts, each `among` the allowed ones; absent is ()."""
        if not self.has(key):
            return ()
        found = self._list(key)
        for item in found:
            if not isinstance(item, str):
                raise self._fault(key, "a list of texts", "quote the items that are no texts")
            if among is not None and item not in among:
                raise self._fault(key, "made of known names", f"choose from {', '.join(among)}")
        return tuple(str(item) for item in found)

    def number(self, key: str, *, low: float, high: float) -> float:
        """A field that is a number from `low` to `high`."""
        found = self.content.get(key)
        is_number = isinstance(found, int | float) and not isinstance(found, bool)
        if not is_number or not low <= float(str(found)) <= high:
            raise self._fault(key, f"a number from {low} to {high}", f"write `{key}: {high}`")
        return float(str(found))

    def flag(self, key: str, *, default: bool) -> bool:
        """A field that is true or false; absent is `default`."""
        found = self.content.get(key, default)
        if not isinstance(found, bool):
            raise self._fault(key, "true or false", f"write `{key}: true`")
        return found

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        """A field that is one of the `allowed` texts."""
        found = self.content.get(key)
        if not isinstance(found, str) or found not in allowed:
            raise self._fault(key, "a known name", f"choose from {', '.join(allowed) or 'none'}")
        return found

    def part_of(self, key: str, text: str) -> str | None:
        """A field that is a stretch of `text`; None when absent."""
        if not self.has(key):
            return None
        found = self.text(key)
        if found not in text:
            raise self._fault(key, f"part of {text!r}", "copy the words as they stand there")
        return found

    def _list(self, key: str) -> list[object]:
        found = self.content.get(key)
        if not isinstance(found, list):
            raise self._fault(key, "a list", f"write `{key}: [...]`")
        return found

    def _fault(self, key: str, wanted: str, hint: str) -> ResourceError:
        found = self.content.get(key)
        return ResourceError(
            f"{self.where}: {key} should be {wanted}, got {_brief(found)}", hint=hint
        )


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of mappings of a file."""

    rows: tuple[Fields, ...]
    where: str

    def __iter__(self) -> Iterator[Fields]:
        return iter(self.rows)

    def differing_in(self, key: str) -> "Rows":
        """Give the rows back, or raise when two have the same text in the field `key`."""
        seen: set[str] = set()
        for row in self.rows:
            name = row.text(key)
            if name in seen:
                raise ResourceError(
                    f"{row.where}: {key} {name!r} is already taken",
                    hint=f"give every entry of {self.where} another {key}",
                )
            seen.add(name)
        return self

    def pairs(self, key: str, value: str) -> dict[str, str]:
        """Text of field `key` to text of field `value`; a key may stand once only."""
        return {row.text(key): row.text(value) for row in self.differing_in(key)}


def read_fields(raw: object, where: str) -> Fields:
    """Take `raw` for a mapping. Raises ResourceError: it is something else, or not there."""
    if not isinstance(raw, Mapping):
        raise ResourceError(
            f"{where} should be a mapping of names to values, got {_brief(raw)}",
            hint="compare with resources/ontology.yaml, or run `python resources/compile.py`",
        )
    return Fields(raw, where)


def _brief(found: object) -> str:
    shown = repr(found)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
