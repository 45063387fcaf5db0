"""What becomes of an article whose id the ledger may have."""

import pytest

from lapwing.store.keys import Key, Verdict, judge


def key(article_id="a1", origin="x.txt", text="t1", *, rejected=False):
    return Key(article_id=article_id, origin=origin, text_digest=text, is_rejection=rejected)


ELSEWHERE = key(origin="y.txt").alias


@pytest.mark.parametrize(
    ("keys", "verdicts"),
    [
        pytest.param([key("a2")], [("new", "a2", None)], id="never-seen"),
        pytest.param([key()], [("there", "a1", None)], id="same-place"),
        pytest.param(
            [key(origin="y.txt")], [("duplicate", ELSEWHERE, "a1")], id="same-text-elsewhere"
        ),
        pytest.param(
            [key(origin="y.txt", text="t2")], [("new", ELSEWHERE, None)], id="same-id-other-text"
        ),
        pytest.param(
            [key(origin="y.txt"), key(origin="y.txt")],
            [("duplicate", ELSEWHERE, "a1"), ("there", ELSEWHERE, None)],
            id="twice-in-one-batch",
        ),
        pytest.param(
            [key("r0", rejected=True), key("r0", "y.txt", rejected=True)],
            [("new", "r0", None), ("new", key("r0", "y.txt").alias, None)],
            id="two-empty-files-are-two",
        ),
    ],
)
def test_judges_articles_by_id_origin_and_text(keys, verdicts):
    assert judge(keys, {"a1": key()}) == [
        Verdict(fate=fate, article_id=id, duplicate_of=of) for fate, id, of in verdicts
    ]


def test_an_alias_that_is_known_is_there():
    held = {"a1": key(), ELSEWHERE: key(origin="y.txt")}
    (verdict,) = judge([key(origin="y.txt")], held)
    assert (verdict.fate, verdict.article_id) == ("there", ELSEWHERE)
