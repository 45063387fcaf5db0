"""From `agents.yaml` and `mentions.yaml` to the tables that `lapwing.lexicon.agents` loads.

Every phrase is entered in singular and plural; a regular plural is made, an irregular one is given
in the file. Words are folded. What is checked: sectors exist, lists are lists of strings.
"""

from collections.abc import Iterable, Iterator, Mapping

from lapwing.errors import ResourceError
from lapwing.lexicon.names import name_key

SECTORS = frozenset(
    (
        "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK "
        "AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO NGO MNC IMG ISM"
    ).split()
)
"""PLOVER's sectors, and those of its non-state codes that an agent noun can imply."""

NOUN_SHARE = 0.75
"""Share of a word's occurrences that are nouns from which it counts as one: "official cause"."""

_IRREGULAR = {"man": "men", "woman": "women", "person": "people", "child": "children"}


def make_agent_tables(
    agents: Mapping[str, object],
    words: Mapping[str, object],
    classes: Mapping[str, Mapping[str, int]] | None = None,
) -> dict[str, object]:
    """The content of `data/agents.json`.

    Args:
        agents: `agents.yaml`, parsed.
        words: `mentions.yaml`, parsed.
        classes: Lower-case word → word class → count, from `word_classes.json`; None: no nouns
            are told from verbs.

    Raises:
        ResourceError: A sector is unknown, or a section is not of its form.
    """
    phrases: dict[str, str] = {}
    for sector, entries in _sections(agents):
        for singular, plural in _phrases(sector, entries):
            for key, number in ((singular, _number(singular, plural)), (plural, "p")):
                if key:
                    _enter(phrases, key, sector, number)
    for section in ("roles", "titles"):
        for key, sectors in _flat(agents.get(section), section).items():
            before_names = sectors == "CVL" and key in _courtesy(words)
            if sectors and key not in phrases and not (key.endswith(" .") or before_names):
                phrases[key] = f"{sectors.replace(' ', '')} s"
    return {
        "phrases": dict(sorted(phrases.items())),
        "modifiers": _flat(agents.get("modifiers"), "modifiers"),
        "groups": _groups(agents.get("country_groups")),
        "roles": _flat(agents.get("roles"), "roles"),
        "words": {name: _words(name, value) for name, value in words.items()},
        "nouns": nouns(classes or {}),
    }


def nouns(classes: Mapping[str, Mapping[str, int]]) -> str:
    """Words that are nouns nearly always, joined by blanks: see `NOUN_SHARE`."""
    found = [
        word
        for word, counts in classes.items()
        if word.isalpha()
        and counts.get("NN", 0) + counts.get("NNS", 0) >= NOUN_SHARE * sum(counts.values())
    ]
    return " ".join(sorted(found))


def _courtesy(words: Mapping[str, object]) -> set[str]:
    """Titles such as `mr`, which say nothing of what somebody is."""
    titles = words.get("courtesy_titles")
    lists = titles.values() if isinstance(titles, Mapping) else ()
    return {str(word) for group in lists if isinstance(group, list) for word in group}


def _sections(agents: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    inner = agents.get("sectors", agents)
    if not isinstance(inner, Mapping):
        raise ResourceError("agents.yaml: `sectors` should map sectors to lists of phrases")
    for name, entries in inner.items():
        if name in ("modifiers", "country_groups", "roles", "titles"):
            continue
        codes = [code.strip() for code in str(name).replace("+", ",").split(",")]
        unknown = [code for code in codes if code not in SECTORS]
        if unknown:
            raise ResourceError(
                f"agents.yaml: {', '.join(unknown)} is no sector",
                hint=f"the sectors are {', '.join(sorted(SECTORS))}",
            )
        yield ",".join(codes), entries


def _phrases(sector: str, entries: object) -> Iterator[tuple[str, str]]:
    if not isinstance(entries, list):
        raise ResourceError(f"agents.yaml: {sector} should be a list of phrases")
    for entry in entries:
        if isinstance(entry, str):
            yield _key(entry), plural(_key(entry))
        elif isinstance(entry, Mapping) and isinstance(entry.get("phrase"), str):
            own = entry.get("plural")
            given = own if isinstance(own, str) else ""
            single = _key(entry["phrase"])
            yield single, _key(given) if own is not None else plural(single)
        else:
            raise ResourceError(
                f"agents.yaml: {sector} holds {entry!r}",
                hint="write a phrase, or {phrase: policeman, plural: policemen}",
            )


def _number(singular: str, plural: str) -> str:
    """Number of a phrase as listed: without a plural of its own it is many, or either."""
    if plural:
        return "s"
    return "p" if singular.endswith("s") and not singular.endswith("ss") else "b"


def _enter(phrases: dict[str, str], key: str, sector: str, number: str) -> None:
    """First come, first served; a word that is its own plural is `b`, both."""
    known = phrases.get(key)
    if known is None:
        phrases[key] = f"{sector} {number}"
    elif known.split()[0] == sector and known[-1] != number:
        phrases[key] = f"{sector} b"


def plural(phrase: str) -> str:
    """The regular plural of a phrase's last word; `""` when it looks plural already.

    >>> plural("security force"), plural("deputy"), plural("police")
    ('security forces', 'deputies', '')
    """
    head, _, last = phrase.rpartition(" ")
    for singular, irregular in _IRREGULAR.items():
        if last.endswith(singular) and (last == singular or singular != "person"):
            return f"{head} {last[: -len(singular)]}{irregular}".strip()
    if last.endswith(("s", "people", "men", "police", "military", "personnel", "media", "staff")):
        return ""
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        form = last[:-1] + "ies"
    elif last.endswith(("ch", "sh", "x", "z")):
        form = last + "es"
    else:
        form = last + "s"
    return f"{head} {form}".strip()


def _key(phrase: str) -> str:
    return name_key(phrase.replace("_", " "))


def _flat(section: object, name: str) -> dict[str, str]:
    """A mapping of a name to words, turned round: word → name."""
    if section is None:
        return {}
    if isinstance(section, list):
        return {_key(str(word)): "" for word in section}
    if not isinstance(section, Mapping):
        raise ResourceError(f"agents.yaml: {name} should map names to lists of words")
    flat: dict[str, str] = {}
    for group, words in section.items():
        if isinstance(words, list):
            for word in words:
                flat.setdefault(_key(str(word)), str(group))
        else:
            flat.setdefault(_key(str(group)), str(words))
    return flat


def _groups(section: object) -> dict[str, list[str]]:
    if section is None:
        return {}
    if not isinstance(section, Mapping):
        raise ResourceError("agents.yaml: country_groups should map adjectives to lists of codes")
    return {
        _key(str(name)): [str(code) for code in _as_list(codes)] for name, codes in section.items()
    }


def _as_list(value: object) -> Iterable[object]:
    if isinstance(value, list):
        return value
    return str(value).replace(",", " ").replace(";", " ").split()


def _words(name: str, value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _words(name, inner) for key, inner in value.items()}
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ResourceError(
            f"mentions.yaml: {name} should be a list of words",
            hint='put quotation marks round "on", "off", "yes" and "no"',
        )
    return sorted({word if word.startswith("-") else _key(word) for word in value})
