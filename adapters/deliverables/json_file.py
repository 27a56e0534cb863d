"""Are json, jsonl and ipynb files what they say, and is something in them?"""

import json
from pathlib import Path
from typing import Any, Final

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .text import text_encoding, too_large, whole_text

# A parsed document takes up to 25 times its size in memory (nested empty lists), hence less than `PARSED`.
_DOCUMENT: Final = 16 << 20
_LINE: Final = 16 << 20


def _constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _number(_digits: str) -> int:
    """Values are not looked at, and Python refuses to convert integers of more than 4,300 digits."""
    return 1


def parse(text: str) -> object:
    """A JSON document by the standard: no NaN, no Infinity.

    Raises:
        WrongTypeError: with line and column where the parser knows them.
    """
    try:
        return json.loads(text, parse_int=_number, parse_float=_number, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise WrongTypeError(f"not JSON: {error.msg}, line {error.lineno} column {error.colno}") from error
    except RecursionError as error:
        raise WrongTypeError("nested too deeply to be read") from error
    except ValueError as error:
        raise WrongTypeError(f"not JSON: {error}") from error


def _nothing(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def look_json(path: Path) -> str:
    """One document that is not null, ``""``, ``[]`` or ``{}``."""
    if (note := too_large(path, _DOCUMENT)) is not None:
        return note
    value = parse(whole_text(path, utf8_only=True))
    if _nothing(value):
        raise EmptyError(f"the document is {json.dumps(value)[:20]}")
    if isinstance(value, dict):
        return f"an object of {counted(len(value), 'member')}"
    return f"a list of {counted(len(value), 'item')}" if isinstance(value, list) else "one value"


def look_jsonl(path: Path) -> str:
    """A document a line; blank lines are let pass."""
    if text_encoding(path).note:
        raise WrongTypeError("not UTF-8")
    if (note := too_large(path, _DOCUMENT)) is not None:
        return note
    documents = filled = 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(_LINE), b""), start=1):
            if not line.strip().removeprefix(b"\xef\xbb\xbf"):
                continue
            documents += 1
            filled += not _nothing(_line(line, number))
    if filled == 0:
        raise EmptyError("no line holds a value")
    return counted(documents, "line")


def _line(line: bytes, number: int) -> object:
    try:
        return parse(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongTypeError(f"line {number} is longer than {_LINE} bytes") from error
    except WrongTypeError as error:
        raise WrongTypeError(f"line {number}: {error.reason.replace('line 1 ', '')}") from error


def look_ipynb(path: Path) -> str:
    """A notebook (nbformat 3 or 4) with at least one cell that holds source or output."""
    if too_large(path, _DOCUMENT) is not None:
        raise WrongTypeError(f"larger than {_DOCUMENT} bytes: not opened as a notebook")
    book = parse(whole_text(path, utf8_only=True))
    if not isinstance(book, dict) or "nbformat" not in book:
        raise WrongTypeError("JSON, but not a notebook: it has no `nbformat`", "json")
    cells = book.get("cells", _old_cells(book))
    if not isinstance(cells, list) or any(not isinstance(cell, dict) for cell in cells):
        raise WrongTypeError("JSON, but not a notebook: `cells` is not a list of cells", "json")
    if not any(_holds(cell) for cell in cells):
        raise EmptyError("no cells" if not cells else "every cell is blank")
    return counted(len(cells), "cell")


def _old_cells(book: dict[str, object]) -> object:
    """Before nbformat 4, cells lay in worksheets."""
    sheets = book.get("worksheets")
    sheets = sheets if isinstance(sheets, list) else []
    return [cell for sheet in sheets if isinstance(sheet, dict) for cell in sheet.get("cells") or []]


def _holds(cell: dict[str, Any]) -> bool:
    source = cell.get("source", cell.get("input"))
    text = "".join(map(str, source)) if isinstance(source, list) else str(source or "")
    return bool(text.strip() or cell.get("outputs"))


CHECKERS: Final = (
    Checker(("json",), "1", look_json),
    Checker(("jsonl",), "1", look_jsonl),
    Checker(("ipynb",), "1", look_ipynb),
)
