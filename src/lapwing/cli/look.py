"""`lapwing find`, `lapwing timeline` and `lapwing sql`: answers out."""

from pathlib import Path

import click

from lapwing.catalogue import REPORT_FORMATS, TIMELINE_FORMATS
from lapwing.cli.options import check_output, filters_from, output_option, with_filters, write_text
from lapwing.export.sql_table import SQL_FORMATS
from lapwing.query.find import find_reports
from lapwing.query.timeline import make_timeline
from lapwing.store import Ledger


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--reports", is_flag=True, help="Reports, one a row: all there is so far.")
@click.option("--limit", type=click.IntRange(1), default=None, help="At most so many.")
@click.option("--format", "format", type=click.Choice(sorted(REPORT_FORMATS)), default="text")
@output_option
@with_filters
def find(
    ledger: Path,
    reports: bool,  # what is listed in any case, until there are events
    limit: int | None,
    format: str,
    output: Path,
    **options: object,
) -> None:
    """Find reports in LEDGER, in order of time, each with its sentence.

    Reports are not yet merged into events: two outlets that tell one act are two reports.

    \b
        lapwing find ledger/ --actor RUS --type SUPPORT --since 2019 --format csv -o support.csv
    """
    check_output(output)
    found = find_reports(Ledger(ledger), filters_from(options), limit=limit)
    write_text(REPORT_FORMATS[format](found), output)
    click.echo(f"{len(found)} reports", err=True)


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--title", default=None, help="Shown at the top.")
@click.option("--format", "format", type=click.Choice(sorted(TIMELINE_FORMATS)), default="text")
@output_option
@with_filters
def timeline(ledger: Path, title: str | None, format: str, output: Path, **options: object) -> None:
    """Tell the story in LEDGER in order of time, each line cited to outlets and sentences.

    \b
        lapwing timeline ledger/ --dyad RUS VEN --since 2019 --format html -o story.html
    """
    check_output(output)
    filters = filters_from(options)
    lines = make_timeline(find_reports(Ledger(ledger), filters))
    write_text(TIMELINE_FORMATS[format](lines, title or filters.in_words()), output)
    click.echo(f"{len(lines)} lines", err=True)


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("query")
@click.option("--format", "format", type=click.Choice(sorted(SQL_FORMATS)), default="text")
@output_option
def sql(ledger: Path, query: str, format: str, output: Path) -> None:
    """Answer a SELECT over the tables articles, sentences, mentions, statements, reports, runs.

    \b
        lapwing sql ledger/ "SELECT type, count(*) FROM reports GROUP BY type ORDER BY 2 DESC"
    """
    check_output(output)
    write_text(SQL_FORMATS[format](Ledger(ledger).sql(query)), output)
