"""The resolver: who a phrase names by its own words, by rules that say why.

A registered name is looked up and, where several bear it, decided by the country the phrase or its
context names, by the office the phrase gives them, and by who holds an office on that day. A name
nobody registered keeps an id made of itself. A common noun gets its sector from the lexicon and its
country from what modifies it. Every answer carries its reason in words, and what else it could be.

Known to miss: namesakes whom neither country nor office tells apart: the weightiest office wins,
and the others stay as candidates.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from lapwing.lexicon.actors import Sense
from lapwing.lexicon.places import Gazetteer, Location
from lapwing.record import Actor, MentionKind
from lapwing.resolve.elements import Element, Lexicon, Words
from lapwing.resolve.metonyms import is_place
from lapwing.resolve.offices import same_office
from lapwing.resolve.phrases import Phrase
from lapwing.resolve.resolution import Candidate, Resolution, Setting
from lapwing.text import slug


class Resolver:
    """Resolves the phrases of one text."""

    def __init__(
        self,
        lexicon: Lexicon,
        words: Words,
        setting: Setting,
        *,
        recall: Callable[[Phrase], Actor | None] | None = None,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        """`recall` says who a name of the text stands for, where the text has told before."""
        self._recall = recall
        self._gazetteer = gazetteer
        self._registry = lexicon.registry
        self._agents = lexicon.agents
        self._words = words
        self._setting = setting

    def resolve(self, phrase: Phrase) -> Resolution:
        """Who a phrase names by its own words; a pronoun names nobody by itself."""
        if phrase.pronoun:
            return Resolution(actor=None, kind="person", reason="a pronoun")
        kind = phrase.head.kind
        if phrase.name is not None:
            return self._person(phrase)
        if kind == "organisation":
            return self._organisation(phrase)
        if kind in ("state", "capital", "seat"):
            return self._state(phrase)
        if kind == "demonym":
            return self._people(phrase)
        if kind == "country noun":
            return self._country_noun(phrase)
        return self._agent(phrase)

    def countries(self, phrase: Phrase) -> list[str]:
        """Countries that the phrase's own words give it, the nearest to its head first."""
        found: list[str] = []
        for element in reversed(phrase.demonyms):
            found += self._element_countries(element)
        for inner in (phrase.possessor, phrase.complement):
            if inner is not None and not inner.pronoun:
                actor = self.resolve(inner).actor
                if actor is not None and actor.country:
                    found.append(actor.country)
        return list(dict.fromkeys(found)) or self._by_where(phrase)

    def _by_where(self, phrase: Phrase) -> list[str]:
        """The country after "in" or "from": `protesters in Caracas`."""
        if phrase.head.kind != "agent" or phrase.after not in ("in", "from", "across"):
            return []
        sectors = phrase.head.agent.sectors if phrase.head.agent else ()
        if sectors and sectors[0] not in _LOCAL:
            return []  # talks with the opposition in Barbados, troops in Syria
        at = phrase.last + 1
        folds = self._words.folds
        if at < len(folds) and folds[at] == "the":
            at += 1
        hit = self._registry.names.longest_at(folds, at) if at < len(folds) else None
        for sense in self._registry.senses_of(hit[1]) if hit and self._words.caps[at] else ():
            if sense.kind in ("state", "capital"):
                return [self._registry.state(sense.number).country]
        return []

    def _by_place(self, phrase: Phrase) -> list[str]:
        """The country of a place that stands first in a phrase, or after "in": `Mumbai police`."""
        if self._gazetteer is None or phrase.head.kind not in ("agent", "organisation"):
            return []
        folds, head = self._words.folds, phrase.head
        for at in (phrase.first, phrase.first - 1):
            stops = head.last if head.kind == "organisation" else head.first
            if 0 <= at < stops and self._words.caps[at]:
                hit = self._gazetteer.names.longest_at(folds[:stops], at)
                best = self._gazetteer.at(hit[1]) if hit else []
                if best:
                    return [self._nearest_place(best)]
        return []

    def _nearest_place(self, places: Sequence[Location]) -> str:
        near = [place for place in places if place.country in self._setting.countries]
        return (near or places)[0].country

    def _element_countries(self, element: Element) -> list[str]:
        if element.kind == "organisation":
            sense = self._choose(element.senses, "organisation", [])
            body = self._registry.actor(sense, None) if sense else None
            return [body.country] if body and body.country else []
        kinds = (element.kind,)
        codes = [
            self._registry.state(sense.number).country
            for sense in element.senses
            if sense.kind in kinds
        ]
        near = [code for code in codes if code in self._setting.countries]
        return near[:1] or codes[:1]

    def _text(self, phrase: Phrase) -> str:
        start, end = self._words.char_span(phrase.first, phrase.last)
        return " ".join(self._words.text[start:end].split())

    # Names of persons

    def _person(self, phrase: Phrase) -> Resolution:
        name = phrase.name
        assert name is not None
        countries = self.countries(phrase)
        scored = self._scored_persons(phrase, countries, name.senses)
        if scored:
            best, reason = scored[0], scored[0].reason
            actor = self._with_phrase(best.actor, phrase, countries, registered=True)
            if len(scored) > 1 and scored[1].score == best.score:
                reason += f"; {len(scored)} bear this name and nothing decides between them"
            return Resolution(actor=actor, kind="person", candidates=tuple(scored), reason=reason)
        recalled = self._recall(phrase) if self._recall else None
        if recalled is not None:
            return Resolution(actor=recalled, kind="person", reason="named before")
        start, end = self._words.char_span(name.first, name.last)
        written = " ".join(self._words.text[start:end].split())
        actor = Actor(actor_id=f"local.{slug(written)}", name=written)
        actor = self._with_phrase(actor, phrase, countries, registered=False)
        return Resolution(actor=actor, kind="person", reason="a name that is not registered")

    def _scored_persons(
        self, phrase: Phrase, countries: Sequence[str], senses: Sequence[Sense]
    ) -> list[Candidate]:
        scored = []
        for sense in senses:
            if sense.kind != "person":
                continue
            scored.append(self.score_person(sense.number, phrase, countries))
        return sorted(scored, key=lambda c: (-c.score, c.actor.actor_id))

    def score_person(
        self, number: int, phrase: Phrase | None, countries: Sequence[str]
    ) -> Candidate:
        """How well a registered person fits a phrase, its country and the day."""
        person = self._registry.person(number)
        actor = self._registry.person_actor(number, self._setting.on)
        score, reasons = 0.0, [f"the registered name of {person.actor_id}"]
        own = {person.country, actor.country} | {office.country for office in person.offices}
        if countries:
            fits = bool(own & set(countries))
            score += 3 if fits else -3
            reasons.append(f"{'of' if fits else 'not of'} {countries[0]}")
        elif own & self._setting.countries:
            score += 2 if actor.country == self._setting.focus else 1
            reasons.append("of a country that the text names")
        office = self._registry.office_on(number, self._setting.on)
        if office is not None:
            score += 2 - office.rank / 2
            reasons.append(f"{office.title} on that day")
        elif person.offices:
            score += 0.2
        roles = [element.key for element in phrase.agents] if phrase else []
        if any(same_office(role, held) for role in roles for held in person.offices):
            score += 2
            reasons.append("has been what the phrase says")
        return Candidate(actor=actor, score=score, reason="; ".join(reasons))

    def _with_phrase(
        self, actor: Actor, phrase: Phrase, countries: Sequence[str], *, registered: bool
    ) -> Actor:
        """The actor with what the phrase adds: sectors, country, that an office is over."""
        told = self.sectors(phrase)
        sectors = actor.sectors
        if phrase.is_former:
            sectors = ("ELI",)
        elif not sectors or (registered and sectors == ("ELI",) and told):
            sectors = told or sectors
        country = actor.country or (countries[0] if countries else None)
        title = actor.title
        if title is None and phrase.agents:
            title = phrase.agents[-1].key
        return replace(
            actor, sectors=sectors, country=country, cow=self._registry.cow(country), title=title
        )

    # Organisations

    def _choose(self, senses: Sequence[Sense], kind: str, countries: Sequence[str]) -> Sense | None:
        fitting = [sense for sense in senses if sense.kind == kind]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        wanted = set(countries) or self._setting.countries

        def distance(sense: Sense) -> tuple[int, int]:
            own = (
                self._registry.organisation(sense.number).country if kind == "organisation" else ""
            )
            if own and own == self._setting.focus and not countries:
                return (0, sense.number)
            return (1 if own in wanted else 2, sense.number)

        return min(fitting, key=distance)

    def _organisation(self, phrase: Phrase) -> Resolution:
        countries = self.countries(phrase)
        sense = self._choose(phrase.head.senses, "organisation", countries)
        others = tuple(
            Candidate(actor=self._registry.actor(s, None), score=0.0, reason="bears this name")
            for s in phrase.head.senses
            if s.kind == "organisation"
        )
        if sense is not None:
            actor = self._registry.actor(sense, self._setting.on)
            if self._is_elsewheres(phrase, actor, countries):
                return self._unknown_body(phrase, countries)
            is_state = self._registry.state_number(actor.country or "") is not None
            if not countries or actor.country in countries or not is_state:
                reason = f"the registered name of {actor.actor_id}"
                return Resolution(
                    actor=actor, kind="organisation", candidates=others, reason=reason
                )
        return self._unknown_body(phrase, countries)

    def _is_elsewheres(self, phrase: Phrase, actor: Actor, countries: Sequence[str]) -> bool:
        """Whether a name that every state has one of is registered for another than this text's."""
        if countries or actor.country in self._setting.countries:
            return False
        if self._agents.phrases.get(phrase.head.key) is None:
            return False
        return self._registry.state_number(actor.country or "") is not None and bool(
            self._setting.countries
        )

    def _unknown_body(self, phrase: Phrase, countries: Sequence[str]) -> Resolution:
        start, end = self._words.char_span(phrase.head.first, phrase.head.last)
        bare = " ".join(self._words.text[start:end].split())
        if self._is_place_name(phrase):
            return Resolution(actor=None, kind="place", reason="the name of a place")
        country, why = self._country(phrase, countries or self._in_name(phrase.head))
        sectors = tuple(code for code in phrase.head.sector.split(",") if code)
        if not sectors and phrase.head.senses:
            namesake = self._choose(phrase.head.senses, "organisation", [])
            sectors = self._registry.actor(namesake, None).sectors if namesake else ()
        prefix = f"{country.lower()}." if country else ""
        actor = Actor(
            actor_id=f"local.{prefix}{slug(bare)}",
            name=self._text(phrase),
            country=country,
            cow=self._registry.cow(country),
            sectors=sectors,
        )
        reason = "an organisation by its head word, not registered" + (f"; {why}" if why else "")
        return Resolution(actor=actor, kind="organisation", reason=reason)

    def _in_name(self, head: Element) -> list[str]:
        """The country that the name of a body holds: `Council of Cuban Growers`."""
        for at in range(head.first, head.last):
            hit = self._registry.names.longest_at(self._words.folds[: head.last], at)
            for sense in self._registry.senses_of(hit[1]) if hit else ():
                if sense.kind in ("state", "demonym") and self._words.caps[at]:
                    return [self._registry.state(sense.number).country]
        return []

    def _is_place_name(self, phrase: Phrase) -> bool:
        key = phrase.head.key
        if key in self._agents.list("not_organisations"):
            return True
        return self._gazetteer is not None and self._gazetteer.names.get(key) is not None

    # States and their people

    def _state(self, phrase: Phrase) -> Resolution:
        kind = phrase.head.kind
        senses = [s for s in phrase.head.senses if s.kind == kind] or list(phrase.head.senses)
        near = [
            s for s in senses if self._registry.state(s.number).country in self._setting.countries
        ]
        actor = self._registry.actor((near or senses)[0], self._setting.on)
        if kind == "state":
            return Resolution(actor=actor, kind="country", reason="the name of a state")
        if is_place(phrase, self._words, agents=self._agents, registry=self._registry):
            state = self._registry.state_actor((near or senses)[0].number)
            where = f"after {phrase.before!r}" if phrase.before else "by what follows"
            return Resolution(actor=state, kind="place", reason=f"a place here, {where}")
        what = "its capital" if kind == "capital" else "the seat of its government"
        return Resolution(
            actor=actor, kind="country", reason=f"a government by {what}: it acts here"
        )

    def _people(self, phrase: Phrase) -> Resolution:
        codes = self._element_countries(phrase.head)
        return self._made(
            phrase, codes[0] if codes else None, ("CVL",), "group", "people of a country"
        )

    def _country_noun(self, phrase: Phrase) -> Resolution:
        countries = self.countries(phrase) or self._of_group(phrase)
        actor = self._registry.country_actor(countries[0]) if countries else None
        reason = "a country by what modifies it" if actor else "a country, not named here"
        return Resolution(actor=actor, kind="country", reason=reason)

    def _of_group(self, phrase: Phrase) -> list[str]:
        """The one country of a part of the world that the text names; [] when several fit."""
        for group in phrase.groups:
            fitting = self._agents.groups.get(group, frozenset()) & self._setting.countries
            if self._setting.focus in fitting:
                return [str(self._setting.focus)]
            if len(fitting) == 1:
                return list(fitting)
        return []

    # Common nouns

    def sectors(self, phrase: Phrase) -> tuple[str, ...]:
        """Sectors that the agent nouns of a phrase give, primary first."""
        if phrase.is_former:
            return ("ELI",)
        agents = [element for element in phrase.agents if element.agent is not None]
        generic = self._agents.list("generic_heads")
        ordered = list(reversed(agents))
        if len(ordered) > 1 and ordered[0].key.split()[-1] in generic:
            ordered = [*ordered[1:], ordered[0]]
        found = [s for element in ordered if element.agent for s in element.agent.sectors]
        inner = phrase.complement
        says_little = not found or ordered[0].key in generic or found[0] in ("UAF", "UNK")
        if says_little:
            if inner is not None and (inner.head.sector or inner.agents or inner.senses):
                told = self.resolve(inner).actor
                found = [*(told.sectors if told else ()), *found]
            for element in phrase.demonyms:
                if element.kind == "organisation" and element.senses:
                    body = self._registry.actor(element.senses[0], None)
                    found = [*body.sectors, *found]
        if phrase.head.kind == "agent":
            generic_head = not found or phrase.head.key.split()[-1] in generic
            found = [*phrase.leanings, *found] if generic_head else [*found, *phrase.leanings]
        return tuple(dict.fromkeys(found))

    def _country(self, phrase: Phrase, countries: Sequence[str]) -> tuple[str | None, str]:
        if countries:
            return countries[0], f"of {countries[0]} by its own words"
        place = self._by_place(phrase)
        if place:
            return place[0], f"of {place[0]}, where the place in its name lies"
        group = self._of_group(phrase)
        if group:
            return group[0], f"of {group[0]}, the one such country in the text"
        if self._setting.focus and not self._is_elsewhere(phrase):
            why = "named last" if self._setting.is_near else "which the text is about"
            return self._setting.focus, f"of {self._setting.focus}, {why}"
        return None, ""

    def _is_elsewhere(self, phrase: Phrase) -> bool:
        return bool(phrase.groups or phrase.adjectives & self._agents.list("elsewhere_adjectives"))

    def _agent(self, phrase: Phrase) -> Resolution:
        sectors = self.sectors(phrase)
        country, why = self._country(phrase, self.countries(phrase))
        holder = self._holder(phrase, country)
        if holder is not None:
            return holder
        kind: MentionKind = "person" if self.is_one_person(phrase) else "group"
        return self._made(phrase, country, sectors, kind, why or "no country")

    def common_noun(self, phrase: Phrase, country: str | None) -> Resolution:
        """A common noun with a country that the text gives it."""
        kind: MentionKind = "person" if self.is_one_person(phrase) else "group"
        return self._made(phrase, country, self.sectors(phrase), kind, f"of {country}")

    def is_one_person(self, phrase: Phrase) -> bool:
        """Whether the agent noun at the head names one person, not many and no body."""
        agent, last = phrase.head.agent, phrase.head.key.split()[-1]
        if agent is None or agent.number == "p":
            return False
        collectives = self._agents.list("collectives")
        return last not in collectives and phrase.head.key not in collectives

    def _holder(self, phrase: Phrase, country: str | None) -> Resolution | None:
        """The one who holds the office that a phrase names, on a known day."""
        on = self._setting.on
        if on is None or not on.is_known or not country or phrase.is_plural or phrase.is_former:
            return None
        if phrase.determiner in ("a", "an") or phrase.complement or _is_part(phrase):
            return None
        role = " ".join(element.key for element in phrase.agents)
        holders = [
            (number, office)
            for number, office in self._registry.holders(country, on)
            if same_office(role, office)
        ]
        held = [pair for pair in holders if pair[1].claim in ("", "held")]
        holders = held or holders
        best = min((office.rank for _, office in holders), default=9)
        holders = [pair for pair in holders if pair[1].rank == best]
        persons = {number for number, _ in holders}
        if len(persons) != 1:
            return None
        number, office = holders[0]
        return Resolution(
            actor=self._registry.person_actor(number, on),
            kind="person",
            reason=f"who was {office.title} on that day",
        )

    def _made(
        self,
        phrase: Phrase,
        country: str | None,
        sectors: tuple[str, ...],
        kind: MentionKind,
        why: str,
    ) -> Resolution:
        text = self._text(phrase)
        primary = sectors[0] if sectors else "UNK"
        actor_id = f"{country}/{primary}" if country else f"local.{slug(phrase.head.key) or 'x'}"
        actor = Actor(
            actor_id=actor_id,
            name=text,
            country=country,
            cow=self._registry.cow(country),
            sectors=sectors,
        )
        said = f"{phrase.head.key!r} is {primary}" if sectors else f"{phrase.head.key!r}"
        return Resolution(actor=actor, kind=kind, reason=f"{said}; {why}")


_LOCAL = frozenset("CVL COP LAB REF MED EDU AGR CRM JRN SOC REL BUS UNK JUD".split())
"""Sectors of those who mostly are of the country that they are in."""


def _is_part(phrase: Phrase) -> bool:
    """Whether a modifying body makes it an office of that body: `NATO chief`."""
    return any(element.kind == "organisation" for element in phrase.demonyms)
