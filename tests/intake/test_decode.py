"""Bytes become text, and it is said how."""

import codecs

import pytest

from lapwing.intake.decode import Decoded, Undecodable, declared_charset, decode

ENGLISH = "“We will not leave,” the minister said – in a café near Plaza Altamira."
RUSSIAN = (
    "Министр сообщил журналистам, что переговоры продолжатся в четверг в столице. "
    "Делегация прибыла в город поздно вечером и сразу отправилась в гостиницу."
)
POLISH = "Minister powiedział, że rozmowy będą trwały. Źródła mówią o żądaniach wojska."


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(ENGLISH.encode(), ENGLISH, "utf-8", id="utf-8"),
        pytest.param(
            codecs.BOM_UTF8 + ENGLISH.encode(), ENGLISH, "utf-8 with byte order mark", id="bom"
        ),
        pytest.param(
            codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"),
            ENGLISH,
            "utf-16-le with byte order mark",
            id="utf-16",
        ),
        pytest.param(ENGLISH.encode("utf-16-be"), ENGLISH, "utf-16-be", id="utf-16-unmarked"),
        pytest.param(
            codecs.BOM_UTF32_LE + ENGLISH.encode("utf-32-le"),
            ENGLISH,
            "utf-32-le with byte order mark",
            id="utf-32",
        ),
        pytest.param(ENGLISH.encode("cp1252"), ENGLISH, "windows-1252", id="windows-1252"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251, guessed", id="cyrillic"),
        pytest.param(b"One.\r\nTwo.\rThree.", "One.\nTwo.\nThree.", "utf-8", id="line-ends"),
    ],
)
def test_an_encoding_is_found_and_named(data, text, encoding):
    assert decode(data) == Decoded(text=text, encoding=encoding)


def test_polish_is_not_mistaken_for_western_text():
    outcome = decode((POLISH + " ").encode("cp1250") * 4)
    assert isinstance(outcome, Decoded)
    assert outcome.text.startswith(POLISH)


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO-8859-1 ", "us-ascii", "windows-1252"])
def test_latin_1_means_windows_1252(declared):
    assert decode(ENGLISH.encode("cp1252"), declared=declared).text == ENGLISH


def test_a_declared_encoding_is_believed_where_it_fits():
    assert decode(RUSSIAN.encode("koi8-r"), declared="koi8-r") == Decoded(
        text=RUSSIAN, encoding="koi8-r, as declared"
    )


def test_a_wrong_declaration_does_not_spoil_utf_8():
    assert decode(ENGLISH.encode(), declared="iso-8859-1").text == ENGLISH


def test_a_seven_bit_encoding_of_the_east_is_honoured():
    assert decode("大臣は辞任した".encode("iso-2022-jp"), declared="iso-2022-jp").text == (
        "大臣は辞任した"
    )


@pytest.mark.parametrize("declared", ["no-such-thing", "rot13", "hex", "utf-16", "a\0b", "é"])
def test_a_nonsense_declaration_is_ignored(declared):
    assert decode(ENGLISH.encode(), declared=declared).text == ENGLISH


def test_stray_bytes_in_utf_8_are_replaced_one_by_one():
    outcome = decode((ENGLISH * 9).encode() + b" caf\xe9 tables")
    assert outcome.text.endswith(" caf\N{REPLACEMENT CHARACTER} tables")
    assert outcome.encoding == "utf-8, 1 broken bytes replaced"


@pytest.mark.parametrize(
    ("data", "reason", "said"),
    [
        pytest.param(b"", "empty", "0 bytes", id="empty"),
        pytest.param(b" \r\n\t\0\0", "empty", "no text among them", id="only-space"),
        pytest.param(codecs.BOM_UTF16_BE, "empty", "2 bytes", id="only-a-mark"),
        pytest.param(b"%PDF-1.7 stream", "binary", "a PDF file", id="pdf"),
        pytest.param(b"PK\x03\x04word/document.xml", "binary", "office", id="docx"),
        pytest.param(b"{\\rtf1 text}", "binary", "RTF", id="rtf"),
        pytest.param(bytes(range(256)) * 20, "binary", "binary data", id="all-bytes"),
        pytest.param(bytes(range(0x80, 0x100)) * 20, "encoding", "no encoding", id="high-bytes"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(data, reason, said):
    outcome = decode(data)
    assert isinstance(outcome, Undecodable)
    assert (outcome.reason, said in outcome.message) == (reason, True)


def test_single_control_characters_do_not_make_a_text_binary():
    text = "The army\x00 moved\x07 north on \x1bMonday. " * 3
    assert decode(text.encode()) == Decoded(text=text, encoding="utf-8")


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="koi8-r">', "koi8-r"),
        (
            b"<META http-equiv=Content-Type content='text/html; charset=Windows-1251'>",
            "Windows-1251",
        ),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2"),
        (b"<p>charset=koi8-r</p>", ""),
    ],
)
def test_a_page_declares_its_encoding(head, charset):
    assert declared_charset(head) == charset
