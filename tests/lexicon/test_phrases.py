"""Phrases: how a pattern is matched with the words of a sentence."""

import pytest

from lapwing.lexicon.phrases import (
    Phrases,
    load_confidence,
    load_cues,
    load_mode_cues,
    same_noun,
    singulars,
    stems_of,
)
from resources.compile_phrases import inflect, parse_pattern


def phrases(*lines: str, type_: str = "SUPPORT", noun: bool = False) -> Phrases:
    rows = [{**parse_pattern(line), "type": type_, "mode": None, "noun": noun} for line in lines]
    forms: dict[str, list[list[str]]] = {}
    for row in rows:
        for alternative in row["elements"][0][0]:
            lemma = alternative[0]
            inflected = [(lemma, "noun"), (lemma + "s", "noun")] if noun else inflect(lemma, {})
            for form, kind in inflected:
                forms.setdefault(form, []).append([lemma, kind])
    return Phrases({"forms": forms, "patterns": rows})


def found(pattern: str, text: str, **kind: object) -> list[tuple[int, ...]]:
    lexicon, words = phrases(pattern, **kind), text.split()
    return [
        match.words
        for at in range(len(words))
        for match in lexicon.find(words, at, as_noun=bool(kind.get("noun")), stems=stems_of(words))
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("back $", "oslo backs lima", [(1,)]),
        ("call_on $", "oslo called on lima", [(1, 2)]),
        ("call_on $", "oslo called lima on monday", []),
        ("throw weight behind $", "oslo throws its full weight behind lima", [(1, 4, 5)]),
        ("throw weight behind $", "oslo throws its weight , behind lima", []),
        ("sign (deal|treaty)", "oslo signed two treaties", [(1, 3)]),
        ("agree (on|to)?", "oslo agreed to it", [(1, 2)]),
        ("agree (on|to)?", "oslo agreed", [(1,)]),
        ("want $ to", "oslo wants to leave", []),
        ("want $ to", "oslo wants lima to leave", [(1, 3)]),
    ],
)
def test_a_pattern_finds_its_words(pattern, text, words):
    assert found(pattern, text) == words


def test_nouns_match_their_plural():
    assert found("talk with $", "long talks with lima", noun=True) == [(1, 2)]


def test_a_blocking_pattern_spans_a_shorter_gap():
    assert found("seize day", "seized two large tankers day", type_="NONE") == []
    assert found("seize day", "seized two large tankers day") == [(0, 4)]


def test_words_that_the_sentence_lacks_rule_a_pattern_out_at_once():
    pattern = phrases("sign (deal|treaty) with $").patterns[0]
    assert pattern.needs == frozenset({"with"})


@pytest.mark.parametrize(
    ("line", "expected"),
    [("visit $", True), ("recall $ from?", True), ("visit", False), ("ask $ to", False)],
)
def test_a_verb_that_says_nothing_without_its_object_is_known(line, expected):
    assert phrases(line).patterns[0].needs_recipient is expected


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("$ back", "starts with a word"),
        ("back [loud]", "no such tag: loud"),
        ("ba?ck", "neither a word"),
        ("", "starts with a word|neither a word"),
    ],
)
def test_a_malformed_line_is_refused_with_its_fault(line, fault):
    with pytest.raises(ValueError, match=fault):
        parse_pattern(line)


def test_plurals_are_told_from_other_endings():
    assert singulars("countries") == ("countries", "countrie", "countri", "country")
    assert same_noun("deals", "deal")
    assert not same_noun("as", "a")


def test_the_shipped_lists_are_there():
    assert "said" in load_cues()["plain_reporting_verbs"]
    assert load_mode_cues()["REQUEST"].default == "change"
    assert set(load_confidence()) >= {"base", "actor", "recipient"}
