"""Narration: an article's phrases in order, each resolved with what was said before it.

`Resolver` answers for a phrase by its own words, `People` for names, `References` for what points
back; this is where they meet, sentence by sentence.
"""

from collections.abc import Sequence
from dataclasses import replace

from lapwing.record import Actor, Mention, MentionKind, Span
from lapwing.resolve.appositions import Appositions
from lapwing.resolve.coreference import Known, fuller
from lapwing.resolve.elements import Element
from lapwing.resolve.people import People
from lapwing.resolve.phrases import Phrase
from lapwing.resolve.references import References
from lapwing.resolve.resolution import Resolution
from lapwing.resolve.resolver import Resolver
from lapwing.resolve.scene import NOTHING, POSSESSIVE, SPEECH, Draft, Scene
from lapwing.resolve.survey import Survey
from lapwing.text import fold


class Narration:
    """Resolves all phrases of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._people = People(scene)
        self._references = References(scene)
        self._appositions = Appositions(scene)

    def tell(
        self, read: Sequence[tuple[Sequence[Phrase], Sequence[Element]]]
    ) -> tuple[Mention, ...]:
        """Mentions of all phrases, sorted.

        Args:
            read: For each sentence its phrases, and the elements that tell of a country.
        """
        sentences = [phrases for phrases, _ in read]
        Survey(self._scene, self._people).look_over(sentences, [marks for _, marks in read])
        drafts: list[Draft] = []
        for number, phrases in enumerate(sentences):
            told: list[Draft] = []
            for phrase in phrases:
                told += self._drafts(phrase, number, told, phrases)
            self._appositions.join(told)
            drafts += told
        return self._mentions(drafts)

    def _drafts(
        self, phrase: Phrase, sentence: int, told: Sequence[Draft], phrases: Sequence[Phrase]
    ) -> list[Draft]:
        """The draft of a phrase or, where it names nobody, of the phrases inside it."""
        draft = self._draft(phrase, sentence, told, phrases)
        if draft is not None:
            return [draft]
        found: list[Draft] = []
        for inner in (phrase.possessor, phrase.complement):
            if inner is not None:
                found += self._drafts(inner, sentence, [*told, *found], phrases)
        return found

    def _draft(
        self, phrase: Phrase, sentence: int, told: Sequence[Draft], phrases: Sequence[Phrase]
    ) -> Draft | None:
        if phrase.first in self._scene.defined:
            return None
        is_subject = self._is_subject(phrase, told)
        draft = Draft(phrase, sentence, NOTHING, is_subject)
        if phrase.pronoun:
            self._references.pronoun(draft)
        elif phrase.name is not None:
            self._people.named(draft)
        elif phrase.head.kind == "agent":
            self._common_noun(draft, told, phrases)
        elif phrase.head.kind == "country noun":
            self._references.country_noun(draft)
        else:
            self._other(draft)
        if draft.resolution.actor is None:
            return None
        self._remember(draft)
        return draft

    def _common_noun(self, draft: Draft, told: Sequence[Draft], phrases: Sequence[Phrase]) -> None:
        phrase = draft.phrase
        if phrase.is_plural and self._references.several(draft):
            return
        if self._references.is_predicate(phrase):
            return
        if self._references.is_epithet(phrase):
            self._references.epithet(draft, told, phrases)
        if draft.resolution.actor is None:
            self._other(draft)

    def _is_subject(self, phrase: Phrase, told: Sequence[Draft]) -> bool:
        if phrase.after in self._scene.agents.list("subject_verbs"):
            return True
        no_subject_yet = not any(draft.is_subject for draft in told)
        prepositions = self._scene.agents.list("place_prepositions")
        led = phrase.before in prepositions or phrase.before in _BEFORE_OBJECTS
        return no_subject_yet and not led and (not phrase.before or not phrase.before.isalpha())

    def _remember(self, draft: Draft) -> None:
        actor, kind = draft.resolution.actor, draft.resolution.kind
        if actor is None or kind == "place":
            return
        if draft.known is None:
            draft.known = self._scene.discourse.enter(
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
            inner = self._scene.discourse.by_surname(owner.name.key)
            if inner is not None:
                self._scene.discourse.mention(inner, sentence=draft.sentence, is_subject=False)
        quoted = self._scene.in_quotes(draft)
        for known in (draft.known, *draft.more):
            is_subject = draft.is_subject and not quoted
            self._scene.discourse.mention(known, sentence=draft.sentence, is_subject=is_subject)
            if draft.phrase.after in SPEECH or draft.phrase.before in SPEECH:
                known.spoke_in = draft.sentence

    def _other(self, draft: Draft) -> None:
        phrase = draft.phrase
        if phrase.head.key.startswith("spokes") and self._references.speaks_for(draft):
            return
        found = self._resolver_for(draft).resolve(phrase)
        if (
            phrase.head.kind == "agent"
            and (known := self._references.body_meant(draft)) is not None
        ):
            self._scene.settle(draft, known, f"{phrase.head.key!r} here is {known.actor.name}")
            return
        if phrase.determiner in POSSESSIVE and phrase.head.kind == "agent":
            found = self._references.owned(draft, found)
        if found.actor is None or not self._worth(phrase, found):
            return
        if self._scene.filed_from and self._is_own_ministry(phrase, found):
            setting = replace(self._scene.setting, focus=self._scene.filed_from)
            found = self._scene.resolver_with(setting).resolve(phrase)
        draft.resolution = found
        self._define_acronym(phrase, found)

    def _resolver_for(self, draft: Draft) -> Resolver:
        """For rebels and regimes the country named last counts, not the one that is reported to."""
        phrase, focus = draft.phrase, self._scene.setting.focus
        agent = phrase.head.agent
        if agent is None or not agent.sectors or phrase.head.kind != "agent":
            return self._scene.resolver
        opposed = agent.sectors[0] in ("REB", "UAF") or phrase.head.key == "regime"
        settled = (focus or "").lower() in self._scene.agents.list("settled_states")
        if focus and not (opposed and settled):
            return self._scene.resolver
        near = [
            code
            for told in self._scene.marks[max(0, draft.sentence - 1) : draft.sentence + 1]
            for at, code in told
            if at < phrase.first and code != focus
        ]
        if not focus:
            near = self._scene.discourse.last_countries(since=draft.sentence - 1)[:1] or near
        if not near:
            return self._scene.resolver
        setting = replace(self._scene.setting, focus=near[-1], is_near=True)
        return self._scene.resolver_with(setting)

    def _is_own_ministry(self, phrase: Phrase, found: Resolution) -> bool:
        """Whether it is the ministry of where the text is filed from."""
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
        if phrase.head.key.split()[-1] in self._scene.agents.list("place_heads"):
            return False
        return bool(actor.sectors) or bool(phrase.demonyms or phrase.possessor)

    def _define_acronym(self, phrase: Phrase, found: Resolution) -> None:
        """Learn "(CSTO)" right after a name; where it is defined it is no mention of its own."""
        folds, last = self._scene.words.folds, phrase.last
        if found.kind != "organisation" or last - phrase.first < 2 or last + 2 >= len(folds):
            return
        short = self._scene.words.texts[last + 1]
        if folds[last] == "(" and folds[last + 2] == ")" and short == short.upper():
            self._scene.defined.add(last + 1)
            reason = f"short for {found.actor.name if found.actor else ''}"
            self._scene.acronyms.setdefault(fold(short), replace(found, reason=reason))

    def _mentions(self, drafts: Sequence[Draft]) -> tuple[Mention, ...]:
        best: dict[str, Actor] = {}
        for draft in drafts:
            for actor in self._actors(draft):
                if actor.actor_id.startswith("local."):
                    best[actor.actor_id] = fuller(best.get(actor.actor_id, actor), actor)
        mentions = []
        for draft in drafts:
            phrase = draft.phrase
            span = Span(*self._scene.words.char_span(phrase.first, phrase.last))
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
        return tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end, m.actor.actor_id)))

    def _actors(self, draft: Draft) -> list[Actor]:
        first = draft.resolution.actor
        return ([first] if first else []) + [known.actor for known in draft.more]

    def _kind(self, draft: Draft, actor: Actor) -> MentionKind:
        for known in draft.more:
            if known.actor.actor_id == actor.actor_id:
                return known.kind
        return draft.resolution.kind


_BEFORE_OBJECTS = frozenset(
    ("of", "for", "to", "with", "by", "on", "about", "against", "from", "as", "than", "like")
)
