"""The reader: sentences cut into words in, everything the network sees in them out.

    reader = Reader(load_model())
    reader([["Oslo", "expelled", "two", "envoys", "."]])[0].triggers

Known to miss: what hangs on another sentence; relations across the windows of sentences longer than
`batches.MAX_PIECES` pieces.
"""

from collections.abc import Iterable, Sequence

from lapwing.neural.batches import Window, feeds_of, make_batches, windows_of
from lapwing.neural.decode import Decoded, Decoder, Thresholds
from lapwing.neural.model import Model
from lapwing.record import Cue, Frame, Name, Trigger


class Reader:
    """A model with a decoder.

    Args:
        model: An opened model file.
        thresholds: From which probability on something is found; None: as chosen on development
            gold.
    """

    def __init__(self, model: Model, thresholds: Thresholds | None = None) -> None:
        self.model = model
        self._decoder = Decoder(model.labels, thresholds)

    def __call__(
        self,
        sentences: Sequence[Sequence[str]],
        *,
        predicates: Sequence[Sequence[int]] | None = None,
    ) -> list[Decoded]:
        """Read sentences; the same answer for each whatever it is read with.

        Args:
            sentences: Words of each.
            predicates: For each sentence the words whose frames are wanted, in text order, whatever
                the reader takes them for; None: of the words it finds to be predicates.

        Returns:
            One for each sentence, words numbered from 0.
        """
        found: list[list[tuple[int, Decoded]]] = [[] for _ in sentences]
        for batch in make_batches(windows_of(sentences, self.model.pieces)):
            scores = self.model.scores(feeds_of(batch, self.model.pieces))
            for row, window in enumerate(batch):
                decoded = self._decoder.window(
                    scores,
                    row,
                    size=len(window.words),
                    predicates=None if predicates is None else _within(window, predicates),
                )
                found[window.sentence].append((window.start, decoded))
        return [joined(sorted(windows, key=lambda w: w[0])) for windows in found]


def _within(window: Window, predicates: Sequence[Sequence[int]]) -> list[int]:
    """The given words that stand in a window, numbered from its first."""
    places = (word - window.start for word in predicates[window.sentence])
    return [place for place in places if 0 <= place < len(window.words)]


def joined(windows: Sequence[tuple[int, Decoded]]) -> Decoded:
    """The windows of one sentence as one; later roots hang on the first as parataxis."""
    if len(windows) == 1:
        return windows[0][1]
    xpos: list[str] = []
    upos: list[str] = []
    heads: list[int] = []
    relations: list[str] = []
    root: int | None = None
    for start, window in windows:
        xpos += window.xpos
        upos += window.upos
        for at, (head, relation) in enumerate(zip(window.heads, window.relations, strict=True)):
            is_later_root = head == at and root is not None
            heads.append(root if is_later_root and root is not None else start + head)
            relations.append("parataxis" if is_later_root else relation)
        if root is None:
            root = next((start + at for at, head in enumerate(window.heads) if head == at), None)
    return Decoded(
        xpos=xpos,
        upos=upos,
        heads=heads,
        relations=relations,
        names=tuple(_names(windows)),
        frames=tuple(_frames(windows)),
        triggers=tuple(_triggers(windows)),
        cues=tuple(_cues(windows)),
    )


def _names(windows: Sequence[tuple[int, Decoded]]) -> Iterable[Name]:
    for at, window in windows:
        for name in window.names:
            yield Name(at + name.start, at + name.end, name.label)


def _frames(windows: Sequence[tuple[int, Decoded]]) -> Iterable[Frame]:
    for at, window in windows:
        for frame in window.frames:
            arguments = tuple((at + word, label) for word, label in frame.arguments)
            yield Frame(at + frame.word, arguments, frame.factuality)


def _triggers(windows: Sequence[tuple[int, Decoded]]) -> Iterable[Trigger]:
    for at, window in windows:
        for found in window.triggers:
            yield Trigger(
                at + found.start,
                at + found.end,
                found.type,
                found.mode,
                found.realis,
                found.score,
                found.realis_score,
                tuple((at + word, role, share) for word, role, share in found.roles),
            )


def _cues(windows: Sequence[tuple[int, Decoded]]) -> Iterable[Cue]:
    for at, window in windows:
        for cue in window.cues:
            yield Cue(
                at + cue.start,
                at + cue.end,
                tuple(at + word for word in cue.sources),
                tuple((at + start, at + end) for start, end in cue.content),
            )
