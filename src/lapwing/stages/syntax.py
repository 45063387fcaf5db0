"""Words and their classes, sentence by sentence.

The first version of syntax: classes only. A trained reader will add heads and labels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lapwing.lexicon.word_classes import WordClasses, load_word_classes
from lapwing.record import Reading, Sentence, Span, Word
from lapwing.text import find_words


def find_syntax(text: str, sentences: Sequence[Span], *, classes: WordClasses) -> list[Sentence]:
    """The words of each sentence with their classes.

    Args:
        text: Article text.
        sentences: Sentence spans, sorted and not overlapping.
        classes: Tagging tables.
    """
    return [_sentence(text, sentence, classes) for sentence in sentences]


def _sentence(text: str, sentence: Span, classes: WordClasses) -> Sentence:
    spans = find_words(text, sentence.start, sentence.end)
    tags = classes.tag([text[start:end] for start, end in spans])
    return tuple(Word(Span(*span), tag) for span, tag in zip(spans, tags, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxStage:
    """Give each reading its `syntax`."""

    classes: WordClasses = field(default_factory=load_word_classes)

    name = "syntax"
    version = "1"
    needs = ("sentences",)
    gives = "syntax"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Sentence, ...]]:
        return [
            tuple(find_syntax(r.article.text, r.sentences, classes=self.classes)) for r in readings
        ]
