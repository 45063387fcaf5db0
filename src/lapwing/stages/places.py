"""Places: where in the world, with coordinates or an honest "unknown".

Names of the gazetteer are found in the sentences; those that belong to a person, a body or a
government that acts are left to the mentions. Every name gets one place in the whole article: the
one that fits what is written after it ("Paris, Texas"), the countries and regions that the article
names, and its size.

The dateline belongs to no sentence, so its place is no event place; but it tells which country the
article is filed from.

Known to miss: places the gazetteer lacks, unless a word such as "in" announces them; then they are
given without coordinates.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lapwing.lexicon.actors import Registry
from lapwing.lexicon.agents import Agents
from lapwing.lexicon.places import Gazetteer, Location
from lapwing.record import Mention, Place, Reading, Span
from lapwing.resolve.elements import Words, is_title_case
from lapwing.stages.mentions import word_ranges
from lapwing.text import fold


@dataclass(slots=True)
class _Found:
    """A name of the gazetteer in the text."""

    first: int
    last: int
    key: str
    locations: list[Location]
    is_sure: bool
    """Whether the words around it say that it is a place."""
    inside: str = ""
    """Key of the region or country written after it: `paris, texas`."""
    sign: str = ""
    """The word before it that says so; empty: none does."""
    is_region: bool = False
    """Whether the words after it say that it is a region."""
    sentence: int = 0
    """Index of its sentence's first word."""
    titled: bool = False
    """Whether that sentence capitalises nearly every word."""


def find_places(
    text: str,
    sentences: Sequence[Span],
    *,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    registry: Registry,
    agents: Agents,
) -> tuple[Place, ...]:
    """Find where things are said to be.

    Args:
        text: Article text. All spans given and returned are offsets into it.
        sentences: Sentence spans, sorted and not overlapping.
        mentions: Who is named; a name of a person or body is no place.
        gazetteer: The places we know.
        registry: Whose names people bear; a word that is one of them is less likely a place.
        agents: The small words.

    Returns:
        Places sorted by span, none overlapping; latitude and longitude are None where the name is
        of no place we know.
    """
    words = Words(text)
    finder = _Finder(words, mentions, gazetteer, registry, agents)
    ranges = word_ranges(words, sentences)
    found = [one for first, last in ranges for one in finder.in_sentence(first, last)]
    found = finder.accepted(found)
    chosen = _choose(found, _context(text, words, mentions, gazetteer, sentences))
    places = [_place(words, one, chosen.get((one.key, one.inside))) for one in found]
    return tuple(sorted(places, key=lambda place: place.span))


