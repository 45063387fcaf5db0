"""What bad input gets: a clear line, a row in the ledger, exit code 3, and nothing lost."""

import json

import pytest

PUBLISHED = "SELECT published_start AS day, published_reason AS reason FROM articles"


def rows(lapwing, ledger, query):
    done = lapwing("sql", ledger, query, "--format", "json")
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def statuses(lapwing, ledger):
    found = rows(lapwing, ledger, "SELECT origin, status, reason FROM articles ORDER BY origin")
    return {row["origin"]: (row["status"], row["reason"]) for row in found}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("empty.txt", b"", "empty", id="empty-file"),
        pytest.param(
            "photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 50, "binary", id="binary"
        ),
        pytest.param("blank.txt", b" \n\n\t\n", "empty", id="blank"),
        pytest.param("no.jsonl", b'{"title": "No text"}\n', "no-text", id="missing-text"),
        pytest.param("cut.jsonl", b'{"text": "France cond', "broken-record", id="cut-off-line"),
        pytest.param("song.mp3", b"ID3\x03\x00", "unknown-format", id="unknown-format"),
        pytest.param("bad.csv.gz", b"\x1f\x8b\x08\x00cut", "broken-record", id="cut-off-gzip"),
    ],
)
def test_what_cannot_be_read_is_rejected_and_the_rest_is_coded(
    lapwing, tmp_path, story, name, content, reason
):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(story)
    (folder / name).write_bytes(content)
    done = lapwing("run", folder, "--to", tmp_path / "ledger")
    assert done.code == 3
    assert name in done.err
    found = statuses(lapwing, tmp_path / "ledger")
    assert found.pop("in/good.txt") == ("coded", "")
    assert [status for status, _ in found.values()] == ["rejected"]
    assert {told for _, told in found.values()} == {reason}


def test_a_cut_off_line_loses_only_itself(lapwing, tmp_path, story):
    path = tmp_path / "news.jsonl"
    whole = json.dumps({"id": "1", "text": story})
    path.write_text(f"{whole}\n{whole[:40]}\n{json.dumps({'id': '3', 'text': story + 'More.'})}\n")
    assert lapwing("run", path, "--to", tmp_path / "ledger").code == 3
    found = statuses(lapwing, tmp_path / "ledger")
    assert [status for status, _ in found.values()] == ["coded", "rejected", "coded"]


def test_a_wrong_encoding_is_read_for_what_it_is(lapwing, tmp_path):
    path = tmp_path / "latin.txt"
    text = "São Paulo — France condemned Russia on Monday, the Élysée said, and Germany agreed."
    path.write_bytes(text.encode("cp1252"))
    assert lapwing("run", path, "--to", tmp_path / "ledger").code == 0
    kept = rows(lapwing, tmp_path / "ledger", "SELECT text FROM articles")[0]["text"]
    assert "Élysée" in kept
    assert "São Paulo" in kept


@pytest.mark.parametrize("date", ["0001-01-01", "2050-06-01"])
def test_an_absurd_date_is_distrusted_and_said_so(lapwing, tmp_path, date):
    path = tmp_path / "one.jsonl"
    text = "France condemned Russia for its attack on Ukraine, and Germany backed France."
    path.write_text(json.dumps({"text": text, "published": date}) + "\n")
    assert lapwing("run", path, "--to", tmp_path / "ledger").code == 0
    found = rows(lapwing, tmp_path / "ledger", PUBLISHED)[0]
    assert found["day"] is None
    assert date in found["reason"]


def test_an_article_too_long_is_rejected(lapwing, tmp_path, story):
    path = tmp_path / "long.txt"
    path.write_text(story.strip() * 60_000)
    done = lapwing("run", path, "--to", tmp_path / "ledger")
    assert done.code == 3
    assert statuses(lapwing, tmp_path / "ledger") == {"long.txt": ("rejected", "too-long")}


def test_control_characters_and_direction_marks_do_no_harm(lapwing, tmp_path):
    path = tmp_path / "odd.txt"
    path.write_text("France\x00 condemned\x1b[31m Russia\u202e on\u200f Monday, ministers said.\n")
    lapwing("run", path, "--to", tmp_path / "ledger")
    for style in ("text", "md", "json", "html"):
        shown = lapwing("timeline", tmp_path / "ledger", "--format", style)
        assert shown.code == 0
        assert "condemned" in shown.out
        assert not set(shown.out) & set("\x00\x1b\u202e\u200f")


def test_a_folder_that_contains_itself_is_read_once(lapwing, tmp_path, story):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(story)
    (folder / "again").symlink_to(folder)
    assert lapwing("run", folder, "--to", tmp_path / "ledger").code == 0
    assert len(statuses(lapwing, tmp_path / "ledger")) == 1


@pytest.mark.parametrize("style", ["html", "md", "text", "json", "timelinejs"])
def test_a_script_in_a_title_is_harmless_in_every_output(lapwing, tmp_path, story, style):
    path = tmp_path / "page.html"
    evil = "&lt;script&gt;alert(1)&lt;/script&gt; <script>alert(2)</script>"
    path.write_text(
        f"<html><head><title>{evil} France condemns</title>"
        '<meta property="article:published_time" content="2022-03-02T10:00:00Z"></head><body>'
        f"<article><h1>{evil} France"
        f" condemns Russia</h1><p>{story}</p><p>{story}</p></article></body></html>"
    )
    assert lapwing("run", path, "--to", tmp_path / "ledger").code == 0
    shown = lapwing("timeline", tmp_path / "ledger", "--format", style)
    assert shown.code == 0
    assert "condemned" in shown.out
    if style in ("html", "md", "timelinejs"):
        assert "<script" not in shown.out


def test_a_path_that_does_not_exist_is_said_before_any_work(lapwing, tmp_path):
    done = lapwing("run", tmp_path / "nowhere", "--to", tmp_path / "ledger")
    assert done.code == 1
    assert "nowhere: no such file or folder" in done.err
    assert "hint:" in done.err


def test_a_ledger_of_a_newer_version_is_left_alone(lapwing, tmp_path, story):
    (tmp_path / "a.txt").write_text(story)
    ledger = tmp_path / "ledger"
    lapwing("run", tmp_path / "a.txt", "--to", ledger)
    about = json.loads((ledger / "ledger.json").read_text())
    (ledger / "ledger.json").write_text(json.dumps({**about, "format": 99}))
    for words in (["run", tmp_path / "a.txt", "--to", ledger], ["find", ledger]):
        done = lapwing(*words)
        assert done.code == 1
        assert "newer" in done.err


def test_no_ledger_says_how_to_make_one(lapwing, tmp_path):
    done = lapwing("timeline", tmp_path)
    assert done.code == 1
    assert "holds no ledger" in done.err
    assert "lapwing run" in done.err
