"""Compile `actors/*.tsv`, `offices.tsv`, `agents.yaml` and `mentions.yaml`.

Every row is checked before a byte is written; a fault is told with the line it is in. The same rows
give the same bytes.
"""

import json
from pathlib import Path

import yaml

from lapwing.errors import ResourceError
from lapwing.lexicon.actor_tables import ActorRows, make_tables
from lapwing.lexicon.agent_tables import make_agent_tables
from lapwing.lexicon.table import pack


def compile_actors(resources: Path) -> dict[str, bytes]:
    """The registry and the agents, as files of the package's `data` folder: name to bytes.

    Raises:
        ResourceError: A row is wrong, or a file is absent.
    """
    tables = make_tables(ActorRows(resources))
    classes = json.loads((resources / "word_classes.json").read_text(encoding="utf-8"))
    agents = make_agent_tables(
        _yaml(resources / "agents.yaml"), _yaml(resources / "mentions.yaml"), classes["words"]
    )
    return {"actors.json": pack(tables), "agents.json": pack(agents)}


def _yaml(path: Path) -> dict[str, object]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"{path}: cannot be read ({error})") from error
    if not isinstance(content, dict):
        raise ResourceError(f"{path}: should be a mapping of sections")
    return content
