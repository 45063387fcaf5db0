"""Languages: which one a text is written in.

A text full of common English words is English; only other texts are shown to py3langid, whose model
is loaded once per process, when it is first needed (0.8 s, about 100 MB).

Short texts are too short for that model, which takes names and figures for any language. One is
judged only by what is beyond doubt: it has no common English word and several of another language
(`other_words` in `resources/furniture.yaml`), or most of its letters are not Latin.

Known to miss: texts that change language halfway; only their beginning is looked at. Short texts in
languages without a list of words.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from lapwing.errors import ResourceError
from lapwing.lexicon.furniture import FurnitureRules
from lapwing.lexicon.table import load_compiled

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LOOK_CHARS = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_SHARE = 0.12
"""Share of common words above which a text is English beyond doubt: 99.8 % of 3,800 news articles
lie above it. Below it the model decides."""
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_LONG_CODES = {"eng": "en", "english": "en", "spa": "es", "spanish": "es", "rus": "ru"}
LEAST_LETTERS = 60
"""Shorter texts say too little to be judged."""
MODEL_LETTERS = 200
"""Shorter texts in Latin letters are judged by common words alone."""
_LEAST_OTHER_WORDS = 3
_LEAST_OTHER_KINDS = 2
_OTHER_SHARE = 0.12
"""How many common words of another language a short text must have: in all, different ones, and
as a share of its words. English headlines, names and figures have none or one."""
_LATIN_SHARE = 0.5
LEAST_CERTAINTY = 0.9


def language_code(stated: str) -> str:
    """The two-letter code in what a source says: `en-US`, `English`; empty: no code in it."""
    word = stated.strip()
    match = _CODE.fullmatch(word)
    return match[1].lower() if match else _LONG_CODES.get(word.lower(), "")


def find_language(text: str, *, rules: FurnitureRules) -> tuple[str, float]:
    """The language of a text, and how certain that is, 0 to 1; `("", 0.0)`: too short to tell."""
    sample = text[:_LOOK_CHARS]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if letters < LEAST_LETTERS:
        return "", 0.0
    share = sum(word in rules.english_words for word in words) / len(words)
    if share >= _ENGLISH_SHARE:
        return "en", 1.0
    is_latin = _is_latin(sample)
    if letters < MODEL_LETTERS and is_latin:
        other = "" if share else _other_language(_WORD.findall(sample))
        return other, 1.0 if other else 0.0
    language, certainty = _identifier(rules.languages).classify(sample)
    # Russian or Bulgarian may stay open; that other letters than Latin ones are no English is not.
    return str(language), float(certainty if is_latin else max(certainty, LEAST_CERTAINTY))


def _is_latin(text: str) -> bool:
    """Whether most letters are Latin; those of no other alphabet are far beyond U+024F."""
    letters = [char for char in text if char.isalpha()]
    return sum(char <= "\u024f" or "\u1e00" <= char <= "\u1eff" for char in letters) >= (
        _LATIN_SHARE * len(letters)
    )


def _other_language(words: list[str]) -> str:
    """The language whose common words a text is full of; empty: none, beyond doubt.

    Only words in lower case count: `La` and `Des` stand in names.
    """
    counts: dict[str, int] = {}
    for code, common in _other_words().items():
        found = [word for word in words if word in common]
        if len(set(found)) >= _LEAST_OTHER_KINDS:
            counts[code] = len(found)
    best = max(sorted(counts), key=counts.__getitem__, default="")
    enough = max(_LEAST_OTHER_WORDS, _OTHER_SHARE * len(words))
    return best if best and counts[best] >= enough else ""


@cache
def _other_words() -> dict[str, frozenset[str]]:
    """ISO 639-1 code → common words, lower case, that no English text has.

    Raises:
        ResourceError: The table is absent or broken.
    """
    table = load_compiled("furniture.json").content.get("other_words")
    if not isinstance(table, dict) or not all(isinstance(found, list) for found in table.values()):
        raise ResourceError(
            f"furniture: other_words should number lists of words by language, got {table!r}",
            hint="compile it again from resources/furniture.yaml, or reinstall Lapwing",
        )
    return {str(code): frozenset(map(str, words)) for code, words in table.items()}


@cache
def _identifier(languages: frozenset[str]) -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(languages & set(identifier.labels)))
    return identifier
