"""Name the kinds of files that are no text."""

from __future__ import annotations

# First bytes, by the registrations of their formats and file(1)'s magic database
# (https://github.com/file/file/tree/master/magic/Magdir).
_MAGIC = {
    b"\x89PNG\r\n\x1a\n": "PNG image",
    b"\xff\xd8\xff": "JPEG image",
    b"GIF87a": "GIF image",
    b"GIF89a": "GIF image",
    b"II*\0": "TIFF image",
    b"MM\0*": "TIFF image",
    b"\0\0\1\0": "icon",
    b"%PDF-": "PDF",
    b"PK\3\4": "ZIP archive",
    b"PK\5\6": "ZIP archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "OLE document",
    b"\x1f\x8b\x08": "gzip",
    b"\xfd7zXZ\0": "xz",
    b"\x28\xb5\x2f\xfd": "zstandard",
    b"7z\xbc\xaf\x27\x1c": "7-Zip archive",
    b"Rar!\x1a\x07": "RAR archive",
    b"\x7fELF": "ELF program",
    b"{\\rtf": "RTF document",
    b"%!PS-Adobe": "PostScript",
    b"SQLite format 3\0": "SQLite database",
    b"ID3\2": "MP3 audio",
    b"ID3\3": "MP3 audio",
    b"ID3\4": "MP3 audio",
    b"OggS": "Ogg media",
    b"fLaC": "FLAC audio",
    b"\x1aE\xdf\xa3": "Matroska video",
    b"wOFF": "font",
    b"wOF2": "font",
    b"\0\1\0\0\0": "font",
    b"\xca\xfe\xba\xbe": "Java class or Mach-O program",
    b"FLV\1": "Flash video",
    b"PAR1\x15": "Parquet table",
}
_FIRST = tuple(_MAGIC)
# At this place of the file stands what the first bytes leave open; of a ZIP archive it is its first name.
_LATER = (
    (b"PK\3\4", 30, dict.fromkeys((b"[Con", b"_rel", b"docP", b"word"), "Office document")),
    (b"PK\3\4", 30, {b"mime": "EPUB book or OpenDocument file"}),
    (b"RIFF", 8, {b"WEBP": "WebP image", b"WAVE": "WAV audio", b"AVI ": "AVI video"}),
    (b"BZh", 4, {b"1AY&": "bzip2"}),
    (b"BM", 6, {b"\0\0\0\0": "BMP image"}),
    (b"", 4, {b"ftyp": "MP4 or HEIF media"}),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b")) + b"\x7f"
# Random bytes hold 11 % of these control characters, text in any encoding but UTF-16 and UTF-32 next to
# none; what scrapers leave in text stays below one in fifty.
_CONTROL_SHARE = 1 / 25
_STRAY = 2
_HEAD = 1024


def kind(data: bytes) -> str | None:
    """Give the kind of a file that says in its first bytes that it is no text."""
    for magic, at, names in _LATER:
        if data.startswith(magic) and data[at : at + 4] in names:
            return names[data[at : at + 4]]
    if data.startswith(_FIRST):
        return next(name for magic, name in _MAGIC.items() if data.startswith(magic))
    return None


def is_noise(data: bytes) -> bool:
    """Tell whether the head of a file holds more control characters than any text."""
    head = data[:_HEAD]
    return len(head) - len(head.translate(None, _CONTROLS)) > _STRAY + len(head) * _CONTROL_SHARE
