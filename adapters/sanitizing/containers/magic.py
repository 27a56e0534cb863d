"""What type is this file? By its bytes, never by its extension."""

import re
import zlib
from contextlib import suppress

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"PK\x07\x08", "zip"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"SQLite format 3\x00", "sqlite"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (257, b"ustar", "tar"),
    (0, b"PAR1", "parquet"),
    (0, b"\x7fELF", "ELF program"),
    (0, b"MZ", "Windows program"),
    (0, b"\xfe\xed\xfa\xce", "Mach-O program"),
    (0, b"\xfe\xed\xfa\xcf", "Mach-O program"),
    (0, b"\xce\xfa\xed\xfe", "Mach-O program"),
    (0, b"\xcf\xfa\xed\xfe", "Mach-O program"),
    (0, b"\x00asm", "WebAssembly module"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE2 document"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (0, b"Rar!\x1a\x07", "rar archive"),
    (0, b"\x28\xb5\x2f\xfd", "zstd stream"),
    (0, b"\x04\x22\x4d\x18", "lz4 stream"),
    (0, b"\x1f\x9d", "compress stream"),
    (0, b"\x5d\x00\x00", "lzma stream"),
    (0, b"\x93NUMPY", "NumPy array"),
    (0, b"\x89HDF\r\n\x1a\n", "HDF5 file"),
    (0, b"ARROW1", "Arrow file"),
    (0, b"Obj\x01", "Avro file"),
    (0, b"\x37\x7f\x06\x82", "SQLite write-ahead log (clean the checkpointed database instead)"),
    (0, b"\x37\x7f\x06\x83", "SQLite write-ahead log (clean the checkpointed database instead)"),
    (0, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", "SQLite rollback journal"),
    (0, b"II*\x00", "TIFF image"),
    (0, b"MM\x00*", "TIFF image"),
    (0, b"\x00\x00\x01\x00", "icon"),
    (0, b"OggS", "Ogg media"),
    (0, b"ID3", "MP3 audio"),
    (0, b"fLaC", "FLAC audio"),
    (0, b"\x1aE\xdf\xa3", "Matroska media"),
    (4, b"ftyp", "MP4 or HEIF media"),
    (0, b"\x00\x01\x00\x00\x00", "TrueType font"),
    (0, b"OTTO", "OpenType font"),
    (0, b"wOFF", "web font"),
    (0, b"wOF2", "web font"),
    (0, b"!<arch>\n", "ar archive"),
)
_SVG = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?"
    rb"(?:<!--(?:[^-]|-[^-]){0,4000}-->\s*|<!DOCTYPE svg[^>]{0,4000}>\s*){0,4}<svg[\s>]"
)
_NOTEBOOK = re.compile(rb'"nbformat"\s*:\s*\d')
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27}) + b"\x7f"
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")


def identify(data: bytes) -> str:
    """The type's name: a handler's key, ``text``, ``notebook``, ``unknown binary``, or a type without a cleaner."""
    found = _by_magic(data)
    if found:
        return found
    if is_text(data):
        return _kind_of_text(data)
    if _is_old_tar(data):
        return "tar"
    if data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557)) >= 0:
        return "zip"
    if _is_zlib(data):
        return "zlib"
    return (
        "pickle" if data[:1] == b"\x80" and data[1:2] in b"\x02\x03\x04\x05" and data[-1:] == b"." else "unknown binary"
    )


def _by_magic(data: bytes) -> str:
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and not is_text(data)):
        return "pdf"
    return _by_header(data) or next(
        (
            name
            for offset, magic, name in _MAGIC
            if data.startswith(magic, offset) and not (_weak(magic) and is_text(data))
        ),
        "",
    )


def _by_header(data: bytes) -> str:
    """Types that more than one field tells."""
    if data[:4] == b"RIFF":
        return "webp" if data[8:12] == b"WEBP" else "RIFF media"
    if data[2:4] == b"\r\n" and data[1:2] in b"\x0a\x0b\x0c\x0d\x0e\x0f":
        return "Python bytecode" if not is_text(data) else ""
    if data[:4] == b"\xca\xfe\xba\xbe":  # Java counts its versions from 45, Apple the few machines it supports
        return "Java class" if int.from_bytes(data[6:8], "big") >= 45 else "Mach-O program"
    if data[:2] == b"BM" and len(data) > 14 and int.from_bytes(data[2:6], "little") == len(data):
        return "BMP image"
    return ""


def _weak(magic: bytes) -> bool:
    """Whether plain text could begin with this magic (``ustar`` stands too deep for that)."""
    return magic != b"ustar" and all(32 <= byte < 127 for byte in magic)


def _kind_of_text(data: bytes) -> str:
    if _SVG.match(data[:8192]):
        return "svg"
    if data[:200].lstrip()[:1] == b"{" and b'"cells"' in data and _NOTEBOOK.search(data):
        return "notebook"
    return "text"


def is_text(data: bytes) -> bool:
    """Whether a text engine should read this: few control bytes and few bytes that are not UTF-8, or UTF-16.

    A tenth of other bytes is allowed, for Latin-1, NUL-separated lists and logs with a torn line. All of the file
    counts, so that a script with an archive behind it is no text.
    """
    if not data or data.startswith(_TEXT_BOMS):
        return not data or _decodes_wide(data) or data[:3] == b"\xef\xbb\xbf"
    if b"\x00" in data and b"\x00\x00" not in data and data.count(0) * 3 <= len(data):
        data = data.replace(b"\x00", b"\n")  # a list as `find -print0` writes it
    odd = len(data) - len(data.translate(None, _CONTROLS))
    if odd * 10 > len(data):
        return _is_bare_utf16(data)
    wrong = data.decode("utf-8", "replace").count("\ufffd")
    return (odd + wrong) * 10 <= len(data) or (odd == 0 and (wrong * 3 <= len(data) or _decodes_asian(data)))


def _decodes_asian(data: bytes) -> bool:
    """Whether all of it, which holds no control byte, is text in one of the older encodings of two bytes a letter."""
    for encoding in ("shift_jis", "euc_jp", "euc_kr", "big5", "gb18030"):
        with suppress(UnicodeDecodeError):  # not this one
            data.decode(encoding)
            return True
    return False


def _decodes_wide(data: bytes) -> bool:
    encoding = "utf-32" if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff") else "utf-16"
    text = data.decode(encoding, "replace")
    odd = sum(text.count(c) for c in "\ufffd\x00\x01\x02\x03")
    return odd * 10 <= len(text)


def _is_bare_utf16(data: bytes) -> bool:
    """UTF-16 without a mark, mostly of Latin letters: NULs on one side only."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    return len(data) > 8 and max(even, odd) * 10 >= len(data) * 4 and min(even, odd) * 50 <= len(data)


def _is_old_tar(data: bytes) -> bool:
    """A pre-POSIX tar has no magic; its header checksum is magic enough."""
    head = data[:512]
    if len(head) < 512 or len(data) % 512:
        return False
    try:
        stated = int(head[148:156].strip(b" \0") or b"x", 8)
    except ValueError:
        return False
    return stated == sum(head[:148]) + 256 + sum(head[156:])


def _is_zlib(data: bytes) -> bool:
    if len(data) < 8 or data[0] != 0x78 or int.from_bytes(data[:2], "big") % 31:
        return False
    try:
        zlib.decompressobj().decompress(data[:4096], 65_536)
    except zlib.error:
        return False
    return True
