"""Running the command line inside the test: words in; exit code, stdout and stderr out."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from lapwing.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def lapwing(monkeypatch, capfd) -> Run:
    """Run `lapwing` with these words."""

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["lapwing", *map(str, words)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capfd.readouterr()
        return Ran(int(stopped.value.code or 0), out, err)

    return run


STORY = (
    "PARIS — France condemned Russia on Monday for its attack on Ukraine, the Foreign Ministry "
    "said. President Emmanuel Macron met Chancellor Olaf Scholz in Berlin on Tuesday.\n"
)


@pytest.fixture
def story() -> str:
    """Two sentences of news with a report in each."""
    return STORY
