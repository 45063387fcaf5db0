"""Words typed by a coder are found in their sentence, and parties read from them."""

import pytest

from corpus.annotation import Party
from corpus.words import NotationError, PartyReader, find_stretch, find_words

TALKS = "The talks in Oslo were called off, and US-led talks in Rome began."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Oslo", (13, 17), id="once"),
        pytest.param("talks#1", (4, 9), id="first"),
        pytest.param("talks#2", (46, 51), id="second"),
        pytest.param("US", (39, 41), id="before-hyphen"),
        pytest.param("called off", (23, 33), id="two-words"),
    ],
)
def test_finds_the_words_on_word_boundaries(words, expected):
    assert find_words(TALKS, words) == expected


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param("talks", "occurs 2 times: write talks#1", id="not-numbered"),
        pytest.param("Bonn", "'Bonn' occurs 0 times", id="absent"),
        pytest.param("Oslo#2", "'Oslo' occurs 1 times, wanted number 2", id="too-high"),
        pytest.param("all", "occurs 0 times", id="inside-a-word"),
    ],
)
def test_says_why_words_are_not_found(words, complaint):
    with pytest.raises(NotationError, match=complaint):
        find_words(TALKS, words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("talks#1 .. off", "talks in Oslo were called off", id="from-to"),
        pytest.param("US-led ..", "US-led talks in Rome began", id="to-the-stop"),
        pytest.param("Rome", "Rome", id="exact"),
    ],
)
def test_finds_a_stretch_by_its_ends(words, expected):
    start, end = find_stretch(TALKS, words)
    assert TALKS[start:end] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "Oslo NOR:GOV",
            [Party(span=(13, 17), country="NOR", sectors=("GOV",), name="")],
            id="coded",
        ),
        pytest.param(
            "Oslo ?:UAF",
            [Party(span=(13, 17), country="", sectors=("UAF",), name="")],
            id="no-country",
        ),
        pytest.param(
            "*Norway NOR:GOV",
            [Party(span=None, country="NOR", sectors=("GOV",), name="Norway")],
            id="understood",
        ),
        pytest.param(
            "Oslo NOR:GOV+UNO = Norway+United Nations",
            [
                Party(span=(13, 17), country="NOR", sectors=("GOV",), name="Norway"),
                Party(span=(13, 17), country="UNO", sectors=(), name="United Nations"),
            ],
            id="two-parties-in-one-span",
        ),
    ],
)
def test_reads_a_party(words, expected):
    assert PartyReader().read(TALKS, words) == expected


def test_words_coded_once_need_no_code_again():
    reader = PartyReader()
    first = reader.read(TALKS, "Oslo NOR:GOV = Norway")
    assert reader.read("Oslo agreed.", "Oslo")[0].name == first[0].name == "Norway"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param("Oslo", "'Oslo' has no code", id="never-coded"),
        pytest.param("Oslo NOR:GVT", "no such sector: 'GVT'", id="sector"),
        pytest.param("Oslo NRW:GOV", "no such country code: 'NRW'", id="country"),
    ],
)
def test_says_what_is_wrong_with_a_party(words, complaint):
    with pytest.raises(NotationError, match=complaint):
        PartyReader().read(TALKS, words)
