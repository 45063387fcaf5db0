"""Code real news without keeping its text: draw articles, show them, compile codes, compare coders.

    python corpus/stand_off.py draw NEWS                  60 articles into news/selection.tsv
    python corpus/stand_off.py show NEWS ID… > sheet.txt  a sheet to write codes into
    python corpus/stand_off.py compile NEWS SHEET… --coder A     sheets -> news/A.jsonl
    python corpus/stand_off.py agree A B                  how far they agree
    python corpus/stand_off.py differ NEWS A B            where they differ, side by side, to settle

NEWS is a file of JSON lines with `id, outlet, title, published, text` (.gz is fine). A sheet holds
the article's sentences, numbered; the coder writes code lines (see `corpus.notation`) under them.
Sheets hold the outlet's text and stay out of the repository; what is compiled holds offsets and
labels only. `--split test` or `dev` limits `agree` and `differ`.
"""

import argparse
import dataclasses
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.agreement import compare_coders
from corpus.annotation import Coded, Party, Said, Sentence, Span
from corpus.blocks import Fault
from corpus.compile import Json, event_to_json, statement_to_json
from corpus.draw import NewsArticle, draw_articles, read_articles
from corpus.load import CodedArticle, digest_of, read_news
from corpus.notation import CODE_LINE, code_sentence
from corpus.review import summarise
from corpus.sentences import cut_sentences
from corpus.words import PartyReader

HERE = Path(__file__).resolve().parent
SELECTION = HERE / "news" / "selection.tsv"

_ARTICLE = re.compile(r"%% article (\S+)(.*)")
_SENTENCE = re.compile(r"\[(\d+)\] ?(.*)")


def make_sheet(article: NewsArticle) -> str:
    """The article as numbered sentences, to write code lines under."""
    spans = cut_sentences(article.text)
    lines = [f"%% article {article.id} | {article.published} | {article.outlet} | {article.title}"]
    for number, (start, end) in enumerate(spans, 1):
        lines.append(f"[{number}] {article.text[start:end]}")
    return "\n".join(lines) + "\n"


def compile_sheet(
    name: str, sheet: str, articles: dict[str, NewsArticle], *, coder: str, splits: dict[str, str]
) -> tuple[list[Json], list[Fault]]:
    """Compile a sheet into stand-off rows; sentences with no codes have no event."""
    faults: list[Fault] = []
    codes: dict[str, dict[int, list[tuple[int, str]]]] = {}
    here: dict[int, list[tuple[int, str]]] = {}
    sentence = 0
    for number, raw in enumerate(sheet.splitlines(), 1):
        line = raw.strip()
        if match := _ARTICLE.match(line):
            here = codes.setdefault(match[1], {})
            if match[1] not in articles:
                faults.append(Fault(path=name, line=number, message=f"no article {match[1]!r}"))
        elif match := _SENTENCE.match(line):
            sentence = int(match[1])
        elif CODE_LINE.match(line):
            here.setdefault(sentence, []).append((number, line))
        elif line and not line.startswith("#"):
            faults.append(Fault(path=name, line=number, message="neither text nor codes"))
    rows = []
    for key, lines in codes.items():
        if key in articles:
            row, wrong = _compile_article(articles[key], lines)
            rows.append(row | {"coder": coder, "split": splits.get(key, "dev")})
            faults += [Fault(path=name, line=line, message=text) for line, text in wrong]
    return rows, faults


def _compile_article(
    article: NewsArticle, lines: dict[int, list[tuple[int, str]]]
) -> tuple[Json, list[tuple[int, str]]]:
    parties = PartyReader()
    faults: list[tuple[int, str]] = []
    sentences: list[Json] = []
    spans = cut_sentences(article.text)
    for number, (start, end) in enumerate(spans, 1):
        sentence = Sentence(
            line=0, text=article.text[start:end], published=article.published, voice="news"
        )
        faults += code_sentence(sentence, lines.get(number, []), parties)
        sentences.append(
            {
                "span": [start, end],
                "events": [event_to_json(_shift_event(e, start)) for e in sentence.events],
                "statements": [
                    statement_to_json(_shift_said(s, start)) for s in sentence.statements
                ],
            }
        )
    for number in lines:
        if not 1 <= number <= len(spans):
            faults.append((lines[number][0][0], f"no sentence {number} in {article.id}"))
    row: Json = {"id": article.id, "digest": digest_of(article.text), "sentences": sentences}
    return row, faults


