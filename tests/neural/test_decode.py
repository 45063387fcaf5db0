"""What the scores of a window mean, on a made-up network of a few labels."""

import numpy as np
import pytest

from lapwing.neural.decode import TAGGED, Decoded, Decoder, Thresholds, merged, runs, runs_where
from lapwing.neural.reader import joined
from lapwing.record import Cue, Frame, Name, Trigger

LABELS = {
    "xpos": ("NNP", "VBD"),
    "upos": ("PROPN", "VERB"),
    "names": ("O", "B-LOC", "I-LOC"),
    "triggers": ("O", "B-AID", "I-AID", "B-ACCUSE"),
    "modes": ("ACCUSE/", "ACCUSE/allege", "AID/military"),
    "realis": ("actual", "future", "negated", "hypothetical", "historical"),
    "cues": ("O", "B-CUE", "I-CUE"),
    "relations": ("nsubj", "obj", "root"),
    "arguments": ("none", "ARG0", "ARG1"),
    "roles": ("actor", "recipient", "date", "place", "source", "content"),
}


def empty(words: int) -> dict[str, np.ndarray]:
    """Scores of one window in which the first word is the root and nothing is found."""
    tags = np.zeros((1, words, sum(len(LABELS[name]) for name in TAGGED) + 2), dtype=np.float32)
    arcs = np.zeros((1, words, words), dtype=np.float32)
    arcs[0, :, 0] = 1
    scores = {"tags": tags, "arcs": arcs}
    scores |= {n: np.zeros((1, words, words), dtype=np.uint8) for n in ("relations", "arguments")}
    scores["roles"] = np.zeros((1, words, len(LABELS["roles"]), words), dtype=np.float32)
    for name in ("names", "triggers", "cues"):
        mark(scores, range(words), name, "O")
    tags[..., -2] = -1
    return scores


def mark(scores: dict[str, np.ndarray], words: range, name: str, label: str) -> None:
    """Let these words have this label, above whatever was marked before."""
    before = sum(len(LABELS[other]) for other in TAGGED[: TAGGED.index(name)])
    at = before + LABELS[name].index(label)
    for word in words:
        scores["tags"][0, word, at] = scores["tags"].max() + 5


def give(scores: dict[str, np.ndarray], word: int, role: str, *others: int) -> None:
    for other in others:
        scores["roles"][0, word, LABELS["roles"].index(role), other] = 0.75


def decoded(scores: dict[str, np.ndarray], **thresholds: float) -> Decoded:
    size = scores["tags"].shape[1]
    return Decoder(LABELS, Thresholds(**thresholds)).window(scores, 0, size=size)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        (["O", "O"], []),
        (["B-PER", "I-PER", "O", "B-LOC"], [(0, 2, "PER"), (3, 4, "LOC")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["O", "I-PER", "I-PER"], [(1, 3, "PER")]),
        (["B-PER", "I-ORG", "I-ORG"], [(0, 1, "PER"), (1, 3, "ORG")]),
        (["I-PER", "O", "I-PER"], [(0, 1, "PER"), (2, 3, "PER")]),
    ],
)
def test_tags_are_read_as_runs(tags, expected):
    assert list(runs(tags)) == expected


@pytest.mark.parametrize(
    ("is_in", "expected"),
    [
        ([], ()),
        ([False], ()),
        ([True], ((0, 1),)),
        ([True, True, False, True], ((0, 2), (3, 4))),
        ([False, True, True], ((1, 3),)),
    ],
)
def test_runs_of_true_values_are_half_open(is_in, expected):
    assert runs_where(np.array(is_in, dtype=bool)) == expected


def test_where_nothing_is_found_there_are_words_and_a_tree():
    found = decoded(empty(3))
    assert (len(found.xpos), len(found.upos), len(found.relations)) == (3, 3, 3)
    assert found.heads == [0, 0, 0]
    assert (found.names, found.frames, found.triggers, found.cues) == ((), (), (), ())


def test_the_relation_is_that_of_a_word_to_its_own_head():
    scores = empty(2)
    scores["relations"][0] = [[2, 0], [1, 2]]
    assert decoded(scores).relations == ["root", "obj"]


def test_names_are_runs_of_tags():
    scores = empty(3)
    mark(scores, range(1, 2), "names", "B-LOC")
    mark(scores, range(2, 3), "names", "I-LOC")
    assert decoded(scores).names == (Name(1, 3, "LOC"),)


