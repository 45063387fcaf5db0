"""Another parser or reader takes our place by giving the same layer; the rest goes on with it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from lapwing.catalogue import make_stages
from lapwing.errors import ConfigError
from lapwing.pipeline import Pipeline
from lapwing.record import Reading, ReadOut, Sentence, Span, Trigger, Word
from lapwing.settings import Settings
from lapwing.text import find_words
from tests.factory import a_dating, an_article

TEXT = "Norway condemned Peru. Chile noticed Kenya."


def words_of(text: str, sentence: Span) -> Sentence:
    """The second word is a verb, and all others hang on it."""
    spans = find_words(text, sentence.start, sentence.end)
    return tuple(
        Word(Span(*span), "VBD", None, "root") if at == 1 else Word(Span(*span), "NNP", 1, "dep")
        for at, span in enumerate(spans)
    )


@dataclass(frozen=True)
class OtherParser:
    """Gives `syntax` without looking at what the reader sees."""

    name = "other-parser"
    version = "7"
    needs = ("sentences",)
    gives = "syntax"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Sentence, ...]]:
        return [tuple(words_of(r.article.text, s) for s in r.sentences) for r in readings]


@dataclass(frozen=True)
class OtherReader:
    """Gives `read_outs`: the first word accuses the third."""

    name = "other-reader"
    version = "7"
    needs = ("sentences",)
    gives = "read_outs"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[ReadOut, ...]]:
        return [tuple(self.read(r.article.text, s) for s in r.sentences) for r in readings]

    def read(self, text: str, sentence: Span) -> ReadOut:
        roles = ((0, "actor", 0.9), (2, "recipient", 0.9))
        accused = Trigger(1, 2, "ACCUSE", "disapprove", "actual", 0.9, 0.9, roles)
        return ReadOut(words_of(text, sentence), triggers=(accused,))


def stages_with(other: OtherParser | OtherReader, place: str) -> list:
    return [other if s.name == place else s for s in make_stages(Settings())]


def read_with(other: OtherParser | OtherReader, place: str) -> Reading:
    article = an_article(TEXT, published=a_dating())
    return Pipeline(stages_with(other, place)).read_batch([article])[0]


def test_another_parser_gives_the_syntax_that_later_stages_stand_on():
    reading = read_with(OtherParser(), "syntax")
    assert reading.faults == ()
    assert reading.made_by["syntax"] == "other-parser@7"
    assert reading.syntax[1] == words_of(TEXT, reading.sentences[1])
    assert [m.actor.country for m in reading.mentions] == ["NOR", "PER", "CHL", "KEN"]


def test_another_reader_gives_all_that_reports_are_made_of():
    reading = read_with(OtherReader(), "reader")
    assert reading.faults == ()
    told = [
        (r.type, r.actors[0].actor.country, r.recipients[0].actor.country) for r in reading.reports
    ]
    assert told == [("ACCUSE", "NOR", "PER"), ("ACCUSE", "CHL", "KEN")]
    assert reading.syntax[0] == words_of(TEXT, reading.sentences[0])


def test_a_pipeline_without_any_reader_is_refused():
    stages = [s for s in make_stages(Settings()) if s.name != "reader"]
    with pytest.raises(ConfigError, match="needs the layer 'read_outs'"):
        Pipeline(stages)
