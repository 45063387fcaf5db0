"""The reader as a stage: what one small network sees in each sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.neural.decode import Decoded, merged
from lapwing.neural.reader import Reader
from lapwing.record import Reading, ReadOut, Span, Word
from lapwing.text import find_words


def read_sentences(
    texts: Sequence[tuple[str, Sequence[Span]]], *, reader: Reader
) -> list[tuple[ReadOut, ...]]:
    """What the reader sees in the sentences of several texts, all read together.

    Args:
        texts: Text and its sentence spans.
        reader: The network with its decoder.

    Returns:
        For each text one read-out for each of its sentences.
    """
    spans = [
        [find_words(text, sentence.start, sentence.end) for sentence in sentences]
        for text, sentences in texts
    ]
    words = [
        [text[start:end] for start, end in sentence]
        for (text, _), cut in zip(texts, spans, strict=True)
        for sentence in cut
    ]
    decoded = iter(reader(words))
    return [
        tuple(_read_out(sentence, next(decoded)) for sentence in sentences) for sentences in spans
    ]


def _read_out(spans: Sequence[tuple[int, int]], decoded: Decoded) -> ReadOut:
    words = tuple(
        Word(Span(*span), merged(tag), None if head == at else head, relation)
        for at, (span, tag, head, relation) in enumerate(
            zip(spans, decoded.xpos, decoded.heads, decoded.relations, strict=True)
        )
    )
    return ReadOut(words, decoded.names, decoded.frames, decoded.triggers, decoded.cues)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderStage:
    """Give each reading its `read_outs`."""

    reader: Reader

    name = "reader"
    version = "1"
    needs = ("sentences",)
    gives = "read_outs"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[ReadOut, ...]]:
        return read_sentences([(r.article.text, r.sentences) for r in readings], reader=self.reader)
