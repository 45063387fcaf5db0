"""Dates: time expressions with their TIMEX3 type and value, and the days they name.

The words and patterns are data (`resources/times.yaml`). Two passes: the first finds what stands in
the text, the second walks through it in order and works out the values, for many of them are
counted from the date told last. Where the publication date is not known, relative expressions keep
their type and say with X what cannot be told.

Known to miss: dates counted from an event ("two days after the coup"); times in other languages;
fiscal years, which are read as calendar years.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lapwing.lexicon.times import TimeGrammar, TimeRule, Value, load_times
from lapwing.record import Period, Reading, Sentence, Span, TimeExpression
from lapwing.stages.time_fields import Fields, Meaning
from lapwing.stages.time_holidays import mean_holiday
from lapwing.stages.time_meanings import MEANINGS, NEEDS
from lapwing.stages.time_story import Story, point_of
from lapwing.stages.time_tense import TenseFinder
from lapwing.stages.time_tokens import TimeTokens, find_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStage:
    """Give each reading its `dates`."""

    grammar: TimeGrammar = field(default_factory=load_times)

    name = "dates"
    version = "1"
    needs = ("sentences", "syntax", "published")
    gives = "dates"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[TimeExpression, ...]]:
        return [
            find_dates(
                reading.article.text,
                reading.sentences,
                published=reading.published.when if reading.published else Period.unknown(),
                syntax=reading.syntax,
                grammar=self.grammar,
            )
            for reading in readings
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    span: Span
    rule: TimeRule
    fields: Fields
    first: int
    last: int


def find_dates(
    text: str,
    sentences: Sequence[Span],
    *,
    published: Period,
    syntax: Sequence[Sentence] = (),
    grammar: TimeGrammar | None = None,
) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text.

    Args:
        text: Article text.
        sentences: Sentence spans, sorted and not overlapping. What lies outside them, such as the
            dateline, is read too.
        published: When it was published, as far as that is known.
        syntax: Words of the sentences with their classes, for the tense; empty: nobody looked.
        grammar: Words and patterns; None: those Lapwing ships.

    Returns:
        Expressions in text order, not overlapping. `start` and `end` are filled for dates and times
        of day whose value names days.
    """
    known = grammar or load_times()
    tokens = find_tokens(text, sentences, grammar=known)
    matches = list(_matches(tokens, known))
    tenses = TenseFinder(text, syntax, known.tense)
    story = Story(published=point_of(published))
    story.is_narrative = _is_narrative(matches, story)
    return tuple(_told(matches, story, tenses, known))


def _told(
    matches: Sequence[_Match], story: Story, tenses: TenseFinder, grammar: TimeGrammar
) -> Iterator[TimeExpression]:
    """Walk through the matches with the story's clock, and work out what each stands for."""
    for match in matches:
        if match.rule.means == "nothing" or _is_count(match, story, tenses):
            continue
        story.tense = tenses.at(match.span)
        meaning = _meaning(match, story, grammar)
        if meaning is None:
            continue
        if meaning.point is not None:
            story.moved_to(meaning.point, is_compared=match.rule.means in _COMPARING)
        yield _expression(match.span, meaning)


def _matches(tokens: TimeTokens, grammar: TimeGrammar) -> Iterator[_Match]:
    """The longest match at each place, from left to right; of equals, the rule written first."""
    string = "".join(tokens.chars)
    by_first, at, size = grammar.rules_by_first, 0, len(string)
    while at < size:
        best_end, best_rule, best_match = at, None, None
        for rule in by_first.get(string[at], ()):
            match = rule.pattern.regex.match(string, at)
            if match and match.end() > best_end:
                best_end, best_rule, best_match = match.end(), rule, match
        if best_rule is None or best_match is None:
            at += 1
            continue
        fields: dict[str, Value] = dict(best_rule.given)
        for group, name, class_ in best_rule.pattern.groups:
            index = best_match.start(group)
            if index >= 0 and name not in fields and class_ in tokens.values[index]:
                fields[name] = tokens.values[index][class_]
        span = Span(tokens.starts[at], tokens.ends[best_end - 1])
        yield _Match(span=span, rule=best_rule, fields=fields, first=at, last=best_end)
        at = best_end


_COMPARING = frozenset({"yearago", "shift", "shiftfrom"})
_DEICTIC = frozenset({"weekday", "dayword"})
_FAR_YEARS = 1
_LEAST_FAR = 8
_FAR_FOR_NEAR = 3
"""What tells a history from news: mentions of other years (two points with a month, one without)
that make eight or more, and three for each word such as "Tuesday" or "last week". Parts the
development texts of bench/time.py without a mistake."""


def _is_narrative(matches: Sequence[_Match], story: Story) -> bool:
    """Whether the text tells of other years, and hardly of the days around its publication."""
    now = story.published.year
    far = near = 0
    for match in matches:
        year = match.fields.get("year")
        if "era" in match.fields:
            far += 2
        elif isinstance(year, int):
            # News names other years alone ("in 1999"); a history gives them month and day.
            is_far = now is None or abs(year - now) > _FAR_YEARS
            far += is_far * (2 if "month" in match.fields else 1)
        elif match.rule.means in _DEICTIC or _is_spoken(match):
            near += 1
    return far >= _LEAST_FAR and far > _FAR_FOR_NEAR * near


def _is_spoken(match: _Match) -> bool:
    """Whether the words themselves say "last", "this" or "next"."""
    which = match.fields.get("which")
    return which in ("last", "this", "next") and "which" not in match.rule.given


def _is_count(match: _Match, story: Story, tenses: TenseFinder) -> bool:
    """Whether a bare number that looks like a year counts things: "2000 villagers"."""
    if set(match.fields) != {"year"} or not tenses.follows_plural(match.span):
        return False
    year, now = int(match.fields["year"]), story.published.year
    return year % 100 == 0 or now is None or abs(year - now) > _NEAR_YEARS


_NEAR_YEARS = 60
"""A number this near to the year of writing is a year, before a plural too: "the 1992 protests"."""


def _meaning(match: _Match, story: Story, grammar: TimeGrammar) -> Meaning | None:
    if any(name not in match.fields for name in NEEDS.get(match.rule.means, ())):
        return None
    if match.rule.means == "holiday":
        return mean_holiday(match.fields, story, holidays=grammar.holidays)
    return MEANINGS[match.rule.means](match.fields, story)


def _expression(span: Span, meaning: Meaning) -> TimeExpression:
    days = meaning.point.days if meaning.point else None
    start, end = days or (None, None)
    return TimeExpression(span=span, type=meaning.type, value=meaning.value, start=start, end=end)
