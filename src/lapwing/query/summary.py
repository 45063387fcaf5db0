"""Summary: what a ledger holds, in the few lines that `lapwing run` ends with."""

from lapwing.store import Ledger


def describe_ledger(ledger: Ledger) -> str:
    """Counts, the busiest dyads, and where to look next."""
    with ledger.connect() as connection:
        counted = connection.execute("SELECT count(*) FROM articles").fetchone()
        reported = connection.execute("SELECT count(*) FROM reports").fetchone()
        dyads = connection.execute(_DYADS).fetchall()
    lines = [f"The ledger holds {counted[0]:,} articles and {reported[0]:,} reports."]
    if dyads:
        named = ", ".join(f"{one}→{other} {n}" for one, other, n in dyads)
        lines.append(f"Most reports: {named}.")
        one, other, _ = dyads[0]
        lines += [
            "Look:",
            f"  lapwing timeline {ledger.path} --dyad {one} {other}",
            f"  lapwing timeline {ledger.path} --format html -o timeline.html",
        ]
    return "\n".join(lines)


_DYADS = """
    SELECT one, other, count(DISTINCT report_id) AS n
    FROM (SELECT report_id, unnest(actor_countries) AS one, recipient_countries FROM reports) r,
         unnest(r.recipient_countries) AS t(other)
    WHERE one <> other
    GROUP BY ALL ORDER BY n DESC, one, other LIMIT 5
"""
