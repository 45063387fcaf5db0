"""Draw the news articles that are coded stand-off: seeded, even over years, regions and outlets.

Known to miss: outlets that are few in the news file, and columns by one author; the aim is news.
"""

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# Words in a text that is whole, short enough to be coded at a sitting, and an article at all.
_FEWEST, _MOST = 180, 900
# An outlet with fewer articles in the file is mostly one author's column.
_FEWEST_OF_OUTLET = 20
_SEED = 20260


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsArticle:
    """One article of the news file."""

    id: str
    outlet: str
    title: str
    published: str
    text: str


def read_articles(path: Path) -> Iterator[NewsArticle]:
    """Read a news file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield NewsArticle(
                id=row["id"],
                outlet=row.get("outlet") or "",
                title=row.get("title") or "",
                published=row.get("published") or "",
                text=row["text"],
            )


def draw_articles(
    articles: Sequence[NewsArticle], *, count: int = 60, tests: int = 20, seed: int = _SEED
) -> list[tuple[NewsArticle, str, str]]:
    """Draw articles over years, regions and outlets, as evenly as they come.

    Returns:
        Article, region, and `dev` or `test`, in order of id.
    """
    dice = random.Random(seed)
    sizes = Counter(article.outlet for article in articles)
    fit = sorted(
        (a for a in articles if _is_fit(a) and sizes[a.outlet] >= _FEWEST_OF_OUTLET),
        key=lambda article: article.id,
    )
    dice.shuffle(fit)
    placed = [(article, region) for article in fit if (region := region_of(article))]
    used: Counter[str] = Counter()
    drawn: list[tuple[NewsArticle, str]] = []
    while len(drawn) < count and placed:
        best = min(placed, key=lambda row: _crowding(row[0], row[1], used))
        placed.remove(best)
        used.update([best[0].published[:4], best[1], best[0].outlet])
        drawn.append(best)
    held_out = set(dice.sample(range(len(drawn)), min(tests, len(drawn))))
    split = [(a, r, "test" if n in held_out else "dev") for n, (a, r) in enumerate(drawn)]
    return sorted(split, key=lambda row: row[0].id)


def _crowding(article: NewsArticle, region: str, used: Counter[str]) -> int:
    return 2 * used[region] + used[article.published[:4]] + 3 * used[article.outlet]


def _is_fit(article: NewsArticle) -> bool:
    words = len(article.text.split())
    is_news = not article.outlet.startswith("Guest Writer")
    return is_news and _FEWEST <= words <= _MOST and article.text.count(".") > 8


_REGIONS = {
    "russia-ukraine": "Russia|Ukraine|Moscow|Kiev|Kyiv|Putin",
    "europe": "Germany|France|Britain|European Union|Greece|Turkey|Brexit|Poland|Italy|Spain",
    "middle-east": "Syria|Iraq|Iran|Israel|Palestin|Yemen|Saudi|Lebanon|Gaza|Jordan",
    "africa": "Egypt|Libya|Nigeria|Sudan|Somalia|Mali|Kenya|Congo|South Africa|Ethiopia|Tunisia",
    "south-asia": "Afghanistan|Pakistan|India|Taliban|Bangladesh|Sri Lanka|Nepal",
    "east-asia": "China|North Korea|South Korea|Japan|Taiwan|Hong Kong|Myanmar|Philippines|Vietnam",
    "americas": "Mexico|Venezuela|Cuba|Brazil|Colombia|Honduras|Guatemala|Haiti|Canada|Nicaragua",
}


def region_of(article: NewsArticle) -> str:
    """The region whose countries the article names most; empty: names none four times."""
    counts = {name: len(re.findall(words, article.text)) for name, words in _REGIONS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= 4 else ""
