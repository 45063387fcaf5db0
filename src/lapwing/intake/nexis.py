"""Nexis text exports, old ("1 of 25 DOCUMENTS") and new ("Body" … "End of Document").

Known to miss: documents whose date has no year; labels in other languages than English.
"""

import re
from collections.abc import Mapping, Sequence

from lapwing.intake.blocks import as_paragraphs, find_blocks, one_line
from lapwing.intake.fields import ExportLayout

Document = Mapping[str, tuple[str, str]]
"""Our field → value, and where it stood, in words."""

_COUNT = re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$", re.M)
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
_BODY = re.compile(r"^[ \t]*Body[ \t]*$", re.M)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"^(?:[A-Z][a-z]+day,? )?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}"
    rf"|{_MONTH},? \d{{4}})\b.*$"
)
_COPYRIGHT = re.compile(r"^\s*(?:copyright\b|\(c\)|©|all rights reserved)", re.I)
_PAGE = re.compile(r"^\s*(?:Page \d+ of \d+|\d+ of \d+ DOCUMENTS?)\s*$", re.I)
_WEEKDAY = re.compile(r",? ?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$")


def find_nexis(text: str, layout: ExportLayout) -> list[Document]:
    """The documents of a file; [] when it is no Nexis export."""
    if _COUNT.search(text):
        documents = [_old(part, layout.codes) for part in _COUNT.split(text)[1:]]
    elif _END.search(text) and _BODY.search(text):
        documents = [_new(part, layout.codes) for part in _END.split(text)]
    else:
        return []
    return [_document(header, text, layout.fields) for header, text in filter(None, documents)]


def _label(labels: Sequence[str], *, any_case: bool) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return re.compile(rf"^[ \t]?({names}):[ \t]*(.*)$", re.M | (re.I if any_case else 0))


Parsed = tuple[dict[str, str], str] | None


def _old(part: str, labels: Mapping[str, Sequence[str]]) -> Parsed:
    """Header and text of a document that follows "1 of 25 DOCUMENTS"."""
    before = _label((*labels["before_text"], "BODY"), any_case=False)
    after = _label(labels["after_text"], any_case=False)
    values, last = {}, 0
    first = len(part)
    for match in before.finditer(part):
        first = min(first, match.start())
        end = _block_end(part, match.start(2))
        values[match[1].upper()] = one_line(part[match.start(2) : end])
        last = match.end(1) + 1 if match[1] == "BODY" else end
    tail = after.search(part, last)
    for match in after.finditer(part, last):
        values[match[1]] = one_line(part[match.start(2) : _block_end(part, match.start(2))])
    head = part[:first] if first < len(part) else part
    values |= _masthead(find_blocks(head), title_first=False)
    if not last:
        last = _after_masthead(part, values)
    body = part[last : tail.start() if tail else len(part)]
    lines = body.split("\n")
    while lines and (not lines[-1].strip() or _COPYRIGHT.match(lines[-1])):
        lines.pop()
    return values, as_paragraphs(lines)


def _new(part: str, labels: Mapping[str, Sequence[str]]) -> Parsed:
    """Header and text of a document that ends in "End of Document"."""
    body = _BODY.search(part)
    if not body:
        return None
    head, text = part[: body.start()], part[body.end() :]
    known = _label((*labels["before_text"], *labels["after_text"]), any_case=True)
    values = {match[1].upper(): one_line(match[2]) for match in known.finditer(head)}
    first = known.search(head)
    values |= _masthead(find_blocks(head[: first.start()] if first else head), title_first=True)
    tail = re.search(r"^[ \t]*(?:Load-Date:|Classification[ \t]*$|Graphic[ \t]*$)", text, re.M)
    for match in known.finditer(text, tail.start() if tail else len(text)):
        values[match[1].upper()] = one_line(match[2])
    return values, as_paragraphs((text[: tail.start()] if tail else text).split("\n"))


def _masthead(blocks: Sequence[str], *, title_first: bool) -> dict[str, str]:
    """Outlet, date and headline from the unlabelled blocks at the top of a document."""
    rows: list[list[str]] = []
    for block in blocks:
        rows.append([one_line(line) for line in block.split("\n") if not _PAGE.match(line)])
    flat = [
        (number, line)
        for number, row in enumerate(rows)
        for line in row
        if not _COPYRIGHT.match(line)
    ]
    dated = next((i for i, (_, line) in enumerate(flat) if _DATE.match(line)), -1)
    if dated < 1:
        return {}
    outlet = flat[dated - 1][1]
    date_block, date = flat[dated]
    if title_first:
        above = [(number, line) for number, line in flat[: dated - 1]]
        title = [line for number, line in above if number == (above[-1][0] if above else -1)]
    else:
        below = [number for number, _ in flat[dated + 1 :] if number > date_block]
        title = [line for number, line in flat if below and number == below[-1]]
    return {"OUTLET": outlet, "DATE": _WEEKDAY.sub("", date), "TITLE": " ".join(title)}


def _after_masthead(part: str, values: Mapping[str, str]) -> int:
    """Where the text begins in a document without labels: after its date."""
    date = values.get("DATE", "")
    at = part.find(date) if date else -1
    return _block_end(part, at) if at >= 0 else 0


def _block_end(text: str, start: int) -> int:
    """Where the block that `start` is in ends: at the next blank line."""
    match = re.compile(r"\n[ \t]*\n").search(text, start)
    return match.start() if match else len(text)


def _document(values: Mapping[str, str], text: str, fields: Mapping[str, str]) -> Document:
    """The values under our names."""
    found = {"text": (text, "Nexis text")}
    title = values.get("HEADLINE") or values.get("TITLE", "")
    for name, value, where in (
        ("title", title, "Nexis headline"),
        ("outlet", values.get("OUTLET", ""), "Nexis masthead"),
        ("published", values.get("DATE", ""), "Nexis masthead"),
    ):
        if value:
            found[name] = (value, where)
    for name, label in fields.items():
        if values.get(label) and name not in found:
            found[name] = (values[label], f"Nexis field {label}")
    return found
