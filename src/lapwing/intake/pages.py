"""Pages: HTML as bytes, decoded and no more. Reading the article in it is `intake.html`'s work.

Decoding is cheap and is done where the files are found; parsing is dear and is left to the workers.
"""

from lapwing.intake.decode import Undecodable, declared_charset, decode
from lapwing.intake.fields import Fields
from lapwing.intake.rejections import reject
from lapwing.intake.sources import Chunks, whole
from lapwing.intake.tables import Found
from lapwing.record import RawArticle, Rejection


def read_page(chunks: Chunks, origin: str, fields: Fields) -> Found:
    """An HTML file: one article, still a page."""
    data = whole(chunks, origin)
    yield data if isinstance(data, Rejection) else read_page_bytes(data, origin)


def read_page_bytes(data: bytes, origin: str, *, charset: str = "") -> RawArticle | Rejection:
    """A page as bytes, decoded.

    Args:
        data: The whole page.
        origin: Where it was read.
        charset: What the server says; it counts before what the page says. Empty: nothing.
    """
    outcome = decode(data, declared=charset or declared_charset(data))
    if isinstance(outcome, Undecodable):
        return reject(origin, outcome.reason, outcome.message, found=data)
    return RawArticle(
        origin=origin, html=outcome.text, read_from={"html": f"the file ({outcome.encoding})"}
    )
