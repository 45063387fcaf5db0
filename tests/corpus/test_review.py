"""Sentences are dumped for reading, drawn without codes, and coded again."""

import json

import pytest

from corpus.compile import compile_source
from corpus.load import read_written
from corpus.review import compare_sheet, draw_sheet, dump_sentence

SOURCE = """@ 2015-03-04 wire
Lima freed six men.
- RET/rel freed | Lima PER:GOV > six men CHL:CVL
He was glad.
- none said ~glad
Quito praised Lima.
- SUP praised | Quito ECU:GOV > Lima
"""


@pytest.fixture
def sentences(tmp_path):
    path = tmp_path / "w9_a.jsonl"
    rows, _ = compile_source("w9_a", SOURCE)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return list(read_written([path]))


def test_a_dump_shows_text_and_codes(sentences):
    assert list(dump_sentence(sentences[0])) == [
        "w9_a-0001  2015-03-04  Lima freed six men.",
        "    RETREAT/release actual “freed” | Lima PER > six men CHL",
    ]
    assert list(dump_sentence(sentences[1]))[1] == "    no event: said (looks like: glad)"


def test_a_sheet_shows_what_stands_before_and_no_codes(sentences):
    sheet = draw_sheet(sentences, count=3, seed=1)
    assert "# Lima freed six men.\nHe was glad.\n" in sheet
    assert "RET" not in sheet


def test_the_same_codes_again_agree_and_a_forgotten_event_does_not(sentences):
    sheet = """%% sentence w9_a-0001 2015-03-04
Lima freed six men.
- RET/rel freed | Lima PER:GOV > six men CHL:CVL
%% sentence w9_a-0003 2015-03-04
# Lima freed six men.
Quito praised Lima."""
    found, _, faults = compare_sheet(sheet, sentences)
    assert faults == []
    assert found.events == (2, 1)
    assert found.type == pytest.approx(2 / 3)
