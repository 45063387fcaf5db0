"""HTML: the article in a page, and what the page says about it.

The text is trafilatura's, with three differences that are measured by `bench/pages.py` (see
`docs/decisions/0003-intake-libraries.md`): comments and captions are left out; of its two ways (its
own rules alone, or with readability and jusText to fall back on) the shorter result is taken unless
it is but a scrap of the other; and a page that carries its text as data (JSON-LD) is believed when
its markup holds less than half as much. Pieces of HTML, as feeds have them, are taken whole.

Nothing in a page is run, loaded or followed.

Known to miss: pages whose text is fetched by a script; articles continued on a second page.
"""

import logging
import re
from copy import deepcopy
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from lapwing.intake.fields import is_page
from lapwing.intake.page_metadata import PageMetadata, find_metadata
from lapwing.intake.rejections import reject, shown
from lapwing.record import RawArticle, Rejection

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_PAGE_CHARS = 12_000_000
"""Longer pages are rejected: parsing takes some 30 bytes of memory for each character."""
MAX_TAGS = 100_000
"""Pages with more tags are rejected, before trafilatura needs minutes and gigabytes for them."""
MIN_SCRAP_SHARE = 0.2
"""An extraction shorter than this share of the other is a scrap: most of the article is lost."""
MIN_DATA_GROWTH = 2
"""How many times longer than the extraction the text in JSON-LD must be, to be preferred."""

_FILLED = ("title", "published", "outlet", "byline", "url", "language")
_PRUNED = ["//figcaption", "//*[contains(@class,'caption') and not(descendant::p[3])]"]
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}\?>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure"}
    | {"footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p"}
    | {"pre", "section", "table", "td", "th", "tr", "ul"}
)
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "iframe", "svg", "figcaption", "form", "head"}
)


def find_page_article(raw: RawArticle) -> RawArticle | Rejection:
    """Read the article out of the page in `raw.html`.

    What `raw` knows already (from the row of a table, or a feed) is kept; the page fills the gaps.

    Returns:
        The article with its text, paragraphs separated by blank lines, and without its page; or
        why there is none. Deterministic; safe to call in any process.
    """
    tags = raw.html.count("<")
    if len(raw.html) > MAX_PAGE_CHARS or tags > MAX_TAGS:
        message = (
            f"a page of {len(raw.html):,} characters and {tags:,} tags; the most is "
            f"{MAX_PAGE_CHARS:,} and {MAX_TAGS:,}"
        )
        return reject(raw.origin, "too-long", message, found=raw.html)
    if not is_page(raw.html) and not re.search(r"<(?:body|head)\b", raw.html[:20_000], re.I):
        return _filled(raw, find_fragment_text(raw.html), "the piece of HTML", PageMetadata())
    root = _parse(raw.html)
    if root is None:
        return _filled(raw, "", "", PageMetadata())
    metadata = find_metadata(root, url=raw.url)
    text, where = _find_text(root, metadata)
    return _filled(raw, text, where, metadata)


def find_fragment_text(fragment: str) -> str:
    """The words of a piece of HTML, blocks separated by blank lines; scripts and captions go."""
    from lxml import etree

    root = _parse(f"<div>{fragment}</div>")
    if root is None:
        return ""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        is_element = isinstance(node.tag, str)
        edge = "\0" if is_element and node.tag in _BLOCKS else ""
        if event == "start" and node.tag in _SKIPPED:
            walk.skip_subtree()
        elif event == "start":
            parts += (edge, node.text or "")
        else:
            parts += (edge, node.tail or "")
    blocks = (" ".join(block.split()) for block in "".join(parts).split("\0"))
    return "\n\n".join(filter(None, blocks))


def _parse(page: str) -> "HtmlElement | None":
    """The tree of a page; None where there is nothing in it."""
    from lxml import etree
    from lxml import html as lxml_html

    clean = _CONTROLS.sub(" ", _DECLARATION.sub("", page))
    if not clean.strip():
        return None
    # As trafilatura itself parses: with comments left in, it finds other text.
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        return lxml_html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _find_text(root: "HtmlElement", metadata: PageMetadata) -> tuple[str, str]:
    """The article's text and where it was found, in words."""
    careful, bold = _extract(root, fast=True), _extract(root, fast=False)
    shorter, longer = sorted((careful, bold), key=len)
    text = longer if len(shorter) < MIN_SCRAP_SHARE * len(longer) else shorter
    data = metadata.body
    # Trafilatura falls back on the same data, but runs its paragraphs together.
    if len(data) > MIN_DATA_GROWTH * len(text) or (data and data.split() == text.split()):
        return data, "the page's JSON-LD, articleBody"
    return text, "the page, by trafilatura"


def _extract(root: "HtmlElement", *, fast: bool) -> str:
    """Trafilatura's text, one block a paragraph; "" where it finds none."""
    found = _trafilatura().bare_extraction(
        deepcopy(root), fast=fast, include_comments=False, prune_xpath=list(_PRUNED)
    )
    lines = (" ".join(line.split()) for line in (found.text or "").split("\n")) if found else ()
    return "\n\n".join(filter(None, lines))


@cache
def _trafilatura() -> ModuleType:
    """Trafilatura, told not to write to stderr: what it complains of becomes a rejection."""
    from importlib import import_module

    module = import_module("trafilatura")
    for name in ("trafilatura", "htmldate", "readability", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return module


def _filled(
    raw: RawArticle, text: str, where: str, metadata: PageMetadata
) -> RawArticle | Rejection:
    """The article, what it knew already before what the page says."""
    if not text:
        message = f"no article was found in the page: {shown(find_fragment_text(raw.html[:5_000]))}"
        return reject(raw.origin, "no-article", message, found=raw.html)
    page = raw.read_from.get("html", "")
    read_from = {name: said for name, said in raw.read_from.items() if name != "html"}
    read_from["text"] = f"{where}; page from {page}" if page else where
    known = {name: getattr(raw, name) for name in _FILLED}
    for name, (value, said) in metadata.values.items():
        if not known[name]:
            known[name], read_from[name] = value, said
    return replace(raw, text=text, html="", read_from=read_from, **known)
