"""Read the compiled corpus, typed: written sentences and coded news.

    for sentence in read_written():          every sentence of corpus/written
        ...
    for article in read_news("dev"):         stand-off codes; the text is the reader's to bring
        ...

`read_news` gives offsets into the text of the article in the news file they were coded on, which
cannot be passed on; `CodedArticle.digest` tells whether the text at hand is that text.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from corpus.annotation import Coded, Dated, Party, Place, Said, Span

HERE = Path(__file__).resolve().parent

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSentence:
    """One sentence of the written corpus. Spans point into `text`."""

    id: str
    passage: str | None
    """Id of the passage it stands in; None: it stands alone."""
    position: int
    """Place within the passage, from 0."""
    passage_size: int
    opens_paragraph: bool
    published: str
    """YYYY-MM-DD."""
    voice: str
    text: str
    none: str | None
    """Kind of a sentence without an event; None: it has events."""
    lookalikes: tuple[Span, ...]
    events: tuple[Coded, ...]
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSentence:
    """One sentence of a coded article. Spans of its parts point into the article's text."""

    span: Span
    events: tuple[Coded, ...]
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedArticle:
    """One real article, coded stand-off: no text."""

    id: str
    """Id in the news file."""
    coder: str
    """A, B, or gold."""
    split: str
    """dev or test."""
    digest: str
    """SHA-256 of the article's text in UTF-8."""
    sentences: tuple[CodedSentence, ...]

    def is_of(self, text: str) -> bool:
        """Whether this is the text that was coded."""
        return digest_of(text) == self.digest


def digest_of(text: str) -> str:
    """SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_written(paths: Iterable[Path] = ()) -> Iterator[WrittenSentence]:
    """Read the written corpus in order of file and line; all of it when no path is given."""
    for path in list(paths) or sorted((HERE / "written").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield sentence_of(json.loads(line))


def read_news(
    split: str = "", *, coder: str = "gold", folder: Path | None = None
) -> list[CodedArticle]:
    """Read the coded articles of one coder.

    Args:
        split: ``"dev"`` or ``"test"``; empty: both.
        coder: ``"A"``, ``"B"`` or ``"gold"``.
        folder: Where the files are; by default corpus/news.
    """
    path = (folder or HERE / "news") / f"{coder}.jsonl"
    with path.open(encoding="utf-8") as lines:
        articles = [_article(json.loads(line)) for line in lines]
    return [article for article in articles if split in ("", article.split)]


def sentence_of(row: dict[str, Json]) -> WrittenSentence:
    """One line of the written corpus, typed."""
    return WrittenSentence(
        id=_text(row["id"]),
        passage=_text(row["passage"]) or None,
        position=_number(row["position"]),
        passage_size=_number(row["passage_size"]),
        opens_paragraph=bool(row["opens_paragraph"]),
        published=_text(row["published"]),
        voice=_text(row["voice"]),
        text=_text(row["text"]),
        none=_text(row["none"]) or None,
        lookalikes=tuple(_span(item) for item in _list(row["lookalikes"])),
        events=tuple(_event(_object(item)) for item in _list(row["events"])),
        statements=tuple(_statement(_object(item)) for item in _list(row["statements"])),
    )


def _article(row: dict[str, Json]) -> CodedArticle:
    return CodedArticle(
        id=_text(row["id"]),
        coder=_text(row["coder"]),
        split=_text(row["split"]),
        digest=_text(row["digest"]),
        sentences=tuple(_coded_sentence(_object(item)) for item in _list(row["sentences"])),
    )


def _coded_sentence(row: dict[str, Json]) -> CodedSentence:
    return CodedSentence(
        span=_span(row["span"]),
        events=tuple(_event(_object(item)) for item in _list(row["events"])),
        statements=tuple(_statement(_object(item)) for item in _list(row["statements"])),
    )


def _event(row: dict[str, Json]) -> Coded:
    statement = row["statement"]
    return Coded(
        trigger=_span(row["trigger"]),
        form=_text(row["form"]),
        type=_text(row["type"]),
        modes=_texts(row["modes"]),
        also=tuple(
            (_text(_object(item)["type"]), _text(_object(item)["mode"]))
            for item in _list(row["also"])
        ),
        contexts=_texts(row["contexts"]),
        realis=_text(row["realis"]),
        actors=tuple(_party(_object(item)) for item in _list(row["actors"])),
        recipients=tuple(_party(_object(item)) for item in _list(row["recipients"])),
        when=_dated(row["when"]),
        where=_place(row["where"]),
        according_to=_party(_object(row["according_to"])) if row["according_to"] else None,
        statement=None if statement is None else _number(statement),
    )


def _statement(row: dict[str, Json]) -> Said:
    return Said(
        source=_party(_object(row["source"])) if row["source"] else None,
        cue=_span(row["cue"]),
        content=tuple(_span(item) for item in _list(row["content"])),
        kind=_text(row["kind"]),
    )


def _party(row: dict[str, Json]) -> Party:
    return Party(
        span=_span(row["span"]) if row["span"] else None,
        country=_text(row["country"]),
        sectors=_texts(row["sectors"]),
        name=_text(row["name"]),
    )


def _dated(value: Json) -> Dated | None:
    if not value:
        return None
    row = _object(value)
    return Dated(span=_span(row["span"]), value=_text(row["value"]))


def _place(value: Json) -> Place | None:
    if not value:
        return None
    row = _object(value)
    return Place(span=_span(row["span"]), country=_text(row["country"]))


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise ValueError(f"want an object, found {value!r}; compile the corpus again")
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise ValueError(f"want a list, found {value!r}; compile the corpus again")
    return value


def _text(value: Json) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"want text, found {value!r}; compile the corpus again")
    return value


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(_text(item) for item in _list(value))


def _number(value: Json) -> int:
    if not isinstance(value, int):
        raise ValueError(f"want a number, found {value!r}; compile the corpus again")
    return value


def _span(value: Json) -> Span:
    start, end = _list(value)
    return _number(start), _number(end)
