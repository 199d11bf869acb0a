"""Clean large documents that are all one thing; README.md beside this file says how to run it."""

from __future__ import annotations

import sys
import time

from ipcorpus import Cleaner, Document

MB = 1_000_000
SENTENCE = "图书馆今天开馆，很多读者来到这里看书。"
# What is repeated; a page begins as one, so that it is read as markup.
TEXTS = (
    *("(", "?a)?a)", "年(nián)", '"', "&amp;", ">", "?", "中,", "中...", "\r", "中\u200b", "\u0301", "著 "),
    *(
        "http://a.cn/",
        "2019-07-25\n",
        "来源:新华社\n",
        "首页 > ",
        "作者：王",
        "1.",
        "PAGE ",
        "図書館は",
        "ä¸­",
    ),
    *(f"{SENTENCE}\n", SENTENCE, f"　　{SENTENCE}\n\n"),
)
TAGS = (
    "<div>",
    "<b>",
    "<p>&amp;",
    "<table><tr><td>",
    "<!--",
    "<a href=x>",
    "<li>图</li>",
    "<ruby>",
    f"<p>{SENTENCE}",
)


def cases() -> dict[str, tuple[bytes, bytes, int]]:
    """Give how each document begins, what is repeated in it, and how many bytes it has."""
    found = {repr(part): (b"", part.encode(), 10 * MB) for part in TEXTS}
    found |= {f"page of {tag!r}": (b"<html>", tag.encode(), 10 * MB) for tag in TAGS}
    return found | {
        "one line": (b"", SENTENCE.encode(), 4 * MB),
        "200,000 short lines": (b"", "馆字。\n".encode(), 2 * MB),
        "GBK": (b"", SENTENCE.encode("gb18030"), 10 * MB),
        "Big5": (b"", "圖書館今天開館".encode("big5"), 10 * MB),
        "no text": (b"", b"\x81\xff\x00", 10 * MB),
        "MHTML": (b"Content-Type: multipart/related; boundary=x\n\n", b"--x\n\n", 10 * MB),
    }


def main() -> None:
    """Print the seconds that a megabyte takes in a quarter, in half and in all of each document."""
    wanted, cleaner = sys.argv[1] if len(sys.argv) > 1 else "", Cleaner()
    cleaner.clean(SENTENCE.encode())
    print(f"{'seconds a megabyte of':32} quarter    half   whole  growth")
    for name, (first, part, size) in cases().items():
        if wanted in name:
            seconds = []
            for share in (4, 2, 1):
                data = first + part * (size // share // len(part))
                began = time.process_time()
                cleaner.clean(Document("a.html" if first == b"<html>" else "a.txt", data))
                seconds.append((time.process_time() - began) / len(data) * MB)
            rates = " ".join(f"{second:7.3f}" for second in seconds)
            print(f"{name:32} {rates} {2 * seconds[-1] / max(seconds[-2], 1e-6):7.2f}", flush=True)


if __name__ == "__main__":
    main()
