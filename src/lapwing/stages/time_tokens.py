"""Time tokens: the words of a text as the time grammar sees them.

Each word becomes one character that stands for its classes (a month, a unit, any other word ...),
so that patterns of words are regular expressions over a string. Numbers in words are put together
("twenty-four" is one token), and so are the names of holidays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lapwing.lexicon.times import TimeGrammar, Value, Values
from lapwing.record import Span

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-]))"
    r"|(?P<numdate>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{4}/\d\d?/\d\d?(?![\d/])"
    r"|\d{1,2}\.\d{1,2}\.\d{4}(?![\d.])|\d\d?-\d\d?-(?:\d{4}|\d\d)(?![\d-]))"
    r"|(?P<quarter>Q[1-4]\b|[1-4]Q\b)"
    r"|(?P<code>[A-Za-z]+\d\w*)"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    r"|(?P<decade>(?:\d{3}0|['’]?\d0)['’]?s\b)"
    r"|(?P<year2>(?<![\w'’`])['’]\d\d\b)"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>\d+/\d+)"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<ampm>(?<=[\d\s])[AaPp]\.\s?[Mm]\b\.?|(?<=[\d\s])[AaPp][Mm]\b)"
    r"|(?P<era>BCE?(?!\w)|B\.\s?C\.(?:E\.)?|bc(?!\w)|AD(?!\w)|A\.D\.)"
    r"|(?P<tail>['’]s\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<dash>(?<=\S)[-‐‑–](?=\S))"
    r"|(?P<mark>\S)"
)
_MARKS = {"’": "'", "‘": "'", "–": "—"}
_MIN_YEAR, _MAX_YEAR = 1000, 2199


@dataclass(slots=True)
class TimeTokens:
    """The tokens of one text, as parallel lists."""

    chars: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """Lower case; empty for breaks between sentences."""
    values: list[Values] = field(default_factory=list)

    def add(self, char: str, start: int, end: int, word: str, values: Values) -> None:
        """Put one token behind the others."""
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.values.append(values)

    def merge(self, first: int, last: int, char: str, values: Values) -> None:
        """Make one token of those from `first` to before `last`."""
        self.ends[first] = self.ends[last - 1]
        self.words[first] = " ".join(self.words[first:last])
        self.chars[first], self.values[first] = char, values
        for column in (self.chars, self.starts, self.ends, self.words, self.values):
            del column[first + 1 : last]


_NONE: Values = {}


def find_tokens(text: str, sentences: Sequence[Span], *, grammar: TimeGrammar) -> TimeTokens:
    """The tokens of a text; an extra one of no width parts the sentences.

    Args:
        text: Article text.
        sentences: Sentence spans, sorted; what lies outside them is read too, parted likewise.
        grammar: The words that count.
    """
    tokens = TimeTokens()
    for start, end in _stretches(text, sentences):
        first = len(tokens.chars)
        _read(text, start, end, tokens, grammar)
        _merge_numbers(tokens, first, grammar)
        _merge_holidays(tokens, first, grammar)
        tokens.add("\n", end, end, "", _NONE)
    return tokens


def _stretches(text: str, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    found, at = [], 0
    for sentence in sentences:
        if at < sentence.start and text[at : sentence.start].strip():
            found.append((at, sentence.start))
        found.append((sentence.start, sentence.end))
        at = sentence.end
    if text[at:].strip():
        found.append((at, len(text)))
    return found


def _read(text: str, start: int, end: int, tokens: TimeTokens, grammar: TimeGrammar) -> None:
    words, low, other = grammar.words, grammar.low, grammar.other
    add = tokens.add
    for match in _TOKEN.finditer(text, start, end):
        kind, written = match.lastgroup, match[0]
        if kind == "word":
            word = written.lower()
            known = words.get(word)
            is_small = written[0] == word[0]
            if known is None:
                add(low if is_small else other, match.start(), match.end(), word, _NONE)
            else:
                char = known.char if is_small else known.capital_char
                add(char, match.start(), match.end(), word, known.values)
        elif kind in ("mark", "dash", "tail", "ampm"):
            word = _mark(kind, written)
            known = words.get(word)
            char, values = (known.char, known.values) if known else (other, _NONE)
            add(char, match.start(), match.end(), word, values)
        else:
            values = _made_values(kind or "", written)
            char = grammar.made.get(frozenset(values), other)
            add(char, match.start(), match.end(), written, values)


def _mark(kind: str, written: str) -> str:
    if kind == "dash":
        return "-"
    if kind == "tail":
        return "'s"
    if kind == "ampm":
        return written[0].lower() + "m"
    return "—" if written == "-" else _MARKS.get(written, written)


def _made_values(kind: str, written: str) -> dict[str, Value]:
    if kind == "number":
        return _number_values(written)
    if kind == "ordinal":
        number = int(written[:-2])
        return {"ORD": number, "DAYORD": number} if 1 <= number <= 31 else {"ORD": number}
    if kind == "year2":
        return {"YEAR2": int(written[1:])}
    if kind == "quarter":
        return {"QUARTER": int(written.strip("Q"))}
    if kind == "era":
        return {"ERA": "BC" if written[0] in "Bb" else "AD"}
    if kind == "decade":
        return {"DECADE": re.sub(r"\D", "", written)}
    name = {"iso": "ISO", "numdate": "NUMDATE", "clock": "CLOCK", "fraction": "FRACTION"}.get(kind)
    return {name: written} if name else {}


def _number_values(written: str) -> dict[str, Value]:
    plain = written.replace(",", "")
    if "." in plain:
        return {"NUM": float(plain)}
    if len(plain) > 9:
        return {}
    number = int(plain)
    if len(written) == 4 and _MIN_YEAR <= number <= _MAX_YEAR:
        return {"NUM": number, "YEAR": number}
    if 1 <= number <= 31 and len(written) <= 2:
        return {"NUM": number, "DAY": number}
    return {"NUM": number}


def _merge_numbers(tokens: TimeTokens, first: int, grammar: TimeGrammar) -> None:
    """Put numbers in words together; each gives way to one token."""
    numbers, words, at = grammar.numbers, tokens.words, first
    while at < len(words):
        if words[at] not in numbers:
            at += 1
            continue
        value, last = _number(words, at, grammar)
        values: dict[str, Value] = {"NUM": value}
        if last < len(words) - 1 and words[last] == "-" and _tens_before(words, last, grammar):
            ordinal = grammar.ordinals.get(words[last + 1], 0)
            if 0 < ordinal < 10:
                value, last = value + ordinal, last + 2
                values = {"ORD": value, "DAYORD": value} if value <= 31 else {"ORD": value}
        elif 1900 < value < 2100 and last - at > 1:
            values = {"NUM": value, "YEAR": value}
        tokens.merge(at, last, grammar.made[frozenset(values)], values)
        at += 1


def _tens_before(words: Sequence[str], last: int, grammar: TimeGrammar) -> bool:
    return 20 <= grammar.numbers.get(words[last - 1], 0) <= 90


def _number(words: Sequence[str], at: int, grammar: TimeGrammar) -> tuple[int, int]:
    """The number in words that begins at `at`, and the index behind it."""
    numbers = grammar.numbers
    total, part, last, end = 0, numbers[words[at]], numbers[words[at]], at + 1
    while end < len(words):
        step = 1 if words[end] in ("-", "and") else 0
        value = numbers.get(words[end + step], 0) if end + step < len(words) else 0
        if words[end] == "and" and last < 100:
            break
        if value >= 100 and not step and part:
            part, total = (part * value, total) if value == 100 else (0, total + part * value)
        elif (0 < value < 10 and last in range(20, 91, 10)) or (0 < value < 100 <= last):
            part += value
        elif 10 <= value < 100 and 13 <= part <= 20 and end - at == 1 and total == 0:
            part = part * 100 + value
        else:
            break
        last, end = value, end + step + 1
    return total + part, end


_HOLIDAY_TOKENS = 6
"""As long as a holiday gets: "new year 's eve", "martin luther king day"."""


def _merge_holidays(tokens: TimeTokens, first: int, grammar: TimeGrammar) -> None:
    words, starts, at = tokens.words, grammar.holiday_starts, first
    while at < len(words):
        if words[at] in starts:
            for size in range(min(_HOLIDAY_TOKENS, len(words) - at), 0, -1):
                joined = " ".join(w for w in words[at : at + size] if w != ".")
                name = joined.replace(" 's", "'s").replace(" '", "'")
                if name in grammar.holidays:
                    values = {"HOLIDAY": name}
                    tokens.merge(at, at + size, grammar.made[frozenset(values)], values)
                    break
        at += 1
