"""Tense around a time expression: does the clause speak of what was, or of what is to come?

The verb to the left decides, for "said Tuesday" and "will meet Tuesday" are how news is written;
only where there is none does the one to the right ("On Tuesday the court will rule").

Known to miss: a verb of another clause that stands closer ("the man who said no will on Tuesday").
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Literal

from lapwing.record import Sentence, Span, Word

Tense = Literal["past", "present", "future", "unknown"]

_REACH_WORDS = 18
"""How far to either side a verb is looked for; longer than most clauses."""
_VERBS = frozenset({"VBD", "VBN", "VBZ", "VBP", "VB", "VBG", "MD"})


class TenseFinder:
    """Tense at any place of one text.

    Args:
        text: The article's text.
        syntax: Words of its sentences; empty: nobody looked, every tense is unknown.
        cues: `ahead`: words that look ahead; `planned`: participles that do; `past_aux`,
            `present_aux`, `have`: auxiliaries.
    """

    def __init__(
        self, text: str, syntax: Sequence[Sentence], cues: Mapping[str, frozenset[str]]
    ) -> None:
        self._text = text
        self._sentences = [sentence for sentence in syntax if sentence]
        self._starts = [sentence[0].span.start for sentence in self._sentences]
        self._cues = cues

    def at(self, span: Span) -> Tense:
        """The tense of the clause that holds `span`."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return "unknown"
        words = self._sentences[index]
        first = bisect_right(words, span.start, key=lambda word: word.span.end)
        near = {self._word(word) for word in words[max(1, first - 2) : first]}
        if near & self._cues["ahead"]:
            return "future"
        for at in range(first - 1, max(-1, first - 1 - _REACH_WORDS), -1):
            if words[at].tag in _VERBS:
                return self._tense(words, at)
        for at in range(first, min(len(words), first + _REACH_WORDS)):
            if words[at].tag in _VERBS and words[at].span.start >= span.end:
                return self._tense(words, self._group_end(words, at))
        return "unknown"

    def follows_plural(self, span: Span) -> bool:
        """Whether a plural common noun comes next, so that a number would count it."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return False
        words = self._sentences[index]
        after = bisect_right(words, span.end - 1, key=lambda word: word.span.start)
        return after < len(words) and words[after].tag == "NNS"

    def _group_end(self, words: Sentence, at: int) -> int:
        """The last verb of the group that begins at `at`: "will have met"."""
        end = at
        for later in range(at + 1, min(len(words), at + 5)):
            if words[later].tag in _VERBS:
                end = later
            elif words[later].tag != "RB":
                break
        return end

    def _tense(self, words: Sentence, at: int) -> Tense:
        tag, before = words[at].tag, words[max(0, at - 5) : at]
        if tag == "MD":
            return "future"
        if tag == "VBD":
            return "past"
        if tag in ("VBZ", "VBP"):
            return "present"
        return self._bare(self._word(words[at]), tag, before)

    def _bare(self, verb: str, tag: str, before: Sequence[Word]) -> Tense:
        """Tense of a form that other words decide: met, meeting, meet."""
        for word in reversed(before):
            written = self._word(word)
            if word.tag == "MD" or word.tag == "TO" or (tag == "VB" and written == "to"):
                return "future"
            if written in self._cues["past_aux"]:
                return "future" if verb in self._cues["planned"] else "past"
            if written in self._cues["have"]:
                return "past"
            if written in self._cues["present_aux"]:
                is_ahead = tag == "VBG" or verb in self._cues["planned"]
                return "future" if is_ahead else "present"
            if word.tag not in ("RB", "VB", "VBN", "VBG", "PRP", ","):
                break
        if verb in self._cues["planned"]:
            return "future"
        return "past" if tag == "VBN" else "unknown"

    def _word(self, word: Word) -> str:
        return word.span.of(self._text).lower()
