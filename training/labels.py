"""Which labels each read-out has, counted from the examples."""

from collections import Counter
from collections.abc import Iterable

from training.examples import PAIR_ROLES, REALIS, Example

_FEWEST = 30
"""A label seen less often in training is not learned."""


def count_labels(examples: Iterable[Example]) -> dict[str, list[str]]:
    """Labels of each read-out in a fixed order; ``none`` first for arguments and modes."""
    seen: dict[str, Counter[str]] = {
        name: Counter()
        for name in ("xpos", "upos", "names", "triggers", "modes", "cues", "relations", "arguments")
    }
    for example in examples:
        for name in ("xpos", "upos", "names", "triggers", "cues"):
            seen[name].update(getattr(example, name) or ())
        seen["relations"].update(example.labels or ())
        seen["modes"].update(mode for _, mode in example.modes or ())
        seen["arguments"].update(label for _, _, label in example.arguments or ())
    kept = {
        name: sorted(label for label, n in counts.items() if n >= _FEWEST and label != "_")
        for name, counts in seen.items()
    }
    for name in ("names", "triggers", "cues"):
        kept[name] = ["O", *(label for label in kept[name] if label != "O")]
    kept["arguments"] = ["none", *kept["arguments"]]
    kept["realis"] = list(REALIS)
    kept["roles"] = list(PAIR_ROLES)
    return kept
