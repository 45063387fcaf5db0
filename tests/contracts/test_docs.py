"""Every command, option and setting is documented, and the compiled data equals resources."""

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from lapwing.cli.main import cli
from lapwing.settings import Settings

ROOT = Path(__file__).parents[2]
GUIDE = "\n".join(p.read_text("utf-8") for p in sorted((ROOT / "docs" / "guide").glob("*.md")))


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_every_command_is_in_the_guide(verb):
    assert re.search(rf"`lapwing {verb}\b", GUIDE)


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_every_option_of_a_command_is_in_the_guide(verb):
    options = {o for p in cli.commands[verb].params for o in p.opts if o.startswith("--")}
    assert {o for o in options if not re.search(rf"`[^`\n]*{o}\b", GUIDE)} == set()


@pytest.mark.parametrize("section", fields(Settings), ids=lambda f: f.name)
def test_every_setting_is_in_the_guide(section):
    values = getattr(Settings(), section.name)
    written = GUIDE.partition(f"[{section.name}]\n")[2].partition("\n\n")[0]
    told = set(re.findall(r"^(\w+) = ", written, re.MULTILINE))
    assert {f.name for f in fields(values)} - told == set()


def test_compiled_data_equals_resources():
    command = [sys.executable, str(ROOT / "resources" / "compile.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
