"""Plain text and Markdown: one file, one article; unless the file is an export of many.

Of Markdown, the front matter gives metadata, the first heading the title, and the marks that are
no words (emphasis, links, images, heading signs) go.

Known to miss: Markdown tables and footnotes, which stay as they are written.
"""

import re

from lapwing.intake.decode import Decoded, Undecodable, decode
from lapwing.intake.exports import find_documents
from lapwing.intake.fields import Fields, is_page, make_raw, normal_key, short
from lapwing.intake.pages import read_page_bytes
from lapwing.intake.rejections import reject
from lapwing.intake.sources import Chunks, whole
from lapwing.intake.tables import Found
from lapwing.record import RawArticle, Rejection

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.S)
_PAIR = re.compile(r"^([A-Za-z][\w .-]{0,40}):([^\n]*)$", re.M)
_HEADING = re.compile(r"\A\s*#[ \t]+([^\n]+)|\A\s*([^\n]+)\n=+[ \t]*(?:\n|\Z)")
_MARKS = (
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,500}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+([^\n]+)$", re.M), r"\1"),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.M), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,500}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.M), ""),
)


def read_text(chunks: Chunks, origin: str, fields: Fields) -> Found:
    """A text file: an export of Factiva or Nexis, a page under another name, or one article."""
    data = whole(chunks, origin)
    if isinstance(data, Rejection):
        yield data
        return
    outcome = decode(data)
    if isinstance(outcome, Undecodable):
        yield reject(origin, outcome.reason, outcome.message, found=data)
        return
    if is_page(outcome.text):
        yield read_page_bytes(data, origin)
        return
    documents = find_documents(outcome, origin, fields)
    yield from documents or [_article(outcome, origin)]


def read_markdown(chunks: Chunks, origin: str, fields: Fields) -> Found:
    """A Markdown file: one article."""
    data = whole(chunks, origin)
    if isinstance(data, Rejection):
        yield data
        return
    outcome = decode(data)
    if isinstance(outcome, Undecodable):
        yield reject(origin, outcome.reason, outcome.message, found=data)
        return
    front = _FRONT.match(outcome.text)
    body = outcome.text[front.end() :] if front else outcome.text
    record: dict[str, object] = {}
    for name, value in _PAIR.findall(front[1]) if front else ():
        record[name.strip()] = value.strip().strip("\"'")
    has_title = any(normal_key(name) in fields.names["title"] for name in record)
    heading = _HEADING.match(body)
    if heading:
        body = body[heading.end() :]
    record = {k: v for k, v in record.items() if normal_key(k) not in fields.names["text"]}
    raw = make_raw(
        {**record, "text": plain_markdown(body)},
        origin=origin,
        found=data,
        fields=fields,
        kind="front matter",
    )
    yield _headed(raw, heading, has_title, outcome.encoding)


def plain_markdown(text: str) -> str:
    """The words of Markdown, without its marks."""
    for mark, words in _MARKS:
        text = mark.sub(words, text)
    return text


def _article(decoded: Decoded, origin: str) -> RawArticle:
    return RawArticle(
        origin=origin, text=decoded.text, read_from={"text": f"the file ({decoded.encoding})"}
    )


def _headed(
    raw: RawArticle | Rejection, heading: re.Match[str] | None, has_title: bool, encoding: str
) -> RawArticle | Rejection:
    """The article with its first heading as title, where the front matter has none."""
    if isinstance(raw, Rejection):
        return raw
    from dataclasses import replace

    read_from = {**raw.read_from}
    read_from["html" if raw.html else "text"] = f"the file ({encoding})"
    if heading and not has_title:
        read_from["title"] = "the first heading"
        title = short(plain_markdown((heading[1] or heading[2]).rstrip(" #")))
        return replace(raw, title=title, read_from=read_from)
    return replace(raw, read_from=read_from)
