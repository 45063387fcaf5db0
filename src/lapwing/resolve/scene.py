"""The scene: one article while it is being read, and everything found out about it so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lapwing.lexicon.places import Gazetteer
from lapwing.record import Actor, Period
from lapwing.resolve.coreference import Discourse, Known
from lapwing.resolve.elements import Lexicon, Words
from lapwing.resolve.phrases import Phrase
from lapwing.resolve.resolution import Resolution, Setting
from lapwing.resolve.resolver import Resolver

SPEECH = frozenset(("said", "says", "told", "added", "tweeted", "wrote", "adds"))
"""Words beside a name that say that it is somebody's, and that they spoke."""

POSSESSIVE = {"his": "m", "her": "f", "their": "p", "its": "n"}
"""Possessive pronoun → kind of pronoun, as `Discourse.by_pronoun` takes it."""

NOTHING = Resolution(actor=None, kind="person", reason="")


@dataclass(slots=True)
class Draft:
    """A mention in the making."""

    phrase: Phrase
    sentence: int
    resolution: Resolution
    is_subject: bool
    known: Known | None = None
    more: list[Known] = field(default_factory=list)
    """Further actors of the same words."""


class Scene:
    """The words of an article, its setting, who was named, and the resolver for all that."""

    def __init__(
        self,
        words: Words,
        lexicon: Lexicon,
        *,
        on: Period | None,
        starts: Sequence[int],
        gazetteer: Gazetteer | None,
    ) -> None:
        self.words = words
        self.lexicon = lexicon
        self.registry = lexicon.registry
        self.agents = lexicon.agents
        self.on = on
        self.starts = starts
        """Index of the first word of each sentence."""
        self.gazetteer = gazetteer
        self.discourse = Discourse(lexicon.agents)
        self.acronyms: dict[str, Resolution] = {}
        """Folded acronym that the text defines → what it stands for."""
        self.defined: set[int] = set()
        """Indices of the words where acronyms are defined."""
        self.marks: list[list[tuple[int, str]]] = []
        """For each sentence the words that tell of a country: index and code."""
        self.alone: set[str] = set()
        """Names that stand where persons stand."""
        self.lower = {f for f, cap in zip(words.folds, words.caps, strict=True) if not cap}
        """Words that the text writes small."""
        self.verbs = lexicon.agents.list("subject_verbs")
        self.filed_from: str | None = None
        """Country of the dateline; None: there is none."""
        self.setting = Setting(on=on)
        self.resolver = self.resolver_with(self.setting)

    def resolver_with(self, setting: Setting) -> Resolver:
        """A resolver for another setting, with this scene's memory."""
        return Resolver(
            self.lexicon,
            self.words,
            setting,
            recall=self._recalled,
            gazetteer=self.gazetteer,
        )

    def _recalled(self, phrase: Phrase) -> Actor | None:
        name = phrase.name
        known = self.discourse.by_surname(name.key) if name and not phrase.agents else None
        return known.actor if known else None

    def in_quotes(self, draft: Draft) -> bool:
        """Whether a quotation is open where a phrase stands."""
        start = self.starts[draft.sentence]
        before = self.words.texts[start : draft.phrase.first]
        straight = sum(word == '"' for word in before) % 2 == 1
        return straight or before.count("“") > before.count("”")

    def settle(self, draft: Draft, known: Known, reason: str) -> None:
        """Say who a draft is, with the reason."""
        draft.known = known
        draft.resolution = Resolution(actor=known.actor, kind=known.kind, reason=reason)

    def person_number(self, actor: Actor) -> int | None:
        """The registry's number of a person; None: not registered."""
        for sense in self.registry.lookup(actor.name):
            if sense.kind == "person" and (
                self.registry.person(sense.number).actor_id == actor.actor_id
            ):
                return sense.number
        return None
