"""The checker finds what is wrong, counts what is there, and tells copies from our own."""

import gzip
import json
from collections import Counter

import pytest

from corpus.check import find_faults
from corpus.compile import compile_source
from corpus.load import read_written
from corpus.quotas import count_quotas
from corpus.texture import compare_ranks, find_overlaps, find_twins, measure_growth, stem_of


def sentences_of(source, folder):
    rows, faults = compile_source("w9_a", f"@ 2015-03-04 wire\n{source}")
    assert faults == []
    path = folder / "w9_a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return list(read_written([path]))


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        pytest.param("Lima sent rice to Arica.\n- AID sent | Lima PER > Arica CHL", [], id="whole"),
        pytest.param(
            "Lima sent rice home.\n- AID sent | Lima PER",
            ["AID: needs a recipient"],
            id="recipient",
        ),
        pytest.param(
            "He left the post.\n- RET/res left | He PER:GOV",
            ["RETREAT: 'He' needs a name: `He CODE = Name`"],
            id="pronoun",
        ),
        pytest.param(
            "A bomb killed two.\n- ASS/exp killed | _",
            ["ASSAULT: has neither party nor place"],
            id="nobody",
        ),
        pytest.param(
            "Lima, angry, left.\n- RET left | Lima, PER",
            ["RETREAT: 'Lima,' ends in punctuation"],
            id="comma",
        ),
    ],
)
def test_finds_what_is_wrong_with_a_sentence(source, faults, tmp_path):
    assert list(find_faults(sentences_of(source, tmp_path)[0])) == faults


def test_counts_against_the_quotas(tmp_path):
    source = """Lima, Quito and Bogota accused Arica.
-n ACC/all accused | Lima PER; Quito ECU; Bogota COL > Arica CHL
- RET!fut Lima | Quito

It rained in Lima.
- none weather"""
    quotas = {
        quota.what: quota for quota in count_quotas(sentences_of(source, tmp_path), part=0.001)
    }
    assert quotas["sentences without event"].found == 1
    assert quotas["ACCUSE/allege"].is_met
    assert quotas["realis future"].found == 1
    assert (quotas["nominal triggers"].found, quotas["attributed"].found) == (0.5, 0)
    assert quotas["two or more events in a sentence"].found == 1


def test_the_same_frame_with_other_names_is_a_twin(tmp_path):
    source = """The mayor of Lima warned 40 striking nurses on Friday.
- none said

The mayor of Quito warned 250 striking nurses on Sunday.
- none said

Rain fell on the striking nurses of Arica.
- none weather"""
    twins = find_twins(sentences_of(source, tmp_path))
    assert [(twin.first, twin.second) for twin in twins] == [("w9_a-0001", "w9_a-0002")]


def test_eight_words_in_a_row_that_stand_elsewhere_are_found(tmp_path):
    sentences = sentences_of("One two three four five six seven eight nine.\n- none said", tmp_path)
    folder = tmp_path / "texts"
    folder.mkdir()
    with gzip.open(folder / "news.jsonl.gz", "wt", encoding="utf-8") as file:
        tokens = ["two", "three", "four", "five", "six", ",", "seven", "eight", "nine"]
        file.write(json.dumps({"sentences": [{"tokens": tokens}]}) + "\n")
    (folder / "short.txt").write_text("One two three four five six seven.", encoding="utf-8")
    found = find_overlaps(sentences, folder)
    assert found == [("w9_a-0001", "news.jsonl.gz", "two three four five six seven eight nine")]


def test_growth_counts_distinct_words_at_each_mark():
    assert measure_growth(["a b a", "c a d"], marks=(3, 5, 50)) == {3: 2, 5: 3}


@pytest.mark.parametrize(
    ("first", "second"),
    [("condemned", "condemns"), ("stopped", "stopping"), ("deployment", "deployed")],
)
def test_forms_of_a_word_share_a_stem(first, second):
    assert stem_of(first) == stem_of(second)


def test_ranks_agree_and_disagree():
    ours = Counter(a=3, b=2, c=1)
    assert compare_ranks(ours, Counter(a=30, b=20, c=10)) == pytest.approx(1)
    assert compare_ranks(ours, Counter(a=1, b=2, c=3)) == pytest.approx(-1)
