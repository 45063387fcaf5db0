"""What a page says about itself: title, outlet, byline, date, address, language.

Read in order of trust: for the title the one heading, JSON-LD, OpenGraph, `<title>`; for the date
JSON-LD, the `meta` tags that mean the day of publication, then htmldate; for the outlet JSON-LD's
publisher and OpenGraph's site name. The order was chosen on real pages by `bench/pages.py`.
htmldate's search of the running text is left off: it gave a date to 11 of 14 pages that have none.

Known to miss: titles and dates that are drawn by a script.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lapwing.intake.bylines import joined_names
from lapwing.intake.decode import without_surrogates
from lapwing.intake.fields import load_fields, short
from lapwing.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_NODES = 2_000
"""How many objects of JSON-LD are looked at in one page."""
LATEST_DAY = "2100-01-01"
"""htmldate's bound is "now" unless it is told; this one gives the same answer on any day."""

_ARTICLE_TYPE = re.compile(r"Article$|Posting$|^Report$|Review$")
_DATE_METAS = (
    "article:published_time", "datepublished", "og:article:published_time", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "article.published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_AUTHOR_METAS = (
    "author", "article:author", "byl", "byline", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "cxenseparse:author",
)  # fmt: skip
_MOST_AUTHORS = 20
_WRAPPINGS = (("//", ""), ("<![CDATA[", "]]>"), ("", "//"), ("<!--", "-->"))
"""What old pages put around a script."""
_SEPARATOR = re.compile(r"\s+(?:[|•·»]|::?|[-–—])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What was found."""

    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Field of `RawArticle` → value, and where it was read, in words."""
    body: str = ""
    """The article's text where the page carries it as data, paragraphs separated by blank lines."""


def find_metadata(root: "HtmlElement", *, url: str = "") -> PageMetadata:
    """Read what a page says about itself.

    Args:
        root: The page's tree; it is not changed.
        url: Its address, where known; it may hold the date.
    """
    metas = _metas(root)
    article = _json_ld_article(root)
    outlet = _first(
        (_name_of(article.get("publisher")), "JSON-LD, publisher"),
        (metas.get("og:site_name", ""), "meta og:site_name"),
        (metas.get("application-name", ""), "meta application-name"),
    )
    address = _first(
        (_canonical(root), "link rel=canonical"),
        (metas.get("og:url", ""), "meta og:url"),
        (_text(article.get("url")), "JSON-LD, url"),
    )
    found = {
        "title": _title(root, article, metas, outlet[0]),
        "outlet": outlet,
        "byline": _byline(article, metas),
        "published": _published(root, article, metas, url or address[0]),
        "url": address if re.match(r"https?://\S+$", address[0]) else ("", ""),
        "language": _language(root, article, metas),
    }
    values = {name: value for name, value in found.items() if value[0]}
    body = _text(article.get("articleBody"), long=True)
    lines = (line.strip() for line in body.split("\n"))
    return PageMetadata(values=values, body="\n\n".join(filter(None, lines)))


def _first(*candidates: tuple[str, str]) -> tuple[str, str]:
    return next((candidate for candidate in candidates if candidate[0]), ("", ""))


def _metas(root: "HtmlElement") -> dict[str, str]:
    """Name or property of each `meta`, in lower case → content; the first of a name counts."""
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        content = short(html.unescape(node.get("content") or ""))
        for attribute in ("property", "name", "itemprop"):
            name = (node.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _title(
    root: "HtmlElement", article: Mapping[str, object], metas: Mapping[str, str], outlet: str
) -> tuple[str, str]:
    title = root.find(".//head/title")
    named = short(title.text_content()) if title is not None else ""
    headings = [short(node.text_content()) for node in root.iter("h1")]
    headings = list(dict.fromkeys(heading for heading in headings if heading))
    # One heading of several words is the headline; of more, the one that the <title> repeats.
    long = [heading for heading in headings if len(heading.split()) > 2]
    if len(long) > 1:
        long = [heading for heading in long if fold(heading) in fold(named)]
    value, where = _first(
        (long[0] if long else "", "the page's heading"),
        (_text(article.get("headline")), "JSON-LD, headline"),
        (metas.get("og:title", ""), "meta og:title"),
        (metas.get("twitter:title", ""), "meta twitter:title"),
        (named, "the page's <title>"),
        (headings[0] if headings else "", "the page's heading"),
    )
    return without_outlet(value, outlet), where


def without_outlet(title: str, outlet: str) -> str:
    """A title without the outlet's name at its end: `"Talks resume | The Gazette"`."""
    *parts, last = _SEPARATOR.split(title)
    known = re.sub(r"\W+", "", outlet).casefold()
    ending = re.sub(r"\W+", "", last).casefold()
    is_part = len(ending) > 3 and (ending in known or known in ending) and len(last) < 60
    if parts and known and (ending == known or is_part):
        return title[: title.rindex(last)].rstrip(" |•·»:-–—\t")
    return title


def _byline(article: Mapping[str, object], metas: Mapping[str, str]) -> tuple[str, str]:
    """Who wrote it, as JSON-LD or a `meta` says; addresses of profiles are no names."""
    for key in ("author", "creator"):
        said = article.get(key)
        people = said[:_MOST_AUTHORS] if isinstance(said, list) else [said]
        if names := joined_names([_name_of(person) for person in people]):
            return short(names), f"JSON-LD, {key}"
    return _first(*((joined_names([metas.get(key, "")]), f"meta {key}") for key in _AUTHOR_METAS))


def _published(
    root: "HtmlElement", article: Mapping[str, object], metas: Mapping[str, str], url: str
) -> tuple[str, str]:
    stated = _text(article.get("datePublished"))
    if re.search(r"\d{4}", stated):
        return stated, "JSON-LD, datePublished"
    for name in _DATE_METAS:
        if re.search(r"(?:19|20)\d\d", metas.get(name, "")):
            return metas[name], f"meta {name}"
    return _htmldate(root, url), "the page, by htmldate"


def _htmldate(root: "HtmlElement", url: str) -> str:
    from htmldate import find_date

    try:
        found = find_date(
            deepcopy(root),
            original_date=True,
            extensive_search=False,
            url=url or None,
            max_date=LATEST_DAY,
        )
    except (ValueError, OverflowError, TypeError, AttributeError):  # absurd dates in attributes
        return ""
    return found or ""


def _canonical(root: "HtmlElement") -> str:
    for node in root.iter("link"):
        if "canonical" in (node.get("rel") or "").lower().split():
            return short(node.get("href") or "")
    return ""


def _language(
    root: "HtmlElement", article: Mapping[str, object], metas: Mapping[str, str]
) -> tuple[str, str]:
    code = load_fields().language_code
    return _first(
        (code(_text(article.get("inLanguage"))), "JSON-LD, inLanguage"),
        (code(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
         "the page's lang"),
        (code(metas.get("og:locale", "")), "meta og:locale"),
        (code(metas.get("language", "")), "meta language"),
    )  # fmt: skip


def _json_ld_article(root: "HtmlElement") -> Mapping[str, object]:
    """The JSON-LD object that describes the article; empty: there is none."""
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        for candidate in _objects(_loaded(node.text or "")):
            kinds = candidate.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and _ARTICLE_TYPE.search(kind):
                    return candidate
    return {}


def _loaded(text: str) -> object:
    """The value of a JSON-LD script; None where it is broken."""
    clean = text.strip()
    for opening, closing in _WRAPPINGS:
        clean = clean.removeprefix(opening).removesuffix(closing).strip()
    try:
        return json.loads(clean, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    """Every object in a value, outermost first; at most `MAX_NODES`."""
    waiting, seen = [value], 0
    while waiting and seen < MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting += [child for child in node.values() if isinstance(child, dict | list)]
        elif isinstance(node, list):
            waiting += [child for child in node if isinstance(child, dict | list)][:MAX_NODES]


def _text(value: object, *, long: bool = False) -> str:
    """A string of JSON-LD, entities resolved; of a list the first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    plain = without_surrogates(html.unescape(value))
    return plain.replace("\r", "\n") if long else short(plain)


def _name_of(value: object) -> str:
    """The name of a JSON-LD person or organisation, given as object or string."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)
