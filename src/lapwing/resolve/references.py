"""References: phrases that point back.

Pronouns, epithets, offices, "the country", "the two leaders".

`Discourse` remembers who was named; here is told which of them a phrase can mean, by what the
phrase says and where it stands.
"""

from collections.abc import Sequence
from dataclasses import replace

from lapwing.record import Actor
from lapwing.resolve.coreference import Known
from lapwing.resolve.offices import same_office
from lapwing.resolve.phrases import Phrase
from lapwing.resolve.resolution import Resolution
from lapwing.resolve.scene import POSSESSIVE, Draft, Scene

_LINKING = frozenset(
    ("is", "was", "be", "been", "become", "became", "becomes", "as", "being", "remains", "not")
)
_EXPLETIVE = frozenset(
    ("is", "was", "'s", "will", "would", "has", "had", "seems", "appears", "comes", "came", "may")
)


class References:
    """Resolves what points back in one article. What says True or settles a draft is done."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def pronoun(self, draft: Draft) -> None:
        """Settle a pronoun; one that means a thing, or nobody we know, stays open."""
        kind = self._scene.agents.pronouns[draft.phrase.pronoun]
        if kind == "n" and (draft.phrase.after in _EXPLETIVE or not draft.is_subject):
            return
        known = self._scene.discourse.by_pronoun(
            kind,
            sentence=draft.sentence,
            is_object=draft.phrase.pronoun in ("him", "them"),
            in_quotes=self._scene.in_quotes(draft),
        )
        if draft.phrase.pronoun.endswith(("self", "selves")):
            known = self._scene.discourse.last_person(sentence=draft.sentence, kind=kind) or known
        if known is not None:
            if kind in ("m", "f"):
                known.gender = known.gender or kind
            self._scene.settle(
                draft, known, f"{draft.phrase.pronoun!r}: the last that fits is {known.actor.name}"
            )

    def several(self, draft: Draft) -> bool:
        """Settle "the two leaders", "both countries": one mention for each."""
        phrase = draft.phrase
        head = phrase.head.key
        if (
            head not in self._scene.agents.list("plural_heads")
            or phrase.demonyms
            or phrase.possessor
        ):
            return False
        if not ({"two", "both"} & phrase.adjectives or phrase.before == "both"):
            return False
        if head in ("leaders", "presidents", "men", "ministers", "counterparts"):
            found = self._scene.discourse.last_leaders(sentence=draft.sentence)[:2]
        else:
            codes = self._scene.discourse.last_countries()[:2]
            actors = [a for code in codes if (a := self._scene.registry.country_actor(code))]
            found = [self._state_known(actor) for actor in actors]
        if len(found) < 2:
            return False
        self._scene.settle(draft, found[0], f"the last two it can mean: {_names(found)}")
        draft.more = found[1:]
        return True

    def _state_known(self, actor: Actor) -> Known:
        countries = {actor.country} if actor.country else set()
        return self._scene.discourse.enter(Known(actor=actor, kind="country", countries=countries))

    def is_predicate(self, phrase: Phrase) -> bool:
        """Whether an office is only said of somebody: `elected president`, `was a senator`."""
        if phrase.determiner in ("a", "an") and phrase.before in _LINKING:
            return True
        if phrase.determiner or phrase.demonyms or phrase.possessor or phrase.head.capital:
            return False
        return self._scene.resolver.is_one_person(phrase) and bool(phrase.before)

    def is_epithet(self, phrase: Phrase) -> bool:
        """Whether a phrase describes one person: `the embattled leader`, `Cuban minister`."""
        if phrase.is_plural or phrase.determiner in ("a", "an") or phrase.is_former:
            return False
        last = phrase.head.key.split()[-1]
        heads = self._scene.agents.list("epithet_heads")
        return phrase.head.key in heads or last in heads

    def epithet(self, draft: Draft, told: Sequence[Draft], phrases: Sequence[Phrase]) -> None:
        """Settle a description of one person, if it means somebody named before.

        Args:
            draft: The description.
            told: The drafts before it in its sentence.
            phrases: All phrases of its sentence.
        """
        phrase = draft.phrase
        owner = self._owner(draft) if phrase.determiner == "its" else None
        if owner is not None and owner.kind == "organisation":
            made = self._scene.resolver.common_noun(phrase, owner.actor.country)
            draft.resolution = replace(made, reason=f"'its' is {owner.actor.name}")
            return
        subject = next((d.known for d in told if d.is_subject and d.known), None)
        out = {subject.actor.actor_id} if subject and not draft.is_subject else set()
        out |= self._later_subject(phrase, phrases)
        group = (
            self._scene.agents.groups.get(phrase.groups[-1], frozenset()) if phrase.groups else None
        )
        countries = self._scene.resolver.countries(phrase)
        if phrase.complement is None:
            known = self._scene.discourse.by_role(
                [element.key for element in phrase.agents],
                countries=countries,
                group=group or frozenset(),
                sentence=draft.sentence,
                without=frozenset(out),
            )
            if known is not None and self._may_mean(phrase, known):
                self._scene.settle(draft, known, f"{phrase.head.key!r} here is {known.actor.name}")
                return
        if phrase.head.key == "counterpart" and countries:
            self._counterpart(draft, subject)

    def _may_mean(self, phrase: Phrase, known: Known) -> bool:
        """Whether somebody is not the owner: "Putin's spokesman" is not Putin."""
        if phrase.possessor is None or phrase.possessor.name is None:
            return True
        owner = self._scene.resolver.resolve(phrase.possessor).actor
        return owner is None or owner.actor_id != known.actor.actor_id

    def _later_subject(self, phrase: Phrase, phrases: Sequence[Phrase]) -> set[str]:
        """Whom a sentence that opens with a participle is about: "Welcoming the leader, Putin"."""
        for later in phrases:
            if later.first <= phrase.first or later.name is None:
                continue
            if later.before == "," and later.first - phrase.last < 12:
                key = later.name.key
                known = self._scene.discourse.by_surname(key) or self._scene.discourse.by_surname(
                    key.split()[-1]
                )
                return {known.actor.actor_id} if known else set()
        return set()

    def _counterpart(self, draft: Draft, subject: Known | None) -> None:
        """Settle "his Cuban counterpart": who holds the same office there on that day."""
        number = self._scene.person_number(subject.actor) if subject else None
        office = (
            self._scene.registry.office_on(number, self._scene.on) if number is not None else None
        )
        if office is None or self._scene.on is None or subject is None:
            return
        country = self._scene.resolver.countries(draft.phrase)[0]
        for other, held in self._scene.registry.holders(country, self._scene.on):
            if same_office(office.office, held) or (office.rank == 0 and held.rank == 0):
                actor = self._scene.registry.person_actor(other, self._scene.on)
                reason = f"{held.title} on that day, as {subject.actor.name} is {office.title}"
                draft.resolution = Resolution(actor=actor, kind="person", reason=reason)
                return

    def speaks_for(self, draft: Draft) -> bool:
        """Settle "a spokesman": of the body or state that was the subject before."""
        phrase = draft.phrase
        if (
            phrase.complement
            or phrase.determiner in POSSESSIVE
            or self._scene.resolver.countries(phrase)
        ):
            return False
        speaker_for = self._scene.discourse.last_subject(sentence=draft.sentence)
        if speaker_for is None or not speaker_for.actor.country:
            return False
        made = self._scene.resolver.common_noun(draft.phrase, speaker_for.actor.country)
        if made.actor is None:
            return False
        sectors = speaker_for.actor.sectors or made.actor.sectors
        actor = replace(made.actor, sectors=sectors)
        draft.resolution = replace(
            made, actor=actor, reason=f"speaks for {speaker_for.actor.name}, the subject before"
        )
        return True

    def country_noun(self, draft: Draft) -> None:
        """Settle "the country", "his country", "the South American nation"."""
        phrase = draft.phrase
        found = self._scene.resolver.resolve(phrase)
        if found.actor is None and phrase.determiner in POSSESSIVE:
            owner = self._owner(draft)
            actor = self._scene.registry.country_actor(owner.actor.country or "") if owner else None
            if actor is not None and owner is not None:
                reason = f"{phrase.determiner!r} is {owner.actor.name}"
                found = Resolution(actor=actor, kind="country", reason=reason)
        if found.actor is None and phrase.determiner in ("the", "this", "that", *POSSESSIVE):
            group = (
                self._scene.agents.groups.get(phrase.groups[-1], frozenset())
                if phrase.groups
                else None
            )
            for code in self._countries_meant(draft.sentence):
                actor = self._scene.registry.country_actor(code)
                if actor is not None and (not group or code in group):
                    reason = f"{phrase.head.key!r}: the last country named is {actor.name}"
                    found = Resolution(actor=actor, kind="country", reason=reason)
                    break
        draft.resolution = found

    def _countries_meant(self, sentence: int) -> list[str]:
        """What "the country" can mean: what the text is about, unless it was not named lately."""
        lately = self._scene.discourse.last_countries(since=sentence - 3)
        subject = self._scene.discourse.last_countries(since=sentence, acting=True)
        ordered = [code for code in lately if code not in subject] + subject
        focus = self._scene.setting.focus
        if focus in ordered and focus not in subject:
            ordered = [str(focus), *ordered]
        return [*ordered, *([focus] if focus else [])]

    def _owner(self, draft: Draft) -> Known | None:
        """Whom "his" or "its" means."""
        return self._scene.discourse.by_pronoun(
            POSSESSIVE[draft.phrase.determiner], sentence=draft.sentence
        )

    def body_meant(self, draft: Draft) -> Known | None:
        """Whom "the ministry" means, when one was named before."""
        phrase = draft.phrase
        if phrase.determiner not in ("the", "this") or phrase.demonyms or phrase.possessor:
            return None
        if phrase.complement or phrase.head.key not in self._scene.agents.list("body_nouns"):
            return None
        return self._scene.discourse.by_body_noun(phrase.head.key, sentence=draft.sentence)

    def owned(self, draft: Draft, found: Resolution) -> Resolution:
        """What "his government" is: of the country of him."""
        if self._scene.resolver.countries(draft.phrase) or found.actor is None:
            return found
        owner = self._owner(draft)
        if owner is None or not owner.actor.country:
            return found
        setting = replace(self._scene.setting, focus=owner.actor.country)
        found = self._scene.resolver_with(setting).resolve(draft.phrase)
        why = f"{draft.phrase.determiner!r} is {owner.actor.name}"
        return replace(found, reason=f"{found.reason.split(';')[0]}; {why}")


def _names(found: Sequence[Known]) -> str:
    return " and ".join(known.actor.name for known in found)
