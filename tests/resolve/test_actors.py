"""Who a phrase names, on a day."""

import pytest

from lapwing.record import Period
from lapwing.resolve.actors import resolve_phrase
from tests.actor_world import small_agents, small_registry


def resolved(phrase, day=None, context=""):
    return resolve_phrase(
        phrase,
        on=Period.parse(day) if day else None,
        context=context,
        registry=small_registry(),
        agents=small_agents(),
    )


@pytest.mark.parametrize(
    ("phrase", "country", "sectors"),
    [
        pytest.param("American warplanes", "USA", ("MIL",), id="demonym"),
        pytest.param("the Venezuelan opposition", "VEN", ("OPP",), id="opposition"),
        pytest.param("troops loyal to Assad", "SYR", ("MIL",), id="loyal-to"),
        pytest.param("a retired general", None, ("ELI",), id="retired"),
        pytest.param("police", None, ("COP",), id="no-country"),
        pytest.param("Russia", "RUS", (), id="state"),
        pytest.param("the Kremlin", "RUS", ("GOV",), id="seat"),
        pytest.param("government of Cuba", "CUB", ("GOV",), id="of-country"),
        pytest.param("civilians in Syria", "SYR", ("CVL",), id="in-country"),
        pytest.param("senior US military officials", "USA", ("MIL", "GOV"), id="generic-head"),
        pytest.param("the U.N.", "UNO", ("IGO",), id="organisation"),
        pytest.param("THE UNITED NATIONS", "UNO", ("IGO",), id="capitals"),
        pytest.param("venezuelan troops", "VEN", ("MIL",), id="small-letters"),
    ],
)
def test_country_and_sector_of_a_phrase(phrase, country, sectors):
    actor = resolved(phrase, context="Syria" if "Assad" in phrase else "").actor
    assert (actor.country, actor.sectors) == (country, sectors)


def test_a_title_and_a_name_are_one_person_on_that_day():
    found = resolved("Venezuelan opposition leader Juan Guaidó", "2019-05-01")
    assert found.actor.actor_id == "person.juan-guaido"
    assert found.actor.sectors == ("OPP",)
    assert "of VEN" in found.reason


@pytest.mark.parametrize(
    ("phrase", "day", "actor_id"),
    [
        ("the Venezuelan president", "2010-01-01", "person.hugo-chavez"),
        ("the Venezuelan president", "2018-01-01", "person.nicolas-maduro"),
        ("Russian prime minister", "2015-01-01", "person.dmitry-medvedev"),
        ("Russian prime minister", None, "RUS/GOV"),
    ],
)
def test_an_office_names_who_holds_it_when_the_day_is_known(phrase, day, actor_id):
    assert resolved(phrase, day).actor.actor_id == actor_id


def test_a_name_nobody_registered_keeps_an_id_of_its_own():
    found = resolved("Venezuelan defense minister Elena Prueba")
    assert found.actor.actor_id == "local.elena-prueba"
    assert (found.actor.country, found.actor.sectors) == ("VEN", ("GOV",))


def test_what_the_phrase_leaves_open_is_read_from_its_apposition():
    actor = resolved("Elena Prueba, a Cuban lawmaker").actor
    assert (actor.country, actor.sectors) == ("CUB", ("LEG",))


def test_words_that_name_nobody_give_an_unknown_actor_of_the_country_they_name():
    actor = resolved("Syrian island").actor
    assert (actor.country, actor.sectors) == ("SYR", ("UNK",))
