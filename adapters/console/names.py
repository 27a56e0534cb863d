"""Which session does a person mean? An exact id, ``latest``, ``latest~N``, a unique beginning, a part of the slug.

Pure: names in, a name out. A name is compared with ids and never becomes a path.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ...domain.errors import AmbiguousRun, NotFound, RunNotFound

_LATEST: Final = re.compile(r"latest(?:~(\d{1,9}))?")


class Known(NamedTuple):
    """A session that can be meant. What was imported is never ``latest``: it was not started here."""

    run_id: str
    imported: bool = False


def pick(name: str, known: Sequence[Known]) -> str:
    """The run id meant by ``name``; ``known`` stands newest first.

    Raises:
        RunNotFound, NotFound: nothing answers to it.
        AmbiguousRun: several do, and none exactly.
    """
    if any(session.run_id == name for session in known):
        return name
    latest = _LATEST.fullmatch(name)
    if latest is not None:
        return _latest(name, int(latest[1] or 0), known)
    if not name:
        raise RunNotFound(name, len(known))
    found = [session.run_id for session in known if session.run_id.startswith(name)]
    found = found or [session.run_id for session in known if name.lower() in session.run_id.lower()]
    if not found:
        raise RunNotFound(name, len(known))
    if len(found) > 1:
        raise AmbiguousRun(name, found)
    return found[0]


def _latest(name: str, back: int, known: Sequence[Known]) -> str:
    own = [session.run_id for session in known if not session.imported]
    if back >= len(own):
        there = f"{len(own)} session{'' if len(own) == 1 else 's'}"
        raise NotFound(f"there is no `{name}`: {there} were started here", '`apprentice run "..."` starts one')
    return own[back]
