"""Whatever the bytes, every reader gives articles or rejections, and never raises."""

import gzip
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lapwing.intake import find_articles, find_page_article
from lapwing.intake.fields import load_fields
from lapwing.intake.files import READERS
from lapwing.intake.sources import inflate
from lapwing.record import REJECTION_REASONS, RawArticle, Rejection

FEW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
PIECES = st.sampled_from(
    ["<p>", "</p>", "<html>", "<!--", "<rss>", "<item>", "<title>", "{", "}", "[", "]", '"', ":",
     ",", ";", "\t", "\r", "\n", "\0", '"text"', '"articles"', "text", "HD  x\n", "TD\n", "PD  y\n",
     "Document ABCDEFGHIJKL1\n", "9 words\n", "3 May 2021\n", "1 of 2 DOCUMENTS\n", "LENGTH: 3\n",
     "Body\n", "End of Document\n", "---\n", "# ", "\\ud800", "é", "\u202e", "&#x0;", "1e999",
     "<script type='application/ld+json'>", "</script>", "<meta property='og:title' content='x'>",
     "<description>", "]]>", "<![CDATA[", "<?xml version='1.0' encoding='utf-7'?>"]
)  # fmt: skip
SNIPPETS = st.lists(PIECES, max_size=30).map("".join)
BYTES = st.one_of(
    st.binary(max_size=300),
    SNIPPETS.map(str.encode),
    SNIPPETS.map(lambda text: text.encode("utf-16")),
    st.tuples(SNIPPETS.map(str.encode), st.binary(max_size=20)).map(b"".join),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "html", "articles", "source", "date", "id", "_source", "url"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def check(found):
    """Everything is an article or a rejection, can be written, and pages can be read on."""
    for item in found:
        if isinstance(item, RawArticle) and item.html:
            item = find_page_article(item)
        if isinstance(item, Rejection):
            assert item.reason in REJECTION_REASONS
            assert len(item.digest) == 20
        else:
            assert item.text
        str(item).encode()


def read(suffix, data):
    return list(READERS[suffix](iter([data[:7], data[7:]]), "x", load_fields()))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".json", ".csv", ".xml"])
@FEW
@given(data=BYTES)
def test_no_bytes_break_a_reader(suffix, data):
    found = read(suffix, data)
    assert read(suffix, data) == found
    check(found)


@FEW
@given(data=BYTES)
def test_no_bytes_break_sniffing(data):
    found = list(find_articles(["-"], stdin=io.BytesIO(data)))
    assert found
    check(found)


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@FEW
@given(value=VALUES)
def test_no_json_breaks_a_reader(suffix, value):
    found = read(suffix, json.dumps(value).encode())
    assert found
    check(found)


@FEW
@given(data=st.binary(max_size=200), cut=st.integers(0, 60), flip=st.integers(0, 60))
def test_no_damage_breaks_unpacking(data, cut, flip):
    packed = bytearray(gzip.compress(data))
    packed[flip % len(packed)] ^= 0xFF
    chunks = list(inflate(iter([bytes(packed[: len(packed) - cut])]), "x"))
    assert all(isinstance(chunk, bytes | Rejection) for chunk in chunks)


@FEW
@given(data=st.binary(min_size=1, max_size=300))
def test_no_bytes_break_the_parquet_reader(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "x.parquet"
    path.write_bytes(b"PAR1" + data + len(data).to_bytes(4, "little") + b"PAR1")
    assert [found.reason for found in find_articles([path])] == ["broken-record"]
