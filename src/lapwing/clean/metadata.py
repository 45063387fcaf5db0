"""Metadata: outlet, agency, byline and title, from what the source gives and what the page states.

Each answer comes with the place it was read at, in words, for `Article.read_from`.

Known to miss: an outlet that is named only in running text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lapwing.clean.header import Header
from lapwing.lexicon.furniture import FurnitureRules
from lapwing.lexicon.outlets import Outlet, Outlets
from lapwing.record import Dateline, RawArticle, Removed
from lapwing.text import fold

_TITLE_TAIL = re.compile(r"^(?P<title>.{12,}?) ?(?:\||[-–—]|::|») ?(?P<outlet>[^|–—]{2,40})$")
_CREDIT_CHARS = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A value and where it was read; both empty: nothing was found."""

    value: str = ""
    where: str = ""
    outlet: Outlet | None = None
    """The outlet of our table that the value names; None: none of them, or no outlet at all."""


def find_title(raw: RawArticle, outlets: Outlets) -> Found:
    """The source's title without the outlet's name behind it (`… - Al Jazeera`, `… | Reuters`)."""
    title = " ".join(raw.title.split())
    tail = _TITLE_TAIL.match(title)
    outlet = outlets.by_name(tail["outlet"]) if tail else None
    where = raw.read_from.get("title", "metadata")
    return Found(tail["title"] if tail and outlet else title, where if title else "", outlet)


def find_outlet(
    raw: RawArticle,
    header: Header,
    *,
    title: Found,
    removed: Sequence[Removed],
    dateline: Dateline | None,
    outlets: Outlets,
    rules: FurnitureRules,
) -> Found:
    """Who published: as the source says, by the URL's host, or as the page states."""
    if raw.outlet.strip():
        known = outlets.by_name(raw.outlet)
        name = known.name if known else " ".join(raw.outlet.split())
        return Found(name, raw.read_from.get("outlet", "metadata"), known)
    host = _host(raw.url)
    if known := outlets.by_domain(host):
        return Found(known.name, "url", known)
    for words, where in _stated_outlets(header, removed, rules):
        known = outlets.by_name(words)
        if known and known.kind != "agency":
            return Found(known.name, where, known)
        if where == "header" and not outlets.agency_in(words):
            return Found(words, where)
        if (
            where == "byline"
            and "," not in words
            and _is_outlet_name(words, rules)
            and not outlets.agency_in(words)
        ):
            return Found(words, where)
    if title.outlet:
        return Found(title.outlet.name, "title", title.outlet)
    known = outlets.by_name(dateline.agency) if dateline and dateline.agency else None
    if known and known.kind != "agency":
        return Found(known.name, "dateline", known)
    return Found(host.removeprefix("www."), "url" if host else "")


def find_byline(raw: RawArticle, header: Header, rules: FurnitureRules) -> Found:
    """Who wrote it, without "By": as the source says, or as the page states."""
    said = " ".join(raw.byline.split())
    for phrase in sorted(rules.byline_words, key=len, reverse=True):
        if said.lower().startswith((f"{phrase} ", f"{phrase}:")):
            said = said[len(phrase) :].strip(" :")
            break
    if said:
        return Found(said, raw.read_from.get("byline", "metadata"))
    return Found(header.byline, "header" if header.byline else "")


def find_agency(
    raw: RawArticle,
    header: Header,
    *,
    removed: Sequence[Removed],
    dateline: Dateline | None,
    outlets: Outlets,
) -> Found:
    """Whose wire copy it is: as the source says; by dateline, byline, a line of its own, or the
    credit below.
    """
    if found := _said_agency(raw, outlets):
        return found
    credits = [(dateline.agency, "dateline")] if dateline else []
    credits += [(raw.byline, "byline"), (header.byline, "byline"), (header.outlet, "header")]
    credits += [
        (piece.text, "credit line")
        for piece in removed
        if piece.reason == "credit" and _is_bare_credit(piece.text, outlets)
    ]
    for words, where in credits:
        known = outlets.agency_in(words) if words else None
        if known and known.kind == "agency":
            return Found(known.name, where, known)
    if dateline and dateline.agency and not outlets.by_name(dateline.agency):
        written = dateline.agency
        return Found(written.title() if written.isupper() else written, "dateline")
    return Found()


def _said_agency(raw: RawArticle, outlets: Outlets) -> Found | None:
    """The agency that the source names; None where that is but the outlet again."""
    said = " ".join(raw.agency.split())
    if not said:
        return None
    where = raw.read_from.get("agency", "metadata")
    known = outlets.agency_in(said) or outlets.by_name(said)
    if known:
        return Found(known.name, where, known) if known.kind == "agency" else None
    return None if fold(said) == fold(raw.outlet) else Found(said, where)


def _stated_outlets(
    header: Header, removed: Sequence[Removed], rules: FurnitureRules
) -> list[tuple[str, str]]:
    stated = [(header.outlet, "header"), (header.byline, "byline")]
    for piece in removed:
        for pattern in rules.says_outlet:
            if match := pattern.match(piece.text):
                stated.append((match["outlet"].strip(), f"furniture ({piece.reason})"))
    return [(words, where) for words, where in stated if words]


def _is_outlet_name(byline: str, rules: FurnitureRules) -> bool:
    """Whether a byline names an outlet and no person: `Naija247news`, `Andes Daily News`."""
    words = byline.lower().split()
    joined = len(words) == 1 and words[0].endswith(tuple(rules.outlet_words))
    return (
        joined or any(char.isdigit() for char in byline) or not rules.outlet_words.isdisjoint(words)
    )


def _is_bare_credit(text: str, outlets: Outlets) -> bool:
    """Whether a credit is nothing but the name of an agency: `— AFP`, `Source: Xinhua`."""
    if len(text) > _CREDIT_CHARS:
        return False
    name = re.sub(
        r"^(?:source|via|from|courtesy)\b", "", text.strip(" -–—()."), flags=re.IGNORECASE
    )
    return outlets.by_name(name.strip(" :-–—()")) is not None


def _host(url: str) -> str:
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # a bracket that no address has
        return ""
