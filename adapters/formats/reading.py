"""How is JSON of a strange folder read? Tolerant of what is missing, never of what is torn."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import orjson

from ...domain.errors import Refused

Document = dict[str, Any]
_LARGEST: Final = 64 << 20
_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,6})\d*)?(Z|[+-]\d\d:?\d\d)?$")


def read_bytes(path: Path) -> bytes | None:
    """The file's bytes; None where it is missing.

    Raises:
        Refused: a symlink, larger than 64 MiB, or unreadable.
    """
    if path.is_symlink():
        raise Refused(f"`{path}` is a symlink", "imports follow none: copy the file there")
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(f"`{path}` is larger than 64 MiB", "it is no record of a session")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f"cannot read `{path}`: {error.strerror}", "check its owner and mode") from error


def read_json(path: Path) -> Document:
    """The object in a .json file; empty where the file is missing. Raises Refused: it is no JSON object."""
    data = read_bytes(path)
    if data is None:
        return {}
    found = _parsed(data, path, "")
    if not isinstance(found, dict):
        raise Refused(f"`{path}` holds no JSON object", "this is not a recording of the seed system")
    return found


def read_lines(path: Path) -> list[Document]:
    """The objects of a .jsonl file. Raises Refused: a line in the middle is torn; a torn last line is passed over."""
    data = read_bytes(path)
    lines = [line for line in (data or b"").split(b"\n") if line.strip()]
    rows = []
    for number, line in enumerate(lines, 1):
        try:
            found = orjson.loads(line)
        except orjson.JSONDecodeError:
            if number == len(lines) and not (data or b"").endswith(b"\n"):
                break  # the seed system appends without care: its last line may be torn
            found = _parsed(line, path, f", line {number}")
        if isinstance(found, dict):
            rows.append(found)
    return rows


def _parsed(data: bytes, path: Path, where: str) -> object:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Refused(f"`{path}`{where} is not JSON: {error}", "mend or remove the file, and import again") from error


def text(value: object) -> str:
    """A value as words: texts as they are, nothing as nothing, the rest as JSON. A lone surrogate becomes U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-8", errors="replace").decode()
    return "" if value is None else orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


def texts(value: object) -> tuple[str, ...]:
    """A list's items as words; a single text is a list of one."""
    if isinstance(value, list):
        return tuple(found for found in map(text, value) if found)
    return (text(value),) if value else ()


def number(value: object) -> float | None:
    """A finite number, None for anything else."""
    import math

    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


def time_of(value: object) -> str | None:
    """A source's time as ours, UTC; None where it gives none, or one without a day."""
    from datetime import UTC, datetime

    match = _TIME.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    day, clock, fraction, zone = match.groups()
    offset = "+00:00" if zone in (None, "Z") else zone
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}.{(fraction or '0').ljust(6, '0')}{offset}").astimezone(UTC)
    except ValueError:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
