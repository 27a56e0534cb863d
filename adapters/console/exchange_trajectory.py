"""``--format atif`` and ``--format otel``: what was observed, as one JSON document for other programs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ... import __version__
from ...domain.errors import Refused
from ...domain.ports import Recorded
from ...domain.values import Content
from ..formats.atif import Text, trajectory
from ..formats.otel import document
from .exchange import Document
from .talking import Console
from .wiring import House

WARNING = "nothing in it was replaced: `apprentice bundle build` makes what can be shared"


def export(console: Console, house: House, run_id: str, stream: str, target: Path, form: str) -> Document:
    """Write the session to ``target``, readable by its owner alone.

    Raises:
        Refused: something has that name, or nothing was attempted yet.
    """

    def text(content: Content) -> str:
        return content.text if content.text is not None else house.contents.read(content).decode("utf-8", "replace")

    events: Iterator[Recorded] = house.log.read(stream)
    try:
        written, about = _atif(events, text) if form == "atif" else _otel(events, text)
    except ValueError as error:
        raise Refused(f"`{run_id}` cannot be told: {error}", "a session is exported after its first attempt") from error
    with _new_file(target) as file:
        file.write(written)
    console.say(f"note: {WARNING}")
    return about


def _atif(events: Iterator[Recorded], text: Text) -> tuple[bytes, Document]:
    told = trajectory(events, text)
    return _json(told.document()), {"schema_version": told.schema_version, "steps": len(told.steps)}


def _otel(events: Iterator[Recorded], text: Text) -> tuple[bytes, Document]:
    told = document(events, text, __version__)
    spans = sum(len(s["spans"]) for r in told["resourceSpans"] for s in r["scopeSpans"])
    return _json(told), {"spans": spans}


def _json(told: Document) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


@contextmanager
def _new_file(target: Path) -> Iterator[IO[bytes]]:
    """A file that was not there before. Raises Refused: it was, or it cannot be made."""
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Refused(f"`{target}` is there already", "nothing is written over: give another name") from error
    except OSError as error:
        raise Refused(f"cannot write `{target}`: {error.strerror}", "give a file in a folder that is there") from error
    with os.fdopen(descriptor, "wb") as file:
        yield file
