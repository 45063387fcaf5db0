"""The model file is the one it should be, or is refused with a word on what to do."""

import hashlib

import pytest

from lapwing.errors import ResourceError
from lapwing.neural.decode import TAGGED
from lapwing.neural.model import load_model


@pytest.fixture
def made(tmp_path):
    """A file and its digest; no network, as digests are proved before it is opened."""
    file = tmp_path / "reader.onnx"
    file.write_bytes(b"a network")
    digest = hashlib.sha256(b"a network").hexdigest()
    file.with_suffix(".sha256").write_text(f"{digest}\n")
    return file


@pytest.mark.parametrize("absent", ["reader.onnx", "reader.sha256"])
def test_an_absent_file_is_named(made, absent):
    made.with_name(absent).unlink()
    with pytest.raises(ResourceError, match=f"lacks .*{absent}") as caught:
        load_model(made)
    assert "reinstall Lapwing" in caught.value.hint


@pytest.mark.parametrize(
    "content", [b"a netwerk", b"a networ", b""], ids=["changed-byte", "cut-short", "empty"]
)
def test_a_file_that_was_changed_is_refused(made, content):
    made.write_bytes(content)
    with pytest.raises(ResourceError, match="not the model it should be") as caught:
        load_model(made)
    assert "reinstall Lapwing" in caught.value.hint


def test_the_shipped_model_tells_its_labels_and_its_vocabulary():
    model = load_model()
    assert set(model.labels) == {*TAGGED, "relations", "arguments", "roles"}
    assert model.labels["arguments"][0] == "none"
    assert {model.labels[name][0] for name in ("names", "triggers", "cues")} == {"O"}
    assert model.pieces.of("minister") != (model.pieces.unknown,)


def test_a_model_is_opened_once():
    assert load_model() is load_model()
