"""Who did what to whom beside the answers of QA-SRL: spans of arguments, verbs given.

For each verb the questions with *who*, *whom* or *what* are answered by the model's arguments
ARG0 to ARG4 of that verb. An argument's span is the subtree of its head by the model's own tree,
without the verb and what hangs on it, cut to the run of words around the head; linking words
(`case`, `mark`, `cc`) and marks before the head and marks after it are left out.

Which argument answers a question (the first that there is):

    subject asked, active    *Who said something?*         ARG0, ARG1, ARG2 …, but none that is
                                                           an object or complement of the verb
    subject asked, passive   *Who was killed?*             the one that is `nsubj:pass` of the
                                                           verb; ARG1, ARG2 …
    after a preposition      *What did he apologise for?*  the one that begins with it, ARGM too;
                                                           in the passive ARG0 after *by*; the
                                                           one of ARG0 … that is `obl`
    any other                *What did someone release?*   ARG1, ARG2 …, but not the subject;
                                                           ARG2 first where somebody is asked
                                                           for beside a thing (*Who did he
                                                           tell something?*)

A particle of the verb (`compound:prt`) is no preposition. Where a deed is asked for (*What did
someone agree to do?*) what begins with the preposition comes first, then it is as with any other.

    answers    token F1 over all such questions: tokens shared with the gold answer that the span
               fits best, of the span's tokens and of that answer's. A question without a span
               counts as missed, with its first gold answer
    detection  F1 of all arguments, of any question, labels ignored: one-to-one at an
               intersection over union of one half; a span that comes so near to some answer but
               stays alone is no error (Roit et al., ACL 2020). All labels but R-, C- and those
               that no question asks for (MOD, NEG, DIS)
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bench.counts import Count, pair_up
from lapwing.neural.decode import Decoded
from lapwing.neural.reader import Reader

Span = tuple[int, int]
ASKED = ("who", "whom", "what")
CORE = ("ARG0", "ARG1", "ARG2", "ARG3", "ARG4")
_NEVER_ASKED = ("ARGM-MOD", "ARGM-NEG", "ARGM-DIS")
_NO_SUBJECTS = ("obj", "iobj", "obl", "ccomp", "xcomp", "advcl")
"""Relations to a verb that its subject cannot have."""
_LINKS = ("case", "mark", "cc", "punct")
_NEAR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about a verb, with its slots."""

    word: str
    """who, what, when, …"""
    subject: str
    """A placeholder (*someone*); empty: it is what is asked, as with the other slots."""
    object: str
    object2: str
    preposition: str
    """Or a particle; may go on (*to do*)."""
    is_passive: bool
    answers: tuple[Span, ...]
    """Spans of words, half-open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb in its sentence, with the questions about it."""

    words: list[str]
    at: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument that the model finds."""

    label: str
    relation: str
    """Its relation to the verb; empty: it hangs elsewhere."""
    opening: str
    """First word of its run, folded; the preposition where there is one."""
    span: Span
    """Without links before the head, if it is of ARG0 to ARG4, and without marks at its end."""


def figures(reader: Reader, path: Path) -> dict[str, float]:
    """Both figures of the questions file."""
    verbs = read_verbs(path)
    answers, detection = Count(), Count()
    decoded = reader([v.words for v in verbs], predicates=[[v.at] for v in verbs])
    for verb, told in zip(verbs, decoded, strict=True):
        arguments = find_arguments(verb, told)
        for question in verb.questions:
            if question.word in ASKED:
                particles = _particles(verb, told)
                _add_answer(answers, question, find_answer(question, arguments, particles))
        _add_detection(detection, verb, arguments)
    return {**answers.figures("qasrl.answers"), **detection.figures("qasrl.detection")}


def read_verbs(path: Path) -> list[Verb]:
    """Verbs with their questions; the rows of a verb stand together."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    verbs = []
    for _, group in groupby(rows, key=lambda row: (row["qasrl_id"], row["verb_idx"])):
        own = list(group)
        verbs.append(
            Verb(
                words=own[0]["sentence"].split(" "),
                at=int(own[0]["verb_idx"]),
                questions=tuple(map(_question, own)),
            )
        )
    return verbs


def _question(row: dict[str, str]) -> Question:
    pieces = [piece.split(":") for piece in row["answer_range"].split("~!~") if piece]
    return Question(
        word=row["wh"],
        subject=row["subj"],
        object=row["obj"],
        object2=row["obj2"],
        preposition=row["prep"],
        is_passive=row["is_passive"] == "True",
        answers=tuple((int(start), int(end)) for start, end in pieces),
    )


