"""Articles: what a source and a page say becomes text and metadata, or a rejection."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapwing.clean import Cleaner, load_cleaner, make_article
from lapwing.record import Article, RawArticle, Rejection
from lapwing.settings import IntakeSettings

BODY = (
    "The army of the northern province withdrew its troops from the border on Tuesday.\n\n"
    "The minister welcomed the step, for which he had asked in a letter last month."
)
TITLE = "Army leaves the northern border"


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return load_cleaner(today=dt.date(2026, 1, 10))


@pytest.fixture
def make(cleaner):
    def make(text: str = BODY, **fields: str) -> Article:
        raw = RawArticle(origin="a.txt", text=text, **fields)
        article = make_article(raw, cleaner=cleaner, settings=IntakeSettings())
        assert isinstance(article, Article)
        return article

    return make


def test_title_byline_dateline_agency_and_day_come_out_of_a_plain_text(make):
    head = f"{TITLE}\n\nBy Ana Ruiz, Reuters\n\nPublished: 3 May 2019 10:22 GMT"
    article = make(f"{head}\n\nLIMA (Reuters) - {BODY}")
    assert (article.title, article.byline) == (TITLE, "Ana Ruiz, Reuters")
    assert article.agency == "Reuters"
    assert article.dateline is not None
    assert article.dateline.span.of(article.text) == "LIMA (Reuters) -"
    assert article.published.when.text == "2019-05-03"
    assert article.published.when.basis == "stated"
    assert article.text == f"LIMA (Reuters) - {BODY}"
    assert [piece.reason for piece in article.removed] == ["title", "byline", "date-line"]


def test_every_field_says_where_it_was_read(make):
    article = make(
        f"{TITLE}\n\n{BODY}",
        published="2019-05-03",
        url="https://www.reuters.com/x",
    )
    assert article.read_from["title"] == "first line"
    assert article.read_from["outlet"] == "url"
    assert article.read_from["published"] == "metadata"


def test_the_title_of_the_source_does_not_stand_in_the_text_again(make):
    article = make(f"{TITLE.upper()}\n\n{BODY}", title=f"{TITLE} - Reuters")
    assert (article.title, article.text) == (TITLE, BODY)


def test_a_text_of_prose_alone_has_no_title(make):
    assert make(BODY).title == ""
    assert make(BODY).text == BODY


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"outlet": "the guardian"}, "The Guardian"),
        ({"outlet": "Andes Daily"}, "Andes Daily"),
        ({"url": "https://edition.cnn.com/x"}, "CNN"),
        ({"url": "https://andes.example/x"}, "andes.example"),
        ({"text": f"{TITLE}\n\nBy Andes247news\n\n{BODY}"}, "Andes247news"),
        ({"text": f"{TITLE}\n\nBBC News\n\n{BODY}"}, "BBC News"),
        ({"text": f"{BODY}\n\n© 2019 The Guardian"}, "The Guardian"),
        ({"text": f"{TITLE}\n\nBy Ana Ruiz\n\n{BODY}"}, ""),
    ],
)
def test_the_outlet_is_read_where_it_is_stated(make, fields, outlet):
    assert make(**fields).outlet == outlet


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"LIMA (AP) — {BODY}", "Associated Press"),
        (f"{TITLE}\n\nBy Associated Press\n\n{BODY}", "Associated Press"),
        (f"{BODY}\n\n— AFP", "Agence France-Presse"),
        (f"{BODY}\n\nWith reporting by AP and Reuters", ""),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", ""),
    ],
)
def test_the_agency_is_whose_copy_it_is_and_not_who_helped(make, text, agency):
    assert make(text).agency == agency


@pytest.mark.parametrize(
    "line",
    ["By Friday it was over", "By the numbers", "By contrast, nobody came to Lima"],
)
def test_not_every_line_with_by_is_a_byline(make, line):
    assert make(f"{TITLE}\n\n{line}\n\n{BODY}").byline == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("Share Tweet\n\nAdvertisement", "empty"),
        ("***", "empty"),
        ("Wait here.", "too-short"),
        ("Army leaves border", "too-short"),
        ("Lima, Callao, Cusco.", "too-short"),
        (
            "Les ministres des deux pays se sont parlé hier soir dans la capitale, et leur accord "
            "sur les frontières est signé, selon une source qui était sur place.",
            "language",
        ),
        (
            "Министры двух стран вчера вечером подписали в столице договор о новой границе.",
            "language",
        ),
        ("word " * 50_000, "too-long"),
        (
            "Президент страны заявил, что переговоры о мире начнутся в столице завтра. " * 5,
            "language",
        ),
    ],
)
def test_what_is_no_article_is_rejected_with_a_reason(cleaner, text, code):
    raw = RawArticle(origin="a.txt", text=text)
    rejection = make_article(raw, cleaner=cleaner, settings=IntakeSettings())
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.origin) == (code, "a.txt")
    assert rejection.message


def test_a_brief_of_one_sentence_is_an_article(make):
    assert make("Rebels took the port of Callao on Friday.").language == "en"


@pytest.mark.parametrize(
    "text",
    ["Rebels stormed Callao.", "Peru struck Chile!", "“Rebels stormed Callao.”"],
)
def test_a_sentence_of_three_words_is_an_article(make, text):
    assert make(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, Leo Paz, Juan de la Cruz, Ursula von der Heide, Luis da Costa meet Cusco mayor",
        "Callao 12.4, Cusco 13.9, Lima 45.1, Trujillo 33.0, Arequipa 12.7, Iquitos 2.2, Tacna 9.1",
        "Les Verts, Die Linke, La Libre, El Comercio, Le Monde, Los Andes: six papers, one story",
        "Peru suspends Chile talks, recalls ambassador; Bolivia urges calm, offers La Paz summit",
    ],
)
def test_names_figures_and_headlines_are_not_taken_for_another_language(make, text):
    assert make(text).language == "en"


@pytest.mark.parametrize(
    ("fields", "byline", "agency"),
    [
        ({"byline": "By Ana Ruiz"}, "Ana Ruiz", ""),
        ({"byline": "Ana Ruiz, Reuters"}, "Ana Ruiz, Reuters", "Reuters"),
        ({"byline": "Ana Ruiz", "agency": "AFP"}, "Ana Ruiz", "Agence France-Presse"),
        ({"agency": "Andes Wire"}, "", "Andes Wire"),
        ({"agency": "Andes Daily", "outlet": "Andes Daily"}, "", ""),
        ({"agency": "The Guardian"}, "", ""),
        ({"byline": "Leo Paz", "text": f"{TITLE}\n\nBy Ana Ruiz\n\n{BODY}"}, "Leo Paz", ""),
        ({"agency": "AFP", "text": f"LIMA (AP) — {BODY}"}, "", "Agence France-Presse"),
    ],
)
def test_byline_and_agency_are_what_the_source_says_first(make, fields, byline, agency):
    article = make(**fields)
    assert (article.byline, article.agency) == (byline, agency)
    assert bool(byline) == ("byline" in article.read_from)


def test_a_dateline_tells_day_and_month_of_a_numeric_date_apart(make):
    body = f"Lima, Jan 5 – {BODY}"
    assert make(body, published="05/01/2021").published.when.text == "2021-01-05"
    assert make(f"05/01/2021\n\n{body}").published.when.text == "2021-01-05"
    assert make(body.replace("Jan 5", "May 1"), published="05/01/2021").published.when.text == (
        "2021-05-01"
    )


def test_the_language_that_the_source_states_counts(cleaner):
    raw = RawArticle(origin="a.txt", text=BODY, language="es-PE")
    rejection = make_article(raw, cleaner=cleaner, settings=IntakeSettings())
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "language"
    spanish = IntakeSettings(languages=("en", "es"))
    assert isinstance(make_article(raw, cleaner=cleaner, settings=spanish), Article)


def test_without_an_id_of_its_own_an_article_is_known_by_what_it_says(make):
    assert make(BODY).id == make(BODY + "\n\nShare Tweet").id
    assert make(BODY).id != make(BODY, outlet="Andes Daily").id
    assert make(BODY, id="x1").id == "x1"


TEXTS = st.lists(st.text(max_size=80) | st.sampled_from([BODY, TITLE, "By Ana Ruiz"]), max_size=8)


@settings(deadline=None)
@given(lines=TEXTS, title=st.text(max_size=40), published=st.text(max_size=30), url=st.text())
def test_no_text_and_no_metadata_break_cleaning(cleaner, lines, title, published, url):
    raw = RawArticle(
        origin="a", text="\n".join(lines), title=title, published=published, url=url, language="en"
    )
    article = make_article(raw, cleaner=cleaner, settings=IntakeSettings())
    assert article == make_article(raw, cleaner=cleaner, settings=IntakeSettings())
    if isinstance(article, Article) and article.dateline:
        assert article.dateline.span.end <= len(article.text)
