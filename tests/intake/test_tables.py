"""JSON lines, CSV and Parquet: each record has its own fate."""

import datetime as dt
import json

import pytest

from lapwing.intake import sources
from lapwing.record import RawArticle, Rejection

ROW = {"id": "a", "text": "Troops crossed the border.", "outlet": "Echo"}


def fates(found):
    return [(f.origin, f.reason if isinstance(f, Rejection) else f.text) for f in found]


def test_a_cut_off_line_costs_no_more_than_itself(read_file):
    cut = '{"id": "b", "text": "The generals met on Tues'
    first, broken, last = read_file("n.jsonl", f"{json.dumps(ROW)}\n{cut}\n{json.dumps(ROW)}\n")
    assert [first.origin, last.origin] == ["n.jsonl#1", "n.jsonl#3"]
    assert (broken.origin, broken.reason) == ("n.jsonl#2", "broken-record")
    assert "the line ends with" in broken.message
    assert "generals met on Tues" in broken.message


@pytest.mark.parametrize(
    ("line", "reason", "said"),
    [
        pytest.param("[1, 2]", "broken-record", "not an object but list", id="list"),
        pytest.param("plain words", "broken-record", "no JSON", id="words"),
        pytest.param('{"a":' * 100_000, "broken-record", "nested too deeply", id="deep"),
        pytest.param('{"text": "a", "n": ' + "9" * 5_000 + "}", "broken-record", "", id="digits"),
        pytest.param(
            '{"title": "No text here"}', "no-text", "the fields with a value: title", id="no-text"
        ),
    ],
)
def test_a_line_that_is_no_article_is_rejected_with_what_was_found(read_file, line, reason, said):
    (rejection,) = read_file("n.jsonl", line)
    assert (rejection.origin, rejection.reason) == ("n.jsonl#1", reason)
    assert said in rejection.message


def test_the_same_broken_line_has_the_same_digest_wherever_it_stands(read_file):
    one, other = read_file("n.jsonl", '{"cut\n\n{"cut\n')
    assert one.digest == other.digest


def test_blank_lines_are_passed_over(read_file):
    assert fates(read_file("n.jsonl", "\n \n" + json.dumps(ROW) + "\n\n")) == [
        ("n.jsonl#3", ROW["text"])
    ]


def test_a_stray_line_of_another_encoding_is_read_and_noted(read_file):
    odd = '{"text": "The café was shut."}'.encode("cp1252")
    first, second = read_file("n.jsonl", json.dumps(ROW).encode() + b"\n" + odd)
    assert second.text == "The café was shut."
    assert second.read_from["text"] == "field 'text' (windows-1252)"
    assert first.read_from["text"] == "field 'text'"


def test_json_lines_in_utf_16_are_read(read_file):
    content = "\n".join(json.dumps({"text": "Größe"}, ensure_ascii=False) for _ in range(2))
    found = read_file("n.jsonl", content.encode("utf-16"))
    assert [raw.text for raw in found] == ["Größe", "Größe"]


def test_control_characters_inside_a_string_do_not_break_a_line(read_file):
    (raw,) = read_file("n.jsonl", '{"text": "One.\tTwo.\x00 Three."}')
    assert raw.text == "One.\tTwo.\x00 Three."


def test_right_to_left_marks_come_through_unchanged(read_file):
    text = "The \u202ereversed\u202c word and \u200fthis."
    assert read_file("n.jsonl", json.dumps({"text": text}))[0].text == text


def test_two_records_with_one_id_both_come_out(read_file):
    found = read_file("n.jsonl", '{"id": "1", "text": "One."}\n{"id": "1", "text": "Two."}')
    assert [(raw.id, raw.origin) for raw in found] == [("1", "n.jsonl#1"), ("1", "n.jsonl#2")]


def test_a_line_longer_than_memory_allows_is_rejected_alone(read_file, monkeypatch):
    monkeypatch.setattr(sources, "MAX_TEXT_BYTES", 1_000)
    long = json.dumps({"text": "x" * 2_000})
    assert fates(read_file("n.jsonl", f"{long}\n{json.dumps(ROW)}")) == [
        ("n.jsonl#1", "too-long"),
        ("n.jsonl#2", ROW["text"]),
    ]


@pytest.mark.parametrize("name", ["n.jsonl", "n.csv", "n.json", "n.parquet", "n.xml", "n.html"])
def test_an_empty_file_is_rejected_as_empty(read_file, name):
    (rejection,) = read_file(name, b"")
    assert (rejection.reason, rejection.origin) == ("empty", name)


