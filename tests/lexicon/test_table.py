"""Reading hand-edited tables."""

import pytest

from lapwing.errors import ResourceError
from lapwing.lexicon.table import lay_over, read_table, split_items


def written(tmp_path, text):
    path = tmp_path / "things.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_comments_and_empty_lines_are_skipped_and_short_rows_filled(tmp_path):
    path = written(tmp_path, "# why\n\nid\tname\taliases\na\tAda\n# more\nb\tBo\tx; y\n")
    rows = read_table(path, columns=["id", "name"], key="id")
    assert [(row["id"], row["name"], row.items("aliases")) for row in rows] == [
        ("a", "Ada", ()),
        ("b", "Bo", ("x", "y")),
    ]
    assert [row.where for row in rows] == ["things.tsv:4", "things.tsv:6"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("id\nx\n", "things.tsv:1: no column name", id="column-missing"),
        pytest.param("id\tname\nx\tX\ty\n", "things.tsv:2: 3 cells under 2 columns", id="cells"),
        pytest.param(
            "id\tname\nx\tX\nx\tY\n", "things.tsv:3: id 'x' is in things.tsv:2", id="twice"
        ),
        pytest.param("id\tname\n\tX\n", "things.tsv:2: no id", id="no-key"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path, text, message):
    with pytest.raises(ResourceError, match=message):
        read_table(written(tmp_path, text), columns=["id", "name"], key="id")


def test_an_absent_table_is_named(tmp_path):
    with pytest.raises(ResourceError, match=r"none\.tsv: cannot be read"):
        read_table(tmp_path / "none.tsv", columns=["id"])


def test_rows_laid_over_replace_by_key_and_add_the_rest(tmp_path):
    ours = read_table(written(tmp_path, "id\tname\na\tAda\nb\tBo\n"), columns=["id"])
    theirs = read_table(written(tmp_path, "id\tname\nb\tBea\nc\tCy\n"), columns=["id"])
    merged = lay_over(ours, theirs, key="id")
    assert [row["name"] for row in merged] == ["Ada", "Bea", "Cy"]


def test_items_are_parted_by_semicolons():
    assert split_items("a; b;; c ") == ("a", "b", "c")
