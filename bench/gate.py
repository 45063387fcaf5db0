"""The fast gate: no measured figure may fall below its floor.

    python bench/gate.py                  # measure what the repository holds; exit 1 if one fell
    python bench/gate.py --data DIR       # with the development data too (a folder with dev/)
    python bench/gate.py --raise          # lift floors to what was measured, rounded down

Floors only move up. `--allow-regression NAME` lowers one, and then `docs/decisions/` says why.
"""

import argparse
import json
import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measures import MEASURES

FLOORS = Path(__file__).with_name("floors.json")
STEP = 0.01
"""Floors are kept to two digits, so that a new compiler does not fail the gate."""


def main() -> None:
    """Measure, compare, and say what fell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--allow-regression", action="append", default=[], metavar="NAME")
    args = parser.parse_args()
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = measure(args.data)
    fallen = [name for name, value in found.items() if value < floors.get(name, -math.inf)]
    for name, value in sorted(found.items()):
        print(f"{name:32s} {value:.3f}  floor {floors.get(name, float('nan')):.2f}")
    unmeasured = sorted(set(floors) - set(found))
    if unmeasured:
        print(f"not measured without --data: {', '.join(unmeasured)}")
    if args.lift:
        FLOORS.write_text(lifted(floors, found, args.allow_regression), encoding="utf-8")
    elif refused := [name for name in fallen if name not in args.allow_regression]:
        sys.exit(f"below its floor: {', '.join(refused)}")


def measure(data: Path | None) -> dict[str, float]:
    """Every figure that can be measured with what is at hand."""
    found: dict[str, float] = {}
    for run, needs in MEASURES:
        if needs is None:
            found.update(run(Path()))
        elif data is not None and (data / needs).exists():
            found.update(run(data / needs))
    return found


def lifted(floors: dict[str, float], found: dict[str, float], allowed: list[str]) -> str:
    """The floors as JSON, each the higher of what it was and what was measured."""
    new = dict(floors)
    for name, value in found.items():
        rounded = math.floor(value / STEP) * STEP
        new[name] = round(rounded if name in allowed else max(floors.get(name, 0.0), rounded), 2)
    return json.dumps(new, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    main()
