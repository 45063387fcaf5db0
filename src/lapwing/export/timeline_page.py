"""A timeline as one self-contained page: no script, no address that is fetched, nothing followed.

Everything that comes from news is escaped, and a content policy forbids the page to load or run
anything, so that even a slip would stay harmless. Addresses of articles are links only when they
are plain web addresses; nobody but the reader follows them.
"""

import datetime as dt
import html
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import resources

from lapwing.export.plain import printable
from lapwing.query.find import FoundReport
from lapwing.query.timeline import Line
from lapwing.record import Period

QUADS = {
    1: "Verbal cooperation",
    2: "Material cooperation",
    3: "Verbal conflict",
    4: "Material conflict",
}
_BAR_HEIGHT, _CHART_WIDTH, _WIDEST_BAR, _MOST_LABELS = 46, 960, 14, 12


def timeline_as_page(lines: Sequence[Line], title: str) -> str:
    """The page as HTML text.

    Args:
        lines: In order of time.
        title: Shown at the top, plain text.
    """
    style = resources.files("lapwing").joinpath("data", "timeline.css").read_text("utf-8")
    heading = _safe(title or "Timeline")
    body = "".join(_years(lines)) if lines else '<p class="none">No report matches.</p>'
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header><h1>{heading}</h1>{_summary(lines)}{_chart(lines)}{_switches(lines)}</header>\n"
        f"<main>{body}</main>\n"
        "<footer>Made by Lapwing. Every line is a claim of the outlets named beside it; a date "
        "in grey italics is worked out and not stated.</footer>\n</body>\n</html>\n"
    )


def _safe(text: str) -> str:
    """Text that is nothing but text, for a browser as for a terminal."""
    return html.escape(printable(text))


