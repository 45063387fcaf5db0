"""Who is meant again: surnames, titles, epithets, pronouns, "the two leaders".

A `Discourse` remembers who was named so far in an article, in order, and answers with the last one
that fits: in gender and number, in country, in what the phrase says of them. An epithet does not
mean the subject of its own sentence ("Welcoming the leftist leader, Putin ..."), and a pronoun
prefers the subject before it.

Known to miss: pronouns that point forward; "it" for things; two persons of one country, gender and
office in the same paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lapwing.lexicon.actor_tables import surnames_of
from lapwing.lexicon.agents import Agents
from lapwing.lexicon.names import name_key
from lapwing.record import Actor, MentionKind
from lapwing.text import fold

REACH_SENTENCES = 4
"""How many sentences back a pronoun looks."""
EPITHET_REACH_SENTENCES = 12
"""How many sentences back an epithet looks."""


@dataclass(slots=True)
class Known:
    """Somebody named in the article so far."""

    actor: Actor
    kind: MentionKind
    gender: str = ""
    """`m`, `f`, or empty: not known."""
    is_plural: bool = False
    is_top: bool = False
    """Whether they stand at the head of a state, government or opposition."""
    roles: set[str] = field(default_factory=set)
    """Agent nouns the article has used for them."""
    countries: set[str] = field(default_factory=set)
    sentence: int = -1
    """Number of the sentence that named them last."""
    order: int = -1
    """Place of that mention among all."""
    times: int = 0
    """How often they were mentioned so far."""
    spoke_in: int = -1
    """Number of the last sentence that says that they spoke."""
    subject_of: int = -1
    """Number of the last sentence whose subject they were."""


class Discourse:
    """Who was named so far, and who is meant now."""

    def __init__(self, agents: Agents) -> None:
        self._agents = agents
        self.known: dict[str, Known] = {}
        self._surnames: dict[str, list[tuple[int, str]]] = {}
        self._order = 0

    def enter(self, known: Known, *, name: str = "") -> Known:
        """Remember somebody; a second entry of the same actor is merged into the first."""
        entry = self.known.setdefault(known.actor.actor_id, known)
        if entry is not known:
            entry.roles |= known.roles
            entry.countries |= known.countries
            entry.is_top = entry.is_top or known.is_top
            entry.gender = entry.gender or known.gender
            entry.actor = fuller(entry.actor, known.actor)
        if name:
            forms = (*surnames_of(name, known.actor.country or ""), *_last(name))
            for rank, surname in enumerate(dict.fromkeys(forms)):
                ids = self._surnames.setdefault(surname, [])
                if entry.actor.actor_id not in [known_id for _, known_id in ids]:
                    ids.append((rank, entry.actor.actor_id))
        return entry

    def mention(self, known: Known, *, sentence: int, is_subject: bool) -> None:
        """Note that somebody was mentioned now."""
        self._order += 1
        known.sentence, known.order = sentence, self._order
        known.times += 1
        if is_subject:
            known.subject_of = sentence

    def by_surname(self, key: str, *, gender: str = "") -> Known | None:
        """The one called so; the last mentioned where several are."""
        fitting = [(rank, self.known[i]) for rank, i in self._surnames.get(key, ())]
        fitting = [(r, k) for r, k in fitting if not (gender and k.gender and k.gender != gender)]
        # Whom the form is the likeliest of goes before who was mentioned last.
        best = max(fitting, key=lambda pair: (-pair[0], pair[1].order), default=None)
        return best[1] if best else None

    def by_role(
        self,
        roles: Sequence[str],
        *,
        countries: Sequence[str],
        group: frozenset[str],
        sentence: int,
        without: frozenset[str],
    ) -> Known | None:
        """The person an epithet or office means.

        Args:
            roles: Agent nouns of the phrase, the head last.
            countries: Countries its words give it; empty: any.
            group: Countries of the part of the world it names; empty: any.
            sentence: Number of its sentence.
            without: Ids of those it cannot mean.
        """
        fitting = [
            known
            for known in self.known.values()
            if known.kind == "person"
            and known.actor.actor_id not in without
            and (
                sentence - known.sentence <= EPITHET_REACH_SENTENCES * (2 if countries else 1)
                or known.order < 0
            )
            and (known.order >= 0 or (countries and known.is_top))
            and (not countries or known.countries & set(countries))
            and (not group or known.countries & group)
            and self._has_role(known, roles)
        ]
        return max(
            fitting, key=lambda known: ("GOV" in known.actor.sectors, known.order), default=None
        )

    def _has_role(self, known: Known, roles: Sequence[str]) -> bool:
        head = roles[-1]
        phrase = " ".join(roles)
        top = self._agents.list("top_roles")
        title = (known.actor.title or "").lower()
        if phrase in known.roles or head in known.roles or _in_title(phrase, title):
            return True
        if phrase in _VAGUE:
            return True
        if head in ("leader", "counterpart", "strongman", "ruler", "incumbent", "autocrat"):
            opposed = "opposition" in phrase or "rebel" in phrase
            return known.is_top and (not opposed or bool({"OPP", "REB"} & set(known.actor.sectors)))
        return (
            phrase in top
            and any(role in top for role in known.roles)
            and head == "president"
            and any(role.endswith("president") for role in known.roles)
        )

    def by_pronoun(
        self, kind: str, *, sentence: int, is_object: bool = False, in_quotes: bool = False
    ) -> Known | None:
        """Whom a pronoun means.

        Args:
            kind: `m` he, `f` she, `p` they, `n` it.
            sentence: Number of its sentence.
            is_object: Whether it is `him` or `them`, which is not the subject of its own sentence.
            in_quotes: Whether somebody is quoted, who then does not speak of himself so.
        """
        fitting = [
            known
            for known in self.known.values()
            if known.order >= 0
            and sentence - known.sentence <= REACH_SENTENCES
            and _agrees(known, kind)
            and ("/" not in known.actor.actor_id or known.subject_of >= sentence - 1 or kind == "p")
            and (kind != "n" or known.subject_of >= sentence - 1)
        ]
        if in_quotes:
            others = [known for known in fitting if known.spoke_in < sentence - 1]
            fitting = others or fitting
        if is_object:
            others = [known for known in fitting if known.subject_of != sentence]
            fitting = others or fitting
            return max(fitting, key=lambda known: known.order, default=None)
        last_subject = max((known.subject_of for known in fitting), default=-1)
        return max(
            fitting,
            key=lambda known: (
                known.subject_of == sentence,
                known.subject_of == last_subject and last_subject >= 0,
                known.order,
            ),
            default=None,
        )

    def last_person(self, *, sentence: int, kind: str) -> Known | None:
        """The person named last in a sentence, for "himself" and "herself"."""
        fitting = [k for k in self.known.values() if k.sentence == sentence and _agrees(k, kind)]
        return max(fitting, key=lambda known: known.order, default=None)

    def last_subject(self, *, sentence: int) -> Known | None:
        """The body, state or government that was the subject of this sentence or the one before."""
        fitting = [
            known
            for known in self.known.values()
            if known.kind in ("organisation", "country") and known.subject_of >= sentence - 1
        ]
        return max(fitting, key=lambda known: known.order, default=None)

    def by_body_noun(self, noun: str, *, sentence: int) -> Known | None:
        """The organisation "the ministry" means: the last whose name has that word."""
        fitting = [
            known
            for known in self.known.values()
            if known.kind in ("organisation", "group")
            and known.order >= 0
            and sentence - known.sentence <= EPITHET_REACH_SENTENCES
            and noun in fold(known.actor.name).split()
        ]
        return max(fitting, key=lambda known: known.order, default=None)

    def last_countries(self, *, since: int = 0, acting: bool = False) -> list[str]:
        """Countries in the order they were last named, the last first.

        Args:
            since: Number of the first sentence that counts.
            acting: Whether only states and governments that are subjects count.
        """
        named = [
            known
            for known in self.known.values()
            if known.order >= 0
            and known.sentence >= since
            and (not acting or (known.subject_of >= since and known.kind == "country"))
        ]
        named.sort(key=lambda known: -known.order)
        return list(dict.fromkeys(c for known in named if (c := known.actor.country)))

    def last_leaders(self, *, sentence: int) -> list[Known]:
        """Persons at the head of something, named lately, the most often named first."""
        tops = [
            known
            for known in self.known.values()
            if known.kind == "person"
            and known.is_top
            and known.order >= 0
            and sentence - known.sentence <= EPITHET_REACH_SENTENCES
        ]
        return sorted(tops, key=lambda known: (-known.times, -known.order))


_VAGUE = frozenset(("politician", "statesman", "official"))


def _agrees(known: Known, kind: str) -> bool:
    if kind in ("m", "f"):
        return known.kind == "person" and not known.is_plural and known.gender in (kind, "")
    if kind == "p":
        return known.is_plural
    return not known.is_plural and known.kind in ("country", "organisation")


def _in_title(phrase: str, title: str) -> bool:
    return bool(title) and (title.startswith(phrase) or f"; {phrase}" in title)


def _last(name: str) -> tuple[str, ...]:
    words = [word for word in name_key(name).split() if len(word) > 1]
    return (words[-1],) if words else ()


def fuller(one: Actor, other: Actor) -> Actor:
    """Of two views of the same actor, the one that says more; the first where they are equal."""

    def says(actor: Actor) -> int:
        return 2 * bool(actor.country) + bool(actor.sectors) + bool(actor.title)

    return other if says(other) > says(one) else one
