"""Furniture: what stands on a news page and is no part of the article goes out of its text.

What furniture looks like is data, `resources/furniture.yaml`; this module knows where on a page a
pattern may hold. Every piece that goes out is kept with the rule that took it. An article's own
sentences are all kept: where a line could be either, it stays.

A line is prose when it is long enough and ends like a sentence. The head of a page is what stands
before the first prose, its tail the last few lines.

Known to miss: furniture that is worded like a sentence and stands in the middle; captions without
a credit; related headlines without a label.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lapwing.clean.characters import normalise
from lapwing.clean.lines import Line, find_lines, join_lines
from lapwing.lexicon.furniture import FurnitureRules, Pattern, load_furniture
from lapwing.record import Removed

LONGEST_LINE_CHARS = 800
"""Longer lines are prose; patterns for whole lines are not tried on them."""
_PROSE_WORDS = 8
_LONG_PROSE_CHARS = 240
_HEADLINE_WORDS = 4
_END_CHARS = 200
_TAIL_LINES = 12
_REPEATED_CHARS = 60
_LONGEST_PIECE_CHARS = 2_000
_MOST_COMPARISONS = 200_000
"""Beyond it a page is no article, and comparing all with all would take too long."""
_HANGING_LINES = 8
"""At most so many lines hang on a heading in the middle of a page."""
_BULLETS = " •·▪►▶●○■□–—-*>|"
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]{0,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A text without furniture, and the furniture."""

    text: str
    removed: tuple[Removed, ...]
    """In the order of the text."""


def remove_furniture(text: str, *, rules: FurnitureRules | None = None) -> Cleaned:
    """Take page furniture out of a plain text.

    Args:
        text: As found on the page or in the file.
        rules: What furniture looks like; None: the rules Lapwing ships.

    Returns:
        Paragraphs parted by one blank line, and every piece that went out, with its rule.
    """
    lines = find_lines(normalise(text))
    mark_furniture(lines, rules=rules or load_furniture())
    removed = tuple(piece for line in lines for piece in line.removed)
    return Cleaned(text=join_lines(lines), removed=removed)


def mark_furniture(lines: Sequence[Line], *, rules: FurnitureRules) -> None:
    """Take furniture out of the lines of a page, in place."""
    places = rules.possible_in("\n".join(line.text for line in lines))
    _drop_under_headings(lines, places["heading"])
    for line in lines:
        _drop_whole(line, places["line"])
        _cut_edges(line, places["start"], places["end"])
        _cut_phrases(line, places["inside"], places["beside"])
        _drop_whole(line, places["line"])
    _drop_twin_captions(lines)
    for line in lines[: head_end(lines)]:
        _drop_whole(line, places["head"])
    for line in _tail(lines):
        _drop_whole(line, places["tail"])
    _drop_neighbours(lines, places["next_to"])
    _drop_repeated(lines)
    _drop_copies_of_removed(lines)


def is_prose(text: str) -> bool:
    """Whether a line reads like part of an article: some words, ending like a sentence."""
    if len(text) > _LONG_PROSE_CHARS:
        return True
    return text.count(" ") + 1 >= _PROSE_WORDS and bool(_SENTENCE_END.search(text))


def head_end(lines: Sequence[Line]) -> int:
    """How many lines stand before the first prose; all of them when there is none."""
    return next((n for n, line in enumerate(lines) if is_prose(line.text)), len(lines))


