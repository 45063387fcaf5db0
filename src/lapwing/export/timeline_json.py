"""A timeline as JSON: a title and its lines, each with all its reports."""

import json
from collections.abc import Sequence

from lapwing.export.json_lines import as_json
from lapwing.query.timeline import Line
from lapwing.record.json_form import period_as_json


def timeline_as_json(lines: Sequence[Line], title: str) -> str:
    """One JSON document."""
    content = {
        "title": title,
        "lines": [
            {
                "when": period_as_json(line.when),
                "words": line.lead.words,
                "type": line.lead.type,
                "quad": line.lead.quad,
                "outlets": list(line.outlets),
                "reports": [as_json(report) for report in line.reports],
            }
            for line in lines
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
