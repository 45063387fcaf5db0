"""Measure actor resolution on phrases with the country and sectors they should get.

    PYTHONPATH=src python bench/actors.py TESTS.jsonl [--errors N] [--predictions FILE]

Tests are JSON lines `{id, actor, context, date, expect: {country?, code_1?}}`; an expected value
may be a list, any of which is right, and "" means none. Given out are the shares right for country
and primary sector, each over the tests that state it. Kosovo may be XKX or KOS.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from lapwing.lexicon.actors import load_registry
from lapwing.lexicon.agents import load_agents
from lapwing.lexicon.places import load_gazetteer
from lapwing.record import Period
from lapwing.resolve.actors import resolve_phrase


def main() -> None:
    """Print the shares right, and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tests", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--predictions", type=Path, help="write them here as JSON lines")
    given = parser.parse_args()
    tests = [json.loads(line) for line in given.tests.read_text("utf-8").splitlines() if line]
    answers = list(answered(tests))
    if given.predictions:
        lines = (json.dumps(answer, ensure_ascii=False) for answer in answers)
        given.predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    wrong = []
    for field in ("country", "code_1"):
        asked = [(t, a) for t, a in zip(tests, answers, strict=True) if field in t["expect"]]
        right = [is_right(a[field], t["expect"][field]) for t, a in asked]
        print(f"{field}: {sum(right) / max(1, len(right)):.3f} of {len(right)}")
        wrong += [(field, *pair) for pair, fine in zip(asked, right, strict=True) if not fine]
    for field, test, answer in wrong[: given.errors]:
        expected = test["expect"][field]
        print(f"  {field} of {test['actor']!r} ({test['context']}, {test['date']}):", end=" ")
        print(f"{answer[field]!r}, not {expected!r}; {answer['reason']}")


def answered(tests: list[dict]) -> Iterator[dict]:
    """Each test's answer, in the form the field's scorers read."""
    registry, agents, gazetteer = load_registry(), load_agents(), load_gazetteer()
    for test in tests:
        found = resolve_phrase(
            test["actor"],
            on=Period.parse(test["date"]) if test["date"] else None,
            context=test["context"],
            registry=registry,
            agents=agents,
            gazetteer=gazetteer,
        )
        actor = found.actor
        sectors = list(actor.sectors) if actor else []
        yield {
            "id": test["id"],
            "country": (actor.country if actor else None) or "",
            "code_1": sectors[0] if sectors else "",
            "code_2": sectors[1] if len(sectors) > 1 else "",
            "sectors": sectors,
            "reason": found.reason,
        }


def is_right(answer: str, expected: str | list[str]) -> bool:
    """Whether an answer is what is expected, or one of several that are."""
    wanted = expected if isinstance(expected, list) else [expected]
    return answer.replace("KOS", "XKX") in wanted


if __name__ == "__main__":
    main()
