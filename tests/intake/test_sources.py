"""Bytes come in bounded pieces, and what breaks on the way is one rejection among them."""

import gzip

import pytest

from lapwing.intake import sources
from lapwing.intake.sources import as_ascii_based, inflate, lines, peek, whole
from lapwing.record import Rejection

PACKED = gzip.compress(b"one\ntwo\n" * 1000)


def in_pieces(data, size=7):
    return iter([data[i : i + size] for i in range(0, len(data), size)])


def unpacked(chunks):
    chunks = list(inflate(chunks, "news.gz"))
    return b"".join(c for c in chunks if isinstance(c, bytes)), chunks[-1]


def test_an_archive_is_unpacked_with_all_its_members():
    data, _ = unpacked(in_pieces(PACKED + gzip.compress(b"three")))
    assert data == b"one\ntwo\n" * 1000 + b"three"


def test_what_follows_an_archive_is_ignored():
    assert unpacked(in_pieces(PACKED + b"\0" * 100))[0] == b"one\ntwo\n" * 1000


def test_a_cut_archive_gives_what_it_has_and_says_so():
    data, last = unpacked(in_pieces(PACKED[:-12]))
    assert data.startswith(b"one\ntwo\n")
    assert (last.reason, "is cut off" in last.message) == ("broken-record", True)


def test_a_damaged_archive_is_rejected():
    damaged = PACKED[:20] + b"\xff" * 8 + PACKED[28:]
    assert "is damaged" in unpacked(in_pieces(damaged))[1].message


def test_an_archive_that_swells_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(sources, "MAX_INFLATED_BYTES", 1 << 20)
    data, last = unpacked(in_pieces(gzip.compress(bytes(8 << 20)), size=1 << 16))
    assert len(data) <= 1 << 20
    assert (last.reason, "unpacking was stopped" in last.message) == ("too-long", True)


def test_a_large_archive_of_ordinary_text_is_no_bomb(monkeypatch):
    monkeypatch.setattr(sources, "MAX_INFLATED_BYTES", 1_000)
    text = " ".join(str(number * number) for number in range(2_000)).encode()
    assert unpacked(in_pieces(gzip.compress(text)))[0] == text


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_lines_are_numbered_however_the_bytes_come(size):
    found = list(lines(in_pieces(b"a\n\nbc\nd", size), "x"))
    assert found == [(1, b"a"), (2, b""), (3, b"bc"), (4, b"d")]


@pytest.mark.parametrize("size", [1, 3, 50])
def test_a_line_without_end_is_rejected_and_the_next_one_is_read(monkeypatch, size):
    monkeypatch.setattr(sources, "MAX_TEXT_BYTES", 10)
    (_, long), second = lines(in_pieces(b"x" * 30 + b"\nok", size), "x")
    assert (long.reason, long.origin) == ("too-long", "x#1")
    assert long.digest == next(lines(in_pieces(b"x" * 30, 4), "x"))[1].digest
    assert second == (2, b"ok")


def test_a_text_in_one_piece_has_a_limit(monkeypatch):
    monkeypatch.setattr(sources, "MAX_TEXT_BYTES", 10)
    assert whole(in_pieces(b"0123456789"), "x") == b"0123456789"
    assert whole(in_pieces(b"0123456789a"), "x").reason == "too-long"


def test_looking_ahead_takes_nothing_away():
    head, chunks = peek(in_pieces(b"abcdefghij", 3), 4)
    assert (head, b"".join(chunks)) == (b"abcd", b"abcdefghij")


def test_utf_16_is_recoded_so_that_its_lines_can_be_told():
    said, chunks = as_ascii_based(in_pieces("één\ntwee\n".encode("utf-16"), 3))
    assert said == "utf-16-le with byte order mark"
    assert [line.decode() for _, line in lines(chunks, "x")] == ["één", "twee"]


def test_a_byte_order_mark_is_dropped():
    assert b"".join(as_ascii_based(in_pieces(b"\xef\xbb\xbfone", 2))[1]) == b"one"


def test_a_fault_among_the_chunks_ends_the_lines_with_its_number():
    fault = Rejection(origin="x", reason="unreadable", message="gone", digest="0")
    assert list(lines(iter([b"a\nb", fault, b"c\n"]), "x")) == [(1, b"a"), (2, fault)]
