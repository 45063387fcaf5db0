"""A user's `agents.yaml` over ours."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from lapwing.errors import ResourceError
from lapwing.lexicon.agent_tables import make_agent_tables
from lapwing.lexicon.agents import Agents
from lapwing.lexicon.table import Compiled
from lapwing.text import digest


def agents_over(ours: Compiled, path: Path) -> Agents:
    """Ours with the phrases, modifiers, groups and roles of a user's file.

    Raises:
        ResourceError: The file is no YAML, or has a wrong section.
    """
    import yaml

    text = path.read_text(encoding="utf-8")
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ResourceError(f"{path}: is no YAML ({error})") from error
    if not isinstance(content, dict):
        raise ResourceError(f"{path}: should be a mapping of sections")
    theirs = make_agent_tables(content, {})
    merged: dict[str, object] = dict(ours.content)
    for section in ("phrases", "modifiers", "groups", "roles"):
        base = cast(Mapping[str, object], ours.content[section])
        merged[section] = {**base, **cast(Mapping[str, object], theirs[section])}
    return Agents(merged, digest=digest(ours.digest, text))
