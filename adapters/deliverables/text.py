"""Is this file text, in which encoding, and is there anything in it?  Also the checker of md and txt."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from .outcome import Checker, EmptyError, WrongTypeError
from .sniff import head, sniff

CHUNK: Final = 1 << 20
SCANNED: Final = 1 << 30  # bytes; a file's first GiB is enough to say that it is text
PARSED: Final = 64 << 20  # bytes; beyond it a file is only scanned, not parsed as a whole

# What no text has: control characters other than tab, line feed, form feed, carriage return, backspace and escape.
_CONTROL: Final = re.compile(rb"[\x01-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f]")


class Encoding(NamedTuple):
    """A codec's name as Python knows it, and a remark ("" for plain UTF-8)."""

    name: str
    note: str


def chunks(path: Path) -> Iterator[bytes]:
    """A file's first GiB, a MiB at a time."""
    with path.open("rb") as file:
        for _ in range(SCANNED // CHUNK):
            chunk = file.read(CHUNK)
            if not chunk:
                return
            yield chunk


def text_encoding(path: Path) -> Encoding:
    """The encoding of a text file, read once from end to end with bounded memory.

    Raises:
        WrongTypeError: it is not text, with the byte that shows it.
        EmptyError: no bytes, or only white space.
    """
    first = head(path)
    if not first:
        raise EmptyError("0 bytes")
    if (found := sniff(first)) not in {None, "html", "xml"}:
        raise WrongTypeError(f"its first bytes are those of {found}, not of text", found)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decodes(path, "utf-16")
    try:
        return _decodes(path, "utf-8-sig")
    except WrongTypeError as not_utf8:
        return _latin(path, not_utf8.reason)


def _decodes(path: Path, name: str) -> Encoding:
    decoder = codecs.getincrementaldecoder(name)()
    done, blank = 0, True
    for chunk in chunks(path):
        if name != "utf-16" and (nul := chunk.find(b"\0")) >= 0:
            raise WrongTypeError(f"not text: a NUL byte at byte {done + nul}")
        blank = _decoded(decoder, chunk, done, final=False) and blank
        done += len(chunk)
    if done < SCANNED:
        blank = _decoded(decoder, b"", done, final=True) and blank
    if blank:
        raise EmptyError("only white space")
    return Encoding(name, "UTF-16" if name == "utf-16" else "")


def _decoded(decoder: codecs.IncrementalDecoder, chunk: bytes, done: int, *, final: bool) -> bool:
    """Whether this chunk, which begins at byte ``done``, holds only white space."""
    held = len(decoder.getstate()[0])
    try:
        return not decoder.decode(chunk, final).strip("\ufeff \t\r\n\f\v\u00a0")
    except UnicodeDecodeError as error:
        raise WrongTypeError(f"not UTF-8: byte {done - held + error.start}") from error


def _latin(path: Path, reason: str) -> Encoding:
    """An older one-byte encoding is still text; control characters and NULs are not."""
    done = 0
    for chunk in chunks(path):
        at = _CONTROL.search(chunk) or re.search(rb"\0", chunk)
        if at is not None:
            raise WrongTypeError(f"not text: a control character at byte {done + at.start()}")
        done += len(chunk)
    return Encoding("latin-1", f"{reason}, read as Latin-1")


def whole_text(path: Path, *, utf8_only: bool = False) -> str:
    """All of a text file (at most `PARSED` bytes of it); callers have looked at its size.

    Raises:
        WrongTypeError, EmptyError: as `text_encoding`; also for other encodings where ``utf8_only``.
    """
    encoding = text_encoding(path)
    if utf8_only and encoding.note:
        raise WrongTypeError(encoding.note.partition(",")[0])
    with path.open("rb") as file:
        return file.read(PARSED).decode(encoding.name, "replace")


def too_large(path: Path, limit: int) -> str | None:
    """A remark when a file is larger than ``limit`` bytes (then it is only scanned), else None."""
    size = path.stat().st_size
    if size <= limit:
        return None
    return f"{size} bytes are too many to parse here: read as text only; {look(path)}"


def look(path: Path) -> str:
    """A text file with something in it."""
    encoding = text_encoding(path)
    return f"text; {encoding.note}" if encoding.note else "text"


CHECKER: Final = Checker(("md", "txt"), "1", look)
