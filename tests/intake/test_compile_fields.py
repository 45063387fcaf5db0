"""The table of field names is compiled, checked, and the one that is shipped."""

from importlib import resources
from pathlib import Path

import pytest
import yaml

from lapwing.errors import ResourceError
from resources.compile_fields import compile_fields

SOURCE = Path(__file__).parents[2] / "resources"


def test_the_shipped_table_is_what_the_source_compiles_to():
    shipped = resources.files("lapwing").joinpath("data", "fields.json").read_bytes()
    assert compile_fields(SOURCE) == {"fields.json": shipped}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.pop("lists"), "the sections are"),
        (lambda t: t["fields"].pop("url"), "the fields are"),
        (lambda t: t["missing"].append(None), "missing is"),
        (lambda t: t["languages"].update(xx=["english"]), "'english' is"),
        (lambda t: t["languages"].update(eng=["x"]), "no code of ISO 639-1"),
    ],
)
def test_a_mistake_in_the_table_is_named(tmp_path, change, said):
    table = yaml.safe_load((SOURCE / "fields.yaml").read_text())
    change(table)
    (tmp_path / "fields.yaml").write_text(yaml.safe_dump(table))
    with pytest.raises(ResourceError, match=said):
        compile_fields(tmp_path)
