"""What the commands print and return."""

import json

import pytest


@pytest.fixture
def ledger(lapwing, tmp_path, story):
    """A ledger of two outlets that tell the same."""
    path = tmp_path / "news.jsonl"
    rows = [
        {"id": "1", "text": story, "outlet": "Harbor Post", "published": "2022-03-02"},
        {
            "id": "2",
            "text": f"{story}\nMore soon.",
            "outlet": "Gulf Sun",
            "published": "2022-03-02",
        },
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    made = lapwing("run", path, "--to", tmp_path / "ledger")
    assert made.code == 0, made.err
    return tmp_path / "ledger"


def test_running_again_adds_nothing(lapwing, tmp_path, ledger):
    count = "SELECT count(*) AS n FROM reports"
    before = lapwing("sql", ledger, count).out
    again = lapwing("run", tmp_path / "news.jsonl", "--to", ledger)
    assert "2 already in the ledger" in again.out
    assert lapwing("sql", ledger, count).out == before


def test_the_timeline_folds_what_two_outlets_tell_alike(lapwing, ledger):
    done = lapwing("timeline", ledger, "--type", "ACCUSE", "--format", "json")
    lines = json.loads(done.out)["lines"]
    assert [line["outlets"] for line in lines] == [["Gulf Sun", "Harbor Post"]]


def test_find_gives_each_report_with_its_sentence(lapwing, ledger):
    done = lapwing("find", ledger, "--reports", "--type", "ACCUSE", "--format", "json")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert {report["actors"][0]["country"] for report in found} == {"FRA"}
    start, end = found[0]["trigger"]
    assert found[0]["sentence"][start:end] == "condemned"


@pytest.mark.parametrize(
    ("filters", "n"),
    [
        pytest.param(["--actor", "FRA", "--recipient", "RUS"], 2, id="codes"),
        pytest.param(["--dyad", "fra", "rus", "--type", "ACCUSE"], 2, id="codes-in-small-letters"),
        pytest.param(["--actor", "macron", "--type", "CONSULT"], 2, id="part-of-a-name"),
        pytest.param(["--dyad", "RUS", "FRA", "--type", "ACCUSE"], 2, id="dyad-both-ways"),
        pytest.param(["--outlet", "harbor", "--type", "ACCUSE"], 1, id="outlet"),
        pytest.param(["--until", "2021", "--type", "ACCUSE"], 0, id="until"),
        pytest.param(["--since", "2022-02", "--type", "ACCUSE"], 2, id="since"),
        pytest.param(["--text", "Chancellor Olaf", "--type", "CONSULT"], 2, id="text"),
        pytest.param(["--quad", "4", "--type", "ACCUSE"], 0, id="quad"),
    ],
)
def test_filters_let_through_what_they_say(lapwing, ledger, filters, n):
    done = lapwing("find", ledger, "--reports", "--format", "json", *filters)
    assert len(done.out.splitlines()) == n


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        pytest.param(["--type", "FEAST"], 1, "'FEAST' is no type", id="type"),
        pytest.param(["--country", "Turkey"], 1, "is no country code", id="country"),
        pytest.param(["--since", "soon"], 2, "is no period", id="period"),
        pytest.param(["--format", "stone"], 2, "stone", id="format"),
    ],
)
def test_a_wrong_filter_says_what_is_wrong(lapwing, ledger, words, code, complaint):
    done = lapwing("find", ledger, *words)
    assert done.code == code
    assert complaint in done.err


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM reports",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY reports TO 'out.csv'",
        "SELECT 1; SELECT 2",
    ],
)
def test_sql_reads_the_ledger_and_nothing_else(lapwing, ledger, query):
    assert lapwing("sql", ledger, query).code == 1


def test_read_prints_one_reading_for_each_article(lapwing, tmp_path, story):
    path = tmp_path / "a.txt"
    path.write_text(story)
    done = lapwing("read", path)
    reading = json.loads(done.out)
    assert done.code == 0
    assert set(reading["made_by"]) == {
        "sentences", "read_outs", "syntax", "published", "mentions", "dates", "places",
        "statements", "reports",
    }  # fmt: skip
    start, end = reading["reports"][0]["trigger"]
    assert reading["text"][start:end] == "condemned"


def test_an_actor_is_who_held_the_office_that_day(lapwing):
    then = json.loads(lapwing("actor", "the French president", "--on", "2013-05-01").out)
    now = json.loads(lapwing("actor", "the French president", "--on", "2019-05-01").out)
    assert (then["name"], now["name"]) == ("François Hollande", "Emmanuel Macron")


def test_relate_codes_a_given_pair(lapwing, tmp_path):
    path = tmp_path / "pairs.jsonl"
    text = "France condemned Russia."
    path.write_text(json.dumps({"id": 7, "text": text, "actor": [0, 6], "recipient": [17, 23]}))
    told = json.loads(lapwing("relate", path).out)
    assert (told["id"], told["type"], told["mode"], told["quad"]) == (7, "ACCUSE", "disapprove", 3)


@pytest.mark.parametrize(
    "row",
    ['{"text": "x"', '{"text": "France left.", "actor": [0, 99], "recipient": [1, 2]}', "[1]"],
)
def test_a_broken_pair_says_which_line_and_the_others_go_on(lapwing, tmp_path, row):
    path = tmp_path / "pairs.jsonl"
    whole = '{"id": 2, "text": "France condemned Russia.", "actor": [0, 6], "recipient": [17, 23]}'
    path.write_text(f"{row}\n{whole}\n")
    done = lapwing("relate", path)
    first, second = map(json.loads, done.out.splitlines())
    assert done.code == 3
    assert "line 1" in done.err
    assert "line 1" in first["error"]
    assert second["type"] == "ACCUSE"


def test_an_output_that_cannot_be_written_is_said_before_any_work(lapwing, tmp_path, ledger):
    for output in (tmp_path / "nowhere" / "x.txt", tmp_path):
        done = lapwing("timeline", ledger, "-o", output)
        assert done.code == 1
        assert "hint:" in done.err


def test_an_overlay_that_is_not_there_is_said_before_any_work(lapwing, tmp_path):
    path = tmp_path / "lapwing.toml"
    path.write_text('[lexicons]\noverlay = "nowhere"\n')
    done = lapwing("check", "--settings", path)
    assert done.code == 1
    assert "which is no folder" in done.err


def test_a_users_own_table_lies_over_ours(lapwing, tmp_path):
    overlay = tmp_path / "mine"
    overlay.mkdir()
    (overlay / "organisations.tsv").write_text(
        "# source: a test\n"
        "actor_id\tname\taliases\tcountry\tsectors\tstart\tend\twikidata\tsource\n"
        "org.blue-lantern\tBlue Lantern\tBLF\tPER\tREB\t\t\t\ttest\n"
    )
    path = tmp_path / "lapwing.toml"
    path.write_text(f'[lexicons]\noverlay = "{overlay}"\n')
    told = json.loads(lapwing("actor", "the Blue Lantern", "--settings", path).out)
    assert (told["actor_id"], told["country"]) == ("org.blue-lantern", "PER")
    assert "overlay/organisations.tsv" in lapwing("check", "--settings", path).out


def test_check_lists_lexicons_and_stages(lapwing):
    done = lapwing("check")
    assert done.code == 0
    assert "ontology.json" in done.out
    assert "reports@" in done.out


def test_tidy_says_what_it_did(lapwing, ledger):
    done = lapwing("tidy", ledger)
    assert done.code == 0
    assert "Files in use:" in done.out
    assert lapwing("find", ledger, "--reports").code == 0
