"""Scope: which told acts are political and so belong into a ledger of events.

Two private sides are no event, and neither is talk within one government.

Source: PLOVER 2.0, "What is coded"; corpus/GUIDELINES.md, section 1.

Known to miss: private persons of whom nothing is known; ordinary crime told with its police.
"""

from collections.abc import Sequence

from lapwing.record import Party

_PRIVATE = frozenset({"BUS", "CVL"})
_ALWAYS = frozenset({"PROTEST", "ASSAULT"})
"""Violence between people is told as news because it is more than a crime."""
_ONE_SIDED = frozenset({"COERCE", "SANCTION", "AID"})
"""Acts that count with one private side when the other is not told."""
_OF_GOVERNMENT = frozenset({"GOV", "MIL", "SPY", "COP"})


def is_political(type_: str, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether an act between these parties is an event."""
    if type_ == "CONSULT" and _is_one_government(actors):
        return False
    if type_ in _ALWAYS or not all(_is_private(p) for p in (*actors, *recipients)):
        return True
    return type_ in _ONE_SIDED and not (actors and recipients)


def _is_private(party: Party) -> bool:
    sectors = party.actor.sectors
    return bool(sectors) and sectors[0] in _PRIVATE and "OPP" not in sectors


def _is_one_government(actors: Sequence[Party]) -> bool:
    countries = {p.actor.country for p in actors}
    primary = {p.actor.sectors[0] if p.actor.sectors else "" for p in actors}
    is_one_country = len(countries) == 1 and None not in countries
    return len(actors) > 1 and is_one_country and primary <= _OF_GOVERNMENT