def _shift(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _shift_party(party: Party, by: int) -> Party:
    # An understood party is named with the article's words: keep who it is by code alone.
    name = party.name if party.span else ""
    return dataclasses.replace(
        party, span=_shift(party.span, by) if party.span else None, name=name
    )


def _shift_event(event: Coded, by: int) -> Coded:
    when, where, source = event.when, event.where, event.according_to
    return dataclasses.replace(
        event,
        trigger=_shift(event.trigger, by),
        actors=tuple(_shift_party(party, by) for party in event.actors),
        recipients=tuple(_shift_party(party, by) for party in event.recipients),
        when=dataclasses.replace(when, span=_shift(when.span, by)) if when else None,
        where=dataclasses.replace(where, span=_shift(where.span, by)) if where else None,
        according_to=_shift_party(source, by) if source else None,
    )


def _shift_said(said: Said, by: int) -> Said:
    return dataclasses.replace(
        said,
        source=_shift_party(said.source, by) if said.source else None,
        cue=_shift(said.cue, by),
        content=tuple(_shift(span, by) for span in said.content),
    )


def list_differences(
    first: Iterable[CodedArticle], second: Iterable[CodedArticle], texts: dict[str, str]
) -> Iterator[str]:
    """Sentences that two coders coded otherwise: text, then each coder's events."""
    others = {article.id: article for article in second}
    for article in first:
        if article.id not in others:
            continue
        text = texts[article.id]
        yield f"%% article {article.id}"
        pairs = zip(article.sentences, others[article.id].sentences, strict=True)
        for number, (mine, theirs) in enumerate(pairs, 1):
            said = [[summarise(text, event) for event in side.events] for side in (mine, theirs)]
            if sorted(said[0]) != sorted(said[1]):
                yield f"[{number}] {text[slice(*mine.span)]}"
                for coder, lines in zip(
                    (article.coder, others[article.id].coder), said, strict=True
                ):
                    yield from (f"    {coder}: {line}" for line in lines or ["no event"])


def _read_splits() -> dict[str, str]:
    lines = SELECTION.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


def _draw(asked: argparse.Namespace) -> int:
    drawn = draw_articles(list(read_articles(asked.news)))
    lines = [
        "# Articles coded stand-off. Drawn by `python corpus/stand_off.py draw NEWS`, seeded; the",
        "# texts belong to their outlets and are not here. test: not looked at while tuning.",
        "id\tsplit\tregion\toutlet\tpublished\twords\tdigest",
    ]
    for article, region, split in drawn:
        words = str(len(article.text.split()))
        digest = digest_of(article.text)
        lines.append(
            "\t".join((article.id, split, region, article.outlet, article.published, words, digest))
        )
    SELECTION.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(drawn)} articles in {SELECTION.name}")
    return 0


def _show(asked: argparse.Namespace) -> int:
    articles = {article.id: article for article in read_articles(asked.news)}
    keys = asked.ids or [key for key, split in _read_splits().items() if asked.split in ("", split)]
    for key in keys:
        print(make_sheet(articles[key]))
    return 0


def _compile(asked: argparse.Namespace) -> int:
    articles = {article.id: article for article in read_articles(asked.news)}
    splits = _read_splits()
    rows: list[Json] = []
    faults: list[Fault] = []
    for path in asked.sheets:
        sheet = path.read_text(encoding="utf-8")
        found, wrong = compile_sheet(path.name, sheet, articles, coder=asked.coder, splits=splits)
        rows += found
        faults += wrong
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(rows)} articles, {len(faults)} faults")
    if faults:
        return 1
    lines = [
        json.dumps(row, ensure_ascii=False) for row in sorted(rows, key=lambda r: str(r["id"]))
    ]
    target = (asked.to or HERE / "news") / f"{asked.coder}.jsonl"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _agree(asked: argparse.Namespace) -> int:
    sides = [read_news(asked.split, coder=coder, folder=asked.to) for coder in asked.coders]
    found = compare_coders(sides[0], sides[1])
    for name, value in dataclasses.asdict(found).items():
        print(f"{name:<16} {value if isinstance(value, tuple) else f'{value:.3f}'}")
    return 0


def _differ(asked: argparse.Namespace) -> int:
    texts = {article.id: article.text for article in read_articles(asked.news)}
    sides = [read_news(asked.split, coder=coder, folder=asked.to) for coder in asked.coders]
    for line in list_differences(sides[0], sides[1], texts):
        print(line)
    return 0


def main(arguments: Sequence[str]) -> int:
    """Do what was asked."""
    parser = argparse.ArgumentParser(description="Code real news stand-off.")
    verbs = parser.add_subparsers(required=True)
    for verb, do in (("draw", _draw), ("show", _show), ("compile", _compile), ("differ", _differ)):
        made = verbs.add_parser(verb)
        made.set_defaults(do=do)
        made.add_argument("news", type=Path)
        if verb == "show":
            made.add_argument("ids", nargs="*")
        if verb == "compile":
            made.add_argument("sheets", nargs="+", type=Path)
            made.add_argument("--coder", required=True)
        if verb == "differ":
            made.add_argument("coders", nargs=2)
        made.add_argument("--to", type=Path, help="folder of the compiled codes")
        made.add_argument("--split", default="", choices=["", "dev", "test"])
    agree = verbs.add_parser("agree")
    agree.set_defaults(do=_agree)
    agree.add_argument("coders", nargs=2)
    agree.add_argument("--to", type=Path)
    agree.add_argument("--split", default="", choices=["", "dev", "test"])
    asked = parser.parse_args(arguments)
    return int(asked.do(asked))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
