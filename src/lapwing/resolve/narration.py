"""Narration: an article's phrases in order, each resolved with what was said before it.

`Resolver` answers for a phrase by its own words, `Discourse` for what points back; this is where
the two meet, sentence by sentence: names first, then offices and epithets, appositions ("Dmitry
Peskov, Putin's spokesman"), acronyms, pronouns.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lapwing.lexicon.places import Gazetteer
from lapwing.record import Actor, Mention, MentionKind, Period, Span
from lapwing.resolve.actors import Resolution, Resolver, Setting
from lapwing.resolve.coreference import Discourse, Known, fuller
from lapwing.resolve.elements import Element, Lexicon, Words
from lapwing.resolve.offices import same_office
from lapwing.resolve.phrases import Phrase
from lapwing.text import fold

FOCUS_SHARE = 0.34
"""Share of all country words an article must give one country to be about it."""

FILED_WEIGHT = 3
"""How many mentions the country of the dateline counts for."""


@dataclass(slots=True)
class _Draft:
    """A mention in the making."""

    phrase: Phrase
    sentence: int
    resolution: Resolution
    is_subject: bool
    known: Known | None = None
    more: list[Known] = field(default_factory=list)
    """Further actors of the same words."""


class Narration:
    """Resolves all phrases of one article."""

    def __init__(
        self,
        words: Words,
        lexicon: Lexicon,
        *,
        on: Period | None,
        starts: Sequence[int],
        gazetteer: Gazetteer | None = None,
    ) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._lexicon = lexicon
        self._registry = lexicon.registry
        self._agents = lexicon.agents
        self._on = on
        self._starts = starts
        self._filed_from = self._country_before(starts[0] if starts else 0)
        self._discourse = Discourse(lexicon.agents)
        self._acronyms: dict[str, Resolution] = {}
        self._verbs = lexicon.agents.list("subject_verbs")
        self._defined: set[int] = set()
        self._marks: list[list[tuple[int, str]]] = []
        self._alone: set[str] = set()
        self._setting = Setting(on=on)
        self._resolver = self._with(self._setting)

    def tell(
        self, read: Sequence[tuple[Sequence[Phrase], Sequence[Element]]]
    ) -> tuple[Mention, ...]:
        """Mentions of all phrases, sorted.

        Args:
            read: For each sentence its phrases, and the elements that tell of a country.
        """
        sentences = [phrases for phrases, _ in read]
        self._marks = [[(m.first, self._code(m)) for m in marks] for _, marks in read]
        self._survey(sentences)
        drafts: list[_Draft] = []
        for number, phrases in enumerate(sentences):
            told: list[_Draft] = []
            for phrase in phrases:
                told += self._drafts(phrase, number, told, phrases)
            self._appositions(told)
            drafts += told
        return self._mentions(drafts)

    def _with(self, setting: Setting) -> Resolver:
        return Resolver(
            self._lexicon,
            self._words,
            setting,
            recall=self._recalled,
            gazetteer=self._gazetteer,
        )

    def _recalled(self, phrase: Phrase) -> Actor | None:
        name = phrase.name
        known = self._discourse.by_surname(name.key) if name and not phrase.agents else None
        return known.actor if known else None

    # The survey

    def _survey(self, sentences: Sequence[Sequence[Phrase]]) -> None:
        counts: Counter[str] = Counter()
        for phrases in sentences:
            for phrase in phrases:
                self._count(phrase, counts)
        for marks in self._marks:
            counts.update(code for _, code in marks)
        if self._filed_from:
            counts[self._filed_from] += FILED_WEIGHT
        total = sum(counts.values())
        focus = None
        if counts:
            code, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
            clear = len(counts) == 1 or (most >= 2 and most >= FOCUS_SHARE * total)
            focus = code if clear else None
        self._setting = Setting(on=self._on, countries=frozenset(counts), focus=focus)
        self._resolver = self._with(self._setting)
        named = [phrase for phrases in sentences for phrase in phrases if phrase.name is not None]
        self._alone = {p.name.key for p in named if p.name and self._stands_for_person(p)}
        for phrase in named:
            if self._is_full(phrase):
                found = self._surname_in_office(phrase) or self._resolver.resolve(phrase)
                self._enter_person(phrase, found)

    def _stands_for_person(self, phrase: Phrase) -> bool:
        """Whether what surrounds a name is what surrounds persons."""
        return bool(
            phrase.courtesy
            or phrase.after in self._verbs
            or phrase.after in ("'s", "who")
            or phrase.before in _SPEECH
        )

    def _given_name(self, key: str) -> str | None:
        """Gender of a given name; None: it is none."""
        known = self._agents.given_names.get(key)
        return known if known is not None else self._registry.first_name(key)

    def _surname_in_office(self, phrase: Phrase) -> Resolution | None:
        """Who "President Trump" is, when the article does not give the full name first."""
        name = phrase.name
        if name is None or name.senses or " " in name.key:
            return None
        return self._registered_surname(phrase)

    def _count(self, phrase: Phrase, counts: Counter[str]) -> None:
        for element in (phrase.head, *phrase.demonyms):
            if element.kind == "organisation" and len(element.senses) == 1:
                body = self._registry.organisation(element.senses[0].number)
                if self._registry.state_number(body.country) is not None:
                    counts[body.country] += 1
        if phrase.name is not None and len(phrase.name.senses) == 1:
            person = self._registry.person(phrase.name.senses[0].number)
            if person.country:
                counts[person.country] += 1
        for inner in (phrase.possessor, phrase.complement):
            if inner is not None:
                self._count(inner, counts)

    def _code(self, element: Element) -> str:
        sense = next(s for s in element.senses if s.kind == element.kind)
        return self._registry.state(sense.number).country

    def _country_before(self, end: int) -> str | None:
        """The country of the dateline, told by the words before the first sentence."""
        for at in range(min(end, 12)):
            hit = self._registry.names.longest_at(self._words.folds[:end], at)
            for sense in self._registry.senses_of(hit[1]) if hit else ():
                if sense.kind in ("state", "capital") and self._words.caps[at]:
                    return self._registry.state(sense.number).country
        return None

    def _is_full(self, phrase: Phrase) -> bool:
        """Whether a phrase names a person in full, by name, title or registered name."""
        name = phrase.name
        if name is None:
            return False
        if any(sense.kind == "person" for sense in name.senses):
            return True
        parts = [p for p in name.key.split() if p != "."]
        if len(parts) < 2:
            return bool(phrase.courtesy or phrase.agents) and not name.weak
        return (
            bool(phrase.agents or phrase.courtesy)
            or self._given_name(parts[0]) is not None
            or phrase.after in _SPEECH
            or phrase.before in _SPEECH
            or (not name.weak and len(parts) < 5 and self._is_called_again(parts))
            or self._is_described(name.last)
        )

    def _is_called_again(self, parts: Sequence[str]) -> bool:
        return any(" ".join(parts[at:]) in self._alone for at in range(1, len(parts)))

    def _is_described(self, at: int) -> bool:
        """Whether ", a lawmaker" or ", 34," stands at a word."""
        folds = self._words.folds
        if folds[at : at + 1] != [","] or at + 1 >= len(folds):
            return False
        if folds[at + 1].isdigit() and len(folds[at + 1]) == 2:
            return True
        for k in range(at + 1, min(at + 7, len(folds))):
            if folds[k] in self._agents.list("epithet_heads"):
                return True
            hit = self._agents.phrases.longest_at(folds, k)
            if hit and self._agents.agent(hit[1]).number == "s":
                return folds[k + hit[0] - 1] not in self._agents.list("collectives")
            if folds[k] == ",":
                return False
        return False

    def _enter_person(self, phrase: Phrase, found: Resolution) -> Known | None:
        actor, name = found.actor, phrase.name
        if actor is None or name is None:
            return None
        number = self._person_number(actor)
        person = self._registry.person(number) if number is not None else None
        office = self._registry.office_on(number, self._on) if number is not None else None
        roles = {element.key for element in phrase.agents}
        roles |= {" ".join(e.key for e in phrase.agents)} if phrase.agents else set()
        top = self._agents.list("top_roles")
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
        start, end = self._words.char_span(name.first, name.last)
        written = self._words.text[start:end]
        entry = self._discourse.enter(known, name=written)
        if person is not None:
            self._discourse.enter(known, name=person.name)
        return entry

    def _person_number(self, actor: Actor) -> int | None:
        for sense in self._registry.lookup(actor.name):
            if sense.kind == "person" and (
                self._registry.person(sense.number).actor_id == actor.actor_id
            ):
                return sense.number
        return None

    def _gender(self, phrase: Phrase) -> str:
        title = self._agents.courtesy.get(phrase.courtesy, "") if phrase.courtesy else ""
        if title:
            return title
        for element in phrase.agents:
            if element.key.endswith(("woman", "queen", "princess", "actress")):
                return "f"
            if element.key.endswith(("spokesman", "businessman", "king", "chairman")):
                return "m"
        name = phrase.name
        return (self._given_name(name.key.split()[0]) or "") if name else ""

    # One phrase

    def _drafts(
        self, phrase: Phrase, sentence: int, told: Sequence[_Draft], phrases: Sequence[Phrase]
    ) -> list[_Draft]:
        """The draft of a phrase or, where it names nobody, of the phrases inside it."""
        draft = self._draft(phrase, sentence, told, phrases)
        if draft is not None:
            return [draft]
        found: list[_Draft] = []
        for inner in (phrase.possessor, phrase.complement):
            if inner is not None:
                found += self._drafts(inner, sentence, [*told, *found], phrases)
        return found

    def _draft(
        self, phrase: Phrase, sentence: int, told: Sequence[_Draft], phrases: Sequence[Phrase]
    ) -> _Draft | None:
        if phrase.first in self._defined:
            return None
        is_subject = self._is_subject(phrase, told)
        draft = _Draft(phrase, sentence, _NOTHING, is_subject)
        if phrase.pronoun:
            self._pronoun(draft)
        elif phrase.name is not None:
            self._named(draft)
        elif phrase.is_plural and self._several(draft):
            pass
        elif phrase.head.kind == "agent" and self._is_predicate(phrase):
            pass
        elif phrase.head.kind == "agent" and self._is_epithet(phrase):
            self._epithet(draft, told, phrases)
        elif phrase.head.kind == "country noun":
            self._country_noun(draft)
        else:
            self._other(draft)
        if draft.resolution.actor is None:
            return None
        self._remember(draft)
        return draft

    def _is_subject(self, phrase: Phrase, told: Sequence[_Draft]) -> bool:
        if phrase.after in self._agents.list("subject_verbs"):
            return True
        no_subject_yet = not any(draft.is_subject for draft in told)
        prepositions = self._agents.list("place_prepositions")
        led = phrase.before in prepositions or phrase.before in _BEFORE_OBJECTS
        return no_subject_yet and not led and (not phrase.before or not phrase.before.isalpha())

    def _remember(self, draft: _Draft) -> None:
        actor, kind = draft.resolution.actor, draft.resolution.kind
        if actor is None or kind == "place":
            return
        if draft.known is None:
            draft.known = self._discourse.enter(
                Known(
                    actor=actor,
                    kind=kind,
                    is_plural=draft.phrase.is_plural,
                    countries={actor.country} if actor.country else set(),
                    roles={element.key for element in draft.phrase.agents},
                )
            )
        owner = draft.phrase.possessor
        if owner is not None and owner.name is not None:
            inner = self._discourse.by_surname(owner.name.key)
            if inner is not None:
                self._discourse.mention(inner, sentence=draft.sentence, is_subject=False)
        quoted = self._in_quotes(draft)
        for known in (draft.known, *draft.more):
            is_subject = draft.is_subject and not quoted
            self._discourse.mention(known, sentence=draft.sentence, is_subject=is_subject)
            if draft.phrase.after in _SPEECH or draft.phrase.before in _SPEECH:
                known.spoke_in = draft.sentence

    def _in_quotes(self, draft: _Draft) -> bool:
        """Whether a quotation is open where a phrase stands."""
        start = self._starts[draft.sentence]
        before = self._words.texts[start : draft.phrase.first]
        straight = sum(word == '"' for word in before) % 2 == 1
        return straight or before.count("“") > before.count("”")

    def _set(self, draft: _Draft, known: Known, reason: str) -> None:
        draft.known = known
        draft.resolution = Resolution(actor=known.actor, kind=known.kind, reason=reason)

    def _pronoun(self, draft: _Draft) -> None:
        kind = self._agents.pronouns[draft.phrase.pronoun]
        if kind == "n" and (draft.phrase.after in _EXPLETIVE or not draft.is_subject):
            return
        known = self._discourse.by_pronoun(
            kind,
            sentence=draft.sentence,
            is_object=draft.phrase.pronoun in ("him", "them"),
            in_quotes=self._in_quotes(draft),
        )
        if draft.phrase.pronoun.endswith(("self", "selves")):
            known = self._discourse.last_person(sentence=draft.sentence, kind=kind) or known
        if known is not None:
            if kind in ("m", "f"):
                known.gender = known.gender or kind
            self._set(
                draft, known, f"{draft.phrase.pronoun!r}: the last that fits is {known.actor.name}"
            )

    def _named(self, draft: _Draft) -> None:
        phrase = draft.phrase
        name = phrase.name
        assert name is not None
        if self._is_full(phrase) and (len(name.key.split()) > 1 or name.senses):
            draft.resolution = self._resolver.resolve(phrase)
            draft.known = self._enter_person(phrase, draft.resolution)
            return
        gender = self._agents.courtesy.get(phrase.courtesy, "") if phrase.courtesy else ""
        for key in dict.fromkeys((name.key, name.key.split()[-1])):
            known = self._discourse.by_surname(key, gender=gender)
            if known is not None and (key == name.key or self._plausible(name.key, known)):
                known.roles |= {element.key for element in phrase.agents}
                reason = f"surname of {known.actor.name}, whom the article names in full"
                self._set(draft, known, reason)
                return
        by_registry = self._registered_surname(phrase)
        if by_registry is not None:
            draft.resolution = by_registry
            draft.known = self._enter_person(phrase, by_registry)
        elif name.key in self._acronyms:
            draft.resolution = self._acronyms[name.key]
        elif self._is_full(phrase):
            draft.resolution = self._resolver.resolve(phrase)
            draft.known = self._enter_person(phrase, draft.resolution)

    def _plausible(self, key: str, known: Known) -> bool:
        """Whether a name of several words can be another form of a known person's."""
        first, own = key.split()[0], fold(known.actor.name).split()
        return first in own or any(len(first) == 1 and word[0] == first for word in own)

    def _registered_surname(self, phrase: Phrase) -> Resolution | None:
        """Somebody in office on that day, of a country in the text, known by surname alone."""
        name = phrase.name
        if name is None:
            return None
        scored = [
            (score, number)
            for number in self._registry.surname(name.key)
            if (score := self._office_score(phrase, number)) > 0
        ]
        scored.sort(reverse=True)
        if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
            return None
        if name.weak and scored[0][0] < _SURE_OF_SURNAME and phrase.after not in self._verbs:
            return None
        actor = self._registry.person_actor(scored[0][1], self._on)
        return Resolution(
            actor=actor,
            kind="person",
            reason=f"the one {name.key!r} in high office then who fits the text",
        )

    def _office_score(self, phrase: Phrase, number: int) -> float:
        """How well a person known by surname alone fits; 0: not enough."""
        office = self._registry.office_on(number, self._on)
        roles = [element.key for element in phrase.agents]
        if office is None:
            return 0.0
        held = self._registry.person(number).offices
        fits_role = any(same_office(role, one) for role in roles for one in held)
        wanted = self._resolver.countries(phrase) or self._setting.countries
        fits_country = office.country in wanted
        if roles and not fits_role and office.rank > 0:
            return 0.0
        if not fits_role and not fits_country:
            return 0.0
        if office.rank > 1 and not fits_role:
            return 0.0
        return 2.0 * fits_role + 1.5 * fits_country + (2 - office.rank)

    def _several(self, draft: _Draft) -> bool:
        """"the two leaders", "both countries": one mention for each."""
        phrase = draft.phrase
        head = phrase.head.key
        if head not in self._agents.list("plural_heads") or phrase.demonyms or phrase.possessor:
            return False
        if not ({"two", "both"} & phrase.adjectives or phrase.before == "both"):
            return False
        if head in ("leaders", "presidents", "men", "ministers", "counterparts"):
            found = self._discourse.last_leaders(sentence=draft.sentence)[:2]
        else:
            codes = self._discourse.last_countries()[:2]
            actors = [a for code in codes if (a := self._registry.country_actor(code))]
            found = [self._state_known(actor) for actor in actors]
        if len(found) < 2:
            return False
        self._set(draft, found[0], f"the last two it can mean: {_names(found)}")
        draft.more = found[1:]
        return True

    def _state_known(self, actor: Actor) -> Known:
        countries = {actor.country} if actor.country else set()
        return self._discourse.enter(Known(actor=actor, kind="country", countries=countries))

    def _is_predicate(self, phrase: Phrase) -> bool:
        """"elected president", "declared himself interim leader": said of somebody, no mention."""
        if phrase.determiner in ("a", "an") and phrase.before in _LINKING:
            return True
        if phrase.determiner or phrase.demonyms or phrase.possessor or phrase.head.capital:
            return False
        return self._resolver.is_one_person(phrase) and bool(phrase.before)

    def _is_epithet(self, phrase: Phrase) -> bool:
        if phrase.is_plural or phrase.determiner in ("a", "an") or phrase.is_former:
            return False
        last = phrase.head.key.split()[-1]
        heads = self._agents.list("epithet_heads")
        return phrase.head.key in heads or last in heads

    def _epithet(
        self, draft: _Draft, told: Sequence[_Draft], phrases: Sequence[Phrase]
    ) -> None:
        phrase = draft.phrase
        owner = self._owner(draft) if phrase.determiner == "its" else None
        if owner is not None and owner.kind == "organisation":
            made = self._resolver.common_noun(phrase, owner.actor.country)
            draft.resolution = replace(made, reason=f"'its' is {owner.actor.name}")
            return
        subject = next((d.known for d in told if d.is_subject and d.known), None)
        out = {subject.actor.actor_id} if subject and not draft.is_subject else set()
        out |= self._later_subject(phrase, phrases)
        group = self._agents.groups.get(phrase.groups[-1], frozenset()) if phrase.groups else None
        countries = self._resolver.countries(phrase)
        if phrase.complement is None:
            known = self._discourse.by_role(
                [element.key for element in phrase.agents],
                countries=countries,
                group=group or frozenset(),
                sentence=draft.sentence,
                without=frozenset(out),
            )
            if known is not None and self._may_mean(phrase, known):
                self._set(draft, known, f"{phrase.head.key!r} here is {known.actor.name}")
                return
        if phrase.head.key == "counterpart" and countries and self._counterpart(draft, subject):
            return
        self._other(draft)

    def _counterpart(self, draft: _Draft, subject: Known | None) -> bool:
        """"his Cuban counterpart": who holds the same office there on that day."""
        number = self._person_number(subject.actor) if subject else None
        office = self._registry.office_on(number, self._on) if number is not None else None
        if office is None or self._on is None or subject is None:
            return False
        country = self._resolver.countries(draft.phrase)[0]
        for other, held in self._registry.holders(country, self._on):
            if same_office(office.office, held) or (office.rank == 0 and held.rank == 0):
                actor = self._registry.person_actor(other, self._on)
                reason = f"{held.title} on that day, as {subject.actor.name} is {office.title}"
                draft.resolution = Resolution(actor=actor, kind="person", reason=reason)
                return True
        return False

    def _speaks_for(self, draft: _Draft) -> bool:
        """"a spokesman": of the body or state that was the subject before."""
        phrase = draft.phrase
        if phrase.complement or phrase.determiner in _POSSESSIVE or self._resolver.countries(phrase):
            return False
        speaker_for = self._discourse.last_subject(sentence=draft.sentence)
        if speaker_for is None or not speaker_for.actor.country:
            return False
        made = self._resolver.common_noun(draft.phrase, speaker_for.actor.country)
        if made.actor is None:
            return False
        sectors = speaker_for.actor.sectors or made.actor.sectors
        actor = replace(made.actor, sectors=sectors)
        draft.resolution = replace(
            made, actor=actor, reason=f"speaks for {speaker_for.actor.name}, the subject before"
        )
        return True

    def _may_mean(self, phrase: Phrase, known: Known) -> bool:
        """"Putin's spokesman" is not Putin."""
        if phrase.possessor is None or phrase.possessor.name is None:
            return True
        owner = self._resolver.resolve(phrase.possessor).actor
        return owner is None or owner.actor_id != known.actor.actor_id

    def _later_subject(self, phrase: Phrase, phrases: Sequence[Phrase]) -> set[str]:
        """Whom a sentence that opens with a participle is about: "Welcoming the leader, Putin"."""
        for later in phrases:
            if later.first <= phrase.first or later.name is None:
                continue
            if later.before == "," and later.first - phrase.last < 12:
                key = later.name.key
                known = self._discourse.by_surname(key) or self._discourse.by_surname(
                    key.split()[-1]
                )
                return {known.actor.actor_id} if known else set()
        return set()

    def _country_noun(self, draft: _Draft) -> None:
        phrase = draft.phrase
        found = self._resolver.resolve(phrase)
        if found.actor is None and phrase.determiner in _POSSESSIVE:
            owner = self._owner(draft)
            actor = self._registry.country_actor(owner.actor.country or "") if owner else None
            if actor is not None and owner is not None:
                reason = f"{phrase.determiner!r} is {owner.actor.name}"
                found = Resolution(actor=actor, kind="country", reason=reason)
        if found.actor is None and phrase.determiner in ("the", "this", "that", *_POSSESSIVE):
            group = (
                self._agents.groups.get(phrase.groups[-1], frozenset()) if phrase.groups else None
            )
            for code in self._countries_meant(draft.sentence):
                actor = self._registry.country_actor(code)
                if actor is not None and (not group or code in group):
                    reason = f"{phrase.head.key!r}: the last country named is {actor.name}"
                    found = Resolution(actor=actor, kind="country", reason=reason)
                    break
        draft.resolution = found

    def _countries_meant(self, sentence: int) -> list[str]:
        """What "the country" can mean: what the text is about, unless it was not named lately."""
        lately = self._discourse.last_countries(since=sentence - 3)
        subject = self._discourse.last_countries(since=sentence, acting=True)
        ordered = [code for code in lately if code not in subject] + subject
        focus = self._setting.focus
        if focus in ordered and focus not in subject:
            ordered = [str(focus), *ordered]
        return [*ordered, *([focus] if focus else [])]

    def _other(self, draft: _Draft) -> None:
        phrase = draft.phrase
        if phrase.head.key.startswith("spokes") and self._speaks_for(draft):
            return
        found = self._resolver_for(draft).resolve(phrase)
        if phrase.head.kind == "agent" and (known := self._body_meant(draft)) is not None:
            self._set(draft, known, f"{phrase.head.key!r} here is {known.actor.name}")
            return
        if phrase.determiner in _POSSESSIVE and phrase.head.kind == "agent":
            found = self._owned(draft, found)
        if found.actor is None or not self._worth(phrase, found):
            return
        if self._filed_from and self._is_own_ministry(phrase, found):
            setting = replace(self._setting, focus=self._filed_from)
            found = self._with(setting).resolve(phrase)
        draft.resolution = found
        self._define_acronym(phrase, found)

    def _resolver_for(self, draft: _Draft) -> Resolver:
        """For rebels and regimes the country named last counts, not the one that is reported to."""
        phrase, focus = draft.phrase, self._setting.focus
        sectors = phrase.head.agent.sectors if phrase.head.agent else ()
        if not focus or not sectors or not (
            sectors[0] in ("REB", "UAF") or phrase.head.key == "regime"
        ):
            return self._resolver
        near = [
            code
            for marks in self._marks[max(0, draft.sentence - 1) : draft.sentence + 1]
            for at, code in marks
            if at < phrase.first and code != focus
        ]
        return self._with(replace(self._setting, focus=near[-1])) if near else self._resolver

    def _body_meant(self, draft: _Draft) -> Known | None:
        """Whom "the ministry" means, when one was named before."""
        phrase = draft.phrase
        if phrase.determiner not in ("the", "this") or phrase.demonyms or phrase.possessor:
            return None
        if phrase.complement or phrase.head.key not in self._agents.list("body_nouns"):
            return None
        return self._discourse.by_body_noun(phrase.head.key, sentence=draft.sentence)

    def _owner(self, draft: _Draft) -> Known | None:
        """Whom "his" or "its" means."""
        return self._discourse.by_pronoun(
            _POSSESSIVE[draft.phrase.determiner], sentence=draft.sentence
        )

    def _owned(self, draft: _Draft, found: Resolution) -> Resolution:
        """"his government" is of the country of him."""
        if self._resolver.countries(draft.phrase) or found.actor is None:
            return found
        owner = self._owner(draft)
        if owner is None or not owner.actor.country:
            return found
        setting = replace(self._setting, focus=owner.actor.country)
        found = self._with(setting).resolve(draft.phrase)
        why = f"{draft.phrase.determiner!r} is {owner.actor.name}"
        return replace(found, reason=f"{found.reason.split(';')[0]}; {why}")

    def _is_own_ministry(self, phrase: Phrase, found: Resolution) -> bool:
        """"the Foreign Ministry" in a text filed from Moscow is Russia's."""
        if phrase.demonyms or phrase.possessor or phrase.complement or phrase.groups:
            return False
        return phrase.head.key.endswith("ministry") and bool(found.actor)

    def _worth(self, phrase: Phrase, found: Resolution) -> bool:
        """Whether a common noun says enough of who it is to be kept."""
        actor = found.actor
        if actor is None:
            return False
        if phrase.head.kind != "agent":
            return True
        if phrase.head.key.split()[-1] in self._agents.list("place_heads"):
            return False
        return bool(actor.sectors) or bool(phrase.demonyms or phrase.possessor)

    def _define_acronym(self, phrase: Phrase, found: Resolution) -> None:
        """Learn "(CSTO)" right after a name; where it is defined it is no mention of its own."""
        folds, last = self._words.folds, phrase.last
        if found.kind != "organisation" or last - phrase.first < 2 or last + 2 >= len(folds):
            return
        short = self._words.texts[last + 1]
        if folds[last] == "(" and folds[last + 2] == ")" and short == short.upper():
            self._defined.add(last + 1)
            reason = f"short for {found.actor.name if found.actor else ''}"
            self._acronyms.setdefault(fold(short), replace(found, reason=reason))

    # Appositions

    def _appositions(self, told: list[_Draft]) -> None:
        for left, right in zip(told, told[1:], strict=False):
            if not self._stand_together(left.phrase, right.phrase):
                continue
            if left.phrase.name is not None and self._describes(right.phrase):
                self._one_person(left, right)
            elif right.phrase.name is not None and self._describes(left.phrase):
                self._one_person(right, left)

    def _stand_together(self, left: Phrase, right: Phrase) -> bool:
        between = self._words.folds[left.last : right.first]
        if between[:1] != [","] or len(between) > 2:
            return False
        after = self._words.folds[right.last : right.last + 1]
        ends = not after or not after[0][0].isalnum() or after[0] in _AFTER_APPOSITION
        return ends and (len(between) == 1 or between[1] in ("the", "a", "an", "his", "her", "its"))

    def _describes(self, phrase: Phrase) -> bool:
        agent = phrase.head.agent
        return phrase.name is None and phrase.head.kind == "agent" and (
            agent is not None and agent.number != "p"
        )

    def _one_person(self, named: _Draft, described: _Draft) -> None:
        known, told = named.known, described.resolution.actor
        if known is None or told is None or named.resolution.kind != "person":
            return
        actor = known.actor
        if actor.actor_id.startswith("local."):
            own = self._resolver.countries(described.phrase)
            country = actor.country or (own[0] if own else None)
            actor = replace(
                actor,
                country=country,
                cow=self._registry.cow(country),
                sectors=actor.sectors or self._resolver.sectors(described.phrase) or told.sectors,
                title=actor.title or described.phrase.head.key,
            )
            known.actor = actor
            named.resolution = replace(named.resolution, actor=actor)
        known.roles |= {element.key for element in described.phrase.agents}
        known.roles.add(" ".join(element.key for element in described.phrase.agents))
        self._set(described, known, f"in apposition to {actor.name}")

    # What comes out

    def _mentions(self, drafts: Sequence[_Draft]) -> tuple[Mention, ...]:
        best: dict[str, Actor] = {}
        for draft in drafts:
            for actor in self._actors(draft):
                if actor.actor_id.startswith("local."):
                    best[actor.actor_id] = fuller(best.get(actor.actor_id, actor), actor)
        mentions = []
        for draft in drafts:
            phrase = draft.phrase
            span = Span(*self._words.char_span(phrase.first, phrase.last))
            for actor in self._actors(draft):
                mentions.append(
                    Mention(
                        span=span,
                        kind=self._kind(draft, actor),
                        actor=best.get(actor.actor_id, actor),
                        reason=draft.resolution.reason,
                        is_pronoun=bool(phrase.pronoun),
                    )
                )
        return tuple(
            sorted(mentions, key=lambda m: (m.span.start, m.span.end, m.actor.actor_id))
        )

    def _actors(self, draft: _Draft) -> list[Actor]:
        first = draft.resolution.actor
        return ([first] if first else []) + [known.actor for known in draft.more]

    def _kind(self, draft: _Draft, actor: Actor) -> MentionKind:
        for known in draft.more:
            if known.actor.actor_id == actor.actor_id:
                return known.kind
        return draft.resolution.kind


_SURE_OF_SURNAME = 3.5
"""Score from which a surname counts even where any word would be capitalised."""
_LINKING = frozenset(
    ("is", "was", "be", "been", "become", "became", "becomes", "as", "being", "remains", "not")
)
_NOTHING = Resolution(actor=None, kind="person", reason="")
_SPEECH = frozenset(("said", "says", "told", "added", "tweeted", "wrote", "adds"))
_BEFORE_OBJECTS = frozenset(
    ("of", "for", "to", "with", "by", "on", "about", "against", "from", "as", "than", "like")
)
_POSSESSIVE = {"his": "m", "her": "f", "their": "p", "its": "n"}
_EXPLETIVE = frozenset(
    ("is", "was", "'s", "will", "would", "has", "had", "seems", "appears", "comes", "came", "may")
)
_AFTER_APPOSITION = frozenset(
    ("and", "said", "says", "who", "told", "has", "was", "is", "had", "in", "on", "after", "to")
)


def _names(found: Sequence[Known]) -> str:
    return " and ".join(known.actor.name for known in found)
