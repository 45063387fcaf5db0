"""What holds for every stage, over random text: written once, here."""

from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lapwing.catalogue import make_stages
from lapwing.pipeline import Pipeline
from lapwing.record import Reading, Span
from lapwing.settings import ReportSettings, Settings
from tests.factory import a_dating, an_article

PIECES = [
    "Russia", "Venezuela", "Putin", "Nicolás Maduro", "the Kremlin", "said", "condemned", "“", "”",
    '"', ",", ".", "\n\n", "on Tuesday", "January 24, 2019", "in Caracas", "talks with", "who",
    "and",
    "President", "U.S.", "’s", "he", "the opposition", "will", "not", "attacked", "according to",
    "two weeks ago", "Петр", "中国", "🙂", "\u200f", "—", "(", ")", "12", "3.5", "according", "-",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=80)
slow = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@cache
def pipeline() -> Pipeline:
    return Pipeline(make_stages(Settings()))


def read(*given: str, batch_size: int = 32) -> list[Reading]:
    articles = [an_article(text, key=str(i), published=a_dating()) for i, text in enumerate(given)]
    return list(pipeline()(articles, batch_size=batch_size))


def spans_in(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple | list):
        return [span for item in value for span in spans_in(item)]
    if is_dataclass(value):
        return [s for f in fields(value) for s in spans_in(getattr(value, f.name))]
    return []


@slow
@given(texts)
def test_no_text_makes_a_stage_fail(text):
    assert read(text)[0].faults == ()


@slow
@given(texts)
def test_every_span_lies_inside_the_text(text):
    reading = read(text)[0]
    assert all(span.end <= len(text) for span in spans_in(reading))


@slow
@given(texts)
def test_same_input_gives_same_output(text):
    assert read(text) == read(text)


@slow
@given(st.lists(texts, min_size=2, max_size=4))
def test_batching_changes_nothing(given_texts):
    assert read(*given_texts, batch_size=1) == read(*given_texts, batch_size=32)


@slow
@given(texts)
def test_sentences_come_in_order_and_do_not_overlap(text):
    sentences = read(text)[0].sentences
    assert all(a.end <= b.start for a, b in pairwise(sentences))


@slow
@given(texts)
def test_reports_stand_in_their_sentences(text):
    for report in read(text)[0].reports:
        assert report.sentence.covers(report.trigger)


@pytest.mark.parametrize("stage", make_stages(Settings()), ids=lambda stage: stage.name)
def test_a_stage_gives_one_layer_for_each_reading_and_none_for_none(stage):
    assert list(stage([])) == []


def test_the_settings_say_which_reports_are_too_unsure_to_write():
    article = an_article("Norway condemned Peru.", published=a_dating())
    strict = Settings(reports=ReportSettings(min_confidence=1.0))
    found = [
        [report.type for report in Pipeline(make_stages(chosen)).read_batch([article])[0].reports]
        for chosen in (Settings(), strict)
    ]
    assert found == [["ACCUSE"], []]
