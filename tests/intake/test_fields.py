"""Anybody's names of fields become ours."""

import datetime as dt

import pytest

from lapwing.intake.fields import is_markup, load_fields, make_raw, normal_key
from lapwing.record import RawArticle, Rejection

BODY = "Troops crossed the border on Monday."


def made(record):
    return make_raw(record, origin="x#1", found=b"", fields=load_fields())


def values(record):
    raw = made(record)
    names = ("id", "text", "html", "title", "published", "outlet", "url", "language")
    return {name: getattr(raw, name) for name in names if getattr(raw, name)}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(
            {"source": {"id": "gz", "name": "The Gazette"}, "title": "T", "content": BODY,
             "description": "Short.", "url": "https://gazette.example/1",
             "publishedAt": "2019-01-24T10:00:00Z"},
            {"text": BODY, "title": "T", "outlet": "The Gazette",
             "url": "https://gazette.example/1", "published": "2019-01-24T10:00:00Z"},
            id="newsapi",
        ),
        pytest.param(
            {"maintext": BODY, "date_publish": "2019-01-24 10:00:00", "source_domain": "gz.example",
             "language": "en", "title": "T", "filename": "x.html"},
            {"text": BODY, "published": "2019-01-24 10:00:00", "outlet": "gz.example",
             "language": "en", "title": "T"},
            id="news-please",
        ),
        pytest.param(
            {"title": "T", "body": {"summary": ["a"], "sections": []}, "plaintext": BODY,
             "publishing_date": "2024-07-29 10:00:00+00:00"},
            {"title": "T", "text": BODY, "published": "2024-07-29 10:00:00+00:00"},
            id="fundus",
        ),
        pytest.param(
            {"webTitle": "T", "webPublicationDate": "2019-01-24T10:00:00Z",
             "webUrl": "https://g.example/1", "fields": {"bodyText": BODY}},
            {"title": "T", "published": "2019-01-24T10:00:00Z", "url": "https://g.example/1",
             "text": BODY},
            id="guardian",
        ),
        pytest.param(
            {"headline": {"main": "T"}, "pub_date": "2019-01-24", "web_url": "https://n.example/1",
             "lead_paragraph": BODY, "_id": "nyt://article/1"},
            {"title": "T", "published": "2019-01-24", "url": "https://n.example/1", "text": BODY,
             "id": "nyt://article/1"},
            id="new-york-times",
        ),
        pytest.param(
            {"id": 7, "title": {"rendered": "T"}, "content": {"rendered": f"<p>{BODY}</p>"},
             "link": "https://w.example/?p=7", "date": "2019-01-24T10:00:00"},
            {"id": "7", "title": "T", "html": f"<p>{BODY}</p>", "url": "https://w.example/?p=7",
             "published": "2019-01-24T10:00:00"},
            id="wordpress",
        ),
        pytest.param(
            {"_id": {"$oid": "5c49"}, "_source": {"body": BODY, "lang": "eng"}},
            {"id": "5c49", "text": BODY, "language": "en"},
            id="elastic",
        ),
        pytest.param(
            {"uri": "578", "lang": "eng", "dateTimePub": "2019-01-24T10:00:00Z", "body": BODY,
             "url": "https://e.example/1", "source": {"uri": "e.example", "title": "Echo"}},
            {"id": "578", "language": "en", "published": "2019-01-24T10:00:00Z", "text": BODY,
             "url": "https://e.example/1", "outlet": "Echo"},
            id="event-registry",
        ),
        pytest.param(
            {"Headline": "T", "Article Text": BODY, "Pub Date": "24 Jan 2019", "News Source": "E"},
            {"title": "T", "text": BODY, "published": "24 Jan 2019", "outlet": "E"},
            id="capitals-and-spaces",
        ),
        pytest.param({"paragraphs": 2, "body": ["One.", "", "Two."]}, {"text": "One.\n\nTwo."},
                     id="list-of-paragraphs"),
        pytest.param({"text": "", "html": f"<p>{BODY}</p>"}, {"html": f"<p>{BODY}</p>"}, id="html"),
        pytest.param({"text": BODY, "html": "<p>x</p>"}, {"text": BODY}, id="text-before-html"),
    ],
)  # fmt: skip
def test_a_record_is_understood(record, expected):
    assert values(record) == expected


@pytest.mark.parametrize(
    ("written", "published"),
    [
        (1548324000, "2019-01-24T10:00:00Z"),
        (1548324000000, "2019-01-24T10:00:00Z"),
        ("1548324000.0", "2019-01-24T10:00:00Z"),
        (20190124, "20190124"),
        ("20190124T100000Z", "20190124T100000Z"),
        (2019, "2019"),
        ({"$date": "2019-01-24"}, "2019-01-24"),
        (dt.date(2019, 1, 24), "2019-01-24"),
        ("0001-01-01", "0001-01-01"),
        (float("nan"), ""),
        (float("inf"), ""),
        ("NaT", ""),
        (True, ""),
    ],
)
def test_a_date_stays_as_written_unless_it_is_a_count_of_seconds(written, published):
    assert made({"text": BODY, "date": written}).published == published


