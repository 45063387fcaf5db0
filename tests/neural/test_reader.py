"""The reader reads anything, and each sentence the same whatever it is read with."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lapwing.neural.batches import feeds_of, windows_of
from lapwing.neural.decode import Decoded
from lapwing.neural.model import load_model
from lapwing.neural.reader import Reader
from lapwing.neural.tree import is_tree

SENTENCES = [
    "Oslo expelled two envoys on Tuesday , the Foreign Ministry said .".split(),
    "Police".split(),
    [],
    "“ We will not , ” said Nicolás Maduro ’s 16-year-old daughter .".split(),
    "🙂 🙂 !".split(),
    "نددت روسيا بالهجوم على السفارة .".split(),
    ["中国", "谴责", "俄罗斯", "。"],
    "The U.S. did n't say whether it had sent arms to Kyiv or would do so .".split(),
    ("Protesters , " * 40 + "and police clashed in Caracas .").split(),
    ["\u0301", "\u200f", "", "\x00", "\ud800"],
]
words = st.sampled_from(sorted({w for s in SENTENCES for w in s})) | st.text(max_size=12)
slow = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@cache
def reader() -> Reader:
    return Reader(load_model())


def alone(words: list[str]) -> Decoded:
    return reader()([words])[0]


def assert_sound(found: Decoded, size: int) -> None:
    """As many words out as in, one root, and nothing found that points outside."""
    assert {len(found.xpos), len(found.upos), len(found.heads), len(found.relations)} == {size}
    assert is_tree(found.heads) or size == 0
    runs = [(x.start, x.end) for x in (*found.names, *found.triggers, *found.cues)]
    runs += [run for cue in found.cues for run in cue.content]
    assert all(0 <= start < end <= size for start, end in runs)
    told = [word for frame in found.frames for word, _ in ((frame.word, ""), *frame.arguments)]
    told += [word for trigger in found.triggers for word, _, _ in trigger.roles]
    told += [word for cue in found.cues for word in cue.sources]
    assert all(0 <= word < size for word in told)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: (s or ["empty"])[0])
def test_as_many_words_come_out_as_went_in(sentence):
    assert_sound(alone(sentence), len(sentence))


@slow
@given(st.lists(words, max_size=30))
def test_any_words_are_read(sentence):
    assert_sound(alone(sentence), len(sentence))


def test_no_sentences_give_nothing():
    assert reader()([]) == []


def test_a_sentence_is_read_the_same_alone_and_with_others():
    assert reader()(SENTENCES) == [alone(sentence) for sentence in SENTENCES]


@pytest.mark.parametrize("count", [5, 20, 60])
def test_scores_are_the_same_to_the_last_bit_alone_and_in_a_batch(count):
    sentence = ("Oslo expelled two envoys . " * 12).split()[:count]
    model = reader().model
    batch = list(windows_of([sentence, sentence[::-1]] * 2, model.pieces))
    together = model.scores(feeds_of(batch, model.pieces))
    by_itself = model.scores(feeds_of(batch[:1], model.pieces))
    assert {n for n, s in by_itself.items() if s[0].tobytes() != together[n][0].tobytes()} == set()


def test_a_sentence_is_read_the_same_in_any_order():
    assert reader()(SENTENCES[::-1]) == reader()(SENTENCES)[::-1]


def test_a_sentence_is_read_the_same_beside_many_of_its_length():
    target, other = SENTENCES[0], "Lima praised the two new envoys from Quito in a note .".split()
    read = reader()([other] * 70 + [target] + [other[::-1]] * 20)
    assert read[70] == alone(target)


@slow
@given(st.lists(st.lists(words, max_size=20), min_size=2, max_size=6), st.randoms())
def test_company_never_counts(sentences, chance):
    order = list(range(len(sentences)))
    chance.shuffle(order)
    read = reader()([sentences[at] for at in order])
    assert read == [alone(sentences[at]) for at in order]


def test_a_sentence_without_end_is_read_to_its_end():
    sentence = ("Oslo backed Quito and " * 1_250).split()
    found = alone(sentence)
    assert_sound(found, 5_000)
    later_roots = [at for at, head in enumerate(found.heads) if at and found.heads[head] == head]
    assert len(later_roots) >= 19  # the roots of the windows after the first hang on its root


def test_frames_wanted_of_words_far_apart_come_back_in_order():
    sentence = ("Oslo backed Quito and " * 200).split()
    wanted = [0, 1, 300, 797]
    found = reader()([sentence, ["Police"]], predicates=[wanted, []])
    assert [[frame.word for frame in one.frames] for one in found] == [wanted, []]


def test_a_word_without_end_is_a_word():
    sentence = ["Oslo", "backed", "a" * 10_000, "."]
    assert_sound(alone(sentence), 4)
