"""Word classes: noun, finite verb, participle and so on."""

import pytest

from lapwing.lexicon.word_classes import load_word_classes
from lapwing.text import find_words


def tag(text: str, word: str) -> str:
    words = [text[start:end] for start, end in find_words(text)]
    return load_word_classes().tag(words)[words.index(word)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The envoy left the hall.", "envoy", "NN"),
        ("The two ministers left the hall.", "ministers", "NNS"),
        ("The envoy has left the hall.", "left", "VBN"),
        ("Putin praised growing ties.", "praised", "VBD"),
        ("Guards raided offices and detained Jansen.", "detained", "VBD"),
        ("Thousands marched through the town.", "marched", "VBD"),
        ("Jansen, the chairman, resigned on Sunday when they met.", "resigned", "VBD"),
        ("They blamed Oslo for bombing Lima.", "bombing", "VBG"),
        ("He said he cannot come.", "cannot", "MD"),
        ("They would recognise Lima.", "recognise", "VB"),
        ("It cost 25 euros.", "25", "CD"),
    ],
)
def test_the_class_fits_the_place(text, word, expected):
    assert tag(text, word) == expected


def test_there_is_one_class_for_each_word_and_none_for_none():
    words = ["Oslo", "backed", "Lima", "."]
    assert len(load_word_classes().tag(words)) == len(words)
    assert load_word_classes().tag([]) == []


def test_words_never_seen_are_guessed_by_their_ending():
    assert tag("The frobnicators met.", "frobnicators") == "NNS"
