"""Sentence marks: which full stops end nothing, and which words open a sentence.

Compiled from `resources/sentence_marks.yaml`; used by `lapwing.stages.sentences`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lapwing.errors import ResourceError
from lapwing.lexicon.table import load_compiled

KINDS = ("titles", "before_numbers", "may_end", "names_with_marks", "starters", "speech_verbs")
"""The lists of the file, each explained above it there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceMarks:
    """The word lists of sentence splitting."""

    titles: frozenset[str]
    """Abbreviations that never end a sentence, as written: `Gen.`, `e.g.`."""
    before_numbers: frozenset[str]
    """Abbreviations that belong to a number that follows, as written: `No.`, `Jan.`."""
    may_end: frozenset[str]
    """Abbreviations that end a sentence when a starter follows, lower case: `u.s.`, `inc.`."""
    names_with_marks: frozenset[str]
    """Names with a mark of their own, as written: `Yahoo!`."""
    starters: frozenset[str]
    """Words that open sentences, as written there: `The`."""
    speech_verbs: frozenset[str]
    """Verbs that go on with a sentence after a quoted question, lower case: `asked`."""


def sentence_marks_from(content: Mapping[str, object], *, where: str) -> SentenceMarks:
    """Check plain values into sentence marks.

    Raises:
        ResourceError: A list is absent, or holds something that is no word.
    """
    lists: dict[str, frozenset[str]] = {}
    for kind in KINDS:
        words = content.get(kind)
        if not isinstance(words, list) or not words:
            raise ResourceError(f"{where}: {kind} should be a list, got {words!r}")
        if wrong := [word for word in words if not isinstance(word, str) or not word.strip()]:
            raise ResourceError(
                f"{where}: {kind} holds {wrong[0]!r}, which is no word",
                hint="put quotes around words that YAML takes for something else, such as No",
            )
        lists[kind] = frozenset(words)
    lists["may_end"] = frozenset(word.lower() for word in lists["may_end"])
    return SentenceMarks(**lists)


@cache
def load_sentence_marks() -> SentenceMarks:
    """The compiled lists, read once per process.

    Raises:
        ResourceError: The file is absent or broken.
    """
    return sentence_marks_from(load_compiled("sentence_marks.json").content, where="sentence_marks")
