"""Is a yaml file YAML, and is something in it?"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .text import too_large, whole_text

_PARSED: Final = 8 << 20  # bytes
_DEPTH: Final = 200  # levels of nesting; libyaml's work grows with size times depth


def look(path: Path) -> str:
    """The events of the parser are counted, and nothing is built: a bomb of aliases stays a few events.

    A tag of the writer's own (``!Ref``) is good YAML.  Values that say nothing: null, ``""``, ``[]``, ``{}``.
    """
    if (note := too_large(path, _PARSED)) is not None:
        return note
    text = whole_text(path)
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        scalars, documents = _count(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f", line {mark.line + 1} column {mark.column + 1}" if mark else ""
        raise WrongTypeError(f"not YAML: {error.problem or error.context}{where}") from error
    except yaml.YAMLError as error:
        raise WrongTypeError(f"not YAML: {error}") from error
    if scalars == 0:
        raise EmptyError("no value in it")
    return f"{counted(scalars, 'value')} in {counted(documents, 'document')}"


def _count(events: Iterable[Any]) -> tuple[int, int]:
    """Scalars that say something, and documents."""
    import yaml

    scalars = documents = depth = 0
    anchors: set[str] = set()
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            anchors.clear()
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.ScalarEvent):
            scalars += not (event.value.strip() in {"", "~", "null", "Null", "NULL"} and event.style != "|")
        if isinstance(event, yaml.AliasEvent) and event.anchor not in anchors:
            raise WrongTypeError(f"not YAML: line {_line(event)} names an anchor that is not there")
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            anchors.add(event.anchor)
        if depth > _DEPTH:
            raise WrongTypeError(f"nested more than {_DEPTH} levels deep, line {_line(event)}")
    return scalars, documents


def _line(event: Any) -> int:  # noqa: ANN401  an event of the C parser or of the other one
    return int(event.start_mark.line) + 1


CHECKER: Final = Checker(("yaml", "yml"), "1", look)
