"""Feeds: RSS and Atom, read with feedparser; one article an entry.

An entry's full content is taken where the feed carries it, else its summary. The feed's title is
the outlet. An entry's origin ends in its own id (else its link), so that it stays the same when
newer entries push it down; only where it has neither, in its number. Nothing in a feed is followed:
neither links nor what its XML declares.

Known to miss: XML that is no feed (NewsML, sitemaps), which is rejected as such.
"""

import io
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count

from lapwing.intake.bylines import joined_names
from lapwing.intake.decode import binary_kind
from lapwing.intake.fields import Fields, is_markup, is_page, make_raw, short
from lapwing.intake.pages import read_page_bytes
from lapwing.intake.rejections import reject
from lapwing.intake.sources import Chunks, whole
from lapwing.intake.tables import Found
from lapwing.record import RawArticle, Rejection
from lapwing.text import digest

MAX_MARK_CHARS = 80
"""A longer id or link stands in an origin as its digest."""


def read_feed(chunks: Chunks, origin: str, fields: Fields) -> Found:
    """Every entry of a feed file, told apart in `origin` by id, link or number from 1."""
    data = whole(chunks, origin)
    if isinstance(data, Rejection):
        yield data
        return
    yield from read_feed_bytes(data, origin, fields)


def read_feed_bytes(data: bytes, origin: str, fields: Fields) -> Found:
    """The same for a feed that is in memory."""
    if not data.strip(b"\x00 \t\r\n"):
        yield reject(origin, "empty", "the file is empty", found=data)
        return
    if kind := binary_kind(data):
        yield reject(origin, "binary", f"this is {kind}, not XML", found=data)
        return
    if is_page(data[:5_000].decode("utf-8", "replace")):
        yield read_page_bytes(data, origin)
        return
    feed = _parse(data)
    if isinstance(feed, str):
        yield reject(origin, "broken-record", f"no feed: {feed}", found=data)
        return
    entries = feed.get("entries")
    about = _mapping(feed.get("feed"))
    if not isinstance(entries, list) or not entries:
        yield _no_entries(feed, data, origin)
        return
    outlet = short(str(about.get("title") or ""))
    language = str(about.get("language") or "")
    marks: set[str] = set()
    for number, entry in enumerate(map(_mapping, entries), start=1):
        mark = next(mark for mark in _marks(entry, number) if mark not in marks)
        marks.add(mark)
        raw = make_raw(
            _record(entry, outlet, language),
            origin=f"{origin}#{mark}",
            found=f"{number}\x1f{sorted(map(str, entry))}\x1f{entry.get('id') or ''}",
            fields=fields,
        )
        yield _told(raw, entry) if isinstance(raw, RawArticle) else raw


def _marks(entry: Mapping[str, object], number: int) -> Iterator[str]:
    """What may tell an entry from the others, best first; the last ones never end."""
    for key in ("id", "link"):
        if said := short(str(entry.get(key) or "")):
            yield said if len(said) <= MAX_MARK_CHARS and said.isprintable() else digest(said)
    yield str(number)
    yield from (f"{number}.{again}" for again in count(1))


def _parse(data: bytes) -> Mapping[str, object] | str:
    """What feedparser makes of it; a string says why it could make nothing."""
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # feedparser's own; broken feeds are told from `bozo`
        try:
            # A stream, never bytes or str: those feedparser may take for an address to open.
            return _mapping(
                feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
            )
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            return f"{type(error).__name__}: {error}"


def _no_entries(feed: Mapping[str, object], data: bytes, origin: str) -> Rejection:
    if not feed.get("version"):
        return reject(origin, "unknown-format", "XML, but neither RSS nor Atom", found=data)
    if feed.get("bozo"):
        message = f"a feed whose XML is broken: {short(str(feed.get('bozo_exception')))[:200]}"
        return reject(origin, "broken-record", message, found=data)
    return reject(origin, "empty", "a feed without entries", found=data)


def _record(entry: Mapping[str, object], outlet: str, language: str) -> dict[str, object]:
    """The entry under our names."""
    body, said = _longest_content(entry)
    place = "html" if is_markup(body) else "text"
    if not body:
        body, place = str(entry.get("summary") or ""), "summary"
    return {
        "id": entry.get("id"),
        place: body,
        "title": _plain(str(entry.get("title") or "")),
        "published": entry.get("published") or entry.get("updated"),
        "outlet": _source(entry) or outlet,
        "byline": _authors(entry),
        "url": entry.get("link"),
        "language": said or language,
    }


def _longest_content(entry: Mapping[str, object]) -> tuple[str, str]:
    contents = entry.get("content") or []
    bodies = [
        (str(content.get("value") or ""), str(content.get("language") or ""))
        for content in (contents if isinstance(contents, list) else [])
    ]
    return max(bodies, key=lambda body: len(body[0]), default=("", ""))


def _source(entry: Mapping[str, object]) -> str:
    """The outlet that an aggregator's entry names."""
    return str(_mapping(entry.get("source")).get("title") or "")


def _authors(entry: Mapping[str, object]) -> str:
    """The names of an entry's authors."""
    authors = entry.get("authors")
    people = [_mapping(author) for author in authors] if isinstance(authors, list) else []
    names = joined_names([str(person.get("name") or "") for person in people])
    return names or joined_names([str(entry.get("author") or "")])


def _told(raw: RawArticle, entry: Mapping[str, object]) -> RawArticle:
    """The article with the places its fields stood at, in the words of feeds."""
    body = "content" if _longest_content(entry)[0] else "summary"
    places = {"text": body, "html": body, "url": "link", "byline": "author"}
    read_from = {name: f"the feed entry's {places.get(name, name)}" for name in raw.read_from}
    if "outlet" in read_from and not _source(entry):
        read_from["outlet"] = "the feed's title"
    return replace(raw, read_from=read_from)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _plain(title: str) -> str:
    """A title without tags: `"<b>Talks</b> resume"`. What is no tag of HTML stays."""
    from lapwing.intake.html import find_fragment_text

    return find_fragment_text(title) if is_markup(title) else title
