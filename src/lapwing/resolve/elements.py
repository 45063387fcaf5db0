"""Elements: the words of a sentence as the lexicons know them.

One pass over the words finds, at every place, the longest name of the registry or phrase of the
agents, whichever is longer; what is left is a capitalised word that no lexicon knows (a name), an
adjective, a small word, a mark. A second pass joins names: given name and surname, particles and
initials, and the capitalised words that end in `Ministry`, `Party`, `Council`.

Known to miss: names written in small letters; in headlines that capitalise every word, more words
look like names than are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lapwing.lexicon.actors import Registry, Sense
from lapwing.lexicon.agents import Agent, Agents
from lapwing.text import find_words, fold

_PARTICLES = frozenset(
    "al el bin ibn ben abu de da do dos del della di la le van von der den ter ten bint y e".split()
)
_OPENING_PARTICLES = frozenset(("bin", "al", "bint", "von", "van"))
_ORDER = ("state", "demonym", "seat", "organisation", "person", "capital")


class Words:
    """A text cut into words, each with what is asked of it again and again."""

    __slots__ = ("caps", "folds", "spans", "text", "texts", "uppers")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.spans = find_words(text, start, end)
        self.texts = [text[s:e] for s, e in self.spans]
        seen = [_look(word) for word in self.texts]
        self.folds = [look[0] for look in seen]
        self.caps = [look[1] for look in seen]
        """Whether a letter of it is written large."""
        self.uppers = [look[2] for look in seen]
        """Whether all letters are."""

    def char_span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words `[first, last)`."""
        return self.spans[first][0], self.spans[last - 1][1]


@lru_cache(maxsize=100_000)
def _look(word: str) -> tuple[str, bool, bool]:
    letters = [c for c in word if c.isalpha()]
    upper = bool(letters) and all(c.isupper() for c in letters)
    return fold(word) or word, any(c.isupper() for c in letters), upper


@dataclass(slots=True)
class Element:
    """Some words of a sentence that belong together."""

    first: int
    """Index of its first word."""
    last: int
    """Index after its last word."""
    kind: str
    """state demonym capital seat organisation person agent modifier adjective name courtesy group
    head possessive of determiner pronoun number other mark."""
    key: str
    """The words, folded."""
    senses: tuple[Sense, ...] = ()
    agent: Agent | None = None
    capital: bool = False
    """Whether its last word is capitalised."""
    sector: str = ""
    """For organisations found by their head word: its sector."""
    weak: bool = False
    """A capitalised word at a place where every word would be capitalised."""


class Lexicon:
    """The two lexicons that are read together."""

    def __init__(self, registry: Registry, agents: Agents) -> None:
        self.registry = registry
        self.agents = agents
        self.kind_of = lru_cache(maxsize=100_000)(self._kind_of)
        self.is_plain = lru_cache(maxsize=100_000)(self._is_plain)

    def is_given_name(self, word: str) -> bool:
        """Whether a folded word is a given name we know."""
        return word in self.agents.given_names or self.registry.first_name(word) is not None

    def _is_plain(self, word: str) -> bool:
        """Whether no phrase of the agents begins with a folded lower-case word."""
        agents = self.agents
        return (
            word != "'"
            and word not in _OPENING_PARTICLES
            and not (agents.phrases.starts(word) or agents.around.starts(word))
        )

    def _kind_of(self, word: str, capital: bool, weak: bool) -> tuple[str, Agent | None]:
        """What a word is by itself, and the agent it is.

        Args:
            word: Folded.
            capital: Whether it is written with a capital.
            weak: Whether any word would be, where it stands.
        """
        agents = self.agents
        small = weak or not capital
        if word == "'s":
            return "possessive", None
        if not word[:1].isalnum():
            return "mark", None
        if word in ("of", "for", "to", "and"):
            return word, None
        if word in agents.courtesy and capital:
            return "courtesy", None
        if word in _DETERMINERS:
            return "determiner", None
        if word in agents.pronouns:
            return "pronoun", None
        is_listed = word in agents.list("adjectives") and (small or word in _BEFORE_TITLES)
        if is_listed or agents.is_compound(word):
            return "adjective", None
        if word in agents.list("function_words") or word in agents.list("not_names"):
            return "other", None
        if word in agents.list("epithet_heads"):
            return "agent", Agent((), "s")
        if word in agents.list("country_nouns"):
            return "country noun", None
        if word in agents.list("plural_heads"):
            return "agent", Agent((), "p")
        if word[0].isdigit() or (small and agents.is_adjective(word)):
            return "adjective", None
        return ("name" if capital else "other"), None


