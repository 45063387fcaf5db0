"""The codebook: what PLOVER 2.0 holds, and what a broken codebook file is told."""

import copy
import doctest
from pathlib import Path

import pytest
import yaml

from lapwing.errors import ResourceError
from lapwing.lexicon.ontology import check_ontology, load_ontology, read_compiled
from resources.compile_ontology import codebook_pages, compile_ontology

ROOT = Path(__file__).parents[2]
BOOK = yaml.safe_load((ROOT / "resources" / "ontology.yaml").read_text("utf-8"))


def a_codebook():
    """A codebook with one type, as small as can be."""
    type_ = {
        "code": "GREET",
        "label": "Greet",
        "definition": "Says hello.",
        "quad": 1,
        "reciprocal": "mutual",
        "intensity": 1,
        "modes": [{"name": "wave", "intensity": 2, "definition": "With the hand."}],
        "examples": [{"text": "Ada waved to Bo.", "mode": "wave", "actor": "Ada"}],
    }
    return {
        "codebook": {"name": "MANNERS", "version": "1", "edition": "1"},
        "quads": [{"quad": 1, "name": "VERBAL COOPERATION"}],
        "realis": [{"name": "actual", "definition": "It happened."}],
        "types": [type_],
        "contexts": [{"name": "weather", "definition": "Rain and shine."}],
        "sectors": [{"code": "CVL", "label": "civilians", "definition": "People."}],
        "non_state": [],
        "separate": [],
        "partially_recognised": [],
    }


def test_plover_has_16_types_67_modes_37_contexts_and_25_sectors():
    ontology = load_ontology()
    counts = len(ontology.types), len(ontology.pairs()), len(ontology.contexts)
    assert (*counts, len(ontology.sectors)) == (16, 67, 37, 25)


