"""Wording: a report told as a plain sentence, "Vladimir Putin backed Nicolás Maduro"."""

from collections.abc import Mapping, Sequence
from functools import cache

from lapwing.lexicon.table import load_compiled

REALIS_WORDS: Mapping[str, str] = {
    "actual": "{}",
    "future": "{} (to come)",
    "negated": "{} (denied, or did not happen)",
    "hypothetical": "{} (only thought of, or asked for)",
    "historical": "{} (long before)",
}


def tell(
    type: str, mode: str | None, actors: Sequence[str], recipients: Sequence[str], realis: str
) -> str:
    """A report in words.

    Args:
        type: PLOVER type.
        mode: PLOVER mode, or None.
        actors: Names, in text order; may be empty.
        recipients: Names; may be empty.
        realis: As in `Report`.
    """
    modes = _load().get(type, {})
    forms = modes.get(mode or "none") or modes.get("none", {})
    done, who, whom = forms, join_names(actors), join_names(recipients)
    if who and whom:
        words = f"{who} {done.get('with', type)} {whom}"
    elif whom:
        words = f"{whom} {_in_number(done.get('passive', type), recipients)}"
    else:
        words = f"{who or 'Somebody'} {done.get('without', type)}"
    return REALIS_WORDS.get(realis, "{}").format(words[:1].upper() + words[1:])


def _in_number(words: str, names: Sequence[str]) -> str:
    """`was backed` as `were backed`, for several and for common nouns in the plural."""
    last = names[-1].split()[-1:] if names else []
    is_plural = len(names) > 1 or any(
        word.islower() and (word.endswith("s") or word in ("people", "police")) for word in last
    )
    return "were " + words.removeprefix("was ") if is_plural and words[:4] == "was " else words


def join_names(names: Sequence[str]) -> str:
    """Names as a list in words: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


@cache
def _load() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    content: Mapping[str, Mapping[str, Mapping[str, str]]] = load_compiled("wording.json").content  # type: ignore[assignment]
    return content
