"""The phrase files: every pair of the codebook has words, and no phrase says two things."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from lapwing.lexicon.ontology import load_ontology
from resources.compile_phrases import parse_pattern

RESOURCES = Path(__file__).parents[2] / "resources"
FILES = {
    content["type"]: content["modes"]
    for path in sorted((RESOURCES / "phrases").glob("*.yaml"))
    if "type" in (content := yaml.safe_load(path.read_text("utf-8")))
}
LINES = [
    (type_, mode, kind, line)
    for type_, modes in FILES.items()
    for mode, kinds in modes.items()
    for kind, lines in kinds.items()
    for line in lines
]


def test_there_is_one_file_for_each_type_and_one_that_blocks():
    assert set(FILES) == {*load_ontology().types, "NONE"}


def test_every_mode_of_the_codebook_has_phrases_and_no_other_mode_has():
    named = {(type_, mode) for type_, mode, _, _ in LINES if mode != "none" and type_ != "NONE"}
    assert named == set(load_ontology().pairs())


def test_there_are_at_least_1500_phrases():
    assert len(LINES) >= 1500


def test_no_phrase_stands_twice():
    counted = Counter((kind, parse_pattern(line)["text"]) for _, _, kind, line in LINES)
    assert [text for text, n in counted.items() if n > 1] == []


def test_no_bare_verb_belongs_to_two_types():
    owners: dict[str, set[str]] = {}
    for type_, _, kind, line in LINES:
        elements = parse_pattern(line)["elements"]
        if kind == "verbs" and elements[1:] == [("$", False)] and type_ != "NONE":
            for run in elements[0][0]:
                owners.setdefault(" ".join(run), set()).add(type_)
    assert {verb: types for verb, types in owners.items() if len(types) > 1} == {}


def test_only_verbs_and_nouns_head_phrases():
    assert {kind for _, _, kind, _ in LINES} == {"verbs", "nouns"}


def test_contexts_have_cues_for_exactly_the_contexts_of_the_codebook():
    cues = yaml.safe_load((RESOURCES / "contexts.yaml").read_text("utf-8"))
    assert list(cues) == list(load_ontology().contexts)
    assert [name for name, words in cues.items() if len(words) != len(set(words))] == []


@pytest.mark.parametrize("word", ["who", "bill", "mine", "un", "diet", "king"])
def test_words_that_mean_something_else_are_no_cues(word):
    cues = yaml.safe_load((RESOURCES / "contexts.yaml").read_text("utf-8"))
    assert [name for name, words in cues.items() if word in words] == []
