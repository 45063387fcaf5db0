"""Clauses: noun phrases, verb groups, and who stands as subject or object of a verb.

A shallow grammar over word classes. A sentence becomes a row of chunks, read left to right; the
subject of a verb is looked for to its left, past adverbs, prepositional phrases, appositions and
relative clauses, through "and", participles and infinitives. No tree is built.

Known to miss: subjects further away than one parenthesis; coordination of unlike things; inversion
other than after a quotation.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from lapwing.record import Mention, Sentence, Span
from lapwing.stages.chunks import Chunk, Kind, find_chunks

_SUBORDINATORS = frozenset(
    {"that", "because", "if", "although", "though", "while", "whereas", "unless", "since", "after"}
    | {"before", "as", "until", "once", "than", "whether", "when", "where", "so", "like"}
)
_CLAUSE_OPENERS = frozenset({"that", "because", "if", "although", "while", "when", "as"})
_CLAUSE_MARKS = frozenset(":;")
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had"})
_MAX_DEPTH = 5


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
            for i in self._words_in(mention.span):
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

    def is_word(self, index: int, words: frozenset[str] | set[str]) -> bool:
        """Whether a chunk is a single one of these lower-case words."""
        return self.kind(index) is not None and self.lower[self.chunks[index].start] in words

    # Subjects and objects

    def subject(self, verb: int, depth: int = 0) -> int | None:
        """Index of the noun phrase that is the subject of a verb group, or None.

        Args:
            verb: Index of the verb group among the chunks.
            depth: How many verbs have been followed so far.
        """
        if depth > _MAX_DEPTH:
            return None
        form = self.chunks[verb].form
        if form == "infinitive":
            return self._controller(verb, depth)
        if form == "participle":
            return self._participle_subject(verb, depth)
        return self._finite_subject(verb, depth)

    def object(self, verb: int) -> int | None:
        """Index of the noun phrase right after a verb group (adverbs between), or None."""
        index = verb + 1
        while self.kind(index) in ("adv", "quote") or (
            self.kind(index) == "np" and self.chunks[index].is_temporal
        ):
            index += 1
        return index if self.kind(index) == "np" else None

    def agent(self, verb: int) -> int | None:
        """Index of the noun phrase after "by" that belongs to a passive, or None."""
        for index in range(verb + 1, min(len(self.chunks) - 1, verb + 8)):
            if self.kind(index) == "vg" or self.lower[self.chunks[index].start] in _CLAUSE_MARKS:
                return None
            if self.kind(index) == "prep" and self.is_word(index, {"by"}):
                following = index + 1
                return following if self.kind(following) == "np" else None
        return None

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

    def _finite_subject(self, verb: int, depth: int) -> int | None:
        index = verb - 1
        while index >= 0:
            kind = self.kind(index)
            if kind == "np":
                step = self._past_phrase(index)
                if step is None:
                    return index
                index = step
            elif kind in ("adv",):
                index -= 1
            elif kind in ("comma", "quote") or (
                kind == "mark" and self.lower[self.chunks[index].start] not in _CLAUSE_MARKS
            ):
                inverted = self._inverted_subject(verb)
                if inverted is not None:
                    return inverted
                return self._subject_past_comma(index)
            elif kind == "wh":
                return self._antecedent(index)
            elif kind == "cc":
                before = self._coordinate_verb(verb, index)
                return None if before is None else self.subject(before, depth + 1)
            elif kind == "prep" and self.is_word(index, {"that"}):
                return self._antecedent(index)
            else:
                return self._inverted_subject(verb) if index == verb - 1 else None
        return self._inverted_subject(verb)

    def _coordinate_verb(self, verb: int, cc: int) -> int | None:
        """The verb that one after "and" is coordinated with.

        `X said Y was ill and called for help`: "called" goes with "said" and not with "was", since
        the nearest verb stands in the clause of another and is no act.
        """
        nearest = self.previous_verb(cc, finite=self.chunks[verb].form == "finite")
        if nearest is None or self.lower[self.chunks[nearest].head] not in _BEING:
            return nearest
        outer = self.previous_verb(nearest)
        if outer is None or self.tags[self.chunks[outer].head] != self.tags[self.chunks[verb].head]:
            return nearest
        return outer

    def _past_phrase(self, index: int) -> int | None:
        """Where to go on left of a noun phrase that is no subject; None: it may be one."""
        before = index - 1
        if self.kind(before) == "prep":
            if self.lower[self.chunks[before].start] in _SUBORDINATORS:
                return None
            return before - 1
        return before if self.chunks[index].is_temporal else None

    def _inverted_subject(self, verb: int) -> int | None:
        """`"…," said the minister`: the noun phrase after a verb of saying."""
        if self.lower[self.chunks[verb].head] not in self.speech_verbs or not verb:
            return None
        if self.kind(verb - 1) not in ("comma", "quote", "mark"):
            return None
        following = verb + 1
        is_clause = self.kind(following + 1) == "vg" and self.chunks[following + 1].form == "finite"
        return following if self.kind(following) == "np" and not is_clause else None

    def _subject_past_comma(self, comma: int) -> int | None:
        """`X, who did this, VERB` and `X, the leader of Y, VERB`: X."""
        index = comma - 1
        while index >= 0 and self.kind(index) not in ("comma", "quote", "mark"):
            index -= 1
        first = index + 1
        if index < 0:
            return self._leading_phrase(first, comma)
        left = index - 1
        if self.kind(left) == "np":
            while self.kind(left - 1) == "prep" and self.kind(left - 2) == "np":
                if self.lower[self.chunks[left - 1].start] in _SUBORDINATORS:
                    break
                left -= 2
            return left
        return self._leading_phrase(first, comma)

    def _leading_phrase(self, first: int, stop: int) -> int | None:
        for index in range(first, stop):
            if self.kind(index) == "np" and not self.chunks[index].is_temporal:
                return index if self.kind(index - 1) != "prep" else None
            if self.kind(index) == "vg":
                return None
        return None

    def _antecedent(self, relative: int) -> int | None:
        index = relative - 1
        while self.kind(index) in ("comma", "prep", "quote", "adv"):
            index -= 1
        while self.kind(index) == "np" and self.chunks[index].is_temporal and index > 0:
            index -= 1
        return index if self.kind(index) == "np" else None

    def _controller(self, verb: int, depth: int) -> int | None:
        index = verb - 1
        while self.kind(index) in ("adv", "quote") or (
            self.kind(index) == "np" and self.chunks[index].is_temporal
        ):
            index -= 1
        if self.kind(index) == "cc":
            before = self.previous_verb(index, finite=False)
            return None if before is None else self.subject(before, depth + 1)
        if self.kind(index) == "np":
            if self.kind(index - 1) == "vg":
                return index if self._has_party(index) else self.subject(index - 1, depth + 1)
            if self.is_word(index - 1, {"on", "upon", "for"}) and self.kind(index - 2) == "vg":
                return index
        before = self.previous_verb(verb, finite=False)
        return None if before is None else self.subject(before, depth + 1)

    def _participle_subject(self, verb: int, depth: int) -> int | None:
        index = verb - 1
        while self.kind(index) == "adv":
            index -= 1
        if self.kind(index) == "np" and not self.chunks[index].is_temporal:
            return index
        if self.kind(index) == "comma":
            governor = self._main_verb(index)
        else:
            governor = self.previous_verb(index, finite=False)
        if governor is None:
            return self._following_subject(verb)
        if self.is_word(index, {"of", "for", "from", "over"}) and self.kind(index - 1) == "np":
            blamed = self.object(governor)
            if blamed is not None and self._has_party(blamed):
                return blamed
        return self.subject(governor, depth + 1)

    def _main_verb(self, index: int) -> int | None:
        """The last finite verb left of a chunk that stands in no relative or subordinate clause."""
        found = self.previous_verb(index)
        last = found
        while last is not None:
            if not self._is_subordinate(last):
                return last
            last = self.previous_verb(last)
        return found

    def _is_subordinate(self, verb: int) -> bool:
        """Whether "who", "as", "after" and the like open the clause of a verb."""
        index = verb - 1
        while self.kind(index) in ("adv", "np"):
            index -= 1
            if self.kind(index) == "prep" and self.is_word(index, {"of", "in"}):
                index -= 1
        if self.kind(index) == "wh":
            return True
        return self.kind(index) == "prep" and self.lower[self.chunks[index].start] in _SUBORDINATORS

    def _following_subject(self, verb: int) -> int | None:
        """`Speaking in Moscow, the minister said`: the subject of the verb that follows."""
        for index in range(verb + 1, len(self.chunks)):
            if self.kind(index) == "comma" and self.kind(index + 1) == "np":
                return index + 1
        return None

    def _has_party(self, index: int) -> bool:
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
            for mention in self._own_parties(i):
                found.setdefault((mention.span.start, mention.actor.actor_id), mention)
        return tuple(found.values())

    def head_parties(self, index: int) -> tuple[Mention, ...]:
        """The mentions that cover the very head of a noun phrase."""
        return self.parties_at[self.chunks[index].head]

    def _own_parties(self, index: int) -> tuple[Mention, ...]:
        chunk = self.chunks[index]
        if self.parties_at[chunk.head]:
            return self.parties_at[chunk.head]
        if self.is_word(index + 1, {"of", "for", "from"}) and self.kind(index + 2) == "np":
            complement = self._own_parties(index + 2)
            if complement:
                return complement
        for word in range(chunk.head, chunk.start - 1, -1):
            if self.parties_at[word]:
                return self.parties_at[word]
        return ()

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
            and self.lower[self.chunks[index - 1].start] not in _SUBORDINATORS
        )
        # "met Putin and Maduro said": two clauses; "led by Russia and China have": one list.
        has_verb = self.previous_verb(index) is not None
        return [index] if opens_clause and is_object and has_verb else run
