"""Seeded documents for bench_decode: texts in every Chinese encoding, damaged, glued, misread, foreign."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus.steps.decode.web import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZES = (10, 20, 50, 200, 1000, 5000)
# What is written in which encoding, and the WHATWG name that is right.
CHINESE = {
    "utf-8": ("hans hant", "utf-8"),
    "utf-8-sig": ("hans hant", "utf-8"),
    "gb2312": ("hans", "gb18030"),
    "gbk": ("hans", "gb18030"),
    "gbk-hant": ("hant", "gb18030"),
    "gb18030": ("hans", "gb18030"),
    "big5": ("hant", "big5"),
    "cp950": ("hant", "big5"),
    "big5hkscs": ("hant", "big5"),
}
WIDE = {
    "hz": ("hans", "hz-gb-2312"),
    "utf-16": ("hans hant", "utf-16le"),
    "utf-16-le": ("hans hant", "utf-16le"),
    "utf-16-be": ("hans hant", "utf-16be"),
    "utf-32": ("hans hant", "utf-32le"),
    "utf-32-le": ("hans hant", "utf-32le"),
    "utf-32-be": ("hans hant", "utf-32be"),
}
FOREIGN = {
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
    "ru": ("cp1251", "koi8_r", "cp866", "iso8859_5"),
    "fr": ("cp1252", "latin_1"),
    "de": ("cp1252",),
    "es": ("cp1252",),
    "it": ("cp1252",),
    "pt": ("cp1252",),
    "pl": ("cp1250", "iso8859_2"),
    "cs": ("cp1250", "iso8859_2"),
}
# Hanzi of four bytes in gb18030, and those that only HKSCS and only CP950 add to Big5.
RARE = {"gb18030": "㐂㑇䶮㙍㛃", "big5hkscs": "嘅咗啲嘢喺嗰", "cp950": "裏粧銹恒墻"}
PAGE = (
    "<!DOCTYPE html>\n<html><head><title>{title}</title>\n{meta}<style>.a{{color:red}}</style>"
    '<script src="/js/main.js"></script></head>\n<body class="page"><div id="nav"><a href="/">Home</a></div>'
    '\n<div class="content"><p>{text}</p></div>\n<div id="foot">Copyright 2020</div></body></html>\n'
)
FORMS = ("plain", "plain", "right", "wrong", "none")
_SEVEN_BITS = bytes(byte & 0x7F for byte in range(256))


class Case(NamedTuple):
    """A document's bytes, the text that is right, the encoding's name, and what the case is about."""

    data: bytes
    text: str
    name: str
    about: str


@cache
def texts(folder: Path, language: str) -> str:
    """Join the files of a language: `hans-news.txt` is simplified Chinese."""
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob(f"{language}-*.txt")))


def chinese(folder: Path, count: int, seed: int, sizes: tuple[int, ...] = SIZES) -> Iterator[Case]:
    """Give `count` documents for each size, encoding and form (plain text, pages with three metas)."""
    rng = random.Random(seed)
    for codec, (languages, name) in (CHINESE | WIDE).items():
        source = [texts(folder, language) for language in languages.split()]
        for size in sizes:
            for number in range(count):
                form = FORMS[number % len(FORMS)]
                text = _fitting(_slice(source[number % len(source)], size, rng), codec, rng)
                if form != "plain":
                    text = page(text, _meta(form, codec, rng))
                yield Case(_encode(text, codec), text, name, f"{size} {codec} {form}")


def page(text: str, meta: str) -> str:
    """Put a text into a page."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={meta}">\n' if meta else ""
    return PAGE.format(title=text[:8].strip(), meta=meta, text=text)


def foreign(folder: Path, count: int, seed: int) -> Iterator[Case]:
    """Give slices of 20 to 1,000 characters of other languages in their legacy encodings."""
    rng = random.Random(seed)
    for language, codecs in FOREIGN.items():
        source = texts(folder, language)
        for codec in codecs if source else ():
            for number in range(count):
                text = _slice(source, (20, 50, 200, 1000)[number % 4], rng, share=0.0)
                data = text.encode(codec, "ignore")
                if not data.isascii():
                    yield Case(data, data.decode(codec), codec, f"{language} {codec} {len(text)}")


def damaged(folder: Path, count: int, seed: int) -> Iterator[Case]:
    """Give documents with broken, cut, stray and glued bytes; `text` is what must be found in the result."""
    rng = random.Random(seed)
    hans, hant = texts(folder, "hans"), texts(folder, "hant")
    for number in range(count):
        size = (50, 200, 1000)[number % 3]
        utf8 = _slice(hans, size, rng).encode()
        gbk = _encode(_fitting(_slice(hans, size, rng), "gbk", rng), "gbk")
        big5 = _encode(_fitting(_slice(hant, size, rng), "big5", rng), "big5")
        yield Case(_broken(utf8, 1, rng), "", "utf-8", "utf-8, 1 broken byte")
        yield Case(_broken(utf8, 5, rng), "", "utf-8", "utf-8, 5 broken bytes")
        yield Case(utf8[:-1], "", "utf-8", "utf-8 cut at the end")
        yield Case(
            utf8[1:] if utf8[0] > 0x7F else "文".encode()[1:] + utf8, "", "utf-8", "utf-8 cut at start"
        )
        yield Case(gbk + "文".encode("gbk")[:1], "", "gb18030", "gbk cut at the end")
        yield Case("文".encode("gbk")[1:] + gbk, "", "gb18030", "gbk cut at the start")
        yield Case(_inserted(gbk, b"\x80", rng), "", "gb18030", "gbk with 0x80")
        yield Case(_inserted(gbk, b"\xff", rng), "", "gb18030", "gbk with 0xff")
        yield Case(big5 + "文".encode("big5")[:1], "", "big5", "big5 cut at the end")
        yield Case("文".encode("big5")[1:] + big5, "", "big5", "big5 cut at the start")
        yield Case(b"a { b: c }\n" * 400 + gbk, "", "gb18030", "4 kB of ASCII, gbk")
        if number % 10 == 0:
            yield Case(b"a { b: c }\n" * 40_000 + gbk, "", "gb18030", "400 kB of ASCII, gbk")


