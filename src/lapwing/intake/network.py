"""The network: one address that the user named, a page or a feed, and nothing else.

Nothing that a page, a feed or a text names is ever fetched. A redirection is followed only to the
same host (`www.` and `https` aside); any other is reported, for the user to name if it is wanted.
"""

import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlsplit

from lapwing.intake.feeds import read_feed_bytes
from lapwing.intake.fields import Fields, is_page
from lapwing.intake.pages import read_page_bytes
from lapwing.intake.rejections import reject
from lapwing.intake.sources import GZIP_MAGIC, inflate, whole
from lapwing.record import RawArticle, Rejection

USER_AGENT = "Lapwing/0.1 (reads one page or feed that a person named)"
TIMEOUT_S = 20.0
"""For one step: to connect, or to be sent something."""
MAX_WAIT_S = 120.0
"""For the whole answer."""

_ADDRESS = re.compile(r"^(https?):/+", re.I)


def address_in(path: object) -> str:
    """The address that a path of the command line is; empty: it is none.

    A `Path` made of an address has lost a slash, which is put back.
    """
    text = str(path)
    return _ADDRESS.sub(lambda m: f"{m[1].lower()}://", text) if _ADDRESS.match(text) else ""


def read_address(url: str, fields: Fields) -> Iterator[RawArticle | Rejection]:
    """Fetch a page (one article) or a feed (one an entry); `origin` is the address."""
    outcome = _fetch(url)
    if isinstance(outcome, Rejection):
        yield outcome
        return
    data, charset = outcome
    if _is_feed(data):
        yield from read_feed_bytes(data, url, fields)
        return
    page = read_page_bytes(data, url, charset=charset)
    if isinstance(page, RawArticle):
        page = RawArticle(
            origin=url,
            html=page.html,
            url=url,
            read_from={**page.read_from, "html": "the address", "url": "the address"},
        )
    yield page


def _is_feed(data: bytes) -> bool:
    head = data[:5_000].decode("utf-8", "replace")
    return not is_page(head) and bool(re.search(r"<(?:rss|feed|rdf:RDF)\b", head))


def _fetch(url: str) -> tuple[bytes, str] | Rejection:
    """The bytes at an address and the encoding the server says they are in."""
    request = urllib.request.Request(
        url, headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, identity"}
    )
    opener = urllib.request.build_opener(_SameHost)
    try:
        with opener.open(request, timeout=TIMEOUT_S) as answer:
            charset = answer.headers.get_content_charset() or ""
            data = whole(_pieces(answer, url), url)
    except urllib.error.HTTPError as error:
        with error:
            return _unreadable(url, f"the server answered {error.code} {error.reason}")
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return _unreadable(url, str(reason) or type(error).__name__)
    if isinstance(data, bytes) and data.startswith(GZIP_MAGIC):
        data = whole(inflate(iter([data]), url), url)
    return data if isinstance(data, Rejection) else (data, charset)


def _pieces(answer: IO[bytes], url: str) -> Iterator[bytes | Rejection]:
    """The answer, piece by piece, until it ends or takes too long."""
    start = time.monotonic()
    while piece := answer.read(1 << 16):
        yield piece
        if time.monotonic() - start > MAX_WAIT_S:
            yield _unreadable(url, f"the answer took more than {MAX_WAIT_S:.0f} seconds")
            return


def _unreadable(url: str, said: str) -> Rejection:
    return reject(url, "unreadable", f"cannot be fetched: {said}", found=f"{url}: {said}")


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirection to the same host, and no other."""

    max_redirections = 3

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if _host(newurl) != _host(req.full_url):
            said = f"and redirects to {newurl}; name that address if it is the one you want"
            raise urllib.error.HTTPError(req.full_url, code, said, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}:{parts.port or ''}"
