"""What a ledger holds, for comparing two of them: every row, less what differs from run to run."""

from lapwing.store import TABLES, Ledger

PASSING = ("batch_id", "run_id")


def rows_of(ledger: Ledger) -> dict[str, list[str]]:
    """Table name → its rows as sorted texts; `runs` is left out."""
    rows = {}
    with ledger.connect() as connection:
        for name in TABLES:
            if name != "runs":
                columns = [c[0] for c in connection.execute(f"DESCRIBE {name}").fetchall()]
                chosen = ", ".join(f'"{c}"' for c in columns if c not in PASSING)
                found = connection.execute(f"SELECT {chosen} FROM {name}").fetchall()
                rows[name] = sorted(map(repr, found))
    return rows
