"""Keys: which articles of a batch the ledger has already, and what becomes of the others.

An article is known by its id, by where it was read and by its text; the ledger has it when all
three agree. The same id and text read elsewhere is a duplicate. When only the id is the same (two
files that both number their rows 1, 2, 3), or the id and the place (two files of one name, two
pipes), it is an article of its own. Either way it gets an id of its own, so that
`articles.article_id` is unique in a ledger.

Known to miss: an article whose text was corrected at its source, or that a later version cleans
differently, is an article of its own too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lapwing.text import digest

_ALIAS_DIGITS = 16
"""64 bits: a million articles that share one id share an alias with a probability below 1e-7."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What tells one article from another."""

    article_id: str
    origin: str
    """Where it was read, relative to what the user named."""
    text_digest: str
    is_rejection: bool = False
    """Rejections with the same digest are each kept: two empty files are two, not one twice."""
    is_fault: bool = False
    """Whether a stage failed on it; then a reading that succeeds takes its place."""
    duplicate_of: str | None = None
    """In a ledger: id of the article it repeats."""

    @property
    def names(self) -> tuple[str, str, str]:
        """The ids it may go by in a ledger; it takes the first that is free.

        Its own; one that tells its text as well; one that tells its text and origin, which
        duplicates have: `a1b2…~0c9d8e7f6a5b4c3d`.
        """
        read_there = digest(self.origin, self.text_digest, length=_ALIAS_DIGITS)
        return (
            self.article_id,
            f"{self.article_id}~{digest(self.text_digest, length=_ALIAS_DIGITS)}",
            f"{self.article_id}~{read_there}",
        )

    def is_same(self, other: "Key") -> bool:
        """Whether text and place agree; for keys that go by one name."""
        return (self.origin, self.text_digest) == (other.origin, other.text_digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of one article of a batch."""

    fate: Literal["new", "duplicate", "there", "still_rejected"]
    """`still_rejected`: it is there, as a rejection, and was turned away again."""
    article_id: str
    """The id it goes by in the ledger."""
    duplicate_of: str | None = None
    """Id of the article it repeats; None: it repeats none."""

    @property
    def is_written(self) -> bool:
        """Whether the ledger gets a row for it."""
        return self.fate in ("new", "duplicate")


def judge(keys: Sequence[Key], known: Mapping[str, Key]) -> list[Verdict]:
    """Decide for each article, in order; earlier ones of the batch count as known.

    Args:
        keys: The articles of a batch, in input order.
        known: Id → key of what the ledger holds, for every name of `keys` that it holds.
    """
    held = dict(known)
    faults = {name for name, key in known.items() if key.is_fault}
    verdicts = []
    for key in keys:
        verdict = _judge_one(key, held, faults)
        verdicts.append(verdict)
        if verdict.is_written:
            held[verdict.article_id] = replace(key, duplicate_of=verdict.duplicate_of)
            faults.discard(verdict.article_id)
    return verdicts


def _judge_one(key: Key, held: Mapping[str, Key], faults: set[str]) -> Verdict:
    """Decide for one; a fault of the ledger gives its name and place to a reading that succeeds."""
    own = next((name for name in key.names if name in held and held[name].is_same(key)), None)
    if own is not None and (key.is_rejection or own not in faults):
        again = key.is_rejection and held[own].is_rejection
        return Verdict(fate="still_rejected" if again else "there", article_id=own)
    original = None if key.is_rejection else _find_original(key, held)
    if original is not None:
        return Verdict(fate="duplicate", article_id=own or key.names[-1], duplicate_of=original)
    free = next((name for name in key.names if name not in held), key.names[-1])
    return Verdict(fate="new", article_id=own or free)


def _find_original(key: Key, held: Mapping[str, Key]) -> str | None:
    """Id of the article with the same id and text that was read; None: there is none."""
    for name in key.names[:2]:
        first = held.get(name)
        if first and first.text_digest == key.text_digest and not first.is_rejection:
            return first.duplicate_of or name
    return None


def find_known(files: Sequence[str], keys: Iterable[Key]) -> dict[str, Key]:
    """Look up which of the names of `keys` the ledger holds.

    Reads five columns of `articles` and keeps nothing: time grows with the ledger (see
    docs/decisions/0005-ledger-commits.md), memory does not.

    Args:
        files: The current files of the table `articles`.
        keys: What to look up.
    """
    import duckdb

    names = [name for key in keys for name in key.names]
    if not files or not names:
        return {}
    # A connection costs 13 ms; one that is kept open makes DuckDB report leaks when a worker ends.
    with duckdb.connect(config={"threads": 1}) as connection:
        rows = connection.execute(
            "SELECT article_id, origin, text_digest, coalesce(reason, ''), duplicate_of "
            "FROM read_parquet(?) WHERE article_id IN (SELECT unnest(?::VARCHAR[]))",
            [list(files), names],
        ).fetchall()
    return {
        name: Key(
            article_id=name,
            origin=origin,
            text_digest=text,
            is_rejection=bool(reason),
            is_fault=reason == "fault",
            duplicate_of=duplicate_of,
        )
        for name, origin, text, reason, duplicate_of in rows
    }
