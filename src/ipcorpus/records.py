"""Read what a run wrote: the articles of an output folder, their cuts, and the texts they were made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from ipcorpus.document import Cut, Step, undo
from ipcorpus.errors import UsageProblem
from ipcorpus.sinks import jsonl, parquet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path


def rows(out: Path, kind: str) -> Iterator[dict[str, Any]]:
    """Give the rows of one kind (`articles`, `cuts`, `rejected`) of an output folder, shard by shard.

    Raises UsageProblem where the folder holds no output of ours, or a line that is no record.
    """
    run_of(out)
    for file in sorted(out.glob(f"{kind}-*.parquet")):
        yield from parquet.rows(file)
    for file in sorted((*out.glob(f"{kind}-*.jsonl"), *out.glob(f"{kind}-*.{jsonl.PACKED}"))):
        for number, line in enumerate(jsonl.lines(file), 1):
            try:
                yield orjson.loads(line)
            except orjson.JSONDecodeError as problem:
                raise UsageProblem(f"{file}:{number}: not a record: {problem}") from problem


def find(out: Path, id_: str) -> tuple[dict[str, Any], list[Step]]:
    """Give the article of this id and its steps; raises UsageProblem where one of the two is missing."""
    article = next((row for row in rows(out, "articles") if row["id"] == id_), None)
    if article is None:
        raise UsageProblem(f"{out}: no article has the id {id_!r}")
    cuts = next((row for row in rows(out, "cuts") if row["id"] == id_), None)
    if cuts is None:
        raise UsageProblem(f"{out}: no cuts of {id_} were written; run `ipcorpus clean` with --cuts all")
    return article, steps_of(cuts["cuts"])


def steps_of(entries: Sequence[Mapping[str, Any]]) -> list[Step]:
    """Turn the entries of a line of cuts back into steps, in order."""
    steps: dict[str, list[Cut]] = {}
    for entry in entries:
        spans = steps.setdefault(entry["step"], [])
        spans += (Cut(start, removed, put, entry["rule"]) for start, removed, put in entry.get("spans", ()))
    return [
        Step(name, sorted(cuts, key=lambda cut: (cut.start, len(cut.removed))))
        for name, cuts in steps.items()
    ]


def followed(article: Mapping[str, Any], steps: Sequence[Step]) -> list[Step]:
    """Give the steps that the characters of an article went through, in order.

    All that work on text, for a text dump; for an HTML page those after its lines were extracted.
    """
    skipped = {"decode", "extract"} | ({"repair"} if article["removed"]["extract"] else set())
    return [step for step in steps if step.name not in skipped]


def restore(article: Mapping[str, Any], steps: Sequence[Step]) -> str:
    """Give back the text an article was made from, by undoing its cuts from the last to the first.

    A text dump comes back as it was decoded, an HTML page as the lines that were extracted from it.
    Raises UsageProblem where the cuts do not account for every character that was removed.
    """
    text = str(article["text"])
    undone = {step.name: step for step in followed(article, steps)}
    for step in reversed(undone.values()):
        text = undo(text, step.cuts)
    for name, count in article["removed"].items():
        beyond = name == "extract" or (name == "repair" and article["removed"]["extract"])
        if not beyond and count != (undone[name].removed if name in undone else 0):
            raise UsageProblem(
                f"{article['id']}: the cuts of {name} are not all there; write them with --cuts all"
            )
    return text


def need_all_cuts(out: Path) -> None:
    """Raise UsageProblem unless a run wrote all its cuts, those of script conversion too."""
    settings = run_of(out).get("settings", {})
    if settings.get("cuts") != "all":
        raise UsageProblem(
            f"{out} was written with --cuts {settings.get('cuts')}; to restore texts, clean with --cuts all"
        )


def run_of(out: Path) -> dict[str, Any]:
    """Give what run.json says of a run; raises UsageProblem where there is none."""
    try:
        summary: dict[str, Any] = orjson.loads((out / "run.json").read_bytes())
    except (OSError, orjson.JSONDecodeError) as problem:
        raise UsageProblem(
            f"{out}: no readable run.json; name a folder that `ipcorpus clean -o` wrote"
        ) from problem
    return summary
