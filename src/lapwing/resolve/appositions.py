"""Appositions: "Dmitry Peskov, Putin's spokesman" and "his counterpart, Nicolás Maduro" are one."""

from dataclasses import replace
from itertools import pairwise

from lapwing.resolve.phrases import Phrase
from lapwing.resolve.scene import Draft, Scene

_AFTER = frozenset(
    ("and", "said", "says", "who", "told", "has", "was", "is", "had", "in", "on", "after", "to")
)


class Appositions:
    """Finds them among the drafts of one sentence, and lets each side learn from the other."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def join(self, told: list[Draft]) -> None:
        """Join neighbours that are one person; the drafts are changed in place."""
        for left, right in pairwise(told):
            if not self._stand_together(left.phrase, right.phrase):
                continue
            if left.phrase.name is not None and self._describes(right.phrase):
                self._one_person(left, right)
            elif right.phrase.name is not None and self._describes(left.phrase):
                self._one_person(right, left)

    def _stand_together(self, left: Phrase, right: Phrase) -> bool:
        between = self._scene.words.folds[left.last : right.first]
        if between[:1] != [","] or len(between) > 2:
            return False
        after = self._scene.words.folds[right.last : right.last + 1]
        ends = not after or not after[0][0].isalnum() or after[0] in _AFTER
        return ends and (len(between) == 1 or between[1] in ("the", "a", "an", "his", "her", "its"))

    def _describes(self, phrase: Phrase) -> bool:
        if phrase.name is not None or phrase.head.kind != "agent":
            return False
        return self._scene.resolver.is_one_person(phrase)

    def _one_person(self, named: Draft, described: Draft) -> None:
        known, told = named.known, described.resolution.actor
        if known is None or told is None or named.resolution.kind != "person":
            return
        actor = known.actor
        if actor.actor_id.startswith("local."):
            own = self._scene.resolver.countries(described.phrase)
            country = actor.country or (own[0] if own else None)
            actor = replace(
                actor,
                country=country,
                cow=self._scene.registry.cow(country),
                sectors=actor.sectors
                or self._scene.resolver.sectors(described.phrase)
                or told.sectors,
                title=actor.title or described.phrase.head.key,
            )
            known.actor = actor
            named.resolution = replace(named.resolution, actor=actor)
        known.roles |= {element.key for element in described.phrase.agents}
        known.roles.add(" ".join(element.key for element in described.phrase.agents))
        self._scene.settle(described, known, f"in apposition to {actor.name}")
