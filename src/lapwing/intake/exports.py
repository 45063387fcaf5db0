"""Exports: the text files that users of Factiva and Nexis download, many articles in one.

Three layouts are known, each by its header block: Factiva with two-letter codes (HD, BY, WC, PD,
SN, …, LP, TD), Factiva's display without codes (headline, "532 words", date, outlet, …, "Document
ABC0000020190124"), and Nexis old and new ("1 of 25 DOCUMENTS"; "Body" … "End of Document").

Known to miss: exports in other interface languages than English; word-processor files (save them
as text); old Nexis files whose outlet stands below the date.
"""

from collections.abc import Sequence
from dataclasses import replace

from lapwing.intake.decode import Decoded
from lapwing.intake.factiva import find_coded, find_plain
from lapwing.intake.fields import Fields, make_raw
from lapwing.intake.nexis import find_nexis
from lapwing.record import RawArticle, Rejection


def find_documents(
    decoded: Decoded, origin: str, fields: Fields
) -> Sequence[RawArticle | Rejection]:
    """The articles of an export, numbered from 1 in `origin`; () when the text is no export."""
    text = decoded.text
    documents = (
        find_coded(text, fields.factiva)
        or find_plain(text, fields.languages)
        or find_nexis(text, fields.nexis)
    )
    articles: list[RawArticle | Rejection] = []
    for number, document in enumerate(documents, start=1):
        raw = make_raw(
            {name: value for name, (value, _) in document.items()},
            origin=f"{origin}#{number}",
            found="\x1f".join(value for value, _ in document.values()),
            fields=fields,
        )
        if isinstance(raw, RawArticle):
            body = "html" if raw.html else "text"
            read_from = {name: document[name][1] for name in raw.read_from if name != body}
            read_from[body] = f"{document['text'][1]} ({decoded.encoding})"
            raw = replace(raw, read_from=read_from)
        articles.append(raw)
    return articles
