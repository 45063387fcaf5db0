"""Every format tells the same report, and none of them lets news text be more than text."""

import csv
import io
import json

import pytest

from lapwing.catalogue import REPORT_FORMATS, TIMELINE_FORMATS
from lapwing.query.timeline import make_timeline
from lapwing.record import Period, Span
from tests.factory import a_found_report

EVIL = '<script>alert(1)</script> & "[x](javascript:alert(2))" \x1b[31m'


def page(*reports, title="Story"):
    return TIMELINE_FORMATS["html"](make_timeline(reports), title)


@pytest.mark.parametrize("name", sorted(REPORT_FORMATS))
def test_every_report_format_holds_the_sentence_and_the_outlet(name):
    written = REPORT_FORMATS[name]([a_found_report()])
    for words in ("condemned", "Russia on Monday", "Harbor Post"):
        assert words in written


@pytest.mark.parametrize("name", sorted(TIMELINE_FORMATS))
def test_every_timeline_format_holds_words_and_outlet(name):
    written = TIMELINE_FORMATS[name](make_timeline([a_found_report()]), "Story")
    for words in ("France criticised Russia", "Harbor Post", "Story"):
        assert words in written


@pytest.mark.parametrize("name", sorted(TIMELINE_FORMATS))
def test_news_text_stays_text(name):
    report = a_found_report(title=EVIL, outlet=EVIL, sentence=EVIL, trigger=Span(0, 8))
    written = TIMELINE_FORMATS[name](make_timeline([report]), EVIL)
    assert "\x1b" not in written
    if name in ("html", "md", "timelinejs"):
        assert "<script" not in written.replace("\\<", "")


def test_csv_has_a_header_and_empty_cells_for_what_is_missing():
    report = a_found_report(mode=None, when=Period.unknown())
    row = next(csv.DictReader(io.StringIO(REPORT_FORMATS["csv"]([report]))))
    assert (row["mode"], row["when_start"], row["where"]) == ("", "", "")
    assert row["actor_countries"] == "FRA"


def test_a_spreadsheet_runs_nothing():
    report = a_found_report(sentence="=HYPERLINK(1)", trigger=Span(0, 1))
    row = next(csv.DictReader(io.StringIO(REPORT_FORMATS["csv"]([report]))))
    assert row["sentence"].startswith("'=")


def test_json_lines_keep_lists_and_nulls():
    told = json.loads(REPORT_FORMATS["json"]([a_found_report()]))
    assert told["contexts"] == ["diplomatic"]
    assert told["where"] is None
    assert told["sentence"][slice(*told["trigger"])] == "condemned"


def test_the_page_marks_the_trigger_and_loads_nothing():
    written = page(a_found_report())
    assert "France <mark>condemned</mark> Russia on Monday." in written
    assert "default-src 'none'" in written
    assert "src=" not in written
    assert "url(" not in written


def test_the_page_links_web_addresses_only():
    assert 'href="https://example.org/a"' in page(a_found_report(url="https://example.org/a"))
    assert "href" not in page(a_found_report(url="javascript:alert(1)"))


def test_an_empty_page_says_so():
    assert "No report matches." in page()


def test_reports_of_one_line_are_folded_under_it():
    written = page(a_found_report("r1", outlet="A"), a_found_report("r2", outlet="B"))
    assert written.count("<article") == 1
    assert "1 more report<" in written


def test_timelinejs_leaves_undated_lines_out_and_says_how_many():
    reports = [a_found_report(), a_found_report("r2", when=Period.unknown())]
    told = json.loads(TIMELINE_FORMATS["timelinejs"](make_timeline(reports), "Story"))
    assert len(told["events"]) == 1
    assert told["title"]["text"]["text"] == "1 undated left out"
    assert told["events"][0]["start_date"] == {"year": 2022, "month": 2, "day": 28}
