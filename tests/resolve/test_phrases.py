"""Noun phrases that name somebody."""

import pytest

from lapwing.resolve.elements import Words, lexicon_for
from lapwing.resolve.phrases import find_phrases
from tests.actor_world import small_agents, small_registry


def phrases_of(text):
    words = Words(text)
    lexicon = lexicon_for(small_registry(), small_agents())
    found = find_phrases(words, 0, len(words.folds), lexicon=lexicon)
    return [text[slice(*words.char_span(p.first, p.last))] for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "the self-declared interim president Juan Guaidó",
            ["self-declared interim president Juan Guaidó"],
            id="modifiers-and-name",
        ),
        pytest.param("Venezuelan oil", [], id="demonym-alone"),
        pytest.param("US-backed rebels", ["US-backed rebels"], id="compound"),
        pytest.param("troops loyal to Bashar Assad", ["troops loyal to Bashar Assad"], id="loyal"),
        pytest.param(
            "President Bashar Assad's army", ["President Bashar Assad's army"], id="possessor"
        ),
        pytest.param(
            "the President of Cuba Rosa Muster", ["President of Cuba Rosa Muster"], id="of-country"
        ),
        pytest.param("police and troops", ["police", "troops"], id="two"),
        pytest.param("Ministry of Trade and Fishing", ["Ministry of Trade and Fishing"], id="body"),
        pytest.param("he told them", ["he", "them"], id="pronouns"),
        pytest.param("Omar bin Laden of Cuba", ["Omar bin Laden", "Cuba"], id="particle"),
        pytest.param("George W. Sample", ["George W. Sample"], id="initial"),
        pytest.param("military equipment", [], id="agent-that-modifies"),
    ],
)
def test_a_phrase_spans_all_that_names(text, expected):
    assert phrases_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mr. Sample and Ms Muster", ["Mr. Sample", "Ms Muster"], id="courtesy"),
        pytest.param("Gen. Otto Sample", ["Gen. Otto Sample"], id="rank"),
    ],
)
def test_titles_before_names_belong_to_them(text, expected):
    assert phrases_of(text) == expected
