"""People: which capitalised words are a person's name, and who bears it.

A registered name is one, and so is a name with a title, a known given name, a description behind it
(", a lawmaker,", ", 34,"), a verb of saying beside it, or one whose last part the article uses
alone where persons stand. A surname alone means whom the article names in full or, failing that,
the one in high office on that day who fits the text.
"""

from collections.abc import Sequence

from lapwing.resolve.coreference import Known
from lapwing.resolve.elements import Element
from lapwing.resolve.offices import same_office
from lapwing.resolve.phrases import Phrase
from lapwing.resolve.resolution import Resolution
from lapwing.resolve.scene import SPEECH, Draft, Scene
from lapwing.text import fold

SURE_OF_SURNAME = 3.5
"""Score from which a surname counts even where any word would be capitalised."""


class People:
    """Tells persons in one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def is_full(self, phrase: Phrase) -> bool:
        """Whether a phrase names a person in full, by name, title or registered name."""
        name = phrase.name
        if name is None:
            return False
        if any(sense.kind == "person" for sense in name.senses):
            return True
        parts = [p for p in name.key.split() if p != "."]
        if len(parts) < 2:
            return bool(phrase.courtesy or phrase.agents) and not name.weak
        if phrase.agents or phrase.courtesy or self._given_name(parts[0]) is not None:
            return True
        if parts[0] in self._scene.lower:
            return False
        return (
            self._is_described(name.last)
            or phrase.after in SPEECH
            or phrase.before in SPEECH
            or (not name.weak and len(parts) < 5 and self._is_called_again(parts))
        )

    def _is_called_again(self, parts: Sequence[str]) -> bool:
        return any(" ".join(parts[at:]) in self._scene.alone for at in range(1, len(parts)))

    def _is_described(self, at: int) -> bool:
        """Whether ", a lawmaker" or ", 34," stands at a word."""
        folds = self._scene.words.folds
        if folds[at : at + 1] != [","] or at + 1 >= len(folds):
            return False
        if folds[at + 1].isdigit() and len(folds[at + 1]) == 2:
            return True
        for k in range(at + 1, min(at + 7, len(folds))):
            if folds[k] in self._scene.agents.list("epithet_heads"):
                return True
            hit = self._scene.agents.phrases.longest_at(folds, k)
            if hit and self._scene.agents.agent(hit[1]).number == "s":
                return folds[k + hit[0] - 1] not in self._scene.agents.list("collectives")
            if folds[k] == ",":
                return False
        return False

    def stands_for_person(self, phrase: Phrase) -> bool:
        """Whether what surrounds a name is what surrounds persons."""
        return bool(
            phrase.courtesy
            or phrase.after in self._scene.verbs
            or phrase.after in ("'s", "who")
            or phrase.before in SPEECH
        )

    def _given_name(self, key: str) -> str | None:
        """Gender of a given name; None: it is none."""
        known = self._scene.agents.given_names.get(key)
        return known if known is not None else self._scene.registry.first_name(key)

    def enter_person(self, phrase: Phrase, found: Resolution) -> Known | None:
        """Remember whom a phrase names; None: it names nobody."""
        actor, name = found.actor, phrase.name
        if actor is None or name is None:
            return None
        number = self._scene.person_number(actor)
        person = self._scene.registry.person(number) if number is not None else None
        office = (
            self._scene.registry.office_on(number, self._scene.on) if number is not None else None
        )
        roles = {element.key for element in phrase.agents}
        roles |= {" ".join(e.key for e in phrase.agents)} if phrase.agents else set()
        top = self._scene.agents.list("top_roles")
        countries = {actor.country} | ({person.country} if person else set())
        known = Known(
            actor=actor,
            kind="person",
            gender=(person.gender if person else "") or self._gender(phrase),
            is_top=(office is not None and office.rank == 0)
            or (not phrase.is_former and any(role in top for role in roles)),
            roles=roles,
            countries={c for c in countries if c},
        )
        start, end = self._scene.words.char_span(name.first, name.last)
        written = self._scene.words.text[start:end]
        entry = self._scene.discourse.enter(known, name=written)
        if person is not None:
            self._scene.discourse.enter(known, name=person.name)
        return entry

    def _gender(self, phrase: Phrase) -> str:
        title = self._scene.agents.courtesy.get(phrase.courtesy, "") if phrase.courtesy else ""
        if title:
            return title
        for element in phrase.agents:
            if element.key.endswith(("woman", "queen", "princess", "actress")):
                return "f"
            if element.key.endswith(("spokesman", "businessman", "king", "chairman")):
                return "m"
        name = phrase.name
        return (self._given_name(name.key.split()[0]) or "") if name else ""

    def named(self, draft: Draft) -> None:
        """Settle a phrase with a name in it; what is no person's name stays open."""
        phrase = draft.phrase
        name = phrase.name
        assert name is not None
        if self.is_full(phrase) and (len(name.key.split()) > 1 or name.senses):
            draft.resolution = self._scene.resolver.resolve(phrase)
            draft.known = self.enter_person(phrase, draft.resolution)
            return
        if name.weak and " " in name.key:
            self._drop_first(phrase, name)
        gender = self._scene.agents.courtesy.get(phrase.courtesy, "") if phrase.courtesy else ""
        for key in dict.fromkeys((name.key, name.key.split()[-1])):
            known = self._scene.discourse.by_surname(key, gender=gender)
            if known is not None and self._is_outshone(known, phrase, draft.sentence):
                break
            if known is not None and (key == name.key or self._plausible(name.key, known)):
                known.roles |= {element.key for element in phrase.agents}
                reason = f"surname of {known.actor.name}, whom the article names in full"
                self._scene.settle(draft, known, reason)
                return
        by_registry = self._registered_surname(phrase)
        if by_registry is not None:
            draft.resolution = by_registry
            draft.known = self.enter_person(phrase, by_registry)
        elif name.key in self._scene.acronyms:
            draft.resolution = self._scene.acronyms[name.key]
        elif self.is_full(phrase):
            draft.resolution = self._scene.resolver.resolve(phrase)
            draft.known = self.enter_person(phrase, draft.resolution)

    def _drop_first(self, phrase: Phrase, name: Element) -> None:
        """Take the word that opens a sentence for none of the name: `Obviously Clinton`."""
        rest = name.key.split()[1:]
        if rest and (self._scene.discourse.by_surname(" ".join(rest)) or len(rest) == 1):
            name.key, name.first, name.weak = " ".join(rest), name.last - len(rest), False
            phrase.first = max(phrase.first, name.first)

    def _is_outshone(self, known: Known, phrase: Phrase, sentence: int) -> bool:
        """Whether a surname means somebody in high office rather than a relative named before."""
        if not known.actor.actor_id.startswith("local.") or known.subject_of >= sentence - 1:
            return False
        return self._registered_surname(phrase) is not None

    def _plausible(self, key: str, known: Known) -> bool:
        """Whether a name of several words can be another form of a known person's."""
        first, own = key.split()[0], fold(known.actor.name).split()
        return first in own or any(len(first) == 1 and word[0] == first for word in own)

    def surname_in_office(self, phrase: Phrase) -> Resolution | None:
        """Who "President Trump" is, when the article does not give the full name first."""
        name = phrase.name
        if name is None or name.senses or " " in name.key:
            return None
        return self._registered_surname(phrase)

    def _registered_surname(self, phrase: Phrase) -> Resolution | None:
        """Somebody in office on that day, of a country in the text, known by surname alone."""
        name = phrase.name
        if name is None:
            return None
        scored = [
            (score, number)
            for number in self._scene.registry.surname(name.key)
            if (score := self._office_score(phrase, number)) > 0
        ]
        scored.sort(reverse=True)
        if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
            return None
        if name.weak and scored[0][0] < SURE_OF_SURNAME and phrase.after not in self._scene.verbs:
            return None
        actor = self._scene.registry.person_actor(scored[0][1], self._scene.on)
        return Resolution(
            actor=actor,
            kind="person",
            reason=f"the one {name.key!r} in high office then who fits the text",
        )

    def _office_score(self, phrase: Phrase, number: int) -> float:
        """How well a person known by surname alone fits; 0: not enough."""
        office = self._scene.registry.office_on(number, self._scene.on)
        roles = [element.key for element in phrase.agents]
        held = self._scene.registry.person(number).offices
        if office is None:
            was_top = any(one.rank == 0 for one in held)
            return 0.5 if was_top and held[0].country in self._scene.setting.countries else 0.0
        fits_role = any(same_office(role, one) for role in roles for one in held)
        wanted = self._scene.resolver.countries(phrase) or self._scene.setting.countries
        fits_country = office.country in wanted
        if roles and not fits_role and office.rank > 0:
            return 0.0
        if not fits_role and not fits_country:
            return 0.0
        if office.rank > 1 and not fits_role:
            return 0.5 + fits_country if any(one.rank < 2 for one in held) else 0.0
        return 2.0 * fits_role + 1.5 * fits_country + (2 - office.rank)
