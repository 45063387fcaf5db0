"""Who a phrase names, on a day.

The face of this room for a phrase by itself, as `lapwing actor` and `lapwing.resolve_actor` ask. A
phrase in an article is resolved by `lapwing.resolve.narration`, with all that was said before it.

Known to miss: what only the whole sentence tells.
"""

from collections.abc import Sequence
from dataclasses import replace

from lapwing.lexicon.actors import Registry
from lapwing.lexicon.agents import Agents
from lapwing.lexicon.places import Gazetteer
from lapwing.record import Actor, Period
from lapwing.resolve.elements import Lexicon, Words, lexicon_for
from lapwing.resolve.phrases import Phrase, find_phrases
from lapwing.resolve.resolution import Candidate, Resolution, Setting
from lapwing.resolve.resolver import Resolver
from lapwing.text import slug

__all__ = ["Candidate", "Resolution", "Setting", "countries_in", "resolve_phrase"]


def resolve_phrase(
    phrase: str,
    *,
    on: Period | None = None,
    context: str = "",
    registry: Registry,
    agents: Agents,
    gazetteer: Gazetteer | None = None,
) -> Resolution:
    """Say who a phrase names.

    Args:
        phrase: A noun phrase: `"Venezuelan opposition leader Juan Guaidó"`, `"the PRI"`.
        on: The day it is said; None: not known.
        context: Text around it; countries named in it help to choose.
        registry: Who there is.
        agents: Common nouns.
        gazetteer: Places, to tell the country of "Mumbai police"; None: it is not told.
    """
    lexicon = lexicon_for(registry, agents)
    around = countries_in(context, lexicon)
    setting = Setting(on=on, countries=frozenset(around), focus=around[0] if around else None)
    words = Words(phrase)
    end = len(words.folds)
    for any_case in (True,) if phrase in (phrase.lower(), phrase.upper()) else (False, True):
        found = find_phrases(words, 0, end, lexicon=lexicon, any_case=any_case)
        resolver = Resolver(lexicon, words, setting, gazetteer=gazetteer)
        named = [p for p in found if not p.pronoun and _is_certain(p, any_case)]
        for at, candidate in enumerate(_heads_last(named, words)):
            first = resolver.resolve(candidate)
            if first.actor is not None:
                return _at_least_unknown(_with_later(first, named[at:], resolver), candidate)
    return _unknown(phrase, lexicon)


def _at_least_unknown(found: Resolution, phrase: Phrase) -> Resolution:
    """A common noun that says nothing of what it is gets the sector UNK: `two men`."""
    actor = found.actor
    if actor is None or actor.sectors or phrase.head.kind != "agent" or phrase.name is not None:
        return found
    return replace(found, actor=replace(actor, sectors=("UNK",)))


def _heads_last(phrases: Sequence[Phrase], words: Words) -> list[Phrase]:
    """A state or city that only modifies what follows gives way: `Seoul metropolitan police`."""
    if len(phrases) < 2 or phrases[0].name is not None:
        return list(phrases)
    between = words.folds[phrases[0].last : phrases[1].first]
    if phrases[1].head.kind != "agent" or not all(word.isalpha() for word in between):
        return list(phrases)
    if _CUTTING & set(between):
        return list(phrases)
    if phrases[0].head.kind in ("state", "capital", "demonym"):
        phrases[1].demonyms.append(phrases[0].head)
    return list(phrases[1:])


_CUTTING = frozenset("of in for to by from and or on at with against is are was were".split())


def _is_certain(phrase: Phrase, any_case: bool) -> bool:
    """Whether a phrase may answer; with any case accepted, every word looks like a name."""
    return not (any_case and phrase.head.kind == "name")


def _unknown(phrase: str, lexicon: Lexicon) -> Resolution:
    """Nobody we know: at least the country of the demonyms in it."""
    around = countries_in(phrase, lexicon)
    country = around[0] if around else None
    return Resolution(
        actor=Actor(
            actor_id=f"{country}/UNK" if country else f"local.{slug(phrase) or 'unknown'}",
            name=" ".join(phrase.split()),
            country=country,
            cow=lexicon.registry.cow(country),
            sectors=("UNK",),
        ),
        kind="group",
        reason=f"{phrase!r} holds no name and no common noun we know",
    )


def _with_later(first: Resolution, phrases: Sequence[Phrase], resolver: "Resolver") -> Resolution:
    """Fill what the first phrase leaves open from the ones after it, as in "X, Taiwan's envoy"."""
    actor = first.actor
    if actor is None:
        return first
    for later in phrases[1:]:
        if actor.country and (actor.sectors or first.kind in ("country", "place")):
            break
        told = resolver.resolve(later).actor
        if told is None:
            continue
        is_state = later.head.kind in ("state", "demonym", "capital")
        actor = replace(
            actor,
            country=actor.country or told.country,
            cow=actor.cow or (told.cow if not actor.country else None),
            sectors=actor.sectors or (() if is_state else told.sectors),
        )
    return replace(first, actor=actor)


def countries_in(text: str, lexicon: Lexicon) -> list[str]:
    """Codes of the countries that a text names or whose demonyms it uses, most often first."""
    if not text:
        return []
    words = Words(text)
    counts: dict[str, int] = {}
    for at in range(len(words.folds)):
        hit = lexicon.registry.names.longest_at(words.folds, at) if words.caps[at] else None
        for sense in lexicon.registry.senses_of(hit[1]) if hit else ():
            if sense.kind in ("state", "demonym", "capital", "seat"):
                code = lexicon.registry.state(sense.number).country
                counts[code] = counts.get(code, 0) + 1
                break
    return sorted(counts, key=lambda code: -counts[code])
