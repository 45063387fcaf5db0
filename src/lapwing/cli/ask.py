"""`lapwing actor` and `lapwing relate`: one question, one answer."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lapwing.cli.options import settings_option
from lapwing.engine.face import relate as relate_pair
from lapwing.engine.face import resolve_actor
from lapwing.errors import InputError
from lapwing.record import Actor, Period
from lapwing.record.json_form import Json
from lapwing.resolve.actors import Resolution
from lapwing.settings import load_settings

if TYPE_CHECKING:
    from lapwing.stages.relations import Relation

Row = dict[str, Json]

REJECTED = 3
"""Exit code when the work is finished but some lines could not be answered."""


@click.command()
@click.argument("phrase", required=False)
@click.option("--on", "on", default=None, help="The day: YYYY[-MM[-DD]].")
@click.option("--context", default="", help="The sentence or headline around it.")
@click.option(
    "--batch", type=click.Path(path_type=Path), default=None, help="JSON lines; - is stdin."
)
@settings_option
def actor(
    phrase: str | None,
    on: str | None,
    context: str,
    batch: Path | None,
    settings_file: Path | None,
) -> int:
    """Say who PHRASE is, on a day, as JSON.

    With --batch: JSON lines {"id", "phrase", "date", "context"} in, one answer a line out; a line
    that cannot be answered gets {"id", "error"}, and the exit code is 3.

    \b
        lapwing actor "the Venezuelan president" --on 2019-01-24
    """
    if (phrase is None) == (batch is None):
        raise click.UsageError("give either PHRASE or --batch FILE")
    settings = load_settings(settings_file)
    if phrase is not None:
        found = resolve_actor(phrase, on=_day(on), context=context, settings=settings)
        click.echo(json.dumps(_resolution(found), ensure_ascii=False, indent=1))
        return 0

    def answer(row: Row) -> Row:
        named, about = _text(row, "phrase"), str(row.get("context") or "")
        return _actor(
            resolve_actor(named, on=_day(row.get("date")), context=about, settings=settings)
        )

    return _answer_all(batch or Path("-"), answer)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("-"))
def relate(file: Path) -> int:
    """Say what a sentence says that one party does to another.

    FILE holds JSON lines {"id", "text", "actor": [s, e], "recipient": [s, e]}; - is stdin. Either
    party may be null, where the sentence names only one. A line that cannot be answered gets
    {"id", "error"}, and the exit code is 3.
    """
    return _answer_all(file, _relate)


def _relate(row: Row) -> Row:
    try:
        found = relate_pair(_text(row, "text"), _offsets(row, "actor"), _offsets(row, "recipient"))
    except ValueError as error:
        raise InputError(str(error)) from error
    return _relation(found)


def _answer_all(file: Path, answer: Callable[[Row], Row]) -> int:
    """Answer each line of a file; one that cannot be answered does not stop the others."""
    failed = 0
    for number, line in _lines(file):
        row: Row = {}
        try:
            row = _row(line)
            told = answer(row)
        except InputError as error:
            failed += 1
            told = {"error": f"line {number}: {error.message}"}
            click.echo(told["error"], err=True)
        click.echo(json.dumps({"id": row.get("id"), **told}, ensure_ascii=False))
    return REJECTED if failed else 0


def _lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that hold something, numbered from 1."""
    if str(file) != "-" and (not file.exists() or file.is_dir()):
        raise InputError(f"{file}: no such file", hint="name a file of JSON lines, or - for stdin")
    lines = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    with lines:
        yield from ((n, line) for n, line in enumerate(lines, start=1) if line.strip())


def _row(line: bytes) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"no JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputError(f"no JSON object: {row!r}")
    return row


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value:
        raise InputError(f"{name!r} should be text, got {value!r}")
    return value


def _offsets(row: Row, name: str) -> tuple[int, int] | None:
    match row.get(name):
        case None:
            return None
        case [int(start), int(end)]:
            return start, end
        case other:
            raise InputError(f"{name!r} should be [start, end], got {other!r}")


def _day(value: Json) -> str | None:
    """The first ten signs of a date or time in ISO form; anything else is the caller's error."""
    if value in (None, ""):
        return None
    text = str(value)[:10]
    try:
        Period.parse(text)
    except ValueError as error:
        raise InputError(str(error)) from error
    return text


def _actor(resolution: Resolution) -> dict[str, Json]:
    actor = resolution.actor
    return {
        "actor_id": actor.actor_id if actor else None,
        "name": actor.name if actor else None,
        "country": actor.country if actor else None,
        "cow": actor.cow if actor else None,
        "sectors": list(actor.sectors) if actor else [],
        "title": actor.title if actor else None,
        "wikidata": actor.wikidata if actor else None,
        "wiki": _wikipedia_title(actor) if actor else None,
    }


def _wikipedia_title(actor: Actor) -> str | None:
    """The registry names everybody as Wikipedia does; those not registered have no article."""
    return None if actor.actor_id.startswith("local.") or "/" in actor.actor_id else actor.name


def _resolution(resolution: Resolution) -> dict[str, Json]:
    return {
        **_actor(resolution),
        "kind": resolution.kind,
        "reason": resolution.reason,
        "candidates": [
            {
                "actor_id": one.actor.actor_id,
                "name": one.actor.name,
                "score": round(one.score, 3),
                "reason": one.reason,
            }
            for one in resolution.candidates
        ],
    }


def _relation(relation: "Relation") -> dict[str, Json]:
    return {
        "type": relation.type,
        "mode": relation.mode,
        "quad": relation.quad,
        "realis": relation.realis,
        "confidence": relation.confidence,
        "scores": dict(relation.scores),
    }
