"""Findings in the forms that people and machines read: text, json, github, junit, sarif."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ipcorpus.report.findings import Finding

# Characters XML 1.0 has no place for, not even escaped (https://www.w3.org/TR/xml/#charsets).
_NO_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")


def text(found: Sequence[Finding]) -> str:
    """One line a finding: `path:line: step rule message`."""
    return "".join(f"{f.path}{f':{f.line}' if f.line else ''}: {_told(f)}\n" for f in found)


def as_json(found: Sequence[Finding]) -> str:
    """A list of objects with the keys path, line, step, rule, message."""
    return json.dumps([f._asdict() for f in found], ensure_ascii=False, indent=1) + "\n"


def github(found: Sequence[Finding]) -> str:
    """Workflow commands that GitHub shows beside the line.

    Escaped as https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts does it.
    """
    lines = []
    for f in found:
        where = f"file={_property(f.path)}" + (f",line={f.line}" if f.line else "")
        level = "error" if f.rule == "rejected" else "warning"
        lines.append(f"::{level} {where},title={_property(f'{f.step} {f.rule}')}::{_data(f.message)}\n")
    return "".join(lines)


def junit(found: Sequence[Finding]) -> str:
    """A JUnit report: a test case for each document that has findings, failed."""
    cases: dict[str, list[Finding]] = {}
    for f in found:
        cases.setdefault(f.path, []).append(f)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuite name="ipcorpus check" tests="{len(cases)}" failures="{len(cases)}">')
    for path, of_path in cases.items():
        lines.append(f'  <testcase classname="ipcorpus" name={_attribute(path)}>')
        message = "\n".join(f"{f'{f.line}: ' if f.line else ''}{_told(f)}" for f in of_path)
        lines.append(f'    <failure message={_attribute(f"{len(of_path)} findings")} type="clean">')
        lines += (escape(_xml(message)), "    </failure>", "  </testcase>")
    return "\n".join([*lines, "</testsuite>", ""])


def sarif(found: Sequence[Finding]) -> str:
    """A SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)."""
    rules = sorted({f"{f.step}/{f.rule}" for f in found})
    driver = {"name": "ipcorpus", "rules": [{"id": rule} for rule in rules]}
    run = {"tool": {"driver": driver}, "results": [_result(f) for f in found]}
    log = {"version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(f: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(f.path)}}
    if f.line:
        place["region"] = {"startLine": f.line}
    return {
        "ruleId": f"{f.step}/{f.rule}",
        "level": "error" if f.rule == "rejected" else "warning",
        "message": {"text": f.message},
        "locations": [{"physicalLocation": place}],
    }


def _told(f: Finding) -> str:
    return f"{f.step} {f.rule}: {' '.join(f.message.splitlines())}"


def _uri(path: str) -> str:
    """Give a path or an address as a URI reference (https://www.rfc-editor.org/rfc/rfc3986#section-4.1)."""
    if "://" in path:
        return quote(path, safe="/!:?&=%", errors="replace")
    return "file://" * path.startswith("/") + quote(path, safe="/!", errors="replace")


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _attribute(value: str) -> str:
    return quoteattr(_xml(value))


def _xml(value: str) -> str:
    return value.translate(_NO_XML).encode("utf-8", "replace").decode()


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "junit": junit,
    "sarif": sarif,
}
