"""What the user names is found, in order, and everything in it is accounted for."""

import gzip
import io
import os

import pytest

from lapwing.errors import InputError
from lapwing.intake import find_articles
from lapwing.record import RawArticle, Rejection


def fates(paths, **options):
    found = find_articles(paths, **options)
    return [(f.origin, f.reason if isinstance(f, Rejection) else f.text or f.html) for f in found]


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_a_folder_is_walked_in_order_of_names(tmp_path):
    write(tmp_path / "news", b_txt="B", a__z_txt="AZ", c_jsonl='{"text": "C"}', a_txt="A")
    assert fates([tmp_path / "news"]) == [
        ("news/a/z.txt", "AZ"),
        ("news/a.txt", "A"),
        ("news/b.txt", "B"),
        ("news/c.jsonl#1", "C"),
    ]


def test_what_nobody_can_read_is_accounted_for_and_hidden_files_are_not(tmp_path):
    write(tmp_path / "news", a_docx="x", photo_jpg=b"\xff\xd8\xff", README="x", _hidden_txt="x")
    assert [(origin, reason) for origin, reason in fates([tmp_path / "news"])] == [
        ("news/README", "unknown-format"),
        ("news/a.docx", "unknown-format"),
        ("news/photo.jpg", "unknown-format"),
    ]


@pytest.mark.parametrize("mark", ["ledger.json", "_delta_log/0.json"])
def test_a_ledger_among_the_articles_is_passed_over(tmp_path, mark):
    write(tmp_path / "news", a_txt="A", **{"out__articles__part_parquet": b"PAR1", "z_txt": "Z"})
    (tmp_path / "news" / "out" / mark).parent.mkdir(exist_ok=True)
    (tmp_path / "news" / "out" / mark).write_text('{"text": "No article."}')
    assert fates([tmp_path / "news"]) == [("news/a.txt", "A"), ("news/z.txt", "Z")]


def test_a_ledger_named_outright_is_told_to_hold_no_articles(tmp_path):
    write(tmp_path / "ledger", ledger_json='{"format": 1}', a_txt="A")
    (rejection,) = find_articles([tmp_path / "ledger"])
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.origin) == ("unknown-format", "ledger")
    assert "a ledger" in rejection.message


def test_paths_are_read_in_the_order_they_are_named(tmp_path):
    write(tmp_path, b_txt="B", a_txt="A")
    assert [text for _, text in fates([tmp_path / "b.txt", tmp_path / "a.txt"])] == ["B", "A"]


def test_paths_with_the_same_last_name_keep_apart(tmp_path):
    write(tmp_path, y2019__news_txt="A", y2020__news_txt="B")
    named = [tmp_path / "y2019" / "news.txt", tmp_path / "y2020" / "news.txt"]
    assert fates(named) == [("y2019/news.txt", "A"), ("y2020/news.txt", "B")]


def test_the_way_to_a_folder_does_not_change_where_articles_come_from(tmp_path, monkeypatch):
    write(tmp_path / "news", a_txt="A")
    monkeypatch.chdir(tmp_path / "news")
    assert fates([tmp_path / "news"]) == fates(["."]) == [("news/a.txt", "A")]


def test_a_path_that_does_not_exist_stops_before_any_work(tmp_path):
    write(tmp_path, a_txt="A")
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file or folder"):
        find_articles([tmp_path / "a.txt", tmp_path / "nowhere.txt"])


def test_a_folder_that_contains_itself_is_read_once(tmp_path):
    write(tmp_path / "news", a_txt="A", sub__b_txt="B")
    (tmp_path / "news" / "sub" / "up").symlink_to(tmp_path / "news", target_is_directory=True)
    (tmp_path / "news" / "sub" / "self").symlink_to(".", target_is_directory=True)
    assert fates([tmp_path / "news"]) == [("news/a.txt", "A"), ("news/sub/b.txt", "B")]


def test_a_link_to_nothing_or_to_itself_is_unreadable(tmp_path):
    write(tmp_path / "news", c_txt="C")
    (tmp_path / "news" / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "news" / "b.txt").symlink_to("b.txt")
    assert fates([tmp_path / "news"]) == [
        ("news/a.txt", "unreadable"),
        ("news/b.txt", "unreadable"),
        ("news/c.txt", "C"),
    ]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    write(tmp_path / "news", b_txt="B")
    os.mkfifo(tmp_path / "news" / "a.txt")
    assert fates([tmp_path / "news"]) == [("news/a.txt", "unreadable"), ("news/b.txt", "B")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["a.txt", "a.parquet", "a.jsonl.gz", "a.html"])
