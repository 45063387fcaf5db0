"""Articles: from what a file says to a cleaned text with its metadata, or a reason why not."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.clean.characters import normalise
from lapwing.clean.dateline import find_dateline
from lapwing.clean.furniture import is_prose, mark_furniture
from lapwing.clean.header import Header, HeaderReader
from lapwing.clean.languages import LEAST_CERTAINTY, find_language, language_code
from lapwing.clean.lines import Line, find_lines, join_lines
from lapwing.clean.metadata import Found, find_agency, find_byline, find_outlet, find_title
from lapwing.clean.publication import Evidence, date_article
from lapwing.lexicon.date_formats import DateFormats, load_date_formats
from lapwing.lexicon.furniture import FurnitureRules, load_furniture
from lapwing.lexicon.outlets import Outlets, load_outlets
from lapwing.record import Article, Dateline, RawArticle, Rejection, Removed
from lapwing.settings import IntakeSettings
from lapwing.text import digest

_LEAST_WORDS = 5
"""Set low, so that a brief of one sentence is an article."""
_LEAST_SENTENCE_WORDS = 3
"""A text of so few words is read only if it is a sentence: "Israel bombed Gaza."."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_LONGEST_RAW = 4
"""How many times longer than an article a page may be and still be cleaned to see."""
_DATELINE_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaner:
    """The knowledge that cleaning needs, loaded once."""

    rules: FurnitureRules
    outlets: Outlets
    dates: DateFormats
    latest_day: dt.date
    """Dates of publication after it are not believed."""

    @property
    def reader(self) -> HeaderReader:
        """What headers are read with."""
        return HeaderReader(rules=self.rules, outlets=self.outlets, dates=self.dates)


def load_cleaner(*, today: dt.date | None = None) -> Cleaner:
    """The compiled knowledge of cleaning.

    Args:
        today: The day it is; None: by the clock, in UTC. Days after tomorrow's are distrusted.

    Raises:
        ResourceError: A compiled table is absent or broken.
    """
    day = today or dt.datetime.now(dt.UTC).date()
    return Cleaner(
        rules=load_furniture(),
        outlets=load_outlets(),
        dates=load_date_formats(),
        latest_day=day + dt.timedelta(days=2),
    )


