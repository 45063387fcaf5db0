"""Where in the world an article plays."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapwing.record import Article, Reading, Span
from lapwing.stages.mentions import find_mentions
from lapwing.stages.places import PlaceStage, find_places
from tests.actor_world import small_agents, small_registry
from tests.place_world import small_gazetteer


def sentences_of(text, start=0):
    return [Span(*m.span()) for m in re.compile(r"[^ ][^.!?]*[.!?]?").finditer(text, start)]


def places_of(text, start=0):
    sentences = sentences_of(text, start)
    registry, agents = small_registry(), small_agents()
    mentions = find_mentions(text, sentences, published=None, registry=registry, agents=agents)
    return find_places(
        text,
        sentences,
        mentions=mentions,
        gazetteer=small_gazetteer(),
        registry=registry,
        agents=agents,
    )


def named(text, start=0):
    return [(place.span.of(text), place.geonames) for place in places_of(text, start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They met in Caracas.", [("Caracas", 3)], id="city"),
        pytest.param("Fires broke out in Alder.", [("Alder", 2)], id="the-larger-namesake"),
        pytest.param(
            "Fires broke out in Alder, Ohia.", [("Alder", 1), ("Ohia", 11)], id="containment"
        ),
        pytest.param(
            "Fires broke out in Alder, Ohia. Alder was quiet later.",
            [("Alder", 1), ("Ohia", 11), ("Alder", 1)],
            id="one-sense-per-article",
        ),
        pytest.param(
            "The Americans, the American army and US troops came to Alder.",
            [("US", None), ("Alder", 1)],
            id="country-of-the-article",
        ),
        pytest.param("The Tverna region is cold.", [("Tverna", 12)], id="region"),
        pytest.param("Moscow condemned the vote.", [], id="a-capital-that-acts"),
        pytest.param("Mr Alder said no. Alder left.", [], id="a-person-of-that-name"),
        pytest.param("Reading helps. He likes reading.", [], id="a-common-word"),
        pytest.param("He wrote for the Caracas Post.", [], id="part-of-another-name"),
    ],
)
def test_finds_places_and_tells_namesakes_apart(text, expected):
    assert named(text) == expected


def test_a_place_no_table_knows_has_no_coordinates():
    (place,) = places_of("A bomb went off in Xanadun yesterday.")
    assert (place.name, place.lat, place.lon, place.precision) == (
        "Xanadun", None, None, "unknown"
    )  # fmt: skip


def test_the_dateline_is_no_place_but_tells_the_country():
    text = "MOSCOW — Fires broke out in Alder."
    assert named(text, start=9) == [("Alder", 2)]


WORDS = st.sampled_from(
    "Alder Ohia Moscow in near the of to , . ( ) Caracas Reading Boulder Creek Mr said region "
    "Venezuela US Vladimir Putin ’s “ ” \u0301 X a".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=60))
def test_places_lie_in_sentences_sorted_and_apart(text):
    sentences = sentences_of(text)
    found = places_of(text)
    assert found == places_of(text)
    assert [p.span for p in found] == sorted(p.span for p in found)
    assert all(any(s.covers(p.span) for s in sentences) and len(p.span) > 0 for p in found)
    assert not any(a.span.overlaps(b.span) for a, b in pairwise(found))
    assert all((p.lat is None) == (p.lon is None) for p in found)


def test_the_stage_reads_each_article_by_itself():
    text = "They met in Caracas."
    reading = Reading(
        article=Article(id="a", text=text, origin="a.txt"), sentences=(Span(0, len(text)),)
    )
    stage = PlaceStage(
        gazetteer=small_gazetteer(), registry=small_registry(), agents=small_agents()
    )
    layers = stage([reading, reading])
    assert layers[0] == layers[1]
    assert [place.span.of(text) for place in layers[0]] == ["Caracas"]
