"""The survey: what an article is about, before its phrases are resolved one by one.

Counted are the countries that its words name, that its bodies and persons belong to, and that it
was filed from. The one with a clear share is the article's focus: the country of "the opposition"
and "the police" where nothing nearer says otherwise.
"""

from collections import Counter
from collections.abc import Sequence

from lapwing.resolve.elements import Element
from lapwing.resolve.people import People
from lapwing.resolve.phrases import Phrase
from lapwing.resolve.resolution import Setting
from lapwing.resolve.scene import Scene

FOCUS_SHARE = 0.25
"""Share of all country words an article must give one country to be about it."""

LEAD = 1.15
"""How many times as often as the next country it must name it."""

FILED_WEIGHT = 3
"""How many mentions the country of the dateline counts for."""

DATELINE_WORDS = 12
"""How far into the text a dateline is looked for."""


class Survey:
    """Looks over one article and notes in its scene what was found."""

    def __init__(self, scene: Scene, people: People) -> None:
        self._scene = scene
        self._people = people

    def look_over(
        self, sentences: Sequence[Sequence[Phrase]], marks: Sequence[Sequence[Element]]
    ) -> None:
        """Set focus, countries and who is named in full.

        Args:
            sentences: The phrases of each sentence.
            marks: For each sentence the elements that tell of a country.
        """
        scene = self._scene
        scene.filed_from = self._country_before(scene.starts[0] if scene.starts else 0)
        scene.marks = [[(m.first, self._code(m)) for m in found] for found in marks]
        counts: Counter[str] = Counter()
        for phrases in sentences:
            for phrase in phrases:
                self._count(phrase, counts)
        for told in scene.marks:
            counts.update(code for _, code in told)
        if scene.filed_from:
            counts[scene.filed_from] += FILED_WEIGHT
        self._settle(counts)
        named = [phrase for phrases in sentences for phrase in phrases if phrase.name is not None]
        scene.alone = {p.name.key for p in named if p.name and self._people.stands_for_person(p)}
        for phrase in named:
            if self._people.is_full(phrase):
                found = self._people.surname_in_office(phrase) or scene.resolver.resolve(phrase)
                self._people.enter_person(phrase, found)
        counts.update(self._of_surnames(named))
        self._settle(counts)

    def _settle(self, counts: Counter[str]) -> None:
        """Set the countries and, if one has a clear share, the focus."""
        focus = None
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if ranked:
            code, most = ranked[0]
            second = ranked[1][1] if len(ranked) > 1 else 0
            share = most / sum(counts.values())
            if not second or (most >= 2 and share >= FOCUS_SHARE and most >= LEAD * second):
                focus = code
        self._scene.setting = Setting(on=self._scene.on, countries=frozenset(counts), focus=focus)
        self._scene.resolver = self._scene.resolver_with(self._scene.setting)

    def _of_surnames(self, named: Sequence[Phrase]) -> list[str]:
        """Countries of persons, once for each time their surname stands alone."""
        codes = []
        for phrase in named:
            if phrase.name is not None and not phrase.name.senses:
                known = self._scene.discourse.by_surname(phrase.name.key)
                if known is not None and known.actor.country:
                    codes.append(known.actor.country)
        return codes

    def _count(self, phrase: Phrase, counts: Counter[str]) -> None:
        for element in (phrase.head, *phrase.demonyms):
            if element.kind == "organisation" and len(element.senses) == 1:
                body = self._scene.registry.organisation(element.senses[0].number)
                if self._scene.registry.state_number(body.country) is not None:
                    counts[body.country] += 1
        if phrase.name is not None and len(phrase.name.senses) == 1:
            person = self._scene.registry.person(phrase.name.senses[0].number)
            if person.country:
                counts[person.country] += 1
        for inner in (phrase.possessor, phrase.complement):
            if inner is not None:
                self._count(inner, counts)

    def _code(self, element: Element) -> str:
        sense = next(s for s in element.senses if s.kind == element.kind)
        return self._scene.registry.state(sense.number).country

    def _country_before(self, end: int) -> str | None:
        """The country of the dateline, told by the words before the first sentence."""
        for at in range(min(end, DATELINE_WORDS)):
            hit = self._scene.registry.names.longest_at(self._scene.words.folds[:end], at)
            for sense in self._scene.registry.senses_of(hit[1]) if hit else ():
                if sense.kind in ("state", "capital") and self._scene.words.caps[at]:
                    return self._scene.registry.state(sense.number).country
        return None
