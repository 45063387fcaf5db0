"""Runs: who wrote to a ledger, when, with which program, settings and knowledge."""

import datetime as dt
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata

from lapwing.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One call of `lapwing run`; kept in the ledger when it adds something."""

    settings: Settings
    command: str = ""
    """The command line, or what stands for it."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """Name of a lexicon or model → digest of its content."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    started: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))
    lapwing_version: str = field(default_factory=lambda: lapwing_version())

    def as_row(self) -> dict[str, object]:
        """The row of table `runs`, less its batch."""
        return {
            "run_id": self.id,
            "started": self.started,
            "lapwing_version": self.lapwing_version,
            "settings": json.dumps(self.settings.as_dict(), sort_keys=True),
            "digests": json.dumps(dict(self.digests), sort_keys=True),
            "command": self.command,
        }


def lapwing_version() -> str:
    """The version that is installed; `"source"` when it runs from a checkout."""
    try:
        return metadata.version("lapwing")
    except metadata.PackageNotFoundError:
        return "source"
