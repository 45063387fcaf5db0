"""Chunks: a sentence as a row of noun phrases, verb groups and the small words between them.

Built left to right from word classes, with two things known beforehand: words that name a party
stay together, and words that name a time are a noun phrase of their own.

Known to miss: noun phrases with a relative clause inside; verb groups parted by long adverbials.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lapwing.record import Sentence

Kind = Literal["np", "vg", "prep", "wh", "cc", "comma", "quote", "mark", "adv"]

_NOUNS = frozenset({"NN", "NNS", "NNP"})
_VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"})
_PREMODIFIERS = frozenset({"DT", "PRP$", "CD", "JJ"})
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re"})
_CLAUSE_OBJECTS = frozenset({"whether", "why", "how"})
"""Openers of a clause that is a verb's object: `questioned whether`."""
_AUXILIARIES = _BE | {
    "have", "has", "had", "having", "do", "does", "did", "get", "gets", "got", "getting",
    "'ve", "’ve", "'d", "’d",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of words `[start, end)` that belong together."""

    kind: Kind
    start: int
    end: int
    head: int
    """Index of the noun, main verb or mark that the chunk is named for."""
    is_temporal: bool = False
    """For noun phrases: it names a time."""
    is_passive: bool = False
    """For verb groups: a form of "be" or "get" with a participle, or a participle alone."""
    form: Literal["", "finite", "infinitive", "participle", "reduced"] = ""
    """For verb groups; "reduced" is a past participle without auxiliary."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What the chunks are made from: one entry for each word."""

    tags: tuple[str, ...]
    lower: tuple[str, ...]
    is_party: Sequence[int]
    is_date: Sequence[bool]


def find_chunks(
    words: Sentence, lower: tuple[str, ...], *, is_party: Sequence[int], is_date: Sequence[bool]
) -> tuple[Chunk, ...]:
    """The chunks of one sentence, in order; every word is in exactly one.

    Args:
        words: The words with their classes.
        lower: The same words, lower case.
        is_party: For each word the index after the mention that covers it; 0: none does.
        is_date: For each word whether it belongs to an expression of time.
    """
    row = _Row(tuple(word.tag for word in words), lower, is_party, is_date)
    chunks: list[Chunk] = []
    at = 0
    while at < len(words):
        chunk = _noun_phrase(row, at) or _verb_group(row, at) or _single(row, at)
        chunks.append(chunk)
        at = chunk.end
    return tuple(chunks)


def _noun_phrase(row: _Row, at: int) -> Chunk | None:
    if row.is_date[at]:
        end = at
        while end < len(row.tags) and row.is_date[end]:
            end += 1
        return Chunk("np", at, end, end - 1, is_temporal=True)
    end, head = at, -1
    while end < len(row.tags) and not row.is_date[end]:
        if row.is_party[end]:
            end = max(end + 1, row.is_party[end])
            head = end - 1
            continue
        tag = row.tags[end]
        if tag in _NOUNS:
            head = end
        elif tag == "PRP":
            return Chunk("np", at, end + 1, end) if end == at else _closed(at, head)
        elif not _goes_on(row, at, end, head):
            break
        end += 1
    return _closed(at, head) or _bare(row, at, end)


def _goes_on(row: _Row, start: int, at: int, head: int) -> bool:
    """Whether a word that is no noun can stand inside the phrase begun at `start`."""
    tag = row.tags[at]
    if tag in ("DT", "PRP$") and head >= 0 and row.tags[at - 1] != "POS":
        return False
    if tag in ("VBN", "VBG"):
        return _modifies(row, start, at)
    return tag in _PREMODIFIERS or (tag == "POS" and head >= 0)


def _closed(at: int, head: int) -> Chunk | None:
    return Chunk("np", at, head + 1, head) if head >= 0 else None


def _bare(row: _Row, at: int, end: int) -> Chunk | None:
    """`this`, `many`, `two`, `his`: a noun phrase without a noun."""
    if end > at and row.tags[at] in ("DT", "CD", "PRP$"):
        return Chunk("np", at, end, end - 1)
    return None


def _modifies(row: _Row, start: int, at: int) -> bool:
    """Whether a participle stands before its noun: `the embattled leader`, `growing ties`."""
    if at == start and row.tags[at] == "VBN" and at and row.tags[at - 1] not in ("IN", "CC"):
        return False
    if at == start and row.tags[at] == "VBG":
        return False
    follows_noun = at > start and (row.tags[at - 1] in _NOUNS or row.is_party[at - 1])
    if follows_noun and "-" not in row.lower[at]:
        is_plural = row.tags[at - 1] == "NNS" or row.is_party[at - 1]
        if row.tags[at] == "VBN" or is_plural:
            return False
    following = at + 1
    while following < len(row.tags) and row.tags[following] in ("JJ", "VBN", "VBG"):
        following += 1
    return following < len(row.tags) and (
        row.tags[following] in _NOUNS or bool(row.is_party[following])
    )


def _verb_group(row: _Row, at: int) -> Chunk | None:
    tags, lower = row.tags, row.lower
    start_tag = tags[at]
    is_infinitive = start_tag == "TO" and _verb_follows(row, at + 1)
    if start_tag not in _VERBS and not is_infinitive:
        return None
    main, end = -1, at + 1 if is_infinitive else at
    while end < len(row.tags):
        is_open = main < 0 or lower[main] in _AUXILIARIES or tags[main] == "MD"
        if tags[end] in _VERBS and is_open:
            main = end
        elif not (is_open and tags[end] in ("RB", "''") and _verb_follows(row, end + 1)):
            break
        end += 1
    end = main + 1
    has_be = any(lower[w] in _BE or lower[w] in ("get", "got", "gets") for w in range(at, main))
    is_participle = tags[main] in ("VBN", "VBD")
    if is_infinitive:
        return Chunk("vg", at, end, main, is_passive=has_be and is_participle, form="infinitive")
    if main == at and tags[at] == "VBG":
        return Chunk("vg", at, end, main, form="participle")
    if main == at and tags[at] == "VBN" and _is_reduced(row, at):
        return Chunk("vg", at, end, main, is_passive=True, form="reduced")
    if start_tag == "VBG":
        return Chunk("vg", at, end, main, is_passive=has_be and is_participle, form="participle")
    return Chunk("vg", at, end, main, is_passive=has_be and is_participle, form="finite")


def _verb_follows(row: _Row, at: int) -> bool:
    while at < len(row.tags) and row.tags[at] in ("RB", "''"):
        at += 1
    return at < len(row.tags) and row.tags[at] in _VERBS


def _is_reduced(row: _Row, at: int) -> bool:
    """A past participle with no auxiliary: passive unless an object follows at once."""
    following = at + 1
    if following >= len(row.tags):
        return True
    if row.lower[following] in _CLAUSE_OBJECTS:
        return False
    is_object = row.tags[following] in ("DT", "PRP$", "PRP", "NNP", "JJ", "NNS", "NN", "CD")
    return not (is_object and not row.is_date[following])


def _single(row: _Row, at: int) -> Chunk:
    tag, word = row.tags[at], row.lower[at]
    kind: Kind
    if tag == "WH":
        kind = "wh"
    elif word == "at" and row.lower[at + 1 : at + 2] in (("least",), ("most",)):
        kind = "adv"
    elif tag in ("IN", "TO"):
        kind = "prep"
    elif tag == "CC":
        kind = "cc"
    elif tag == "''":
        kind = "quote"
    elif word == ",":
        kind = "comma"
    elif tag in (",", ".", ":", ";"):
        kind = "mark"
    else:
        kind = "adv"
    return Chunk(kind, at, at + 1, at)
