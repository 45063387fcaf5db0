"""Offices and the words for them: whether "foreign minister" is what somebody was."""

from functools import lru_cache

from lapwing.lexicon.actors import Office
from lapwing.text import slug

_SAME = {
    "premier": "prime-minister",
    "pm": "prime-minister",
    "defence": "defense",
    "affairs": "",
    "minister-of": "minister",
    "external": "foreign",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "secretaries": "secretary",
    "home": "interior",
    "treasury": "finance",
    "chief": "head",
    "director": "head",
    "the": "",
    "of": "",
    "for": "",
    "and": "",
    "state": "state",
}
_HEADS = frozenset(
    (
        "president minister prime-minister chancellor king queen emir sultan secretary spokesman "
        "governor mayor speaker ambassador envoy commander head chairman general prosecutor judge "
        "senator prince pope leader"
    ).split()
)

_TOP = frozenset("president prime-minister chancellor king queen emir sultan pope".split())
_STANDING_IN = frozenset("acting interim caretaker transitional self declared".split())


@lru_cache(maxsize=20_000)
def office_words(text: str) -> frozenset[str]:
    """The words that tell offices apart: `"Minister of Foreign Affairs"` → minister, foreign."""
    joined = slug(text).replace("prime-minister", "premier")
    words = (_SAME.get(word, word) for word in joined.split("-"))
    return frozenset(word for word in words if word)


def same_office(role: str, office: Office) -> bool:
    """Whether a role as written names an office as registered.

    "leader" names whoever stands at the head of state or government; "minister" alone names none.
    """
    wanted = office_words(role)
    if not wanted or wanted == {"minister"} or not wanted & _HEADS:
        return False
    if wanted == {"leader"}:
        return office.rank == 0
    held = office_words(office.office)
    if not wanted <= held:
        return False
    if wanted & _TOP:
        return not office.body and held - wanted <= _STANDING_IN
    if ("deputy" in held or "vice" in held) and not ("deputy" in wanted or "vice" in wanted):
        return False
    return not (held - wanted) & _HEADS
