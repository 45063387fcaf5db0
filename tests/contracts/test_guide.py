"""The guide is true: its commands run and print what it says, its Python runs."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "guide").glob("*.md"))


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), flags=re.DOTALL)


def lapwing(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lapwing.cli", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the example articles and a ledger made of them."""
    place = tmp_path_factory.mktemp("guide")
    shutil.copytree(ROOT / "examples" / "articles", place / "articles")
    made = lapwing(["run", "articles", "--to", "ledger"], place)
    assert made.returncode == 0, made.stderr
    return place


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_of_the_guide_run_and_print_what_it_says(page, folder):
    for block in blocks(page, "console"):
        command, expected = "", []
        for line in [*block.splitlines(), "$ "]:
            if not line.startswith("$ "):
                expected.append(line)
                continue
            if command:
                done = lapwing(shlex.split(command)[1:], folder)
                assert done.returncode == 0, done.stderr
                assert_printed(done.stdout + done.stderr, expected)
            command, expected = line[2:], []


def assert_printed(printed: str, expected: list[str]) -> None:
    """Every line of the guide is printed; "…" stands for anything."""
    lines = [line.rstrip() for line in printed.splitlines()]
    for line in expected:
        pattern = ".*".join(re.escape(part) for part in line.rstrip().split("…"))
        assert any(re.fullmatch(pattern, found) for found in lines), f"{line!r} not in {printed!r}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_python_of_the_guide_runs(page, folder, monkeypatch):
    monkeypatch.chdir(folder)
    for block in blocks(page, "python"):
        exec(compile(block, str(page.name), "exec"), {"__name__": page.stem})
