"""Unreal acts: what an act that is announced, refused or only possible is coded as.

PLOVER codes what is done by saying so: cooperation that is announced is an AGREE, violence that is
announced a THREATEN, a retreat that is announced a CONCEDE, and "will not meet" a REJECT.

Source: PLOVER 2.0, sections on AGREE, CONCEDE, REJECT and THREATEN; corpus/GUIDELINES.md, 5 and 6.

Known to miss: whether anybody had asked for what is refused.
"""

from lapwing.record import Realis

_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_REFUSABLE = _COOPERATIVE | {"AGREE", "CONCEDE", "RETREAT"}


def type_for(
    type_: str,
    mode: str | None,
    realis: Realis,
    *,
    is_refused: bool = False,
) -> tuple[str, str | None, Realis]:
    """Type, mode and realis under which an act is coded.

    Args:
        type_: The type its words have.
        mode: The mode its words have.
        realis: What the words around tell of it.
        is_refused: Whether somebody says that it will not be done.
    """
    if is_refused and realis == "negated" and type_ in _REFUSABLE:
        return "REJECT", None, "actual"
    if realis == "future" and type_ in _COOPERATIVE:
        return "AGREE", None, "actual"
    if realis == "hypothetical" and type_ in _COOPERATIVE:
        return "AGREE", None, "hypothetical"
    if realis == "future" and type_ == "ASSAULT":
        return "THREATEN", "violence", "actual"
    if realis == "future" and type_ == "RETREAT":
        return "CONCEDE", None, "future"
    return type_, mode, realis
