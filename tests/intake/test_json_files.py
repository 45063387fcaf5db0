"""JSON files in all their shapes, read as a stream."""

import json

import pytest

from lapwing.intake import sources
from lapwing.intake.fields import load_fields
from lapwing.intake.json_files import read_json
from lapwing.record import Rejection

ONE, TWO = {"id": "1", "text": "One."}, {"id": "2", "text": "Two, “so”."}
BOTH = ["One.", "Two, “so”."]


def texts(found):
    return [f.reason if isinstance(f, Rejection) else f.text for f in found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param([ONE, TWO], BOTH, id="list"),
        pytest.param({"status": "ok", "articles": [ONE, TWO], "n": 2}, BOTH, id="newsapi"),
        pytest.param({"response": {"total": 2, "results": [ONE, TWO]}}, BOTH, id="guardian"),
        pytest.param({"hits": {"total": 2, "hits": [{"_source": ONE}, {"_source": TWO}]}}, BOTH,
                     id="elastic"),
        pytest.param({"articles": {"page": 1, "results": [ONE, TWO], "pages": 1}}, BOTH,
                     id="event-registry"),
        pytest.param({"version": "1", "title": "Echo", "items": [ONE, TWO]}, BOTH, id="json-feed"),
        pytest.param({"a1": {"text": "One."}, "a2": {"text": "Two, “so”."}}, BOTH, id="by-id"),
        pytest.param(ONE, ["One."], id="one"),
        pytest.param({"text": "One.", "data": [{"text": "a related piece"}]}, ["One."],
                     id="one-with-list"),
        pytest.param({"news": ["tag", "tag"], "text": "One."}, ["One."], id="list-of-words"),
        pytest.param({"articles": []}, ["no-text"], id="empty-list"),
        pytest.param([ONE, 7, "x", [ONE]], ["One."] + ["broken-record"] * 3, id="other-things"),
        pytest.param("x", ["broken-record"], id="string"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, 2])
def test_articles_are_found_wherever_the_json_keeps_them(read_file, value, indent, expected):
    assert texts(read_file("n.json", json.dumps(value, indent=indent))) == expected


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_how_the_bytes_come_makes_no_difference(size):
    data = json.dumps({"meta": {"n": 12}, "articles": [ONE, TWO]}, ensure_ascii=False).encode()
    chunks = iter([data[i : i + size] for i in range(0, len(data), size)])
    found = list(read_json(chunks, "n.json", load_fields()))
    assert [(raw.origin, raw.text) for raw in found] == [
        ("n.json#1", BOTH[0]),
        ("n.json#2", BOTH[1]),
    ]


def test_an_object_of_articles_gives_them_their_keys_as_ids(read_file):
    found = read_file("n.json", json.dumps({"a1": {"text": "One."}, "a2": {"text": "Two."}}))
    assert [raw.id for raw in found] == ["a1", "a2"]


def test_json_lines_under_another_name_are_read_as_lines(read_file):
    found = read_file("n.json", f'{json.dumps(ONE)}\n{{"cut": "of\n{json.dumps(TWO)}\n')
    assert texts(found) == ["One.", "broken-record", "Two, “so”."]


def test_objects_one_after_the_other_are_read(read_file):
    found = read_file("n.json", json.dumps(ONE, indent=1) + "\n" + json.dumps(TWO, indent=1))
    assert texts(found) == BOTH


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('[{"text": "One."}, {"text": "Two', "1 articles before it were read"),
        ('[{"text": "One."}, {"text" "Two"}, {"text": "Three."}]', "at character"),
        ('[{"text": "One."}', "the list is cut off"),
        ('{"articles": [{"text": "One."}]', "the object is cut off"),
        ('[{"text": "One."}, ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_what_stands_before_a_mistake_is_kept(read_file, broken, said):
    article, rejection = read_file("n.json", broken)
    assert article.text == "One."
    assert (rejection.reason, said in rejection.message) == ("broken-record", True)


def test_nesting_without_end_is_a_rejection(read_file):
    assert texts(read_file("n.json", '{"a":' * 200_000)) == ["broken-record"]


def test_a_value_larger_than_memory_allows_is_not_read_to_its_end(monkeypatch, read_file):
    monkeypatch.setattr("lapwing.intake.json_files.MAX_TEXT_BYTES", 1_000)
    monkeypatch.setattr(sources, "CHUNK_BYTES", 500)
    assert texts(read_file("n.json", '[{"text": "' + "x" * 50_000)) == ["broken-record"]


def test_json_in_windows_1252_is_read(read_file):
    content = json.dumps([{"text": "The café was “shut”."}], ensure_ascii=False).encode("cp1252")
    assert texts(read_file("n.json", content)) == ["The café was “shut”."]
