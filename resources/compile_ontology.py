"""Compile the codebook and the crosswalk into the file that `lapwing.lexicon` reads.

    PYTHONPATH=src python resources/compile_ontology.py    # write the pages of docs/codebook/

`ontology.yaml`, `crosswalk.tsv` and `crosswalk_inverse.tsv` become `ontology.json` (written by
`compile.py` with all the others), and the readable pages of `docs/codebook/`. Everything is checked
before a byte is written. Same input, same bytes.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from lapwing.errors import ResourceError
from lapwing.lexicon.crosswalk import Crosswalk, check_crosswalk
from lapwing.lexicon.ontology import EventType, Ontology, check_ontology

COLUMNS = (
    "cameo",
    "label",
    "published_type",
    "published_mode",
    "published_contexts",
    "type",
    "mode",
    "contexts",
    "goldstein",
    "changed",
)
INVERSE_COLUMNS = ("type", "mode", "cameo", "back", "note")
BACK = ("exact", "type", "other")
GENERATED = "<!-- made by resources/compile_ontology.py from resources/; do not edit -->\n\n"
PAGES = Path(__file__).resolve().parent.parent / "docs" / "codebook"


def compile_ontology(resources: Path) -> dict[str, bytes]:
    """Turn the files in the folder `resources` into compiled files: name to bytes.

    Raises:
        ResourceError: A file is malformed, or a code, mode or context is not in the codebook.
    """
    book, crosswalk = _read_sources(resources)
    _check_sources(book, crosswalk)
    text = json.dumps({"codebook": book, "crosswalk": crosswalk}, ensure_ascii=False, indent=1)
    return {"ontology.json": (text + "\n").encode()}


def codebook_pages(resources: Path) -> dict[str, bytes]:
    """Write the codebook out for people: names of Markdown files in `docs/codebook/` to bytes."""
    book, crosswalk = _read_sources(resources)
    ontology, table = _check_sources(book, crosswalk)
    decisions = book["decisions"]
    pages = {
        "types.md": _types_page(ontology, table),
        "contexts.md": _contexts_page(ontology),
        "actors.md": _actors_page(ontology, book["sector_traps"]),
        "crosswalk.md": _crosswalk_page(table, read_table(resources / "crosswalk.tsv", COLUMNS)),
        "decisions.md": _decisions_page(decisions),
    }
    return {name: (GENERATED + "\n".join(lines) + "\n").encode() for name, lines in pages.items()}


def read_table(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read a TSV with a header and `#` comments, nothing quoted.

    Raises:
        ResourceError: The header or the number of fields in a line is not as it should be.
    """
    lines = [
        (number, line.split("\t"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines or tuple(lines[0][1]) != columns:
        found = lines[0][1] if lines else "nothing"
        raise ResourceError(
            f"{path.name}: the header should be {', '.join(columns)}, got {found}",
            hint="names of columns are separated by single tabs",
        )
    for number, fields in lines[1:]:
        if len(fields) != len(columns):
            raise ResourceError(
                f"{path.name}, line {number}: {len(fields)} fields instead of {len(columns)}",
                hint="separate fields by single tabs; leave empty ones empty",
            )
    return [dict(zip(columns, fields, strict=True)) for _, fields in lines[1:]]


def _read_sources(resources: Path) -> tuple[dict[str, object], dict[str, object]]:
    book = yaml.safe_load((resources / "ontology.yaml").read_text("utf-8"))
    inverse = read_table(resources / "crosswalk_inverse.tsv", INVERSE_COLUMNS)
    codes = read_table(resources / "crosswalk.tsv", COLUMNS)
    return book, {
        "codes": [_code_row(row) for row in codes],
        "inverse": [_drop_empty(row, ("type", "mode", "cameo")) for row in inverse],
    }


def _code_row(row: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = dict(_drop_empty(row, ("cameo", "label", "type", "mode")))
    if row["contexts"]:
        found["contexts"] = row["contexts"].split(";")
    if row["goldstein"]:
        found["goldstein"] = float(row["goldstein"])
    return found


def _drop_empty(row: Mapping[str, str], keys: Iterable[str]) -> dict[str, str]:
    return {key: row[key] for key in keys if row[key]}


def _check_sources(
    book: Mapping[str, object], crosswalk: Mapping[str, object]
) -> tuple[Ontology, Crosswalk]:
    ontology = check_ontology(book)
    return ontology, check_crosswalk(crosswalk, ontology)


def _types_page(ontology: Ontology, table: Crosswalk) -> list[str]:
    lines = [f"# Event types of {ontology.name} {ontology.version}", ""]
    lines += [
        "| type | quad | intensity | needs recipient | reciprocal | CAMEO |",
        "|---|---|---|---|---|---|",
    ]
    for found in ontology.types.values():
        needs = "yes" if found.needs_recipient else "no"
        lines.append(
            f"| [{found.code}](#{found.code.lower()}) | {found.quad} "
            f"{ontology.quads[found.quad].lower()} | {found.intensity:g} | {needs} "
            f"| {found.reciprocal} | {table.to_cameo(found.code)} |"
        )
    for found in ontology.types.values():
        lines += _type_lines(found, table)
    return lines


def _type_lines(found: EventType, table: Crosswalk) -> list[str]:
    lines = ["", f"## {found.code}", "", found.definition, ""]
    if found.modes:
        lines += ["| mode | intensity | CAMEO | meaning |", "|---|---|---|---|"]
    for mode in found.modes:
        cameo = table.to_cameo(found.code, mode.name)
        near = "" if table.is_exact(found.code, mode.name) else "≈ "
        lines.append(f"| {mode.name} | {mode.intensity:g} | {near}{cameo} | {mode.definition} |")
    if found.modes:
        lines.append("")
    lines += [*(f"- {note}" for note in found.notes), "", "Invented examples:", ""]
    for example in found.examples:
        shown = f" ({example.mode})" if example.mode else ""
        lines.append(f"- {example.text}{shown}")
    return lines


def _contexts_page(ontology: Ontology) -> list[str]:
    lines = ["# Contexts and realis", "", "| context | meaning |", "|---|---|"]
    lines += [f"| {c.name} | {c.definition} |" for c in ontology.contexts.values()]
    lines += ["", "| realis | meaning |", "|---|---|"]
    return lines + [f"| {name} | {meaning} |" for name, meaning in ontology.realis.items()]


def _actors_page(ontology: Ontology, traps: object) -> list[str]:
    lines = ["# Sectors and countries", "", "In order of primacy.", ""]
    lines += ["| sector | label | meaning |", "|---|---|---|"]
    for sector in ontology.sectors.values():
        beside = " Stands beside another." if sector.secondary else ""
        lines.append(f"| {sector.code} | {sector.label} | {sector.definition}{beside} |")
    lines += ["", *(f"- {trap}" for trap in (traps if isinstance(traps, list) else ()))]
    lines += ["", "| code | instead of a country |", "|---|---|"]
    lines += [f"| {code} | {name} |" for code, name in ontology.non_state.items()]
    lines += ["", "| code | with a name of its own |", "|---|---|"]
    lines += [f"| {code} | {name} |" for code, name in ontology.separate.items()]
    lines += ["", "| coded as | with sector PRE |", "|---|---|"]
    return lines + [f"| {home} | {name} |" for name, home in ontology.partially_recognised.items()]


def _crosswalk_page(table: Crosswalk, rows: Iterable[Mapping[str, str]]) -> list[str]:
    lines = ["# CAMEO to PLOVER", "", "| CAMEO | label | type | mode | contexts | Goldstein |"]
    lines.append("|---|---|---|---|---|---|")
    for code in table.codes.values():
        score = "" if code.goldstein is None else f"{code.goldstein:g}"
        lines.append(
            f"| {code.code} | {code.label} | {code.type} | {code.mode or ''} "
            f"| {', '.join(code.contexts)} | {score} |"
        )
    lines += ["", "## Changes against the published table", ""]
    return lines + [f"- **{row['cameo']}** {row['changed']}" for row in rows if row["changed"]]


def _decisions_page(decisions: object) -> list[str]:
    lines = ["# Decisions", "", "| about | published | here | why |", "|---|---|---|---|"]
    if isinstance(decisions, list):
        keys = ("about", "published", "here", "why")
        lines += ["| " + " | ".join(str(row[key]) for key in keys) + " |" for row in decisions]
    return lines


def main() -> None:
    """Write the pages of the codebook."""
    for name, content in codebook_pages(PAGES.parents[1] / "resources").items():
        (PAGES / name).write_bytes(content)


if __name__ == "__main__":
    main()
