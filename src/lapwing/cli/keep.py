"""`lapwing check` and `lapwing tidy`: is all in order, and putting it there."""

from pathlib import Path

import click

from lapwing.catalogue import make_assembly
from lapwing.cli.options import settings_option
from lapwing.settings import load_settings
from lapwing.store import Ledger, lapwing_version


@click.command()
@settings_option
def check(settings_file: Path | None) -> None:
    """Say whether the installation is whole: lexicons with their digests, settings, stages."""
    settings = load_settings(settings_file)
    assembly = make_assembly(settings)
    click.echo(f"lapwing {lapwing_version()}")
    for name, digest in assembly.digests.items():
        click.echo(f"  {name:<24} {digest}")
    stages = ", ".join(f"{s.name}@{s.version}" for s in assembly.pipeline.stages)
    click.echo(f"stages: {stages}")
    for section, values in settings.as_dict().items():
        told = ", ".join(f"{name} = {value!r}" for name, value in values.items())
        click.echo(f"[{section}] {told}")
    click.echo("All is there.")


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
def tidy(ledger: Path) -> None:
    """Compact the tables of LEDGER and delete what no query can need any more."""
    done = Ledger(ledger).tidy()
    click.echo(
        f"Files in use: {done.files_before} before, {done.files_after} now. "
        f"Deleted {done.files_deleted} files and {done.orphan_rows} rows of runs that died. "
        f"On the disk: {done.bytes_before / 1e6:.1f} MB before, {done.bytes_after / 1e6:.1f} MB "
        "now; files that a running query may need are kept for a day."
    )
