"""The grammar of times: it is compiled as written, and tells what is wrong with it."""

import sys
from pathlib import Path

import pytest

from lapwing.errors import ResourceError
from lapwing.lexicon.times import load_times, times_from

ROOT = Path(__file__).parents[2]

SMALL = {
    "classes": {"UNIT": {"field": "unit", "words": {"week": "W", "day": "D"}}},
    "ordinals": {"first": 1},
    "numbers": {"two": 2},
    "holidays": {},
    "tense": {},
    "binding": {},
    "fragments": {"how many": "n=NUM", "many": "n=NUM | several"},
    "patterns": [{"say": "<many> UNIT", "means": "duration"}],
}


def with_pattern(said: str) -> dict[str, object]:
    """The small grammar with one pattern."""
    return {**SMALL, "patterns": [{"say": said, "means": "duration"}]}


def test_the_compiled_file_is_what_the_resource_says(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "resources"))
    from compile_times import compile_times

    for name, content in compile_times(ROOT / "resources").items():
        assert (ROOT / "src/lapwing/data" / name).read_bytes() == content
    sys.modules.pop("compile_times", None)


def test_a_pattern_fills_the_fields_of_its_words():
    grammar = times_from(SMALL)
    number = grammar.made[frozenset({"NUM"})]
    (rule,) = grammar.rules_by_first[number]
    match = rule.pattern.regex.match(number + grammar.words["week"].char)
    filled = [(name, class_) for group, name, class_ in rule.pattern.groups if match.group(group)]
    assert filled == [("n", "NUM"), ("unit", "UNIT")]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("MONTHS ago", "no word belongs to 'MONTHS'"),
        ("<few> UNIT", "there is no fragment 'few'"),
        ("(UNIT ago", "a '\\)' is missing"),
        ("UNIT) ago", "closes nothing"),
        ("UNIT?", "no word at all"),
        ("{several UNIT | UNIT} UNIT", "no fixed length"),
    ],
)
def test_a_broken_pattern_is_told(said, message):
    with pytest.raises(ResourceError, match=message):
        times_from(with_pattern(said))


def test_a_missing_section_is_told():
    with pytest.raises(ResourceError, match="the section fragments is missing"):
        times_from({k: v for k, v in SMALL.items() if k != "fragments"})


def test_a_word_that_needs_a_capital_is_no_month_without_it():
    word = load_times().words["may"]
    assert word.char != word.capital_char
