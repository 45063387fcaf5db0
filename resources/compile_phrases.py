"""Compile `resources/phrases/*.yaml` and the word classes into what the program loads.

The form of a pattern is described in `resources/phrases/README.md`. Every fault of every file is
said at once, with the file and the pattern.
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

TAGS = {
    "reciprocal",
    "no-recipient",
    "weak",
    "direct",
    "past",
    "any-object",
    "result",
    "military",
    "crowd",
    "patient",
    "active",
    "unsided",
}
NOT_TYPES = {"irregular.yaml", "reporting.yaml", "modes.yaml"}

Raw = Mapping[str, object]


def compile_phrases(resources: Path) -> dict[str, bytes]:
    """File name → bytes for `phrases.json.gz`.

    Raises:
        ValueError: Patterns are malformed; all are named.
    """
    folder = resources / "phrases"
    irregular: Mapping[str, list[str]] = yaml.safe_load((folder / "irregular.yaml").read_text())
    faults: list[str] = []
    patterns = [
        row
        for path in sorted(folder.glob("*.yaml"))
        if path.name not in NOT_TYPES
        for row in _patterns(path, faults)
    ]
    if faults:
        raise ValueError("\n".join(faults))
    forms = _forms(patterns, irregular)
    cues = _cues(yaml.safe_load((folder / "reporting.yaml").read_text()), irregular)
    contexts: Raw = yaml.safe_load((resources / "contexts.yaml").read_text())
    content = {
        "phrases": {"forms": forms, "patterns": patterns},
        "cues": cues,
        "contexts": contexts,
        "confidence": yaml.safe_load((resources / "confidence.yaml").read_text()),
        "modes": _modes(yaml.safe_load((folder / "modes.yaml").read_text()), irregular),
    }
    return {"phrases.json.gz": _packed(json.dumps(content, ensure_ascii=False, sort_keys=True))}


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def _patterns(path: Path, faults: list[str]) -> Iterator[dict[str, object]]:
    raw = yaml.safe_load(path.read_text())
    for mode, kinds in raw["modes"].items():
        for kind, lines in (kinds or {}).items():
            for line in lines or []:
                try:
                    yield {
                        **parse_pattern(str(line)),
                        "type": raw["type"],
                        "mode": None if mode == "none" else mode,
                        "noun": {"verbs": False, "nouns": True}[kind],
                    }
                except (ValueError, KeyError) as error:
                    faults.append(f"{path.name}, {mode}, {kind}: {line!r}: {error}")


def parse_pattern(line: str) -> dict[str, object]:
    """One line of a lexicon as plain values: text, elements, tags.

    Raises:
        ValueError: The line breaks the pattern language.
    """
    body, *tags = re.split(r"\s*\[([a-z-]+)\]", line)
    tags = [tag for tag in tags if tag]
    if unknown := set(tags) - TAGS:
        raise ValueError(f"no such tag: {', '.join(sorted(unknown))}")
    elements = [_element(part) for part in body.split()]
    if not elements or isinstance(elements[0][0], str):
        raise ValueError("a pattern starts with a word")
    return {"text": body.strip(), "elements": elements, "tags": sorted(tags)}


def _element(part: str) -> tuple[object, bool]:
    optional = part.endswith("?")
    bare = part.removesuffix("?")
    if bare in ("$", "+"):
        return bare, optional
    alternatives = bare[1:-1].split("|") if bare.startswith("(") and bare.endswith(")") else [bare]
    runs = [alternative.split("_") for alternative in alternatives]
    words = [word for run in runs for word in run]
    if not all(re.fullmatch(r"[^\W_]+(?:[-'.][^\W_]+)*\.?", word) for word in words):
        raise ValueError(f"{part!r} is neither a word, $, + nor (a|b)")
    return runs, optional


def _forms(
    patterns: list[dict[str, object]], irregular: Mapping[str, list[str]]
) -> dict[str, list[list[str]]]:
    """Inflected form → [lemma, kind] for the heads of all patterns."""
    forms: dict[str, set[tuple[str, str]]] = {}
    for pattern in patterns:
        first = pattern["elements"][0][0]  # type: ignore[index]
        for alternative in first:
            lemma = alternative[0]
            inflected = plural(lemma) if pattern["noun"] else inflect(lemma, irregular)
            for form, kind in inflected:
                forms.setdefault(form, set()).add((lemma, kind))
    return {form: [list(pair) for pair in sorted(of)] for form, of in forms.items()}


def plural(noun: str) -> list[tuple[str, str]]:
    """A noun and its regular plural, each with the kind `noun`."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return [(noun, "noun"), (noun[:-1] + "ies", "noun")]
    ending = "es" if noun.endswith(("s", "x", "ch", "sh")) else "s"
    return [(noun, "noun"), (noun + ending, "noun")]


def inflect(lemma: str, irregular: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """The forms of a verb, each with its kind: base, s, past, part, ing."""
    if lemma == "be":
        return [(f, "base") for f in ("be", "am", "is", "are", "was", "were", "been", "being")]
    if lemma in irregular:
        s, past, part, ing = irregular[lemma]
    else:
        s, past, part, ing = _regular(lemma)
    named = ((lemma, "base"), (s, "s"), (past, "past"), (part, "part"), (ing, "ing"))
    return [(f, kind) for forms, kind in named for f in forms.split("/")]


def _regular(lemma: str) -> tuple[str, str, str, str]:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    s = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    past = lemma + ("d" if lemma.endswith("e") else "ed")
    ends_in_silent_e = lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe"))
    ing = (lemma[:-1] if ends_in_silent_e else lemma) + "ing"
    return s, past, past, ing


def _modes(
    raw: Mapping[str, Mapping[str, object]], irregular: Mapping[str, list[str]]
) -> dict[str, object]:
    """Type → where to look, the default, and each mode with its words in all their forms."""
    found: dict[str, object] = {}
    for type_, rules in raw.items():
        words: Mapping[str, list[str]] = rules["modes"]  # type: ignore[assignment]
        modes = [
            [mode, sorted({form for word in listed for form in _all_forms(word, irregular)})]
            for mode, listed in words.items()
        ]
        found[type_] = {
            "content": rules["scope"] == "after",
            "default": rules.get("default"),
            "from": rules.get("from", []),
            "modes": modes,
        }
    return found


def _all_forms(word: str, irregular: Mapping[str, list[str]]) -> set[str]:
    """A word as it stands and, in front of what is glued to it, every form as a verb."""
    first, glue, rest = word.partition("_")
    return {form + glue + rest for form, _ in inflect(first, irregular)} | {word}


def _cues(raw: Mapping[str, list[str]], irregular: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Lists of verbs get all inflected forms; other lists stay as written."""
    cues: dict[str, list[str]] = {}
    for name, words in raw.items():
        if name.endswith("_verbs"):
            inflected = {form for lemma in words for form, _ in inflect(lemma, irregular)}
            cues[name] = sorted(inflected)
        else:
            cues[name] = sorted(words)
    return cues