def _tail(lines: Sequence[Line]) -> list[Line]:
    """The last lines of what is kept, never more than its second half, and after some prose."""
    kept = [line for line in lines[head_end(lines) + 1 :] if line.text]
    return kept[max(len(kept) // 2, len(kept) - _TAIL_LINES) :]


def _match_whole(text: str, patterns: Sequence[Pattern]) -> str:
    """The rule whose pattern is the whole line, bullets aside; empty: none."""
    if not text or len(text) > LONGEST_LINE_CHARS:
        return ""
    lower = text.lower()
    bare = text.strip(_BULLETS)
    length = len(bare)
    for pattern in patterns:
        if (
            length <= pattern.longest
            and pattern.may_match(lower)
            and (pattern.regex.fullmatch(bare) or pattern.regex.fullmatch(text))
        ):
            return pattern.reason
    return ""


def _drop_whole(line: Line, patterns: Sequence[Pattern]) -> None:
    if reason := _match_whole(line.text, patterns):
        line.drop(reason)


def _cut_edges(line: Line, starts: Sequence[Pattern], ends: Sequence[Pattern]) -> None:
    for pattern in starts:
        if match := pattern.regex.match(line.text):
            line.cut([(0, match.end(), pattern.reason)])
    near_end = max(0, len(line.text) - _END_CHARS)
    for pattern in ends:
        for match in pattern.regex.finditer(line.text, near_end):
            if match.end() == len(line.text):
                line.cut([(*match.span(), pattern.reason)])
                break


def _cut_phrases(line: Line, inside: Sequence[Pattern], beside: Sequence[Pattern]) -> None:
    """Take out runs of furniture phrases that hold at least one `inside` phrase."""
    lower = line.text.lower()
    strong = set(_pieces(line.text, lower, inside))
    if not strong:
        return
    runs: list[list[tuple[int, int, str]]] = []
    found = strong.union(_pieces(line.text, lower, beside))
    for piece in sorted(found, key=lambda piece: (piece[0], -piece[1])):
        last = runs[-1][-1] if runs else (0, -1, "")
        if piece[0] < last[1]:
            continue  # overlaps the one before
        if runs and not line.text[last[1] : piece[0]].strip():
            runs[-1].append(piece)
        else:
            runs.append([piece])
    line.cut([piece for run in runs if not strong.isdisjoint(run) for piece in run])


def _pieces(text: str, lower: str, patterns: Sequence[Pattern]) -> Iterator[tuple[int, int, str]]:
    """Every match of phrases, as `(start, end, reason)`."""
    for pattern in patterns:
        if pattern.may_match(lower):
            for match in pattern.regex.finditer(text):
                yield (*_span(match), pattern.reason)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """What a match takes out: a group called `cut…` where the pattern has one, else all of it."""
    named = (name for name in match.re.groupindex if name.startswith("cut"))
    return next((match.span(name) for name in named if match[name] is not None), match.span())


def _drop_twin_captions(lines: Sequence[Line]) -> None:
    """A line that stands twice, without a blank line between: a picture's text and its caption."""
    for line, after in pairwise(lines):
        if line.text and line.block == after.block and line.text == after.text:
            line.drop("caption")
            after.drop("caption")


def _drop_under_headings(lines: Sequence[Line], patterns: Sequence[Pattern]) -> None:
    first_prose = head_end(lines)
    for number, line in enumerate(lines):
        reason = _match_whole(line.text, patterns)
        if not reason:
            continue
        line.drop(reason)
        if number > first_prose:
            for hanging in _hanging(lines, number):
                hanging.drop(reason)


def _hanging(lines: Sequence[Line], heading: int) -> list[Line]:
    """The lines that belong to a heading: its block, then headlines up to the next prose."""
    found: list[Line] = []
    for line in lines[heading + 1 : heading + 1 + _HANGING_LINES]:
        if line.block == lines[heading].block:
            found.append(line)
        elif is_prose(line.text) or line.text.count(" ") + 1 < _HEADLINE_WORDS:
            break
        else:
            found.append(line)
    return found


def _drop_neighbours(lines: Sequence[Line], patterns: Sequence[Pattern]) -> None:
    """Lines that are furniture because of what stands beside them; both ways, as far as it goes."""
    for way in (lines, lines[::-1]):
        for before, line in pairwise(way):
            if before.reason and _match_whole(line.text, patterns) == before.reason:
                line.drop(before.reason)


def _drop_repeated(lines: Sequence[Line]) -> None:
    """Long lines that have stood before, word for word."""
    seen: set[str] = set()
    for line in lines:
        if len(line.text) < _REPEATED_CHARS:
            continue
        words = line.text.casefold()
        if words in seen:
            line.drop("repeated")
        seen.add(words)


def _drop_copies_of_removed(lines: Sequence[Line]) -> None:
    """Long lines that stand, word for word, in a longer piece that went out: captions, mostly."""
    copies = [line for line in lines if len(line.text) >= _REPEATED_CHARS]
    pieces = [piece for line in lines for piece in line.removed if piece.reason != "repeated"]
    pieces = [p for p in pieces if _REPEATED_CHARS < len(p.text) <= _LONGEST_PIECE_CHARS]
    if len(pieces) * len(copies) > _MOST_COMPARISONS:
        return
    for piece in pieces:
        for line in copies:
            if line.text and line.text in piece.text:
                line.drop(piece.reason)
