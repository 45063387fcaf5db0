"""Clauses: one sentence as noun phrases and verb groups, with the parties they name.

A shallow grammar over word classes: a sentence becomes a row of chunks, and each noun phrase knows
which party it stands for, lists included. Who is subject or object of a verb is found by
`lapwing.stages.subjects`. No tree is built.

Known to miss: coordination of unlike things; phrases with a relative clause inside.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache, cached_property

from lapwing.lexicon.phrases import load_cues
from lapwing.record import Mention, Sentence, Span
from lapwing.stages.chunks import Chunk, Kind, find_chunks

SUBORDINATORS = frozenset(
    {"that", "because", "if", "although", "though", "while", "whereas", "unless", "since", "after"}
    | {"before", "as", "until", "once", "than", "whether", "when", "where", "so", "like"}
)
_CLAUSE_OPENERS = frozenset({"that", "because", "if", "although", "while", "when", "as"})
_COMPLEMENT = frozenset({"of", "for", "from", "between"})
"""Prepositions whose phrase says whom a noun is about: a spokesman for, a treaty between."""
_CLAUSE_MARKS = frozenset(":;")
_WITHIN_NOUN = frozenset({"JJ", "NN", "NNS", "NNP", "VBN"})
_BEFORE_NOUN = frozenset({"JJ", "CD", "VBN", "NN"})
_PEOPLE_LISTS = {"people_spying": "SPY", "people_in_business": "BUS", "people": "CVL"}
"""Lists of `resources/phrases/reporting.yaml` → sector of who is named so."""


@cache
def _people() -> dict[str, str]:
    """Common nouns for people that the mention stage leaves to their adjective → sector."""
    cues = load_cues()
    singular = {word: sector for name, sector in _PEOPLE_LISTS.items() for word in cues[name]}
    return singular | {_plural(word): sector for word, sector in singular.items()}


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


@dataclass(frozen=True)
class Clauses:
    """One sentence as chunks, with the parties named in it."""

    text: str
    words: Sentence
    mentions: tuple[Mention, ...]
    """Those inside the sentence, in text order."""
    dates: tuple[Span, ...]
    speech_verbs: frozenset[str] = frozenset()
    """Forms of verbs of saying, which may stand before their subject after a quotation."""
    demonyms: tuple[Mention, ...] = ()
    """States named by adjectives that belong to no mention: the `Turkish` of `the Turkish raid`."""
    object_controls: frozenset[str] = frozenset()
    """Forms of verbs whose object does what their infinitive says: `asked Oslo to leave`."""

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words, lower case, straight apostrophes."""
        return tuple(w.span.of(self.text).lower().replace("’", "'") for w in self.words)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The word classes."""
        return tuple(w.tag for w in self.words)

    @cached_property
    def parties_at(self) -> tuple[tuple[Mention, ...], ...]:
        """For each word the mentions that cover it."""
        covering: list[list[Mention]] = [[] for _ in self.words]
        for mention in self.mentions:
            inside = self._words_in(mention.span)
            for i in inside:
                # "Raided offices and detained X": the verb is no part of the name.
                is_verb = i == inside[0] and self.tags[i] == "VBD" and len(inside) > 1
                if not is_verb:
                    covering[i].append(mention)
        return tuple(tuple(found) for found in covering)

    @cached_property
    def is_date(self) -> tuple[bool, ...]:
        """For each word whether it belongs to an expression of time."""
        dated = {i for span in self.dates for i in self._words_in(span)}
        return tuple(i in dated for i in range(len(self.words)))

    def _words_in(self, span: Span) -> range:
        """Indexes of the words that share a character with a span."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.words[first].span.end <= span.start:
            first += 1
        return range(first, bisect_left(self._starts, span.end))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(word.span.start for word in self.words)

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """The sentence as a row of chunks."""
        return find_chunks(self.words, self.lower, is_party=self._party_ends, is_date=self.is_date)

    @cached_property
    def _party_ends(self) -> tuple[int, ...]:
        """For each word the index after the last word of a mention that covers it; 0: none does."""
        return tuple(
            bisect_left(self._starts, max(m.span.end for m in covering)) if covering else 0
            for covering in self.parties_at
        )

    @cached_property
    def chunk_of(self) -> tuple[int, ...]:
        """For each word the index of its chunk."""
        return tuple(
            i for i, chunk in enumerate(self.chunks) for _ in range(chunk.start, chunk.end)
        )

    def span(self, start: int, end: int) -> Span:
        """Words `[start, end)` as a span of the article."""
        return Span(self.words[start].span.start, self.words[end - 1].span.end)

    def chunk_words(self, index: int) -> tuple[str, ...]:
        """The lower-case words of a chunk."""
        return self.lower[self.chunks[index].start : self.chunks[index].end]

    def kind(self, index: int) -> Kind | None:
        """The kind of a chunk; None beyond the sentence."""
        return self.chunks[index].kind if 0 <= index < len(self.chunks) else None

    def is_time(self, index: int) -> bool:
        """Whether a chunk is a noun phrase that names a time."""
        return 0 <= index < len(self.chunks) and self.chunks[index].is_temporal

    def is_word(self, index: int, words: frozenset[str] | set[str]) -> bool:
        """Whether a chunk is a single one of these lower-case words."""
        return self.kind(index) is not None and self.lower[self.chunks[index].start] in words

    def clause(self, word: int) -> Span:
        """The stretch around a word that no comma, quotation mark, "who" or "after" interrupts."""
        index = self.chunk_of[word]
        first = last = index
        while first > 0 and not self._parts_clauses(first - 1):
            first -= 1
        while last + 1 < len(self.chunks) and not self._parts_clauses(last + 1):
            last += 1
        return self.span(self.chunks[first].start, self.chunks[last].end)

    def is_pluperfect(self, word: int) -> bool:
        """Whether a verb is told as past of the past: `had signed`."""
        chunk = self.chunks[self.chunk_of[word]]
        return chunk.kind == "vg" and "had" in self.lower[chunk.start : chunk.head]

    def _parts_clauses(self, index: int) -> bool:
        kind = self.kind(index)
        if kind in ("comma", "quote", "mark", "wh"):
            return True
        opens = self.lower[self.chunks[index].start] in _CLAUSE_OPENERS
        return kind == "prep" and opens and self.kind(index + 1) == "np"

    def previous_verb(self, index: int, *, finite: bool = True) -> int | None:
        """The nearest verb group to the left of a chunk."""
        for i in range(index - 1, -1, -1):
            if self.kind(i) == "vg" and (not finite or self.chunks[i].form == "finite"):
                return i
            if self.kind(i) == "mark" and self.lower[self.chunks[i].start] in _CLAUSE_MARKS:
                return None
        return None

    def has_party(self, index: int) -> bool:
        chunk = self.chunks[index]
        return any(self.parties_at[w] for w in range(chunk.start, chunk.end))

    # Parties

    def parties(self, index: int | None) -> tuple[Mention, ...]:
        """The mentions that a noun phrase names, those coordinated with it included.

        The head's own mention comes first in line; without one the complement ("a spokesman for
        the ministry"), the possessor ("Maduro's move") or another modifier stands for it.
        """
        if index is None:
            return ()
        found: dict[tuple[int, str], Mention] = {}
        for i in self._coordinated(index):
            for mention in (*self._demonyms_before(i), *self.own_parties(i)):
                found.setdefault((mention.span.start, mention.actor.actor_id), mention)
        return tuple(found.values())

    def _demonyms_before(self, index: int) -> tuple[Mention, ...]:
        """The first two of `British, French and Dutch helicopters`, whose noun is the third's."""
        if not self.demonyms or not self.demonyms_in(
            self.chunks[index].start, self.chunks[index].start + 1
        ):
            return ()
        left = index - 1
        while self.kind(left) in ("cc", "comma") and self._is_demonym(left - 1):
            left -= 2
        return self.demonyms_in(self.chunks[left + 1].start, self.chunks[index].start)

    def _is_demonym(self, index: int) -> bool:
        if self.kind(index) not in ("adv", "np"):
            return False
        chunk = self.chunks[index]
        return chunk.end == chunk.start + 1 and bool(self.demonyms_in(chunk.start, chunk.end))

    def head_parties(self, index: int) -> tuple[Mention, ...]:
        """The mentions that cover the very head of a noun phrase."""
        return self.parties_at[self.chunks[index].head]

    def own_parties(self, index: int) -> tuple[Mention, ...]:
        chunk = self.chunks[index]
        if self.parties_at[chunk.head]:
            return self.parties_at[chunk.head]
        if self.is_word(index + 1, _COMPLEMENT) and self.kind(index + 2) == "np":
            complement = self.own_parties(index + 2)
            if complement:
                return complement
        for word in range(chunk.head, chunk.start - 1, -1):
            if self.parties_at[word]:
                return self.parties_at[word]
        return self.demonyms_in(chunk.start, chunk.head)

    def demonyms_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Whom the adjectives among the words `[start, end)` name: states, or people of theirs."""
        if not self.demonyms or start >= end:
            return ()
        span = self.span(start, end)
        return tuple(self._with_noun(m) for m in self.demonyms if span.covers(m.span))

    def _with_noun(self, demonym: Mention) -> Mention:
        """`two Russian spies`: people of that state, where the adjective stands before people."""
        adjective = self._words_in(demonym.span)[0]
        chunk = self.chunks[self.chunk_of[adjective]]
        noun = adjective
        while noun + 1 < chunk.end and self.tags[noun + 1] in _WITHIN_NOUN:
            noun += 1
        sector = _people().get(self.lower[noun])
        if sector is None or demonym.actor.country is None or noun == adjective:
            return demonym
        first = adjective
        while first > chunk.start and self.tags[first - 1] in _BEFORE_NOUN:
            first -= 1
        span = self.span(first, noun + 1)
        actor = replace(
            demonym.actor,
            actor_id=f"{demonym.actor.country}/{sector}",
            name=span.of(self.text),
            sectors=(sector,),
            wikidata=None,
        )
        return replace(demonym, span=span, kind="group", actor=actor, reason="demonym with noun")

    def list_start(self, index: int) -> int:
        """The first noun phrase of the list that a noun phrase stands in."""
        return self._coordinated(index)[0]

    def _coordinated(self, index: int) -> list[int]:
        """The noun phrases of the list that a noun phrase stands in, in text order."""
        for run in self._lists:
            if index in run:
                return run
        return [index]

    @cached_property
    def _lists(self) -> list[list[int]]:
        """Lists of noun phrases: `A, B and C`; two clauses joined by "and" are none."""
        lists: list[list[int]] = []
        index = 0
        while index < len(self.chunks):
            run = self._list_from(index)
            if len(run) > 1:
                lists.append(run)
                index = run[-1]
            index += 1
        return lists

    def _list_from(self, index: int) -> list[int]:
        if self.kind(index) != "np" or self.chunks[index].is_temporal:
            return [index]
        if index == 1 and self.kind(0) == "prep" and self.kind(index + 1) == "comma":
            return [index]  # "From Kabul, she and Karzai flew on"
        run, position, closed = [index], index + 1, False
        while not closed:
            after = position
            commas = 0
            while self.kind(after) == "comma":
                after, commas = after + 1, commas + 1
            if self.kind(after) == "cc" and self.is_word(after, {"and", "or", "&"}):
                after, closed = after + 1, True
            elif not commas:
                return [index]
            if self.kind(after) != "np" or self.chunks[after].is_temporal:
                return [index]
            run.append(after)
            position = after + 1
        opens_clause = self.kind(position) == "vg" and self.chunks[position].form in (
            "finite",
            "participle",
        )
        is_object = self.kind(index - 1) == "vg" or (
            self.kind(index - 1) == "prep"
            and self.lower[self.chunks[index - 1].start] not in SUBORDINATORS
        )
        # "met Putin and Maduro said": two clauses; "led by Russia and China have": one list.
        has_verb = self.previous_verb(index) is not None
        return [index] if opens_clause and is_object and has_verb else run
