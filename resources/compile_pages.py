"""Copy the style sheets of `resources/pages/` into the package."""

from pathlib import Path


def compile_pages(resources: Path) -> dict[str, bytes]:
    """File name → bytes for each style sheet."""
    return {path.name: path.read_bytes() for path in sorted((resources / "pages").glob("*.css"))}
