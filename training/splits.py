"""Which part of the written corpus is learned from, and which is held out to measure on."""

import hashlib

from corpus.load import WrittenSentence


def is_held_out(key: str) -> bool:
    """Whether a passage, or a sentence that stands alone, is not learned from."""
    return hashlib.sha256(key.encode()).digest()[0] % 10 == 0


def split_of(sentence: WrittenSentence) -> str:
    """Every tenth by digest is test, passages whole."""
    return "test" if is_held_out(sentence.passage or sentence.id) else "train"
