"""Outlets: who publishes, under which names and hosts, and how an agency signs its copy.

The table is compiled from `resources/outlets.tsv`. It answers three questions: whose host is this,
whose name is this, and whose wire copy does this dateline or byline say it is. An outlet that is
not in the table is no error: the answer is None, and the caller keeps the words it was given.

Known to miss: sections of a host that belong to another paper (only hosts are looked at, never
paths); names that several papers share and none of them owns ("El Universal"), which give None
unless the host tells them apart; credits in scripts other than the ones the table spells out.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from types import MappingProxyType

from lapwing.errors import ResourceError

KINDS = (
    "agency",
    "newspaper",
    "broadcaster",
    "web",
    "magazine",
    "state-media",
    "ngo",
    "government",
)
"""What an outlet can be. A news agency that a state runs is an ``agency``."""

_HOST = re.compile(r"[\w-]+(\.[\w-]+)+\.?(:\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One publisher of news."""

    outlet_id: str
    """Short lower-case name, unique and stable: what the ledger stores."""
    name: str
    """The name to show."""
    aliases: tuple[str, ...]
    """Other names that mean this outlet and no other."""
    domains: tuple[str, ...]
    """Hosts it publishes on, lower case, without ``www.``; their subdomains are its own too."""
    country: str
    """ISO 3166 alpha-3 of its seat, or KOS, UNO, IGO, EUR."""
    kind: str
    """One of `KINDS`."""
    agency_marks: tuple[str, ...]
    """How its copy is credited by others, e.g. ``("AP", "Associated Press")``; () for most."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets we know, to be asked by host, by name, or by the credit of an agency."""

    entries: tuple[Outlet, ...]
    _domains: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)
    _names: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)
    _marks: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)
    _mark: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        domains = {domain: outlet for outlet in self.entries for domain in outlet.domains}
        names = {
            normal_name(name): outlet
            for outlet in self.entries
            for name in (outlet.name, *outlet.aliases)
        }
        marks = {
            spelling: outlet
            for outlet in self.entries
            for mark in outlet.agency_marks
            for spelling in (mark, mark.upper())
        }
        object.__setattr__(self, "_domains", MappingProxyType(domains))
        object.__setattr__(self, "_names", MappingProxyType(names))
        object.__setattr__(self, "_marks", MappingProxyType(marks))
        object.__setattr__(self, "_mark", _any_of(marks))

    def by_domain(self, host: str) -> Outlet | None:
        """Say whose host this is: ``edition.cnn.com`` is CNN's because ``cnn.com`` is.

        The longest known ending wins, so ``news.sky.com`` can be another outlet than
        ``sky.com``. A port and a trailing dot are ignored. None: not in the table.
        """
        labels = host.strip().lower().partition(":")[0].rstrip(".").split(".")
        for start in range(len(labels)):
            outlet = self._domains.get(".".join(labels[start:]))
            if outlet is not None:
                return outlet
        return None

    def by_name(self, text: str) -> Outlet | None:
        """Say which outlet bears exactly this name, whatever its case, accents and "The".

        A text that looks like a host is taken for one. None: not in the table, or shared.
        """
        outlet = self._names.get(normal_name(text))
        if outlet is None and _HOST.fullmatch(text.strip()):
            return self.by_domain(text)
        return outlet

    def agency_in(self, text: str) -> Outlet | None:
        """Find the agency that a dateline or byline credits; the first, where there are two.

        A mark counts when it stands alone, as written in the table or in capitals. Pass only
        the credit (``"CARACAS, Jan 23 (AP) -"``, ``"By Ana Ruiz, Reuters"``), never running
        text, where a bare "AP" or "Petra" may be anything. None: no agency of ours.
        """
        match = self._mark.search(unicodedata.normalize("NFC", text))
        return self._marks[match[0]] if match else None


def normal_name(text: str) -> str:
    """Reduce a name to what tells outlets apart.

    Case, accents, punctuation and a leading "the" go: ``"The Télam"`` becomes ``"telam"``.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(
        "" if unicodedata.combining(char) else char if char.isalnum() else " "
        for char in decomposed.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    )
    words = letters.replace("&", " ").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def load_outlets() -> Outlets:
    """Read the compiled table.

    Raises:
        ResourceError: The table is missing from the installation, or is not what we write.
    """
    path = resources.files("lapwing").joinpath("data", "outlets.json")
    hint = "compile it again from resources/outlets.tsv, or reinstall Lapwing"
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ResourceError(f"{path}: cannot be read ({error})", hint=hint) from error
    try:
        rows = json.loads(raw)["outlets"]
        return Outlets(tuple(_outlet(row) for row in rows))
    except (ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{path}: not a table of outlets ({error!r})", hint=hint) from error


def _outlet(row: Mapping[str, str | list[str]]) -> Outlet:
    """Make an outlet of a compiled row; `KeyError` or `TypeError` when it has other fields."""
    lists = ("aliases", "domains", "agency_marks")
    texts = {key: str(value) for key, value in row.items() if key not in lists}
    return Outlet(
        outlet_id=texts.pop("outlet_id"),
        name=texts.pop("name"),
        country=texts.pop("country"),
        kind=texts.pop("kind"),
        aliases=tuple(row["aliases"]),
        domains=tuple(row["domains"]),
        agency_marks=tuple(row["agency_marks"]),
    )


def _any_of(marks: Iterable[str]) -> re.Pattern[str]:
    """Match any mark that stands alone, the longest first; an empty table matches nothing."""
    longest_first = sorted(marks, key=lambda mark: (-len(mark), mark))
    choices = "|".join(re.escape(mark) for mark in longest_first) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")
