"""Syntax: the words of a sentence with their classes."""

from dataclasses import dataclass

from lapwing.record.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of a sentence."""

    span: Span
    tag: str
    """Penn Treebank class, a few merged: NN NNS NNP PRP DT JJ VB VBD VBN VBG VBZ VBP MD RB IN …"""


Sentence = tuple[Word, ...]
"""The words of one sentence, in text order."""
