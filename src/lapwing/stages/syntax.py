"""Syntax: the words of each sentence with their classes, heads and labels, from the read-outs.

Another parser takes this stage's place by giving the same layer; see docs/guide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.neural.reader import Reader
from lapwing.record import Reading, Sentence, Span
from lapwing.stages.reader import read_sentences


def find_syntax(text: str, sentences: Sequence[Span], *, reader: Reader) -> list[Sentence]:
    """The words of each sentence with their classes, heads and labels.

    Args:
        text: Article text.
        sentences: Sentence spans, sorted and not overlapping.
        reader: The network with its decoder.
    """
    return [read.words for read in read_sentences([(text, sentences)], reader=reader)[0]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxStage:
    """Give each reading its `syntax`."""

    name = "syntax"
    version = "2"
    needs = ("read_outs",)
    gives = "syntax"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Sentence, ...]]:
        return [tuple(read_out.words for read_out in r.read_outs) for r in readings]
