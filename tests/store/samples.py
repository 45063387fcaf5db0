"""Readings to write, made by hand."""

import datetime as dt

from lapwing.record import (
    Actor,
    Article,
    Dateline,
    Dating,
    Fault,
    Mention,
    Party,
    Period,
    Place,
    Reading,
    Rejection,
    Removed,
    Report,
    Span,
    Statement,
    report_id,
)
from lapwing.settings import Settings
from lapwing.store import Ledger, Run, Tally, tables_of

RUN = Run(settings=Settings(), id="run-1", command="lapwing run news --to L")

TEXT = "LIMA — Peru’s envoy met rebels. “We agreed,” Ana Rojas said."

PERU = Actor(actor_id="PER", name="Peru", country="PER", cow="135", sectors=("GOV",))
ROJAS = Actor(actor_id="local.ana-rojas", name="Ana Rojas")


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def an_article(key: str = "a1", **changes: object) -> Article:
    values = {
        "id": key,
        "text": TEXT,
        "origin": "news/a.txt",
        "title": "Envoy meets rebels",
        "outlet": "The Example",
        "agency": "Wire",
        "url": "https://example.org/a",
        "published": Dating(when=Period.parse("2019-01-24"), confidence=0.9, reason="stated"),
        "dateline": Dateline(span=Span(0, 6), place="LIMA"),
        "removed": (Removed(text="Share this", reason="share-bar"),),
        "read_from": {"title": "field 'headline'", "outlet": "field 'source'"},
    }
    return Article(**(values | changes))


def a_reading(key: str = "a1", **changes: object) -> Reading:
    """A reading with two sentences, two mentions, a statement and a report."""
    article = an_article(key, **changes)
    envoy = Party(span=span_of("Peru’s envoy"), actor=PERU)
    rebels = Party(span=span_of("rebels"), actor=Actor(actor_id="PER.REB", name="rebels"))
    trigger = span_of("met")
    report = Report(
        id=report_id(key, trigger, "CONSULT", "visit", [envoy, rebels]),
        sentence=span_of("Peru’s envoy met rebels."),
        trigger=trigger,
        type="CONSULT",
        mode="visit",
        contexts=("diplomatic",),
        quad=1,
        intensity=2.5,
        realis="actual",
        actors=(envoy, Party(span=span_of("Peru"), actor=PERU)),
        recipients=(rebels,),
        when=Period.parse("2019-01"),
        where=Place(span=span_of("LIMA"), name="Lima", precision="city", lat=-12.0, country="PER"),
        according_to=Party(span=span_of("Ana Rojas"), actor=ROJAS),
        statement=0,
        confidence=0.7,
        reason="met",
    )
    statement = Statement(
        content=(span_of("We agreed,"),),
        cue=(span_of("said"),),
        speaker=(span_of("Ana Rojas"),),
        actor=ROJAS,
        kind="direct",
    )
    return Reading(
        article=article,
        sentences=(report.sentence, span_of("“We agreed,” Ana Rojas said.")),
        published=article.published,
        mentions=(
            Mention(span=span_of("LIMA"), kind="place", actor=PERU),
            Mention(span=span_of("Ana Rojas"), kind="person", actor=ROJAS, reason="name"),
        ),
        statements=(statement,),
        reports=(report,),
        made_by={"sentences": "sentences@1", "reports": "reports@1"},
    )


def a_faulty_reading(key: str = "f1") -> Reading:
    return Reading(
        article=an_article(key, origin="news/f.txt"),
        sentences=(Span(0, 4),),
        faults=(Fault(stage="places", message="KeyError: 'x'"),),
    )


def a_rejection(origin: str = "news/empty.txt") -> Rejection:
    return Rejection(origin=origin, reason="empty", message="0 bytes", digest="e3b0")


def commit(ledger: Ledger, *results: Reading | Rejection, run: Run = RUN) -> Tally:
    return ledger.commit(tables_of(results), run=run)


def ask(ledger: Ledger, query: str) -> list[tuple[object, ...]]:
    with ledger.connect() as connection:
        return connection.execute(query).fetchall()


DAY = dt.date(2019, 1, 24)
