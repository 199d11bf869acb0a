"""The view of one document as a page of its own."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from ipcorpus.report.explain import FIELDS

if TYPE_CHECKING:
    from ipcorpus.report.explain import Explanation, Row
    from ipcorpus.report.weave import Strand


def page(explanation: Explanation) -> str:
    """Give a document's explanation as one HTML page; its text stays text, whatever is in it."""
    article = explanation.cleaned.article
    template = (files("ipcorpus.report") / "document.html").read_text("utf-8")
    parts = ["<table>\n"]
    for name in ("path", "encoding", "source_script", *FIELDS, "flags"):
        value = getattr(article, name)
        shown = ", ".join(value) if isinstance(value, list) else value
        if shown:
            parts.append(f"<tr><th>{name}</th><td>{escape(str(shown))}</td></tr>\n")
    parts.append("</table>\n<hr>\n<table>\n")
    parts += (_row(row) for row in explanation.rows)
    for kind, path, text in explanation.dropped:
        cells = f"<th>{escape(kind)}</th><td>{escape(path)} <del>{escape(text)}</del></td>"
        parts.append(f'<tr class="furniture">{cells}</tr>\n')
    body = "".join([*parts, "</table>\n"])
    return template.replace("@TITLE@", escape(article.path), 1).replace("@BODY@", body, 1)


def _row(row: Row) -> str:
    kind = "" if row.label in {"body", "title", ""} else ' class="furniture"'
    text = "".join(_strand(strand) for strand in row.strands)
    fields = f" = {', '.join(row.fields)}" if row.fields else ""
    head = f'<th title="{escape(row.rule)}">{escape(row.label + fields)}</th>'
    return f"<tr{kind}>{head}<td>{text}</td></tr>\n"


def _strand(strand: Strand) -> str:
    text, tag = escape(strand.text.rstrip("\n")), "del" if strand.gone else "ins" if strand.added else ""
    return f'<{tag} title="{escape(strand.gone or strand.added)}">{text}</{tag}>' if tag and text else text
