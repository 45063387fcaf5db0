"""Languages: which one a text is written in.

A text full of common English words is English; only other texts are shown to py3langid, whose model
is loaded once per process, when it is first needed (0.8 s, about 100 MB).

Known to miss: texts that change language halfway; only their beginning is looked at.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from lapwing.lexicon.furniture import FurnitureRules

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LOOK_CHARS = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_SHARE = 0.12
"""Share of common words above which a text is English beyond doubt: 99.8 % of 3,800 news articles
lie above it. Below it the model decides."""
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_LONG_CODES = {"eng": "en", "english": "en", "spa": "es", "spanish": "es", "rus": "ru"}
LEAST_LETTERS = 200
"""Shorter texts say too little to be judged."""
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
    if sum(map(len, words)) < LEAST_LETTERS:
        return "", 0.0
    share = sum(word in rules.english_words for word in words) / len(words)
    if share >= _ENGLISH_SHARE:
        return "en", 1.0
    language, certainty = _identifier(rules.languages).classify(sample)
    return str(language), float(certainty)


@cache
def _identifier(languages: frozenset[str]) -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(languages & set(identifier.labels)))
    return identifier
