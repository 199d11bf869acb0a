"""Read an output folder once and keep what its report shows: totals, charts, samples, a table."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from typing import TYPE_CHECKING, Any

from ipcorpus.errors import UsageProblem
from ipcorpus.records import followed, restore, rows, run_of, steps_of
from ipcorpus.report.weave import weave

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a browser shows without waiting, in one file of a few megabytes: a table of so many documents, so
# many of them side by side, so many samples of a rule and so many rejected; the rest is sampled.
TABLE, BESIDE, SAMPLES, REJECTED = 2000, 200, 5, 1000
LONGEST = 20_000  # characters of a text that are shown side by side
SHOWN = 120  # characters of a sample

_COLUMNS = ("id", "path", "title", "source", "published", "encoding", "source_script", "chars", "flags")


def digest(out: Path) -> dict[str, Any]:
    """Gather the data of a report; memory does not grow with the number of articles."""
    documents, charts = _articles(out)
    beside = {document["id"] for document in documents[:BESIDE]}
    rules, views = _cuts(out, beside)
    rejected = [row for _, row in zip(range(REJECTED), rows(out, "rejected"), strict=False)]
    texts = {row["id"]: row for row in rows(out, "articles") if row["id"] in beside}
    return {
        "run": run_of(out),
        "charts": charts,
        "rules": rules,
        "rejected": rejected,
        "documents": [
            [document[key] for key in _COLUMNS]
            for document in sorted(documents, key=lambda d: str(d["path"]))
        ],
        "columns": _COLUMNS,
        "views": {
            id_: view for id_, cuts in views.items() if id_ in texts and (view := _view(texts[id_], cuts))
        },
        "of": charts["articles"],
    }


def _articles(out: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Choose the documents of the table, the same ones every time, and count for the charts."""
    lengths: Counter[int] = Counter()
    years: Counter[str] = Counter()
    count = 0

    def counted() -> Iterator[tuple[str, dict[str, Any]]]:
        nonlocal count
        for row in rows(out, "articles"):
            count += 1
            lengths[_octave(row["chars"])] += 1
            years[(row["published"] or "")[:4]] += 1
            rank = hashlib.sha256(row["id"].encode()).hexdigest()
            # Flagged documents are what people look for: they come first, the others by the luck of a hash.
            yield ("" if row["flags"] else "x") + rank, {key: row[key] for key in _COLUMNS}

    chosen = heapq.nsmallest(TABLE, counted(), key=lambda pair: pair[0])
    charts = {
        "articles": count,
        "lengths": [[f"{low:,}–{2 * low - 1:,}", lengths[low]] for low in sorted(lengths)],
        "years": [[year or "?", years[year]] for year in sorted(years)],
    }
    return [row for _, row in chosen], charts


def _octave(chars: int) -> int:
    """Give the power of two at or below a count."""
    return 1 << max(chars.bit_length() - 1, 0)


def _cuts(out: Path, beside: set[str]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Count what each rule took, keep samples of it, and the cuts of the documents shown side by side."""
    chars: Counter[str] = Counter()
    places: Counter[str] = Counter()
    samples: dict[str, list[str]] = {}
    views: dict[str, Any] = {}
    for row in rows(out, "cuts"):
        if row["id"] in beside:
            views[row["id"]] = row["cuts"]
        for entry in row["cuts"]:
            name = f"{entry['step']}/{entry['rule']}"
            kept = samples.setdefault(name, [])
            for before, after in _changes(entry):
                places[name] += 1
                chars[name] += len(before) - len(after)
                if len(kept) < SAMPLES and (sample := _sample(before, after)) not in kept:
                    kept.append(sample)
    names = sorted(places, key=lambda name: (-chars[name], name))
    rules = [
        {"rule": name, "places": places[name], "chars": chars[name], "samples": samples[name]}
        for name in names
    ]
    return rules, views


def _changes(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for _, removed, put in entry.get("spans", ()):
        yield removed, put
    for path, text in entry.get("dropped", ()):
        yield text or path, ""


def _sample(before: str, after: str) -> str:
    shown = f"{before[:SHOWN]} → {after[:SHOWN]}" if after else before[:SHOWN]
    return " ".join(shown.split())


def _view(article: dict[str, Any], cuts: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Weave a document for the side-by-side view; empty where its cuts do not reach back to its text.

    Without the cuts of script conversion (`--cuts spans`) the text before is shown in the record's script.
    """
    steps = followed(article, steps_of(cuts))
    try:
        strands = weave(restore(article, steps), steps)
    except UsageProblem:
        return []
    shown: list[tuple[str, str, str]] = []
    left = LONGEST
    for strand in strands:
        shown.append((strand.text[:left], strand.added, strand.gone))
        left -= len(strand.text)
        if left <= 0:
            break
    return shown
