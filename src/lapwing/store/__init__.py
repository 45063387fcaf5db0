"""The ledger: open tables in a folder, written in whole batches, read with SQL."""

from lapwing.store.batch import Tables, Tally
from lapwing.store.keys import Key
from lapwing.store.known import KnownArticles
from lapwing.store.ledger import Ledger
from lapwing.store.rows import join_tables, tables_of
from lapwing.store.runs import Run, lapwing_version
from lapwing.store.schema import FORMAT, STATUSES, TABLES, schemas
from lapwing.store.tidying import Tidied

__all__ = [
    "FORMAT",
    "STATUSES",
    "TABLES",
    "Key",
    "KnownArticles",
    "Ledger",
    "Run",
    "Tables",
    "Tally",
    "Tidied",
    "join_tables",
    "lapwing_version",
    "schemas",
    "tables_of",
]