def make_article(
    raw: RawArticle, *, cleaner: Cleaner, settings: IntakeSettings
) -> Article | Rejection:
    """Clean one article: text without furniture, title, outlet, agency, byline, dateline, date.

    Every character of `raw.text` but spaces and unseen ones ends up either in the article's text
    or in one of its removed pieces.

    Returns:
        The article, or a rejection as `too-long`, `too-short`, `empty` or `language`.
    """
    if len(raw.text) > _LONGEST_RAW * settings.max_article_chars:
        return _reject(raw, "too-long", f"{len(raw.text):,} characters")
    page = _read_page(raw, cleaner)
    if rejection := _turned_away(raw, page.text, settings):
        return rejection
    language = _language(raw, page.text, cleaner, settings)
    if isinstance(language, Rejection):
        return language
    return _article(raw, page, language, cleaner)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What a page is made of, once it is taken apart."""

    text: str
    title: Found
    """As the source gives it."""
    header: Header
    dateline: Dateline | None
    removed: tuple[Removed, ...]


def _read_page(raw: RawArticle, cleaner: Cleaner) -> _Page:
    lines = find_lines(normalise(raw.text))
    mark_furniture(lines, rules=cleaner.rules)
    title = find_title(raw, cleaner.outlets)
    header = cleaner.reader.read(lines, title=title.value)
    return _Page(
        text=join_lines(lines),
        title=title,
        header=header,
        dateline=_dateline(lines, cleaner),
        removed=tuple(piece for line in lines for piece in line.removed),
    )


def _article(raw: RawArticle, page: _Page, language: Found, cleaner: Cleaner) -> Article:
    found = _metadata(raw, page, cleaner)
    outlet, title = found["outlet"], found["title"]
    evidence = Evidence(
        metadata=raw.published,
        metadata_from=raw.read_from.get("published", "metadata"),
        stated=page.header.dates,
        dateline=page.dateline,
        url=raw.url,
        country=outlet.outlet.country if outlet.outlet else "",
    )
    published, dated_from = date_article(evidence, dates=cleaner.dates, latest=cleaner.latest_day)
    found |= {"language": language, "published": Found("", dated_from)}
    return Article(
        id=raw.id or "a" + digest(outlet.value, title.value, page.text),
        text=page.text,
        origin=raw.origin,
        title=title.value,
        outlet=outlet.value,
        agency=found["agency"].value,
        byline=found["byline"].value,
        language=language.value,
        url=raw.url,
        published=published,
        dateline=page.dateline,
        removed=page.removed,
        read_from={name: value.where for name, value in found.items() if value.where},
    )


def _metadata(raw: RawArticle, page: _Page, cleaner: Cleaner) -> dict[str, Found]:
    """Field name → what was found for it, and where."""
    header = page.header
    stated = Found(header.title, "first line" if header.title else "")
    return {
        "title": page.title if page.title.value else stated,
        "outlet": find_outlet(
            raw,
            header,
            title=page.title,
            removed=page.removed,
            dateline=page.dateline,
            outlets=cleaner.outlets,
            rules=cleaner.rules,
        ),
        "agency": find_agency(
            raw, header, removed=page.removed, dateline=page.dateline, outlets=cleaner.outlets
        ),
        "byline": find_byline(raw, header, cleaner.rules),
        "url": Found(raw.url, raw.read_from.get("url", "metadata") if raw.url else ""),
        "dateline": Found("", "first paragraph" if page.dateline else ""),
    }


def _turned_away(raw: RawArticle, text: str, settings: IntakeSettings) -> Rejection | None:
    if len(text) > settings.max_article_chars:
        limit = settings.max_article_chars
        return _reject(raw, "too-long", f"{len(text):,} characters, more than {limit:,}")
    words = [word for word in text[:400].split() if any(char.isalnum() for char in word)]
    if not words:
        why = "all of it is page furniture" if raw.text.strip() else "there is no text"
        return _reject(raw, "empty", f"no word in it: {text[:40]!r}" if text else why)
    if len(words) < _LEAST_WORDS and not _is_sentence(text, words):
        all_of_it = "1 word" if len(words) == 1 else f"{len(words)} words, no full sentence"
        return _reject(raw, "too-short", f"{all_of_it}: {text[:60]!r}")
    return None


def _is_sentence(text: str, words: Sequence[str]) -> bool:
    """Whether a few words may be a sentence: they end as one, and one can be a verb."""
    is_closed = bool(_SENTENCE_END.search(text.rstrip()))
    lower = [word for word in words[1:] if word[:1].islower()]
    return len(words) >= _LEAST_SENTENCE_WORDS and is_closed and bool(lower)


def _language(
    raw: RawArticle, text: str, cleaner: Cleaner, settings: IntakeSettings
) -> Found | Rejection:
    """The article's language and where that was read, or the rejection of another one."""
    if code := language_code(raw.language):
        if code not in settings.languages:
            return _reject(raw, "language", f"the source says {raw.language!r}")
        return Found(code, raw.read_from.get("language", "metadata"))
    language, certainty = find_language(text, rules=cleaner.rules)
    if language in settings.languages:
        return Found(language, "text")
    if language and certainty >= LEAST_CERTAINTY:
        return _reject(raw, "language", f"reads as {language!r}, certainty {certainty:.2f}")
    return Found(settings.languages[0], "assumed")


def _dateline(lines: Sequence[Line], cleaner: Cleaner) -> Dateline | None:
    """The dateline of the first paragraph of prose; short lines before it may hold it too."""
    text = join_lines(lines)
    start = 0
    for paragraph in [line.text for line in lines if line.text][:_DATELINE_PARAGRAPHS]:
        found = find_dateline(
            text, start=start, rules=cleaner.rules, outlets=cleaner.outlets, dates=cleaner.dates
        )
        if found:
            return found
        if is_prose(paragraph):
            return None
        start += len(paragraph) + 2
    return None


def _reject(raw: RawArticle, reason: str, message: str) -> Rejection:
    return Rejection(
        origin=raw.origin, reason=reason, message=message, digest=digest(raw.id, raw.text)
    )
