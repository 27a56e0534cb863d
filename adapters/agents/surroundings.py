"""Which folders and variables does an agent get? Its own HOME, XDG and TMPDIR, an allow-list, and keys by name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from ..process.environment import allowed
from ..process.names import file_name
from .kind import Invocation, Scene

_USERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def scene_of(homes: Path, stream: str, agent: str) -> Scene:
    """Where the agent of that session lives: ``<homes>/<stream>/<agent>``, the same for every attempt."""
    home = homes.absolute() / file_name(stream) / file_name(agent)
    return Scene(home, home / "tmp")


def furnish(scene: Scene, files: Mapping[str, bytes]) -> None:
    """Make the folders (0700) and write the configuration (0600), never through a link an agent has left there."""
    scene.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.rmtree(scene.scratch, ignore_errors=True)
    _folder(scene.home, Path("tmp"))
    for relative, content in files.items():
        _folder(scene.home, Path(relative).parent)
        target = scene.home / relative
        target.unlink(missing_ok=True)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)


def empty(scene: Scene) -> None:
    """The attempt is over, and nobody is left who needs its scratch folder."""
    shutil.rmtree(scene.scratch, ignore_errors=True)


def environment(environ: Mapping[str, str], scene: Scene, invocation: Invocation, *, user_home: bool) -> dict[str, str]:
    """Everything the agent's process sees; nothing is inherited that is not named here or by the agent's kind."""
    names = (*invocation.env_names, *(_USERS if user_home else ()))
    base = allowed(environ, names)
    keys = {name: environ[source] for name, source in invocation.keys.items() if source in environ}
    own = {} if user_home else _own_home(scene.home)
    return {
        **base,
        **own,
        "TMPDIR": str(scene.scratch),
        "NO_COLOR": "1",
        "TERM": "dumb",
        "CI": "1",
        **invocation.env,
        **keys,
    }


def _own_home(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
    }


def _folder(root: Path, relative: Path) -> None:
    at = root
    for part in relative.parts:
        at = at / part
        if at.is_symlink() or (at.exists() and not at.is_dir()):
            at.unlink()
        at.mkdir(mode=0o700, exist_ok=True)
