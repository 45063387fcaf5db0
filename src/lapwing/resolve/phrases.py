"""Noun phrases that name somebody: `Venezuelan opposition leader Juan Guaidó` as one.

A phrase is read from left to right over the elements of a sentence: what modifies (demonyms,
possessors, adjectives, "former"), a head (agent noun, role, name, organisation, state), a name that
a role announces, and what follows with "of", "for", "to" or "loyal to". Demonyms that modify
something which acts on nobody ("Venezuelan oil") give no phrase.

Known to miss: phrases with relative clauses; heads that no lexicon knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lapwing.lexicon.actors import Sense
from lapwing.resolve.elements import Element, Lexicon, Words, find_elements

_NAMED = frozenset(("state", "organisation", "person", "capital", "seat", "name"))
_HEADS = frozenset(("agent", "organisation", "person", "name", "country noun"))
_OUTSIDE = frozenset(("other", "mark", "of", "for", "to", "and", "possessive", "determiner"))
"""Kinds of elements with which no phrase begins."""
_BE = frozenset(("is", "was", "are", "were", "has", "had", "who", "that", "will", "would"))


@dataclass(slots=True)
class Phrase:
    """A noun phrase that names somebody, and what its words say."""

    first: int
    """Index of its first word, article left out."""
    last: int
    """Index after its last word."""
    head: Element
    name: Element | None = None
    """The name in it, of a person or of what no lexicon knows."""
    agents: list[Element] = field(default_factory=list)
    """Agent nouns in it, the head last."""
    demonyms: list[Element] = field(default_factory=list)
    """Demonyms, states, capitals, bodies that modify the head."""
    groups: list[str] = field(default_factory=list)
    """Adjectives of parts of the world: `south american`."""
    possessor: "Phrase | None" = None
    complement: "Phrase | None" = None
    """What follows "of", "for", "loyal to"."""
    adjectives: set[str] = field(default_factory=set)
    is_former: bool = False
    leanings: list[str] = field(default_factory=list)
    """Sectors that modifiers add: REB for `rebel`, OPP for `anti-government`."""
    determiner: str = ""
    before: str = ""
    """The word before it, article skipped."""
    after: str = ""
    courtesy: str = ""
    pronoun: str = ""

    @property
    def senses(self) -> tuple[Sense, ...]:
        """What the named head can stand for."""
        named = self.name if self.name and self.name.senses else self.head
        return named.senses

    @property
    def is_plural(self) -> bool:
        """Whether it names several."""
        agent = self.head.agent
        if self.name:
            return False
        if agent:
            return agent.number == "p"
        return self.head.kind == "demonym" and self.head.key.endswith("s")


class PhraseReader:
    """Reads the phrases of one sentence."""

    def __init__(self, words: Words, elements: Sequence[Element], lexicon: Lexicon) -> None:
        self._words = words
        self._elements = elements
        self._lexicon = lexicon

    def read(self) -> list[Phrase]:
        """All phrases, in order, none inside another."""
        found: list[Phrase] = []
        at = 0
        while at < len(self._elements):
            phrase, after = self._phrase_at(at)
            if phrase is not None:
                self._look_around(phrase, at, after)
                found.append(phrase)
                at = after
            else:
                at += 1
        return found

    def _kind(self, at: int) -> str:
        return self._elements[at].kind if at < len(self._elements) else ""

    def _phrase_at(self, at: int) -> tuple[Phrase | None, int]:
        element = self._elements[at]
        if element.kind in _OUTSIDE:
            return None, at
        if element.kind == "pronoun":
            return Phrase(element.first, element.last, element, pronoun=element.key), at + 1
        phrase = Phrase(element.first, element.last, element)
        head_at = self._modifiers(phrase, at)
        if head_at is None:
            return None, at
        found, after = self._head(phrase, head_at)
        while (
            found is not None
            and found.name is not None
            and self._kind(after) == "possessive"
            and self._leads_to_head(after + 1)
        ):
            outer, beyond = self._owned_by(found, after + 1)
            if outer is None or beyond <= after:
                break
            found, after = outer, beyond
        if found is not None:
            self._trim(found)
        return found, after

    def _trim(self, phrase: Phrase) -> None:
        """Leave out articles, and adjectives before a name that they do not belong to."""
        head = phrase.head
        bare = head.kind in ("state", "capital", "seat") or (
            head.kind == "organisation" and head.senses and not phrase.demonyms
        )
        if bare and phrase.possessor is None:
            phrase.first = head.first
        while phrase.first < phrase.last - 1 and (
            self._words.folds[phrase.first] in ("the", "a", "an")
        ):
            phrase.determiner = self._words.folds[phrase.first]
            phrase.first += 1

    def _owned_by(self, owner: Phrase, at: int) -> tuple[Phrase | None, int]:
        """What belongs to whom a phrase names: `President Assad's military`."""
        phrase = Phrase(owner.first, owner.last, owner.head, possessor=owner)
        head_at = self._modifiers(phrase, at)
        if head_at is None:
            return None, at
        found, after = self._head(phrase, head_at)
        return (None, at) if found is owner else (found, after)

    def _modifiers(self, phrase: Phrase, at: int) -> int | None:
        """Take in what modifies; where the head stands, or None when there is none."""
        start = at
        while at < len(self._elements):
            element = self._elements[at]
            if element.kind in ("modifier", "adjective", "group", "courtesy"):
                self._note(phrase, element)
                at += 1
                if (
                    element.kind == "courtesy"
                    and self._elements[at : at + 1]
                    and (self._elements[at].key == ".")
                ):
                    at += 1
            elif element.kind in _NAMED and self._kind(at + 1) == "possessive":
                if self._leads_to_head(at + 2):
                    phrase.possessor = self._plain(element)
                    at += 2
                else:
                    return at if at == start or phrase.agents else start if start == at else at
            elif element.kind == "demonym":
                if not self._leads_to_head(at + 1):
                    return at if self._is_people(at) else None
                phrase.demonyms.append(element)
                at += 1
            elif element.kind in ("state", "organisation", "capital", "seat") and (
                self._modifies(at)
            ):
                phrase.demonyms.append(element)
                at += 1
            elif element.kind in ("name", "person") and self._owns_next(at):
                phrase.possessor = self._plain(element)
                at += 1
            elif element.kind == "name" and self._is_portfolio(at):
                phrase.adjectives.add(element.key)
                at += 1
            elif element.kind == "agent" and self._kind(at + 1) in ("agent", "country noun"):
                phrase.agents.append(element)
                at += 1
            elif (
                element.kind == "agent"
                and self._kind(at + 1) == "possessive"
                and (self._leads_to_head(at + 2))
            ):
                phrase.agents.append(element)
                at += 2
            else:
                break
        if at >= len(self._elements):
            return None
        element = self._elements[at]
        return at if element.kind in _HEADS | _NAMED else None

    def _is_portfolio(self, at: int) -> bool:
        """Whether a capitalised word belongs to the title after it: `Petroleum Minister`."""
        element = self._elements[at]
        after = self._elements[at + 1] if at + 1 < len(self._elements) else None
        one = element.last - element.first == 1
        return one and after is not None and after.kind == "agent" and after.capital

    def _owns_next(self, at: int) -> bool:
        """Whether a person's name stands before whom they lead: `Trump administration`."""
        after = self._elements[at + 1] if at + 1 < len(self._elements) else None
        if after is None or after.kind != "agent" or after.capital:
            return False
        return after.key not in self._lexicon.agents.list("top_roles")  # "calls Xi president"

    def _modifies(self, at: int) -> bool:
        """Whether a bare name stands before the noun it modifies: `NATO chief`, `US troops`."""
        after = self._kind(at + 1)
        if after == "name" and self._is_portfolio(at + 1):
            return True
        if after in ("agent", "modifier"):
            return self._elements[at].last == self._elements[at + 1].first
        if after == "adjective" and self._elements[at].kind in ("state", "organisation"):
            return self._leads_to_head(at + 1, gap=2) and not self._elements[at + 1].capital
        return after == "organisation" and self._elements[at].kind in ("state", "capital")

    def _leads_to_head(self, at: int, gap: int = 4) -> bool:
        steps = 0
        while at < len(self._elements) and steps <= gap:
            kind = self._elements[at].kind
            if kind == "name" and self._is_portfolio(at):
                return True
            if kind in _HEADS:
                return not (kind == "name" and self._elements[at].weak)
            if kind in ("state", "capital", "seat"):
                return kind != "capital" and self._modifies(at)
            if kind not in ("modifier", "adjective", "group", "demonym", "courtesy"):
                return False
            at += 1
            steps += 1
        return False

    def _is_people(self, at: int) -> bool:
        """Whether a demonym stands as a noun: `the Russians`, `a Briton was`."""
        element = self._elements[at]
        before = self._elements[at - 1].key if at else ""
        after = self._elements[at + 1] if at + 1 < len(self._elements) else None
        ends = after is None or after.kind in ("mark", "and", "of", "to", "for", "possessive")
        verbs = self._lexicon.agents.list("subject_verbs")
        if after is not None and (after.key in _BE or after.key in verbs):
            ends = True
        if element.key.endswith("s") and not element.key.endswith("ss"):
            return True
        if after is not None and after.key in ("and", "or", "one", "ones"):
            ends = before == "the" and after.key == "and"
        follows = after is not None and after.key in ("in", "at", "with", "by", "from", "on")
        return before in ("the", "a", "an", "another") and (ends or follows)

    def _note(self, phrase: Phrase, element: Element) -> None:
        if element.kind == "modifier":
            effect = self._lexicon.agents.modifiers.get(element.key, "")
            phrase.is_former = phrase.is_former or "eli" in effect.lower() or element.key in _PAST
            if effect in _LEANINGS:
                phrase.leanings.append(effect)
            phrase.adjectives.add(element.key)
        elif element.kind == "group":
            phrase.groups.append(element.key)
        elif element.kind == "courtesy":
            phrase.courtesy = element.key
        else:
            phrase.adjectives.add(element.key)

    def _plain(self, element: Element) -> Phrase:
        named = element if element.kind in ("person", "name") else None
        return Phrase(element.first, element.last, element, name=named)

    def _head(self, phrase: Phrase, at: int) -> tuple[Phrase | None, int]:
        element = self._elements[at]
        phrase.head = element
        phrase.last = element.last
        after = at + 1
        if element.kind == "agent":
            if self._only_modifies(at):
                if phrase.possessor is None:
                    return None, at
                return phrase.possessor, at + 1
            phrase.agents.append(element)
            if self._is_abbreviated(at):
                after += 1  # Sen. Rubio
            if self._announces(after - 1, element):
                phrase.name = self._elements[after]
                phrase.last = phrase.name.last
                after += 1
            elif after > at + 1:
                return None, at
            else:
                after = self._complement(phrase, after)
                after = self._name_after_country(phrase, after)
        elif element.kind in ("person", "name"):
            phrase.name = element
        elif element.kind == "organisation" and not element.senses:
            after = self._complement(phrase, after)
        elif element.kind == "demonym" and phrase.first != element.first:
            phrase.demonyms.append(element)
        return phrase, after

    def _only_modifies(self, at: int) -> bool:
        """Whether an agent noun is no head: `military equipment`, `opposition boycott`."""
        agent = self._elements[at].agent
        if agent is None or agent.number == "p" or at + 1 >= len(self._elements):
            return False
        after = self._elements[at + 1]
        if after.kind == "demonym" and not after.key.endswith("s"):
            return agent.number == "s"  # "official Chinese propaganda"
        if after.capital and after.kind == "name" and self._elements[at].capital:
            last = self._elements[at].key.split()[-1]
            return last in self._lexicon.agents.list("collectives")  # Air Force One
        if after.kind not in ("other", "name") or after.capital:
            return False
        agents = self._lexicon.agents
        if self._elements[at].key in agents.list("adjectival_agents"):
            verb = after.key in agents.list("subject_verbs") or after.key.endswith("ed")
            return not verb and after.key not in agents.list("function_words")
        return self._lexicon.agents.is_noun(after.key)

    def _is_abbreviated(self, at: int) -> bool:
        """Whether a title with a stop stands here."""
        stop = self._elements[at + 1].key if at + 1 < len(self._elements) else ""
        return stop == "." and self._elements[at].key in self._lexicon.agents.courtesy

    def _announces(self, at: int, title: Element) -> bool:
        """Whether an agent noun, which ends at `at`, stands right before whom it describes."""
        if self._kind(at + 1) not in ("person", "name"):
            return False
        many = title.agent is not None and title.agent.number == "p"
        return not many or title.capital or self._kind(at + 1) == "person"

    def _name_after_country(self, phrase: Phrase, at: int) -> int:
        """Take in the name in "President of Ukraine Volodymyr Zelensky"."""
        inner = phrase.complement
        if inner is None or inner.name is not None or self._kind(at) not in ("person", "name"):
            return at
        element = self._elements[at]
        if inner.head.kind not in ("state", "organisation") or " " not in element.key:
            return at
        phrase.name, phrase.last = element, element.last
        return at + 1

    def _complement(self, phrase: Phrase, at: int) -> int:
        """Take in "of the National Assembly", "for the ministry", "loyal to Assad"."""
        start = at
        keys = [element.key for element in self._elements[at : at + 3]]
        if keys[:1] in (["of"], ["for"]):
            at += 1
        elif keys[:2] in (
            ["loyal", "to"],
            ["allied", "to"],
            ["allied", "with"],
            ["faithful", "to"],
        ):
            at += 2
        elif keys[:1] == ["to"] and phrase.head.key.split()[-1] in _ACCREDITED:
            at += 1
        else:
            return start
        linked = keys[0]
        if self._kind(at) == "determiner":
            at += 1
        if at >= len(self._elements):
            return start
        inner, after = self._phrase_at(at)
        if inner is None or inner.pronoun or (linked == "for" and not _speaks(phrase)):
            return start
        phrase.complement = inner if linked != "to" else None
        phrase.last = inner.last
        if inner.name is not None and phrase.name is None and linked == "of":
            phrase.last = inner.last
        return after

    def _look_around(self, phrase: Phrase, at: int, after: int) -> None:
        before = at - 1
        if before >= 0 and self._elements[before].kind == "determiner":
            phrase.determiner = phrase.determiner or self._elements[before].key
            before -= 1
        elif (
            before >= 1
            and self._elements[before - 1].kind == "determiner"
            and (
                self._elements[before].kind == "other"
                and self._elements[before].key not in self._lexicon.agents.list("function_words")
            )
        ):
            phrase.determiner = self._elements[before - 1].key  # "a separate official"
            before -= 2
        phrase.before = self._elements[before].key if before >= 0 else ""
        phrase.after = self._elements[after].key if after < len(self._elements) else ""