def find_arguments(verb: Verb, told: Decoded) -> list[Argument]:
    """The arguments of the verb that a question may ask for, core ones first."""
    (frame,) = told.frames
    below = _children(told.heads)
    found = []
    for head, label in frame.arguments:
        if head == verb.at or label in _NEVER_ASKED or label.startswith(("R-", "C-")):
            continue
        start, end = _run_around(head, verb.at, below)
        opening = verb.words[start].lower()
        while label in CORE and start < head and told.relations[start] in _LINKS:
            start += 1
        while end - 1 > head and told.relations[end - 1] == "punct":
            end -= 1
        relation = told.relations[head] if told.heads[head] == verb.at else ""
        found.append(Argument(label=label, relation=relation, opening=opening, span=(start, end)))
    return sorted(found, key=lambda argument: argument.label)


def _children(heads: Sequence[int]) -> dict[int, list[int]]:
    below: dict[int, list[int]] = defaultdict(list)
    for word, head in enumerate(heads):
        if head != word:
            below[head].append(word)
    return below


def _run_around(head: int, verb: int, below: dict[int, list[int]]) -> Span:
    """The run of words around a head that hang on it, not by way of the verb."""
    inside, waiting = {head}, [head]
    while waiting:
        fresh = [word for word in below[waiting.pop()] if word != verb]
        inside.update(fresh)
        waiting += fresh
    start, end = head, head + 1
    while start - 1 in inside:
        start -= 1
    while end in inside:
        end += 1
    return start, end


def _particles(verb: Verb, told: Decoded) -> frozenset[str]:
    return frozenset(
        verb.words[word].lower()
        for word, (head, relation) in enumerate(zip(told.heads, told.relations, strict=True))
        if head == verb.at and relation == "compound:prt"
    )


def find_answer(
    question: Question, arguments: Sequence[Argument], particles: frozenset[str] = frozenset()
) -> Span | None:
    """The span of the argument that answers a question; None: the model has none.

    Args:
        question: With *who*, *whom* or *what*.
        arguments: Of the verb, core ones first, in the order of their labels.
        particles: Of the verb, folded.
    """
    core = [a for a in arguments if a.label in CORE]
    beyond = [a for a in core if a.label != "ARG0"]
    if not question.subject:
        if question.is_passive:
            return _first([*(a for a in core if a.relation == "nsubj:pass"), *beyond])
        return _first(a for a in core if not a.relation.startswith(_NO_SUBJECTS))
    objects = [a for a in beyond if not a.relation.startswith("nsubj")]
    if question.word != "what" and "something" in (question.object, question.object2):
        objects.sort(key=lambda a: a.label != "ARG2")
    first, *others = question.preposition.split(" ")
    asks_deed = {first, *others, question.object2} & {"do", "doing"}
    if first in ("", "do", "doing") or first in particles or (question.object2 and not asks_deed):
        return _first(objects)
    begun = [a for a in arguments if a.opening == first]
    agent = [a for a in core if a.label == "ARG0" and question.is_passive and first == "by"]
    oblique = [a for a in core if a.relation.startswith("obl")]
    return _first([*begun, *(objects if asks_deed else [*agent, *oblique])])


def _first(arguments: Iterable[Argument]) -> Span | None:
    return next((argument.span for argument in arguments), None)


def _add_answer(count: Count, question: Question, found: Span | None) -> None:
    if not question.answers:
        return
    if found is None:
        start, end = question.answers[0]
        count.add(found=0, gold=end - start, right=0)
        return
    size = found[1] - found[0]
    best = max(question.answers, key=lambda a: _shared(found, a) / (size + a[1] - a[0]))
    count.add(found=size, gold=best[1] - best[0], right=_shared(found, best))


def _add_detection(count: Count, verb: Verb, arguments: Sequence[Argument]) -> None:
    gold = sorted({answer for question in verb.questions for answer in question.answers})
    found = sorted({argument.span for argument in arguments})
    pairs = pair_up(found, gold, _is_near)
    far = sum(not any(_is_near(span, answer) for answer in gold) for span in found)
    count.add(found=len(pairs) + far, gold=len(gold), right=len(pairs))


def _shared(first: Span, second: Span) -> int:
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def _is_near(first: Span, second: Span) -> bool:
    union = max(first[1], second[1]) - min(first[0], second[0])
    return _shared(first, second) >= _NEAR * union
