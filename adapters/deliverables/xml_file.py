"""Is an xml file well-formed, and is something in it?  Also the guarded parser of office documents."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final
from xml.parsers import expat

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .sniff import head
from .text import PARSED, chunks, too_large

_DEPTH: Final = 10_000  # levels; expat keeps every open element

Start = Callable[[str, dict[str, str]], None]


def parse_xml(
    source: Iterable[bytes],
    *,
    on_start: Start | None = None,
    on_text: Callable[[str], None] | None = None,
    on_end: Callable[[str], None] | None = None,
) -> None:
    """Stream XML through expat: nothing is fetched, nothing is built, entities are not let in.

    Raises:
        WrongTypeError: not well-formed (line and column), or an entity is declared: a few lines of them can
            expand to gigabytes, and no deliverable needs one.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = False
    parser.EntityDeclHandler = lambda *_: _no_entities(parser.CurrentLineNumber)
    if on_text is not None:
        parser.CharacterDataHandler = on_text
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise WrongTypeError(f"nested more than {_DEPTH} levels deep, line {parser.CurrentLineNumber}")
        if on_start is not None:
            on_start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if on_end is not None:
            on_end(name)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        for chunk in source:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        raise WrongTypeError(f"not XML: {message}, line {error.lineno} column {error.offset + 1}") from error
    except (LookupError, ValueError) as error:
        raise WrongTypeError(f"not XML: {error}") from error


def _no_entities(line: int) -> None:
    raise WrongTypeError(f"line {line} declares an entity: not read any further")


def look(path: Path) -> str:
    """Well-formed, and more than one bare element."""
    if not head(path).strip():
        raise EmptyError("no markup")
    if (note := too_large(path, PARSED)) is not None:
        return note
    elements = attributes = text = 0

    def start(_name: str, given: dict[str, str]) -> None:
        nonlocal elements, attributes
        elements += 1
        attributes += len(given)

    def data(piece: str) -> None:
        nonlocal text
        text += bool(piece.strip())

    parse_xml(chunks(path), on_start=start, on_text=data)
    if elements == 1 and not attributes and not text:
        raise EmptyError("one element with nothing in it")
    return counted(elements, "element")


CHECKER: Final = Checker(("xml",), "1", look)