class _Finder:
    """Finds the names of places in one text."""

    def __init__(
        self,
        words: Words,
        mentions: Sequence[Mention],
        gazetteer: Gazetteer,
        registry: Registry,
        agents: Agents,
    ) -> None:
        self._words = words
        self._registry = registry
        self._gazetteer = gazetteer
        self._agents = agents
        self._taken = _taken(words, mentions)
        self._lower = {fold for fold, cap in zip(words.folds, words.caps, strict=True) if not cap}

    def in_sentence(self, first: int, last: int) -> list[_Found]:
        """The names in the words `[first, last)`."""
        found: list[_Found] = []
        at = first
        titled = is_title_case(self._words, first, last)
        while at < last:
            one = None if at in self._taken else self._name_at(at, first, last, titled)
            if one is None:
                at += 1
                continue
            found.append(one)
            at = one.last
        for one, after in pairwise(found):
            between = self._words.folds[one.last : after.first]
            if between in ([","], [",", "the"]) and after.locations:
                one.inside = after.key
                one.is_sure = after.is_sure = True
        for one in found:
            one.sentence, one.titled = first, titled
        return found

    def accepted(self, found: Sequence[_Found]) -> list[_Found]:
        """Those that are places: by the words around them here, or elsewhere in the article."""
        sure = {one.key for one in found if one.is_sure and self._accept(one)}
        return [one for one in found if self._accept(one, sure=one.key in sure)]

    def _name_at(self, at: int, first: int, last: int, titled: bool) -> _Found | None:
        words = self._words
        if not words.caps[at] or not words.folds[at][0].isalpha():
            return None
        hit = self._gazetteer.names.longest_at(words.folds, at)
        while hit and (at + hit[0] > last or not words.caps[at + hit[0] - 1]):
            shorter = words.folds[at : at + hit[0] - 1]
            hit = self._gazetteer.names.longest_at(shorter, 0) if shorter else None
        if hit is None:
            return self._unknown_at(at, first, last, titled)
        end = at + hit[0]
        codes = hit[1]
        if hit[0] == 1 and not words.uppers[at]:
            codes = " ".join(code for code in codes.split() if not code.endswith("!"))
        if not codes or any(position in self._taken for position in range(at, end)):
            return None
        after = words.folds[end] if end < last else ""
        before = words.folds[at - 1] if at > first else ""
        if before == "the" and at - 1 > first:
            before = words.folds[at - 2]
        return _Found(
            at,
            end,
            " ".join(words.folds[at:end]),
            self._gazetteer.at(codes),
            is_sure=before in self._agents.list("place_signs"),
            sign=before if before in self._agents.list("place_signs") else "",
            is_region=after in self._agents.list("region_nouns"),
        )

    def _unknown_at(self, at: int, first: int, last: int, titled: bool) -> _Found | None:
        """A capitalised word after "in" that no table knows."""
        words = self._words
        if titled or at == first or words.folds[at - 1] not in ("in", "near", "outside"):
            return None
        end = at
        while (
            end < last
            and words.caps[end]
            and words.folds[end][0].isalpha()
            and (end not in self._taken)
        ):
            end += 1
        folds = words.folds[at:end]
        small = self._agents.list("not_names") | self._agents.list("function_words")
        if not folds or end - at > 3 or words.uppers[at] or set(folds) & small:
            return None
        if folds[-1] in self._agents.heads or folds[0] in self._lower:
            return None
        if self._agents.phrases.get(folds[-1]) or folds[0] in self._agents.groups:
            return None
        return _Found(at, end, " ".join(folds), [], is_sure=True)

    def _accept(self, one: _Found, *, sure: bool = False) -> bool:
        words, agents = self._words, self._agents
        after = words.folds[one.last] if one.last < len(words.folds) else ""
        if after in agents.list("not_place_followers") and words.caps[one.last]:
            return False
        if not one.locations or any(p.precision == "country" for p in one.locations):
            return True
        alone = one.last - one.first == 1
        if not alone and not one.titled:
            return True
        small = agents.list("not_names") | agents.list("function_words")
        small |= agents.list("place_signs")
        if one.key in small or (alone and agents.phrases.get(one.key)):
            return False
        is_region = any(p.precision == "region" for p in one.locations)
        if self._beside_capital(one, one.sentence) and not (one.inside or is_region):
            return False
        if self._is_borne(one.key) and one.sign not in _STRONG_SIGNS:
            return bool(one.inside) or (sure and not is_region) or self._is_large(one)
        if one.is_sure or one.inside or sure:
            return True
        if alone and one.key in self._lower:
            return False
        return max(p.weight for p in one.locations) >= self._least(one)

    def _least(self, one: _Found) -> int:
        """Inhabitants a place must have to be told by its name alone."""
        common = self._agents.is_noun(one.key) or self._agents.is_adjective(one.key)
        opens = one.first == one.sentence or one.titled
        if common:
            return 10**9 if opens else 500_000
        return 50_000 if opens else 5_000

    def _is_borne(self, key: str) -> bool:
        """Whether persons bear a name too: `Obama` is a town in Japan."""
        given = key in self._agents.given_names or self._registry.first_name(key) is not None
        return given or bool(self._registry.surname(key))

    def _is_large(self, one: _Found) -> bool:
        return max(place.weight for place in one.locations) >= _LARGE

    def _beside_capital(self, one: _Found, first: int) -> bool:
        """Whether it stands beside another capitalised word, as in a longer name."""
        words = self._words
        before, after = one.first - 1, one.last
        small = self._agents.list("not_names") | self._agents.list("place_signs")
        if after < len(words.caps) and words.caps[after] and words.folds[after] not in small:
            known = self._gazetteer.names.longest_at(words.folds, after) is not None
            word = words.folds[after]
            common = word in self._agents.list("region_nouns") or self._agents.phrases.starts(word)
            if not known and not common:
                return True
        if before > first and words.caps[before] and words.folds[before] not in small:
            return words.folds[before] not in self._agents.list("function_words")
        return False


_LARGE = 300_000
"""Inhabitants a place must have if persons bear its name and nothing says that it is a place."""
_STRONG_SIGNS = frozenset(
    (
        "in near outside inside across throughout northern southern eastern western central city "
        "town village province region district downtown visited visiting toward towards"
    ).split()
)


def _taken(words: Words, mentions: Sequence[Mention]) -> set[int]:
    """Indices of words that belong to persons, bodies, or governments that act.

    What modifies a person stays free ("Paris mayor Anne Hidalgo"), and so does the first word of a
    body nobody registered ("Mansfield Police Department").
    """
    taken: set[int] = set()
    at = 0
    for mention in sorted(mentions, key=lambda m: m.span):
        while at < len(words.spans) and words.spans[at][1] <= mention.span.start:
            at += 1
        k = at
        while k < len(words.spans) and words.spans[k][0] < mention.span.end:
            if _takes(mention, words.folds[k], is_first=k == at):
                taken.add(k)
            k += 1
    return taken


