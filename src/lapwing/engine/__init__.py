"""The running of it: articles through workers into a ledger."""

from lapwing.engine.job import RunSummary, read_job, run_job
from lapwing.engine.work import Assembly, MakeAssembly, Result, Source

__all__ = [
    "Assembly",
    "MakeAssembly",
    "Result",
    "RunSummary",
    "Source",
    "read_job",
    "run_job",
]
