"""Every type and mode of the codebook can be told in words."""

import pytest

from lapwing.lexicon.ontology import load_ontology
from lapwing.lexicon.wording import tell

PAIRS = [(t, None) for t in load_ontology().types] + list(load_ontology().pairs())


@pytest.mark.parametrize(("type_", "mode"), PAIRS)
def test_every_type_and_mode_has_words(type_, mode):
    words = tell(type_, mode, ["A"], ["B"], "actual")
    assert words.startswith("A ")
    assert words.endswith(" B")
    assert type_ not in words


@pytest.mark.parametrize(
    ("actors", "recipients", "realis", "words"),
    [
        (["A"], [], "actual", "A voiced support"),
        ([], ["B"], "actual", "B was backed"),
        ([], ["B", "C"], "actual", "B and C were backed"),
        ([], ["40 people"], "actual", "40 people were backed"),
        ([], ["protesters"], "actual", "Protesters were backed"),
        ([], ["United States"], "actual", "United States was backed"),
        (["A", "B", "C"], ["D"], "actual", "A, B and C backed D"),
        ([], [], "actual", "Somebody voiced support"),
        (["A"], ["B"], "future", "A backed B (to come)"),
    ],
)
def test_what_is_missing_changes_the_sentence(actors, recipients, realis, words):
    assert tell("SUPPORT", None, actors, recipients, realis) == words
