"""Imports only point down the floors of the house."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "lapwing"

FLOORS = {
    "errors": 0,
    "text": 1,
    "settings": 1,
    "record": 2,
    "lexicon": 3,
    "neural": 3,
    "store": 3,
    "intake": 4,
    "clean": 4,
    "stages": 4,
    "resolve": 4,
    "pipeline": 5,
    "query": 5,
    "export": 5,
    "catalogue": 6,
    "engine": 7,
    "cli": 8,
    "web": 8,
    "__init__": 9,
}
HEAVY = {"pyarrow", "deltalake", "duckdb", "onnxruntime", "trafilatura", "htmldate", "feedparser"}
NUMERIC = {"neural"}
"""Rooms that reckon, and so import numpy at the top; nothing on the way to `--help` does."""


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path, *, at_top: bool = False) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if at_top else list(ast.walk(tree))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: a relative import"
            found.add(node.module or "")
            if node.module == "lapwing":
                found |= {f"lapwing.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_down(path):
    floor = FLOORS[room(path)]
    used = {name.split(".")[1] for name in imports(path) if name.startswith("lapwing.")}
    above = {name for name in used if FLOORS[name] > floor}
    assert not above, f"{path.name} is on floor {floor} and imports {above}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_heavy_packages_are_imported_where_they_are_needed(path):
    at_top = {name.split(".")[0] for name in imports(path, at_top=True)}
    assert not at_top & HEAVY
    assert "numpy" not in at_top or room(path) in NUMERIC


def test_help_is_printed_without_any_heavy_package():
    asked = "import sys; sys.argv = ['lapwing', '--help']; from lapwing.cli.main import main; "
    seen = "import atexit; atexit.register(lambda: print(*sys.modules)); "
    done = subprocess.run(
        [sys.executable, "-c", f"{asked}{seen}main()"], capture_output=True, text=True, check=True
    )
    assert "Usage: lapwing" in done.stdout
    assert not set(done.stdout.split()) & {*HEAVY, "numpy"}


def test_the_record_needs_only_the_standard_library():
    used = {n.split(".")[0] for p in (SOURCE / "record").glob("*.py") for n in imports(p)}
    assert used <= {*sys.stdlib_module_names, "lapwing"}
