"""Findings in every form a machine reads, hostile text included."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcorpus import Cleaner, Document
from ipcorpus.report.findings import Finding, findings
from ipcorpus.report.formats import FORMATS

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "%0A::error::x",
    "a\r\n::error::x",
    "]]>&amp;",
    "\0\x1b[31m\ufffe",
    "甲,乙:丙",
)


@pytest.mark.parametrize("payload", HOSTILE)
def test_github_commands_stay_one_line_each(payload: str) -> None:
    out = FORMATS["github"]([Finding(payload, 3, "label", "share", payload)])
    assert out.count("\n") == 1
    assert "\r" not in out
    assert out.count("::") == 2 + payload.count("::")


@pytest.mark.parametrize("payload", HOSTILE)
def test_junit_is_well_formed_and_holds_text_as_text(payload: str) -> None:
    suite = ET.fromstring(FORMATS["junit"]([Finding(payload, 3, "label", "share", payload)]))  # noqa: S314 - our own
    assert {element.tag for element in suite.iter()} == {"testsuite", "testcase", "failure"}
    assert suite.get("failures") == "1"


@given(st.lists(st.builds(Finding, st.text(), st.integers(0, 9), st.just("tidy"), st.text(), st.text())))
def test_json_and_sarif_are_json(found: list[Finding]) -> None:
    assert len(json.loads(FORMATS["json"](found))) == len(found)
    assert len(json.loads(FORMATS["sarif"](found))["runs"][0]["results"]) == len(found)


def test_junit_tells_a_line_where_there_is_one() -> None:
    found = [Finding("a", 0, "label", "share", "x"), Finding("a", 3, "label", "share", "y")]
    assert "\nlabel share: x\n3: label share: y\n" in FORMATS["junit"](found)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a/b.zip!/c d.txt", "a/b.zip!/c%20d.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/a/b%.txt", "file:///a/b%25.txt"),
        ("s3://a/rows.jsonl#3", "s3://a/rows.jsonl%233"),
    ],
)
def test_sarif_names_files_by_uri(path: str, uri: str) -> None:
    (result,) = json.loads(FORMATS["sarif"]([Finding(path, 0, "label", "share", "x")]))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@given(st.lists(st.builds(Finding, st.text(), st.integers(0, 9), st.just("tidy"), st.text(), st.text())))
def test_junit_is_well_formed_whatever_the_text(found: list[Finding]) -> None:
    ET.fromstring(FORMATS["junit"](found).encode())  # noqa: S314 - our own


def test_a_clean_text_has_no_findings() -> None:
    text = "今天天气很好。大家一起去公园散步。"
    assert findings("a.txt", Cleaner().clean(Document("a.txt", text.encode()))) == []


def test_a_rejected_document_is_one_finding() -> None:
    found = findings("a.txt", Cleaner().clean(Document("a.txt", b"")))
    assert [(f.path, f.line, f.rule, f.message) for f in found] == [
        ("a.txt", 0, "rejected", "rejected: empty")
    ]
