"""A report's id is a digest of what it says and where."""

import pytest

from lapwing.record import Span, report_id
from tests.factory import a_report


def test_the_same_claim_has_the_same_id():
    assert a_report().id == a_report().id


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("a2", Span(5, 11), "SUPPORT", None), id="article"),
        pytest.param(("a1", Span(6, 11), "SUPPORT", None), id="place-in-text"),
        pytest.param(("a1", Span(5, 11), "ACCUSE", None), id="type"),
        pytest.param(("a1", Span(5, 11), "SUPPORT", "visit"), id="mode"),
    ],
)
def test_another_claim_has_another_id(other):
    report = a_report()
    parties = (*report.actors, *report.recipients)
    assert report_id(*other, parties) != report.id
