"""What the names of HTML elements mean for lines of text."""

from __future__ import annotations

# Elements that start a line of their own: blocks, list items and parts of tables in
# https://html.spec.whatwg.org/multipage/rendering.html; every other element lies within a line.
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "center",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
    }
)
VOID = frozenset(
    {
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "command",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
KEEPING = frozenset({"pre", "listing", "plaintext", "xmp"})
# Elements that state something of the article whatever their names are.
STATING = frozenset({"script", "time"})
# The headings of an article's parts, and what documentation sets beside a heading as a link to it.
PARTS, _ANCHORS = frozenset({"h2", "h3", "h4", "h5", "h6"}), frozenset("#¶§")
CELLS = frozenset({"td", "th"})
# What makes a row in which it stands one that lays out the page.
ROWED = frozenset({"table", "tr"})
# Elements that a reader does not see as text, by the kind they are listed as when dropped.
UNSEEN = (
    {"script": "script", "style": "style", "noscript": "noscript"}
    | dict.fromkeys(
        ("select", "button", "textarea", "datalist", "option", "optgroup", "meter", "progress"), "form"
    )
    | dict.fromkeys(
        ("template", "svg", "math", "object", "applet", "canvas", "audio", "video", "map"), "hidden"
    )
    | dict.fromkeys(("iframe", "noembed", "noframes", "title"), "hidden")
    | dict.fromkeys(("rt", "rp", "rtc"), "pinyin")
)

# What an element's start tag closes when it is the innermost open one: end tags that authors may leave out.
_SECTION = ("tbody", "thead", "tfoot", "caption", "colgroup")
IMPLIED: dict[str, frozenset[str]] = dict.fromkeys(BLOCKS, frozenset({"p"})) | {
    "li": frozenset({"p", "li"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "option": frozenset({"option"}),
    "rt": frozenset({"rt", "rp", "rtc"}),
    "rp": frozenset({"rt", "rp", "rtc"}),
    "rb": frozenset({"rt", "rp", "rtc"}),
}
# Parts of a table close whatever is open down to the part they belong in.
TABLE_PARENTS = (
    dict.fromkeys(CELLS, frozenset({"tr", "table", *_SECTION}))
    | {"tr": frozenset({"table", *_SECTION})}
    | dict.fromkeys(_SECTION, frozenset({"table"}))
)
# An end tag does not reach out of the cell it stands in, but for the parts of the cell's own table.
_WALLS = frozenset({"td", "th", "caption"})
TABLE_PARTS = frozenset({"table", "tr", *CELLS, *_SECTION})


def walled(tag: str, end: str) -> bool:
    """Tell whether the end tag `end` stops looking for its element at an open `tag`."""
    return tag == "table" and end != "table" if end in TABLE_PARTS else tag in _WALLS


def is_anchor(text: str, tag: str) -> bool:
    """Tell whether the text of a link in an element is a sign beside a heading, that leads to it."""
    return text in _ANCHORS and (tag == "h1" or tag in PARTS)
