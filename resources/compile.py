"""Compile the hand-edited knowledge in `resources/` into what the program loads.

    python resources/compile.py            # write src/lapwing/data/
    python resources/compile.py --check    # say which compiled files differ; exit 1 if any does

Each `compile_NAME.py` beside this file holds one pure function `compile_NAME(resources)` that gives
file names and their bytes. The same tables always give the same bytes.
"""

import argparse
import importlib
import sys
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent
DATA = RESOURCES.parent / "src" / "lapwing" / "data"
TRAINED = frozenset({"reader.onnx", "reader.sha256"})
"""Files there that `training/export.py` makes."""


def compile_all() -> dict[str, bytes]:
    """File name → bytes of everything that belongs into the package's data folder."""
    sys.path[:0] = [str(RESOURCES), str(RESOURCES.parent / "src")]
    compiled: dict[str, bytes] = {}
    for path in sorted(RESOURCES.glob("compile_*.py")):
        module = importlib.import_module(path.stem)
        made: dict[str, bytes] = getattr(module, path.stem)(RESOURCES)
        if twice := set(made) & set(compiled):
            raise SystemExit(f"{path.name}: {', '.join(sorted(twice))} is made by two scripts")
        compiled.update(made)
    return compiled


def differing(compiled: dict[str, bytes]) -> list[str]:
    """Names of compiled files that the data folder lacks, has otherwise, or has too many of."""
    there = {
        path.name: path.read_bytes()
        for path in DATA.iterdir()
        if path.suffix != ".py" and path.name not in TRAINED
    }
    names = set(compiled) | {name for name in there if not name.startswith((".", "__"))}
    return sorted(name for name in names if compiled.get(name) != there.get(name))


def main() -> None:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    compiled = compile_all()
    names = differing(compiled)
    if args.check:
        if names:
            raise SystemExit(f"data differs from resources: {', '.join(names)}; compile again")
        return
    for name in names:
        if name in compiled:
            (DATA / name).write_bytes(compiled[name])
        else:
            (DATA / name).unlink()
        print(f"{'wrote' if name in compiled else 'removed'} {name}")


if __name__ == "__main__":
    main()
