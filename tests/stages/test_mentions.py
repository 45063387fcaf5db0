"""Who is named in an article."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapwing.record import Article, Dating, Period, Reading, Span
from lapwing.stages.mentions import MentionStage, find_mentions
from tests.actor_world import small_agents, small_registry

DAY = "2019-05-01"


def sentences_of(text):
    return [Span(*m.span()) for m in re.finditer(r"[^ ][^.!?]*[.!?]?", text)]


def mentions_of(text, day=DAY):
    return find_mentions(
        text,
        sentences_of(text),
        published=Dating(when=Period.parse(day), confidence=1.0) if day else None,
        registry=small_registry(),
        agents=small_agents(),
    )


def named(text, day=DAY):
    return [(m.span.of(text), m.actor.actor_id) for m in mentions_of(text, day)]


PUTIN, MADURO, GUAIDO = "person.vladimir-putin", "person.nicolas-maduro", "person.juan-guaido"
MEDVEDEV, PESKOV = "person.dmitry-medvedev", "person.dmitry-peskov"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Russian President Vladimir Putin met the Cuban foreign minister.",
            [("Russian President Vladimir Putin", PUTIN), ("Cuban foreign minister", "CUB/GOV")],
            id="title-and-name",
        ),
        pytest.param(
            "Venezuelan opposition leader Juan Guaidó spoke. Guaidó thanked the US.",
            [
                ("Venezuelan opposition leader Juan Guaidó", GUAIDO),
                ("Guaidó", GUAIDO),
                ("US", "USA"),
            ],
            id="surname-again",
        ),
        pytest.param(
            "Venezuela's Nicolás Maduro lost Venezuelan oil.",
            [("Venezuela's Nicolás Maduro", MADURO)],
            id="demonym-that-only-modifies",
        ),
        pytest.param(
            "The Russians attacked Russian military equipment.",
            [("Russians", "RUS/CVL")],
            id="agent-that-only-modifies",
        ),
        pytest.param(
            "Police fired on protesters in Caracas.",
            [("Police", "VEN/COP"), ("protesters", "VEN/OPP"), ("Caracas", "VEN")],
            id="common-nouns",
        ),
        pytest.param(
            "The Council of Cuban Growers (CCG) met. The CCG agreed.",
            [
                ("Council of Cuban Growers", "local.cub.council-of-cuban-growers"),
                ("CCG", "local.cub.council-of-cuban-growers"),
            ],
            id="demonym-inside-a-name",
        ),
        pytest.param(
            "The National Fishing Council (NFC) met in Havana. The NFC agreed.",
            [
                ("National Fishing Council", "local.cub.national-fishing-council"),
                ("Havana", "CUB"),
                ("NFC", "local.cub.national-fishing-council"),
            ],
            id="acronym",
        ),
        pytest.param(
            "Dmitry Peskov, Putin's spokesman, said that Putin would rest.",
            [("Dmitry Peskov", PESKOV), ("Putin's spokesman", PESKOV), ("Putin", PUTIN)],
            id="apposition",
        ),
        pytest.param(
            "Mary Sample, a Cuban lawmaker, said no.",
            [("Mary Sample", "local.mary-sample"), ("Cuban lawmaker", "local.mary-sample")],
            id="unknown-person-with-apposition",
        ),
    ],
)
def test_finds_whole_noun_phrases_and_who_they_name(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "actor_id", "kind"),
    [
        pytest.param("Moscow condemned it.", "Moscow", "RUS/GOV", "country", id="acts"),
        pytest.param("He lives in Moscow.", "Moscow", "RUS", "place", id="in"),
        pytest.param("She flew to Caracas.", "Caracas", "VEN", "place", id="motion"),
        pytest.param("It sent a warning to Caracas.", "Caracas", "VEN/GOV", "country", id="to"),
        pytest.param("The streets of Caracas fill.", "Caracas", "VEN", "place", id="streets-of"),
        pytest.param("The Kremlin denied it.", "Kremlin", "RUS/GOV", "country", id="seat"),
        pytest.param("They met at the Kremlin.", "Kremlin", "RUS", "place", id="seat-as-place"),
    ],
)
def test_a_capital_that_acts_is_a_government_and_else_a_place(text, name, actor_id, kind):
    (found,) = [m for m in mentions_of(text) if m.span.of(text) == name]
    assert (found.actor.actor_id, found.kind) == (actor_id, kind)


STORY = "Russian President Vladimir Putin called Nicolás Maduro of Venezuela. "


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        pytest.param("The Venezuelan president agreed.", "Venezuelan president", [MADURO]),
        pytest.param("The South American leader agreed.", "South American leader", [MADURO]),
        pytest.param("Hosting the embattled leader, Putin smiled.", "embattled leader", [MADURO]),
        pytest.param("He said more.", "He", [PUTIN]),
        pytest.param("The two leaders agreed.", "two leaders", [MADURO, PUTIN]),
        pytest.param("Ties between the two countries grew.", "two countries", ["RUS", "VEN"]),
        pytest.param("The Russian leader smiled.", "Russian leader", [PUTIN]),
    ],
)
def test_finds_who_is_meant_again(text, words, actors):
    whole = STORY + text
    found = [m for m in mentions_of(whole) if m.span.of(whole) == words]
    assert [m.actor.actor_id for m in found] == actors


def test_pronouns_are_marked_and_reasons_given():
    found = mentions_of(STORY + "He agreed.")
    assert [m.is_pronoun for m in found] == [False] * (len(found) - 1) + [True]
    assert all(m.reason for m in found)


def test_offices_follow_the_day_of_the_article():
    text = "Dmitry Medvedev spoke."
    titles = [mentions_of(text, day)[0].actor.title for day in ("2010-01-01", "2015-01-01")]
    assert titles == ["President", "Prime Minister"]


def test_an_undated_article_looks_up_no_office():
    assert named("The Russian president spoke.", day=None) == [("Russian president", "RUS/GOV")]


WORDS = st.sampled_from(
    "Russian President Vladimir Putin Putin's Venezuela Nicolás Maduro the The a of in to and "
    '" ( ) U.S. UN government troops opposition leader he He it two leaders countries country , . '
    "Moscow Kremlin former Mr said “ ” ’s ' - — ; \u0301 \u200f Foreign Ministry Party bin".split()
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_mentions_lie_in_sentences_sorted_and_repeat_exactly(text):
    sentences = sentences_of(text)
    found = mentions_of(text)
    assert found == mentions_of(text)
    keys = [(m.span.start, m.span.end, m.actor.actor_id) for m in found]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert all(any(s.covers(m.span) for s in sentences) and len(m.span) > 0 for m in found)
    spans = sorted({m.span for m in found})
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


def test_the_stage_reads_each_article_by_itself():
    text = "Police met Vladimir Putin."
    reading = Reading(
        article=Article(id="a", text=text, origin="a.txt"), sentences=(Span(0, len(text)),)
    )
    stage = MentionStage(registry=small_registry(), agents=small_agents())
    layers = stage([reading, reading])
    assert layers[0] == layers[1]
    assert [m.span.of(text) for m in layers[0]] == ["Police", "Vladimir Putin"]