def glued(folder: Path, count: int, seed: int) -> Iterator[Case]:
    """Give files of lines in two encodings: every line must be right."""
    rng = random.Random(seed)
    hans, hant = texts(folder, "hans"), texts(folder, "hant")
    for _ in range(count):
        text = _fitting(_slice(hans, 1000, rng), "gbk", rng)
        line = _fitting(_slice(hans, 20, rng).replace("\n", ""), "gbk", rng)
        yield Case(
            f"{text}\n".encode("gbk") + line.encode(), f"{text}\n{line}", "gb18030", "gbk, utf-8 footer"
        )
        yield Case(
            f"{line}\n".encode("gbk") + text.encode(), f"{line}\n{text}", "utf-8", "gbk line, utf-8 body"
        )
        other = _fitting(_slice(hant, 1000, rng), "big5", rng)
        for codec, name in (("gbk", "gb18030"), ("utf-8", "utf-8")):
            glued = f"{text}\n".encode(codec) + other.encode("big5")
            yield Case(glued, f"{text}\n{other}", name, f"{codec}, big5 behind it")


def misread(folder: Path, count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Give misread texts of 60 and 400 characters: as they stand, as they were, and what happened."""
    rng = random.Random(seed)
    for number in range(count):
        for codec, reader in [
            ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("utf-8", "gb18030"), ("gbk", "latin-1"),
            ("gbk", "cp1252"), ("big5", "latin-1"), ("big5", "cp1252"), ("big5", "gb18030"),
        ]:  # fmt: skip
            source = texts(folder, "hant" if codec == "big5" else "hans")
            text = _fitting(_slice(source, (60, 400)[number % 2], rng), codec, rng)
            broken = _misread(text.encode(codec), reader)
            if "\ufffd" not in broken:
                yield broken, text, f"{codec} as {reader}"


def _misread(data: bytes, reader: str) -> str:
    if reader == "cp1252":
        return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in data)
    return read(data, reader).text if reader == "gb18030" else data.decode(reader)


def _slice(text: str, size: int, rng: random.Random, share: float = 0.5) -> str:
    """Cut `size` characters out of a text, of which a share is beyond ASCII."""
    while True:
        at = rng.randrange(max(1, len(text) - size))
        found = text[at : at + size]
        beyond = sum(not character.isascii() for character in found)
        if beyond >= len(found) * share:
            return found


@cache
def _fits(character: str, codec: str) -> bool:
    """Tell whether an encoding has a character, as browsers read it."""
    name = "gb18030" if codec.startswith("gb") or codec == "hz" else "big5"
    data = character.encode(_python(codec), "ignore")
    if name == "gb18030" and codec != "gb18030" and len(data) > 2:
        return False
    if codec in {"gb2312", "hz"} and len(data) == 2 and not (0xA1 <= data[0] <= 0xF7 and data[1] >= 0xA1):
        return False
    return data != b"" and read(data, name).text == character and character != "~"


def _python(codec: str) -> str:
    """Give the codec to write with: Python's gb2312 has other dashes and dots than the web."""
    return "gb18030" if codec.startswith("gb") or codec == "hz" else codec


def _fitting(text: str, codec: str, rng: random.Random) -> str:
    """Leave what an encoding lacks out of a text, and put what only it has into one."""
    if codec not in CHINESE | {"hz": 0} or codec.startswith("utf"):
        return text
    kept = [character for character in text if _fits(character, codec)]
    for at in range(5, len(kept), 12):
        if codec in RARE and not kept[at].isascii():
            kept[at] = rng.choice(RARE[codec])
    return "".join(kept)


def _encode(text: str, codec: str) -> bytes:
    if codec == "hz":
        return b"\n".join(map(_hz, text.encode("gb18030").split(b"\n")))
    return text.encode(_python(codec))


def _hz(line: bytes) -> bytes:
    """Write a line as RFC 1843 has it, pair by pair."""
    pairs = (
        hanzi.encode() if hanzi.isascii() else b"~{" + hanzi.encode("gb18030").translate(_SEVEN_BITS) + b"~}"
        for hanzi in line.decode("gb18030")
    )
    return b"".join(pairs).replace(b"~}~{", b"")


def _meta(form: str, codec: str, rng: random.Random) -> str:
    name = (CHINESE | WIDE)[codec][1]
    right = {"gb18030": ("gb2312", "gbk", "GB2312", "gb18030"), "big5": ("big5", "Big5")}.get(name, (name,))
    wrong = [label for label in ("gb2312", "utf-8", "big5", "iso-8859-1") if label not in right]
    return {"right": rng.choice(right), "wrong": rng.choice(wrong), "none": ""}[form]


def _broken(data: bytes, count: int, rng: random.Random) -> bytes:
    broken = bytearray(data)
    high = [at for at, byte in enumerate(data) if byte > 0x7F]
    for at in rng.sample(high, min(count, len(high))):
        broken[at] = 0xFF
    return bytes(broken)


def _inserted(data: bytes, stray: bytes, rng: random.Random) -> bytes:
    """Put a stray byte between two characters."""
    text = data.decode("gb18030")
    at = rng.randrange(len(text))
    return text[:at].encode("gb18030") + stray + text[at:].encode("gb18030")
