"""Lapwing reads the news and keeps the ledger of who did what to whom, on whose word.

    import lapwing
    for reading in lapwing.read(["articles/"]): ...
    lapwing.run(["articles/"], to="ledger")

The names below are looked up when they are first used, so that importing one room of the house
does not build all of it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lapwing.engine.face import read, relate, resolve_actor, run
    from lapwing.store import Ledger

__all__ = ["Ledger", "read", "relate", "resolve_actor", "run"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'lapwing' has no attribute {name!r}")
    from importlib import import_module

    home = "lapwing.store" if name == "Ledger" else "lapwing.engine.face"
    return getattr(import_module(home), name)
