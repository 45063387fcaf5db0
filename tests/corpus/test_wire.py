"""Newswire coded stand-off: what is kept of it, and how it finds its text again."""

import json

import pytest

from corpus.load import digest_of
from corpus.wire import CODES, compile_sheet

TEXT = "Chad expelled two envoys of Niger on Monday."
SHEET = f"""%% sentence gum-x-1 2010-01-05
{TEXT}
- SAN/exp expelled | Chad TCD:GOV > two envoys of Niger NER:GOV | when Monday = 2010-01-04
"""


def test_a_coded_sentence_is_kept_without_its_text():
    rows, faults = compile_sheet(SHEET, {"gum-x-1": TEXT})
    assert faults == []
    assert "envoys" not in json.dumps(rows)
    assert rows[0]["digest"] == digest_of(TEXT)[:16]
    assert rows[0]["events"][0]["trigger"] == [5, 13]


def test_a_code_that_does_not_stand_in_its_sentence_is_a_fault():
    _, faults = compile_sheet(
        SHEET.replace("- SAN/exp expelled", "- SAN/exp banned"), {"gum-x-1": TEXT}
    )
    assert any("banned" in fault.message for fault in faults)


def test_a_key_without_a_text_is_a_fault():
    assert [f.message for f in compile_sheet(SHEET, {})[1]] == ["no text has the key 'gum-x-1'"]


@pytest.mark.parametrize("part", ["events", "statements"])
def test_the_kept_codes_hold_labels_and_offsets(part):
    rows = [json.loads(line) for line in CODES.read_text("utf-8").splitlines()]
    assert len(rows) > 1000
    assert all(set(row) == {"id", "published", "digest", "events", "statements"} for row in rows)
    assert any(row[part] for row in rows)
