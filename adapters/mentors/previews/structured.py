"""How are json files and notebooks shown? Json as it is or by its shape; a notebook cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import orjson

from .cut import Shown, cut
from .plain import read_text, show_text

_DEPTH: Final = 5
_FEW: Final = 5
"""Items of a list, and characters times 40 of a text, that an outline keeps."""


def show_json(path: Path, limit: int) -> Shown:
    """The document where it fits; else an outline: every key, the first items of lists, long texts shortened."""
    found = read_text(path)
    if found is None or len(found[0]) <= limit:
        return show_text(path, limit)
    text, notes = found
    try:
        document = orjson.loads(text)
    except orjson.JSONDecodeError:
        return cut(text, limit, (*notes, "not valid JSON, or too large to be read whole"))
    outline = orjson.dumps(_outline(document, _DEPTH), option=orjson.OPT_INDENT_2).decode()
    return cut(outline, limit, (*notes, f"an outline of {len(text)} characters: long lists and texts are shortened"))


def _outline(node: object, depth: int) -> object:
    if isinstance(node, dict):
        if depth == 0:
            return f"[object with {len(node)} keys]"
        return {key: _outline(value, depth - 1) for key, value in node.items()}
    if isinstance(node, list):
        if depth == 0:
            return f"[list of {len(node)}]"
        kept = [_outline(item, depth - 1) for item in node[:_FEW]]
        return [*kept, f"[{len(node) - _FEW} more]"] if len(node) > _FEW else kept
    if isinstance(node, str) and len(node) > 40 * _FEW:
        return node[: 40 * _FEW] + f"[{len(node) - 40 * _FEW} more characters]"
    return node


def show_notebook(path: Path, limit: int) -> Shown:
    """Sources and text outputs of the cells, in order; images and rich outputs are only named."""
    found = read_text(path)
    try:
        cells = orjson.loads(found[0] if found else b"")["cells"]
        text = "\n\n".join(_cell(number, cell) for number, cell in enumerate(cells, 1))
    except (orjson.JSONDecodeError, LookupError, TypeError, AttributeError):
        return show_text(path, limit)
    return cut(text, limit, found[1] if found else ())


def _cell(number: int, cell: dict[str, Any]) -> str:
    lines = [f"[cell {number}: {cell.get('cell_type')}]", _joined(cell.get("source"))]
    for output in cell.get("outputs") or ():
        data = output.get("data") or {}
        said = _joined(output.get("text") or data.get("text/plain") or output.get("evalue"))
        rich = [kind for kind in data if kind != "text/plain"]
        lines.append(f"[output {output.get('output_type')}{': also ' + ', '.join(rich) if rich else ''}]\n{said}")
    return "\n".join(lines)


def _joined(text: object) -> str:
    return "".join(map(str, text)) if isinstance(text, list) else str(text or "")
