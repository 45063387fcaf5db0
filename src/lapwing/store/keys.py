"""Keys: which articles of a batch the ledger has already, and what becomes of the others.

An article is known by its id and by where it was read. The same id read elsewhere is a duplicate
when the text is the same; when only the id is the same (two files that both number their rows 1, 2,
3) it is an article of its own. Either way it gets an id of its own, so that `articles.article_id`
is unique in a ledger.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lapwing.text import digest


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

    @property
    def alias(self) -> str:
        """The id it goes by when its own is taken: `a1b2…~0c9d8e7f`."""
        return f"{self.article_id}~{digest(self.origin, length=8)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of one article of a batch."""

    fate: Literal["new", "there", "duplicate"]
    article_id: str
    """The id it goes by in the ledger."""
    duplicate_of: str | None = None
    """Id of the article it repeats; None: it repeats none."""


def judge(keys: Sequence[Key], known: Mapping[str, Key]) -> list[Verdict]:
    """Decide for each article, in order; earlier ones of the batch count as known.

    Args:
        keys: The articles of a batch, in input order.
        known: Id → key of what the ledger holds, for every id and alias of `keys` that it holds.
    """
    held = dict(known)
    verdicts = []
    for key in keys:
        verdict = _judge_one(key, held)
        verdicts.append(verdict)
        held.setdefault(verdict.article_id, key)
    return verdicts


def _judge_one(key: Key, held: Mapping[str, Key]) -> Verdict:
    first = held.get(key.article_id)
    if first is None or (first.is_fault and first.origin == key.origin and not key.is_rejection):
        return Verdict(fate="new", article_id=key.article_id)
    if first.origin == key.origin:
        return Verdict(fate="there", article_id=key.article_id)
    if key.alias in held:
        return Verdict(fate="there", article_id=key.alias)
    if key.text_digest != first.text_digest or key.is_rejection:
        return Verdict(fate="new", article_id=key.alias)
    return Verdict(fate="duplicate", article_id=key.alias, duplicate_of=key.article_id)


def find_known(files: Sequence[str], keys: Iterable[Key]) -> dict[str, Key]:
    """Look up which of the ids and aliases of `keys` the ledger holds.

    Reads four columns of `articles` and keeps nothing, so memory does not grow with the ledger.

    Args:
        files: The current files of the table `articles`.
        keys: What to look up.
    """
    import duckdb

    ids = [id for key in keys for id in (key.article_id, key.alias)]
    if not files or not ids:
        return {}
    # A connection costs 13 ms; one that is kept open makes DuckDB report leaks when a worker ends.
    with duckdb.connect(config={"threads": 1}) as connection:
        rows = connection.execute(
            "SELECT article_id, origin, text_digest, coalesce(reason, '') = 'fault' "
            "FROM read_parquet(?) WHERE article_id IN (SELECT unnest(?::VARCHAR[]))",
            [list(files), ids],
        ).fetchall()
    return {
        id: Key(article_id=id, origin=origin, text_digest=text, is_fault=is_fault)
        for id, origin, text, is_fault in rows
    }
