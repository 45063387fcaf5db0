"""Source files become JSON lines, and every fault is told with its line."""

import json

import pytest

from corpus.compile import HERE, compile_source
from corpus.load import read_written

SOURCE = """
# A comment.
@ 2015-03-04 daily
Lima freed six fishermen from Arica.
- RET/rel freed | Lima PER:GOV > six fishermen CHL:CVL

¶ The ministers met in Quito.
- CONS met | The ministers PER:GOV+CHL:GOV | where Quito = ECU
They drank tea.
- none background
He resigned, she said.
- RET/res resigned | He PER:GOV = the minister
= she PER:GOV = the deputy | said | He resigned
"""


def test_compiles_sentences_and_passages_with_offsets():
    rows, faults = compile_source("w9_a", SOURCE)
    assert faults == []
    assert [row["id"] for row in rows] == ["w9_a-0001", "w9_a-0002", "w9_a-0003", "w9_a-0004"]
    assert [row["passage"] for row in rows] == [None, *["w9_a-p002"] * 3]
    assert [row["opens_paragraph"] for row in rows] == [False, True, False, False]
    assert {row["published"] for row in rows} == {"2015-03-04"}


def test_what_is_compiled_can_be_loaded_again(tmp_path):
    rows, _ = compile_source("w9_a", SOURCE)
    path = tmp_path / "w9_a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    first, second, tea, last = read_written([path])
    assert first.text[slice(*first.events[0].trigger)] == "freed"
    assert [party.country for party in second.events[0].actors] == ["PER", "CHL"]
    assert (tea.none, tea.events) == ("background", ())
    assert last.events[0].according_to == last.statements[0].source


@pytest.mark.parametrize(
    ("source", "line", "complaint"),
    [
        pytest.param("A text.\n- none said", 1, "no `@ DATE voice`", id="no-date"),
        pytest.param("@ 2015-02-30 wire", 1, "day", id="no-such-day"),
        pytest.param("@ 2015-02-03\nA text.", 2, "want events, or", id="no-codes"),
        pytest.param("@ 2015-02-03\n- none said", 2, "codes with no text", id="no-text"),
        pytest.param("@ 2015-02-03\nA text.\n- none gossip", 3, "want `- none KIND`", id="kind"),
        pytest.param(
            "@ 2015-02-03\nShe left Lima.\n- none said\n- RET left | She PER",
            2,
            "not both",
            id="both",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(source, line, complaint):
    _, faults = compile_source("w9_a", source)
    assert [(fault.path, fault.line) for fault in faults] == [("w9_a.txt", line)]
    assert complaint in faults[0].message


@pytest.mark.parametrize("path", sorted((HERE / "source").glob("*.txt")), ids=lambda p: p.stem)
def test_the_compiled_corpus_is_that_of_its_source(path):
    rows, faults = compile_source(path.stem, path.read_text(encoding="utf-8"))
    assert faults == []
    written = (HERE / "written" / f"{path.stem}.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line) for line in written.split("\n") if line] == rows
