"""Read a corpus source file: blocks of text lines, each with its codes below.

A block of one text line is a sentence on its own; a block of several is a passage, read in order.
Blank lines part blocks; `# …` is a comment; `@ 2014-03-05 wire` gives the publication date and the
voice of all that follows; `¶` before a text line opens a paragraph. The codes are described in
`corpus.notation`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.annotation import Sentence
from corpus.notation import CODE_LINE, code_sentence
from corpus.words import NotationError, PartyReader

_HEADER = re.compile(r"@ (?P<date>\d{4}-\d\d-\d\d)(?: (?P<voice>[a-z-]+))?")

Lines = list[tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong at one line of one source file."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Blocks:
    """A source file, read: its blocks of sentences, and everything that is wrong with it."""

    blocks: list[list[Sentence]]
    faults: list[Fault]


def read_blocks(path: str, source: str) -> Blocks:
    """Read a source text; `path` is only for messages."""
    read = Blocks([], [])

    def blame(line: int, message: str) -> None:
        read.faults.append(Fault(path=path, line=line, message=message))

    published, voice = "", ""
    for group in _groups(source):
        opened: list[tuple[Sentence, Lines]] = []
        for number, line in group:
            if line.startswith("@"):
                try:
                    published, voice = _read_header(line)
                except ValueError as error:
                    blame(number, str(error))
            elif not CODE_LINE.match(line):
                opened.append((_open_sentence(number, line, published, voice), []))
                if not published:
                    blame(number, "no `@ DATE voice` above this text")
            elif opened:
                opened[-1][1].append((number, line))
            else:
                blame(number, "codes with no text above")
        parties = PartyReader()
        for sentence, lines in opened:
            faults = code_sentence(sentence, lines, parties)
            if not faults and bool(sentence.events) == bool(sentence.none):
                faults.append((sentence.line, "want events, or `- none KIND`, and not both"))
            for number, message in faults:
                blame(number, message)
        if opened:
            read.blocks.append([sentence for sentence, _ in opened])
    return read


def _groups(source: str) -> Iterator[Lines]:
    """Stretches of lines between blank lines; a header also begins a new one."""
    group: Lines = []
    for number, raw in enumerate(source.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("@"):
            yield group
            group = []
        if line and not line.startswith("#"):
            group.append((number, line))
    yield group


def _read_header(line: str) -> tuple[str, str]:
    match = _HEADER.fullmatch(line)
    if not match:
        raise NotationError(f"want `@ YYYY-MM-DD voice`, found {line!r}")
    return date.fromisoformat(match["date"]).isoformat(), match["voice"] or "wire"


def _open_sentence(number: int, line: str, published: str, voice: str) -> Sentence:
    return Sentence(
        line=number,
        text=line.removeprefix("¶").strip(),
        published=published,
        voice=voice,
        opens_paragraph=line.startswith("¶"),
    )
