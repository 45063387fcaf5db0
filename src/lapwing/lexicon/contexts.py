"""Contexts: what a report is about, told from cue words around it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from lapwing.lexicon.phrases import load_context_cues, same_noun, singulars
from lapwing.record import Report
from lapwing.text import find_words

SENTENCE_WEIGHT, PARAGRAPH_WEIGHT = 2, 1
MIN_SCORE = 2
"""One cue in the sentence, or two in its paragraph."""

_REMEMBERED = 64
"""Stretches of text whose cues are kept, since several reports share a paragraph."""


class Contexts:
    """Cue words by context, indexed by their first word."""

    def __init__(self, cues: Mapping[str, Sequence[Sequence[str]]]) -> None:
        index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name, runs in cues.items():
            for run in runs:
                index.setdefault(run[0], []).append((name, tuple(run)))
        self._index = index
        self._cues_in = lru_cache(maxsize=_REMEMBERED)(self._find_cues)

    def find(self, report: Report, text: str) -> tuple[str, ...]:
        """Contexts of a report, sorted.

        Args:
            report: Its sentence is looked at, and the paragraph around it.
            text: Article text.
        """
        start = text.rfind("\n\n", 0, report.sentence.start)
        end = text.find("\n\n", report.sentence.end)
        near = self._cues_in(report.sentence.of(text))
        around = self._cues_in(text[max(start, 0) : end if end >= 0 else len(text)])
        weights = Counter(dict.fromkeys(around, PARAGRAPH_WEIGHT))
        weights.update(dict.fromkeys(near, SENTENCE_WEIGHT - PARAGRAPH_WEIGHT))
        scores: Counter[str] = Counter()
        for (name, _), weight in weights.items():
            scores[name] += weight
        return tuple(sorted(name for name, score in scores.items() if score >= MIN_SCORE))

    def _find_cues(self, text: str) -> set[tuple[str, tuple[str, ...]]]:
        words = [text[s:e].lower() for s, e in find_words(text)]
        return {
            (name, cue)
            for i, word in enumerate(words)
            for stem in singulars(word)
            for name, cue in self._index.get(stem, ())
            if all(
                i + k < len(words) and same_noun(words[i + k], w)
                for k, w in enumerate(cue[1:], start=1)
            )
        }


@cache
def load_contexts() -> Contexts:
    """The shipped cues."""
    return Contexts(load_context_cues())
