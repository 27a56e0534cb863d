"""How do the artifacts of two attempts differ? A row a file; text line by line, anything else by its digest."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Any, Final

from ...domain.record import record
from ...domain.values import Artifact, Content
from .talking import Console
from .text import harmless

Read = Callable[[Content], bytes]

LARGEST: Final = 1 << 20
"""Bytes of a file that is still compared line by line; difflib is quadratic."""
_MARKS: Final = {"added": "+", "removed": "-", "changed": "M", "same": " "}
_STYLES: Final = {"+": "green", "-": "red", "@": "cyan"}


@record
class Compared:
    """One path in two attempts; ``diff`` holds the lines of a unified diff, None where it is no text."""

    path: str
    change: str
    a: Artifact | None
    b: Artifact | None
    diff: tuple[str, ...] | None

    def as_document(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "path": self.path,
            "change": self.change,
            "a": _side(self.a),
            "b": _side(self.b),
            "binary": self.diff is None,
            "diff": "".join(self.diff) if self.diff is not None else None,
        }


def compare(a: Sequence[Artifact], b: Sequence[Artifact], read: Read) -> list[Compared]:
    """Every path of either attempt, in order. Raises Damaged: a blob is gone or was changed."""
    left, right = {x.path: x for x in a}, {x.path: x for x in b}
    return [_one(path, left.get(path), right.get(path), read) for path in sorted({*left, *right})]


def _one(path: str, a: Artifact | None, b: Artifact | None, read: Read) -> Compared:
    if a is not None and b is not None and (a.content.blob, a.executable) == (b.content.blob, b.executable):
        return Compared(path, "same", a, b, ())
    change = "added" if a is None else "removed" if b is None else "changed"
    before, after = _lines(a, read), _lines(b, read)
    if before is None or after is None:
        return Compared(path, change, a, b, None)
    names = (f"a/{path}" if a else "/dev/null", f"b/{path}" if b else "/dev/null")
    return Compared(path, change, a, b, tuple(_ended(difflib.unified_diff(before, after, *names))))


def _ended(lines: Any) -> list[str]:  # noqa: ANN401 - difflib's own iterator
    """Each line with its end; a last line without one is followed by a line that says so, as diff does."""
    whole = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return [line + "\n" for line in "".join(whole).split("\n")[:-1]]


def _lines(artifact: Artifact | None, read: Read) -> list[str] | None:
    """A file's lines with their ends; None for what is no text, or too large to compare."""
    if artifact is None:
        return []
    if (artifact.content.size or 0) > LARGEST:
        return None
    data = read(artifact.content)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else [line + "\n" for line in text.split("\n")[:-1]] + _rest(text)


def _rest(text: str) -> list[str]:
    last = text.rpartition("\n")[2]
    return [last] if last else []


def _side(artifact: Artifact | None) -> dict[str, Any] | None:
    if artifact is None:
        return None
    executable = bool(artifact.executable)
    return {"sha256": artifact.content.blob, "size": artifact.content.size, "executable": executable}


def show(console: Console, compared: Sequence[Compared]) -> None:
    """The list of files first, then the diffs."""
    if not compared:
        console.say("neither attempt left a file")
    for file in compared:
        console.line(f"{_MARKS[file.change]} {harmless(file.path)}")
    for file in compared:
        if file.change == "same":
            continue
        console.line("")
        if file.diff is None:
            console.line(f"{harmless(file.path)}: {_digest(file.a)} -> {_digest(file.b)}")
        elif not file.diff:
            console.line(f"{harmless(file.path)}: {_mode(file.a)} -> {_mode(file.b)}")
        for line in file.diff or ():
            console.line(console.styled(harmless(line.rstrip("\n").replace("\t", "    ")), _STYLES.get(line[:1])))


def _digest(artifact: Artifact | None) -> str:
    return f"sha256 {artifact.content.blob}, {artifact.content.size} bytes" if artifact is not None else "not there"


def _mode(artifact: Artifact | None) -> str:
    if artifact is None:
        return "not there"
    return "executable" if artifact.executable else "empty" if not artifact.content.size else "not executable"