@pytest.mark.parametrize("name", ["n.jsonl", "n.csv", "n.json", "n.xml", "n.html", "n.txt", "n.md"])
def test_a_binary_under_a_name_of_text_is_rejected_as_binary(read_file, name):
    (rejection,) = read_file(name, b"%PDF-1.7\n" + bytes(range(256)) * 9)
    assert (rejection.reason, "a PDF file" in rejection.message) == ("binary", True)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_is_read_with_any_common_delimiter(read_file, delimiter):
    header = delimiter.join(["id", "headline", "date", "body"])
    row = delimiter.join(["7", '"A, b; c"', "2019-01-24", '"One.\n\nTwo ""so"" far."'])
    (raw,) = read_file("n.csv", f"{header}\n{row}\n")
    assert (raw.id, raw.title, raw.published) == ("7", "A, b; c", "2019-01-24")
    assert raw.text == 'One.\n\nTwo "so" far.'
    assert raw.read_from["text"] == "column 'body'"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_csv_is_read_with_any_line_ends(read_file, ending):
    found = read_file("n.csv", ending.join(["text,source", "One.,Echo", "Two.,Echo", ""]))
    assert [(raw.text, raw.outlet) for raw in found] == [("One.", "Echo"), ("Two.", "Echo")]


@pytest.mark.parametrize("content", ["text\rA", "\r!\n", "text\n\rA\rB\n"])
def test_stray_carriage_returns_do_no_harm(read_file, content):
    for data in (content.encode(), content.encode() + b"\x80"):
        assert read_file("n.csv", data)


def test_csv_with_a_byte_order_mark_keeps_its_first_column(read_file):
    assert read_file("n.csv", "\ufefftext,source\nOne.,Echo\n")[0].text == "One."


def test_csv_cells_may_be_huge(read_file):
    text = "word " * 100_000
    assert read_file("n.csv", f'text\n"{text}"\n')[0].text == text


def test_csv_rows_that_do_not_fit_their_header_are_rejected_alone(read_file):
    found = read_file("n.csv", "id,text,source\n1,One.,E\n2,Two\n3,Three.,E,extra\n\n4,Four.,E\n")
    assert fates(found) == [
        ("n.csv#1", "One."),
        ("n.csv#2", "broken-record"),
        ("n.csv#3", "broken-record"),
        ("n.csv#5", "Four."),
    ]
    assert "2 cells under 3 columns" in found[1].message


def test_csv_with_nul_characters_is_read(read_file):
    assert read_file("n.csv", "text,source\nOne\0 two.,E\nThree.,E\n")[0].text == "One two."


def test_csv_without_a_column_for_the_text_says_what_its_header_holds(read_file):
    (rejection,) = read_file("n.csv", "name,age\nAna,7\n")
    assert rejection.reason == "broken-record"
    assert "name, age" in rejection.message
    assert "name one of them `text`" in rejection.message


def test_csv_in_windows_1252_is_read_and_noted(read_file):
    (raw,) = read_file("n.csv", "text\nThe café was “shut”.\n".encode("cp1252"))
    assert raw.text == "The café was “shut”."
    assert raw.read_from["text"] == "column 'text' (windows-1252)"


@pytest.fixture
def write_parquet(tmp_path):
    import pyarrow
    import pyarrow.parquet

    def write(rows, name="n.parquet"):
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / name)
        return (tmp_path / name).read_bytes()

    return write


def test_parquet_is_read_row_by_row_with_nested_columns(read_file, write_parquet):
    rows = [
        {"content": f"Text {n}.", "source": {"name": "Echo"}, "date": dt.date(2019, 1, n + 1),
         "embedding": [0.5] * 8}
        for n in range(3)
    ]  # fmt: skip
    found = read_file("n.parquet", write_parquet(rows))
    assert [(raw.origin, raw.text, raw.published, raw.outlet) for raw in found] == [
        (f"n.parquet#{n + 1}", f"Text {n}.", f"2019-01-0{n + 1}", "Echo") for n in range(3)
    ]


def test_a_parquet_row_without_text_is_rejected_alone(read_file, write_parquet):
    found = read_file("n.parquet", write_parquet([{"text": None}, {"text": "Two."}]))
    assert fates(found) == [("n.parquet#1", "no-text"), ("n.parquet#2", "Two.")]


@pytest.mark.parametrize("cut", [4, 200, -9])
def test_a_cut_parquet_file_is_rejected(read_file, write_parquet, cut):
    found = read_file("n.parquet", write_parquet([ROW] * 50)[:cut])
    assert [f.reason for f in found] == ["broken-record"]


def test_every_line_is_an_article_or_a_rejection(read_file):
    found = read_file("n.jsonl", "\n".join([json.dumps(ROW), "{", json.dumps(ROW), "7"]))
    assert [type(f) for f in found] == [RawArticle, Rejection, RawArticle, Rejection]
