"""Speed of the reader, and of its encoder alone; size of the file, memory.

    speed.reader      sentences/s from words to read-outs
    speed.encoder     sentences/s of the encoder of the same file, on the same batches, arrays given
    speed.of_encoder  the first by the second
    speed.file_mb     the model file
    speed.memory_mb   greatest resident memory of this process when the reader has read a quarter

2,000 sentences of 20 to 30 words, drawn by seed from EWT and GUM so that they have 30 pieces in the
mean, the marks at both ends counted. Time is the processor's: there is one thread, so on an idle
machine it is the clock's, and on a busy one the others' turns are left out (not that they share
its caches). Reader and encoder take turns, a quarter of the sentences each.
"""

import random
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import onnxruntime

from bench.counts import share
from bench.reader_encoder import OUTPUT, cut_encoder
from lapwing.neural.batches import feeds_of, make_batches, windows_of
from lapwing.neural.pieces import Pieces
from lapwing.neural.reader import Reader

SENTENCES = 2000
WORDS = range(20, 31)
PIECES = 30
"""Of a sentence in the mean, as read: with the marks at both ends."""
_TURNS = 4
_SEED = 20


def figures(reader: Reader, file: Path, sentences: Iterable[Sequence[str]]) -> dict[str, float]:
    """Every figure of speed.

    Args:
        reader: Of the model file.
        file: The model file.
        sentences: Words of many sentences, to draw from.
    """
    pieces = reader.model.pieces
    drawn = draw(sentences, pieces)
    first, *others = [drawn[at::_TURNS] for at in range(_TURNS)]
    reader(first[:50])  # what is done once is not timed
    whole = seconds_of(partial(reader, first))
    # Only now, since the second session and its copy of the file would be counted too.
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    session = encoder_session(file)
    alone = encoder_seconds(session, first, pieces)
    for part in others:
        whole += seconds_of(partial(reader, part))
        alone += encoder_seconds(session, part, pieces)
    return {
        "speed.reader": len(drawn) / whole,
        "speed.encoder": len(drawn) / alone,
        "speed.of_encoder": share(alone, whole),
        "speed.file_mb": file.stat().st_size / 1e6,
        "speed.memory_mb": memory_mb,
    }


def draw(sentences: Iterable[Sequence[str]], pieces: Pieces) -> list[Sequence[str]]:
    """Sentences of the length wanted, in chance order, whose mean number of pieces is `PIECES`.

    Raises:
        ValueError: There are too few.
    """
    usable = [words for words in sentences if len(words) in WORDS]
    random.Random(_SEED).shuffle(usable)
    long = [words for words in usable if size_of(words, pieces) > PIECES]
    short = [words for words in usable if size_of(words, pieces) <= PIECES]
    drawn: list[Sequence[str]] = []
    total = 0
    while len(drawn) < SENTENCES and long and short:
        drawn.append((long if total < PIECES * len(drawn) else short).pop())
        total += size_of(drawn[-1], pieces)
    if len(drawn) < SENTENCES:
        raise ValueError(f"only {len(drawn)} sentences of {PIECES} pieces; give EWT and GUM whole")
    return drawn


def size_of(words: Sequence[str], pieces: Pieces) -> int:
    """Pieces of a sentence with its two marks."""
    return sum(len(pieces.of(word)) for word in words) + 2


def encoder_session(file: Path) -> Any:
    """The encoder of a model file, opened with the settings of `lapwing.neural.model`."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        cut_encoder(file.read_bytes()), options, providers=["CPUExecutionProvider"]
    )


def encoder_seconds(session: Any, sentences: Sequence[Sequence[str]], pieces: Pieces) -> float:
    """Time of the encoder on the reader's batches, which are made before."""
    feeds = [feeds_of(b, pieces) for b in make_batches(windows_of(sentences, pieces))]
    return seconds_of(lambda: [session.run([OUTPUT], feed) for feed in feeds])


def seconds_of(work: Callable[[], object]) -> float:
    """Time of the processor that something takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
