"""Readings laid flat."""

import dataclasses
import datetime as dt

import pytest

from lapwing.record import Article, Reading, Span
from lapwing.store import join_tables, schemas, tables_of
from lapwing.store.rows import ARTICLE_N
from tests.store.samples import DAY, TEXT, a_faulty_reading, a_reading, a_rejection


def rows(name, *results):
    return tables_of(results)[name].to_pylist()


def test_an_article_row_tells_what_was_read_and_from_where():
    (row,) = rows("articles", a_reading())
    told = {k: row[k] for k in ("article_id", "status", "n_sentences", "n_reports", "text")}
    assert told == {
        "article_id": "a1",
        "status": "coded",
        "n_sentences": 2,
        "n_reports": 1,
        "text": TEXT,
    }
    assert (row["published_start"], row["published_precision"]) == (DAY, "day")
    assert row["dateline_place"] == "LIMA"
    assert row["removed"] == [{"text": "Share this", "reason": "share-bar"}]
    assert [pair["field"] for pair in row["read_from"]] == ["outlet", "title"]
    assert [pair["layer"] for pair in row["made_by"]] == ["reports", "sentences"]


def test_a_report_row_stands_alone_with_sentence_parties_and_source():
    (row,) = rows("reports", a_reading())
    assert row["sentence_text"] == "Peru’s envoy met rebels."
    assert row["trigger_text"] == "met"
    assert [party["text"] for party in row["actors"]] == ["Peru’s envoy", "Peru"]
    assert row["actor_ids"] == ["PER"]
    assert row["actor_countries"] == ["PER"]
    assert row["recipient_countries"] == []
    assert (row["when_start"], row["when_end"]) == (dt.date(2019, 1, 1), dt.date(2019, 1, 31))
    assert (row["where_name"], row["where_lon"]) == ("Lima", None)
    assert row["according_to_name"] == "Ana Rojas"
    assert (row["outlet"], row["published_start"]) == ("The Example", DAY)


def test_mentions_name_their_sentence_or_none():
    assert [row["sentence_n"] for row in rows("mentions", a_reading())] == [None, 1]


def test_statements_give_their_words_beside_their_offsets():
    (row,) = rows("statements", a_reading())
    assert row["content_text"] == "We agreed,"
    assert TEXT[row["cue"][0]["start"] : row["cue"][0]["end"]] == row["cue_text"] == "said"


@pytest.mark.parametrize(
    ("result", "status", "reason", "message"),
    [
        pytest.param(a_reading(), "coded", "", "", id="coded"),
        pytest.param(
            dataclasses.replace(a_reading(), reports=()), "no_event", "", "", id="no-event"
        ),
        pytest.param(
            a_faulty_reading(), "rejected", "fault", "stage places: KeyError: 'x'", id="fault"
        ),
        pytest.param(a_rejection(), "rejected", "empty", "0 bytes", id="rejection"),
    ],
)
def test_every_article_has_one_status_and_its_reason(result, status, reason, message):
    (row,) = rows("articles", result)
    assert (row["status"], row["reason"], row["message"]) == (status, reason, message)


def test_a_faulty_article_has_no_rows_but_its_own():
    tables = tables_of([a_faulty_reading()])
    assert {name: table.num_rows for name, table in tables.items() if table.num_rows} == {
        "articles": 1
    }


def test_tables_have_the_schema_of_the_ledger_whatever_is_in_them():
    known = schemas()
    for results in ((), (a_rejection(),), (a_reading(), a_faulty_reading())):
        for name, table in tables_of(results).items():
            bare = table.drop_columns([ARTICLE_N]) if name != "articles" else table
            assert bare.schema.equals(known[name]), name


def test_lone_surrogates_become_replacement_characters_and_offsets_hold():
    text = "\ud83d\ude00 Peru \udfff met."
    article = Article(id="s", text=text, origin="s.txt", title="\ud800")
    tables = tables_of([Reading(article=article, sentences=(Span(0, len(text)),))])
    kept = tables["articles"].to_pylist()[0]
    assert (kept["title"], len(kept["text"])) == ("\ufffd", len(text))
    assert tables["sentences"].to_pylist()[0]["text"] == "\ufffd\ufffd Peru \ufffd met."


def test_joining_parts_gives_the_tables_of_the_whole():
    results = [a_reading("a"), a_rejection(), a_reading("b"), a_faulty_reading(), a_reading("c")]
    joined = join_tables([tables_of(results[:2]), tables_of(results[2:4]), tables_of(results[4:])])
    assert {k: v.to_pylist() for k, v in joined.items()} == {
        k: v.to_pylist() for k, v in tables_of(results).items()
    }
