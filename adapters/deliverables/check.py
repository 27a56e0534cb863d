"""Is this file the deliverable it says it is?"""

import stat
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

from .outcome import Check, Checker, EmptyError, WrongTypeError
from .sniff import head, sniff

_MODULES: Final = {
    "csv_file": ("csv",),
    "json_file": ("json", "jsonl", "ipynb"),
    "text": ("md", "txt"),
    "html_file": ("html", "htm"),
    "xml_file": ("xml",),
    "yaml_file": ("yaml", "yml"),
    "python_file": ("py",),
    "office_file": ("xlsx", "docx"),
    "pdf_file": ("pdf",),
    "zip_file": ("zip",),
    "image_file": ("png", "jpg", "jpeg"),
    "sqlite_file": ("sqlite", "db"),
}
"""Where the checker of an extension is: a run loads those of the types it is asked for."""
_BY_EXTENSION: Final = {extension: module for module, extensions in _MODULES.items() for extension in extensions}


def known_extensions() -> frozenset[str]:
    """The extensions that have a checker, lower case, without the dot."""
    return frozenset(_BY_EXTENSION)


@cache
def checker_of(extension: str) -> Checker:
    """The checker of a known extension."""
    module = import_module(f".{_BY_EXTENSION[extension]}", __package__)
    checkers: tuple[Checker, ...] = (module.CHECKER,) if hasattr(module, "CHECKER") else module.CHECKERS
    return next(checker for checker in checkers if extension in checker.extensions)


def extension_of(name: str) -> str:
    """``csv`` for ``Reports/Sales.CSV``; "" when there is none."""
    return Path(name).suffix.lower().removeprefix(".")


def check(path: Path, name: str) -> Check:
    """Look at the file ``path`` as the deliverable ``name``, whose extension decides how.

    Never raises: what a hostile file makes a library do ends in a `Check`.  Symbolic links are not followed.
    A type without a checker is good when it is a file with bytes in it, and the reason says that no more was seen.
    """
    try:
        refused = _refused(path)
        if refused is not None:
            return refused
        extension = extension_of(name)
        reason = checker_of(extension).look(path) if extension in _BY_EXTENSION else _any_file(path, name)
        return Check("good", _one_line(reason))
    except EmptyError as error:
        return Check("empty", _one_line(error.reason))
    except WrongTypeError as error:
        return Check("wrong_type", _one_line(error.reason), error.found or _found(path, name))
    except Exception as error:  # noqa: BLE001  a file is somebody else's: no surprise in it may end the review
        return Check("wrong_type", _one_line(f"could not be opened: {type(error).__name__}: {error}"))


def _refused(path: Path) -> Check | None:
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return Check("missing", "no such file")
    if stat.S_ISLNK(mode):
        return Check("wrong_type", "a symbolic link, which is not followed", "link")
    if stat.S_ISDIR(mode):
        return Check("wrong_type", "a folder", "folder")
    return None if stat.S_ISREG(mode) else Check("wrong_type", "not a regular file", "device")


def _any_file(path: Path, name: str) -> str:
    if not head(path, 1):
        raise EmptyError("0 bytes")
    return f"no checker for `.{extension_of(name)}`: it is not empty, and no more was looked at"


def _found(path: Path, name: str) -> str | None:
    """What the bytes look like, when that is not what the name says."""
    try:
        found = sniff(head(path))
    except OSError:
        return None  # it cannot be read, and the reason already says so
    return None if found == extension_of(name) else found


def _one_line(reason: str) -> str:
    flat = " ".join(reason.encode("utf-8", "replace").decode("utf-8").split())
    clean = "".join(character for character in flat if character.isprintable())
    return clean if len(clean) <= 240 else clean[:239] + "…"
