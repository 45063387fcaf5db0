"""CAMEO to PLOVER and back: every target legal, every change argued."""

import re
from collections import Counter
from pathlib import Path

import pytest

from lapwing.errors import ResourceError
from lapwing.lexicon.crosswalk import check_crosswalk, load_crosswalk
from lapwing.lexicon.ontology import load_ontology
from resources.compile_ontology import COLUMNS, INVERSE_COLUMNS, read_table

RESOURCES = Path(__file__).parents[2] / "resources"
ROWS = read_table(RESOURCES / "crosswalk.tsv", COLUMNS)
INVERSE = read_table(RESOURCES / "crosswalk_inverse.tsv", INVERSE_COLUMNS)


def published_pair(row):
    return row["published_type"], row["published_mode"] or None


def test_274_codes_stand_once_each():
    assert len(ROWS) == len({row["cameo"] for row in ROWS}) == len(load_crosswalk().codes) == 274


def test_every_target_is_legal():
    ontology = load_ontology()
    for code in load_crosswalk().codes.values():
        assert ontology.is_legal(code.type, code.mode), code
        assert set(code.contexts) <= set(ontology.contexts), code


def test_the_ten_illegal_pairs_of_the_published_table_are_all_mapped():
    ontology = load_ontology()
    pairs = {published_pair(row) for row in ROWS if "|" not in row["published_type"]}
    illegal = {pair for pair in pairs if not ontology.is_legal(*pair)}
    assert {f"{type_}-{mode}" for type_, mode in illegal} == {
        "THREATEN-ban",
        "THREATEN-political",
        "ASSAULT-massacre",
        "ASSAULT-assassinate",
        "ASSAULT-cleansing",
        "ASSAULT-seize",
        "ASSAULT-pro_autocracy",
        "RETREAT-return",
        "RETREAT-ease",
        "COERCE-ban",
    }


def test_the_two_illegal_contexts_are_all_mapped():
    legal = set(load_ontology().contexts)
    found = Counter(c for row in ROWS for c in row["published_contexts"].split(";") if c)
    assert {c: n for c, n in found.items() if c not in legal} == {"humanitarian": 6, "democracy": 3}


def test_a_line_says_why_exactly_when_it_differs_from_the_published_one():
    ours = ("type", "mode", "contexts")
    for row in ROWS:
        published = tuple(row[f"published_{key}"] for key in ours)
        here = tuple(row[key] for key in ours)
        same = published[:2] == here[:2] and set(published[2].split(";")) == set(here[2].split(";"))
        assert same == (not row["changed"]), row


@pytest.mark.parametrize("code", [row["cameo"] for row in ROWS if row["changed"]])
def test_every_change_begins_with_its_kind(code):
    changed = next(row["changed"] for row in ROWS if row["cameo"] == code)
    assert re.match(r"(illegal (mode|context) \w+|manual 2\.0|slip|duplicate): \w", changed)


@pytest.mark.parametrize(
    ("code", "type_", "mode"),
    [
        pytest.param("08", "CONCEDE", None, id="duplicate-root"),
        pytest.param("080", "CONCEDE", None, id="yield-unspecified"),
        pytest.param("084", "RETREAT", None, id="material-yield"),
        pytest.param("0842", "RETREAT", None, id="return-is-no-mode"),
        pytest.param("085", "RETREAT", None, id="ease-is-no-mode"),
        pytest.param("1722", "COERCE", "restrict", id="ban-is-restrict"),
        pytest.param("1321", "THREATEN", "restrict", id="political-is-restrict"),
        pytest.param("1712", "ASSAULT", "destroy", id="destroying-is-not-seizing"),
        pytest.param("186", "ASSAULT", "targeted", id="assassination"),
        pytest.param("202", "ASSAULT", "targeted", id="massacre"),
        pytest.param("203", "ASSAULT", None, id="cleansing"),
        pytest.param("116", "SANCTION", "convict", id="conviction-is-no-accusation"),
        pytest.param("163", "SANCTION", "discontinue", id="embargo"),
        pytest.param("195", "ASSAULT", "aerial", id="air-strike"),
        pytest.param("20", "ASSAULT", None, id="mass-violence"),
        pytest.param("042", "CONSULT", "visit", id="visit"),
        pytest.param("1952", "ASSAULT", "aerial", id="finer-than-the-table"),
    ],
)
def test_from_cameo(code, type_, mode):
    found = load_crosswalk().from_cameo(code)
    assert (found.type, found.mode) == (type_, mode)


