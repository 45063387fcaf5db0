"""Compile `resources/wording.yaml`: how reports are told in words."""

import json
from pathlib import Path

import yaml

FORMS = {"with", "without", "passive"}


def compile_wording(resources: Path) -> dict[str, bytes]:
    """File name → bytes for `wording.json`.

    Raises:
        ValueError: A type or mode lacks one of its three forms, or has another.
    """
    raw: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
        (resources / "wording.yaml").read_text(encoding="utf-8")
    )
    faults = [
        f"wording.yaml: {type_}/{mode} should have {', '.join(sorted(FORMS))}, has {sorted(forms)}"
        for type_, modes in raw.items()
        for mode, forms in modes.items()
        if set(forms) != FORMS
    ]
    if faults:
        raise ValueError("\n".join(faults))
    return {"wording.json": (json.dumps(raw, indent=0, sort_keys=True) + "\n").encode()}
