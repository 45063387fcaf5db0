"""Chunks: a sentence as a row of noun phrases, verb groups and small words."""

import pytest

from tests.stages.sentences_as_clauses import clauses_in


def row(text: str) -> list[str]:
    clauses = clauses_in(text)
    return [f"{c.kind}:{' '.join(clauses.lower[c.start : c.end])}" for c in clauses.chunks]


def test_every_word_is_in_exactly_one_chunk():
    clauses = clauses_in("The tired envoy of Mali, who had waited, left the hall on Monday.")
    assert [w for c in clauses.chunks for w in range(c.start, c.end)] == list(
        range(len(clauses.words))
    )


def test_noun_phrases_and_verb_groups_are_told_apart():
    assert row("The old minister has not resigned.") == [
        "np:the old minister",
        "vg:has not resigned",
        "mark:.",
    ]


@pytest.mark.parametrize(
    ("text", "word", "form", "is_passive"),
    [
        ("The envoy was expelled.", "expelled", "finite", True),
        ("The envoy expelled the consul.", "expelled", "finite", False),
        ("The envoy wants to leave.", "leave", "infinitive", False),
        ("He left without saying a word.", "saying", "participle", False),
        ("The men arrested on Monday were freed.", "arrested", "reduced", True),
    ],
)
def test_a_verb_group_knows_its_form(text, word, form, is_passive):
    clauses = clauses_in(text)
    chunk = clauses.chunks[clauses.chunk_of[clauses.lower.index(word)]]
    assert (chunk.form, chunk.is_passive) == (form, is_passive)


def test_a_participle_after_a_plural_noun_is_a_verb():
    assert "vg:beating" in row("He saw guards beating a prisoner.")
