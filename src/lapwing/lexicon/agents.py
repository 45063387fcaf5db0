"""Agents: common nouns that name somebody, and the small words around them.

`police` is COP and `protesters` OPP, whoever they are; `retired` and `former` make an ELI of whom
they modify; `president` and `spokeswoman` are roles that a name may follow. The phrases come from
`resources/agents.yaml`, the small words from `resources/mentions.yaml`.

Known to miss: verbs that look like agents ("police the streets"); nouns used in another sense
("the court" of a palace).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from lapwing.lexicon.names import NameIndex
from lapwing.lexicon.table import load_compiled

Number = Literal["s", "p", "b"]

_NOUN_ENDINGS = ("tion", "tions", "ment", "ments", "ity", "ities", "ness", "ship", "ism", "ance")


@dataclass(frozen=True, slots=True)
class Agent:
    """What a phrase says of whom it names."""

    sectors: tuple[str, ...]
    number: Number
    """`s` one, `p` many, `b` either."""


class Agents:
    """Agent phrases, modifiers, roles and small words."""

    def __init__(self, tables: Mapping[str, object], *, digest: str = "") -> None:
        self.digest = digest
        self.phrases = NameIndex(cast(dict[str, str], tables["phrases"]))
        self.modifiers = cast(dict[str, str], tables["modifiers"])
        """Word → what it does: `ELI` for those that say the office is over."""
        self.groups = {
            key: frozenset(codes)
            for key, codes in cast(dict[str, list[str]], tables["groups"]).items()
        }
        """Adjective or noun of a part of the world → its countries."""
        self.roles = cast(dict[str, str], tables["roles"])
        words = cast(dict[str, object], tables["words"])
        self._words = {
            name: frozenset(cast(list[str], value))
            for name, value in words.items()
            if isinstance(value, list)
        }
        self.heads = {
            word: sector
            for sector, heads in cast(dict[str, list[str]], words["organisation_heads"]).items()
            for word in heads
        }
        """Head word of an organisation's name → sector."""
        self.courtesy = {
            word: gender
            for gender, titles in cast(dict[str, list[str]], words["courtesy_titles"]).items()
            for word in titles
        }
        """Title before a name → `m`, `f`, or empty."""
        self.given_names = {
            word: gender
            for gender, names in cast(dict[str, list[str]], words["given_names"]).items()
            for word in names
        }
        """Common given name → `m`, `f`, or empty for either."""
        self.pronouns = {
            word: kind
            for kind, forms in cast(dict[str, list[str]], words["pronouns"]).items()
            for word in forms
        }
        """Pronoun → `m`, `f`, `p` (many), `n` (no person)."""
        self.nouns = frozenset(cast(str, tables["nouns"]).split())
        """Words that are nouns nearly always."""
        self.around = NameIndex(
            {**dict.fromkeys(self.groups, "group"), **dict.fromkeys(self.modifiers, "modifier")}
        )
        """Groups and modifiers as phrases."""
        self._endings = tuple(sorted(self._words["adjective_endings"]))
        self._tails = tuple(f"-{tail}" for tail in sorted(self._words["compound_tails"]))

    def list(self, name: str) -> frozenset[str]:
        """One of the word lists of `mentions.yaml`."""
        return self._words[name]

    def agent(self, code: str) -> Agent:
        """What a code of the phrase index means."""
        sectors, number = code.split()
        return Agent(tuple(sectors.split(",")), cast(Number, number))

    def is_adjective(self, word: str) -> bool:
        """Whether a folded lower-case word may stand before the noun it modifies."""
        if word in self._words["adjectives"]:
            return True
        return (
            len(word) > 4
            and word not in self._words["function_words"]
            and (word.endswith(self._endings) or word.endswith(self._tails))
        )

    def is_noun(self, word: str) -> bool:
        """Whether a folded lower-case word is a noun, by the counts or by its ending."""
        plural = word.endswith("s") and word[:-1] in self.nouns
        return plural or word in self.nouns or (len(word) > 6 and word.endswith(_NOUN_ENDINGS))

    def is_compound(self, word: str) -> bool:
        """Whether a folded word is one like `us-backed`: it modifies, whatever its capitals."""
        return word.endswith(self._tails)


def load_agents(overlay: Path | None = None) -> Agents:
    """The shipped agents, with the user's phrases laid over them.

    Args:
        overlay: A folder that may hold an `agents.yaml` of the same form; its phrases win.

    Raises:
        ResourceError: A file is absent or wrong.
    """
    compiled = load_compiled("agents.json")
    path = overlay / "agents.yaml" if overlay else None
    if path is None or not path.is_file():
        return Agents(compiled.content, digest=compiled.digest)
    from lapwing.lexicon.agent_overlay import agents_over

    return agents_over(compiled, path)
