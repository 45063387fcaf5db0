"""Outlets: known by host, by name, and by the way an agency signs."""

import importlib.util
from importlib import resources
from pathlib import Path
from types import ModuleType

import pytest

from lapwing.errors import ResourceError
from lapwing.lexicon.outlets import KINDS, Outlet, Outlets, load_outlets

RESOURCES = Path(__file__).parents[2] / "resources"
HEADER = "outlet_id\tname\taliases\tdomains\tcountry\tkind\tagency_marks"


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return load_outlets()


@pytest.fixture(scope="module")
def compiler() -> ModuleType:
    path = RESOURCES / "compile_outlets.py"
    spec = importlib.util.spec_from_file_location("compile_outlets", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def name_of(outlet: Outlet | None) -> str | None:
    return outlet and outlet.name


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        pytest.param("reuters.com", "Reuters", id="as-listed"),
        pytest.param("www.reuters.com", "Reuters", id="www"),
        pytest.param("edition.CNN.com", "CNN", id="subdomain-and-capitals"),
        pytest.param("cnnespanol.cnn.com", "CNN en Español", id="longer-host-wins"),
        pytest.param("apnews.com:443", "Associated Press", id="port"),
        pytest.param("tass.com.", "TASS", id="trailing-dot"),
        pytest.param("notreuters.com", None, id="ending-is-not-a-label"),
        pytest.param("harborcourier.example", None, id="unknown"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_host_leads_to_its_outlet(outlets, host, expected):
    assert name_of(outlets.by_domain(host)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The New York Times", "The New York Times", id="as-listed"),
        pytest.param("new york times", "The New York Times", id="no-the-no-capitals"),
        pytest.param("TELAM", "Télam", id="no-accents"),
        pytest.param("NYT", "The New York Times", id="alias"),
        pytest.param("bbc.co.uk", "BBC News", id="host-in-the-place-of-a-name"),
        pytest.param("El Universal", None, id="two-papers-share-it"),
        pytest.param("El Universal (Venezuela)", "El Universal (Venezuela)", id="told-apart"),
        pytest.param("The Harbor Courier", None, id="unknown"),
        pytest.param("The", None, id="only-an-article"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_name_leads_to_its_outlet(outlets, text, expected):
    assert name_of(outlets.by_name(text)) == expected


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        pytest.param("CARACAS, Venezuela (AP) —", "Associated Press", id="dateline"),
        pytest.param("MOSCOW, July 29 (Reuters) -", "Reuters", id="dateline-with-day"),
        pytest.param("BEIJING, Jan. 24 (Xinhua) --", "Xinhua", id="agency-of-a-state"),
        pytest.param("Madrid, 24 ene (EFE).-", "EFE", id="spanish-style"),
        pytest.param("MOSCOW. Jan 24 (INTERFAX) -", "Interfax", id="in-capitals"),
        pytest.param("MOSCOW, January 24. /TASS/.", "TASS", id="between-strokes"),
        pytest.param("By Ana Ruiz, Associated Press", "Associated Press", id="byline"),
        pytest.param("BERLIN (dpa) -", "Deutsche Presse-Agentur", id="lower-case-mark"),
        pytest.param("ANKARA (AA) -", "Anadolu Agency", id="mark-for-brackets-only"),
        pytest.param("SYDNEY (AAP) —", "Australian Associated Press", id="letters-inside-a-mark"),
        pytest.param("Agencia EFE", "EFE", id="long-form"),
        pytest.param("GENEVA (AFP/Reuters) -", "Agence France-Presse", id="first-of-two"),
        pytest.param("By Petra Novak", None, id="first-name"),
        pytest.param("PITTSBURGH, PA —", None, id="state"),
        pytest.param("CARACAS, Venezuela (Andes Wire) —", None, id="unknown"),
        pytest.param("CARACAS, Venezuela —", None, id="no-credit"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_credit_leads_to_the_agency(outlets, credit, expected):
    assert name_of(outlets.agency_in(credit)) == expected


def test_a_table_without_agencies_finds_none():
    assert Outlets(()).agency_in("CARACAS (AP) —") is None


def test_every_outlet_is_found_under_what_it_lists(outlets):
    for outlet in outlets.entries:
        assert all(outlets.by_domain(domain) is outlet for domain in outlet.domains)
        assert all(outlets.by_name(name) is outlet for name in (outlet.name, *outlet.aliases))
        assert all(outlets.agency_in(mark) is outlet for mark in outlet.agency_marks)


def test_every_agency_can_be_credited(outlets):
    silent = {o.outlet_id for o in outlets.entries if o.kind == "agency" and not o.agency_marks}
    assert silent == {"prime-russia"}  # its copy goes out under its parent's name


def test_the_table_covers_the_kinds_and_the_world(outlets):
    assert len(outlets.entries) >= 400
    assert {outlet.kind for outlet in outlets.entries} == set(KINDS)
    assert len({outlet.country for outlet in outlets.entries}) >= 100


def test_the_compiled_table_is_what_the_source_says(compiler):
    compiled = compiler.compile_outlets(RESOURCES)
    shipped = resources.files("lapwing").joinpath("data", "outlets.json").read_bytes()
    assert compiled == {"outlets.json": shipped}


def test_the_order_of_rows_does_not_matter(compiler, tmp_path):
    rows = ["a\tA\t\ta.com\tVEN\tweb\t", "b\tB\t\tb.com\tRUS\tagency\tB News"]
    results = []
    for order in (rows, rows[::-1]):
        (tmp_path / "outlets.tsv").write_text("\n".join(["# a comment", HEADER, *order]), "utf-8")
        results.append(compiler.compile_outlets(tmp_path))
    assert results[0] == results[1]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(["a\tA"], "outlets.tsv:2: 2 cells, not 7", id="cells"),
        pytest.param(["A b\tA\t\t\tVEN\tweb\t"], "outlet_id 'A b'", id="outlet-id"),
        pytest.param(["a\t\t\t\tVEN\tweb\t"], "no name", id="name"),
        pytest.param(["a\tA\t\twww.a.com\tVEN\tweb\t"], "domains 'www.a.com'", id="www"),
        pytest.param(["a\tA\t\ta.com\tve\tweb\t"], "country 've'", id="country"),
        pytest.param(["a\tA\t\ta.com\tVEN\tblog\t"], "kind 'blog' is unknown", id="kind"),
        pytest.param(
            ["a\tA\t\t\tVEN\tweb\t", "a\tB\t\t\tVEN\tweb\t"],
            "outlets.tsv:3: the outlet_id 'a' is taken",
            id="same-id",
        ),
        pytest.param(
            ["a\tThe Día\t\t\tVEN\tweb\t", "b\tB\tdia\t\tVEN\tweb\t"],
            "the name 'dia' of 'b' belongs to 'a'",
            id="same-name",
        ),
        pytest.param(
            ["a\tA\t\t\tVEN\tagency\tAb", "b\tB\t\t\tVEN\tagency\tAB"],
            "the agency mark 'AB' of 'b' belongs to 'a'",
            id="same-mark",
        ),
    ],
)
def test_a_fault_in_the_source_is_told_with_its_line(compiler, tmp_path, rows, message):
    (tmp_path / "outlets.tsv").write_text("\n".join([HEADER, *rows]), "utf-8")
    with pytest.raises(ResourceError, match=message):
        compiler.compile_outlets(tmp_path)
