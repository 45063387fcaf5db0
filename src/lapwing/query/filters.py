"""Filters: which reports are asked for. The same everywhere, from `find` to the exports."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, fields

from lapwing.errors import ConfigError
from lapwing.lexicon.ontology import load_ontology
from lapwing.text import fold

CODE_LETTERS = 3
REALIS = ("actual", "future", "negated", "hypothetical", "historical")

Parameters = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a report must be to be found; every field left at its default lets all through."""

    actor: str = ""
    """Actor id, country code, or part of a name, of one who did it."""
    recipient: str = ""
    """The same of one to whom it was done."""
    country: str = ""
    """Country code on either side."""
    dyad: tuple[str, str] | None = None
    """Two country codes or actor ids, one on each side, or both among the actors."""
    type: str = ""
    quad: int | None = None
    realis: str = ""
    since: dt.date | None = None
    """The report's period reaches this day or goes beyond it."""
    until: dt.date | None = None
    """The report's period begins on this day or before it."""
    outlet: str = ""
    """Part of the outlet's name."""
    text: str = ""
    """Words that stand in the sentence."""

    def check(self) -> "Filters":
        """These filters, if they can match anything.

        Raises:
            ConfigError: A type, quad or realis is none; all are named at once.
        """
        ontology, faults = load_ontology(), []
        if self.type and self.type.upper() not in ontology.types:
            faults.append(f"{self.type!r} is no type (there are {', '.join(ontology.types)})")
        if self.quad is not None and self.quad not in ontology.quads:
            faults.append(f"{self.quad} is no quad category (there are 1 to 4)")
        if self.country and not (len(self.country) == CODE_LETTERS and self.country.isalpha()):
            faults.append(f"{self.country!r} is no country code (three letters, as in TUR)")
        if self.realis and self.realis not in REALIS:
            faults.append(f"{self.realis!r} is no realis (there are {', '.join(REALIS)})")
        if faults:
            raise ConfigError("; ".join(faults))
        return self

    def in_words(self) -> str:
        """What is asked for, as a title; empty filters ask for everything."""
        parts = [
            " and ".join(self.dyad) if self.dyad else "",
            f"by {self.actor}" if self.actor else "",
            f"towards {self.recipient}" if self.recipient else "",
            self.country,
            self.type,
            f"quad category {self.quad}" if self.quad else "",
            f"realis {self.realis}" if self.realis else "",
            f"in {self.outlet}" if self.outlet else "",
            f"“{self.text}”" if self.text else "",
            f"since {self.since}" if self.since else "",
            f"until {self.until}" if self.until else "",
        ]
        return ", ".join(part for part in parts if part) or "Everything in the ledger"

    def where(self) -> tuple[str, Parameters]:
        """A condition of DuckDB SQL over the table `reports` as `r`, and its parameters."""
        given = [f.name for f in fields(self) if getattr(self, f.name) not in ("", None)]
        clauses, parameters = [], Parameters()
        for name in given:
            clause, values = _CLAUSES[name](self)
            clauses.append(clause)
            parameters.update(values)
        return " AND ".join(clauses) or "true", parameters


def _party(side: str, value: str, name: str) -> tuple[str, Parameters]:
    """One side holds a party with this id or country, or with these words in its name.

    Three letters are a code first, and else a word by itself: "IRA" is no part of "Iran".
    """
    folded = fold(value)
    words = f"\\b{re.escape(folded)}\\b" if len(value) == CODE_LETTERS else re.escape(folded)
    named = " OR ".join(
        f"regexp_matches(strip_accents(lower(p.{field})), ${name}_words)"
        for field in ("name", "text")
    )
    clause = (
        f"(list_contains(r.{side}_ids, ${name}) OR list_contains(r.{side}_countries, ${name}_code)"
        f" OR len(list_filter(r.{side}s, lambda p: {named})) > 0)"
    )
    return clause, {name: value, f"{name}_code": value.upper(), f"{name}_words": words}


def _dyad(filters: Filters) -> tuple[str, Parameters]:
    first, second = filters.dyad or ("", "")
    sides, parameters = {}, Parameters()
    for label, value in (("first", first), ("second", second)):
        for side in ("actor", "recipient"):
            sides[label, side], values = _party(side, value, f"{label}_{side}")
            parameters.update(values)
    pairs = [("actor", "recipient"), ("recipient", "actor"), ("actor", "actor")]
    either = (f"({sides['first', a]} AND {sides['second', b]})" for a, b in pairs)
    return f"({' OR '.join(either)})", parameters


def _country(filters: Filters) -> tuple[str, Parameters]:
    clause = (
        "(list_contains(r.actor_countries, $country) "
        "OR list_contains(r.recipient_countries, $country))"
    )
    return clause, {"country": filters.country.upper()}


_CLAUSES: dict[str, Callable[[Filters], tuple[str, Parameters]]] = {
    "actor": lambda f: _party("actor", f.actor, "actor"),
    "recipient": lambda f: _party("recipient", f.recipient, "recipient"),
    "country": _country,
    "dyad": _dyad,
    "type": lambda f: ("r.type = $type", {"type": f.type.upper()}),
    "quad": lambda f: ("r.quad = $quad", {"quad": f.quad}),
    "realis": lambda f: ("r.realis = $realis", {"realis": f.realis}),
    # An open beginning reaches back for ever and would answer every question about the past.
    "since": lambda f: (
        "(r.when_start IS NOT NULL AND coalesce(r.when_end, r.when_start) >= $since)",
        {"since": f.since},
    ),
    "until": lambda f: ("r.when_start <= $until", {"until": f.until}),
    "outlet": lambda f: (
        "contains(strip_accents(lower(r.outlet)), $outlet)",
        {"outlet": fold(f.outlet)},
    ),
    "text": lambda f: (
        "contains(strip_accents(lower(r.sentence_text)), $text)",
        {"text": fold(f.text)},
    ),
}
