"""What the tests of intake share: write a file, read it, and look at what came out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lapwing.intake import find_articles
from lapwing.record import RawArticle, Rejection

Found = list[RawArticle | Rejection]


@pytest.fixture
def read_file(tmp_path: Path) -> Callable[[str, bytes | str], Found]:
    """Write one file and give everything that is found in it."""

    def read(name: str, content: bytes | str) -> Found:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(find_articles([path]))

    return read
