"""The catalogue: the one file that names every stage and every exporter.

Another parser or another coder takes its place here: a stage is a value with four names and a call
(see `lapwing.stages.stage`), and the pipeline proves the order when it is built.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lapwing.clean import Cleaner, load_cleaner, make_article
from lapwing.errors import ConfigError
from lapwing.export.csv_file import reports_as_csv
from lapwing.export.json_lines import reports_as_json
from lapwing.export.markdown import reports_as_markdown, timeline_as_markdown
from lapwing.export.plain import reports_as_text, timeline_as_text
from lapwing.export.timeline_json import timeline_as_json
from lapwing.export.timeline_page import timeline_as_page
from lapwing.export.timelinejs import timeline_as_timelinejs
from lapwing.intake.html import find_page_article
from lapwing.lexicon.actors import load_registry
from lapwing.lexicon.agents import load_agents
from lapwing.lexicon.digests import data_digests
from lapwing.lexicon.places import load_gazetteer
from lapwing.pipeline import Pipeline
from lapwing.query.find import FoundReport
from lapwing.query.timeline import Line
from lapwing.record import Article, RawArticle, Rejection
from lapwing.settings import Settings
from lapwing.stages.dates import DateStage
from lapwing.stages.mentions import MentionStage
from lapwing.stages.places import PlaceStage
from lapwing.stages.published import PublishedStage
from lapwing.stages.reports import ReportStage
from lapwing.stages.sentences import SentenceStage
from lapwing.stages.stage import Stage
from lapwing.stages.statements import StatementStage

REPORT_FORMATS: Mapping[str, Callable[[list[FoundReport]], str]] = {
    "text": reports_as_text,
    "json": reports_as_json,
    "csv": reports_as_csv,
    "md": reports_as_markdown,
}
"""Format of `lapwing find` → what writes it."""

TIMELINE_FORMATS: Mapping[str, Callable[[tuple[Line, ...], str], str]] = {
    "text": timeline_as_text,
    "md": timeline_as_markdown,
    "html": timeline_as_page,
    "json": timeline_as_json,
    "timelinejs": timeline_as_timelinejs,
}
"""Format of `lapwing timeline` → what writes it, given the lines and a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Everything that reads articles, put together from settings."""

    pipeline: Pipeline
    digests: Mapping[str, str]
    """Name of a compiled lexicon → digest of its content."""
    cleaner: Cleaner
    settings: Settings

    def prepare(self, raw: RawArticle) -> Article | Rejection:
        """Parse the page, if it is one, and clean the text."""
        found = find_page_article(raw) if raw.html else raw
        if isinstance(found, Rejection):
            return found
        return make_article(found, cleaner=self.cleaner, settings=self.settings.intake)


def overlay_of(settings: Settings) -> Path | None:
    """The folder with the user's own tables; None: there is none.

    Raises:
        ConfigError: The folder is not there.
    """
    if not settings.lexicons.overlay:
        return None
    folder = Path(settings.lexicons.overlay)
    if not folder.is_dir():
        raise ConfigError(
            f"lexicons.overlay names {str(folder)!r}, which is no folder",
            hint="make it, or leave the setting out",
        )
    return folder


def make_stages(settings: Settings) -> tuple[Stage, ...]:
    """The shipped stages, in order.

    Raises:
        ResourceError: A lexicon, ours or the user's, or the reader's model is absent or broken.
    """
    # Heavy: numpy, which `lapwing --help` can do without.
    from lapwing.neural.model import load_model
    from lapwing.neural.reader import Reader
    from lapwing.stages.reader import ReaderStage
    from lapwing.stages.syntax import SyntaxStage

    overlay = overlay_of(settings)
    registry, agents = load_registry(overlay), load_agents(overlay)
    gazetteer = load_gazetteer(overlay)
    return (
        SentenceStage(),
        ReaderStage(reader=Reader(load_model())),
        SyntaxStage(),
        PublishedStage(),
        MentionStage(registry=registry, agents=agents, gazetteer=gazetteer),
        DateStage(),
        PlaceStage(gazetteer=gazetteer, agents=agents, registry=registry),
        StatementStage(),
        ReportStage(registry=registry, min_confidence=settings.reports.min_confidence),
    )


def make_assembly(settings: Settings) -> Assembly:
    """The shipped pipeline with these settings.

    Raises:
        ResourceError: A lexicon, ours or the user's, is absent or broken.
    """
    return Assembly(
        pipeline=Pipeline(make_stages(settings)),
        digests=data_digests(overlay_of(settings)),
        cleaner=load_cleaner(),
        settings=settings,
    )


def assembly_maker(settings: Settings) -> Callable[[], Assembly]:
    """What a worker process calls to put its own assembly together; it pickles."""
    return partial(make_assembly, settings)
