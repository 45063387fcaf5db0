"""The group that holds all verbs, and how errors end."""

import sys
from typing import NoReturn

import click

from lapwing.cli.ask import actor, relate
from lapwing.cli.keep import check, tidy
from lapwing.cli.look import find, sql, timeline
from lapwing.cli.read import read, run
from lapwing.errors import LapwingError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="lapwing", message="%(prog)s %(version)s")
def cli() -> None:
    """Read news articles; keep the ledger of who did what to whom, when, where, on whose word.

    \b
        lapwing run articles/ --to ledger/
        lapwing timeline ledger/ --dyad RUS VEN
    """


for verb in (run, read, find, timeline, sql, actor, relate, check, tidy):
    cli.add_command(verb)


def main() -> NoReturn:
    """Run one verb and exit with its code."""
    try:
        code = cli.main(prog_name="lapwing", standalone_mode=False)
    except LapwingError as error:
        click.echo(f"Error: {error.message}", err=True)
        if error.hint:
            click.echo(f"  hint: {error.hint}", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; what was committed is kept, and whole.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`): nothing is wrong. Point stdout elsewhere, so
        # that the interpreter does not stumble over it once more on its way out.
        sys.stdout = None
        sys.exit(0)
    sys.exit(code or 0)
