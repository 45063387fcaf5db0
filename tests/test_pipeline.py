"""The pipeline proves its order, and keeps one article's fault to that article."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from lapwing.errors import ConfigError
from lapwing.pipeline import Pipeline
from lapwing.record import Reading, Span
from tests.factory import an_article


@dataclass(frozen=True)
class OneSentence:
    """The whole text is one sentence; a text that says BROKEN breaks it."""

    name: str = "one-sentence"
    version: str = "1"
    needs: tuple[str, ...] = ()
    gives: str = "sentences"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Span, ...]]:
        if any(reading.article.text == "BROKEN" for reading in readings):
            raise RuntimeError("boom")
        return [(Span(0, len(reading.article.text)),) for reading in readings]


def test_one_broken_article_does_not_stop_the_others():
    articles = [an_article("All is well.", key=str(i)) for i in range(5)]
    articles[2] = an_article("BROKEN", key="2")
    readings = list(Pipeline([OneSentence()])(articles, batch_size=4))
    assert [r.article.id for r in readings] == ["0", "1", "2", "3", "4"]
    faults = {r.article.id: r.faults[0].message for r in readings if r.faults}
    assert faults == {"2": "RuntimeError: boom"}


def test_a_layer_tells_who_made_it():
    reading = Pipeline([OneSentence()]).read_batch([an_article()])[0]
    assert reading.made_by == {"sentences": "one-sentence@1"}


def test_a_broken_article_goes_no_further():
    later = OneSentence(name="later", needs=("sentences",), gives="mentions")
    reading = Pipeline([OneSentence(), later]).read_batch([an_article("BROKEN")])[0]
    assert [fault.stage for fault in reading.faults] == ["one-sentence"]


@pytest.mark.parametrize(
    ("stages", "complaint"),
    [
        pytest.param(
            [OneSentence(needs=("syntax",))], "needs the layer 'syntax'", id="nobody-gives-it"
        ),
        pytest.param([OneSentence(), OneSentence()], "given already", id="given-twice"),
        pytest.param([OneSentence(gives="poems")], "no reading holds", id="no-layer"),
    ],
)
def test_a_wrong_order_is_said_before_any_work(stages, complaint):
    with pytest.raises(ConfigError, match=complaint):
        Pipeline(stages)


def test_a_user_can_put_a_stage_of_their_own_in_place():
    mine = OneSentence(name="my-splitter", version="7")
    reading = Pipeline([mine]).read_batch([an_article("One. Two.")])[0]
    assert reading.sentences == (Span(0, 9),)
