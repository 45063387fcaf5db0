"""What the readers of fact tables share: a claim of office as read, and names made comparable."""

import re
import unicodedata
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "’": "'"}
)
_SECTOR_WORDS = (
    ("MIL", r"defen[cs]e|armed forces|\bmilitary|national security"),
    ("COP", r"\binterior|internal (affairs|security)|public security|public safety|home affairs"),
    ("JUD", r"justice|attorney|prosecutor|legal affairs|solicitor"),
    ("MED", r"health"),
    ("EDU", r"education|universit"),
    ("AGR", r"agricultur|livestock|fisher|farm"),
    ("LAB", r"labou?r\b|employment|manpower"),
    ("REL", r"religio|islamic affairs|awqaf"),
    ("JRN", r"information\b(?! technology)|\bmedia\b"),
    ("BUS", r"central bank|monetary|industr|commerce|trade\b|petroleum|\boil\b"),
)
"""PLOVER sector to words of a title that call for it beside GOV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One line of a fact table: a person holds, or held, an office."""

    name: str
    short_names: tuple[str, ...]
    """Other forms of the name, as news may have them."""
    country: str
    office: str
    sectors: str
    start: str
    end: str
    precision: str
    source: str
    born: str = ""
    gender: str = ""
    wikidata: str = ""


def fold(name: str) -> str:
    """Lower case, no accents, hyphens as blanks, no other marks."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(re.sub(r"[^a-z0-9 ]+", "", plain.replace("-", " ")).split())


def slug(name: str) -> str:
    """The part of an id behind `person.`."""
    return fold(name).replace(" ", "-")


def sectors_of(office: str) -> str:
    """GOV, and the sector the title speaks of.

    >>> sectors_of("minister of public health")
    'GOV; MED'
    """
    words = office.lower()
    for sector, pattern in _SECTOR_WORDS:
        if re.search(pattern, words):
            return f"GOV; {sector}"
    return "GOV"


def duty(office: str) -> str:
    """The kind of office, to compare tables by; empty for what many hold at a time.

    >>> duty("acting foreign minister"), duty("minister of agriculture")
    ('foreign', 'agriculture')
    """
    words = office.lower()
    if re.search(r"deputy|vice|assistant|member|without portfolio|\bstate minister", words):
        return ""
    for kind, pattern in (
        ("foreign", r"foreign (minister|secretary|affairs)|secretary of state$|external affairs"),
        ("defence", r"defen[cs]e (minister|secretary)|minister of (national )?defen[cs]e"),
        ("interior", r"interior minister|home secretary|minister of (the )?interior"),
        ("finance", r"finance minister|treasury secretary|chancellor of the exchequer"),
        ("government", r"^(acting |interim |caretaker )?(prime minister|premier|taoiseach)$"),
        ("un", r"ambassador to the united nations"),
        ("us", r"ambassador to the united states"),
        ("head", r"^(acting |interim )?(president|king|queen|emir|sultan|emperor|chief of state)$"),
    ):
        if re.search(pattern, words):
            return kind
    match = re.search(r"^minister (?:of|for) ([a-z ]+)", words)
    return match.group(1) if match else ""
