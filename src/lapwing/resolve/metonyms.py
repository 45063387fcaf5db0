"""Metonyms: a capital that acts is a government; one that somebody is in, or goes to, is a place.

    Moscow condemned ...            a government
    the embargo on Caracas          a government
    in Moscow, visited Moscow       a place
    flew to Caracas                 a place: something moves
    a warning to Caracas            a government: nothing moves
    the streets of Caracas          a place
    Caracas, Venezuela              a place

Known to miss: "to" and "from" where the motion is further away than five words.
"""

from lapwing.lexicon.actors import Registry
from lapwing.lexicon.agents import Agents
from lapwing.resolve.elements import Words
from lapwing.resolve.phrases import Phrase

_LOOK_BACK_WORDS = 5


def is_place(phrase: Phrase, words: Words, *, agents: Agents, registry: Registry) -> bool:
    """Whether a capital or seat of government is where something is, not who does something."""
    # "struck back at Beijing", but "met at the Kremlin"
    leads = phrase.before != "at" or phrase.head.kind == "seat"
    if leads and phrase.before in agents.list("place_prepositions"):
        return True
    first = phrase.first
    if phrase.before in ("to", "from", "for"):
        near = words.folds[max(0, first - _LOOK_BACK_WORDS) : first]
        return bool(set(near) & agents.list("motion_words"))
    if phrase.before == "of" and phrase.head.kind == "capital":
        at = first - (3 if phrase.determiner else 2)
        return at >= 0 and words.folds[at] in agents.list("place_nouns")
    if phrase.after in agents.list("place_followers"):
        return True
    after = words.folds[phrase.last : phrase.last + 2]
    if phrase.head.kind != "capital" or len(after) < 2 or after[0] != ",":
        return False
    codes = registry.names.get(after[1])
    return any(sense.kind == "state" for sense in registry.senses_of(codes)) if codes else False
