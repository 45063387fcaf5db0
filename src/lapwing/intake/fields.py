"""Fields: from a record under anybody's names to a `RawArticle` under ours.

Which names are understood stands in `resources/fields.yaml`. The first name with a value wins; an
object around a value is unwrapped, a list of paragraphs is joined by blank lines. A text that is
full of tags is taken for a page. Dates stay as they are written, save numbers, which are seconds
(or milliseconds) since 1970.

Known to miss: names in languages other than English; records with one field per paragraph.
"""

import datetime as dt
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lapwing.errors import ResourceError
from lapwing.intake.bylines import joined_names, names_in
from lapwing.intake.decode import without_surrogates
from lapwing.intake.rejections import reject, say_what_is_there
from lapwing.record import RawArticle, Rejection
from lapwing.text import digest

MAX_FIELD_CHARS = 2_000
"""Titles, outlets and other short fields are cut here; what is longer is no title."""
MAX_ID_CHARS = 200
"""A longer id is replaced by its digest."""

_NOT_KEY = re.compile(r"[^\w.$#]|_")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html)\b", re.I | re.S
)
_TAGS = re.compile(
    r"</(?:p|div|article|section|body|h[1-6]|ul|li|blockquote|span)>|<br\s*/?>", re.I
)
_EPOCH_SECONDS = range(100_000_000, 5_000_000_000)  # 1973 to 2128
_LONG = ("text", "html", "summary")
_SHORT = ("title", "outlet", "byline", "agency", "published")
_NAMES = (
    "id", "text", "html", "title", "published", "outlet", "byline", "agency", "url", "language"
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLayout:
    """How one vendor marks the fields of its text exports."""

    fields: Mapping[str, str]
    """Our field → the vendor's code or label."""
    codes: Mapping[str, tuple[str, ...]]
    """Group of codes → the codes in it, e.g. `"before_text"` → `("BYLINE", …)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What others call our fields, as compiled from `resources/fields.yaml`."""

    names: Mapping[str, Sequence[str]]
    """Our field → other names, most trusted first, as `normal_key` leaves them."""
    lists: frozenset[str]
    """Keys under which an object keeps its articles."""
    envelopes: tuple[str, ...]
    """Keys, as written, of the objects that some stores put around a record."""
    wrappers: tuple[str, ...]
    missing: frozenset[str]
    """What a cell may say, in lower case, for "there is none"."""
    languages: Mapping[str, str]
    """Language name or three-letter code, in lower case → ISO 639-1."""
    factiva: "ExportLayout"
    nexis: "ExportLayout"

    def language_code(self, said: str) -> str:
        """`"en-US"`, `"English"`, `"eng"` → `"en"`; what nobody knows → `""`."""
        whole = said.strip().casefold()
        return self.languages.get(whole) or self.languages.get(re.split("[-_ ]", whole)[0], "")


@cache
def load_fields() -> Fields:
    """Read the compiled table.

    Raises:
        ResourceError: The table is missing from the installation, or is not what we write.
    """
    path = resources.files("lapwing").joinpath("data", "fields.json")
    try:
        raw = json.loads(path.read_bytes())
        return Fields(
            names=raw["fields"],
            lists=frozenset(raw["lists"]),
            envelopes=tuple(raw["envelopes"]),
            wrappers=tuple(raw["wrappers"]),
            missing=frozenset(raw["missing"]),
            languages=raw["languages"],
            factiva=_layout(raw["factiva"]),
            nexis=_layout(raw["nexis"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(
            f"{path}: not a table of field names ({error!r})",
            hint="compile it again from resources/fields.yaml, or reinstall Lapwing",
        ) from error


def _layout(raw: Mapping[str, object]) -> ExportLayout:
    fields = raw["fields"]
    groups = {name: value for name, value in raw.items() if isinstance(value, list)}
    return ExportLayout(
        fields={name: str(code) for name, code in dict(fields).items()},  # type: ignore[call-overload]
        codes={name: tuple(map(str, codes)) for name, codes in groups.items()},
    )


def normal_key(key: str) -> str:
    """What tells names of fields apart: `"Pub Date"`, `"pub_date"`, `"pubDate"` → `"pubdate"`."""
    return _NOT_KEY.sub("", key).casefold()


def is_page(text: str) -> bool:
    """Whether a text is a whole HTML page."""
    return bool(_PAGE.match(text[:5_000]))


def is_markup(text: str) -> bool:
    """Whether a text is HTML, a page or a piece of one."""
    return "<" in text and (is_page(text) or bool(_TAGS.search(text[:20_000])))


def is_record(record: Mapping[str, object], fields: Fields) -> bool:
    """Whether the record has a text or a page, under whatever name."""
    table = _Record.of(record, fields)
    return any(table.find(name)[0] for name in ("text", "html"))


def make_raw(
    record: Mapping[str, object],
    *,
    origin: str,
    found: bytes | str,
    fields: Fields,
    kind: str = "field",
    encoding: str = "",
) -> RawArticle | Rejection:
    """Make an article of a record.

    Args:
        record: Names to plain values, as JSON, CSV or Parquet give them.
        origin: Where it was read, as in `RawArticle.origin`.
        found: The record as it was found; what its digest is made of when it is rejected.
        fields: The names that are understood.
        kind: What a field is called there: `"field"`, `"column"`.
        encoding: What to add in words where the encoding is no plain UTF-8; empty: nothing.
    """
    table = _Record.of(record, fields)
    values: dict[str, str] = {}
    read_from: dict[str, str] = {}
    for name in _NAMES:
        values[name], key = table.find(name)
        if values[name]:
            read_from[name] = f"{kind} {key!r}"
    if not values["text"] and not values["html"]:
        values["text"], key = table.find("summary")
        read_from["text"] = f"{kind} {key!r}, a summary"
    if not values["text"] and not values["html"]:
        known = {path.split(".")[0] for name in _LONG for path in fields.names[name]}
        rows = [(key, value, normal in known) for normal, (key, value) in table.values.items()]
        return reject(origin, "no-text", say_what_is_there(rows, fields.missing), found=found)
    _move_markup(values, read_from)
    if encoding:
        read_from["html" if values["html"] else "text"] += f" ({encoding})"
    return RawArticle(origin=origin, read_from=read_from, **values)


def short(value: str) -> str:
    """A value on one line, without control characters, cut to `MAX_FIELD_CHARS`."""
    line = " ".join(value[: 4 * MAX_FIELD_CHARS].split())
    return "".join(c for c in line if c >= " " and not "\x7f" <= c <= "\x9f")[:MAX_FIELD_CHARS]


def written_date(value: str) -> str:
    """A date as written; seconds or milliseconds since 1970 become an ISO time in UTC."""
    digits = value.removesuffix(".0")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 13:
        return value
    for seconds in (int(digits), int(digits) // 1000):
        # Eight digits are a day (20190124), fourteen a GDELT time.
        if seconds in _EPOCH_SECONDS and len(digits) != 8:
            return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value


def _move_markup(values: dict[str, str], read_from: dict[str, str]) -> None:
    """A page in the field of the text is a page; where both are given, the text is used."""
    if values["text"] and is_markup(values["text"]):
        if not values["html"]:
            values["html"], read_from["html"] = values["text"], read_from["text"]
        values["text"] = ""
        read_from.pop("text", None)
    elif values["text"]:
        values["html"] = ""
        read_from.pop("html", None)


@dataclass(frozen=True, slots=True)
class _Record:
    """A record that can be asked by normal key and by path."""

    values: Mapping[str, tuple[str, object]]
    """Normal key → key as written, value."""
    fields: Fields

    @classmethod
    def of(cls, record: Mapping[str, object], fields: Fields) -> "_Record":
        for key, value in record.items():
            if key in fields.envelopes and isinstance(value, Mapping):
                record = {**record, **value}
        return cls(
            {
                normal_key(str(key)): (str(key), value)
                for key, value in reversed(list(record.items()))
            },
            fields,
        )

    def find(self, name: str) -> tuple[str, str]:
        """The first value under any name of our field, and that name as written; else ("", "")."""
        for known in self.fields.names[name]:
            key, value = self._at(known)
            text = self._clean(name, self._as_text(value, name))
            if text:
                return text, key
        return "", ""

    def _at(self, path: str) -> tuple[str, object]:
        first, *rest = path.split(".")
        written, value = self.values.get(path) or self.values.get(first, ("", None))
        if path in self.values:
            return written, value
        for step in rest:
            value = _first(value)
            if not isinstance(value, Mapping):
                return "", None
            found = [key for key in value if normal_key(str(key)) == step]
            written, value = (f"{written}.{found[0]}", value[found[0]]) if found else ("", None)
        return written, value

    def _as_text(self, value: object, name: str, depth: int = 3) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, bool) or value is None:
            return ""
        if isinstance(value, int | float):
            return "" if name in (*_LONG, "byline") else _number(value)
        if isinstance(value, dt.date | dt.time):  # a datetime is a date
            return value.isoformat()
        if isinstance(value, bytes):
            return value.decode("utf-8", "replace")
        if isinstance(value, Mapping) and depth:
            keys = {normal_key(str(key)): key for key in value}
            for wrapper in self.fields.wrappers:
                if wrapper in keys:
                    return self._as_text(value[keys[wrapper]], name, depth - 1)
        if isinstance(value, Sequence) and not isinstance(value, str) and depth:
            parts = [self._as_text(part, name, depth - 1) for part in value]
            if name == "byline":
                return joined_names(parts)
            return "\n\n".join(filter(None, parts)) if name in _LONG else _first_of(parts)
        return ""

    def _clean(self, name: str, value: str) -> str:
        value = without_surrogates(value)
        if not value.strip() or value.strip().casefold() in self.fields.missing:
            return ""
        if name in _SHORT:
            value = names_in(short(value)) if name == "byline" else short(value)
            return written_date(value) if name == "published" else value
        if name == "url":
            value = value.strip()
            is_address = re.match(r"https?://[^\s<>\"']+$", value[:MAX_FIELD_CHARS], re.I)
            return value if is_address and len(value) <= MAX_FIELD_CHARS else ""
        if name == "id":
            value = short(value)
            return value if len(value) <= MAX_ID_CHARS else digest(value)
        if name == "language":
            return self.fields.language_code(value)
        return value.replace("\r\n", "\n").replace("\r", "\n")


def _first_of(parts: Sequence[str]) -> str:
    return next(filter(None, parts), "")


def _first(value: object) -> object:
    is_list = isinstance(value, Sequence) and not isinstance(value, str | bytes)
    return value[0] if is_list and value else value  # type: ignore[index]


def _number(value: float) -> str:
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else ""
    if not math.isfinite(value):  # pandas writes a missing cell as NaN
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e18 else str(value)
