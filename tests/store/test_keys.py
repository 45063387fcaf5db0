"""What becomes of an article whose id the ledger may have."""

import pytest

from lapwing.store.keys import Key, Verdict, judge


def key(article_id="a1", origin="x.txt", text="t1", *, rejected=False, fault=False, of=None):
    return Key(
        article_id=article_id,
        origin=origin,
        text_digest=text,
        is_rejection=rejected or fault,
        is_fault=fault,
        duplicate_of=of,
    )


_, OTHER_TEXT, _ = key(text="t2").names
_, SAME_TEXT, ELSEWHERE = key(origin="y.txt").names
EMPTY = ("r0", "x.txt", "0")


@pytest.mark.parametrize(
    ("keys", "verdicts"),
    [
        pytest.param([key("a2")], [("new", "a2", None)], id="never-seen"),
        pytest.param([key()], [("there", "a1", None)], id="same-place-and-text"),
        pytest.param(
            [key(origin="y.txt")], [("duplicate", ELSEWHERE, "a1")], id="same-text-elsewhere"
        ),
        pytest.param(
            [key(origin="y.txt", text="t2")], [("new", OTHER_TEXT, None)], id="same-id-other-text"
        ),
        pytest.param(
            [key(text="t2"), key(text="t2")],
            [("new", OTHER_TEXT, None), ("there", OTHER_TEXT, None)],
            id="same-id-and-place-other-text",
        ),
        pytest.param(
            [key(text="t2"), key(origin="y.txt", text="t2")],
            [
                ("new", OTHER_TEXT, None),
                ("duplicate", key(origin="y.txt", text="t2").names[-1], OTHER_TEXT),
            ],
            id="copy-of-the-second-article-of-an-id",
        ),
        pytest.param(
            [key(origin="y.txt"), key(origin="y.txt")],
            [("duplicate", ELSEWHERE, "a1"), ("there", ELSEWHERE, None)],
            id="twice-in-one-batch",
        ),
        pytest.param(
            [key(*EMPTY, rejected=True), key("r0", "y.txt", "0", rejected=True)],
            [("new", "r0", None), ("new", key(*EMPTY).names[1], None)],
            id="two-empty-files-are-two",
        ),
        pytest.param(
            [key(*EMPTY, rejected=True), key(*EMPTY, rejected=True)],
            [("new", "r0", None), ("still_rejected", "r0", None)],
            id="one-empty-file-twice",
        ),
        pytest.param(
            [key("a1", fault=True)], [("there", "a1", None)], id="fault-now-on-what-was-read-before"
        ),
    ],
)
def test_judges_articles_by_id_origin_and_text(keys, verdicts):
    assert judge(keys, {"a1": key()}) == [
        Verdict(fate=fate, article_id=id, duplicate_of=of) for fate, id, of in verdicts
    ]


@pytest.mark.parametrize(
    ("held", "now", "verdict"),
    [
        pytest.param(
            {"a1": key(fault=True)},
            key(fault=True),
            ("still_rejected", "a1", None),
            id="fails-again",
        ),
        pytest.param({"a1": key(fault=True)}, key(), ("new", "a1", None), id="succeeds"),
        pytest.param(
            {"a1": key(fault=True)},
            key(origin="y.txt"),
            ("new", SAME_TEXT, None),
            id="no-duplicate-of-what-was-never-read",
        ),
        pytest.param(
            {"a1": key(fault=True), SAME_TEXT: key(origin="y.txt")},
            key(),
            ("duplicate", "a1", SAME_TEXT),
            id="succeeds-after-its-copy",
        ),
        pytest.param(
            {"a1": key(of=SAME_TEXT), SAME_TEXT: key(origin="y.txt")},
            key(origin="z.txt"),
            ("duplicate", key(origin="z.txt").names[-1], SAME_TEXT),
            id="duplicates-point-at-what-was-read",
        ),
        pytest.param(
            {"a1": key(text="t2"), SAME_TEXT: key(fault=True)},
            key(),
            ("new", SAME_TEXT, None),
            id="succeeds-under-another-name",
        ),
    ],
)
def test_a_failure_gives_way_to_a_reading_of_the_same_text_from_the_same_place(held, now, verdict):
    fate, article_id, duplicate_of = verdict
    assert judge([now], held) == [
        Verdict(fate=fate, article_id=article_id, duplicate_of=duplicate_of)
    ]


def test_a_failure_gives_way_once():
    verdicts = judge([key(), key()], {"a1": key(fault=True)})
    assert [verdict.fate for verdict in verdicts] == ["new", "there"]


@pytest.mark.parametrize("name", key(origin="y.txt").names)
def test_an_article_is_there_under_whichever_name_it_took(name):
    held = {"a1": key()} | {name: key(origin="y.txt")}
    (verdict,) = judge([key(origin="y.txt")], held)
    assert (verdict.fate, verdict.article_id) == ("there", name)
