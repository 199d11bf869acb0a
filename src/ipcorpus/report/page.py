"""The report of a run: one HTML file that opens offline and asks nothing of any network."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Mapping

# Inside a script element these begin a tag, a comment or an entity, and end a line of JavaScript: text of
# a document must never do so (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
_ESCAPES: dict[str, str | int | None] = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def page(data: Mapping[str, Any]) -> str:
    """Give the HTML of a report; text of documents stays text, whatever is in it.

    >>> "<b>" in page({"run": {"x": "<b>"}})
    False
    """
    template = (files("ipcorpus.report") / "page.html").read_text("utf-8")
    text = orjson.dumps(data).decode().translate(str.maketrans(_ESCAPES))
    before, after = template.split("@DATA@")
    return before + text + after
