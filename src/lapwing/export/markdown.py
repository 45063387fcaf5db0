"""Reports and timelines as Markdown. What news text could mean as markup is escaped."""

import re
from collections.abc import Sequence

from lapwing.export.plain import printable
from lapwing.query.find import FoundReport
from lapwing.query.timeline import Line

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&:@])")


def reports_as_markdown(reports: Sequence[FoundReport]) -> str:
    """A table, one row a report."""
    rows = ["| when | what | type | outlet | sentence |", "|---|---|---|---|---|"]
    for report in reports:
        kind = report.type + (f"/{report.mode}" if report.mode else "")
        cells = [report.when.text, report.words, kind, report.outlet]
        rows.append(f"| {' | '.join(escape(cell) for cell in cells)} | {_marked(report)} |")
    return "\n".join(rows) + "\n"


def timeline_as_markdown(lines: Sequence[Line], title: str) -> str:
    """A list, one item a line, the sentences it stands on below it."""
    parts = [f"# {escape(title)}\n\n"] if title else []
    for line in lines:
        parts.append(f"- **{escape(line.when.text)}** {escape(line.lead.words)}\n")
        for report in line.reports:
            outlet = escape(report.outlet or "unnamed outlet")
            day = escape(report.published.text)
            parts.append(f"  - {outlet}, {day}: {_marked(report)}\n")
    return "".join(parts)


def _marked(report: FoundReport) -> str:
    start, end = report.trigger.start, report.trigger.end
    pieces = (report.sentence[:start], report.sentence[start:end], report.sentence[end:])
    before, trigger, after = (escape(" ".join(piece.split())) for piece in pieces)
    return f"{before} **{trigger}** {after}".strip()


def escape(text: str) -> str:
    """Text with every sign escaped that Markdown or HTML could read as markup."""
    return _MARKUP.sub(r"\\\1", printable(text)).replace("\n", " ")
