"""What a worker knows of a ledger without opening it."""

import pytest

from lapwing.store import KnownArticles, Ledger
from lapwing.store.keys import Key
from lapwing.text import digest
from tests.store.samples import TEXT, a_faulty_reading, a_reading, commit


def key(article_id, origin, text=TEXT):
    return Key(article_id=article_id, origin=origin, text_digest=digest(text))


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "ledger", create=True)


@pytest.fixture
def known(ledger, tmp_path):
    def look():
        ledger.write_known(tmp_path / "known")
        return KnownArticles(tmp_path / "known")

    return look


def test_nothing_is_known_of_an_empty_ledger(known):
    assert key("a", "a.txt") not in known()


def test_articles_are_known_by_id_origin_and_text(ledger, known):
    commit(ledger, *(a_reading(f"é{n}", origin=f"{n}.txt") for n in range(9)))
    assert [n for n in range(12) if key(f"é{n}", f"{n}.txt") in known()] == list(range(9))
    assert key("é1", "2.txt") not in known()
    assert key("é1", "1.txt", "Other words.") not in known()


def test_a_second_article_of_one_id_and_origin_is_known_by_its_text(ledger, known):
    longer = f"{TEXT} More."
    commit(ledger, a_reading("1"), a_reading("1", text=longer))
    texts = (TEXT, longer, "Other words.")
    assert [key("1", "news/a.txt", text) in known() for text in texts] == [True, True, False]


def test_an_article_on_which_a_stage_failed_is_not_known(ledger, known):
    commit(ledger, a_faulty_reading("f"))
    assert key("f", "news/f.txt") not in known()


def test_a_duplicate_is_known_from_its_own_origin(ledger, known):
    commit(ledger, a_reading("a", origin="a.txt"), a_reading("a", origin="copy.txt"))
    assert key("a", "copy.txt") in known()
    assert key("a", "third.txt") not in known()
