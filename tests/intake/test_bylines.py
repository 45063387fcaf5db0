"""Names are told from addresses in what a source gives as author."""

import pytest

from lapwing.intake.bylines import joined_names, names_in


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("By Ana Ruiz and Leo Paz", "By Ana Ruiz and Leo Paz"),
        ("Ana Ruiz <ana@example.org>", "Ana Ruiz"),
        ("ana@example.org (Ana Ruiz)", "Ana Ruiz"),
        ("Ana Ruiz (Lima)", "Ana Ruiz (Lima)"),
        ("https://example.org/ana", ""),
        ("  |  ", ""),
        ("2021", ""),
    ],
)
def test_addresses_are_no_names(said, names):
    assert names_in(said) == names


def test_each_name_stands_once():
    assert joined_names(["Ana Ruiz", "", "Leo Paz", "Ana Ruiz"]) == "Ana Ruiz, Leo Paz"
