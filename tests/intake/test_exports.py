"""Text exports of Factiva and Nexis: many articles in one file, each with its header."""

import pytest

from lapwing.record import RawArticle

CODED = """SE   World
HD   Minister arrives for talks on the
     closed border
BY   By Ana Ruiz
WC   212 words
PD   3 May 2021
ET   09:30
SN   Echo Newswire
SC   ECHON
LA   English
CY   (c) 2021 Echo Newswire

LP
HARBOUR CITY, May 3 (Echo) - The foreign minister arrived on Monday for talks about
the closed border, officials said.

TD
LA PAZ, she said, had not been asked.

IN the evening a second round was agreed.
CO   echo : Echo Holdings
NS   gdip : Diplomacy
AN   Document ECHON00020210503eh530001x
HD   Port shut
WC   98 words
PD   4 May 2021
SN   Echo Newswire
LA   English
TD
Dockers walked out on Tuesday.
AN   Document ECHON00020210504eh540002y
"""
PLAIN = """World
Minister arrives for talks on the closed border
By Ana Ruiz
212 words
3 May 2021
09:30
Echo Newswire
ECHON
English
(c) 2021 Echo Newswire

The foreign minister arrived on Monday.

A second round was agreed.

Document ECHON00020210503eh530001x

Port shut
98 words
4 May 2021
Echo Newswire
ECHON
English
Copyright 2021. All Rights Reserved.
Dockers walked out on Tuesday.
Document ECHON00020210504eh540002y
"""
NEXIS = """                               1 of 2 DOCUMENTS

                             The Harbour Echo

                            May 3, 2021 Monday
                            Late Edition

Minister arrives for talks
on the closed border

BYLINE: By ANA RUIZ

SECTION: Section A; Pg. 1

LENGTH: 212 words

DATELINE: HARBOUR CITY

 The foreign minister arrived on Monday for talks about the closed border, said
officials of both sides, who did not give details.

 URL: her spokesman had no comment.

URL: https://echo.example/minister

LOAD-DATE: May 4, 2021

LANGUAGE: ENGLISH

                    Copyright 2021 The Harbour Echo Company
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                  Copyright 2021 The Harbour Echo Company

                             The Harbour Echo

                            May 4, 2021 Tuesday

Port shut

LENGTH: 98 words

BODY:
Dockers walked out on Tuesday.

LOAD-DATE: May 5, 2021
"""
NEXIS_UNI = """Minister arrives for talks on the closed border

The Harbour Echo
May 3, 2021 Monday

Copyright 2021 The Harbour Echo Company All Rights Reserved

Section: FOREIGN; Pg. 1
Length: 212 words
Byline: Ana Ruiz
Dateline: HARBOUR CITY

Body

The foreign minister arrived on Monday.
A second round was agreed.

Graphic

A map of the border.

Load-Date: May 4, 2021

End of Document
Page 2 of 2
Port shut

The Harbour Echo
May 4, 2021 Tuesday

Length: 98 words

Body

Dockers walked out on Tuesday.

Load-Date: May 5, 2021

End of Document
"""
TITLE = "Minister arrives for talks on the closed border"


@pytest.mark.parametrize(
    ("export", "outlet", "dates"),
    [
        pytest.param(CODED, "Echo Newswire", ["3 May 2021", "4 May 2021"], id="factiva-codes"),
        pytest.param(PLAIN, "Echo Newswire", ["3 May 2021", "4 May 2021"], id="factiva-plain"),
        pytest.param(NEXIS, "The Harbour Echo", ["May 3, 2021", "May 4, 2021"], id="nexis"),
        pytest.param(NEXIS_UNI, "The Harbour Echo", ["May 3, 2021", "May 4, 2021"], id="nexis-uni"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_document_of_an_export_is_an_article(read_file, export, outlet, dates, ending):
    found = read_file("export.txt", export.replace("\n", ending))
    assert [type(raw) for raw in found] == [RawArticle, RawArticle]
    assert [raw.origin for raw in found] == ["export.txt#1", "export.txt#2"]
    assert [raw.title for raw in found] == [TITLE, "Port shut"]
    assert [raw.published for raw in found] == dates
    assert {raw.outlet for raw in found} == {outlet}
    assert found[1].text == "Dockers walked out on Tuesday."


@pytest.mark.parametrize("export", [CODED, PLAIN])
def test_factiva_gives_ids_and_languages(read_file, export):
    first, second = read_file("export.txt", export)
    assert first.id == "ECHON00020210503eh530001x"
    assert second.id == "ECHON00020210504eh540002y"
    assert first.language == "en"


@pytest.mark.parametrize(
    ("export", "byline", "where"),
    [
        pytest.param(CODED, "By Ana Ruiz", "Factiva field BY", id="factiva-codes"),
        pytest.param(PLAIN, "By Ana Ruiz", "Factiva byline", id="factiva-plain"),
        pytest.param(NEXIS, "By ANA RUIZ", "Nexis field BYLINE", id="nexis"),
        pytest.param(NEXIS_UNI, "Ana Ruiz", "Nexis field BYLINE", id="nexis-uni"),
    ],
)
def test_who_wrote_a_document_is_kept(read_file, export, byline, where):
    first, second = read_file("export.txt", export)
    assert (first.byline, first.read_from["byline"]) == (byline, where)
    assert second.byline == ""


def test_wrapped_lines_are_joined_and_paragraphs_kept(read_file):
    first = read_file("export.txt", CODED)[0]
    assert first.text.split("\n\n") == [
        "HARBOUR CITY, May 3 (Echo) - The foreign minister arrived on Monday for talks about "
        "the closed border, officials said.",
        "LA PAZ, she said, had not been asked.",
        "IN the evening a second round was agreed.",
    ]


def test_labels_inside_a_nexis_text_do_not_end_it_unless_they_stand_like_labels(read_file):
    first = read_file("export.txt", NEXIS.replace(" URL: her", "Url: her"))[0]
    assert first.text.endswith("Url: her spokesman had no comment.")
    assert first.url == "https://echo.example/minister"


def test_what_follows_a_nexis_text_is_left_out(read_file):
    for export in (NEXIS, NEXIS_UNI):
        text = read_file("export.txt", export)[0].text
        assert not {"Copyright", "Load", "LOAD", "Graphic", "map"} & set(text.split())


def test_it_is_said_which_field_a_value_came_from(read_file):
    assert read_file("export.txt", CODED)[0].read_from == {
        "id": "Factiva field AN",
        "title": "Factiva field HD",
        "byline": "Factiva field BY",
        "published": "Factiva field PD",
        "outlet": "Factiva field SN",
        "language": "Factiva field LA",
        "text": "Factiva fields LP, TD (utf-8)",
    }


@pytest.mark.parametrize(
    "text",
    [
        "HD video is here to stay.\n\nTD Bank said so.",
        "The memo ran to 212 words\n3 May 2021\nIt was dull.",
        "He read 1 of 2 DOCUMENTS aloud.",
        "Body\n\nOf what, nobody said.",
        "Document Freedom is at stake.",
    ],
)
def test_an_ordinary_text_is_no_export(read_file, text):
    (raw,) = read_file("a.txt", text)
    assert (raw.origin, raw.text) == ("a.txt", text)


def test_a_document_without_text_is_rejected_and_the_others_are_read(read_file):
    export = CODED.replace("Dockers walked out on Tuesday.", "")
    first, second = read_file("export.txt", export)
    assert (first.title, second.reason) == (TITLE, "no-text")
