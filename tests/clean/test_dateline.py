"""Datelines: place, day and agency at the head of a text."""

import pytest

from lapwing.clean.dateline import find_dateline
from lapwing.lexicon.date_formats import load_date_formats
from lapwing.lexicon.furniture import load_furniture
from lapwing.lexicon.outlets import load_outlets
from lapwing.record import Dateline

BODY = "The army left the border on Tuesday."


def dateline(text: str, start: int = 0) -> Dateline | None:
    return find_dateline(
        text,
        start=start,
        rules=load_furniture(),
        outlets=load_outlets(),
        dates=load_date_formats(),
    )


@pytest.mark.parametrize(
    ("line", "place", "date", "agency"),
    [
        ("QUITO, Ecuador (AP) —", "QUITO, Ecuador", "", "AP"),
        ("OSLO, July 29 (Reuters) —", "OSLO", "July 29", "Reuters"),
        ("OSLO –", "OSLO", "", ""),
        ("LIMA/QUITO (Reuters) -", "LIMA/QUITO", "", "Reuters"),
        ("Jan 5 (AP) -", "", "Jan 5", "AP"),
        ("(Reuters) -", "", "", "Reuters"),
        ("TUNIS, Tunisia —", "TUNIS, Tunisia", "", ""),
        ("BUSAN, South Korea, Oct. 3 (UPI) --", "BUSAN, South Korea", "Oct. 3", "UPI"),
        ("Basel (dpa) –", "Basel", "", "dpa"),
        ("LVIV, Ukraine -", "LVIV, Ukraine", "", ""),
        ("WEST END, Fla./LIMA (Reuters) -", "WEST END, Fla./LIMA", "", "Reuters"),
        ("KAZAN, January 24. /TASS/.", "KAZAN", "January 24", "TASS"),
        ("KAZAN. Jan 24 (Interfax) -", "KAZAN", "Jan 24", "Interfax"),
        ("LIMA, 23 Ene (EFE).-", "LIMA", "23 Ene", "EFE"),
        ("PORT-DE-PAIX, Haiti (AP) —", "PORT-DE-PAIX, Haiti", "", "AP"),
        ("GENEVA/NEW YORK, 3 May 2019 –", "GENEVA/NEW YORK", "3 May 2019", ""),
        ("Lima (CNN)", "Lima", "", "CNN"),
        ("Lima, Jan 5 –", "Lima", "Jan 5", ""),
        ("Arequipa, Peru, 3 May 2019 —", "Arequipa, Peru", "3 May 2019", ""),
    ],
)
def test_a_dateline_is_read_with_its_parts(line, place, date, agency):
    text = f"{line} {BODY}"
    found = dateline(text)
    assert found is not None
    assert found.span.of(text) == line
    assert (found.place, found.date, found.agency) == (place, date, agency)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"WASHINGTON POST — {BODY}", id="outlet"),
        pytest.param(f"BREAKING — {BODY}", id="shout"),
        pytest.param(f"UPDATE: {BODY}", id="update"),
        pytest.param(f"NATO – {BODY}", id="body"),
        pytest.param(f"U.N. — {BODY}", id="body-with-stops"),
        pytest.param("STRIKE IS OVER — MINERS GO HOME AFTER WEEKS", id="headline"),
        pytest.param("The mayor — who had left — returned.", id="aside"),
        pytest.param("The mayor (CNN) said so.", id="credit-inside"),
        pytest.param(f"Lima – {BODY}", id="ordinary-letters-without-agency"),
        pytest.param(f"On Friday, May 3 – {BODY}", id="weekday-and-day"),
        pytest.param(f"Updated, May 3 – {BODY}", id="label-and-day"),
        pytest.param(f"The Guardian, May 3 – {BODY}", id="outlet-and-day"),
        pytest.param(f"OSLO, where it rained, {BODY}", id="no-dash"),
        pytest.param("OSLO - but nobody came.", id="no-sentence-follows"),
        pytest.param("", id="empty"),
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text):
    assert dateline(text) is None


def test_a_dateline_is_read_where_the_paragraph_starts():
    text = f"Kept line\n\nOSLO (AP) — {BODY}"
    found = dateline(text, start=11)
    assert found is not None
    assert found.span.of(text) == "OSLO (AP) —"


def test_an_agency_before_the_place_is_no_place():
    found = dateline(f"VALLEY WIRE — QUITO, Ecuador — {BODY}")
    assert found is not None
    assert (found.place, found.agency) == ("QUITO, Ecuador", "VALLEY WIRE")
    assert found.span.start == 0