_LEANINGS = frozenset(("OPP", "REB", "PRM", "UAF"))
_PAST = frozenset(("former", "ex", "retired", "late", "ex-", "onetime", "one-time", "erstwhile"))
_ACCREDITED = frozenset(("ambassador", "envoy", "representative", "adviser", "advisor"))


def _speaks(phrase: Phrase) -> bool:
    return phrase.head.key.split()[-1].startswith(("spokes", "minister", "secretary", "candidate"))


def read_sentence(
    words: Words, first: int, last: int, *, lexicon: Lexicon, any_case: bool = False
) -> tuple[list[Phrase], list[Element]]:
    """The phrases among the words `[first, last)`, and every element that tells of a country."""
    elements = find_elements(words, first, last, lexicon=lexicon, any_case=any_case)
    marks = [element for element in elements if element.kind in _OF_COUNTRIES]
    return PhraseReader(words, elements, lexicon).read(), marks


_OF_COUNTRIES = frozenset(("state", "demonym", "capital", "seat"))


def find_phrases(
    words: Words, first: int, last: int, *, lexicon: Lexicon, any_case: bool = False
) -> list[Phrase]:
    """The phrases among the words `[first, last)`; see `find_elements` for the arguments."""
    return read_sentence(words, first, last, lexicon=lexicon, any_case=any_case)[0]
