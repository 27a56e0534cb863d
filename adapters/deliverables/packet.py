"""What does a task file ask for?"""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ...domain.record import record
from .names import key
from .task_syntax import TaskFileError, line_of, parse_task

_BYTES: Final = 4 << 20


@record
class TaskPacket:
    """A task as its file states it.

    ``deliverables`` is final when it is not empty; ``raw`` is the file byte for byte; ``extra`` holds every
    other field as JSON values.
    """

    title: str
    instruction: str
    deliverables: tuple[str, ...]
    checks: tuple[str, ...]
    raw: bytes
    extra: Mapping[str, Any]


def load_task_file(path: Path) -> TaskPacket:
    """Read a packet of the seed dataset, or plain YAML or JSON with ``instruction`` and optionally
    ``title``, ``deliverables`` and ``checks``.

    Raises:
        TaskFileError: what is wrong, where (the line where it is known) and what to do about it.
    """
    raw = _bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TaskFileError("it is not UTF-8", f"{path}, byte {error.start}", "save it as UTF-8") from error
    fields = parse_task(text, path)
    fields_of = _Fields(fields, text, path)
    return TaskPacket(
        title=fields_of.title(),
        instruction=fields_of.instruction(),
        deliverables=fields_of.deliverables(),
        checks=fields_of.checks(),
        raw=raw,
        extra={name: value for name, value in fields.items() if name not in _OURS},
    )


_OURS: Final = frozenset({"title", "instruction", "deliverables", "checks"})


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(_BYTES + 1)
    except (OSError, ValueError) as error:
        what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise TaskFileError(f"it cannot be read: {what}", str(path), "give --task-file a readable file") from error
    if len(raw) > _BYTES:
        raise TaskFileError(f"it is larger than {_BYTES} bytes", str(path), "give data as --asset, not in the task")
    return raw


class _Fields:
    """The fields of one task file, each checked as it is taken."""

    def __init__(self, fields: Mapping[str, Any], text: str, path: Path) -> None:
        self._fields, self._text, self._path = fields, text, path

    def _error(self, field: str, what: str, hint: str) -> TaskFileError:
        line = line_of(field, self._text)
        return TaskFileError(what, f"{self._path}, line {line}" if line else str(self._path), hint)

    def _string(self, field: str, value: object) -> str:
        if not isinstance(value, str):
            raise self._error(field, f"`{field}` is not text but {_kind(value)}", f"write `{field}` as text, in quotes")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise self._error(
                field, f"`{field}` holds half a character (a lone surrogate)", "remove the \\ud8.. escape"
            )
        return value

    def title(self) -> str:
        return self._string("title", self._fields.get("title") or "").strip()

    def instruction(self) -> str:
        value = self._string("instruction", self._fields.get("instruction", ""))
        if not value.strip():
            raise self._error("instruction", "it has no instruction", "add `instruction: what is to be done`")
        return value

    def _strings(self, field: str, example: str) -> list[str]:
        value = self._fields.get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._error(field, f"`{field}` is not a list but {_kind(value)}", f"write {field}: [{example}]")
        return [self._string(field, item).strip() for item in value]

    def deliverables(self) -> tuple[str, ...]:
        """Relative names, each once; two that differ in case only are one."""
        names: dict[str, str] = {}
        for name in self._strings("deliverables", "report.csv"):
            clean = name.replace("\\", "/").removeprefix("./").removeprefix("artifacts/")
            parts = clean.split("/")
            if not clean.isprintable() or any(part in {"", ".", ".."} or len(part.encode()) > 255 for part in parts):
                raise self._error(
                    "deliverables",
                    f"`{name[:60]!a}` is no name for a deliverable",
                    "use a relative name like out/a.csv",
                )
            names.setdefault(key(clean), clean)
        return tuple(names.values())

    def checks(self) -> tuple[str, ...]:
        checks = self._strings("checks", "'python -m pytest -q'")
        for command in checks:
            try:
                words = shlex.split(command)
            except ValueError as error:
                raise self._error("checks", f"a check cannot be split: {error}", "close the quotes in it") from error
            if not words:
                raise self._error("checks", "a check is empty", "remove it or write a command")
        return tuple(checks)


def _kind(value: object) -> str:
    kinds = {dict: "a mapping", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return "nothing" if value is None else kinds.get(type(value), type(value).__name__)
