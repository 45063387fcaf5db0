"""Sentences with the reports and statements they hold, one file in `cases/` for each phenomenon.

A report is written `TYPE/mode!realis ACTORS > RECIPIENTS`, with country codes joined by `+`, `-`
for nobody, no mode where there is none and no realis where it is actual. Published in May 2019.
A case that the coder is known to get wrong says under `missed` what comes out. All sentences are
invented.
"""

from functools import cache
from pathlib import Path

import pytest
import yaml

from lapwing.catalogue import make_stages
from lapwing.pipeline import Pipeline
from lapwing.record import Reading, Report, Statement
from lapwing.settings import Settings
from tests.factory import a_dating, an_article


def marks(case: dict) -> list:
    """A case under `missed` is one that the coder is known to get wrong; right, it fails."""
    return [pytest.mark.xfail(reason=case["missed"], strict=True)] if "missed" in case else []


CASES = [
    pytest.param(case, id=f"{path.stem}-{n}", marks=marks(case))
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for n, case in enumerate(yaml.safe_load(path.read_text("utf-8")))
]


@cache
def pipeline() -> Pipeline:
    return Pipeline(make_stages(Settings()))


def read(text: str) -> Reading:
    article = an_article(text, published=a_dating("2019-05-14"))
    return next(iter(pipeline()([article])))


def written(report: Report) -> str:
    mode = f"/{report.mode}" if report.mode else ""
    realis = f"!{report.realis}" if report.realis != "actual" else ""
    return f"{report.type}{mode}{realis} {codes(report.actors)} > {codes(report.recipients)}"


def codes(parties) -> str:
    return "+".join(sorted({p.actor.country or "?" for p in parties})) or "-"


def told(statement: Statement, text: str) -> str:
    parts = (statement.speaker, statement.cue, statement.content)
    return " | ".join(" … ".join(span.of(text) for span in spans) for spans in parts)


@pytest.mark.parametrize("case", CASES)
def test_the_sentence_holds_these_reports(case):
    reading = read(case["text"])
    assert sorted(map(written, reading.reports)) == sorted(case["reports"])


@pytest.mark.parametrize(
    "case", [pytest.param(*c.values, id=c.id) for c in CASES if "statements" in c.values[0]]
)
def test_the_sentence_holds_these_statements(case):
    reading = read(case["text"])
    assert [told(s, case["text"]) for s in reading.statements] == case["statements"]
