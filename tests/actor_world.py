"""A small world of actors for tests: five states, a few bodies, persons and offices."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from lapwing.lexicon.actor_tables import ActorRows, make_tables
from lapwing.lexicon.actors import Registry
from lapwing.lexicon.agent_tables import make_agent_tables
from lapwing.lexicon.agents import Agents

# Bars stand for tabs, and a backslash goes on with the row.
COUNTRIES = """
# a small world
iso3|name|formal|aliases|demonyms|capital|metonyms|cow|gw|start|end|parent|sectors|\
wikidata|source
RUS|Russia|Russian Federation||Russian; Russians|Moscow|Kremlin|365|365||||||test
VEN|Venezuela|Bolivarian Republic of Venezuela||Venezuelan; Venezuelans|\
Caracas|Miraflores|101|101||||||test
USA|United States|United States of America|US; U.S.; America|American; Americans|\
Washington|White House|2|2||||||test
CUB|Cuba|||Cuban; Cubans|Havana||40|40||||||test
SYR|Syria|||Syrian; Syrians|Damascus||652|652||||||test
GEO|Georgia|||Georgian; Georgians|Tbilisi||372|372||||||test
GEO|Abkhazia|||Abkhaz|Sukhumi||||||GEO|PRE||test
"""

ORGANISATIONS = """
actor_id|name|aliases|country|sectors|start|end|wikidata|source
org.united-nations|United Nations|UN; U.N.|UNO|IGO||||test
org.nato|NATO|North Atlantic Treaty Organization|IGO|MIL||||test
org.national-assembly-ven|National Assembly of Venezuela|National Assembly; \
Venezuelan National Assembly|VEN|LEG||||test
org.us-state-department|US State Department|State Department; U.S. State Department|USA|GOV||||test
"""

PERSONS = """
actor_id|name|aliases|country|born|gender|wikidata|source
person.vladimir-putin|Vladimir Putin||RUS|1952|m||test
person.dmitry-medvedev|Dmitry Medvedev||RUS|1965|m||test
person.dmitry-peskov|Dmitry Peskov||RUS|1967|m||test
person.nicolas-maduro|Nicolás Maduro|Nicolás Maduro Moros|VEN|1962|m||test
person.juan-guaido|Juan Guaidó||VEN|1983|m||test
person.hugo-chavez|Hugo Chávez||VEN|1954|m||test
person.antony-blinken|Antony Blinken||USA|1962|m||test
person.maria-lopez|María López||CUB|1970|f||test
person.bashar-al-assad|Bashar al-Assad|Bashar Assad|SYR|1965|m||test
"""

OFFICES = """
actor_id|office|body|country|sectors|start|end|claim|precision|source
person.vladimir-putin|President||RUS|GOV|2012-05-07||held|day|test
person.dmitry-medvedev|President||RUS|GOV|2008-05-07|2012-05-07|held|day|test
person.dmitry-medvedev|Prime Minister||RUS|GOV|2012-05-08|2020-01-16|held|day|test
person.dmitry-peskov|Spokesman|President of Russia|RUS|GOV|2012-05-22||held|day|test
person.nicolas-maduro|President||VEN|GOV|2013-04-19|2026-01|held|day|test
person.juan-guaido|Interim President||VEN|OPP|2019-01-23|2022-12-30|\
claimed; recognised-by:USA|day|test
person.hugo-chavez|President||VEN|GOV|1999-02-02|2013-03-05|held|day|test
person.antony-blinken|Secretary of State||USA|GOV|2021-01-26|2025-01-20|held|day|test
person.bashar-al-assad|President||SYR|GOV|2000-07-17|2024-12-08|held|day|test
"""

AGENTS = """
GOV: [government, president, prime minister, foreign minister, minister, defense minister,
  secretary of state, spokesman, {phrase: spokeswoman, plural: spokeswomen}, official, authorities,
  foreign ministry, deputy prime minister, vice president, regime]
MIL: [military, troops, army, {phrase: serviceman, plural: servicemen}, warplane, general]
COP: [police, {phrase: policeman, plural: policemen}]
OPP: [opposition, protester, opposition leader]
LEG: [lawmaker, parliament]
CVL: [civilian, people, supporter]
REB: [rebel]
LAB: [trade union]
modifiers: {ELI: [former, retired, ex]}
country_groups: {south american: [VEN, CUB], latin american: [VEN, CUB]}
roles: []
"""


CLASSES = {word: {"NN": 9} for word in "equipment force boycott exercises oil policy".split()}


@cache
def small_registry() -> Registry:
    """The registry of the small world."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "actors").mkdir()
        write_table(root / "actors" / "countries.tsv", COUNTRIES)
        write_table(root / "actors" / "organisations.tsv", ORGANISATIONS)
        write_table(root / "actors" / "persons.tsv", PERSONS)
        write_table(root / "offices.tsv", OFFICES)
        return Registry(make_tables(ActorRows(root)))


@cache
def small_agents() -> Agents:
    """Few agents, and all the small words."""
    words = yaml.safe_load(Path("resources/mentions.yaml").read_text(encoding="utf-8"))
    return Agents(make_agent_tables(yaml.safe_load(AGENTS), words, CLASSES))


def write_table(path: Path, text: str) -> None:
    """Write a table given with bars for tabs."""
    path.write_text(text.strip().replace("|", "\t") + "\n", encoding="utf-8")
