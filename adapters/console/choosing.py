"""Which session is this command about? Finds it in the catalog and says how fresh the answer is."""

from __future__ import annotations

from ...domain.errors import RunNotFound
from .names import pick
from .reading import Catalog, Row
from .talking import Console


def choose(catalog: Catalog, name: str) -> Row:
    """The session meant by that name. Raises RunNotFound, AmbiguousRun (see ``names.pick``)."""
    exact = catalog.session(name)
    if exact is not None:
        return exact
    known = catalog.known()
    row = catalog.session(pick(name, known))
    if row is None:
        raise RunNotFound(name, len(known))
    return row


def say_if_stale(console: Console, behind: int) -> None:
    """The catalog is written after the log: somebody may just have appended, or was killed before the catalog."""
    if behind:
        console.say(f"hint: {behind} newer events are not shown; `apprentice rebuild` brings the catalog up to date")
