"""The crosswalk: CAMEO codes of the older event data to PLOVER and back, with Goldstein scores.

Compiled from `resources/crosswalk.tsv` and `resources/crosswalk_inverse.tsv`, the published table
with its illegal modes and contexts mapped to legal ones; every change is argued in the file.

CAMEO codes are text and nest: `"010"` is not `"10"`, and `"1952"` is a kind of `"195"`. A code that
the table lacks is taken for the nearest code above it.

Known to miss: CAMEO 01 (statements) and 02 (appeals), which PLOVER dropped: they map to nothing.
Going to CAMEO loses modes that CAMEO cannot express, such as drone; `is_exact` says which.
"""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lapwing.errors import ResourceError
from lapwing.lexicon.fields import Fields, read_fields
from lapwing.lexicon.ontology import Ontology, load_ontology, read_compiled


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """What one CAMEO code means in PLOVER."""

    code: str
    """2 to 4 digits, as text."""
    label: str
    """CAMEO's own name of it."""
    type: str
    mode: str | None
    """None: CAMEO does not say, or says something that no mode covers."""
    contexts: tuple[str, ...]
    goldstein: float | None
    """Goldstein score, -10 to 10; None: the standard table has none for this code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """Both directions. Mappings keep the order of the file and are not to be written to."""

    codes: Mapping[str, CameoCode]
    inverse: Mapping[tuple[str, str | None], str]
    """Type and mode (None: no mode) to the CAMEO code that comes nearest."""

    def from_cameo(self, code: str) -> CameoCode | None:
        """Say what a CAMEO code means, or the nearest code above it; None: dropped by PLOVER.

        Args:
            code: 2 to 4 digits as text, e.g. `"0841"`.

        Raises:
            ResourceError: It is no CAMEO code, e.g. `"10 "`, `"7"` or `"99"`.
        """
        if not (code.isascii() and code.isdigit() and 2 <= len(code) <= 4 and code[:2] <= "20"):
            raise ResourceError(
                f"{code!r} is not a CAMEO code",
                hint="codes are text of two to four digits; read the column as text, not numbers",
            )
        return next((self.codes[c] for c in _upwards(code) if c in self.codes), None)

    def to_cameo(self, type: str, mode: str | None = None) -> str:
        """Give the CAMEO code that comes nearest to type and mode.

        Raises:
            ResourceError: The codebook has no such pair.
        """
        found = self.inverse.get((type, mode or None))
        if found is None:
            raise ResourceError(
                f"there is no CAMEO code for {type}{f'-{mode}' if mode else ''}",
                hint="add a line for it to resources/crosswalk_inverse.tsv",
            )
        return found

    def is_exact(self, type: str, mode: str | None = None) -> bool:
        """Say whether type and mode come back unchanged from their CAMEO code."""
        back = self.from_cameo(self.to_cameo(type, mode))
        return back is not None and (back.type, back.mode) == (type, mode or None)

    def goldstein(self, code: str) -> float | None:
        """Goldstein score of a CAMEO code, or of the nearest code above; None: there is none.

        Never to be mixed with PLOVER intensities: the two scales differ.
        """
        scores = (self.codes[c].goldstein for c in _upwards(code) if c in self.codes)
        return next((score for score in scores if score is not None), None)


@functools.cache
def load_crosswalk() -> Crosswalk:
    """Read the crosswalk that is shipped. Read once, and shared.

    Raises:
        ResourceError: The compiled file is absent or broken.
    """
    return check_crosswalk(read_compiled("crosswalk").content, load_ontology())


def check_crosswalk(raw: Mapping[str, object], ontology: Ontology) -> Crosswalk:
    """Turn the content of a crosswalk file into a `Crosswalk`, or say what is wrong with it.

    Args:
        raw: `codes` and `inverse`, each a list of rows as the TSV files have them.
        ontology: What the pairs and contexts must be legal in.

    Raises:
        ResourceError: A pair or context is not in the codebook; a code stands twice; a pair of
            the codebook has no way back to CAMEO.
    """
    book = read_fields(raw, "crosswalk")
    rows = book.rows("codes").differing_in("cameo")
    codes = {row.text("cameo"): _cameo_code(row, ontology) for row in rows}
    inverse: dict[tuple[str, str | None], str] = {}
    for row in book.rows("inverse"):
        inverse[_pair(row, ontology)] = row.one_of("cameo", tuple(codes))
    wanted: list[tuple[str, str | None]] = [(code, None) for code in ontology.types]
    for pair in (*wanted, *ontology.pairs()):
        if pair not in inverse:
            raise ResourceError(
                f"crosswalk: no CAMEO code for {pair[0]} with mode {pair[1]}",
                hint="add a line for it to resources/crosswalk_inverse.tsv",
            )
    return Crosswalk(codes=codes, inverse=inverse)


def _cameo_code(row: Fields, ontology: Ontology) -> CameoCode:
    type_, mode = _pair(row, ontology)
    score = row.number("goldstein", low=-10, high=10) if row.has("goldstein") else None
    return CameoCode(
        code=row.text("cameo"),
        label=row.text("label"),
        type=type_,
        mode=mode,
        contexts=row.texts("contexts", among=tuple(ontology.contexts)),
        goldstein=score,
    )


def _pair(row: Fields, ontology: Ontology) -> tuple[str, str | None]:
    type_ = row.one_of("type", tuple(ontology.types))
    modes = tuple(mode.name for mode in ontology.types[type_].modes)
    return type_, row.one_of("mode", modes) if row.has("mode") else None


def _upwards(code: str) -> Iterator[str]:
    """The code and the codes above it: `1952`, `195`, `19`."""
    return (code[:length] for length in range(len(code), 1, -1))
