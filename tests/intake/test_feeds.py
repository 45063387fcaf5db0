"""RSS and Atom files: one article an entry."""

import pytest

from lapwing.intake import find_page_article
from lapwing.record import Rejection

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Echo</title><language>en-gb</language><link>https://echo.example/</link>
<item><title>Talks resume</title><link>https://echo.example/1</link><guid>echo-1</guid>
<pubDate>Mon, 03 May 2021 09:30:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The ministers met.</p><p>They will meet again.</p>]]></content:encoded>
</item>
<item><title>Port &lt;script&gt;alert(1)&lt;/script&gt; shut</title>
<description>Dockers walked out on Sunday.</description></item>
<item><title>Nothing to read</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>El Eco</title>
<entry><id>tag:eco,1</id><title>Vuelven</title><link href="https://eco.example/1"/>
<published>2021-05-03T09:30:00Z</published>
<content type="html">&lt;p&gt;Los ministros volvieron.&lt;/p&gt;</content></entry></feed>"""


def test_an_entry_of_rss_is_an_article_with_its_full_content(read_file):
    first = read_file("feed.xml", RSS)[0]
    assert (first.origin, first.id, first.title) == ("feed.xml#echo-1", "echo-1", "Talks resume")
    assert (first.outlet, first.url) == ("The Echo", "https://echo.example/1")
    assert (first.published, first.language) == ("Mon, 03 May 2021 09:30:00 GMT", "en")
    assert find_page_article(first).text == "The ministers met.\n\nThey will meet again."
    assert first.read_from["html"] == "the feed entry's content"
    assert first.read_from["outlet"] == "the feed's title"


def test_a_refreshed_feed_gives_its_old_entries_the_origins_they_had(read_file):
    items = [
        "<item><guid>echo-7</guid><title>A</title><description>Dockers left.</description></item>",
        "<item><link>https://echo.example/6</link><description>Ministers met.</description></item>",
        f"<item><guid>{'long' * 60}</guid><description>Ships sailed.</description></item>",
    ]
    new = "<item><guid>echo-8</guid><description>The port reopened.</description></item>"
    feed = '<rss version="2.0"><channel><title>The Echo</title>{}</channel></rss>'
    before = {raw.text: raw.origin for raw in read_file("feed.rss", feed.format("".join(items)))}
    after = {
        raw.text: raw.origin for raw in read_file("feed.rss", feed.format("".join([new, *items])))
    }
    assert after == {**before, "The port reopened.": "feed.rss#echo-8"}
    assert before["Ministers met."] == "feed.rss#https://echo.example/6"
    assert len(before["Ships sailed."]) == len("feed.rss#") + 20


def test_entries_that_share_an_id_keep_apart(read_file):
    item = "<item><guid>1</guid><description>Dockers left.</description></item>"
    feed = f'<rss version="2.0"><channel><title>x</title>{item * 3}</channel></rss>'
    assert [raw.origin for raw in read_file("f.rss", feed)] == ["f.rss#1", "f.rss#2", "f.rss#3"]


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("<author>desk@example.org (Ana Ruiz)</author>", "Ana Ruiz"),
        ("<dc:creator>Ana Ruiz</dc:creator>", "Ana Ruiz"),
        ("<author>desk@example.org</author>", ""),
        ("", ""),
    ],
)
def test_the_author_of_an_entry_is_its_byline(read_file, author, byline):
    feed = RSS.replace("<guid>", f"{author}<guid>", 1).replace(
        "<rss ", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" ', 1
    )
    first = read_file("feed.xml", feed)[0]
    assert first.byline == byline
    assert first.read_from.get("byline", "") == ("the feed entry's author" if byline else "")


def test_a_summary_stands_in_for_the_content(read_file):
    second = read_file("feed.rss", RSS)[1]
    assert second.text == "Dockers walked out on Sunday."
    assert second.read_from["text"] == "the feed entry's summary"


def test_a_script_in_a_title_stays_words(read_file):
    assert read_file("feed.xml", RSS)[1].title == "Port <script>alert(1)</script> shut"


def test_an_entry_without_words_is_rejected_alone(read_file):
    third = read_file("feed.xml", RSS)[2]
    assert isinstance(third, Rejection)
    assert (third.reason, third.origin) == ("no-text", "feed.xml#3")


def test_atom_is_read(read_file):
    (raw,) = read_file("feed.atom", ATOM)
    assert (raw.outlet, raw.title, raw.language) == ("El Eco", "Vuelven", "es")
    assert (raw.published, raw.url) == ("2021-05-03T09:30:00Z", "https://eco.example/1")
    assert find_page_article(raw).text == "Los ministros volvieron."


def test_a_feed_cut_off_in_the_middle_gives_what_it_has(read_file):
    found = read_file("feed.xml", RSS[: RSS.index("<item><title>Port")])
    assert found[0].title == "Talks resume"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<?xml version="1.0"?><urlset><url/></urlset>', "unknown-format"),
        ('<rss version="2.0"><channel><title>x</title></channel></rss>', "empty"),
        ("no markup at all", "unknown-format"),
        ("   ", "empty"),
    ],
)
def test_what_is_no_feed_is_rejected(read_file, content, reason):
    assert [found.reason for found in read_file("feed.xml", content)] == [reason]


def test_nothing_that_a_feed_declares_is_opened(read_file, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    feed = RSS.replace("<rss ", f"{entity}<rss ", 1).replace("Short.", "&x;")
    feed = feed.replace("The ministers met.", "&x;").replace("Talks resume", "&x; resume")
    assert "secret words" not in str(read_file("feed.xml", feed))


def test_entities_that_multiply_do_no_harm(read_file):
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]>'
    feed = RSS.replace("<rss ", f"{bomb}<rss ", 1).replace("Talks resume", "&l11;")
    assert len(str(read_file("feed.xml", feed))) < 100_000
