"""Where is everything kept? A module of its own: commands that only look need this of the settings and no more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..domain.errors import Refused


def home_of(flag: str | None, environ: Mapping[str, str]) -> Path:
    """Where everything is kept: ``--home``, ``APPRENTICE_HOME``, else ``~/.apprentice``. An absolute path."""
    said = flag or environ.get("APPRENTICE_HOME")
    return Path(said).expanduser().absolute() if said else Path.home() / ".apprentice"


def make_home(home: Path) -> Path:
    """The folder, made with mode 0700 where it is missing.

    Raises:
        Refused: something else is there, or it may not be made.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            f"cannot make the home `{home}`: {error.strerror}", "name another with --home or APPRENTICE_HOME"
        ) from error
    return home
