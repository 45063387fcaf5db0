"""The notation in which corpus sentences are coded by hand: one terse line per event.

    Moscow on Tuesday condemned the arrest of two Russian sailors by Ukraine.
    - ACC/dis condemned | Moscow RUS:GOV > Ukraine UKR:GOV | when Tuesday = 2014-03-04
    -n COE/arr arrest | Ukraine > two Russian sailors RUS:CVL
    The ferry was late, the captain said.
    - none background ~late
    = the captain RUS:CVL | said | The ferry was late

    -    an event, active verb;  -n nominal trigger;  -p passive;  - none KIND: no event
    !    realis: TYPE/mode!fut, !neg, !hyp, !his; nothing is actual
    |    fields: parties first, then any of  when TEXT = VALUE,  where TEXT = ISO,  per PARTY,
         per - (nobody),  ctx a b,  also TYPE/mode
    > ;  actors > recipients; a list is parted by ;   `_` stands for nobody
    =    a statement: = SOURCE | cue | content + content
    ..   `from .. to` and `from ..` spare typing in contents and parties
    #2   the second occurrence of these words
    ~    in a no-event line: words that look like a trigger

A party is its exact words and `COUNTRY:SECTOR,SECTOR`, the code left out when the same words were
coded before in the block; `+` joins codes of several parties in the same words ("the two sides");
`= Name` says who a pronoun or epithet is; `*` before it means understood, not in the words.
Types, modes and contexts may be cut short as long as they stay unique. Offsets are never typed.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.annotation import Coded, Dated, Party, Place, Said, Sentence
from corpus.codes import CONTEXTS, COUNTRIES, MODES, NO_EVENT_KINDS, REALIS, complete
from corpus.words import NotationError, PartyReader, find_stretch, find_words

CODE_LINE = re.compile(r"(?:-[np]?|=) ")
"""How a line of codes begins; any other line is text."""

_FORMS = {"-": "active", "-n": "nominal", "-p": "passive"}
_HEAD = re.compile(r"(?P<code>[A-Z]+(?:/[a-z+-]+)?)(?:!(?P<realis>[a-z]+))? (?P<trigger>.+)")
_VALUE = re.compile(
    r"\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))?"
    r"|\d{3}X|(?:PAST|PRESENT|FUTURE)_REF"
)


@dataclass(slots=True)
class _Fields:
    """The optional fields of an event line."""

    when: Dated | None = None
    where: Place | None = None
    per: Party | None = None
    is_own_voice: bool = False
    contexts: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()


def read_code(word: str) -> tuple[str, tuple[str, ...]]:
    """Read `TYPE/mode+mode`, both perhaps cut short, and check that PLOVER has it."""
    typed, _, listed = word.partition("/")
    kind = complete(typed, MODES)
    if kind is None:
        raise NotationError(f"no such type, or several: {typed!r} ({', '.join(MODES)})")
    modes = []
    for short in listed.split("+") if listed else ():
        mode = complete(short, MODES[kind])
        if mode is None:
            allowed = ", ".join(MODES[kind]) or "none"
            raise NotationError(f"{kind} has no mode {short!r}, or several (it has: {allowed})")
        modes.append(mode)
    return kind, tuple(modes)


def read_event(text: str, line: str, parties: PartyReader) -> tuple[Coded, bool]:
    """Read one event line; the flag says that `per -` forbids a source from the statements."""
    mark, _, rest = line.partition(" ")
    head, *fields = (part.strip() for part in rest.split(" | "))
    match = _HEAD.fullmatch(head)
    if not match:
        raise NotationError(f"want `TYPE/mode!realis trigger`, found {head!r}")
    if not fields:
        raise NotationError("want parties after the trigger: `| A CODE > B CODE`, or `| _`")
    realis = match["realis"]
    if realis and realis not in REALIS:
        raise NotationError(f"no such realis: {realis!r} (fut, neg, hyp, his)")
    kind, modes = read_code(match["code"])
    sides = fields[0].split(" > ")
    if len(sides) > 2:
        raise NotationError("more than one ` > ` between actors and recipients")
    actors, *recipients = (parties.read_list(text, side) for side in sides)
    extra = _read_fields(text, fields[1:], parties)
    event = Coded(
        trigger=find_words(text, match["trigger"]),
        form=_FORMS[mark],
        type=kind,
        modes=modes,
        also=extra.also,
        contexts=extra.contexts,
        realis=REALIS[realis] if realis else "actual",
        actors=actors,
        recipients=recipients[0] if recipients else (),
        when=extra.when,
        where=extra.where,
        according_to=extra.per,
        statement=None,
    )
    return event, extra.is_own_voice


def _read_fields(text: str, fields: Iterable[str], parties: PartyReader) -> _Fields:
    read = _Fields()
    for item in fields:
        key, _, rest = item.partition(" ")
        if key not in _READERS:
            raise NotationError(f"no such field: {key!r} ({', '.join(_READERS)})")
        _READERS[key](read, text, rest.strip(), parties)
    return read


def _read_when(read: _Fields, text: str, rest: str, parties: PartyReader) -> None:
    words, _, value = rest.rpartition(" = ")
    if not words or not all(_VALUE.fullmatch(part) for part in value.split("/")):
        raise NotationError(f"want `when WORDS = VALUE` with a TIMEX3 value, found {rest!r}")
    read.when = Dated(span=find_words(text, words), value=value)


def _read_where(read: _Fields, text: str, rest: str, parties: PartyReader) -> None:
    words, _, country = rest.rpartition(" = ")
    if not words or (country != "?" and country not in COUNTRIES):
        raise NotationError(f"want `where WORDS = ISO` (or ?), found {rest!r}")
    read.where = Place(span=find_words(text, words), country=country.replace("?", ""))


def _read_per(read: _Fields, text: str, rest: str, parties: PartyReader) -> None:
    if rest == "-":
        read.is_own_voice = True
    else:
        read.per = parties.read(text, rest)[0]


def _read_contexts(read: _Fields, text: str, rest: str, parties: PartyReader) -> None:
    for short in rest.split():
        context = complete(short, CONTEXTS)
        if context is None:
            raise NotationError(f"no such context, or several: {short!r}")
        read.contexts = (*read.contexts, context)


def _read_also(read: _Fields, text: str, rest: str, parties: PartyReader) -> None:
    codes = [read_code(word) for word in rest.split()]
    read.also = tuple((kind, modes[0] if modes else "") for kind, modes in codes)


_READERS: dict[str, Callable[[_Fields, str, str, PartyReader], None]] = {
    "when": _read_when,
    "where": _read_where,
    "per": _read_per,
    "ctx": _read_contexts,
    "also": _read_also,
}


def read_statement(text: str, line: str, parties: PartyReader) -> Said:
    """Read one `= source | cue | content + content` line."""
    parts = [part.strip() for part in line.removeprefix("=").split(" | ")]
    if len(parts) != 3:
        raise NotationError("want `= SOURCE | cue | content`")
    source = None if parts[0] == "_" else parties.read(text, parts[0])[0]
    content = tuple(find_stretch(text, item.strip()) for item in parts[2].split(" + "))
    kind = _kind_of([text[start:end] for start, end in content])
    return Said(source=source, cue=find_words(text, parts[1]), content=content, kind=kind)


def _kind_of(contents: list[str]) -> str:
    ends = tuple('”"’.,?!')
    if all(content.startswith(("“", '"', "‘")) and content.endswith(ends) for content in contents):
        return "direct"
    return "mixed" if any("“" in content or '"' in content for content in contents) else "indirect"


def attach_statement(event: Coded, statements: list[Said]) -> Coded:
    """Give an event the innermost statement that its trigger stands in, and that one's source."""
    inside = [
        (end - start, index)
        for index, said in enumerate(statements)
        for start, end in said.content
        if start <= event.trigger[0] and event.trigger[1] <= end
    ]
    if not inside:
        return event
    index = min(inside)[1]
    source = event.according_to or statements[index].source
    return dataclasses.replace(event, according_to=source, statement=index)