@pytest.mark.parametrize(
    ("said", "code"),
    [("en-US", "en"), ("English", "en"), ("rus", "ru"), ("zh_CN", "zh"), ("no", "no"), ("?", "")],
)
def test_a_language_becomes_its_two_letter_code(said, code):
    assert made({"text": BODY, "language": said}).language == code


def test_it_is_said_where_each_value_was_read():
    read_from = made({"content": BODY, "source": {"name": "Echo"}, "Head Line": "T"}).read_from
    assert read_from == {
        "text": "field 'content'",
        "outlet": "field 'source.name'",
        "title": "field 'Head Line'",
    }


@pytest.mark.parametrize(
    ("record", "byline"),
    [
        ({"author": "Ana Ruiz"}, "Ana Ruiz"),
        ({"Byline": "By Ana Ruiz, Reuters"}, "By Ana Ruiz, Reuters"),
        ({"authors": ["Ana Ruiz", "Leo Paz", "Ana Ruiz"]}, "Ana Ruiz, Leo Paz"),
        ({"authors": [{"name": "Ana Ruiz"}, {"name": "Leo Paz"}]}, "Ana Ruiz, Leo Paz"),
        ({"byline": {"original": "By Ana Ruiz", "person": []}}, "By Ana Ruiz"),
        ({"dc:creator": "Ana Ruiz"}, "Ana Ruiz"),
        ({"author": "ana@echo.example (Ana Ruiz)"}, "Ana Ruiz"),
        ({"author": ["https://echo.example/ana"], "creator": "Ana Ruiz"}, "Ana Ruiz"),
        ({"author": 7}, ""),
        ({"author": "nan"}, ""),
    ],
)
def test_who_wrote_it_is_its_byline(record, byline):
    raw = made({"text": BODY, **record})
    assert raw.byline == byline
    assert ("byline" in raw.read_from) == bool(byline)


def test_whose_wire_copy_it_is_is_its_agency():
    raw = made({"text": BODY, "source": "Echo", "wire": "Andes Wire"})
    assert (raw.agency, raw.read_from["agency"]) == ("Andes Wire", "field 'wire'")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({}, "the fields with a value: none"),
        ({"title": "T", "day": None}, "the fields with a value: title"),
        ({"id": 3, "text": " "}, "`text` is empty; the fields with a value: id"),
        ({"text": 7, "id": "a"}, "`text` holds no text but '7'; the fields with a value: id"),
    ],
)
def test_a_record_without_text_is_told_by_what_it_holds(record, message):
    rejection = made(record)
    assert isinstance(rejection, Rejection)
    parts = sorted(rejection.message.split("; "))
    assert parts == sorted(message.split("; "))


def test_a_summary_is_read_only_for_want_of_a_text_and_said_to_be_one():
    raw = made({"title": "T", "description": BODY})
    assert (raw.text, raw.read_from["text"]) == (BODY, "field 'description', a summary")


@pytest.mark.parametrize(
    "record", [{}, {"title": "T", "text": "  "}, {"text": None}, {"text": "nan"}]
)
def test_a_record_without_text_is_rejected(record):
    rejection = made(record)
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.origin) == ("no-text", "x#1")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "not an address", 7])
def test_only_addresses_of_the_web_are_taken_for_addresses(url):
    assert made({"text": BODY, "url": url}).url == ""


def test_short_fields_are_one_short_line():
    raw = made({"text": BODY, "title": "A\n\x00B\x1b[2J " + "c" * 9_000, "id": "i" * 900})
    assert raw.title.startswith("A B[2J ccc")
    assert (len(raw.title), len(raw.id)) == (2_000, 20)


def test_half_a_surrogate_pair_is_replaced():
    assert made({"text": "An \ud83d odd one"}).text == "An \N{REPLACEMENT CHARACTER} odd one"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- x --><!doctype html><p>a", True),
        ("One<br>two", True),
        ("a < b and c > d", False),
        ("The <SRD> ticker fell", False),
        ("<!---->" * 5_000, False),
    ],
)
def test_markup_is_told_from_text(text, expected):
    assert is_markup(text) is expected


def test_names_differ_only_in_letters_and_digits():
    assert {normal_key(key) for key in ("Pub Date", "pub_date", "pubDate", "PUB-DATE")} == {
        "pubdate"
    }


def test_every_record_keeps_its_origin():
    assert isinstance(made({"text": BODY}), RawArticle)
    assert made({"text": BODY}).origin == "x#1"
