"""The stated day of publication: forms, sources, contradictions, absurdities."""

import datetime as dt

import pytest

from lapwing.clean.header import StatedDate
from lapwing.clean.publication import Evidence, date_article, parse_published
from lapwing.lexicon.date_formats import load_date_formats
from lapwing.record import Dateline, Dating, Span

LATEST = dt.date(2026, 1, 12)
DATES = load_date_formats()


def stated(line: str, label: str = "published") -> StatedDate:
    return StatedDate(found=next(DATES.find(line)), label=label, line=line)


def dated(**fields: object) -> Dating:
    return date_article(Evidence(**fields), dates=DATES, latest=LATEST)[0]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-01-24", "2019-01-24"),
        ("2019-01-24T23:30:00-05:00", "2019-01-24"),
        ("Thu, 24 Jan 2019 10:00:00 GMT", "2019-01-24"),
        ("1548288000", "2019-01-24"),
        ("1548288000.25", "2019-01-24"),
        ("1548288000000", "2019-01-24"),
        ("20190124", "2019-01-24"),
        ("20190124122100", "2019-01-24"),
        ("Jan. 24, 2019", "2019-01-24"),
        ("24th January 2019", "2019-01-24"),
        ("24 de enero de 2019", "2019-01-24"),
        ("24.01.2019", "2019-01-24"),
        ("2019/01/24", "2019-01-24"),
        ("2019-01", "2019-01"),
        ("2019", "2019"),
    ],
)
def test_metadata_in_any_usual_form(written, day):
    period = parse_published(written, dates=DATES, latest=LATEST)
    assert period is not None
    assert (period.text, period.basis) == (day, "metadata")


@pytest.mark.parametrize("written", ["yesterday", "2019-13-45", "", "Feb 30, 2019", "v1.2.3"])
def test_what_is_no_date_is_none(written):
    assert parse_published(written, dates=DATES, latest=LATEST) is None


@pytest.mark.parametrize(
    ("country", "expected"),
    [("USA", "2019-03-04"), ("GBR", "2019-04-03"), ("CAN", "2019-03-04 to 2019-04-03")],
)
def test_the_country_of_the_outlet_decides_between_day_and_month(country, expected):
    assert dated(metadata="03/04/2019", country=country).when.text == expected


def test_an_undecided_numeric_date_is_the_interval_between_its_readings():
    found = dated(stated=[stated("Published 03/04/2019")])
    assert found.when.text == "2019-03-04 to 2019-04-03"
    assert found.when.precision == "unknown"
    assert "cannot be told apart" in found.reason


@pytest.mark.parametrize("country", ["", "USA", "GBR", "CAN"])
def test_a_date_with_dots_puts_the_day_first_in_every_country(country):
    assert dated(metadata="12.03.2022", country=country).when.text == "2022-03-12"
    line = [stated("Published 12.03.2022")]
    assert dated(stated=line, country=country).when.text == "2022-03-12"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("Jan 5", "2021-01-05"), ("May 1", "2021-05-01"), ("Sept 9", "2021-01-05 to 2021-05-01")],
)
def test_the_day_of_the_dateline_decides_between_day_and_month(day, expected):
    line = Dateline(span=Span(0, 12), place="LIMA", date=day)
    assert dated(metadata="05/01/2021", dateline=line).when.text == expected
    assert dated(stated=[stated("Published 05/01/2021")], dateline=line).when.text == expected


def test_another_date_decides_between_day_and_month():
    url = "https://andes.example/2019/04/03/strike"
    assert dated(stated=[stated("Published 03/04/2019")], url=url).when.text == "2019-04-03"
    later = [stated("Published 03/04/2019"), stated("Updated 05/04/2019", "updated")]
    assert dated(stated=later).when.text == "2019-04-03"


@pytest.mark.parametrize(
    ("metadata", "reason"),
    [
        ("0001-01-01", "before 1900"),
        ("1970-01-01", "zero of computer clocks"),
        ("2050-01-01", "in the future"),
        ("soon", "not understood"),
    ],
)
def test_absurd_dates_are_distrusted_in_words(metadata, reason):
    found = dated(metadata=metadata)
    assert not found.when.is_known
    assert found.confidence == 0
    assert reason in found.reason


def test_an_absurd_date_does_not_hide_a_good_one():
    found = dated(metadata="0001-01-01", url="https://andes.example/2019/apr/03/x")
    assert found.when.text == "2019-04-03"
    assert "not believed" in found.reason


def test_tomorrow_is_not_absurd():
    assert dated(metadata="2026-01-12").when.is_known
    assert not dated(metadata="2026-01-13").when.is_known


def test_a_stated_day_outweighs_metadata_and_the_quarrel_is_told():
    found = dated(metadata="2019-09-09", stated=[stated("Published May 3, 2019")])
    assert found.when.text == "2019-05-03"
    assert "2019-09-09" in found.reason
    assert found.confidence < dated(stated=[stated("Published May 3, 2019")]).confidence


def test_agreement_raises_confidence():
    alone = dated(metadata="2019-05-03")
    both = dated(metadata="2019-05-03", stated=[stated("Published May 3, 2019")])
    assert both.confidence > alone.confidence


def a_dateline(day: str) -> Dateline:
    return Dateline(span=Span(0, 20), place="LIMA", date=day, agency="AP")


def test_a_dateline_with_a_year_dates_the_article():
    found = dated(dateline=a_dateline("Jan. 24, 2019"))
    assert (found.when.text, found.when.basis) == ("2019-01-24", "dateline")
    assert found.evidence == (Span(0, 20),)


def test_a_dateline_takes_its_year_from_the_metadata():
    found = date_article(
        Evidence(metadata="2019", dateline=a_dateline("Jan 24")), dates=DATES, latest=LATEST
    )[0]
    assert found.when.text == "2019"
    assert found.evidence == (Span(0, 20),)


def test_a_dateline_without_a_year_is_not_guessed_at():
    found = dated(dateline=a_dateline("July 29"))
    assert not found.when.is_known
    assert "without a year" in found.reason
