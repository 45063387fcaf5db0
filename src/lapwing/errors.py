"""The errors Lapwing raises.

    LapwingError
    ├── ConfigError      what the user asked for cannot be; raised before any work is done
    ├── ResourceError    a file that Lapwing ships, or lays over it, is absent or broken
    ├── InputError       one article cannot be read; becomes a rejection or a fault, never a stop
    └── StoreError       the ledger cannot be opened, read or written

Each says what went wrong and what was found; `hint` says what to do. They cross process borders,
so they pickle. The command line prints message and hint, and exits with 1.
"""


class LapwingError(Exception):
    """Anything Lapwing knows how to say; catch this to catch all of them."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        return _remake, (type(self), self.message, self.hint)


class ConfigError(LapwingError):
    """A setting, an option or the order of stages is wrong; nothing has been done yet."""


class ResourceError(LapwingError):
    """A lexicon, codebook or model file is absent, broken or of another version."""


class InputError(LapwingError):
    """One article cannot be read; the others go on."""


class StoreError(LapwingError):
    """The ledger is absent, newer than this program, damaged, or its disk is full."""


def _remake(kind: type[LapwingError], message: str, hint: str) -> LapwingError:
    return kind(message, hint=hint)
