"""`lapwing actor` and `lapwing relate`: one question, one answer."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from lapwing.engine.face import relate as relate_pair
from lapwing.engine.face import resolve_actor
from lapwing.errors import InputError
from lapwing.record import Actor, Period
from lapwing.record.json_form import Json
from lapwing.resolve.actors import Resolution
from lapwing.stages.relations import Relation


@click.command()
@click.argument("phrase", required=False)
@click.option("--on", "on", default=None, help="The day: YYYY[-MM[-DD]].")
@click.option("--context", default="", help="The sentence or headline around it.")
@click.option(
    "--batch", type=click.Path(path_type=Path), default=None, help="JSON lines; - is stdin."
)
def actor(phrase: str | None, on: str | None, context: str, batch: Path | None) -> None:
    """Say who PHRASE is, on a day, as JSON.

    With --batch: JSON lines {"id", "phrase", "date", "context"} in, one answer a line out.

    \b
        lapwing actor "the Venezuelan president" --on 2019-01-24
    """
    if (phrase is None) == (batch is None):
        raise click.UsageError("give either PHRASE or --batch FILE")
    if phrase is not None:
        found = resolve_actor(phrase, on=_day(on), context=context)
        click.echo(json.dumps(_resolution(found), ensure_ascii=False, indent=1))
        return
    for number, row in _rows(batch or Path("-")):
        named, date = _text(row, "phrase", number), row.get("date")
        told = resolve_actor(named, on=_day(date), context=str(row.get("context") or ""))
        click.echo(json.dumps({"id": row.get("id"), **_actor(told)}, ensure_ascii=False))


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("-"))
def relate(file: Path) -> None:
    """Say what a sentence says that one party does to another.

    FILE holds JSON lines {"id", "text", "actor": [s, e], "recipient": [s, e]}; - is stdin. Either
    party may be null, where the sentence names only one.
    """
    for number, row in _rows(file):
        text = _text(row, "text", number)
        actor_span, recipient_span = (
            _offsets(row, "actor", number),
            _offsets(row, "recipient", number),
        )
        try:
            found = relate_pair(text, actor_span, recipient_span)
        except ValueError as error:
            raise InputError(f"line {number}: {error}") from error
        click.echo(json.dumps({"id": row.get("id"), **_relation(found)}, ensure_ascii=False))


def _rows(file: Path) -> Iterator[tuple[int, dict[str, Json]]]:
    if str(file) != "-" and (not file.exists() or file.is_dir()):
        raise InputError(f"{file}: no such file")
    lines = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    with lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise InputError(f"line {number} is no JSON: {error}") from error
            if not isinstance(row, dict):
                raise InputError(f"line {number} is no JSON object: {row!r}")
            yield number, row


def _text(row: dict[str, Json], name: str, number: int) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value:
        raise InputError(f"line {number}: {name!r} should be text, got {value!r}")
    return value


def _offsets(row: dict[str, Json], name: str, number: int) -> tuple[int, int] | None:
    match row.get(name):
        case None:
            return None
        case [int(start), int(end)]:
            return start, end
        case other:
            raise InputError(f"line {number}: {name!r} should be [start, end], got {other!r}")


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


def _relation(relation: Relation) -> dict[str, Json]:
    return {
        "type": relation.type,
        "mode": relation.mode,
        "quad": relation.quad,
        "realis": relation.realis,
        "confidence": relation.confidence,
        "scores": dict(relation.scores),
    }
