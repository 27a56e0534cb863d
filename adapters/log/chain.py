"""Does one stream hold together? Versions, digests, bodies, and which missing bodies an erasure explains."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .format import FORMAT, NO_DIGEST, body_digest, digest

_TEXTS = ("recorded_at", "occurred_at", "clock", "command_id", "prev", "body_digest")


class Erasures:
    """Which bodies were erased by their owner: (stream, version), or everything of a stream before an event."""

    def __init__(self) -> None:
        self._single: set[tuple[str, int]] = set()
        self._until: dict[str, int] = {}

    def add(self, stream: str, versions: Iterable[int]) -> None:
        """These versions."""
        self._single.update((stream, version) for version in versions)

    def add_until(self, stream: str, version: int) -> None:
        """Everything before ``version``."""
        self._until[stream] = max(version, self._until.get(stream, 0))

    def name(self, stream: str, version: int) -> bool:
        """Whether the event's body was erased rightly."""
        return (stream, version) in self._single or version < self._until.get(stream, 0)


def erasures_in(rows: Iterable[tuple[Any, ...]]) -> Erasures:
    """From (stream, version, type, body) of the erasure events.

    ``data.versions`` lists what a ContentErased took; a SessionErased took all up to ``data.last``, and so all before
    it. ``data.stream`` names another stream than the event's own.
    """
    erasures = Erasures()
    for stream, version, kind, body in rows:
        try:
            data = json.loads(body)["data"]
            target = data.get("stream", stream)
            if kind == "SessionErased":
                erasures.add_until(target, version if target == stream else int(data["last"]) + 1)
            else:
                erasures.add(target, [int(number) for number in data["versions"]])
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # a damaged erasure names nothing; its own stream's check reports the damage
    return erasures


class StreamCheck:
    """Takes a stream's rows in order and collects what contradicts them, as (version, sentence)."""

    def __init__(self, stream: str, erasures: Erasures) -> None:
        self.stream = stream
        self.version = 0
        self.digests: dict[int, str] = {}
        self.findings: list[tuple[int, str]] = []
        self.erased: list[int] = []
        self.commands: dict[str, tuple[int, int]] = {}
        self.run_id: str | None = None
        self._prev = NO_DIGEST
        self._erasures = erasures

    def take(self, version: object, kind: object, state: object, salt: object, body: object) -> None:
        """The next row. Columns are what lies in the file, whatever that is."""
        if not isinstance(version, int) or not isinstance(kind, str) or not isinstance(state, bytes):
            self.findings.append((self.version + 1, "a header has columns of the wrong type"))
            return
        if version != self.version + 1:
            self.findings.append((version, f"events are missing: version {version} follows {self.version}"))
        self.version = version
        header = self._header(version, state)
        if header is not None:
            self._check(version, kind, header, salt, body)
        self._prev = self.digests[version] = digest(self.stream, version, kind, state)

    def _header(self, version: int, state: bytes) -> dict[str, Any] | None:
        try:
            header = json.loads(state)
            sound = (
                header["format"] == FORMAT
                and isinstance(header["schema"], int)
                and all(isinstance(header[name], str) for name in _TEXTS)
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            sound = False
        if not sound:
            self.findings.append((version, "the header cannot be read"))
            return None
        assert isinstance(header, dict)
        return header

    def _check(self, version: int, kind: str, header: dict[str, Any], salt: object, body: object) -> None:
        if header["prev"] != self._prev:
            self.findings.append((version, f"the chain is broken: event {version - 1} or this header was changed"))
        first, _ = self.commands.get(header["command_id"], (version, version))
        self.commands[header["command_id"]] = (first, version)
        if body is None and salt is None:
            self._missing(version)
        elif not isinstance(body, bytes) or not isinstance(salt, bytes):
            self.findings.append((version, "the body has columns of the wrong type"))
        elif body_digest(salt, body) != header["body_digest"]:
            self.findings.append((version, "the body is not the one that was recorded"))
        elif version == 1 and kind == "SessionStarted":
            self._name_run(body)

    def _missing(self, version: int) -> None:
        if self._erasures.name(self.stream, version):
            self.erased.append(version)
        else:
            self.findings.append((version, "the body is missing, and no erasure names it"))

    def _name_run(self, body: bytes) -> None:
        try:
            self.run_id = str(json.loads(body)["data"]["run_id"])
        except (ValueError, KeyError, TypeError):
            self.findings.append((1, "the session's start names no run id"))