@pytest.mark.parametrize(
    ("quad", "types"),
    [
        (1, "AGREE CONSULT SUPPORT CONCEDE"),
        (2, "COOPERATE AID RETREAT"),
        (3, "REQUEST ACCUSE REJECT THREATEN"),
        (4, "PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    ],
)
def test_quad_categories_hold_these_types(quad, types):
    ontology = load_ontology()
    assert [code for code in ontology.types if ontology.quad(code) == quad] == types.split()


@pytest.mark.parametrize(
    ("type_", "base", "modes"),
    [
        ("AGREE", 2.5, {}),
        ("CONSULT", 2.5, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
        ("SUPPORT", 5, {}),
        ("CONCEDE", 4.5, {}),
        ("COOPERATE", 9.5, {}),
        ("AID", 10, {}),
        (
            "RETREAT",
            6.5,
            {
                "withdraw": 8,
                "release": 6.5,
                "disarm": 10,
                "ceasefire": 7.5,
                "access": 6.5,
                "resign": 4.5,
            },
        ),
        ("REQUEST", 0, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
        ("REJECT", -2, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
        (
            "THREATEN",
            -3.5,
            {
                "restrict": -3,
                "arrest": -3.5,
                "relations": -3.5,
                "expel": -3.5,
                "territory": -4,
                "violence": -3.5,
            },
        ),
        ("SANCTION", -6, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
        ("MOBILIZE", -5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    ],
)
def test_intensities_are_those_of_the_manual(type_, base, modes):
    ontology = load_ontology()
    assert ontology.intensity(type_) == base
    assert {mode.name: mode.intensity for mode in ontology.types[type_].modes} == modes


def test_material_conflict_is_scored_as_in_the_manual():
    ontology = load_ontology()
    scores = {
        code: [mode.intensity for mode in ontology.types[code].modes]
        for code in ("COERCE", "ASSAULT")
    }
    assert scores == {
        "COERCE": [-7, -7, -6.5, -6.5, -7.5, -7, -7, -7, -6.5, -7],
        "ASSAULT": [-8.5, -7.5, *[-8.5] * 2, -9.5, -8.5, -8, -9, -9, *[-9.5] * 4, -7.5, -10],
    }


def test_accuse_is_negative_where_the_manual_prints_plus_three():
    ontology = load_ontology()
    modes = [ontology.intensity("ACCUSE", m) for m in ("disapprove", "investigate", "allege")]
    assert (ontology.intensity("ACCUSE"), modes) == (-3, [-2, -3.5, -3.5])


def test_sanction_is_material_conflict():
    assert load_ontology().quad("SANCTION") == 4


def test_vandalism_takes_the_score_of_protest():
    ontology = load_ontology()
    assert ontology.intensity("PROTEST", "vandalize") == ontology.intensity("PROTEST") == -5


@pytest.mark.parametrize("type_", ["DEMAND", "DISAPPROVE", "INVESTIGATE", "CRIME", "FIGHT"])
def test_types_of_older_drafts_are_not_legal(type_):
    assert not load_ontology().is_legal(type_)


@pytest.mark.parametrize(
    ("type_", "mode", "expected"),
    [
        ("ASSAULT", "drone", True),
        ("ASSAULT", None, True),
        ("AGREE", None, True),
        ("AGREE", "visit", False),
        ("ASSAULT", "assassinate", False),
        ("RETREAT", "ease", False),
    ],
)
def test_a_pair_is_legal_when_the_type_has_the_mode(type_, mode, expected):
    assert load_ontology().is_legal(type_, mode) is expected


def test_only_these_types_need_a_recipient():
    types = load_ontology().types.values()
    assert [t.code for t in types if t.needs_recipient] == ["COOPERATE", "AID", "SANCTION"]


def test_cyber_and_misinformation_bring_their_context_along():
    ontology = load_ontology()
    brought = {pair: ontology.added_contexts(*pair) for pair in ontology.pairs()}
    assert {pair: found for pair, found in brought.items() if found} == {
        ("COERCE", "misinformation"): ("misinformation",),
        ("COERCE", "cyber"): ("cyber",),
    }


@pytest.mark.parametrize(
    ("sectors", "primary"),
    [
        pytest.param(["LEG", "GOV"], "GOV", id="minister-with-a-seat"),
        pytest.param(["OPP", "PTY"], "PTY", id="opposition-party"),
        pytest.param(["PRE", "GOV"], "GOV", id="breakaway-government"),
        pytest.param(["OPP", "LEG", "PTY"], "LEG", id="opposition-deputy"),
        pytest.param(["CVL"], "CVL", id="alone"),
        pytest.param([], None, id="none"),
    ],
)
def test_the_first_sector_in_order_of_primacy_is_the_primary_one(sectors, primary):
    assert load_ontology().primary_sector(sectors) == primary


def test_sectors_of_cameo_are_refused_with_the_list_of_ours():
    with pytest.raises(ResourceError, match="'HLH' is not a sector of PLOVER") as raised:
        load_ontology().primary_sector(["HLH"])
    assert "MED" in raised.value.hint


def test_non_state_and_special_countries_are_those_of_the_manual():
    ontology = load_ontology()
    assert " ".join(ontology.non_state) == "IGO UNO EUR NGO ISM IMG MNC"
    assert " ".join(ontology.separate) == "ATA HKG PSE KOS"
    assert ontology.partially_recognised["Transnistria"] == "MDA"


def test_realis_values_are_plovers_auxiliary_modes_and_actual():
    assert list(load_ontology().realis) == [
        "actual",
        "future",
        "negated",
        "hypothetical",
        "historical",
    ]


def test_every_type_has_three_examples_that_name_their_actor():
    types = load_ontology().types.values()
    assert [t.code for t in types if len(t.examples) < 3] == []
    assert [e.text for t in types for e in t.examples if e.actor is None] == []


def test_a_type_or_mode_that_is_not_there_is_named_with_what_there_is():
    with pytest.raises(ResourceError, match="'DEMAND' is not an event type"):
        load_ontology().intensity("DEMAND")
    with pytest.raises(ResourceError, match="SANCTION has no mode 'ban'") as raised:
        load_ontology().intensity("SANCTION", "ban")
    assert raised.value.hint == "the modes of SANCTION are convict, expel, withdraw, discontinue"


def test_a_codebook_of_ones_own_loads():
    ontology = check_ontology(a_codebook())
    assert (ontology.name, ontology.intensity("GREET", "wave")) == ("MANNERS", 2)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"intensity": 11}, r"types\[0\]: intensity should be a number from -10 to 10, got 11"),
        ({"intensity": "high"}, "intensity should be a number"),
        ({"intensity": True}, "intensity should be a number"),
        ({"quad": 5}, "quad should be a number from 1 to 4, got 5"),
        ({"reciprocal": "often"}, "reciprocal should be a known name, got 'often'"),
        ({"needs_recipient": "no"}, "needs_recipient should be true or false, got 'no'"),
        ({"definition": ""}, "definition should be a text"),
        ({"notes": "one"}, "notes should be a list"),
        ({"examples": [{"text": "Bo slept.", "actor": "Ada"}]}, "actor should be part of"),
        ({"examples": [{"text": "Bo slept.", "mode": "bow"}]}, "mode should be a known name"),
        ({"modes": [{"name": "wave"}]}, r"modes\[0\]: definition should be a text, got None"),
    ],
)
def test_a_fault_in_a_type_is_told_with_its_place(change, message):
    book = a_codebook()
    book["types"][0].update(change)
    with pytest.raises(ResourceError, match=message) as raised:
        check_ontology(book)
    assert raised.value.hint


def test_the_same_code_twice_is_refused():
    book = a_codebook()
    book["types"].append(copy.deepcopy(book["types"][0]))
    with pytest.raises(ResourceError, match="code 'GREET' is already taken"):
        check_ontology(book)


def test_a_mode_may_add_only_contexts_of_the_codebook():
    book = a_codebook()
    book["types"][0]["modes"][0]["adds_contexts"] = ["sport"]
    with pytest.raises(ResourceError, match="adds_contexts should be made of known names"):
        check_ontology(book)


@pytest.mark.parametrize("part", ["codebook", "types", "contexts", "sectors", "separate"])
def test_a_missing_part_is_named(part):
    book = a_codebook()
    del book[part]
    with pytest.raises(ResourceError, match=f"{part} should be"):
        check_ontology(book)


def test_an_absent_part_of_the_compiled_file_is_named():
    with pytest.raises(ResourceError, match=r"data/ontology.json: phrases should be a mapping"):
        read_compiled("phrases")


def test_compiled_codebook_is_what_the_resources_say():
    compiled = compile_ontology(ROOT / "resources")["ontology.json"]
    assert (ROOT / "src" / "lapwing" / "data" / "ontology.json").read_bytes() == compiled


def test_compiling_twice_gives_the_same_bytes():
    assert compile_ontology(ROOT / "resources") == compile_ontology(ROOT / "resources")


@pytest.mark.parametrize("name", ["types", "contexts", "actors", "crosswalk", "decisions"])
def test_pages_of_the_codebook_are_what_the_resources_say(name):
    made = codebook_pages(ROOT / "resources")[f"{name}.md"]
    assert (ROOT / "docs" / "codebook" / f"{name}.md").read_bytes() == made


def test_every_decision_says_what_was_published_and_why_it_differs():
    told = [set(decision) for decision in BOOK["decisions"]]
    assert told == [{"about", "published", "here", "why"}] * len(told)


def test_the_python_lines_of_the_guide_are_true():
    page = ROOT / "docs" / "codebook" / "README.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert (failed, tried) == (0, 7)
