"""Articles: one text by one outlet, before and after cleaning.

Intake gives a `RawArticle` (what the file says) or a `Rejection` (what could not be read); cleaning
turns the first into an `Article`, whose text never changes again: every offset in every record
points into it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lapwing.record.period import Period
from lapwing.record.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One article as it came in, nothing cleaned, nothing believed yet."""

    origin: str
    """Where it was read, relative to what the user named: `folder/a.txt`, `news.jsonl#17`."""
    text: str = ""
    """The text as found, for sources that hold text."""
    html: str = ""
    """The page as found, for sources that hold a page; then `text` is empty."""
    id: str = ""
    """The source's own id; empty: there is none, and a digest will stand for it."""
    title: str = ""
    published: str = ""
    """The date as the source writes it, unparsed."""
    outlet: str = ""
    byline: str = ""
    """Who wrote it, as the source says; several names on one line, "By" and all."""
    agency: str = ""
    """Whose wire copy the source says it is."""
    url: str = ""
    language: str = ""
    """ISO 639-1 where the source says it; empty: nobody said."""
    read_from: Mapping[str, str] = field(default_factory=dict)
    """Field name → where it was read, in words: `{"title": "field 'headline'"}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Something that should have been an article and could not be read as one."""

    origin: str
    reason: str
    """One of the codes in `REJECTION_REASONS`."""
    message: str
    """What was found, for a person; shown on stderr and kept in the ledger."""
    digest: str
    """Digest of what was found (bytes or text), so that the same rejection is counted once."""


REJECTION_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "empty": "nothing is left to read",
        "binary": "the bytes are no text",
        "encoding": "the bytes could not be decoded",
        "broken-record": "a line or row is not what its format demands",
        "no-text": "the record has neither text nor html",
        "no-article": "the page holds no article",
        "language": "the text is not in a language that is read",
        "too-short": "the text is too short to report anything",
        "too-long": "the text is longer than an article can be",
        "unreadable": "the file cannot be opened",
        "unknown-format": "no reader is known for this kind of file",
        "fault": "a stage of the pipeline failed on it",
    }
)
"""Why something was turned away: code → meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A piece of page furniture that was taken out of the text."""

    text: str
    reason: str
    """The rule that took it, e.g. `"share-bar"`; see `resources/furniture.yaml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The opening that says where (and when, and by whose wire) a text was filed."""

    span: Span
    """From the first letter of the place to the dash, dash included."""
    place: str
    """As written: `"CARACAS, Venezuela"`."""
    date: str = ""
    """As written: `"July 29"`; empty: no date in it."""
    agency: str = ""
    """As written: `"Reuters"`; empty: no agency in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When an article was published, and how far that is to be trusted."""

    when: Period
    confidence: float
    """Probability that the true day lies in `when`, 0 to 1; 0 when nothing is known."""
    evidence: tuple[Span, ...] = ()
    """The words it was read from, where they stand in the text."""
    reason: str = ""
    """One sentence for a person."""

    @classmethod
    def unknown(cls, reason: str = "no date is stated anywhere") -> "Dating":
        """The dating of an article of which nothing is known."""
        return cls(when=Period.unknown(), confidence=0.0, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text by one outlet, cleaned, with its metadata."""

    id: str
    """The source's own id, or a digest of outlet, title and text."""
    text: str
    """The cleaned text; every offset in every record points into it."""
    origin: str
    """Where it was read, relative to what the user named."""
    title: str = ""
    outlet: str = ""
    agency: str = ""
    """Whose wire copy it is; empty: no agency is credited."""
    byline: str = ""
    language: str = "en"
    url: str = ""
    published: Dating = field(default_factory=Dating.unknown)
    """What is stated in text, metadata or dateline; inference is left to a stage."""
    dateline: Dateline | None = None
    removed: tuple[Removed, ...] = ()
    read_from: Mapping[str, str] = field(default_factory=dict)
    """Field name → where it was read, in words."""
