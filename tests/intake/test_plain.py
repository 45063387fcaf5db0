"""Plain text and Markdown: one file, one article."""

import pytest

from lapwing.intake.plain import plain_markdown


def test_a_text_file_is_one_article_as_it_stands(read_file):
    (raw,) = read_file("a.txt", "Talks resume\n\n  The ministers met.\r\n")
    assert raw.text == "Talks resume\n\n  The ministers met.\n"
    assert (raw.origin, raw.title) == ("a.txt", "")
    assert raw.read_from == {"text": "the file (utf-8)"}


def test_a_page_under_a_name_of_text_is_read_as_a_page(read_file):
    (raw,) = read_file("a.txt", "<!DOCTYPE html><html><body><p>Words.</p></body></html>")
    assert (raw.text, raw.html[:9]) == ("", "<!DOCTYPE")


def test_ten_megabytes_on_one_line_pass(read_file):
    (raw,) = read_file("a.txt", "The river rose. " * 650_000)
    assert len(raw.text) == 10_400_000


def test_front_matter_and_heading_give_the_metadata(read_file):
    content = """---
headline: "Talks resume"
pub_date: 2021-05-03
source: The Echo
url: https://echo.example/1
---
# Another heading

The *ministers* met in [Harbour City](https://x.example) — **again**.

![a map](map.png)

> “We came to listen,” she said.
"""
    (raw,) = read_file("a.md", content)
    assert (raw.title, raw.published, raw.outlet) == ("Talks resume", "2021-05-03", "The Echo")
    assert raw.url == "https://echo.example/1"
    assert [line for line in raw.text.split("\n") if line] == [
        "The ministers met in Harbour City — again.",
        "“We came to listen,” she said.",
    ]


@pytest.mark.parametrize("heading", ["# Talks resume #", "Talks resume\n============"])
def test_the_first_heading_is_the_title(read_file, heading):
    (raw,) = read_file("a.md", f"{heading}\n\nThe ministers met.\n")
    assert (raw.title, raw.read_from["title"]) == ("Talks resume", "the first heading")
    assert raw.text.strip() == "The ministers met."


def test_markdown_of_nothing_but_a_heading_has_no_text(read_file):
    assert [found.reason for found in read_file("a.md", "# Talks resume\n")] == ["no-text"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2 * 3 * 4 is 24", "2 * 3 * 4 is 24"),
        ("snake_case_words stay", "snake_case_words stay"),
        ("## Second heading", "Second heading"),
        ("a\n\n---\n\nb", "a\n\n\n\nb"),
        ("__both__ *kinds*", "both kinds"),
        ("[" * 100_000, "[" * 100_000),
        ("**a " * 50_000, "**a " * 50_000),
    ],
)
def test_marks_go_and_words_stay(text, plain):
    assert plain_markdown(text) == plain
