"""Phrased acts: what the phrase lexicon finds in a sentence, with type, mode and realis settled.

Known to miss: what no phrase of `resources/phrases` names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lapwing.lexicon.phrases import Phrases, load_cues, load_mode_cues, load_phrases
from lapwing.stages.acts import find_acts
from lapwing.stages.clauses import Clauses
from lapwing.stages.modes import mode_of
from lapwing.stages.realis import find_realis, is_refused
from lapwing.stages.told import ToldAct
from lapwing.stages.unreal import type_for

Cues = Mapping[str, frozenset[str]]

_BODIES = frozenset({"EUR", "IGO", "UNO"})
"""Who withdraws from these withdraws no troops; from a country: no recipient is coded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseCoder:
    """The lexicons that find acts by their phrases."""

    phrases: Phrases = field(default_factory=load_phrases)
    cues: Cues = field(default_factory=load_cues)

    def __call__(self, clauses: Clauses) -> Iterator[ToldAct]:
        """The acts of one sentence, in text order.

        Args:
            clauses: The sentence with its mentions.
        """
        for act in find_acts(clauses, phrases=self.phrases, light_verbs=self.cues["light_verbs"]):
            pattern = act.match.pattern
            type_, mode, realis = type_for(
                pattern.type,
                pattern.mode,
                find_realis(clauses, act.words[0], cues=self.cues),
                is_refused=is_refused(clauses, act.words[0], cues=self.cues),
            )
            recipients = act.recipients
            if (type_, mode) == ("RETREAT", "withdraw"):
                leaves_body = any(m.actor.country in _BODIES for m in recipients)
                type_, recipients = ("SANCTION", recipients) if leaves_body else (type_, ())
            yield ToldAct(
                words=tuple(sorted(act.words)),
                type=type_,
                mode=mode_of(clauses, act.words, mode, cues=load_mode_cues().get(type_)),
                realis=realis,
                actors=act.actors,
                recipients=recipients,
                phrase=act,
            )
