"""Settings: `lapwing.toml` into frozen sections, every fault said at once.

A settings file is looked for as `lapwing.toml` in the working folder, or named with `--settings`.
Every setting has a default, so no file is needed. What was resolved is kept with each run.

    [intake]
    max_article_chars = 200_000     # longer texts are rejected as "too-long"
    languages = ["en"]              # what is read; other languages are rejected

    [lexicons]
    overlay = "my-lexicons"         # a folder of the user's own files, laid over ours

    [reports]
    min_confidence = 0.4            # reports below are not written

    [run]
    batch_articles = 32             # articles per unit of work
    commit_articles = 256           # articles per commit to the ledger
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from lapwing.errors import ConfigError

SETTINGS_FILE = "lapwing.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeSettings:
    """What is let in."""

    max_article_chars: int = 200_000
    """Texts longer than this many characters are rejected as `too-long`."""
    languages: tuple[str, ...] = ("en",)
    """ISO 639-1 codes of the languages that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconSettings:
    """Whose knowledge is used."""

    overlay: str = ""
    """A folder with the user's own tables, laid over the shipped ones; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings:
    """Which reports are kept."""

    min_confidence: float = 0.4
    """Reports with less confidence (0 to 1) are not written. The default gives the best F1 on the
    development articles (training/confidence.py); raise it where precision counts more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """How the work is cut."""

    batch_articles: int = 32
    """Articles per unit of work; changes speed and memory, never the result."""
    commit_articles: int = 256
    """Articles per commit to the ledger; what a reader sees appear at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set, resolved."""

    intake: IntakeSettings = field(default_factory=IntakeSettings)
    lexicons: LexiconSettings = field(default_factory=LexiconSettings)
    reports: ReportSettings = field(default_factory=ReportSettings)
    run: RunSettings = field(default_factory=RunSettings)

    def as_dict(self) -> dict[str, dict[str, object]]:
        """Plain values, section by section, as they are kept with each run."""
        return asdict(self)


_SECTIONS = {
    "intake": IntakeSettings,
    "lexicons": LexiconSettings,
    "reports": ReportSettings,
    "run": RunSettings,
}


def load_settings(path: Path | None = None) -> Settings:
    """Read a settings file.

    Args:
        path: The file; None: `lapwing.toml` in the working folder, or the defaults without one.

    Raises:
        ConfigError: The file is absent or no TOML, or settings in it are wrong; all are named.
    """
    if path is None:
        path = Path(SETTINGS_FILE)
        if not path.is_file():
            return Settings()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: no such settings file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not readable as TOML: {error}") from error
    return settings_from(raw, where=str(path))


def settings_from(raw: Mapping[str, object], *, where: str = "settings") -> Settings:
    """Check plain values, as TOML gives them, into settings.

    Raises:
        ConfigError: Sections or settings are unknown or of the wrong kind; all are named at once.
    """
    faults: list[str] = []
    sections: dict[str, object] = {}
    for name, values in raw.items():
        if name not in _SECTIONS:
            faults.append(f"[{name}] is no section (there are {', '.join(_SECTIONS)})")
        elif not isinstance(values, Mapping):
            faults.append(f"{name} should be a section, got {values!r}")
        else:
            sections[name] = _section(name, values, faults)
    if faults:
        raise ConfigError(f"{where}: " + "; ".join(faults), hint="mend or remove these settings")
    return Settings(**sections)  # type: ignore[arg-type]


def _section(name: str, values: Mapping[str, object], faults: list[str]) -> object:
    defaults = _SECTIONS[name]()
    known = {f.name: getattr(defaults, f.name) for f in fields(defaults)}
    accepted: dict[str, object] = {}
    for key, value in values.items():
        if key not in known:
            faults.append(f"{name}.{key} is no setting (there are {', '.join(known)})")
        elif problem := _problem(known[key], value):
            faults.append(f"{name}.{key} {problem}, got {value!r}")
        else:
            accepted[key] = tuple(value) if isinstance(value, list) else value
    return _SECTIONS[name](**accepted)


def _problem(default: object, value: object) -> str:
    """What is wrong with a value, given the default it replaces; empty: nothing."""
    if isinstance(default, tuple):
        fine = isinstance(value, list) and value and all(isinstance(item, str) for item in value)
        return "" if fine else "should be a list of one or more strings"
    if isinstance(default, str):
        return "" if isinstance(value, str) else "should be a string"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "should be a number"
    if isinstance(default, int):
        return "" if isinstance(value, int) and value > 0 else "should be a whole number above 0"
    return "" if 0 <= value <= 1 else "should lie between 0 and 1"
