"""The detectors that bench_decode compares: bytes in, text and the name of the encoding out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ipcorpus.errors import Reject
from ipcorpus.steps.decode import decode
from ipcorpus.steps.decode.labels import named
from ipcorpus.steps.decode.web import read

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[bytes], tuple[str | None, str]]


def readers(*, alone: bool = False) -> dict[str, Reader]:
    """Give ours and, unless it is to be `alone`, the peers that are installed."""
    found: dict[str, Reader] = {"ipcorpus": _ours}
    for name, (module, call) in () if alone else PEERS.items():
        try:
            import_module(module)
        except ImportError:
            print(f"({name} is not installed: left out)")
            continue
        found[name] = _peer(call)
    return found


def _ours(data: bytes) -> tuple[str | None, str]:
    try:
        decoded = decode(data)
    except Reject:
        return None, ""
    return decoded.text, decoded.encoding


def _peer(call: Callable[[bytes], str | None]) -> Reader:
    def reader(data: bytes) -> tuple[str | None, str]:
        label = call(data)
        if not label:
            return None, ""
        name = named(label) or label.lower()
        name = {"utf-8-sig": "utf-8", "utf-16": "utf-16le", "utf-32": "utf-32le"}.get(name, name)
        try:
            if name in {"utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "utf-32le", "utf-32be"}:
                return read(data, name).text, name
            return data.decode(name, "replace"), name
        except LookupError:
            return None, name

    return reader


def _charset_normalizer(data: bytes) -> str | None:
    best = import_module("charset_normalizer").from_bytes(data).best()
    return best.encoding if best else None


PEERS: dict[str, tuple[str, Callable[[bytes], str | None]]] = {
    "charset-normalizer": ("charset_normalizer", _charset_normalizer),
    "chardet": ("chardet", lambda data: import_module("chardet").detect(data)["encoding"]),
    "chardetng": ("chardetng_py", lambda data: import_module("chardetng_py").detect(data, allow_utf8=True)),
    "faust-cchardet": ("cchardet", lambda data: import_module("cchardet").detect(data)["encoding"]),
}