@lru_cache(maxsize=8)
def lexicon_for(registry: Registry, agents: Agents) -> Lexicon:
    """The two together; the same two give the same, with what it has learnt of single words."""
    return Lexicon(registry, agents)


_BEFORE_TITLES = frozenset("vice deputy acting interim assistant senior chief".split())
_DETERMINERS = frozenset("the a an his her their its this that our my".split())


def find_elements(
    words: Words, first: int, last: int, *, lexicon: Lexicon, any_case: bool = False
) -> list[Element]:
    """The elements of the words `[first, last)`, in order, without gaps.

    Args:
        words: The text's words.
        first: Index of the sentence's first word.
        last: Index after its last word.
        lexicon: Registry and agents.
        any_case: Whether small letters are accepted in names, for phrases that a person typed.
    """
    found: list[Element] = []
    position = first
    while position < last:
        word = words.folds[position]
        small = not (words.caps[position] or any_case or word[0].isdigit())
        if small and lexicon.is_plain(word):
            kind, agent = lexicon.kind_of(word, False, False)
            found.append(Element(position, position + 1, kind, word, agent=agent))
            position += 1
            continue
        weak = position == first or _opens(found)
        element = _element_at(words, position, last, lexicon, any_case=any_case, weak=weak)
        if element is None:
            element = _small(words, position, lexicon, weak=weak)
        element.weak = weak
        found.append(element)
        position = element.last
    if is_title_case(words, first, last):
        for element in found:
            element.weak = element.weak or element.kind == "name"
        return _join_people(found, words, lexicon)
    return _join_people(_join_organisations(found, words, lexicon), words, lexicon)


def is_title_case(words: Words, first: int, last: int) -> bool:
    """Whether a sentence is a headline that capitalises nearly every longer word."""
    longer = [at for at in range(first, last) if len(words.folds[at]) > 3]
    if not longer or words.folds[last - 1] in (".", "!", '"', ")"):
        return False
    return len(longer) > 3 and sum(words.caps[at] for at in longer) > 0.7 * len(longer)


def _opens(found: Sequence[Element]) -> bool:
    return found[-1].key in _OPENERS


_OPENERS = frozenset(['"', ":", "•", "-", "–", "—", "'", "…", "[", "*"])


def _element_at(
    words: Words, at: int, last: int, lexicon: Lexicon, *, any_case: bool, weak: bool
) -> Element | None:
    capital = words.caps[at]
    named: Element | None = None
    if capital or any_case or words.folds[at][0].isdigit() or _leads(words, at, last):
        named = _named(words, at, last, lexicon, any_case)
    reach = named.last - at if named else 0
    around = lexicon.agents.around.longest_at(words.folds, at)
    hit = lexicon.agents.phrases.longest_at(words.folds, at)
    long_around, long_hit = (around[0] if around else 0), (hit[0] if hit else 0)
    if named and named.kind == "organisation" and long_hit == reach == 1:
        # "Police said", "police": one common noun is nobody's name unless written like one.
        reach -= weak or not capital
    if hit and long_hit > reach and long_hit >= long_around and at + long_hit <= last:
        return _made(words, at, long_hit, "agent", lexicon.agents.agent(hit[1]))
    if around and long_around > reach and at + long_around <= last:
        return _made(words, at, long_around, around[1])
    return named


def _leads(words: Words, at: int, last: int) -> bool:
    """Whether a small article of a name stands before a capital: `al Qaeda`."""
    return words.folds[at] in _OPENING_PARTICLES and at + 1 < last and words.caps[at + 1]


def _made(words: Words, at: int, length: int, kind: str, agent: Agent | None = None) -> Element:
    end = at + length
    key = " ".join(words.folds[at:end])
    return Element(at, end, kind, key, agent=agent, capital=words.caps[end - 1])


def _named(words: Words, at: int, last: int, lexicon: Lexicon, any_case: bool) -> Element | None:
    folds = words.folds
    hit = lexicon.registry.names.longest_at(folds, at)
    while hit:
        end = at + hit[0]
        if end <= last:
            senses = _fitting(lexicon.registry.senses_of(hit[1]), words, at, end, any_case)
            if senses:
                kind = _kind(senses, " ".join(folds[at:end]), lexicon)
                element = _made(words, at, end - at, kind)
                element.senses = senses
                return element
        hit = lexicon.registry.names.longest_at(folds[at : end - 1], 0) if hit[0] > 1 else None
    return None


