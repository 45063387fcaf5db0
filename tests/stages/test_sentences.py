"""Sentences: every rule of splitting, with an example of our own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapwing.record import Dateline, Span
from lapwing.stages.sentences import SentenceStage, find_sentences
from tests.factory import a_reading, an_article


def split(text: str, skip: Span | None = None) -> list[str]:
    return [span.of(text) for span in find_sentences(text, skip=skip)]


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["It rained.", "Nobody came."], id="plain"),
        pytest.param(["Who fired first?", "Nobody knows!", "It is over."], id="marks"),
        pytest.param(["The U.S. Navy left.", "Lt. Gen. Okoye stayed."], id="abbreviations"),
        pytest.param(["He flew to the U.S.", "The talks had failed."], id="ends-in-abbreviation"),
        pytest.param(["They met at 9 a.m. Tuesday.", "It was short."], id="time-of-day"),
        pytest.param(["They met at 9 a.m.", "The talks were short."], id="time-ends"),
        pytest.param(["She was born on Jan. 5 in St. Louis.", "He was not."], id="month"),
        pytest.param(["Acme Inc. rose 3.5 percent.", "Others fell."], id="decimal"),
        pytest.param(["J. K. Osei and Ana M. Ruiz signed.", "So did we."], id="initials"),
        pytest.param(["No. 5 won.", "No. 6 lost."], id="number"),
        pytest.param(["“We are leaving.”", "He left."], id="quote-closes"),
        pytest.param(["“Why now?” Ana Ruiz asked.", "No answer came."], id="speech-verb-goes-on"),
        pytest.param(["“Why now?” he asked.", "No answer came."], id="quote-goes-on"),
        pytest.param(["They agreed (after a week.)", "Then they left."], id="bracket-closes"),
        pytest.param(["We waited ... and waited.", "Then it came."], id="ellipsis-inside"),
        pytest.param(["We waited…", "The ship came."], id="ellipsis-ends"),
        pytest.param(["See www.example.org/a.b for more.", "It is long."], id="url"),
        pytest.param(["It is over.", "https://example.org/x"], id="link-follows"),
        pytest.param(["The ship sank.[3]", "All lived."], id="footnote"),
        pytest.param(["It fell.", "12 people were hurt."], id="number-opens"),
        pytest.param(["It fell.", "al-Amal reported it."], id="name-in-lower-case"),
        pytest.param(["Shares of Yahoo! Japan fell.", "Others rose."], id="name-with-mark"),
        pytest.param(["1. The army withdraws.", "2. The talks resume."], id="list"),
    ],
)
def test_sentences_of_a_paragraph(sentences):
    assert split(" ".join(sentences)) == sentences


def test_a_lost_space_does_not_hide_a_boundary():
    assert split("The vote was over.But nobody left.") == ["The vote was over.", "But nobody left."]


def test_no_sentence_runs_over_a_blank_line():
    assert split("A heading without a stop\n\nThe army left\n \nat dawn.") == [
        "A heading without a stop",
        "The army left",
        "at dawn.",
    ]


def test_the_dateline_belongs_to_no_sentence():
    text = "QUITO, Ecuador (AP) — The army left. It was late."
    dateline = Dateline(span=Span(0, 21), place="QUITO, Ecuador", agency="AP")
    reading = a_reading(text)
    reading = type(reading)(article=an_article(text, dateline=dateline))
    (spans,) = SentenceStage()([reading])
    assert [span.of(text) for span in spans] == ["The army left.", "It was late."]


TEXTS = st.text(st.sampled_from('aB .!?…\n"“”’)([]1,-—U.S') | st.characters(), max_size=200)


@given(text=TEXTS, cut=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_spans_are_sorted_apart_inside_and_not_blank(text, cut):
    skip = Span(*sorted(cut)) if max(cut) <= len(text) else None
    spans = find_sentences(text, skip=skip)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert skip is None or not any(span.overlaps(skip) for span in spans if len(skip))


@given(text=TEXTS)
def test_every_character_that_is_no_space_is_in_a_sentence(text):
    kept = "".join(span.of(text) for span in find_sentences(text))
    assert "".join(kept.split()) == "".join(text.split())
