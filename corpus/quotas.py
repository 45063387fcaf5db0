"""What the corpus must hold at least, and what it holds.

The figures are the project's own aims: enough of every type, mode, realis and way of putting it
for a small model to learn from, and enough sentences in which nothing happens.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.annotation import Coded
from corpus.codes import MODES, REALIS
from corpus.load import WrittenSentence

SENTENCES = 8000
IN_PASSAGES = 1500
PER_TYPE = 350
PER_MODE = 40
PER_REALIS = 400
WITHOUT_EVENT = 2500
NOMINAL = 0.20
PASSIVE = 0.12
SEVERAL_EVENTS = 0.25
THREE_PARTIES = 0.05
ATTRIBUTED = 0.30


@dataclass(frozen=True, slots=True)
class Quota:
    """One aim: what, how much there is, how much there must be (counts, or shares 0 to 1)."""

    what: str
    found: float
    wanted: float
    is_share: bool = False

    @property
    def is_met(self) -> bool:
        """Whether there is enough."""
        return self.found >= self.wanted

    def __str__(self) -> str:
        mark = "ok " if self.is_met else "LOW"
        if self.is_share:
            return f"{mark} {self.what:<32} {self.found:>7.1%} / {self.wanted:.0%}"
        return f"{mark} {self.what:<32} {self.found:>7.0f} / {self.wanted:.0f}"


def count_quotas(sentences: Sequence[WrittenSentence], *, part: float = 1.0) -> Iterator[Quota]:
    """Compare what there is with every aim.

    Args:
        sentences: The corpus, or one writer's part of it.
        part: How much of the whole corpus this is, 0 to 1; the counts wanted shrink with it.
    """
    events = [event for sentence in sentences for event in sentence.events]
    with_event = [sentence for sentence in sentences if sentence.events]
    several = [sentence for sentence in with_event if len(sentence.events) > 1]
    yield Quota("sentences", len(sentences), SENTENCES * part)
    yield Quota(
        "sentences in passages", sum(s.passage is not None for s in sentences), IN_PASSAGES * part
    )
    yield Quota("sentences without event", len(sentences) - len(with_event), WITHOUT_EVENT * part)
    types = Counter(event.type for event in events)
    yield from (Quota(kind, types[kind], PER_TYPE * part) for kind in MODES)
    modes = Counter((event.type, mode) for event in events for mode in event.modes)
    for kind, listed in MODES.items():
        yield from (Quota(f"{kind}/{mode}", modes[kind, mode], PER_MODE * part) for mode in listed)
    realis = Counter(event.realis for event in events)
    yield from (
        Quota(f"realis {name}", realis[name], PER_REALIS * part) for name in REALIS.values()
    )
    yield Quota("nominal triggers", _share(e.form == "nominal" for e in events), NOMINAL, True)
    yield Quota("passive triggers", _share(e.form == "passive" for e in events), PASSIVE, True)
    yield Quota(
        "three or more in a list", _share(_has_three(e) for e in events), THREE_PARTIES, True
    )
    yield Quota("attributed", _share(e.according_to is not None for e in events), ATTRIBUTED, True)
    share = len(several) / len(with_event) if with_event else 0.0
    yield Quota("two or more events in a sentence", share, SEVERAL_EVENTS, True)


def _has_three(event: Coded) -> bool:
    return len(event.actors) > 2 or len(event.recipients) > 2


def _share(flags: Iterable[bool]) -> float:
    listed = list(flags)
    return sum(listed) / len(listed) if listed else 0.0
