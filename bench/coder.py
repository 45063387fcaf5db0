"""Compare the coder with careful people, on the written corpus or on coded news.

    python bench/coder.py written [FILE…]                 # corpus/written, all or some files
    python bench/coder.py news NEWS.jsonl.gz --split dev  # corpus/news, gold; texts from the file
    … --show 30                                           # sentences where the two differ
    … --coder A                                           # news as one coder saw it

Figures are those of `corpus/agreement.py`, the system standing as one coder. Precision and recall
are of sentence + type.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from corpus.agreement import compare_coders, match_events
from corpus.annotation import Coded, Party
from corpus.load import CodedArticle, CodedSentence, WrittenSentence, read_news, read_written
from lapwing.catalogue import make_stages
from lapwing.pipeline import Pipeline
from lapwing.record import Article, Dating, Period, Reading, Report, Span
from lapwing.record import Party as Named
from lapwing.settings import Settings

Pair = tuple[CodedArticle, CodedArticle]


def main() -> None:
    """Run one comparison and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["written", "news"])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--split", default="dev", choices=["dev", "test"])
    parser.add_argument("--coder", default="gold")
    parser.add_argument("--folder", type=Path, help="where the coded news is; else corpus/news")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    if args.what == "written":
        pairs, texts = written(args.files)
    else:
        pairs, texts = news(args.files[0], args.split, args.coder, args.folder)
    for name, value in figures(pairs).items():
        print(f"{name:20s} {value}")
    show(pairs, texts, args.show)


def figures(pairs: Sequence[Pair]) -> dict[str, str]:
    """Name → figure, as text."""
    system, gold = [s for s, _ in pairs], [g for _, g in pairs]
    agreement = compare_coders(system, gold)
    told = {
        f.name: f"{value:.3f}"
        if isinstance(value := getattr(agreement, f.name), float)
        else str(value)
        for f in fields(agreement)
    }
    matched = sum(
        len(match_events(a.events, b.events))
        for one, other in pairs
        for a, b in zip(one.sentences, other.sentences, strict=True)
    )
    found, there = agreement.events
    told["precision"] = f"{matched / found if found else 0:.3f}"
    told["recall"] = f"{matched / there if there else 0:.3f}"
    return told


def written(paths: Sequence[Path]) -> tuple[list[Pair], dict[str, str]]:
    """The written corpus, passage by passage, beside what the coder makes of it."""
    articles, gold = written_texts(paths)
    texts = {article.id: article.text for article in articles}
    return list(zip(system(articles, gold), gold, strict=True)), texts


def written_texts(paths: Sequence[Path]) -> tuple[list[Article], list[CodedArticle]]:
    """The written corpus as articles, one for each passage, with their codes."""
    passages: dict[str, list[WrittenSentence]] = defaultdict(list)
    for sentence in read_written(paths):
        passages[sentence.passage or sentence.id].append(sentence)
    articles, gold = [], []
    for key, sentences in passages.items():
        text, spans = "", []
        for sentence in sentences:
            text += ("\n\n" if sentence.opens_paragraph and text else " ") if text else ""
            spans.append((len(text), len(text) + len(sentence.text)))
            text += sentence.text
        day = Period.parse(sentences[0].published, basis="metadata")
        dating = Dating(when=day, confidence=1.0)
        articles.append(Article(id=key, text=text, origin=key, published=dating))
        coded = tuple(
            CodedSentence(span=span, events=s.events, statements=s.statements)
            for span, s in zip(spans, sentences, strict=True)
        )
        gold.append(CodedArticle(id=key, coder="gold", split="", digest="", sentences=coded))
    return articles, gold


def news(
    path: Path, split: str, coder: str, folder: Path | None = None
) -> tuple[list[Pair], dict[str, str]]:
    """Coded news beside what the coder makes of it; texts come from the news file."""
    articles, gold = news_texts(path, split, coder, folder)
    texts = {article.id: article.text for article in articles}
    return list(zip(system(articles, gold), gold, strict=True)), texts


def news_texts(
    path: Path, split: str, coder: str, folder: Path | None = None
) -> tuple[list[Article], list[CodedArticle]]:
    """Coded news with the texts that it was coded on."""
    coded = {article.id: article for article in read_news(split, coder=coder, folder=folder)}
    articles = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in coded and coded[row["id"]].is_of(row["text"]):
                day = Period.parse(row["published"], basis="metadata")
                articles.append(
                    Article(
                        id=row["id"],
                        text=row["text"],
                        title=row["title"],
                        origin=row["id"],
                        published=Dating(when=day, confidence=1.0),
                    )
                )
    return articles, [coded[article.id] for article in articles]


def system(articles: Sequence[Article], gold: Sequence[CodedArticle]) -> list[CodedArticle]:
    """What the coder finds, cut into the sentences of the gold."""
    pipeline = Pipeline(make_stages(Settings()))
    return [_coded(reading, given) for reading, given in zip(pipeline(articles), gold, strict=True)]


def _coded(reading: Reading, gold: CodedArticle) -> CodedArticle:
    sentences = tuple(
        CodedSentence(
            span=sentence.span,
            events=tuple(
                event_of(report)
                for report in reading.reports
                if Span(*sentence.span).covers(report.trigger)
            ),
            statements=(),
        )
        for sentence in gold.sentences
    )
    return CodedArticle(
        id=gold.id, coder="system", split=gold.split, digest=gold.digest, sentences=sentences
    )


def event_of(report: Report) -> Coded:
    """A report as a coder's event."""
    return Coded(
        trigger=(report.trigger.start, report.trigger.end),
        form="",
        type=report.type,
        modes=(report.mode,) if report.mode else (),
        also=(),
        contexts=report.contexts,
        realis=report.realis,
        actors=_parties(report.actors),
        recipients=_parties(report.recipients),
        when=None,
        where=None,
        according_to=None,
        statement=None,
    )


def _parties(parties: Iterable[Named]) -> tuple[Party, ...]:
    return tuple(
        Party(
            span=(p.span.start, p.span.end),
            country=p.actor.country or "",
            sectors=p.actor.sectors,
            name=p.actor.name,
        )
        for p in parties
    )


def show(pairs: Sequence[Pair], texts: dict[str, str], most: int) -> None:
    """Print sentences on which the two differ in their types."""
    shown = 0
    for system_article, gold in pairs:
        text = texts[gold.id]
        for ours, theirs in zip(system_article.sentences, gold.sentences, strict=True):
            if shown >= most or sorted(_told(ours)) == sorted(_told(theirs)):
                continue
            shown += 1
            print(f"\n{text[slice(*ours.span)]}")
            print(f"   gold   {'; '.join(_told(theirs)) or '-'}")
            print(f"   system {'; '.join(_told(ours)) or '-'}")


def _told(sentence: CodedSentence) -> list[str]:
    return [
        f"{event.type}/{','.join(event.modes)}!{event.realis} "
        f"{'+'.join(p.country or '?' for p in event.actors)}>"
        f"{'+'.join(p.country or '?' for p in event.recipients)}"
        for event in sentence.events
    ]


if __name__ == "__main__":
    main()
