"""A timeline as TimelineJS3 JSON. Texts are HTML there, so everything is escaped.

TimelineJS needs a start date; lines without any are left out, and the title slide says how many.

Source: the JSON format of TimelineJS3 by Knight Lab.
"""

import datetime as dt
import html
import json
from collections.abc import Sequence

from lapwing.query.find import FoundReport
from lapwing.query.timeline import Line
from lapwing.record import Period
from lapwing.record.json_form import Json


def timeline_as_timelinejs(lines: Sequence[Line], title: str) -> str:
    """One JSON document in the form of TimelineJS3."""
    dated = [(line, line.when.start) for line in lines if line.when.start]
    left_out = len(lines) - len(dated)
    note = f"{left_out} undated left out" if left_out else ""
    content: dict[str, Json] = {
        "title": {"text": {"headline": html.escape(title), "text": note}},
        "events": [_event(line, start) for line, start in dated],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _event(line: Line, start: dt.date) -> dict[str, Json]:
    when = line.when
    event: dict[str, Json] = {
        "start_date": _date(start, when),
        "text": {
            "headline": html.escape(line.lead.words),
            "text": "".join(_cited(report) for report in line.reports),
        },
        "group": line.lead.type,
        "unique_id": line.lead.report_id,
        "display_date": when.text,
    }
    if when.end and when.end != when.start:
        event["end_date"] = _date(when.end, when)
    return event


def _date(day: dt.date, when: Period) -> dict[str, Json]:
    date: dict[str, Json] = {"year": day.year}
    if when.precision != "year":
        date["month"] = day.month
    if when.precision not in ("year", "month"):
        date["day"] = day.day
    return date


def _cited(report: FoundReport) -> str:
    start, end = report.trigger.start, report.trigger.end
    sentence = report.sentence
    marked = (
        f"{html.escape(sentence[:start])}<b>{html.escape(sentence[start:end])}</b>"
        f"{html.escape(sentence[end:])}"
    )
    outlet = html.escape(report.outlet or "unnamed outlet")
    return f"<p>{marked} <i>{outlet}, {report.published.text}</i></p>"