def _kind(senses: tuple[Sense, ...], key: str, lexicon: Lexicon) -> str:
    """What a name is first of all; "Saudi" is a demonym, though it also stands for the state."""
    kind = next(k for k in _ORDER if any(s.kind == k for s in senses))
    if kind == "state" and any(s.kind == "demonym" for s in senses):
        own = next(s for s in senses if s.kind == "state")
        if fold(lexicon.registry.state(own.number).name) != key:
            return "demonym"
    return kind


def _fitting(
    senses: tuple[Sense, ...], words: Words, at: int, end: int, any_case: bool
) -> tuple[Sense, ...]:
    if any_case:
        short = end - at == 1 and len(words.texts[at]) < 4 and not words.uppers[at]
        return tuple(s for s in senses if not s.acronym) if short else senses
    if not (words.caps[at] or words.folds[at][0].isdigit() or _leads(words, at, end)):
        return ()
    if end - at > 1:
        return senses if words.caps[end - 1] or not words.folds[end - 1].isalpha() else ()
    word = words.texts[at]
    if words.uppers[at] or not any(sense.acronym for sense in senses):
        return senses
    # "Nato", "Unicef": long acronyms are also written as words.
    as_word = len(word) >= 4 and word[1:].islower()
    return tuple(sense for sense in senses if not sense.acronym or as_word)


def _small(words: Words, at: int, lexicon: Lexicon, *, weak: bool) -> Element:
    word = words.folds[at]
    if word == "'" and at and words.folds[at - 1].endswith("s"):
        return Element(at, at + 1, "possessive", word)
    kind, agent = lexicon.kind_of(word, words.caps[at], weak)
    return Element(at, at + 1, kind, word, agent=agent, capital=words.caps[at])


def _join_organisations(found: list[Element], words: Words, lexicon: Lexicon) -> list[Element]:
    """Join capitalised words that end in, or begin with, the head of an organisation's name."""
    heads = lexicon.agents.heads
    out: list[Element] = []
    n = len(found)
    i = 0
    while i < n:
        j = i + 1 if _belongs_to_name(found, i, words, heads) else i
        while j < n and _can_join(found[j]):
            j += 1
        end = j
        while end > i and words.folds[found[end - 1].last - 1] not in heads:
            end -= 1
        if end > i + 1 and any(e.kind in _NAMING for e in found[i:end]):
            start = i
            head = found[end - 1]
            stop = _of_tail(found, end, words) if end == j else end
            out.append(_organisation(found, start, stop, words, heads, head))
            i = stop
            continue
        if end > i and end == j and (stop := _of_tail(found, end, words)) > end:
            out.extend(found[i : end - 1])
            out.append(_organisation(found, end - 1, stop, words, heads, found[end - 1]))
            i = stop
            continue
        out.extend(found[i : max(j, i + 1)])
        i = max(j, i + 1)
    return out


_NAMING = frozenset(("name", "adjective", "capital", "state"))


def _belongs_to_name(found: list[Element], i: int, words: Words, heads: dict[str, str]) -> bool:
    """Whether a city or state begins a name that is no part of its government: `Moscow Times`."""
    if found[i].kind not in ("capital", "state") or i + 1 >= len(found):
        return False
    after = found[i + 1]
    sector = heads.get(words.folds[after.last - 1], "")
    return after.capital and after.kind in ("name", "agent") and sector in _PRIVATE


_PRIVATE = frozenset(("JRN", "EDU", "BUS", "MED"))


def _can_join(element: Element) -> bool:
    if not element.capital:
        return False
    return element.kind in ("name", "adjective") or (
        element.kind == "agent" and element.agent is not None
    )


def _of_tail(found: list[Element], at: int, words: Words) -> int:
    """Where "of Foreign Affairs" ends, if it stands at `at` with capitals and no state in it."""
    if at >= len(found) or found[at].kind not in ("of", "for"):
        return at
    k = at + 1
    while k < len(found) and _goes_on(found, k, first=at + 1):
        k += 1
    return k if k > at + 1 else at


