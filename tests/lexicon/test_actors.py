"""The registry: who somebody is on a day."""

import pytest

from lapwing.errors import ResourceError
from lapwing.lexicon.actor_tables import ActorRows, make_tables, surnames_of
from lapwing.lexicon.actors import load_registry
from lapwing.record import Period
from tests.actor_world import small_registry, write_table


def who(name, day=None):
    registry = small_registry()
    (sense,) = [s for s in registry.lookup(name) if s.kind in ("person", "organisation", "state")]
    return registry.actor(sense, Period.parse(day) if day else None)


@pytest.mark.parametrize(
    ("name", "day", "sectors", "title"),
    [
        pytest.param("Dmitry Medvedev", "2010-01-01", ("GOV",), "President", id="earlier-office"),
        pytest.param("Dmitry Medvedev", "2015", ("GOV",), "Prime Minister", id="by-year"),
        pytest.param("Dmitry Medvedev", "2021-01-01", ("ELI",), None, id="office-over"),
        pytest.param("Dmitry Medvedev", "1999-01-01", (), None, id="office-to-come"),
        pytest.param("nicolas maduro", "2019-02-01", ("GOV",), "President", id="no-accents"),
        pytest.param(
            "Juan Guaidó", "2019-02-01", ("OPP",), "Interim President (contested)", id="contested"
        ),
    ],
)
def test_a_person_has_the_offices_of_that_day(name, day, sectors, title):
    actor = who(name, day)
    assert (actor.sectors, actor.title) == (sectors, title)


def test_an_undated_text_is_read_as_of_the_registrys_day_with_some_years_of_grace():
    assert who("Antony Blinken").title == "Secretary of State"
    assert who("Hugo Chávez").sectors == ("ELI",)


def test_states_carry_their_codes():
    actor = who("Bolivarian Republic of Venezuela")
    assert (actor.actor_id, actor.country, actor.cow, actor.sectors) == ("VEN", "VEN", "101", ())


def test_an_entity_few_recognise_is_counted_under_the_state_it_is_in():
    actor = who("Abkhazia")
    assert (actor.actor_id, actor.country, actor.sectors) == ("GEO.abkhazia", "GEO", ("PRE",))


def test_the_index_knows_what_a_name_can_be():
    registry = small_registry()
    kinds = {name: {s.kind for s in registry.lookup(name)} for name in ("Caracas", "Russians")}
    assert kinds == {"Caracas": {"capital"}, "Russians": {"demonym"}}
    assert [s.acronym for s in registry.lookup("US")] == [True]


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        pytest.param("Nicolás Maduro", "VEN", ("maduro",), id="plain"),
        pytest.param("Ana Ruiz Paz", "VEN", ("ruiz paz", "ruiz", "paz"), id="two-family-names"),
        pytest.param("Li Wei", "CHN", ("li",), id="family-name-first"),
        pytest.param("Omar bin Said", "SAU", ("bin said", "said"), id="particle"),
        pytest.param("Bashar al-Assad", "SYR", ("assad", "al-assad"), id="article"),
        pytest.param("Cher", "USA", (), id="one-name"),
    ],
)
def test_surnames_by_which_a_person_is_called_again(name, country, expected):
    assert surnames_of(name, country) == expected


def test_an_office_of_nobody_is_a_fault_with_its_line(tmp_path):
    header = "actor_id|office|body|country|sectors|start|end|claim|precision|source"
    write_table(tmp_path / "offices.tsv", f"{header}\nperson.x|President||VEN|GOV||||day|t")
    with pytest.raises(ResourceError, match=r"offices\.tsv:2: no person 'person\.x'"):
        make_tables(ActorRows(tmp_path))


def test_a_users_tables_lie_over_ours(tmp_path):
    header = "actor_id|name|aliases|country|born|gender|wikidata|source"
    row = "person.ada-test|Ada Testwoman|A. Testwoman|VEN|1970|f||mine"
    write_table(tmp_path / "persons.tsv", f"{header}\n{row}")
    registry = load_registry(tmp_path)
    (sense,) = registry.lookup("Ada Testwoman")
    assert registry.actor(sense, None).actor_id == "person.ada-test"
    assert registry.lookup("Russia")
    assert registry.digest != load_registry().digest
