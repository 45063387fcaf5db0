"""Compile the tables that cleaning and sentence splitting read.

`furniture.yaml`, `date_formats.yaml` and `sentence_marks.yaml` become JSON files of the same names.
Words are filled into the patterns here, and every pattern and word is checked before a byte is
written, with the checks that the program itself makes when it loads them.
"""

import re
import re._constants as op
import re._parser as regex_parser
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from lapwing.errors import ResourceError
from lapwing.lexicon.date_formats import date_formats_from
from lapwing.lexicon.furniture import furniture_rules_from
from lapwing.lexicon.sentence_marks import sentence_marks_from
from lapwing.lexicon.table import pack

_SHORTEST_CUE = 2
_MOST_CUES = 16
_LONGEST_MATCH = 10_000
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def compile_furniture(resources: Path) -> dict[str, bytes]:
    """Turn the three YAML files in the folder `resources` into compiled files: name to bytes.

    Raises:
        ResourceError: A file is absent or no YAML, or a pattern or word in it is refused.
    """
    furniture = _filled(_read(resources / "furniture.yaml"))
    furniture_rules_from(furniture, where="furniture.yaml")
    dates = _read(resources / "date_formats.yaml")
    date_formats_from(dates, where="date_formats.yaml")
    marks = _read(resources / "sentence_marks.yaml")
    sentence_marks_from(marks, where="sentence_marks.yaml")
    return {
        "furniture.json": pack(furniture),
        "date_formats.json": pack(dates),
        "sentence_marks.json": pack(marks),
    }


def _read(path: Path) -> dict[str, object]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ResourceError(f"{path.name}: cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise ResourceError(f"{path.name}: should be a mapping, got {type(content).__name__}")
    return content


def _filled(content: Mapping[str, object]) -> dict[str, object]:
    """The file with `{name}` replaced by the words of that name, and the words left out."""
    words = content.get("words")
    rules = content.get("rules")
    if not isinstance(words, Mapping) or not isinstance(rules, Mapping):
        raise ResourceError("furniture.yaml: needs `words` and `rules`, both mappings")
    choices = {str(name): _choice(items) for name, items in words.items()}
    filled = {
        reason: {
            place: [_compiled(_fill(pattern, choices)) for pattern in patterns]
            for place, patterns in places.items()
        }
        for reason, places in rules.items()
    }
    rest = {key: value for key, value in content.items() if key not in ("words", "rules")}
    return {"rules": filled, **rest}


def _choice(items: list[str]) -> str:
    """Any of the words, the longest first."""
    return f"(?:{'|'.join(sorted(items, key=lambda item: (-len(item), item)))})"


def _fill(pattern: str, choices: Mapping[str, str]) -> str:
    def words(match: re.Match[str]) -> str:
        if match[1] not in choices:
            raise ResourceError(
                f"furniture.yaml: {pattern!r} asks for {match[0]}, which is not under `words`",
                hint=f"there are {', '.join(choices)}",
            )
        return choices[match[1]]

    return _PLACEHOLDER.sub(words, pattern)


def _compiled(pattern: str) -> dict[str, object]:
    """The pattern, strings of which every match of it holds one, and the longest match it has."""
    try:
        parsed = regex_parser.parse(pattern, re.IGNORECASE)
    except re.error:  # refused with a better message when the rules are checked
        return {"pattern": pattern, "cues": [], "longest": 1}
    cues = _cues(parsed)
    useful = min(map(len, cues), default=0) >= _SHORTEST_CUE
    longest = min(int(parsed.getwidth()[1]), _LONGEST_MATCH)
    return {"pattern": pattern, "cues": sorted(cues) if useful else [], "longest": longest}


def _cues(parsed: Iterable[tuple[int, object]]) -> set[str]:
    """The best cues of a parsed sequence: the set whose shortest string is longest."""
    runs, choices = [""], [set()]
    for code, value in parsed:
        if code is op.LITERAL:
            runs[-1] += chr(value).lower()
            continue
        runs.append("")
        if code is op.SUBPATTERN:
            choices.append(_cues(value[-1]))
        elif code is op.BRANCH:
            branches = [_cues(branch) for branch in value[1]]
            choices.append(set().union(*branches) if all(branches) else set())
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
            choices.append(_cues(value[2]))
    choices += [{run} for run in runs if run]
    few = [cues for cues in choices if len(cues) <= _MOST_CUES]
    return max(few, key=lambda cues: (min(map(len, cues), default=0), -len(cues), sorted(cues)))