def test_violent_repression_has_its_context_back_from_the_mode_column():
    found = load_crosswalk().from_cameo("175")
    assert (found.type, found.mode) == ("ASSAULT", None)
    assert found.contexts == ("military", "pro_autocracy", "repression")


def test_all_of_cameo_20_is_assault():
    codes = load_crosswalk().codes
    assert {found.type for code, found in codes.items() if code.startswith("20")} == {"ASSAULT"}


@pytest.mark.parametrize("code", ["010", "01", "0251", "020"])
def test_statements_and_appeals_are_dropped(code):
    assert load_crosswalk().from_cameo(code) is None


@pytest.mark.parametrize("code", ["7", "10 ", "99", "21", "19520", "", "१०"])
def test_what_is_no_cameo_code_is_refused(code):
    with pytest.raises(ResourceError, match="is not a CAMEO code") as raised:
        load_crosswalk().from_cameo(code)
    assert "as text" in raised.value.hint


def test_every_type_and_every_pair_has_a_way_to_cameo():
    ontology = load_ontology()
    pairs = [(code, None) for code in ontology.types]
    assert set(load_crosswalk().inverse) == {*pairs, *ontology.pairs()}


@pytest.mark.parametrize("row", INVERSE, ids=lambda r: f"{r['type']}-{r['mode'] or 'none'}")
def test_going_to_cameo_and_back_loses_no_more_than_the_file_admits(row):
    crosswalk, pair = load_crosswalk(), (row["type"], row["mode"] or None)
    back = crosswalk.from_cameo(crosswalk.to_cameo(*pair))
    same_type = "type" if back.type == pair[0] else "other"
    assert row["back"] == ("exact" if (back.type, back.mode) == pair else same_type)
    assert crosswalk.is_exact(*pair) is (row["back"] == "exact")
    assert (row["back"] == "exact") or row["note"]


def test_only_resignation_comes_back_as_another_type():
    others = [(row["type"], row["mode"]) for row in INVERSE if row["back"] == "other"]
    assert others == [("RETREAT", "resign")]


@pytest.mark.parametrize(
    ("code", "score"),
    [("042", 1.9), ("072", 8.3), ("112", -2.0), ("163", -8.0), ("190", -10.0), ("1213", -4.0)],
)
def test_goldstein_scores(code, score):
    assert load_crosswalk().goldstein(code) == score


def test_a_pair_outside_the_codebook_has_no_cameo_code():
    with pytest.raises(ResourceError, match="no CAMEO code for ASSAULT-massacre"):
        load_crosswalk().to_cameo("ASSAULT", "massacre")


def test_an_illegal_pair_in_the_file_is_refused():
    row = {"cameo": "200", "label": "x", "type": "ASSAULT", "mode": "massacre"}
    with pytest.raises(ResourceError, match=r"codes\[0\]: mode should be a known name"):
        check_crosswalk({"codes": [row], "inverse": []}, load_ontology())


def test_a_pair_with_no_way_back_is_refused():
    row = {"cameo": "200", "label": "x", "type": "ASSAULT"}
    with pytest.raises(ResourceError, match="no CAMEO code for AGREE"):
        check_crosswalk({"codes": [row], "inverse": []}, load_ontology())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("cameo\tlabel\n", "the header should be cameo"),
        ("", "got nothing"),
        ("\t".join(COLUMNS) + "\n# note\n010\tx\n", "line 3: 2 fields instead of 10"),
    ],
)
def test_a_broken_table_is_told_with_its_line(tmp_path, content, message):
    path = tmp_path / "crosswalk.tsv"
    path.write_text(content, "utf-8")
    with pytest.raises(ResourceError, match=message):
        read_table(path, COLUMNS)
