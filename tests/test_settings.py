"""Settings are checked before any work, and every fault is said at once."""

import pytest

from lapwing.errors import ConfigError
from lapwing.settings import Settings, load_settings, settings_from


def test_no_file_means_the_defaults(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()


def test_a_file_changes_what_it_names(tmp_path):
    path = tmp_path / "lapwing.toml"
    path.write_text('[intake]\nlanguages = ["en", "es"]\n[run]\nbatch_articles = 8\n')
    settings = load_settings(path)
    assert settings.intake.languages == ("en", "es")
    assert settings.run.batch_articles == 8


def test_all_faults_are_named_at_once():
    raw = {"run": {"batch_articles": 0, "speed": 3}, "colour": {}, "reports": {"min_confidence": 2}}
    with pytest.raises(ConfigError) as caught:
        settings_from(raw)
    told = caught.value.message
    for fault in ("batch_articles should be a whole number", "run.speed", "[colour]", "between 0"):
        assert fault in told


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(b"[run", "not readable as TOML", id="broken"),
        pytest.param(b"\xff\xfe[", "not readable as TOML", id="no-utf8"),
    ],
)
def test_a_broken_file_says_so(tmp_path, content, complaint):
    path = tmp_path / "lapwing.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=complaint):
        load_settings(path)


def test_an_absent_file_says_so(tmp_path):
    with pytest.raises(ConfigError, match="no such settings file"):
        load_settings(tmp_path / "nowhere.toml")
