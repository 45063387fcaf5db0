"""The Python face of Lapwing: the functions that `import lapwing` gives.

for reading in lapwing.read(["articles/"]):
    print(reading.article.title, len(reading.reports))

summary = lapwing.run(["articles/"], to="ledger")
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lapwing.catalogue import assembly_maker, make_assembly, overlay_of
from lapwing.engine.job import RunSummary, read_job, run_job
from lapwing.intake import find_articles
from lapwing.intake.fields import load_fields, make_raw
from lapwing.lexicon.actors import Registry, load_registry
from lapwing.lexicon.agents import Agents, load_agents
from lapwing.lexicon.ontology import load_ontology
from lapwing.lexicon.phrases import load_cues, load_phrases
from lapwing.lexicon.places import Gazetteer, load_gazetteer
from lapwing.record import Period, RawArticle, Reading, Rejection, Span
from lapwing.resolve.actors import Resolution, resolve_phrase
from lapwing.settings import Settings
from lapwing.store import Ledger

if TYPE_CHECKING:
    from lapwing.stages.relations import Relation, RelationCoder

Source = RawArticle | Rejection | Mapping[str, object] | str | Path
"""An article as intake gives it; a mapping with `text` and perhaps `id`, `title`, `published`,
`outlet`, `url`, `language`, or common other names for these; or the path of a file or folder."""

Articles = Iterable[Source] | str | Path | Mapping[str, object]

_LOG = logging.getLogger("lapwing")


def read(
    articles: Articles,
    *,
    settings: Settings | None = None,
    on_rejected: Callable[[Rejection], None] | None = None,
) -> Iterator[Reading]:
    """Read articles, lazily and in order.

    Args:
        articles: A path, or paths, mappings and raw articles, mixed as you like.
        settings: Resolved; None: the defaults.
        on_rejected: Told of each article that could not be read; None: it is logged as a warning.
    """
    tell = on_rejected or _tell
    resolved = settings or Settings()
    for result in read_job(_sources(articles), assembly_maker(resolved), resolved):
        if isinstance(result, Reading):
            yield result
        else:
            tell(result)


def run(
    articles: Articles,
    *,
    to: Ledger | Path | str,
    settings: Settings | None = None,
    workers: int = 1,
    progress: Callable[[int], None] | None = None,
) -> RunSummary:
    """Read articles into a ledger, which is made if it is not there.

    Args:
        articles: Paths, mappings or raw articles, mixed as you like.
        to: The ledger or its folder.
        settings: Resolved; None: the defaults.
        workers: Processes that read.
        progress: Told how many articles more were read, now and then.

    Raises:
        LapwingError: A path does not exist; the ledger cannot be written; a lexicon is broken.
    """
    resolved = settings or Settings()
    ledger = to if isinstance(to, Ledger) else Ledger(to, create=True)
    return run_job(
        _sources(articles),
        ledger=ledger,
        make_assembly=assembly_maker(resolved),
        settings=resolved,
        workers=workers,
        progress=progress,
        command="lapwing.run",
    )


def relate(
    text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
) -> "Relation":
    """What a sentence says that this actor does to this recipient.

    Args:
        text: The sentence.
        actor: Half-open offsets of the actor, in code points; None: the sentence names none.
        recipient: The same of the recipient.

    Raises:
        ValueError: An offset lies outside the text.
    """
    spans = [_checked_span(offsets, len(text)) for offsets in (actor, recipient)]
    return _relation_coder()(text, *spans)


def resolve_actor(
    phrase: str, *, on: str | None = None, context: str = "", settings: Settings | None = None
) -> Resolution:
    """Who a phrase names, on a day.

    Args:
        phrase: As news writes it: `"the Venezuelan president"`.
        on: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None: no day is known.
        context: The sentence or headline around it, which can tell namesakes apart.
        settings: Resolved, for the user's own tables; None: the shipped ones.
    """
    day = Period.parse(on) if on else None
    registry, agents, gazetteer = _knowledge(overlay_of(settings or Settings()))
    return resolve_phrase(
        phrase, on=day, context=context, registry=registry, agents=agents, gazetteer=gazetteer
    )


def _checked_span(offsets: tuple[int, int] | None, length: int) -> Span | None:
    if offsets is None:
        return None
    start, end = offsets
    if not 0 <= start < end <= length:
        raise ValueError(f"[{start}, {end}) is no stretch of a text of {length} characters")
    return Span(start, end)


@cache
def _knowledge(overlay: Path | None) -> tuple[Registry, Agents, Gazetteer]:
    return load_registry(overlay), load_agents(overlay), load_gazetteer(overlay)


@cache
def _relation_coder() -> "RelationCoder":
    # Heavy: numpy.
    from lapwing.neural.model import load_model
    from lapwing.neural.reader import Reader
    from lapwing.stages.relations import RelationCoder

    return RelationCoder(
        phrases=load_phrases(),
        cues=load_cues(),
        reader=Reader(load_model()),
        ontology=load_ontology(),
    )


def _sources(articles: Articles) -> Iterator[RawArticle | Rejection]:
    if isinstance(articles, str | Path | Mapping):
        articles = [articles]
    fields = load_fields()
    for number, article in enumerate(articles, start=1):
        if isinstance(article, RawArticle | Rejection):
            yield article
        elif isinstance(article, Mapping):
            found = repr(sorted((str(k), str(v)) for k, v in article.items()))
            yield make_raw(article, origin=f"#{number}", found=found, fields=fields)
        else:
            yield from find_articles([article])


def _tell(rejection: Rejection) -> None:
    _LOG.warning("%s: %s (%s)", rejection.origin, rejection.reason, rejection.message)


__all__ = ["Source", "make_assembly", "read", "relate", "resolve_actor", "run"]
