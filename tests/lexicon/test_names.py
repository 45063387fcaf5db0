"""Names as keys."""

import pytest

from lapwing.lexicon.names import NameIndex, is_acronym, name_key, plural_of


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Nicolás Maduro’s", "nicolas maduro 's"),
        ("U.S.", "u.s."),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("al-Qaeda", "al-qaeda"),
    ],
)
def test_a_name_in_a_table_and_in_a_text_have_one_key(name, key):
    assert name_key(name) == key


def test_the_longest_key_at_a_place_wins():
    index = NameIndex({"new york": "a", "new york times": "b", "york": "c"})
    words = ["new", "york", "times", "new", "york"]
    assert [index.longest_at(words, at) for at in range(5)] == [
        (3, "b"),
        (1, "c"),
        None,
        (2, "a"),
        (1, "c"),
    ]


def test_acronyms_are_told_from_names():
    assert [n for n in ("US", "U.N.", "NATO", "Iran", "A", "UN Women") if is_acronym(n)] == [
        "US",
        "U.N.",
        "NATO",
    ]


@pytest.mark.parametrize(
    ("demonym", "people"), [("Russian", "Russians"), ("French", "French"), ("Chinese", "Chinese")]
)
def test_the_people_of_a_demonym(demonym, people):
    assert plural_of(demonym) == people