def _takes(mention: Mention, word: str, *, is_first: bool) -> bool:
    if mention.kind == "person":
        named = mention.actor.actor_id.startswith(("person.", "local."))
        return named and word in fold(mention.actor.name).split()
    if mention.kind == "organisation":
        return not (is_first and mention.actor.actor_id.startswith("local."))
    return mention.kind == "country" and mention.actor.sectors == ("GOV",)


@dataclass(slots=True)
class _Context:
    """What the article says about where it plays."""

    countries: Counter[str]
    filed: list[Location]
    """Readings of the dateline's place; () when there is none."""


def _context(
    text: str,
    words: Words,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    sentences: Sequence[Span],
) -> _Context:
    countries = Counter(m.actor.country for m in mentions if m.actor.country and not m.is_pronoun)
    start = sentences[0].start if sentences else len(text)
    filed: list[Location] = []
    at = 0
    while at < len(words.spans) and words.spans[at][1] <= start and at < 12:
        hit = gazetteer.names.longest_at(words.folds, at) if words.caps[at] else None
        if hit:
            filed = gazetteer.at(hit[1])
            break
        at += 1
    return _Context(Counter({c: n for c, n in countries.items() if c}), filed)


def _choose(found: Sequence[_Found], context: _Context) -> dict[tuple[str, str], Location]:
    """One place for each name and what is written after it."""
    by_name: dict[tuple[str, str], _Found] = {}
    explicit: dict[str, str] = {}
    for one in found:
        if one.inside:
            explicit.setdefault(one.key, one.inside)
    for one in found:
        known = by_name.setdefault((one.key, one.inside), one)
        known.is_region = known.is_region or one.is_region
    readings = {one.key: one.locations for one in found}
    regions = _regions(found)
    chosen: dict[tuple[str, str], Location] = {}
    for (key, inside), one in by_name.items():
        if one.locations:
            within = readings.get(inside or explicit.get(key, ""), [])
            chosen[key, inside] = max(
                one.locations,
                key=lambda place: _score(place, one, within, context, regions),
            )
    return chosen


def _regions(found: Sequence[_Found]) -> dict[tuple[str, str], float]:
    """How much the names of the article point to each part of each country.

    A name that can lie in few parts says more than one that can lie in many.
    """
    regions: dict[tuple[str, str], float] = {}
    for one in {one.key: one for one in found}.values():
        readings = {(p.country, p.admin1) for p in one.locations if p.admin1}
        for reading in readings | {(country, "") for country, _ in readings}:
            regions[reading] = regions.get(reading, 0.0) + 1 / len(readings)
    return regions


def _score(
    place: Location,
    one: _Found,
    within: Sequence[Location],
    context: _Context,
    regions: Mapping[tuple[str, str], float],
) -> float:
    score = math.log10(place.weight + 10)
    if fold(place.name) == one.key:
        score += 1.0  # the Georgia that is called so before one that may be
    elif place.precision == "country":
        score -= 3.0  # England is a region before it is another word for the United Kingdom
    total = sum(context.countries.values())
    if total and place.country in context.countries:
        score += 1.0 + 2.0 * context.countries[place.country] / total
    if any(_contains(outer, place) for outer in within):
        score += 8.0
    score += min(4.0, 1.5 * regions.get((place.country, place.admin1), 0.0))
    score += min(1.0, 0.3 * regions.get((place.country, ""), 0.0))
    for filed in context.filed[:3]:
        if filed.country == place.country:
            score += 1.0 + (1.0 if filed.admin1 and filed.admin1 == place.admin1 else 0.0)
            break
    if place.feature == "PPLC":
        score += 1.0
    if one.is_region:
        score += 3.0 if place.precision == "region" else -1.0
    elif place.precision == "region":
        score -= 0.5
    return score


def _contains(outer: Location, inner: Location) -> bool:
    if outer.country != inner.country or outer == inner:
        return False
    if outer.precision == "country":
        return True
    if outer.precision != "region":
        return False
    return bool(inner.admin1) and inner.admin1 in (outer.admin1, outer.name)


def _place(words: Words, one: _Found, location: Location | None) -> Place:
    span = Span(*words.char_span(one.first, one.last))
    if location is None:
        return Place(span=span, name=span.of(words.text), precision="unknown")
    return Place(
        span=span,
        name=location.name,
        precision=location.precision,
        lat=location.lat,
        lon=location.lon,
        country=location.country or None,
        geonames=location.geonames,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceStage:
    """Give each reading its `places`."""

    gazetteer: Gazetteer
    registry: Registry
    agents: Agents

    name = "places"
    version = "1"
    needs = ("sentences", "published", "mentions")
    gives = "places"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Place, ...]]:
        return [
            find_places(
                reading.article.text,
                reading.sentences,
                mentions=reading.mentions,
                gazetteer=self.gazetteer,
                registry=self.registry,
                agents=self.agents,
            )
            for reading in readings
        ]
