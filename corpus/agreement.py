"""How far two coders of the same articles agree, in the figures the field reports.

Every figure compares two lists of coded articles with the same ids and the same sentences.
An event of one coder may match one event of the other in the same sentence.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from corpus.annotation import Coded, Party, Span
from corpus.load import CodedArticle, CodedSentence

Key = tuple[object, ...]
Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two coders share; every figure runs from 0 to 1 (alpha may be below 0)."""

    events: tuple[int, int]
    """How many events each coder has."""
    has_event: float
    """F1 on whether a sentence has an event."""
    type: float
    """F1 on sentence and type."""
    type_or_also: float
    """The same when a type under `also` is allowed to match."""
    mode: float
    """F1 on sentence, type and main mode."""
    actor: float
    """F1 on sentence, type and country of actor, one item per country."""
    recipient: float
    """The same with the country of the recipient."""
    both: float
    """F1 on sentence, type, all actor countries and all recipient countries."""
    realis: float
    """Share of matched events with the same realis."""
    trigger_overlap: float
    """Mean Dice overlap, in characters, of the triggers of matched events."""
    actor_overlap: float
    """The same of the actors' spans, over matched events where both coders have one."""
    alpha: float
    """Krippendorff's alpha, nominal, over sentences labelled with their set of types."""


def compare_coders(first: Sequence[CodedArticle], second: Sequence[CodedArticle]) -> Agreement:
    """Compare two coders on the articles that both have coded.

    Raises:
        ValueError: an article was not cut into the same sentences for both.
    """
    pairs = list(_align(first, second))
    matched = [pair for a, b in pairs for pair in match_events(a.events, b.events)]

    def f1(keys: Callable[[Coded], Iterable[Key]]) -> float:
        return f1_of(
            Counter(
                (n, *key) for n, (a, _) in enumerate(pairs) for e in a.events for key in keys(e)
            ),
            Counter(
                (n, *key) for n, (_, b) in enumerate(pairs) for e in b.events for key in keys(e)
            ),
        )

    counts = (sum(len(a.events) for a, _ in pairs), sum(len(b.events) for _, b in pairs))
    return Agreement(
        events=counts,
        has_event=f1_of(
            Counter(n for n, (a, _) in enumerate(pairs) if a.events),
            Counter(n for n, (_, b) in enumerate(pairs) if b.events),
        ),
        type=f1(lambda event: [(event.type,)]),
        type_or_also=2 * len(matched) / sum(counts) if sum(counts) else 1.0,
        mode=f1(lambda event: [(event.type, *event.modes[:1])]),
        actor=f1(lambda event: [(event.type, code) for code in _codes(event.actors)]),
        recipient=f1(lambda event: [(event.type, code) for code in _codes(event.recipients)]),
        both=f1(lambda e: [(e.type, tuple(_codes(e.actors)), tuple(_codes(e.recipients)))]),
        realis=_mean(float(a.realis == b.realis) for a, b in matched),
        trigger_overlap=_mean(dice_of([a.trigger], [b.trigger]) for a, b in matched),
        actor_overlap=_mean(
            dice_of(_spans(a.actors), _spans(b.actors))
            for a, b in matched
            if _spans(a.actors) and _spans(b.actors)
        ),
        alpha=alpha_of([(_label(a), _label(b)) for a, b in pairs]),
    )


def _align(
    first: Sequence[CodedArticle], second: Sequence[CodedArticle]
) -> Iterable[tuple[CodedSentence, CodedSentence]]:
    others = {article.id: article for article in second}
    for article in first:
        other = others.get(article.id)
        if other is None:
            continue
        if [s.span for s in article.sentences] != [s.span for s in other.sentences]:
            raise ValueError(f"{article.id}: the coders had other sentences; compile both again")
        yield from zip(article.sentences, other.sentences, strict=True)


def match_events(first: Sequence[Coded], second: Sequence[Coded]) -> list[tuple[Coded, Coded]]:
    """Pair the events of one sentence: same type before `also`, nearest trigger first."""
    left, right = list(first), list(second)
    pairs: list[tuple[Coded, Coded]] = []
    for is_loose in (False, True):
        found = sorted(
            (abs(a.trigger[0] - b.trigger[0]), i, j)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
            if a.type == b.type or (is_loose and _kinds(a) & _kinds(b))
        )
        used: tuple[set[int], set[int]] = (set(), set())
        for _, i, j in found:
            if i not in used[0] and j not in used[1]:
                pairs.append((left[i], right[j]))
                used[0].add(i)
                used[1].add(j)
        left = [event for i, event in enumerate(left) if i not in used[0]]
        right = [event for j, event in enumerate(right) if j not in used[1]]
    return pairs


def _kinds(event: Coded) -> set[str]:
    return {event.type, *(kind for kind, _ in event.also)}


def f1_of(first: Counter[Item], second: Counter[Item]) -> float:
    """F1 of two bags of items; 1 when both are empty."""
    both = sum(min(count, second[key]) for key, count in first.items())
    size = first.total() + second.total()
    return 2 * both / size if size else 1.0


def dice_of(first: Iterable[Span], second: Iterable[Span]) -> float:
    """Dice overlap of two sets of spans, in characters."""
    a, b = ({n for s, e in spans for n in range(s, e)} for spans in (first, second))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def alpha_of(units: Sequence[tuple[str, str]]) -> float:
    """Krippendorff's alpha for two coders, nominal labels, nothing missing.

    Source:
        Krippendorff, "Content Analysis" (2004), chapter 11, the nominal case.
    """
    labels = Counter(label for unit in units for label in unit)
    total = labels.total()
    expected = total * total - sum(count * count for count in labels.values())
    if not expected:
        return 1.0
    observed = sum(2 for first, second in units if first != second)
    return 1 - (total - 1) * observed / expected


def _label(sentence: CodedSentence) -> str:
    return "+".join(sorted({event.type for event in sentence.events})) or "none"


def _codes(parties: Iterable[Party]) -> list[str]:
    return sorted({party.country or "?" for party in parties}) or ["-"]


def _spans(parties: Iterable[Party]) -> list[Span]:
    return [party.span for party in parties if party.span]


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
