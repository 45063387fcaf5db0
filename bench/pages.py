"""How well the article is read out of a page, beside trafilatura alone.

    python bench/pages.py PAGES.jsonl.gz [--failures]

Each line holds `url`, `html`, `must` (strings of the article), `must_not` (strings of the page
around it), `title` and `date` where known (a date of "" says that the page has none). Prints what
is kept of the first, what is free of the second, and titles and dates that are exactly right.
White space does not count; in titles neither do case and the shape of quotation marks.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura

from lapwing.intake import find_page_article
from lapwing.record import RawArticle
from lapwing.text import fold

Page = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one way of reading makes of a page."""

    text: str = ""
    title: str = ""
    date: str = ""


@dataclass(slots=True, kw_only=True)
class Score:
    """Counts of what is right, out of how many."""

    right: dict[str, int] = field(default_factory=dict)
    all: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, what: str, is_right: bool, where: str) -> None:
        """Count one, and keep it where it fails."""
        self.right[what] = self.right.get(what, 0) + is_right
        self.all[what] = self.all.get(what, 0) + 1
        if not is_right:
            self.failures.append(f"{what}: {where}")


def read_with_lapwing(page: Page) -> Reading:
    """The page as `lapwing run` reads it."""
    address = str(page["url"]) if str(page["url"]).startswith("http") else ""
    found = find_page_article(RawArticle(origin="page", html=str(page["html"]), url=address))
    if not isinstance(found, RawArticle):
        return Reading()
    date = re.match(r"\d{4}-\d\d-\d\d", found.published)
    return Reading(text=found.text, title=found.title, date=date[0] if date else found.published)


def read_with_trafilatura(page: Page, *, include_comments: bool = True) -> Reading:
    """The page as trafilatura reads it, left to its defaults."""
    address = str(page["url"]) if str(page["url"]).startswith("http") else None
    found = trafilatura.bare_extraction(
        str(page["html"]), url=address, with_metadata=True, include_comments=include_comments
    )
    # With comments asked for, they are part of what is printed.
    comments = (found.comments or "") if found else ""
    text = f"{found.text or ''}\n{comments}" if found else ""
    return Reading(text=text, title=(found.title or "") if found else "", date=_date(found))


def _date(found: "trafilatura.settings.Document | None") -> str:
    return (found.date or "") if found else ""


def score(pages: list[Page], read: Callable[[Page], Reading]) -> Score:
    """Read every page and count."""
    result = Score()
    for page in pages:
        start = time.perf_counter()
        reading = read(page)
        result.seconds += time.perf_counter() - start
        for what, is_right, detail in judge(page, reading):
            result.add(what, is_right, f"{str(page['url'])[:60]}: {detail}")
    return result


def judge(page: Page, reading: Reading) -> Iterator[tuple[str, bool, str]]:
    """Every single demand on a page: what it is about, whether it is met, in detail."""
    text = _spaced(reading.text)
    for wanted in _strings(page["must"]):
        yield "must kept", _spaced(wanted) in text, wanted
    for unwanted in _strings(page["must_not"]):
        yield "must-not free", _spaced(unwanted) not in text, unwanted
    if page["title"]:
        is_right = fold(reading.title) == fold(str(page["title"]))
        yield "title", is_right, f"{reading.title!r}, not {page['title']!r}"
    if page["date"]:
        yield "date", reading.date == page["date"], f"{reading.date!r}, not {page['date']!r}"
    elif page["date"] == "":
        yield "no date", not reading.date, f"{reading.date!r}, but there is none"


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def main() -> None:
    """Print the comparison."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("pages", type=Path, help="JSON lines, gzipped")
    options.add_argument("--failures", action="store_true", help="print what lapwing misses")
    asked = options.parse_args()
    with gzip.open(asked.pages, "rt", encoding="utf-8") as lines:
        pages: list[Page] = [json.loads(line) for line in lines]
    ways: dict[str, Callable[[Page], Reading]] = {
        "lapwing": read_with_lapwing,
        "trafilatura": read_with_trafilatura,
        "  without comments": lambda page: read_with_trafilatura(page, include_comments=False),
    }
    scores = {name: score(pages, read) for name, read in ways.items()}
    kinds = list(scores["lapwing"].all)
    print(f"{len(pages)} pages".ljust(22), *(kind.rjust(14) for kind in kinds), "pages/s".rjust(9))
    for name, result in scores.items():
        cells = [f"{result.right[kind]}/{result.all[kind]}".rjust(14) for kind in kinds]
        print(name.ljust(22), *cells, f"{len(pages) / result.seconds:9.0f}")
    if asked.failures:
        print(*scores["lapwing"].failures, sep="\n")


if __name__ == "__main__":
    main()