def test_a_frame_has_its_arguments_in_text_order_and_bounded_factuality():
    scores = empty(3)
    scores["tags"][0, 1, -2:] = [2, -7.5]
    scores["arguments"][0, 1] = [1, 0, 2]
    assert decoded(scores).frames == (Frame(1, ((0, "ARG0"), (2, "ARG1")), -3.0),)


def test_frames_can_be_asked_of_words_that_the_reader_takes_for_no_predicates():
    scores = empty(3)
    scores["arguments"][0, 2] = [1, 0, 0]
    found = Decoder(LABELS).window(scores, 0, size=3, predicates=[0, 2])
    assert found.frames == (Frame(0, (), 0.0), Frame(2, ((0, "ARG0"),), 0.0))


def aid() -> dict[str, np.ndarray]:
    """Words 1 and 2 are an AID that word 0 gives to word 3, planned; word 3 is a cue."""
    scores = empty(5)
    mark(scores, range(1, 2), "triggers", "B-AID")
    mark(scores, range(2, 3), "triggers", "I-AID")
    mark(scores, range(1, 2), "realis", "future")
    mark(scores, range(1, 2), "modes", "ACCUSE/allege")
    give(scores, 1, "recipient", 3)
    give(scores, 1, "actor", 0)
    mark(scores, range(3, 4), "cues", "B-CUE")
    return scores


def test_a_trigger_has_a_mode_of_its_own_type_its_realis_and_its_roles():
    (found,) = decoded(aid()).triggers
    assert (found.start, found.end, found.type, found.mode) == (1, 3, "AID", "military")
    assert found.realis == "future"
    assert found.roles == ((0, "actor", 0.75), (3, "recipient", 0.75))
    assert found.filled_by("recipient") == (3,)
    assert 0.5 <= found.score <= 1
    assert 0.5 <= found.realis_score <= 1


def test_a_type_without_a_mode_has_none():
    scores = empty(2)
    mark(scores, range(1), "triggers", "B-ACCUSE")
    mark(scores, range(1), "modes", "ACCUSE/")
    assert decoded(scores).triggers[0].mode is None


def test_thresholds_say_what_is_found():
    assert decoded(aid(), role=0.8).triggers[0].roles == ()
    assert decoded(aid(), trigger=1.01).triggers == ()


def test_a_cue_has_its_sources_and_its_content_without_itself():
    scores = aid()
    give(scores, 3, "source", 0)
    give(scores, 3, "content", 1, 2, 3, 4)
    assert decoded(scores).cues == (Cue(3, 4, (0,), ((1, 3), (4, 5))),)
    assert decoded(scores, source=0.8, content=0.8).cues == (Cue(3, 4, (), ()),)


def test_padding_is_not_read():
    scores = aid()
    assert Decoder(LABELS).window(scores, 0, size=1).heads == [0]
    assert Decoder(LABELS).window(scores, 0, size=1).triggers == ()


def test_windows_are_joined_with_every_number_moved_and_one_root():
    scores = aid()
    scores["tags"][0, 1, -2:] = [2, 1]
    scores["arguments"][0, 1, 0] = 1
    mark(scores, range(4, 5), "names", "B-LOC")
    give(scores, 3, "source", 0)
    give(scores, 3, "content", 1)
    one = decoded(scores)
    both = joined([(0, one), (5, one)])
    assert both.heads == [0, 0, 0, 0, 0, 0, 5, 5, 5, 5]
    assert both.relations[5] == "parataxis"
    assert both.xpos == one.xpos * 2
    assert both.names == (Name(4, 5, "LOC"), Name(9, 10, "LOC"))
    assert both.frames[1] == Frame(6, ((5, "ARG0"),), 1.0)
    assert both.cues == (Cue(3, 4, (0,), ((1, 2),)), Cue(8, 9, (5,), ((6, 7),)))
    first, second = both.triggers
    assert second == Trigger(
        6, 8, "AID", "military", "future", first.score, first.realis_score,
        ((5, "actor", 0.75), (8, "recipient", 0.75)),
    )  # fmt: skip


def test_a_single_window_is_the_sentence_and_none_is_an_empty_one():
    one = decoded(aid())
    assert joined([(0, one)]) == one
    assert joined([]).heads == []


@pytest.mark.parametrize(("tag", "expected"), [("NNPS", "NNP"), ("WDT", "WH"), ("VBD", "VBD")])
def test_classes_that_the_grammar_need_not_tell_apart_are_merged(tag, expected):
    assert merged(tag) == expected
