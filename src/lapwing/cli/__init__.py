"""The command line: `lapwing VERB …`. Data on stdout, words on stderr.

Exit codes: 0 done, 1 a `LapwingError`, 2 bad usage, 3 finished but some articles were rejected.
"""

from lapwing.cli.main import main

__all__ = ["main"]
