"""Things to test with: an article, a reading, a report, with everything not named left plain."""

from lapwing.query.find import FoundParty, FoundReport
from lapwing.record import (
    Actor,
    Article,
    Dating,
    Mention,
    Party,
    Period,
    Reading,
    Report,
    Span,
    report_id,
)


def an_article(text: str = "Oslo backed Quito.", *, key: str = "a1", **fields: object) -> Article:
    """An article with this text."""
    return Article(id=key, text=text, origin=f"{key}.txt", **fields)  # type: ignore[arg-type]


def a_reading(text: str = "Oslo backed Quito.", *, key: str = "a1", **layers: object) -> Reading:
    """A reading of an article with this text and these layers."""
    made_by = {name: f"{name}@test" for name in layers}
    return Reading(article=an_article(text, key=key), made_by=made_by, **layers)  # type: ignore[arg-type]


def a_dating(day: str = "2019-01-24") -> Dating:
    """A stated publication date."""
    return Dating(when=Period.parse(day), confidence=0.95, reason="stated in a test")


def an_actor(name: str = "Norway", country: str = "NOR") -> Actor:
    """A government."""
    return Actor(actor_id=country, name=name, country=country, cow="385", sectors=("GOV",))


def a_mention(text: str, words: str, actor: Actor | None = None) -> Mention:
    """A mention of these words of a text."""
    start = text.index(words)
    return Mention(
        span=Span(start, start + len(words)),
        kind="country",
        actor=actor or an_actor(),
        reason="named in a test",
    )


def a_report(text: str = "Oslo backed Quito.", **fields: object) -> Report:
    """Norway backs Ecuador, as the first sentence of a text says."""
    actors = (Party(span=Span(0, 4), actor=an_actor()),)
    recipients = (Party(span=Span(12, 17), actor=an_actor("Ecuador", "ECU")),)
    values: dict[str, object] = {
        "id": report_id("a1", Span(5, 11), "SUPPORT", None, (*actors, *recipients)),
        "sentence": Span(0, len(text)),
        "trigger": Span(5, 11),
        "type": "SUPPORT",
        "mode": None,
        "quad": 1,
        "intensity": 5.0,
        "realis": "actual",
        "actors": actors,
        "recipients": recipients,
        "when": Period.parse("2019-01-24"),
        "confidence": 0.8,
        **fields,
    }
    return Report(**values)  # type: ignore[arg-type]


def a_found_report(key: str = "r1", **fields: object) -> FoundReport:
    """France condemns Russia, as `find` gives it."""
    sentence = "France condemned Russia on Monday."
    values: dict[str, object] = {
        "report_id": key,
        "article_id": f"article-{key}",
        "title": "France condemns Russia",
        "outlet": "Harbor Post",
        "agency": "",
        "url": "",
        "published": Period.parse("2022-03-02"),
        "type": "ACCUSE",
        "mode": "disapprove",
        "contexts": ("diplomatic",),
        "quad": 3,
        "intensity": -2.0,
        "realis": "actual",
        "actors": (a_found_party("France", "FRA"),),
        "recipients": (a_found_party("Russia", "RUS"),),
        "when": Period.parse("2022-02-28"),
        "where": None,
        "according_to": None,
        "sentence": sentence,
        "trigger": Span(7, 16),
        "confidence": 0.8,
        "reason": "pattern 'condemn $' of ACCUSE",
        **fields,
    }
    return FoundReport(**values)  # type: ignore[arg-type]


def a_found_party(name: str, country: str) -> FoundParty:
    """A government, as `find` gives it."""
    return FoundParty(name=name, actor_id=country, country=country, sectors=("GOV",), text=name)
