r"""Field codes that a word processor left in the text: `PAGE PAGE 5`, `TOC \o "1-3"`, `\* MERGEFORMAT`."""

from __future__ import annotations

import re

from ipcorpus.document import Cut
from ipcorpus.lazily import lazily

# Names and switches: https://support.microsoft.com/office/list-of-field-codes-in-word-1ad6d91a-55a7-4a8d-b535-cf7888659a51
_NAME = re.compile(rb"PAGE|FORMAT|LINK|TOC|EMBED|REF|SEQ|INCLUDE|DATE|TIME|SHAPE|\\\*")
_QUOTED = r'["“][^"“”\n]{0,300}["”]'
_SWITCHES = rf"(?:[ \t]+\\[a-z@*!](?:[ \t]*(?:MERGEFORMAT(?:INET)?|CHARFORMAT|{_QUOTED}))?)"
_PAGES = r"(?:PAGE|NUMPAGES|SECTIONPAGES)(?![A-Za-z])"
_NUMBER = r"(?:[ \t]+\d{1,3}(?=\s|$))?"
_CODE = lazily(
    r"(?<![A-Za-z])(?:(?:"  # one that begins right where another ends is seen with it
    rf"第[ \t]*PAGE{_SWITCHES}*[ \t]*\d*[ \t]*页(?:[ \t,，/]*共[ \t]*NUMPAGES{_SWITCHES}*[ \t]*\d*[ \t]*页)?"
    rf"|{_PAGES}{_SWITCHES}*(?:[ \t]+{_PAGES}{_SWITCHES}*)+{_NUMBER}"
    rf"|{_PAGES}{_SWITCHES}+{_NUMBER}"
    rf"|HYPERLINK(?:[ \t]+\\[a-z])*[ \t]+{_QUOTED}{_SWITCHES}*"
    rf"|INCLUDEPICTURE(?:[ \t]+\\[a-z])*[ \t]+{_QUOTED}{_SWITCHES}*"
    rf"|TOC{_SWITCHES}+"
    rf"|(?:PAGE|NOTE)?REF[ \t]+_[A-Za-z]{{2,6}}\d{{1,12}}{_SWITCHES}*"
    r"|SEQ[ \t]+\S{1,12}[ \t]+\\\*[ \t]*ARABIC(?:[ \t]+\\[a-z][ \t]*\d?)*"
    rf"|EMBED[ \t]+[A-Z][A-Za-z]{{2,20}}(?:\.[A-Z0-9][A-Za-z0-9]{{0,20}}){{1,3}}{_SWITCHES}*"
    rf"|(?:CREATE|SAVE|PRINT)?(?:DATE|TIME)[ \t]+\\@[ \t]*{_QUOTED}{_SWITCHES}*"
    rf"|(?:SHAPE|FORMTEXT|FILENAME|TITLE|AUTHOR|STYLEREF){_SWITCHES}+"
    r"|\\\*[ \t]*(?:MERGEFORMAT(?:INET)?|CHARFORMAT)(?![A-Za-z])"
    r")[ \t]?)++"
)
# A running head is copied into the text once for each kind of page, one copy behind the other.
_HEAD_TWICE = re.compile(r"\s*(\S[^\n]{3,79}?)(\s+\1)(?=\s|$)")


def field_codes(text: str) -> list[Cut]:
    """Give the cuts that take the codes out, and the second copy of a running head behind a page number."""
    if not _NAME.search(text.encode("ascii", "ignore")):
        return []
    cuts: list[Cut] = []
    for code in _CODE.finditer(text):
        if cuts and code.start() < cuts[-1].start + len(cuts[-1].removed):
            continue
        cuts.append(Cut(code.start(), code[0], "", "field-code"))
        head = _HEAD_TWICE.match(text, code.end()) if "PAGE" in code[0] else None
        # What looks like a head may be the next code and its repetition.
        if head and not _CODE.search(head[1] + head[2]):
            cuts.append(Cut(head.start(2), head[2], "", "running-head"))
    return cuts
