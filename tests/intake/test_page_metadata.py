"""What a page says about itself."""

import json

import pytest
from lxml import html

from lapwing.intake.page_metadata import find_metadata, without_outlet


def found(head="", body=""):
    root = html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>x</p></body></html>")
    return {name: value for name, (value, _) in find_metadata(root).values.items()}


def ld(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Talks resume &amp; stall",
    "datePublished": "2021-05-03T09:30:00Z",
    "publisher": {"@type": "Organization", "name": "The Echo"},
    "inLanguage": "en-US",
}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(ARTICLE, id="plain"),
        pytest.param([{"@type": "WebSite", "name": "x"}, ARTICLE], id="list"),
        pytest.param({"@graph": [{"@type": "WebPage"}, ARTICLE]}, id="graph"),
        pytest.param({"@type": "WebPage", "mainEntity": ARTICLE}, id="nested"),
        pytest.param({**ARTICLE, "@type": ["Article", "NewsArticle"]}, id="two-types"),
        pytest.param({**ARTICLE, "publisher": "The Echo"}, id="publisher-is-a-name"),
    ],
)
def test_json_ld_is_read_in_its_many_shapes(value):
    assert found(ld(value)) == {
        "title": "Talks resume & stall",
        "outlet": "The Echo",
        "published": "2021-05-03T09:30:00Z",
        "language": "en",
    }


@pytest.mark.parametrize(
    "script",
    ["{broken", "null", "7", "[" * 100_000, "//<![CDATA[\n{}\n//]]>", " " * 50_000 + "x", ""],
)
def test_broken_json_ld_does_no_harm(script):
    assert found(f'<script type="application/ld+json">{script}</script>') == {}


def test_json_ld_in_its_old_wrapping_is_read():
    script = f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>"
    assert found(f'<script type="application/ld+json">{script}</script>')["outlet"] == "The Echo"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>A | Echo</title><meta property='og:title' content='B'>",
            "<h1>C d e</h1>",
            "C d e",
        ),
        ("<title>A | Echo</title><meta property='og:title' content='B'>", "<h1>Echo</h1>", "B"),
        (
            "<title>Two go home</title>",
            "<h1>Our best stories</h1><h1>Two go home</h1>",
            "Two go home",
        ),
        ("<title>A name</title>", "", "A name"),
        ("", "<h1>Echo</h1>", "Echo"),
        ("<meta property='og:title' content='A &amp;lt;b&amp;gt; c'>", "", "A <b> c"),
    ],
)
def test_the_title_is_the_headline_first(head, body, title):
    assert found(head, body)["title"] == title


@pytest.mark.parametrize(
    ("title", "outlet", "expected"),
    [
        ("Talks resume | The Echo", "The Echo", "Talks resume"),
        ("Talks resume - Echo News", "Echo", "Talks resume"),
        ("Talks resume — The Echo", "the-echo.example", "Talks resume"),
        ("Talks resume - US", "US News", "Talks resume - US"),
        ("Talks - and more talks", "The Echo", "Talks - and more talks"),
        ("The Echo", "The Echo", "The Echo"),
        ("A - B | Echo", "Echo", "A - B"),
        ("Talks resume | Echo", "", "Talks resume | Echo"),
    ],
)
def test_the_outlet_at_the_end_of_a_title_goes(title, outlet, expected):
    assert without_outlet(title, outlet) == expected


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (ld({**ARTICLE, "author": {"@type": "Person", "name": "Ana Ruiz"}}), "Ana Ruiz"),
        (ld({**ARTICLE, "author": [{"name": "Ana Ruiz"}, "Leo Paz"]}), "Ana Ruiz, Leo Paz"),
        (ld({**ARTICLE, "author": {"@id": "#ana"}}) + '<meta name="author" content="Ana">', "Ana"),
        ('<meta name="byl" content="By Ana Ruiz">', "By Ana Ruiz"),
        ('<meta property="article:author" content="https://social.example/ana">', None),
        ('<meta name="author" content="12">', None),
    ],
)
def test_the_author_is_read_where_a_page_names_one(head, byline):
    assert found(head).get("byline") == byline


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="DC.date.issued" content="2021-05-03">', "2021-05-03"),
        ('<meta itemprop="datePublished" content="3 May 2021">', "3 May 2021"),
        ('<meta property="article:published_time" content="not a date">', None),
        ('<meta property="article:modified_time" content="0001-01-01">', None),
    ],
)
def test_the_date_is_read_as_written(head, published):
    assert found(head).get("published") == published


def test_a_date_in_running_text_is_not_taken_for_the_day_of_publication():
    assert "published" not in found(body="<p>The war of 12 May 1999 and 3 June 2001.</p>")


@pytest.mark.parametrize("href", ["javascript:x()", "/relative", "file:///etc/passwd"])
def test_only_an_address_of_the_web_is_an_address(href):
    assert "url" not in found(f'<link rel="canonical" href="{href}">')
