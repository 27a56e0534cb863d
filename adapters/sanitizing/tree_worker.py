"""How does one worker clean its share of a folder: look at everything, hear what others learned, then write?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from ...domain.record import record
from ...projections.sanitizer import Known, Redaction, Vocabulary, vocabulary
from .cleaning import Cleaning
from .containers.limits import Limits
from .containers.magic import identify
from .kept_findings import FileFindings
from .source import of_bytes
from .streaming import LARGE, chunks, clean_stream, gate_stream, is_plain_text
from .tree_files import Found
from .words import Both, speaks_for_all

REPORTS: Final = ("redactions.jsonl", "sanitize-report.json")
"""Names at the top of the target that are ours."""


@record
class Outcome:
    """What became of one file: its public path, why it is withheld (None: it was written), what was replaced."""

    path: str
    public: str
    size: int
    type: str
    withheld: str | None
    redactions: tuple[Redaction, ...] = ()


@dataclass
class _Looked:
    """What the first pass keeps of one top folder."""

    files: dict[str, FileFindings] = field(default_factory=dict)
    learned: Vocabulary = field(default_factory=Vocabulary)


class TreeWorker:
    """One share of a tree, from ``source`` to ``target``."""

    def __init__(self, source: Path, target: Path, cleaning: Cleaning, known: Vocabulary) -> None:
        self._root = source.parent if source.is_file() else source
        self._target = target
        self._cleaning = cleaning
        self._known = known
        self._folders: dict[str, _Looked] = {}

    def look(self, share: Sequence[Found]) -> list[Known]:
        """The first pass; what it learned that holds for all folders."""
        for top, files in _by_folder(share):
            looked = self._folders[top] = _Looked()
            taught = []
            for found in files:
                looked.files[found.path] = self._look(found)
                taught += looked.files[found.path].all
                taught += self._cleaning.look_at_name(found.path)
            looked.learned = self._cleaning.learned(taught)
        return [entry for looked in self._folders.values() for entry in looked.learned.entries if speaks_for_all(entry)]

    def write(self, share: Sequence[Found], shared: Vocabulary) -> Iterator[Outcome]:
        """The second pass."""
        for top, files in _by_folder(share):
            looked = self._folders.pop(top)
            own = vocabulary([*self._known.entries, *looked.learned.entries])
            words = Both(own, shared)
            for found in files:
                try:
                    yield self._write(found, looked.files[found.path], words)
                except OSError as error:  # gone or locked since it was looked at, or no room: the others go on
                    public, _ = self._cleaning.name(found.path, words)
                    yield Outcome(found.path, public, found.size, "-", f"cannot be read or written: {error.strerror}")

    def _look(self, found: Found) -> FileFindings:
        if found.why_not is not None:
            return FileFindings((), found.why_not)
        try:
            with (self._root / found.path).open("rb") as file:
                if found.size <= LARGE:
                    return self._cleaning.look(of_bytes(file.read(), found.path))
                if is_plain_text(file):
                    return FileFindings(())  # a large text is looked at while it is written
                if found.size > Limits().file_bytes:
                    return FileFindings((), f"larger than {Limits().file_bytes} bytes")
                file.seek(0)
                return self._cleaning.look(of_bytes(file.read(), found.path))
        except OSError as error:
            return FileFindings((), f"cannot be read: {error.strerror}")

    def _write(self, found: Found, looked: FileFindings, words: Vocabulary) -> Outcome:
        public, renamed = self._cleaning.name(found.path, words)
        if looked.withheld is not None:
            kind = "-" if found.why_not else _type_of(self._root / found.path)
            return Outcome(found.path, public, found.size, kind, looked.withheld)
        source = self._root / found.path
        if found.size > LARGE and not looked.parts:
            return self._stream(found, source, public, words)
        data = source.read_bytes()
        form = self._cleaning.public(of_bytes(data, found.path), looked, words)
        kind = identify(data)
        if form.withheld is not None:
            return Outcome(found.path, public, found.size, kind, form.withheld)
        written = self._place(public, lambda file: file.write(data if form.data is None else form.data))
        return Outcome(found.path, written, found.size, kind, None, (*renamed, *form.redactions))

    def _stream(self, found: Found, source: Path, public: str, words: Vocabulary) -> Outcome:
        engine, policy = self._cleaning.detector.engine, self._cleaning.policy
        rows: list[Redaction] = []

        def write(file: BinaryIO) -> None:
            with source.open("rb") as raw:
                rows.extend(clean_stream(raw, file, engine, words, policy))

        written = self._place(public, write)
        with (self._target / written).open("rb") as file:
            reason = gate_stream(file, engine, words, policy)
        if reason:
            (self._target / written).unlink()
            return Outcome(found.path, public, found.size, "text", reason)
        return Outcome(found.path, written, found.size, "text", None, tuple(rows))

    def _place(self, public: str, write: Callable[[BinaryIO], Any]) -> str:
        """Write a new file; a name that another file came out under already is numbered."""
        for name in _names(public):
            try:
                handle = self._made(self._target / name)
            except FileExistsError:
                continue
            with os.fdopen(handle, "wb") as file:
                write(file)
            return name
        raise AssertionError("names never end")

    def _made(self, target: Path) -> int:
        """A handle to a new file, in folders that are made where they are missing. Raises FileExistsError."""
        try:
            return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)


def _by_folder(share: Sequence[Found]) -> list[tuple[str, list[Found]]]:
    folders: dict[str, list[Found]] = {}
    for found in share:
        folders.setdefault(found.top, []).append(found)
    return list(folders.items())


def _names(public: str) -> Iterable[str]:
    """The name, then the name numbered 2, 3, ... before its ending."""
    if public not in REPORTS:
        yield public
    number = 2
    folder, slash, name = public.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    while True:
        yield folder + slash + (f"{stem}-{number}.{ending}" if dot and stem else f"{name}-{number}")
        number += 1


def _type_of(path: Path) -> str:
    """The type of a withheld file, from its beginning."""
    try:
        with path.open("rb") as file:
            return identify(next(chunks(file), b""))
    except OSError:
        return "-"