def _summary(lines: Sequence[Line]) -> str:
    reports = sum(len(line.reports) for line in lines)
    outlets = {outlet for line in lines for outlet in line.outlets}
    articles = {report.article_id for line in lines for report in line.reports}
    days = sorted(day for line in lines if (day := line.anchor))
    reach = f", {_day(days[0])} to {_day(days[-1])}" if days else ""
    return (
        f'<p class="summary">{_count(len(lines), "line")} from {_count(reports, "report")} in '
        f"{_count(len(articles), 'article')} of {_count(len(outlets), 'outlet')}{reach}</p>"
    )


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _chart(lines: Sequence[Line]) -> str:
    """Cooperation upwards, conflict downwards, a bar for each month.

    Lines known only to the year or worse stand in no month, so they are left out.
    """
    dated = [
        (line.when.start, line.lead.quad)
        for line in lines
        if line.when.start and line.when.precision in ("day", "week", "month")
    ]
    if len(dated) < 2:
        return ""
    counts = Counter((day.year * 12 + day.month - 1, quad) for day, quad in dated)
    first, last = min(m for m, _ in counts), max(m for m, _ in counts)
    months = last - first + 1
    most = max(
        max(counts[m, 1] + counts[m, 2], counts[m, 3] + counts[m, 4])
        for m in range(first, last + 1)
    )
    width = _CHART_WIDTH / months
    bars = [
        bar
        for month in sorted({m for m, _ in counts})
        for upwards, quads in ((True, (2, 1)), (False, (4, 3)))
        for bar in _column(
            (month - first) * width,
            max(min(width - 0.6, _WIDEST_BAR), 1),
            [(quad, counts[month, quad] / most) for quad in quads],
            upwards=upwards,
        )
    ]
    step = max(1, round(months / 12 / _MOST_LABELS))
    years = "".join(
        f'<text x="{(year * 12 - first) * width:.1f}" y="{2 * _BAR_HEIGHT + 14}">{year}</text>'
        for year in range(-(-first // 12), last // 12 + 1, step)
    )
    return (
        f'<svg viewBox="0 -2 {_CHART_WIDTH} {2 * _BAR_HEIGHT + 20}" role="img" '
        'aria-label="Lines by month: cooperation above, conflict below">'
        f'<line x1="0" x2="{_CHART_WIDTH}" y1="{_BAR_HEIGHT}" y2="{_BAR_HEIGHT}"/>'
        f"{''.join(bars)}{years}</svg>"
    )


def _column(
    left: float, width: float, shares: Sequence[tuple[int, float]], *, upwards: bool
) -> Iterator[str]:
    """The bars of one month on one side of the axis, the first quad nearest to it.

    Args:
        left: In units of the chart, as are all lengths.
        width: Of a bar.
        shares: Quad categories with their height as a share of half the chart.
        upwards: Whether they stand on the axis or hang from it.
    """
    base = float(_BAR_HEIGHT)
    for quad, share in shares:
        height = share * (_BAR_HEIGHT - 2)
        if not height:
            continue
        top = base - height if upwards else base
        base = base - height if upwards else base + height
        yield (
            f'<rect class="f{quad}" x="{left:.1f}" y="{top:.1f}" '
            f'width="{width:.1f}" height="{height:.1f}"/>'
        )


def _switches(lines: Sequence[Line]) -> str:
    counts = Counter(line.lead.quad for line in lines)
    boxes = "".join(
        f'<label><input type="checkbox" id="q{quad}" checked><span class="chip f{quad}"></span>'
        f"{name} <b>{counts[quad]}</b></label>"
        for quad, name in QUADS.items()
    )
    return f'<div class="switches">{boxes}</div>'


def _years(lines: Sequence[Line]) -> Iterator[str]:
    shown = ""
    for line in lines:
        known = line.anchor
        year = str(known.year) if known else "Undated"
        if year != shown:
            yield f"<h2>{year}</h2>"
            shown = year
        yield _entry(line)


def _entry(line: Line) -> str:
    lead = line.lead
    kind = lead.type + (f" · {lead.mode}" if lead.mode else "")
    more = "".join(_quote(report) for report in line.reports[1:])
    others = _count(len(line.reports) - 1, "more report")
    folded = f"<details><summary>{others}</summary>{more}</details>" if more else ""
    certain = "" if lead.when.basis in ("stated", "metadata", "dateline", "anchored") else " shaded"
    return (
        f'<article class="k{lead.quad} r-{_safe(lead.realis)}" '
        f'id="{_safe(lead.report_id)}">'
        f'<div class="when{certain}">{_safe(period_in_words(line.when))}</div>'
        f'<div class="what"><h3>{_safe(lead.words)}</h3>'
        f'<p class="kind"><span class="chip f{lead.quad}"></span>{_safe(kind)}'
        f"{_aside(lead)}</p>{_quote(lead)}{folded}</div></article>\n"
    )


def _aside(report: FoundReport) -> str:
    parts = []
    if report.according_to:
        parts.append(f"according to {_safe(report.according_to)}")
    if report.where:
        parts.append(_safe(report.where))
    return "".join(f" <span>· {part}</span>" for part in parts)


def _quote(report: FoundReport) -> str:
    start, end = report.trigger.start, report.trigger.end
    pieces = (report.sentence[:start], report.sentence[start:end], report.sentence[end:])
    before, trigger, after = (_safe(piece) for piece in pieces)
    outlet = _safe(report.outlet or "Unnamed outlet")
    day = _safe(period_in_words(report.published))
    title = _safe(report.title)
    source = f"<b>{outlet}</b>, {day}"
    if report.url.startswith(("https://", "http://")):
        address = html.escape(report.url, quote=True)
        source += f': <a href="{address}" rel="noreferrer nofollow">{title or "article"}</a>'
    elif title:
        source += f": {title}"
    return f"<blockquote>{before}<mark>{trigger}</mark>{after}<cite>{source}</cite></blockquote>"


def period_in_words(when: Period) -> str:
    """A period as people say it: `24 January 2019`, `January 2019`, `18 to 24 January 2019`."""
    if when.start is None:
        return f"by {_day(when.end)}" if when.end else "undated"
    if when.precision == "year" and when.end and when.end.year == when.start.year:
        return str(when.start.year)
    if when.precision == "month" and when.end and _same_month(when.start, when.end):
        return f"{when.start:%B} {when.start.year}"
    if when.end is None:
        return f"after {_day(when.start)}"
    if when.start == when.end:
        return _day(when.start)
    if _same_month(when.start, when.end):
        return f"{when.start.day} to {_day(when.end)}"
    return f"{_day(when.start)} to {_day(when.end)}"


def _same_month(start: dt.date, end: dt.date) -> bool:
    return (start.year, start.month) == (end.year, end.month)


def _day(day: dt.date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "undated"