def _goes_on(found: list[Element], k: int, *, first: int) -> bool:
    """Whether an element goes on with a name: `Affairs`, `and Trade`, `Cuban Growers`."""
    here = found[k]
    after = found[k + 1] if k + 1 < len(found) else None
    named = after is not None and after.capital and after.kind in ("name", "adjective")
    if here.kind == "and":
        return named and k > first
    if here.kind == "demonym":
        return named
    return here.capital and here.kind in ("name", "adjective", "agent")


def _organisation(
    found: list[Element], start: int, stop: int, words: Words, heads: dict[str, str], head: Element
) -> Element:
    first, last = found[start].first, found[stop - 1].last
    sector = ",".join(head.agent.sectors) if head.agent else ""
    return Element(
        first,
        last,
        "organisation",
        " ".join(words.folds[first:last]),
        capital=True,
        sector=sector or heads.get(words.folds[head.last - 1], ""),
    )


def _join_people(found: list[Element], words: Words, lexicon: Lexicon) -> list[Element]:
    out: list[Element] = []
    i = 0
    given = lexicon.agents.list("also_given_names")
    while i < len(found):
        element = found[i]
        follower = found[i + 1] if i + 1 < len(found) else None
        starts = (
            element.kind in ("name", "person")
            or (
                element.key in _OPENING_PARTICLES
                and follower is not None
                and follower.kind == "name"
            )
            or (
                element.kind in ("state", "capital", "demonym")
                and element.key in given
                and follower is not None
                and follower.kind in ("name", "person")
            )
        )
        if not starts:
            out.append(element)
            i += 1
            continue
        j = _end_of_name(found, i, lexicon)
        j = _before_case_changes(found, i, j, words)
        if element.weak and j == i + 1 and lexicon.is_given_name(element.key):
            while j < len(found) and found[j].kind == "name" and j < i + 2:
                j += 1  # in a headline, one word after a given name
        alone = j == i + 1 and element.kind not in ("name", "person")
        out.append(element if alone else _joined(found[i:j], words))
        i = j
    return out


def _ends_name(found: list[Element], i: int, j: int, lexicon: Lexicon) -> bool:
    """Whether a place is somebody's surname here: after a given name."""
    here, before = found[j], found[j - 1]
    if before.kind != "name" or here.last - here.first > 1:
        return False
    known = lexicon.is_given_name(before.key)
    return known or (here.kind == "capital" and j == i + 1 and not before.weak)


def _end_of_name(found: list[Element], i: int, lexicon: Lexicon) -> int:
    j = i + 1
    while j < len(found):
        here = found[j]
        if here.kind in ("name", "person") and not here.weak:
            j += 1
        elif here.key == "." and len(found[j - 1].key) == 1 and j + 1 < len(found):
            j += 1  # George W. Bush
        elif here.key in _PARTICLES and _leads_to_name(found, j):
            j += 1
        elif here.kind in ("state", "capital", "demonym") and _ends_name(found, i, j, lexicon):
            j += 1  # Denzel Washington
        else:
            break
    while j > i + 1 and found[j - 1].kind == "mark":
        j -= 1
    return j


def _before_case_changes(found: list[Element], i: int, j: int, words: Words) -> int:
    """Where a name ends at the latest: `WATCH Trump` is no name of one person."""
    shouted = _is_shouted(words, found[i])
    for k in range(i + 1, j):
        if found[k].capital and _is_shouted(words, found[k]) != shouted:
            return k
    return j


def _is_shouted(words: Words, element: Element) -> bool:
    return words.uppers[element.last - 1] and len(words.texts[element.last - 1]) > 3


def _leads_to_name(found: list[Element], j: int) -> bool:
    k = j + 1
    while k < len(found) and found[k].key in _PARTICLES and k < j + 3:
        k += 1
    return k < len(found) and found[k].kind in ("name", "person")


def _joined(parts: list[Element], words: Words) -> Element:
    known = [part for part in parts if part.kind == "person"]
    longest = max(known, key=lambda part: part.last - part.first, default=None)
    keep = longest is not None and (len(parts) == 1 or longest.last - longest.first > 1)
    first, last = parts[0].first, parts[-1].last
    return Element(
        first,
        last,
        "person" if keep and longest else "name",
        " ".join(words.folds[first:last]),
        senses=longest.senses if keep and longest else (),
        capital=True,
        weak=parts[0].weak,
    )
