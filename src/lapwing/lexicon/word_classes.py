"""Word classes: noun, finite verb, participle and so on, from counted tables.

A hidden Markov model over 32 classes (Penn tags, a few merged), decoded with Viterbi over the
classes a word was ever seen with. Simple, exact, fast; it is what the rule coder stands on until a
trained reader takes its place.

Known to miss: about one word in twelve; past tense against participle is the commonest error.

Source: counts from UD English EWT and GUM (CC BY-SA 4.0), see `training/word_classes.py`.
"""

import gzip
import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

Counts = Mapping[str, Mapping[str, int]]
_Link = tuple["_Link | None", str]
"""The best way to a state: the way before, and the class of the last word."""
_Paths = dict[tuple[str, str], tuple[float, _Link | None]]
"""Last two classes → score of the best way there, and the way."""
_START = "<s>"
_BEAM = 6.0
"""Ways that are this much (natural logarithm) less likely than the best are not followed; EWT
accuracy is the same without a limit."""

_OPEN = ("NN", "NNS", "NNP", "JJ", "VBD", "VBN", "VBG", "VB", "VBZ", "VBP", "RB")
_MARKS = {".": ".", "!": ".", "?": ".", ",": ",", ";": ":", ":": ":", "-": ",", "–": ",", "—": ","}
_HAVE_OR_BE = frozenset(
    {"have", "has", "had", "having", "be", "is", "are", "was", "were", "been", "being", "'s", "'ve"}
)
_SUBJECT_ENDS = frozenset({"NNP", "PRP", "WH", "NNS", "NN"})
_OBJECT_STARTS = frozenset({"DT", "PRP", "PRP$", "NNP", "CD"})
_NAMES = frozenset({"NNP", "PRP", "WH"})
_BARE_STARTS = frozenset({"JJ", "NN", "NNS", "VBG"})
"""After a name a participle cannot modify what follows: `Putin praised growing cooperation`."""
_COORDINATED_STARTS = frozenset(
    {"DT", "PRP", "PRP$", "NNP", "CD", "JJ", "NN", "NNS", "IN", "RB", "RP"}
)
_SAYING = frozenset({"said", "say", "says", "saying"})
_CLAUSE_BORDERS = frozenset({",", ";", ":", ".", "CC", "WH", "''"})
_SUBJECTS = frozenset({"NN", "NNS", "NNP", "PRP", "DT"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB", "VBN"})
_BRITISH = re.compile(r"(?<=[a-z]{3}i)s(?=e|ing|ation)")
_SHORTENED = ("'ll", "'ve", "'re")
_SHORT = 5
_QUOTES = "\"“”‘’'«»"


class WordClasses:
    """Tagging tables, ready for use."""

    def __init__(self, tables: Mapping[str, Counts]) -> None:
        self._follows = {before: _shares(tags) for before, tags in tables["follows"].items()}
        total: dict[str, int] = {}
        for tags in tables["words"].values():
            for tag, n in tags.items():
                total[tag] = total.get(tag, 0) + n
        self._log_total = {tag: math.log(n) for tag, n in total.items()}
        self._words = tables["words"]
        self._endings = tables["endings"]
        self._transitions: dict[tuple[str, str, str], float] = {}
        self._emissions: dict[tuple[str, bool, bool], tuple[tuple[str, float], ...]] = {}

    def tag(self, words: Sequence[str]) -> list[str]:
        """One class for each word of a sentence, the likeliest sequence.

        Args:
            words: The sentence's words and marks in order, as written.
        """
        if not words:
            return []
        paths: _Paths = {(_START, _START): (0.0, None)}
        for position, word in enumerate(words):
            paths = self._step(paths, self._emit(word, first=position == 0))
        link = max(paths.values(), key=lambda path: path[0])[1]
        tags: list[str] = []
        while link is not None:
            tags.append(link[1])
            link = link[0]
        return _settle_participles([word.lower() for word in words], tags[::-1])

    def _step(self, paths: "_Paths", emissions: Sequence[tuple[str, float]]) -> "_Paths":
        reached: _Paths = {}
        transitions = self._transitions
        worst = max(score for score, _ in paths.values()) - _BEAM
        for (before, last), (score, link) in paths.items():
            if score < worst:
                continue
            for tag, emission in emissions:
                moved = transitions.get((before, last, tag))
                if moved is None:
                    moved = self._transition(before, last, tag)
                value = score + emission + moved
                best = reached.get((last, tag))
                if best is None or value > best[0]:
                    reached[(last, tag)] = (value, (link, tag))
        return reached

    def _transition(self, before: str, last: str, tag: str) -> float:
        # Interpolated: weights tried on the EWT development part, flat around these values.
        three = self._follows.get(f"{before} {last}", {}).get(tag, 0.0)
        two = self._follows.get(last, {}).get(tag, 0.0)
        found = math.log(0.6 * three + 0.39 * two + 1e-4)
        self._transitions[(before, last, tag)] = found
        return found

    def _emit(self, word: str, *, first: bool) -> tuple[tuple[str, float], ...]:
        key = (word, first, True)
        found = self._emissions.get(key)
        if found is None:
            found = tuple(self._emission(word, first=first))
            if len(self._emissions) < 50_000:
                self._emissions[key] = found
        return found

    def _emission(self, word: str, *, first: bool) -> list[tuple[str, float]]:
        if word in _MARKS:
            return [(_MARKS[word], 0.0)]
        if len(word) == 1 and not word.isalnum():
            return [("''", 0.0)] if word in _QUOTES else [(",", 0.0)]
        lower = word.lower().replace("’", "'")
        if lower == "cannot":
            return [("MD", 0.0)]
        if len(lower) > _SHORT - 2 and lower.endswith(_SHORTENED):
            return [("PRP", 0.0)]
        known = self._words.get(lower) or self._words.get(_as_american(lower))
        if known is None and word[0].isdigit():
            return [("CD", 0.0), ("JJ", -4.0), ("NNS" if word.endswith("s") else "NN", -5.0)]
        is_name = word[0].isupper() and not first
        counts = dict(known or self._guess(lower))
        if (is_name and known and sum(known.values()) < 30) or (is_name and not known):
            counts["NNP"] = counts.get("NNP", 0) + (5 if known else 40)
        if known is None and not word[0].isupper():
            counts.pop("NNP", None)
        counts = counts or {"NN": 1}
        return [
            (
                tag,
                math.log(n)
                - self._log_total.get(tag, 12.0)
                + (2.0 if tag == "NNP" and is_name else 0.0),
            )
            for tag, n in counts.items()
        ]

    def _guess(self, lower: str) -> dict[str, int]:
        if "-" in lower:
            head = lower.rsplit("-", 1)[1]
            if head.endswith("ed") or head in ("led", "made", "run", "held", "born"):
                return {"JJ": 9, "VBN": 1}
            return {"JJ": 5, "NN": 4}
        for n in (4, 3, 2, 1):
            tags = self._endings.get(lower[-n:])
            if tags and len(lower) > n + 1:
                return {t: c for t, c in tags.items() if t in _OPEN} or {"NN": 1}
        return {"NN": 3, "NNP": 2, "JJ": 1}


def _as_american(lower: str) -> str:
    """British spelling to American, as the counted texts have it: `recognised` → `recognized`."""
    return _BRITISH.sub("z", lower).replace("our", "or") if len(lower) > _SHORT else lower


def _settle_participles(lower: Sequence[str], tags: list[str]) -> list[str]:
    """Past tense or participle, where the words around leave no doubt.

    After "have" or "be" it is a participle. Without either it is the past tense when a subject
    stands before it and an object, or "that", after it (`Putin praised the talks`), and after "and"
    when the verb before is one (`raided offices and detained Jové`).
    """
    settled = list(tags)
    for i, tag in enumerate(tags):
        if tag == "NN" and _is_gerund(lower, tags, i):
            settled[i] = "VBG"
        if tag not in ("VBD", "VBN") or lower[i] in _HAVE_OR_BE:
            continue
        before = i - 1
        while before >= 0 and (tags[before] == "RB" or lower[before] in _QUOTES):
            before -= 1
        if before >= 0 and lower[before] in _HAVE_OR_BE:
            settled[i] = "VBN"
        elif (tag == "VBN" and before >= 0) and (
            _is_past(lower, settled, i, before) or _is_only_verb(lower, settled, i)
        ):
            settled[i] = "VBD"
    return settled


def _is_gerund(lower: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """`for bombing Benin`: an "-ing" between a preposition and an object is a verb."""
    return (
        0 < at < len(tags) - 1
        and lower[at].endswith("ing")
        and tags[at - 1] == "IN"
        and tags[at + 1] in _OBJECT_STARTS
    )


def _is_past(lower: Sequence[str], tags: Sequence[str], at: int, before: int) -> bool:
    """Whether a form tagged as participle is a past tense; `before` is the word it follows."""
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if tags[before] == "CC":
        return after in _COORDINATED_STARTS and _verb_before(lower, tags, before) == "VBD"
    if tags[before] not in _SUBJECT_ENDS:
        return False
    starts = _OBJECT_STARTS | (_BARE_STARTS if tags[before] in _NAMES else frozenset())
    return after in starts or (after == "IN" and lower[at + 1] == "that")


def _is_only_verb(lower: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a participle is all that its clause has for a verb: `thousands marched through`."""
    first, last = at, at
    while first > 0 and not (tags[first - 1] in _CLAUSE_BORDERS or lower[first - 1] in _SAYING):
        first -= 1
    while last + 1 < len(tags) and tags[last + 1] not in _CLAUSE_BORDERS:
        last += 1
    if last > at and lower[at + 1] == "by":
        return False
    if first == at:
        return tags[at - 1] == "," and _is_main_verb(tags, at)
    has_subject = any(tags[i] in _SUBJECTS for i in range(first, at))
    begins_bare = tags[first] == "IN" and lower[first] not in ("that", "about", "as", "after")
    is_finite = any(
        tags[i] in _FINITE and tags[i - 1] != "TO" for i in range(first, last + 1) if i != at
    )
    return has_subject and not begins_bare and not is_finite


def _is_main_verb(tags: Sequence[str], at: int) -> bool:
    """`Attali, the chairman, resigned when …`: no verb before, none after but in another clause."""
    if any(tag in _FINITE or tag in ("VBG", "TO", "IN") for tag in tags[:at]) or tags[0] == "''":
        return False
    for tag in tags[at + 1 :]:
        if tag == "WH":
            break
        if tag in _FINITE:
            return False
    return any(tag in ("NN", "NNS", "NNP") for tag in tags[:at])


def _verb_before(lower: Sequence[str], tags: Sequence[str], at: int) -> str:
    """Class of the nearest verb to the left that is neither "have" nor "be"; empty: none."""
    for i in range(at - 1, -1, -1):
        if tags[i] in ("VBD", "VBN", "VB", "VBZ", "VBP", "VBG"):
            is_auxiliary = lower[i] in _HAVE_OR_BE and tags[i + 1] in ("VBN", "VBG", "RB")
            return "" if is_auxiliary else tags[i]
    return ""


def _shares(tags: Mapping[str, int]) -> dict[str, float]:
    total = sum(tags.values())
    return {tag: n / total for tag, n in tags.items()}


@cache
def load_word_classes() -> WordClasses:
    """The shipped tables."""
    packed = resources.files("lapwing.data").joinpath("word_classes.json.gz").read_bytes()
    return WordClasses(json.loads(gzip.decompress(packed)))
