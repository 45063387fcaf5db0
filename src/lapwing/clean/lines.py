"""Lines: a text taken apart into the paragraphs and stray lines it is made of.

Pages copied into text files part their paragraphs by blank lines, by single line ends, or wrap them
at a fixed width as old wires do. The width tells: where a line broke just because the next word
would not have fitted, the two belong together.

Known to miss: wrapped text whose every paragraph is one line long; wrapping at more than 110
characters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lapwing.clean.characters import tidy_spaces
from lapwing.record import Removed

_WIDEST_WRAP = 110
_NARROWEST_WRAP = 45
_RAGGED_CHARS = 14
"""How far a wrapped line may fall short of the width: old wires break words by hand."""
_INDENT = re.compile(r" {2,}")
_NO_SPACE_BEFORE = ".,;:!?’')”"


@dataclass(slots=True)
class Line:
    """A paragraph or stray line at work: what is kept of it, and what went out, in order."""

    text: str
    """What is kept; empty when all of it went out."""
    block: int
    """Lines not parted by a blank line share a block; without blank lines each has its own."""
    removed: list[Removed] = field(default_factory=list)
    reason: str = ""
    """The rule that took the whole line; empty while something is kept."""

    def drop(self, reason: str) -> None:
        """Take the whole line out."""
        if self.text:
            self.removed.append(Removed(text=self.text, reason=reason))
            self.text, self.reason = "", reason

    def cut(self, pieces: Sequence[tuple[int, int, str]]) -> None:
        """Take stretches `(start, end, reason)`, in order and apart, out of what is kept."""
        kept: list[str] = []
        position = 0
        for start, end, reason in pieces:
            kept.append(self.text[position:start].strip())
            if piece := tidy_spaces(self.text[start:end]):
                self.removed.append(Removed(text=piece, reason=reason))
            position = end
        kept.append(self.text[position:].strip())
        self.text = _joined([part for part in kept if part])
        if not self.text and pieces:
            self.reason = pieces[0][2]


def _joined(parts: Sequence[str]) -> str:
    """Parts with one space between, none before a closing mark."""
    spaced = [
        part if not number or part[0] in _NO_SPACE_BEFORE else f" {part}"
        for number, part in enumerate(parts)
    ]
    return "".join(spaced)


def find_lines(text: str) -> list[Line]:
    """Take a normalised text apart into lines; blank ones are left out."""
    rows = text.split("\n")
    blocks = list(_blocks(rows))
    if len(blocks) == 1:
        blocks = [[row] for row in blocks[0]] if not _is_wrapped(blocks) else blocks
    if _is_wrapped(blocks):
        width = max(len(row.rstrip()) for block in blocks for row in block)
        blocks = [list(_unwrapped(block, width)) for block in blocks]
    return [
        Line(text=tidy_spaces(row), block=number)
        for number, block in enumerate(blocks)
        for row in block
    ]


def join_lines(lines: Iterable[Line]) -> str:
    """What is kept, one blank line between paragraphs."""
    return "\n\n".join(line.text for line in lines if line.text)


def _blocks(rows: Iterable[str]) -> Iterator[list[str]]:
    """Rows that no blank row parts."""
    block: list[str] = []
    for row in rows:
        if row.strip():
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether rows break where the next word would not fit, as a rule."""
    width = max((len(row.rstrip()) for block in blocks for row in block), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    breaks = [_is_wrap(row, after, width) for block in blocks for row, after in pairwise(block)]
    return len(breaks) >= 3 and sum(breaks) >= 0.7 * len(breaks)


def _is_wrap(row: str, after: str, width: int) -> bool:
    first = after.split(maxsplit=1)[0]
    full = len(row.rstrip()) + 1 + len(first) > width - _RAGGED_CHARS
    return full and not (_INDENT.match(after) and not _INDENT.match(row))


def _unwrapped(block: list[str], width: int) -> Iterator[str]:
    """The paragraphs of a block of wrapped rows."""
    parts = [block[0]]
    for row, after in pairwise(block):
        if _is_wrap(row, after, width):
            parts.append(after)
        else:
            yield " ".join(parts)
            parts = [after]
    yield " ".join(parts)
