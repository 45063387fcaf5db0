"""Factiva's two text layouts: with a two-letter code before each field, and without.

Known to miss: a section heading above the headline, in the layout without codes, is taken for a
headline when it has more than three words.
"""

import re
from collections.abc import Mapping, Sequence

from lapwing.intake.blocks import as_paragraphs, one_line
from lapwing.intake.fields import ExportLayout

Document = Mapping[str, tuple[str, str]]
"""Our field → value, and where it stood, in words."""

_END = re.compile(r"^[ \t]*(?:AN[ \t]+)?Document[ \t]+([A-Za-z][A-Za-z0-9]{9,40})[ \t]*$")
_CODE = re.compile(r"^([A-Z]{2,4})(?:(?:\t|[ ]{2,})[ \t]*(.*)|[ \t]*)$")
_CLOSE_CODE = re.compile(r"^(HD|WC|PD|SN|SC|CY|TD|AN|PUB)[ ](.*)$")
_BY = re.compile(r"by\b|from\b", re.I)
_WORDS = re.compile(r"^[\d,. ]+ words$", re.I)
_DATE = re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}$|^[A-Z][a-z]+ \d{1,2}, \d{4}$")
_TIME = re.compile(r"^\d{1,2}:\d\d(?: [A-Z]{2,4})?$")
_COPYRIGHT = re.compile(r"^(?:copyright\b|\(c\)|©)", re.I)
HEADER_LINES = 16
"""How many lines the header of a document without codes may have above its word count."""


def find_coded(text: str, layout: ExportLayout) -> list[Document]:
    """The documents of a file with codes; [] when it is no such file."""
    codes = frozenset(layout.codes["codes"])
    documents: list[dict[str, list[str]]] = [{}]
    current = ""
    for line in text.split("\n"):
        match = _CODE.match(line) or _CLOSE_CODE.match(line)
        if match and match[1] in codes:
            current = match[1]
            if _starts_anew(current, documents[-1]):
                documents.append({})
            documents[-1].setdefault(current, []).append(match[2] or "")
        elif end := _END.match(line):
            documents[-1].setdefault("AN", []).append(end[1])
            current = ""
        elif current:
            documents[-1][current].append(line)
    sound = [document for document in documents if _is_document(document)]
    return [_coded(document, layout) for document in sound]


def find_plain(text: str, languages: Mapping[str, str]) -> list[Document]:
    """The documents of a file without codes; [] when it is no such file."""
    documents: list[Document] = []
    held: list[str] = []
    for line in text.split("\n"):
        end = _END.match(line)
        if not end:
            held.append(line)
            continue
        document = _plain(held, end[1], languages)
        if document:
            documents.append(document)
        held = []
    return documents


def _starts_anew(code: str, document: Mapping[str, object]) -> bool:
    has_text = any(name in document for name in ("LP", "TD", "AN"))
    return has_text and (code in ("SE", "HD", "CLM") or (code == "AN" and "AN" in document))


def _is_document(document: Mapping[str, object]) -> bool:
    has_text = "LP" in document or "TD" in document
    return "HD" in document and has_text and bool({"PD", "SN", "WC", "AN"} & set(document))


def _coded(document: Mapping[str, Sequence[str]], layout: ExportLayout) -> Document:
    found: dict[str, tuple[str, str]] = {}
    for ours, code in layout.fields.items():
        value = one_line(" ".join(document.get(code, ())))
        if code == "AN":
            value = value.removeprefix("Document ").strip()
        if value:
            found[ours] = (value, f"Factiva field {code}")
    used = [code for code in layout.codes["text"] if code in document]
    parts = [as_paragraphs(document[code]) for code in used]
    found["text"] = ("\n\n".join(filter(None, parts)), f"Factiva fields {', '.join(used)}")
    return found


def _plain(lines: Sequence[str], accession: str, languages: Mapping[str, str]) -> Document | None:
    """One document: what stands above and below its word count."""
    at = next((i for i, line in enumerate(lines) if _WORDS.match(line.strip())), -1)
    above = [line.strip() for line in lines[max(0, at - HEADER_LINES) : max(at, 0)] if line.strip()]
    if at < 0 or not above:
        return None
    byline = above.pop() if len(above) > 1 and _BY.match(above[-1]) else ""
    if len(above) > 1 and len(above[0].split()) <= 3 < len(above[1].split()):
        above.pop(0)
    header, body_at = _below(lines, at + 1, languages)
    if "published" not in header:
        return None
    title = (above[0], "Factiva headline")
    text = (as_paragraphs(lines[body_at:]), "Factiva text")
    found = {"id": (accession, "Factiva document number"), "title": title, **header, "text": text}
    return {**found, "byline": (byline, "Factiva byline")} if byline else found


def _below(
    lines: Sequence[str], start: int, languages: Mapping[str, str]
) -> tuple[dict[str, tuple[str, str]], int]:
    """Date, outlet and language under the word count, and where the text begins."""
    header: dict[str, tuple[str, str]] = {}
    body_at = start
    for index in range(start, min(start + HEADER_LINES, len(lines))):
        line = lines[index].strip()
        if not line or _TIME.match(line):
            continue
        if "published" not in header and _DATE.match(line):
            header["published"] = (line, "Factiva date line")
        elif "published" in header and "outlet" not in header:
            header["outlet"] = (line, "Factiva outlet line")
        elif line.casefold() in languages:
            header["language"] = (line, "Factiva language line")
        elif _COPYRIGHT.match(line):
            return header, _end_of_block(lines, index)
        elif "language" in header:
            return header, index
        body_at = index + 1
    return header, body_at


def _end_of_block(lines: Sequence[str], start: int) -> int:
    """The line after the block that `start` is in; one line only where no blank line follows."""
    for index in range(start, min(start + 4, len(lines))):
        if not lines[index].strip():
            return index
    return start + 1
