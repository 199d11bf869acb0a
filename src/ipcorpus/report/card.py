"""The data card of a run: OUT/README.md in the form Hugging Face datasets have.

The form is that of https://huggingface.co/docs/hub/datasets-cards; `configs` makes `datasets` load the
articles and pass over the files beside them, `dataset_info` tells it the types, which it would else guess
from the first file (where a column may hold nothing but null).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The hub's names for numbers of rows (https://huggingface.co/docs/hub/datasets-cards).
_SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10**7, "1M<n<10M"),
)
_TYPES = {"integer": "int64", "object": '"null"'}
_TOP = 15


def card(run: Mapping[str, Any], schema: Mapping[str, Any], pattern: str) -> str:
    """Write the card of a run from its run.json; `pattern` names its article files (`articles-*.jsonl`).

    `schema` is the JSON Schema of an article.
    """
    return "".join(line + "\n" for line in (*_front(run["counts"], schema, pattern), *_body(run)))


def _front(counts: Mapping[str, Any], schema: Mapping[str, Any], pattern: str) -> Iterator[str]:
    size = next((name for most, name in _SIZES if counts["articles"] < most), "n>10M")
    yield from ("---", "language:", "- zh", "task_categories:", "- text-generation")
    yield from ("size_categories:", f"- {size}", "configs:", "- config_name: default", "  data_files:")
    yield from ("  - split: train", f'    path: "{pattern}"', "dataset_info:", "  features:")
    for name, value in schema["properties"].items():
        yield from _feature(name, value, "  ")
    yield from ("---", "")


def _feature(name: str, value: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Tell the type of a column in the words of `datasets`."""
    kinds = value.get("type", "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    yield f"{indent}- name: {name}"
    if "properties" in value:
        yield f"{indent}  struct:"
        for key, entry in value["properties"].items():
            yield from _feature(key, entry, indent + "  ")
    elif kind == "array":
        yield f"{indent}  sequence: string"
    else:
        # What a table source carried along has any shape; without one the column is empty.
        yield f"{indent}  dtype: {_TYPES.get(kind, 'string')}"


def _body(run: Mapping[str, Any]) -> Iterator[str]:
    counts, versions = run["counts"], run["versions"]
    rejected = sum(counts["rejected"].values())
    yield "# Cleaned Chinese web articles"
    yield ""
    yield (
        f"{counts['articles']:,} articles of {counts['characters']:,} characters, cleaned from "
        f"{counts['documents']:,} documents by ipcorpus {versions['ipcorpus']}. Rejected documents "
        f"({rejected:,}) stand with their reasons in the `rejected-*` files; what was taken out of every "
        "article, and by which rule, stands in the `cuts-*` files."
    )
    yield from _table("Encodings of the sources", "encoding", counts["encodings"], "documents")
    yield from _table("Scripts of the sources", "script", counts["scripts"], "documents")
    yield from _table("Characters removed", "step", counts["steps"], "characters")
    yield from _table(
        "Rules that removed most", "rule", dict(list(counts["rules"].items())[:_TOP]), "characters"
    )
    yield from _table("Flags", "flag", counts["flags"], "articles")
    yield from _table("Rejected", "reason", counts["rejected"], "documents")
    yield from _table("Settings", "setting", run["settings"], "value")
    yield from _table("Versions", "part", versions, "version")


def _table(title: str, name: str, rows: Mapping[str, object], value: str) -> Iterator[str]:
    if not rows:
        return
    yield from ("", f"## {title}", "", f"| {name} | {value} |", "|---|---|")
    yield from (f"| {_cell(key)} | {_cell(entry)} |" for key, entry in rows.items())


def _cell(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return " ".join(str(value).replace("|", "\\|").split())
