"""`lapwing run` and `lapwing read`: articles in."""

import json
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from lapwing.catalogue import assembly_maker
from lapwing.cli.options import (
    check_output,
    output_errors,
    output_option,
    settings_option,
    write_text,
)
from lapwing.engine.job import RunSummary, read_job, run_job
from lapwing.intake import find_articles
from lapwing.query.summary import describe_ledger
from lapwing.record import REJECTION_REASONS, Rejection, reading_as_json
from lapwing.settings import load_settings
from lapwing.store import Ledger

REJECTED = 3
"""Exit code when the work is finished but some articles were rejected."""


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--to", "to", required=True, type=click.Path(path_type=Path), help="The ledger.")
@click.option("--workers", type=click.IntRange(1), default=1, help="Processes that read.")
@settings_option
def run(paths: tuple[str, ...], to: Path, workers: int, settings_file: Path | None) -> int:
    """Read every article under PATHS, code it, and write the ledger.

    PATHS are files, folders, - for standard input, or the address of one feed or page. Running it
    again adds nothing twice.

    \b
        lapwing run articles/ --to ledger/
        zcat news.jsonl.gz | lapwing run - --to ledger/ --workers 2
    """
    settings = load_settings(settings_file)
    sources = find_articles(paths, stdin=sys.stdin.buffer)
    ledger = Ledger(to, create=True)
    with _progress() as progress:
        summary = run_job(
            sources,
            ledger=ledger,
            make_assembly=assembly_maker(settings),
            settings=settings,
            workers=workers,
            progress=progress,
            command=shlex.join(["lapwing", *sys.argv[1:]]),
        )
    for rejection in summary.rejections:
        click.echo(_told(rejection), err=True)
    click.echo(_summary(summary, to))
    click.echo(describe_ledger(ledger))
    return REJECTED if summary.rejected else 0


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--workers", type=click.IntRange(1), default=1, help="Processes that read.")
@output_option
@settings_option
def read(paths: tuple[str, ...], workers: int, output: Path, settings_file: Path | None) -> int:
    """Print the readings of articles as JSON lines, one for each article, in input order.

    \b
        lapwing read article.txt | jq '.reports[].type'
    """
    settings = load_settings(settings_file)
    sources = find_articles(paths, stdin=sys.stdin.buffer)
    rejected = 0
    with _lines_to(output) as write:
        for result in read_job(sources, assembly_maker(settings), settings, workers=workers):
            if isinstance(result, Rejection):
                rejected += 1
                click.echo(_told(result), err=True)
            else:
                write(json.dumps(reading_as_json(result), ensure_ascii=False) + "\n")
    return REJECTED if rejected else 0


@contextmanager
def _lines_to(output: Path) -> Iterator[Callable[[str], object]]:
    if str(output) == "-":
        yield lambda line: write_text(line, output)
        return
    check_output(output)
    with (
        output_errors(output),
        output.open("w", encoding="utf-8", errors="replace", newline="\n") as file,
    ):
        yield file.write
    click.echo(f"wrote {output}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """A bar on stderr that counts articles, shown only where a person can see it."""
    from tqdm import tqdm

    with tqdm(unit=" articles", disable=None, leave=False, file=sys.stderr) as bar:
        yield lambda n: bar.update(n) and None


def _told(rejection: Rejection) -> str:
    meaning = REJECTION_REASONS.get(rejection.reason, rejection.reason)
    return f"rejected {rejection.origin}: {meaning} ({rejection.message})"


def _summary(summary: RunSummary, to: Path) -> str:
    """What happened to every article, in a few lines."""
    parts = [
        f"{summary.coded} with reports",
        f"{summary.no_event} with no event",
        *([f"{summary.duplicates} duplicates"] if summary.duplicates else []),
        *([f"{summary.already_there} already in the ledger"] if summary.already_there else []),
        *[f"{n} rejected: {reason}" for reason, n in summary.rejected.items()],
    ]
    return (
        f"Read {summary.read:,} articles in {summary.seconds:.1f} s "
        f"({summary.articles_per_s:.0f} articles/s): {', '.join(parts)}.\n"
        f"Wrote {summary.reports:,} reports and {summary.statements:,} statements to {to}."
    )
