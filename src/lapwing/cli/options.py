"""Options that several verbs share: filters, settings, output."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from lapwing.errors import ConfigError
from lapwing.query.filters import REALIS, Filters
from lapwing.record import Period

Verb = TypeVar("Verb", bound=Callable[..., object])


class PeriodType(click.ParamType):  # type: ignore[type-arg]
    """A day, month, week or year on the command line."""

    name = "period"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """Parse, or say what was given and what is wanted."""
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def with_filters(verb: Verb) -> Verb:
    """Add the filters that are the same everywhere; the verb gets them as `**options`."""
    for option in reversed(
        [
            click.option(
                "--actor", default="", help="Who did it: id, country code, part of a name."
            ),
            click.option("--recipient", default="", help="To whom it was done."),
            click.option("--country", default="", help="Country code on either side."),
            click.option(
                "--dyad", nargs=2, default=None, help="Two countries or actors, both ways."
            ),
            click.option("--type", "type", default="", help="PLOVER type, e.g. PROTEST."),
            click.option("--quad", type=int, default=None, help="Quad category, 1 to 4."),
            click.option("--realis", type=click.Choice(REALIS), default=None),
            click.option("--since", type=PeriodType(), default=None, help="YYYY[-MM[-DD]]."),
            click.option("--until", type=PeriodType(), default=None, help="YYYY[-MM[-DD]]."),
            click.option("--outlet", default="", help="Part of the outlet's name."),
            click.option("--text", "text", default="", help="Words that stand in the sentence."),
        ]
    ):
        verb = option(verb)
    return verb


def filters_from(options: dict[str, object]) -> Filters:
    """The options of `with_filters` as filters."""
    since, until = options.pop("since"), options.pop("until")
    given = {name: value for name, value in options.items() if value is not None}
    return Filters(
        since=since.start if isinstance(since, Period) else None,
        until=until.end if isinstance(until, Period) else None,
        **given,  # type: ignore[arg-type]
    ).check()


settings_option = click.option(
    "--settings",
    "settings_file",
    type=click.Path(path_type=Path),
    default=None,
    help="A settings file; without it lapwing.toml in the working folder, if there is one.",
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("-"),
    help="A file; - is stdout.",
)


def write_text(text: str, output: Path) -> None:
    """Write text to a file or stdout, as UTF-8 with LF whatever the machine's own habits.

    Raises:
        ConfigError: The file cannot be written.
    """
    if str(output) == "-":
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    with output_errors(output):
        output.write_bytes(text.encode("utf-8", "replace"))
    click.echo(f"wrote {output}", err=True)


def check_output(output: Path) -> None:
    """Say before any work that a file cannot be written there.

    Raises:
        ConfigError: It is a folder, or its folder is not there.
    """
    if str(output) == "-":
        return
    if output.is_dir():
        raise ConfigError(f"{output} is a folder", hint="name a file in it")
    if not output.parent.is_dir():
        raise ConfigError(f"{output.parent}: no such folder", hint="make it first")


@contextmanager
def output_errors(output: Path) -> Iterator[None]:
    """Turn an error of the disk into one that says which file and what to do."""
    try:
        yield
    except OSError as error:
        raise ConfigError(
            f"{output} cannot be written: {error.strerror}",
            hint="name another file, or make room",
        ) from error
