"""A tiny assembly: sentences end with a full stop, "struck" is an ASSAULT, some words do harm."""

import os
import re
import signal
from collections.abc import Iterable
from dataclasses import dataclass, field

from lapwing.pipeline import Pipeline
from lapwing.record import (
    Actor,
    Article,
    Party,
    Period,
    RawArticle,
    Reading,
    Rejection,
    Report,
    Span,
    Statement,
    report_id,
)
from lapwing.text import digest


@dataclass(frozen=True)
class Sentences:
    name = "sentences"
    version = "1"
    needs = ()
    gives = "sentences"

    def __call__(self, readings):
        return [
            tuple(Span(*m.span()) for m in re.finditer(r"[^.\s][^.]*\.", r.article.text))
            for r in readings
        ]


@dataclass(frozen=True)
class Statements:
    name = "statements"
    version = "1"
    needs = ("sentences",)
    gives = "statements"

    def __call__(self, readings):
        return [
            tuple(
                Statement(content=(span,), kind="indirect")
                for span in r.sentences
                if " said " in span.of(r.article.text)
            )
            for r in readings
        ]


@dataclass(frozen=True)
class Reports:
    name = "reports"
    version = "1"
    needs = ("sentences",)
    gives = "reports"

    def __call__(self, readings):
        return [tuple(self._read(reading)) for reading in readings]

    def _read(self, reading: Reading) -> Iterable[Report]:
        text = reading.article.text
        if "BROKEN" in text:
            raise RuntimeError("boom")
        if "DEADLY" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        for sentence in reading.sentences:
            at = text.find("struck", sentence.start, sentence.end)
            if at >= 0:
                yield a_report(reading.article, sentence, Span(at, at + 6))


def a_report(article: Article, sentence: Span, trigger: Span, **changes: object) -> Report:
    party = Party(
        span=Span(sentence.start, sentence.start + 6),
        actor=Actor(actor_id="RUS", name="Russia", country="RUS", cow="365", sectors=("MIL",)),
    )
    values = {
        "id": report_id(article.id, trigger, "ASSAULT", "aerial", [party]),
        "sentence": sentence,
        "trigger": trigger,
        "type": "ASSAULT",
        "mode": "aerial",
        "contexts": ("military",),
        "quad": 4,
        "intensity": -9.5,
        "realis": "actual",
        "actors": (party,),
        "when": Period.parse("2022-03-01"),
        "confidence": 0.8,
        "reason": "stub",
    }
    return Report(**(values | changes))


@dataclass(frozen=True)
class StubAssembly:
    pipeline: Pipeline = field(
        default_factory=lambda: Pipeline([Sentences(), Statements(), Reports()])
    )
    digests: dict[str, str] = field(default_factory=lambda: {"actors": "d1"})

    def prepare(self, raw: RawArticle) -> Article | Rejection:
        if "UNPARSABLE" in raw.text:
            raise ValueError("no such page")
        if not raw.text:
            nothing = digest(raw.text)
            return Rejection(origin=raw.origin, reason="empty", message="0 bytes", digest=nothing)
        key = raw.id or "a" + digest(raw.outlet, raw.title, raw.text)
        return Article(id=key, text=raw.text, origin=raw.origin, title=raw.title, outlet=raw.outlet)


def make_stub() -> StubAssembly:
    return StubAssembly()


def an_input(n: int, *, text: str = "") -> RawArticle:
    told = text or (
        f"Russia struck depot {n}. Nobody was hurt, officials said on Monday. "
        f"{'Russia struck again. ' * (n % 3)}Report {n} ends."
    )
    return RawArticle(origin=f"news.jsonl#{n}", text=told, outlet="The Example", title=f"Day {n}")


def mixed_inputs(n: int) -> list[RawArticle | Rejection]:
    """Articles with a fault, an empty one, a copy, an uneventful one and a rejection among them."""
    inputs: list[RawArticle | Rejection] = [an_input(i) for i in range(n)]
    odd = {
        3: an_input(3, text="Russia struck. BROKEN."),
        5: RawArticle(origin="news.jsonl#5", text=""),
        7: RawArticle(origin="copy.txt", text=inputs[6].text, outlet="The Example", title="Day 6"),
        9: an_input(9, text="The weather was fine."),
        11: Rejection(origin="pic.txt", reason="binary", message="PNG", digest=digest("PNG")),
        13: an_input(13, text="UNPARSABLE"),
    }
    return [odd.get(i, source) for i, source in enumerate(inputs)]
