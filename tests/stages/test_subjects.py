"""Subjects and objects: who does what a verb says, and who undergoes it."""

import pytest

from lapwing.stages.subjects import agent_of, object_of, relative_object, subject_of
from tests.stages.sentences_as_clauses import clauses_in, verb_of


def words_of(clauses, index) -> str | None:
    return None if index is None else " ".join(clauses.chunk_words(index))


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Norway thanked Peru.", "thanked", "norway"),
        ("Norway, the host, thanked Peru.", "thanked", "norway"),
        ("Norway, which had waited, thanked Peru.", "thanked", "norway"),
        ("The ministers of Norway thanked Peru.", "thanked", "the ministers"),
        ("Norway thanked Peru and left the hall.", "left", "norway"),
        ("Norway promised to help Peru.", "help", "norway"),
        ("A man wielding an axe attacked a guard.", "attacked", "a man"),
        ("Speaking in Oslo, Peru thanked Chile.", "speaking", "peru"),
        ("Norway only slowly and late thanked Peru.", "thanked", "norway"),
        ("The talks failed, said the envoy.", "said", "the envoy"),
        ("Raiders who robbed a bank were caught.", "robbed", "raiders"),
    ],
)
def test_a_subject_is_found_past_what_stands_between(text, verb, subject):
    clauses = clauses_in(text)
    assert words_of(clauses, subject_of(clauses, verb_of(clauses, verb))) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Oslo asked Lima to leave.", "lima"),
        ("Oslo called on Lima to leave.", "lima"),
        ("Oslo has plans to leave.", "oslo"),
    ],
)
def test_an_infinitive_is_done_by_whom_its_verb_controls(text, subject):
    clauses = clauses_in(text, "Oslo", *(["Lima"] if "Lima" in text else []))
    assert words_of(clauses, subject_of(clauses, verb_of(clauses, "leave"))) == subject


def test_the_object_stands_behind_the_verb_and_the_agent_behind_by():
    clauses = clauses_in("The consul was expelled quickly by Norway.")
    verb = verb_of(clauses, "expelled")
    assert words_of(clauses, agent_of(clauses, verb)) == "norway"
    clauses = clauses_in("Norway expelled again the consul.")
    assert words_of(clauses, object_of(clauses, verb_of(clauses, "expelled"))) == "the consul"


@pytest.mark.parametrize(
    ("text", "verb", "antecedent"),
    [
        ("Oslo, which Lima bombed in June, left.", "bombed", "oslo"),
        ("The tariffs that Lima imposed on Oslo hurt.", "imposed", "the tariffs"),
        ("Oslo, which Lima wants to leave, waited.", "wants", "oslo"),
        ("Oslo, which bombed Lima, left.", "bombed", None),
        ("Oslo, which Lima gave a boat, left.", "gave", None),
        ("Oslo, in which Lima invested, left.", "invested", None),
        ("Oslo, which was bombed by Lima, left.", "bombed", None),
    ],
)
def test_what_an_object_relative_is_about_undergoes_its_verb(text, verb, antecedent):
    clauses = clauses_in(text, "Oslo", "Lima")
    found = relative_object(clauses, verb_of(clauses, verb))
    assert (None if found is None else words_of(clauses, found)) == antecedent
