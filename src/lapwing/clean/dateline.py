"""Datelines: the opening that says where, when and by whose wire a text was filed.

    CARACAS, Venezuela (AP) —              MOSCOW, July 29 (Reuters) —
    SEOUL, South Korea, Oct. 3 (UPI) --    WASHINGTON/BEIJING (Reuters) -
    MOSCOW, January 24. /TASS/.            Geneva (dpa) –

A place in capitals needs only a dash behind it; one in ordinary letters needs an agency or outlet
in brackets that the table of outlets knows, or a day and a dash ("Paris, 3 May –"). Shouts such as
"BREAKING —", names of outlets and headlines in capitals are none.

Known to miss: datelines in ordinary letters with neither agency nor day ("Paris –"); more than one.
"""

import re
from dataclasses import replace

from lapwing.lexicon.date_formats import DateFormats
from lapwing.lexicon.furniture import FurnitureRules
from lapwing.lexicon.outlets import Outlets
from lapwing.record import Dateline, Span

_LOOK_CHARS = 160
"""No dateline is longer."""
_MARK = re.compile(
    r"\((?P<bracket>[^()\n]{2,40})\)|(?P<slashed>/(?P<wire>[A-Z][\w -]{1,20})/)"
    r"|(?P<dash>\s?[—–―]|\s-{1,2}(?=\s)|(?<=\w)--)"
)
_DASH = re.compile(r"\s*[.,:]?\s*(?:[—–―]|-{1,2})-?(?=[\s\w“\"‘'])")
_STOP = re.compile(r"\s*[.:]?(?=\s)")
_TRAIL = " ,.;:"
_MOST_PLACES = 4
_MOST_WORDS = 5
_SMALL_WORDS = frozenset({"de", "del", "of", "el", "la", "los", "al", "and", "the", "du", "am"})
_LEAST_LETTERS = 3
_MOST_DATED_WORDS = 4
"""How many words a place before a day may have in ordinary letters, region included."""


def find_dateline(
    text: str, *, start: int = 0, rules: FurnitureRules, outlets: Outlets, dates: DateFormats
) -> Dateline | None:
    """Read the dateline that a paragraph opens with.

    Args:
        text: Article text.
        start: Where the paragraph begins.
        rules: For the shouts that are no place.
        outlets: For agencies and outlets in brackets.
        dates: For the day in it.

    Returns:
        The dateline, its dash included; None: the paragraph opens with none. The place may be
        empty where only the agency is named, as in "(Reuters) -".
    """
    head = text[start : start + _LOOK_CHARS].split("\n", 1)[0]
    mark = _MARK.search(head)
    if mark is None:
        return None
    agency = mark["bracket"] or mark["wire"] or ""
    is_credit = bool(mark["slashed"]) or (bool(agency) and _is_credit(agency, rules, outlets))
    end = _end(head, mark, is_credit)
    if end is None or not _starts_sentence(head[end:]):
        return None
    place, day = _place_and_day(head[: mark.start()], dates)
    if place and not agency and _is_masthead(place, rules):
        # "ANDES WIRE — QUITO, Ecuador —": whose copy it is stands first, and where after it.
        behind = find_dateline(text, start=start + end, rules=rules, outlets=outlets, dates=dates)
        if behind is None:
            return None
        return replace(behind, span=Span(start, behind.span.end), agency=behind.agency or place)
    is_sure = is_credit or bool(day and mark["dash"] and _may_be_dated(place or "", dates))
    if place is None or not _is_place(place, is_sure, rules, outlets, is_credit=is_credit):
        return None
    return Dateline(span=Span(start, start + end), place=place, date=day, agency=agency)


def _is_credit(words: str, rules: FurnitureRules, outlets: Outlets) -> bool:
    """Whether words in brackets name an agency or an outlet."""
    return bool(outlets.agency_in(words) or outlets.by_name(words) or _is_masthead(words, rules))


def _is_masthead(words: str, rules: FurnitureRules) -> bool:
    """Whether capitalised words end as names of outlets do: `Andes Wire`."""
    parts = words.split()
    return (
        1 < len(parts) <= _MOST_WORDS
        and all(part[:1].isupper() for part in parts)
        and parts[-1].lower() in rules.masthead_words
    )


def _end(head: str, mark: re.Match[str], is_credit: bool) -> int | None:
    """Where the dateline ends; None when no dash follows where one is needed."""
    if mark["dash"]:
        return mark.end()
    dash = _DASH.match(head, mark.end())
    if dash:
        return dash.end()
    stop = _STOP.match(head, mark.end()) if is_credit else None
    return stop.end() if stop else None


def _starts_sentence(after: str) -> bool:
    """Whether what follows reads like the text of an article and not like a headline."""
    words = after.strip().lstrip("“\"‘'«([")
    if not words or not (words[0].isupper() or words[0].isdigit()):
        return False
    return any(char.islower() for char in words[:60])


def _place_and_day(before: str, dates: DateFormats) -> tuple[str | None, str]:
    """What stands before the agency or the dash; place None: something else than place and day."""
    found = list(dates.find(before))
    if not found:
        return before.strip(_TRAIL) if not before.rstrip().endswith((";", "?", "!")) else None, ""
    span = found[-1].span
    if before[span.end :].strip(_TRAIL):
        return None, ""
    return before[: span.start].strip(_TRAIL), span.of(before)


def _may_be_dated(place: str, dates: DateFormats) -> bool:
    """Whether what stands before a day can be a place: `Paris`; not `Published`, `On Friday`."""
    no_places = dates.weekdays.keys() | dates.noise | dates.published | dates.updated
    words = [word.strip(".,") for word in place.lower().split()]
    return 0 < len(words) <= _MOST_DATED_WORDS and no_places.isdisjoint(words)


def _is_place(
    place: str, is_sure: bool, rules: FurnitureRules, outlets: Outlets, *, is_credit: bool
) -> bool:
    """Whether these words can be a place; `is_sure`: in ordinary letters, too."""
    if not place:
        return is_credit
    bare = place.replace(".", "")
    if bare.upper() in rules.no_place or (not is_credit and outlets.by_name(place)):
        return False
    parts = place.split("/")
    return len(parts) <= _MOST_PLACES and all(_is_city(part, is_sure, rules) for part in parts)


def _is_city(part: str, is_sure: bool, rules: FurnitureRules) -> bool:
    """Whether this is a city with up to two regions: `WEST PALM BEACH, Fla.`"""
    city, *regions = [piece.strip() for piece in part.split(",")]
    if len(regions) > 2 or not all(_is_named(piece) for piece in (city, *regions)):
        return False
    letters = [char for char in city if char.isalpha()]
    if is_sure:
        return len(letters) >= _LEAST_LETTERS
    in_capitals = not any(char.islower() for char in letters)
    return in_capitals and len(letters) >= _LEAST_LETTERS and city not in rules.no_place


def _is_named(piece: str) -> bool:
    """Whether every word is written like a name, and there are few of them."""
    words = piece.replace("-", " ").split()
    return 0 < len(words) <= _MOST_WORDS and all(
        word[0].isupper() or word in _SMALL_WORDS or word.startswith(("'", "’")) for word in words
    )
