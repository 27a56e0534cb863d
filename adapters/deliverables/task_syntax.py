"""How is a task file, JSON or YAML, turned into fields?"""

import json
import re
from pathlib import Path
from typing import Any, Final

from ...domain.errors import Refused

_KEY_LINE: Final = r"^[ \t{{,]*[\"']?{field}[\"']?[ \t]*:"


class TaskFileError(Refused):
    """A task file that cannot be used: ``what`` is wrong, ``where``, and the next step as a ``hint``."""

    def __init__(self, what: str, where: str, hint: str) -> None:
        super().__init__(f"the task file cannot be used: {what} ({where})", hint)
        self.what, self.where = what, where


def line_of(field: str, text: str) -> int | None:
    """The line on which ``field`` first stands as a key; None when it does not."""
    found = re.search(_KEY_LINE.format(field=re.escape(field)), text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def parse_task(text: str, path: Path) -> dict[str, Any]:
    """The fields of a task file: JSON when its name or first character says so, else YAML.

    Raises:
        TaskFileError: not parsable (with line and column), or not a mapping.
    """
    try:
        as_json = path.suffix.lower() == ".json" or text.lstrip()[:1] in {"{", "["}
        value = _json(text, path) if as_json else _yaml(text, path)
    except RecursionError as error:
        raise TaskFileError("it is nested too deeply", str(path), "flatten it") from error
    if not isinstance(value, dict):
        kind = "empty" if value is None else f"a {type(value).__name__}, not a mapping"
        raise TaskFileError(f"it is {kind}", str(path), "begin it with `instruction: what is to be done`")
    # What YAML adds to JSON (dates, sets, keys that are no text) is kept as the text it was.
    plain: dict[str, Any] = json.loads(json.dumps({str(name): item for name, item in value.items()}, default=str))
    return plain


def _json(text: str, path: Path) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{path}, line {error.lineno} column {error.colno}"
        raise TaskFileError(f"it is not JSON: {error.msg}", where, "mend it there") from error
    except ValueError as error:
        raise TaskFileError(f"it is not JSON: {error}", str(path), "write long numbers as text") from error


def _yaml(text: str, path: Path) -> object:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):  # a few lines of them stand for gigabytes
                where = f"{path}, line {getattr(event.start_mark, 'line', 0) + 1}"
                raise TaskFileError("it uses a YAML alias", where, "write the value out")
        return yaml.load(text, Loader=loader)  # the safe loader, in C where it is there
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}, line {mark.line + 1} column {mark.column + 1}" if mark else str(path)
        raise TaskFileError(f"it is not YAML: {error.problem or error.context}", where, "mend it there") from error
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise TaskFileError(f"it is not YAML: {str(error).splitlines()[0]}", str(path), "mend it") from error
