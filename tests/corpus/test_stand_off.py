"""Real articles are drawn, coded without their text, and the coders compared."""

import json

import pytest

from corpus.agreement import alpha_of, compare_coders, dice_of
from corpus.draw import NewsArticle, draw_articles
from corpus.load import read_news
from corpus.sentences import cut_sentences
from corpus.stand_off import compile_sheet, list_differences, make_sheet

TEXT = "Lima freed Mr. Soto on Monday. Quito praised Lima.\n\nIt rained."
ARTICLE = NewsArticle(id="n1", outlet="X", title="T", published="2015-03-04", text=TEXT)

A = """%% article n1
[1]
- RET/rel freed | Lima PER:GOV > Mr. Soto ECU:CVL | when Monday = 2015-03-02
[2]
- SUP praised | Quito ECU:GOV > Lima"""
B = """%% article n1
[1]
- CONC freed | Lima PER:GOV > Mr. Soto ECU:CVL | also RET/rel
[2]
- SUP!his praised | Quito CHL:GOV > Lima"""


def coded(sheet, coder, folder, split="dev"):
    rows, faults = compile_sheet("s.txt", sheet, {"n1": ARTICLE}, coder=coder, splits={"n1": split})
    assert faults == []
    path = folder / f"{coder}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return read_news(coder=coder, folder=folder)


def test_a_sheet_numbers_the_sentences():
    assert make_sheet(ARTICLE).splitlines()[1:] == [
        "[1] Lima freed Mr. Soto on Monday.",
        "[2] Quito praised Lima.",
        "[3] It rained.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He left. She stayed.", ["He left.", "She stayed."], id="plain"),
        pytest.param("Gen. Roy A. Bee left.", ["Gen. Roy A. Bee left."], id="abbreviations"),
        pytest.param("“Never.” She left.", ["“Never.”", "She left."], id="quotation"),
        pytest.param("One\n\ntwo", ["One", "two"], id="paragraphs"),
    ],
)
def test_cuts_sentences(text, expected):
    assert [text[start:end] for start, end in cut_sentences(text)] == expected


def test_what_is_compiled_has_offsets_into_the_article_and_no_words(tmp_path):
    (article,) = coded(A, "A", tmp_path)
    event = article.sentences[1].events[0]
    assert TEXT[slice(*event.trigger)] == "praised"
    assert TEXT[slice(*event.recipients[0].span)] == "Lima"
    assert article.is_of(TEXT)
    stored = (tmp_path / "A.jsonl").read_text(encoding="utf-8")
    assert not [word for word in ("praised", "Lima", "Soto", "Monday") if word in stored]


def test_a_sheet_with_a_wrong_word_is_told_by_line():
    _, faults = compile_sheet(
        "s.txt", A.replace("praised", "hailed"), {"n1": ARTICLE}, coder="A", splits={}
    )
    assert [str(fault) for fault in faults] == ["s.txt:5: 'hailed' occurs 0 times, wanted number 1"]


def test_agreement_of_two_coders(tmp_path):
    found = compare_coders(coded(A, "A", tmp_path), coded(B, "B", tmp_path))
    assert found.events == (2, 2)
    assert found.has_event == 1
    assert found.type == pytest.approx(0.5)
    assert found.type_or_also == 1
    assert (found.actor, found.recipient) == (pytest.approx(0), pytest.approx(0.5))
    assert found.realis == pytest.approx(0.5)
    assert found.trigger_overlap == 1


def test_a_coder_agrees_with_himself(tmp_path):
    found = compare_coders(coded(A, "A", tmp_path), coded(A, "A", tmp_path))
    assert (found.both, found.alpha, found.mode) == (1, 1, 1)


def test_alpha_is_that_of_a_worked_example():
    # By hand: 12 labels a, 8 labels b, 2 units of 10 differ: 1 - 19 * 4 / (400 - 144 - 64).
    units = [("a", "a")] * 5 + [("b", "b")] * 3 + [("a", "b"), ("b", "a")]
    assert alpha_of(units) == pytest.approx(0.6042, abs=1e-4)


def test_overlap_is_counted_in_characters():
    assert dice_of([(0, 4)], [(2, 6)]) == pytest.approx(0.5)


def test_differences_show_both_codings(tmp_path):
    lines = list(list_differences(coded(A, "A", tmp_path), coded(B, "B", tmp_path), {"n1": TEXT}))
    assert lines[1] == "[1] Lima freed Mr. Soto on Monday."
    assert lines[2:4] == [
        "    A: RETREAT/release actual “freed” | Lima PER > Mr. Soto ECU",
        "    B: CONCEDE actual “freed” | Lima PER > Mr. Soto ECU",
    ]


def test_the_draw_is_the_same_every_time_and_even_over_years():
    articles = [
        NewsArticle(
            id=f"n{number:03}",
            outlet=f"outlet {number % 3}",
            title="",
            published=f"{2012 + number % 4}-01-01",
            text="Iran and Iraq met. " * 60,
        )
        for number in range(90)
    ]
    drawn = draw_articles(articles, count=12, tests=4)
    assert drawn == draw_articles(articles[::-1], count=12, tests=4)
    assert [row[2] for row in drawn].count("test") == 4
    assert {row[0].published[:4] for row in drawn} == {"2012", "2013", "2014", "2015"}
