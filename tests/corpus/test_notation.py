"""Code lines are read into events and statements."""

import pytest

from corpus.notation import attach_statement, read_code, read_event, read_statement
from corpus.words import NotationError, PartyReader

TEXT = "Oslo on Monday condemned Minsk, “a jailer,” for arresting two monks, Nils Berg said."


def event_of(line, text=TEXT):
    return read_event(text, line, PartyReader())[0]


def test_reads_an_event_line_whole():
    event = event_of(
        "- ACC/dis!his condemned | Oslo NOR:GOV > Minsk BLR:GOV | when Monday = 2020-08-10 "
        "| where Minsk = BLR | ctx dip human_r | also REJ"
    )
    assert (event.type, event.modes, event.realis) == ("ACCUSE", ("disapprove",), "historical")
    assert TEXT[slice(*event.trigger)] == "condemned"
    assert [party.country for party in (*event.actors, *event.recipients)] == ["NOR", "BLR"]
    assert event.when is not None
    assert event.when.value == "2020-08-10"
    assert event.contexts == ("diplomatic", "human_rights")
    assert event.also == (("REJECT", ""),)


@pytest.mark.parametrize(("mark", "form"), [("-", "active"), ("-n", "nominal"), ("-p", "passive")])
def test_the_mark_tells_the_form(mark, form):
    assert event_of(f"{mark} COE/arr arresting | _ > two monks BLR:REL").form == form


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("ASS/fire+tar", ("ASSAULT", ("firearms", "targeted")), id="two-modes"),
        pytest.param("CONS", ("CONSULT", ()), id="type-cut-short"),
        pytest.param("COERCE/martial-law", ("COERCE", ("martial-law",)), id="whole"),
    ],
)
def test_reads_codes_cut_short(word, expected):
    assert read_code(word) == expected


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        pytest.param("- CON condemned | _", "no such type, or several: 'CON'", id="ambiguous"),
        pytest.param("- ACC/demo condemned | _", "ACCUSE has no mode 'demo'", id="mode"),
        pytest.param("- ACC!maybe condemned | _", "no such realis: 'maybe'", id="realis"),
        pytest.param("- ACC condemned", "want parties after the trigger", id="no-parties"),
        pytest.param("- ACC | _", "want `TYPE/mode!realis trigger`", id="no-trigger"),
        pytest.param("- ACC condemned | _ | when Monday = May", "TIMEX3 value", id="date"),
        pytest.param("- ACC condemned | _ | in Minsk", "no such field: 'in'", id="field"),
        pytest.param("- ACC condemned | _ | ctx money", "no such context", id="context"),
    ],
)
def test_says_what_is_wrong_with_an_event_line(line, complaint):
    with pytest.raises(NotationError, match=complaint):
        event_of(line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("= Oslo NOR:GOV | condemned | “a jailer,”", "direct", id="direct"),
        pytest.param("= Nils Berg NOR:GOV | said | Oslo .. monks", "mixed", id="mixed"),
        pytest.param("= Nils Berg NOR:GOV | said | for .. monks", "indirect", id="indirect"),
        pytest.param("= _ | said | “a .. ,” + for .. monks", "mixed", id="in-two-pieces"),
    ],
)
def test_tells_the_kind_of_a_statement(line, kind):
    assert read_statement(TEXT, line, PartyReader()).kind == kind


def test_an_event_in_a_statement_is_according_to_its_innermost_source():
    parties = PartyReader()
    outer = read_statement(TEXT, "= Nils Berg NOR:JRN | said | Oslo .. monks", parties)
    inner = read_statement(TEXT, "= Oslo NOR:GOV | condemned | for .. monks", parties)
    event = attach_statement(event_of("- COE/arr arresting | Minsk BLR:GOV"), [outer, inner])
    assert event.statement == 1
    assert event.according_to == inner.source
