"""Read the CIA's "Chiefs of State and Cabinet Members" of October 2019.

The names have the surname in capitals ("Sergey Viktorovich LAVROV", "WEI Fenghe"), which tells how
news shortens them. The table knows who was in office, not since when: each claim gets the year 2019
as its interval and `(attested)` in its source.

Known to miss: entries the CIA had not brought up to date; names with two surnames in two scripts.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from persons import Claim, sectors_of

SOURCE = "cia-2019 (attested)"

_TITLES = (
    (r"^Permanent Representative to the UN.*", "ambassador to the United Nations"),
    (r"^Ambassador to the US.*", "ambassador to the United States"),
    (r"^Minister (of|for) (Foreign|External) (Affairs|Relations).*", "foreign minister"),
    (r"^Minister (of|for) (National )?Defen[cs]e.*", "defence minister"),
    (r"^Minister (of|for) (the )?Interior.*|^Minister of Internal Affairs.*", "interior minister"),
    (r"^Minister (of|for) (Economy & )?Finance.*", "finance minister"),
    (r"^(Governor|President|Chairman).*Central Bank.*", "governor of the central bank"),
    (r"^Amir$", "emir"),
    (r"^(Procurator|Prosecutor) General.*", "prosecutor general"),
    (r"^Deputy Premier$", "deputy prime minister"),
    (r"^(President|Prime Minister|King|Queen|Emir|Sultan|Emperor|Vice President)$", None),
)
_SHORT = (("Govt.", "government"), ("Intl.", "international"), ("Dep.", "deputy"), (" & ", " and "))


def read_cia(path: Path) -> Iterator[Claim]:
    """Claims of the table, in its order; the office as news words it."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name, shorts = names_of(row["name_raw"])
            if len(name.split()) < 2 or not row["office"]:
                continue
            office = office_of(row["office"])
            yield Claim(
                name=name,
                short_names=shorts,
                country="KOS" if row["iso3"] == "XKX" else row["iso3"],
                office=office,
                sectors=sectors_of(office),
                start="2019",
                end="2019",
                precision="year",
                source=SOURCE,
            )


def names_of(raw: str) -> tuple[str, tuple[str, ...]]:
    """The name in ordinary letters, and the shorter forms of it.

    >>> names_of("Sergey Viktorovich LAVROV")
    ('Sergey Lavrov', ('Sergey Viktorovich Lavrov',))
    >>> names_of("Renato ALVARADO Rivera")
    ('Renato Alvarado Rivera', ('Renato Alvarado',))
    """
    nicknames = re.findall(r"a\.k\.a\. ([^)]+)\)", raw)
    words = re.sub(r"\([^)]*\)|\"[^\"]*\"|,|^(Judge|Dr\.|Gen\.) ", " ", raw).split()
    capital = [i for i, word in enumerate(words) if sum(map(str.isupper, word)) > 1]
    plain = [_ordinary(word) for word in words]
    if not capital:
        return " ".join(plain), ()
    first, last = capital[0], capital[-1]
    full = " ".join(plain)
    shorts = [_person(nickname) for nickname in nicknames]
    if first == 0:  # family name first
        return full, tuple(shorts)
    family = plain[first : last + 1]
    short = " ".join([plain[0], *family]) if len(plain[0]) > 2 else " ".join(plain)
    patronymic = first == 2 and re.search(r"(vich|vna|ich|ichna|ogly|uly)$", plain[1])
    if patronymic:
        return short, (full, *shorts)
    return full, tuple(form for form in (short, *shorts) if form != full)


def office_of(title: str) -> str:
    """The title as news words it, in small letters but for names of states."""
    title = re.sub(r"\s*\([^)]*\)|, [Aa]cting", "", title).strip()
    for pattern, office in _TITLES:
        if re.match(pattern, title):
            return office or title.lower()
    for short, long in _SHORT:
        title = title.replace(short, long)
    return title.lower()


def _ordinary(word: str) -> str:
    if sum(map(str.isupper, word)) < 2 or re.fullmatch(r"(\w\.)+|I{2,3}|IV", word):
        return word
    parts = re.split(r"([-'’])", word)
    return "".join(p if p in ("al", "el", "bin") else p[:1] + p[1:].lower() for p in parts)


def _person(name: str) -> str:
    return " ".join(_ordinary(word) for word in name.split())