def test_a_file_that_may_not_be_read_is_unreadable(tmp_path, name):
    write(tmp_path / "news", **{"b_txt": "B"})
    (tmp_path / "news" / name).write_bytes(b"x")
    (tmp_path / "news" / name).chmod(0)
    (rejection, article) = find_articles([tmp_path / "news"])
    assert "Permission denied" in rejection.message
    assert article.text == "B"


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs Linux's /proc")
def test_a_disk_error_while_reading_is_a_rejection(tmp_path):
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    (rejection,) = find_articles([tmp_path / "a.txt"])
    assert (rejection.reason, "cannot be read" in rejection.message) == ("unreadable", True)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt.gz", "A", "A"),
        ("a.csv.gz", "text\nA\n", "A"),
        ("a.json.gz", '[{"text": "A"}]', "A"),
        ("a.jsonl.gz", '{"text": "A"}', "A"),
        ("a.html.gz", "<html>A", "<html>A"),
        ("A.TXT.GZ", "A", "A"),
    ],
)
def test_packed_files_are_read(read_file, name, content, expected):
    (raw,) = read_file(name, gzip.compress(content.encode()))
    assert (raw.text or raw.html) == expected


def test_a_file_that_was_unpacked_but_kept_its_name_is_read(read_file):
    assert read_file("a.jsonl.gz", '{"text": "A"}')[0].text == "A"


def test_a_packed_file_cut_off_keeps_what_came_before(read_file):
    lines = "".join(f'{{"text": "Line {n * n}."}}\n' for n in range(2_000))
    *articles, rejection = read_file("a.jsonl.gz", gzip.compress(lines.encode())[:-2_000])
    assert all(isinstance(article, RawArticle) for article in articles)
    assert articles[0].text == "Line 0."
    assert (rejection.reason, "is cut off" in rejection.message) == ("broken-record", True)


@pytest.mark.parametrize("name", ["a.txt.gz", "a.csv.gz", "a.json.gz", "a.html.gz", "a.xml.gz"])
def test_any_packed_file_cut_off_is_rejected_at_the_end(read_file, name):
    found = read_file(name, gzip.compress(os.urandom(99).hex().encode())[:-9])
    assert found[-1].reason == "broken-record"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"text": "A"}\n{"text": "B"}\n', [("stdin#1", "A"), ("stdin#2", "B")]),
        ('[{"text": "A"}]', [("stdin#1", "A")]),
        ("<!DOCTYPE html><p>A", [("stdin", "<!DOCTYPE html><p>A")]),
        ("[Update] Talks resume.", [("stdin", "[Update] Talks resume.")]),
        ("{curly} words", [("stdin", "{curly} words")]),
        ("", [("stdin", "empty")]),
        ("<rss><channel><item><description>A</description></item></channel></rss>",
         [("stdin#1", "A")]),
    ],
)  # fmt: skip
def test_standard_input_is_read_by_what_it_holds(content, expected):
    assert fates(["-"], stdin=io.BytesIO(content.encode())) == expected


def test_packed_standard_input_is_read():
    packed = gzip.compress(b'{"text": "A"}')
    assert fates(["-"], stdin=io.BytesIO(packed)) == [("stdin#1", "A")]


def test_standard_input_that_is_not_there_is_an_error():
    with pytest.raises(InputError, match="no standard input"):
        find_articles(["-"])


def test_a_file_named_outright_is_read_by_what_it_holds(read_file):
    assert read_file("story", "The ministers met.")[0].text == "The ministers met."
    assert read_file("story.log", '{"text": "A"}')[0].text == "A"
    assert read_file("story.bin", bytes(range(256)) * 9)[0].reason == "binary"


def test_a_file_with_an_odd_name_has_an_origin_that_can_be_written(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a\nb.txt").write_text("A")
    with open(os.fsencode(folder) + b"/\xff.txt", "w") as stream:
        stream.write("B")
    assert fates([folder]) == [("news/a\\nb.txt", "A"), ("news/\\xff.txt", "B")]


def test_articles_are_found_lazily(tmp_path):
    write(tmp_path / "news", a_txt="A", b_txt="B")
    found = find_articles([tmp_path / "news"])
    assert next(found).text == "A"
    (tmp_path / "news" / "b.txt").unlink()
    assert next(found).reason == "unreadable"


def test_reading_twice_gives_the_same(tmp_path):
    write(tmp_path / "news", a_txt="A", b_jsonl="{broken\n", c_html="<html>x", d_bin=b"\0\1")
    assert list(find_articles([tmp_path / "news"])) == list(find_articles([tmp_path / "news"]))
