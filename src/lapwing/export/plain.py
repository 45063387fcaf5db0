"""Reports and timelines as lines of text for a terminal.

News text is hostile here as well: control characters, which could move the cursor or colour the
screen, are shown as a question mark in a diamond.
"""

from collections.abc import Sequence

from lapwing.query.find import FoundReport
from lapwing.query.timeline import Line

_INDENT = " " * 12


def reports_as_text(reports: Sequence[FoundReport]) -> str:
    """One block a report: when, who did what, where it is said."""
    return "".join(f"{_head(report)}\n{_cited(report)}\n" for report in reports)


def timeline_as_text(lines: Sequence[Line], title: str) -> str:
    """One block a line, the sentences of all its reports below it."""
    blocks = [f"{printable(title)}\n\n"] if title else []
    for line in lines:
        cited = "\n".join(_cited(report) for report in line.reports)
        blocks.append(f"{_head(line.lead)}\n{cited}\n")
    return "".join(blocks)


def _head(report: FoundReport) -> str:
    kind = report.type + (f"/{report.mode}" if report.mode else "")
    source = f", according to {report.according_to}" if report.according_to else ""
    return printable(f"{report.when.text:<10}  {report.words}{source}  [{kind}]")


def _cited(report: FoundReport) -> str:
    start, end = report.trigger.start, report.trigger.end
    sentence = report.sentence
    marked = f"{sentence[:start]}*{sentence[start:end]}*{sentence[end:]}"
    where = f"{report.outlet or 'unnamed outlet'}, {report.published.text}"
    return printable(f"{_INDENT}{where}: {' '.join(marked.split())}")


def printable(text: str) -> str:
    """Text without anything that a terminal would obey."""
    return "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text
    )
