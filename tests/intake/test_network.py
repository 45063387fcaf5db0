"""One address that the user named is fetched, and nothing else."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from lapwing.intake import find_articles, network, sources
from lapwing.intake.network import address_in

PAGE = "<!doctype html><html><body><p>The café was “shut”.</p><img src='/image'></body></html>"
FEED = """<rss><channel><title>Echo</title><item><title>T</title><link>{}</link>
<description>Dockers walked out.</description></item></channel></rss>"""


class Answers(BaseHTTPRequestHandler):
    """A small site."""

    def do_GET(self):
        self.server.asked.append(self.path)
        here = f"http://127.0.0.1:{self.server.server_port}"
        pages = {
            "/page": (200, PAGE.encode("cp1252"), {"Content-Type": "text/html; charset=cp1252"}),
            "/feed": (200, FEED.format(f"{here}/page").encode(), {}),
            "/moved": (302, b"", {"Location": "/page"}),
            "/away": (302, b"", {"Location": "http://elsewhere.invalid/page"}),
            "/file": (302, b"", {"Location": "file:///etc/hostname"}),
            "/circle": (302, b"", {"Location": "/circle"}),
            "/long": (200, b"x" * 50_000, {}),
            "/image": (200, b"\x89PNG\r\n\x1a\n", {}),
        }
        status, body, headers = pages.get(self.path, (404, b"", {}))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def fetch(site, path):
    return list(find_articles([f"http://127.0.0.1:{site.server_port}{path}"]))


def test_a_page_is_fetched_and_decoded_as_the_server_says(site):
    (raw,) = fetch(site, "/page")
    assert "The café was “shut”." in raw.html
    assert raw.origin == raw.url == f"http://127.0.0.1:{site.server_port}/page"


def test_a_feed_is_fetched_and_nothing_in_it_is(site):
    (raw,) = fetch(site, "/feed")
    assert (raw.text, raw.outlet) == ("Dockers walked out.", "Echo")
    assert site.asked == ["/feed"]


def test_a_redirection_on_the_same_host_is_followed(site):
    assert "café" in fetch(site, "/moved")[0].html


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/away", "redirects to http://elsewhere.invalid/page"),
        ("/file", "file:///etc/hostname"),
        ("/circle", "302"),
        ("/nothing", "the server answered 404"),
    ],
)
def test_what_cannot_be_fetched_is_a_rejection(site, path, said):
    (rejection,) = fetch(site, path)
    assert (rejection.reason, said in rejection.message) == ("unreadable", True)


def test_an_answer_has_a_limit(site, monkeypatch):
    monkeypatch.setattr(sources, "MAX_TEXT_BYTES", 10_000)
    assert fetch(site, "/long")[0].reason == "too-long"


def test_an_answer_that_takes_too_long_is_given_up(site, monkeypatch):
    monkeypatch.setattr(network, "MAX_WAIT_S", -1.0)
    assert "took more than" in fetch(site, "/long")[0].message


def test_an_image_is_no_page(site):
    assert fetch(site, "/image")[0].reason == "binary"


def test_a_host_that_is_not_there_is_a_rejection():
    (rejection,) = find_articles(["http://127.0.0.1:9/x"])
    assert (rejection.reason, rejection.origin) == ("unreadable", "http://127.0.0.1:9/x")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("https://echo.example/a?b=//c", "https://echo.example/a?b=//c"),
        (Path("https://echo.example/a"), "https://echo.example/a"),
        (Path("news/http.txt"), ""),
        ("file:///etc/passwd", ""),
        ("ftp://echo.example/", ""),
    ],
)
def test_only_addresses_of_the_web_are_addresses(path, address):
    assert address_in(path) == address
