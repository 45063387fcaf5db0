"""The article is found in a page; what is not the article is left out; nothing is run."""

import json
from dataclasses import replace

import pytest

from lapwing.intake import find_page_article
from lapwing.intake.html import MAX_TAGS, find_fragment_text
from lapwing.record import RawArticle, Rejection

BODY = [
    "The foreign minister arrived in Harbour City on Monday for talks about the closed border, "
    "which has kept thousands of lorries waiting since the spring.",
    "“We have come to listen,” she told reporters, and added that her government would not send "
    "soldiers to the crossing under any circumstances.",
    "Officials on both sides said that a second round would follow within a month, although no "
    "date has been agreed and the fishing fleet remains in port.",
]
PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Minister arrives for talks | The Echo</title>
<meta property="og:site_name" content="The Echo">
<meta property="article:published_time" content="2021-05-03T09:30:00+01:00">
<link rel="canonical" href="https://echo.example/minister">
{head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Minister arrives for talks</h1>
<figure><img src="x.jpg"><figcaption>The minister waves from the steps.</figcaption></figure>
{body}</article>
<div id="comments"><p>First! What a waste of money this is, say I.</p></div>
<footer><p>Copyright The Echo. All rights reserved.</p></footer></body></html>"""


def a_page(head="", body=None):
    paragraphs = "".join(f"<p>{text}</p>\n" for text in (body or BODY))
    return PAGE.format(head=head, body=paragraphs)


def read(html, **known):
    return find_page_article(RawArticle(origin="a.html", html=html, **known))


def test_paragraphs_are_kept_in_order_with_blank_lines_between():
    text = read(a_page()).text
    assert text.split("\n\n")[-3:] == BODY


@pytest.mark.parametrize(
    "words", ["Sport", "waves from the steps", "What a waste", "All rights reserved", "x.jpg"]
)
def test_what_stands_around_the_article_is_left_out(words):
    assert words not in read(a_page()).text


def test_metadata_is_read_and_its_place_is_said():
    raw = read(a_page())
    assert (raw.title, raw.outlet) == ("Minister arrives for talks", "The Echo")
    assert (raw.published, raw.language) == ("2021-05-03T09:30:00+01:00", "en")
    assert (raw.url, raw.html) == ("https://echo.example/minister", "")
    assert raw.read_from == {
        "text": "the page, by trafilatura",
        "title": "the page's heading",
        "outlet": "meta og:site_name",
        "published": "meta article:published_time",
        "url": "link rel=canonical",
        "language": "the page's lang",
    }


def test_what_is_known_already_comes_before_what_the_page_says():
    raw = read(
        a_page(), title="Known", read_from={"title": "field 'title'", "html": "field 'html'"}
    )
    assert (raw.title, raw.outlet) == ("Known", "The Echo")
    assert raw.read_from["title"] == "field 'title'"
    assert raw.read_from["text"] == "the page, by trafilatura; page from field 'html'"


def test_a_script_in_the_title_stays_words():
    title = "<h1>Minister &lt;script&gt;alert(1)&lt;/script&gt; arrives</h1>"
    raw = read(a_page().replace("<h1>Minister arrives for talks</h1>", title))
    assert raw.title == "Minister <script>alert(1)</script> arrives"


def test_scripts_and_styles_are_no_text():
    raw = read(a_page(body=["<script>alert(1)</script><style>p{}</style>" + BODY[0], *BODY[1:]]))
    assert "alert" not in raw.text
    assert raw.text.endswith("\n\n".join(BODY))


def test_a_page_that_carries_its_text_as_data_is_believed_where_its_markup_is_bare():
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(BODY)})
    head = f'<script type="application/ld+json">{data}</script>'
    raw = read(f"<!doctype html><html><head>{head}</head><body><p>Subscribe now.</p></body></html>")
    assert raw.text == "\n\n".join(BODY)
    assert raw.read_from["text"] == "the page's JSON-LD, articleBody"


@pytest.mark.parametrize(
    "html",
    [
        "<!doctype html><html><head><title>Menu</title></head><body></body></html>",
        "<html></html>",
        "<html><body><script>var a = 1</script></body></html>",
        "<!---->" * 1_000,
        "<p></p>",
        "\x00",
    ],
)
def test_a_page_without_article_is_rejected(html):
    rejection = read(html)
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.origin) == ("no-article", "a.html")


def test_a_page_of_endless_tags_is_rejected_before_it_is_parsed():
    assert read("<html><body>" + "<a>x</a>" * MAX_TAGS).reason == "too-long"


def test_endless_nesting_does_no_harm():
    assert read("<html><body>" + "<div>" * 40_000 + "words").reason == "no-article"


def test_a_page_with_an_xml_declaration_and_control_characters_is_read():
    page = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + a_page().replace(
        "Monday", "Mon\x00\x08day"
    )
    assert "Harbour City on Mon day" in " ".join(read(page).text.split())


def test_a_piece_of_html_is_taken_whole():
    raw = read("<p>One <b>bold</b> word.</p><p>Two.<br>Three &amp; four.</p><script>x</script>")
    assert raw.text == "One bold word.\n\nTwo.\n\nThree & four."
    assert raw.read_from["text"] == "the piece of HTML"


def test_text_around_blocks_keeps_its_place():
    assert find_fragment_text("a<div>b<p>c</p>d</div>e") == "a\n\nb\n\nc\n\nd\n\ne"


def test_reading_twice_gives_the_same():
    raw = RawArticle(origin="a.html", html=a_page())
    assert find_page_article(raw) == find_page_article(replace(raw))
