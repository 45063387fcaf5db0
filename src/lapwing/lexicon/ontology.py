"""The codebook: event types, their modes, contexts, sectors, and the scores that go with them.

Read from `data/ontology.json`, which `resources/compile.py` makes from `resources/ontology.yaml`:
PLOVER 2.0 with its contradictions settled (docs/decisions/0002-plover-contradictions.md). Nothing
here knows that there are sixteen types; a codebook with more of them loads as well.

The older CAMEO codes are in `lapwing.lexicon.crosswalk`.

Known to miss: rules that need the text, such as "a joint exercise is COOPERATE". They are notes
for coders here, and rules in the stages.
"""

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from lapwing.errors import ResourceError
from lapwing.lexicon.fields import Fields, read_fields

RECIPROCAL = ("never", "mutual", "hosted", "two-sided")
"""Who is actor when both sides do the same: see the header of `resources/ontology.yaml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an act of some type is done."""

    name: str
    """Lower case, words joined by a hyphen, e.g. `"martial-law"`."""
    definition: str
    intensity: float
    """PLOVER score of type and mode together, -10 to 10."""
    adds_contexts: tuple[str, ...]
    """Contexts that hold whenever this mode does; () for nearly all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An invented sentence that shows a type at work."""

    text: str
    mode: str | None
    """None: the type has no modes, or the sentence leaves the mode open."""
    actor: str | None
    """The words for the actor, as in `text`."""
    recipient: str | None
    """The words for the recipient, as in `text`; None: there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One kind of act."""

    code: str
    """Capitals, e.g. `"PROTEST"`."""
    label: str
    definition: str
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    needs_recipient: bool
    """True: a report without anybody on the receiving end is incomplete."""
    reciprocal: str
    """One of `RECIPROCAL`."""
    intensity: float
    """PLOVER score where no mode is known, -10 to 10."""
    modes: tuple[Mode, ...]
    """() for types that PLOVER does not divide."""
    notes: tuple[str, ...]
    """Advice to coders, each a sentence."""
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a report is about, e.g. `"election"`."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """The part of society that an actor belongs to."""

    code: str
    """Three capitals, e.g. `"GOV"`."""
    label: str
    definition: str
    secondary: bool
    """True: as a rule beside another sector, which then is the primary one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """A codebook. Mappings keep the order of the file and are not to be written to."""

    name: str
    version: str
    """Version of the published codebook, e.g. `"2.0"`."""
    edition: str
    """Version of our edition of it; raised with every change of a code or a score."""
    quads: Mapping[int, str]
    """Quad category to its name in capitals."""
    realis: Mapping[str, str]
    """Our name of each realis value to its definition."""
    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    """In order of primacy."""
    non_state: Mapping[str, str]
    """Codes that stand where a country code would, to names."""
    separate: Mapping[str, str]
    """Territories with a code of their own, to names."""
    partially_recognised: Mapping[str, str]
    """Entities coded as the country that claims them plus the sector PRE: name to country."""

    def quad(self, type: str) -> int:
        """Quad category of a type. Raises ResourceError: there is no such type."""
        return self._type(type).quad

    def intensity(self, type: str, mode: str | None = None) -> float:
        """PLOVER score of a type, or of a type and mode.

        Raises:
            ResourceError: There is no such type, or the type has no such mode.
        """
        found = self._type(type)
        return self._mode(found, mode).intensity if mode else found.intensity

    def is_legal(self, type: str, mode: str | None = None) -> bool:
        """Say whether the codebook has this type, and the type this mode (None: no mode)."""
        found = self.types.get(type)
        return found is not None and (not mode or any(m.name == mode for m in found.modes))

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every type with every mode of it, in the order of the codebook."""
        return tuple((t.code, mode.name) for t in self.types.values() for mode in t.modes)

    def added_contexts(self, type: str, mode: str | None) -> tuple[str, ...]:
        """Contexts that type and mode bring along; () for nearly all of them."""
        return self._mode(self._type(type), mode).adds_contexts if mode else ()

    def primary_sector(self, sectors: Iterable[str]) -> str | None:
        """Pick the sector that comes first in order of primacy; None: no sector was given.

        Raises:
            ResourceError: A sector is not in the codebook.
        """
        ordered = self.order_sectors(sectors)
        return ordered[0] if ordered else None

    def order_sectors(self, sectors: Iterable[str]) -> tuple[str, ...]:
        """Sort sectors by primacy, the primary one first, each once."""
        given = set(sectors)
        unknown = sorted(given - set(self.sectors))
        if unknown:
            raise ResourceError(
                f"{unknown[0]!r} is not a sector of {self.name} {self.version}",
                hint=f"the sectors are {', '.join(self.sectors)}",
            )
        return tuple(code for code in self.sectors if code in given)

    def _type(self, code: str) -> EventType:
        found = self.types.get(code)
        if found is None:
            raise ResourceError(
                f"{code!r} is not an event type of {self.name} {self.version}",
                hint=f"the types are {', '.join(self.types)}",
            )
        return found

    def _mode(self, type: EventType, name: str) -> Mode:
        for mode in type.modes:
            if mode.name == name:
                return mode
        names = ", ".join(mode.name for mode in type.modes) or "none"
        raise ResourceError(
            f"{type.code} has no mode {name!r}", hint=f"the modes of {type.code} are {names}"
        )


@functools.cache
def load_ontology() -> Ontology:
    """Read the codebook that is shipped. Read once, and shared.

    Raises:
        ResourceError: The compiled file is absent or broken.
    """
    return check_ontology(read_compiled("codebook").content)


def read_compiled(part: str) -> Fields:
    """Read one part, `"codebook"` or `"crosswalk"`, of the compiled `data/ontology.json`.

    Raises:
        ResourceError: The file is absent, is not JSON, or lacks the part.
    """
    path = resources.files("lapwing") / "data" / "ontology.json"
    hint = "run `python resources/compile.py`, or install lapwing again"
    try:
        content = path.read_text("utf-8")
    except FileNotFoundError as error:
        raise ResourceError("data/ontology.json is not there", hint=hint) from error
    try:
        raw = json.loads(content)
    except ValueError as error:
        raise ResourceError(f"data/ontology.json is not JSON: {error}", hint=hint) from error
    return read_fields(raw, "data/ontology.json").fields(part)


def check_ontology(raw: Mapping[str, object]) -> Ontology:
    """Turn the content of a codebook file into an `Ontology`, or say what is wrong with it.

    Args:
        raw: The parsed file, with `codebook`, `quads`, `types` and the rest on top.

    Raises:
        ResourceError: A field is absent or of the wrong kind; a code occurs twice; a score or a
            quad category is out of range; an example does not contain its actor; a mode adds a
            context, or an example shows a mode, that is not in the codebook.
    """
    book = read_fields(raw, "codebook file")
    head = book.fields("codebook")
    contexts = book.rows("contexts").differing_in("name")
    names = tuple(row.text("name") for row in contexts)
    types = book.rows("types").differing_in("code")
    sectors = book.rows("sectors").differing_in("code")
    return Ontology(
        name=head.text("name"),
        version=head.text("version"),
        edition=head.text("edition"),
        quads={_quad(row): row.text("name") for row in book.rows("quads")},
        realis=book.rows("realis").pairs("name", "definition"),
        types={row.text("code"): _event_type(row, names) for row in types},
        contexts={row.text("name"): _context(row) for row in contexts},
        sectors={row.text("code"): _sector(row) for row in sectors},
        non_state=book.rows("non_state").pairs("code", "name"),
        separate=book.rows("separate").pairs("code", "name"),
        partially_recognised=book.rows("partially_recognised").pairs("name", "parent"),
    )


def _quad(row: Fields) -> int:
    return int(row.number("quad", low=1, high=4))


def _context(row: Fields) -> Context:
    return Context(name=row.text("name"), definition=row.text("definition"))


def _sector(row: Fields) -> Sector:
    return Sector(
        code=row.text("code"),
        label=row.text("label"),
        definition=row.text("definition"),
        secondary=row.flag("secondary", default=False),
    )


def _event_type(row: Fields, contexts: Sequence[str]) -> EventType:
    rows = row.rows("modes", default=()).differing_in("name")
    modes = tuple(_mode(mode, contexts) for mode in rows)
    names = [mode.name for mode in modes]
    return EventType(
        code=row.text("code"),
        label=row.text("label"),
        definition=row.text("definition"),
        quad=_quad(row),
        needs_recipient=row.flag("needs_recipient", default=False),
        reciprocal=row.one_of("reciprocal", RECIPROCAL),
        intensity=row.number("intensity", low=-10, high=10),
        modes=modes,
        notes=row.texts("notes"),
        examples=tuple(_example(e, names) for e in row.rows("examples", default=())),
    )


def _mode(row: Fields, contexts: Sequence[str]) -> Mode:
    return Mode(
        name=row.text("name"),
        definition=row.text("definition"),
        intensity=row.number("intensity", low=-10, high=10),
        adds_contexts=row.texts("adds_contexts", among=contexts),
    )


def _example(row: Fields, modes: Sequence[str]) -> Example:
    text = row.text("text")
    return Example(
        text=text,
        mode=row.one_of("mode", modes) if row.has("mode") else None,
        actor=row.part_of("actor", text),
        recipient=row.part_of("recipient", text),
    )
