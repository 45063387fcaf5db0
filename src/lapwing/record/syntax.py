"""Syntax: the words of a sentence, and what the reader sees in them.

Positions within a sentence are indexes of its words, from 0; runs of words are half-open.
"""

from dataclasses import dataclass
from typing import Literal

from lapwing.record.report import Realis
from lapwing.record.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of a sentence."""

    span: Span
    tag: str
    """Penn Treebank class, a few merged: NN NNS NNP PRP DT JJ VB VBD VBN VBG VBZ VBP MD RB IN …"""
    head: int | None = None
    """Index of the word that this one hangs on; None: it is the root, or nobody parsed."""
    relation: str = ""
    """Universal Dependencies label: nsubj, obl:agent, …; empty: nobody parsed."""


Sentence = tuple[Word, ...]
"""The words of one sentence, in text order."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that name somebody or something."""

    start: int
    end: int
    label: Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its arguments, as in PropBank."""

    word: int
    arguments: tuple[tuple[int, str], ...]
    """(head word of the argument, ARG0, ARG1, ARGM-TMP, …), in text order."""
    factuality: float
    """How surely it happened, after the text: -3 (did not) to 3 (did)."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A run of words that tell a political act."""

    start: int
    end: int
    type: str
    """PLOVER type."""
    mode: str | None
    """PLOVER mode, the likeliest of its type; None: none."""
    realis: Realis
    score: float
    """Probability that it is a trigger of this type, 0 to 1; not calibrated."""
    realis_score: float
    """Probability of its realis, 0 to 1; not calibrated."""
    roles: tuple[tuple[int, str, float], ...]
    """(word, actor, recipient, date or place, probability), in text order."""

    def filled_by(self, role: str) -> tuple[int, ...]:
        """The words in one role, in text order."""
        return tuple(word for word, found, _ in self.roles if found == role)


@dataclass(frozen=True, slots=True)
class Cue:
    """A run of words that attribute others to somebody: `said`, `according to`."""

    start: int
    end: int
    sources: tuple[int, ...]
    """Head words of whoever speaks."""
    content: tuple[tuple[int, int], ...]
    """Runs of words that are attributed, in text order."""


@dataclass(frozen=True, slots=True)
class ReadOut:
    """Everything the reader sees in one sentence."""

    words: Sentence
    names: tuple[Name, ...] = ()
    frames: tuple[Frame, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    cues: tuple[Cue, ...] = ()