def code_sentence(
    sentence: Sentence, lines: Iterable[tuple[int, str]], parties: PartyReader
) -> list[tuple[int, str]]:
    """Read a sentence's code lines into it.

    Args:
        sentence: Gets `events`, `statements`, `none` and `lookalikes`.
        lines: Line number and line.
        parties: What the block has said so far about who is who.

    Returns:
        What is wrong, as line number and message.
    """
    events: list[tuple[Coded, bool]] = []
    statements: list[Said] = []
    faults: list[tuple[int, str]] = []
    for number, line in lines:
        try:
            if line.startswith("- none"):
                _read_none(sentence, line)
            elif line.startswith("="):
                statements.append(read_statement(sentence.text, line, parties))
            else:
                events.append(read_event(sentence.text, line, parties))
        except NotationError as error:
            faults.append((number, str(error)))
    sentence.statements = tuple(statements)
    sentence.events = tuple(
        event if is_own_voice else attach_statement(event, statements)
        for event, is_own_voice in events
    )
    return faults


def _read_none(sentence: Sentence, line: str) -> None:
    short, *looks = line.removeprefix("- none").split(" ~")
    kind = complete(short.strip(), NO_EVENT_KINDS)
    if kind is None:
        raise NotationError(f"want `- none KIND`, KIND one of {', '.join(sorted(NO_EVENT_KINDS))}")
    sentence.none = kind
    sentence.lookalikes = tuple(find_words(sentence.text, look.strip()) for look in looks)
