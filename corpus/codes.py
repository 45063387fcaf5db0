"""The codes that a corpus annotation may use.

Types, modes, contexts and sectors are read from the project's codebook, `resources/ontology.yaml`,
so that corpus and program cannot disagree. Countries are ISO 3166 alpha-3 of independent states,
the territories that PLOVER keeps apart, and its seven non-state "countries".

Known to miss: states that no longer exist. Code the successor that the Correlates of War number
went to: Soviet Union RUS, Yugoslavia and Serbia-Montenegro SRB, Czechoslovakia CZE, East Germany
DEU, Zaire COD, both Yemens YEM.
"""

from collections.abc import Iterable
from pathlib import Path

import yaml

_ONTOLOGY = yaml.safe_load(
    (Path(__file__).resolve().parent.parent / "resources" / "ontology.yaml").read_text("utf-8")
)

REALIS: dict[str, str] = {
    "fut": "future",
    "neg": "negated",
    "hyp": "hypothetical",
    "his": "historical",
}
"""What stands after `!` in the notation, and the realis it means; nothing means actual."""

MODES: dict[str, tuple[str, ...]] = {
    kind["code"]: tuple(mode["name"] for mode in kind.get("modes", ()))
    for kind in _ONTOLOGY["types"]
}
"""Every PLOVER 2.0 type, with its modes: 16 types, 67 pairs."""

NEEDS_RECIPIENT = frozenset(kind["code"] for kind in _ONTOLOGY["types"] if kind["needs_recipient"])
"""Types that PLOVER does not allow without a recipient, or a second actor."""

CONTEXTS = frozenset(context["name"] for context in _ONTOLOGY["contexts"])
"""The 37 contexts."""

SECTORS = frozenset(sector["code"] for sector in _ONTOLOGY["sectors"])
"""What an actor is: JRN is the media, MED is medicine."""

_APART = {entry["code"] for key in ("non_state", "separate") for entry in _ONTOLOGY[key]}

_INDEPENDENT = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA
BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK
DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY
HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO
LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ
MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY
QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD
TGO THA TJK TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB VAT VCT VEN VNM VUT WSM YEM
ZAF ZMB ZWE
"""

COUNTRIES = _APART | frozenset(_INDEPENDENT.split())
"""Every code that may stand for a party's country; "?" in the notation means none is known."""

_KINDS = """
economy business sport crime accident weather health science culture said opinion background
politics military society
"""

NO_EVENT_KINDS = frozenset(_KINDS.split())
"""What a sentence without an event is about; `- none KIND` in the notation."""


def complete(short: str, known: Iterable[str]) -> str | None:
    """The one known code that is, or begins with, what was typed; None: no such, or several."""
    listed = list(known)
    if short in listed:
        return short
    found = [code for code in listed if code.startswith(short)]
    return found[0] if len(found) == 1 else None
