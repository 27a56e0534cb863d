"""Which rules are in force in this home, and which were when an older bundle was made?

Our own rules come with the program; the owner adds files in ``<home>/rules/*.toml`` (the gitleaks schema). Every
ruleset that made a bundle is kept as text in ``<home>/rulesets/<sha256>.json``: that bundle can be made again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ...domain.errors import NotFound, Refused
from ...domain.record import record
from ...projections import sanitizer
from ...projections.sanitizer import Ruleset, RulesetError, load_ruleset
from .cache import RuleCache
from .kept_rules import ruleset_of

OWNERS: Final = "~"
"""Stands before the name of an owner's file, so that it is read after ours and may override a rule by its id."""


@record
class Rulebook:
    """A ruleset and the texts it was read from (file name -> TOML)."""

    ruleset: Ruleset
    texts: Mapping[str, str]


def own_texts() -> dict[str, str]:
    """The rules that come with the program."""
    files = Path(sanitizer.__file__).with_name("rules").glob("*.toml")
    return {file.name: file.read_bytes().decode() for file in sorted(files)}


def owners_texts(home: Path) -> dict[str, str]:
    """The owner's files. Raises Refused: one is no UTF-8, or cannot be read."""
    found = {}
    for path in sorted((home / "rules").glob("*.toml")):
        try:
            found[OWNERS + path.name] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(f"cannot read the rules in `{path}`: {error}", "correct the file, or move it away") from error
    return found


def read(texts: Mapping[str, str], home: Path | None = None) -> Rulebook:
    """The ruleset of these texts; ``home``: read before, it comes from the cache there.

    Raises:
        Refused: a rule is not accepted; says which.
    """
    try:
        if home is None or not home.is_dir():
            return Rulebook(load_ruleset(texts), dict(texts))
        return Rulebook(ruleset_of(texts, RuleCache(home / "cache" / "rules"), load_ruleset), dict(texts))
    except RulesetError as error:
        message, _, hint = str(error).partition("\nhint: ")
        raise Refused(message, hint or "`apprentice rules test` tries the rules") from error


def in_force(home: Path) -> Rulebook:
    """Ours, and the owner's."""
    return read({**own_texts(), **owners_texts(home)}, home)


def installed(home: Path, sha256: str) -> Rulebook:
    """A ruleset that was used before. Raises NotFound."""
    try:
        texts = json.loads((home / "rulesets" / f"{sha256}.json").read_bytes())
    except (OSError, ValueError) as error:
        raise NotFound(
            f"the ruleset `{sha256[:12]}` is not in this home",
            "`apprentice rules list --installed` shows those that are; `rebuild --bundles` takes the current one",
        ) from error
    return read(texts, home)


def all_installed(home: Path) -> list[str]:
    """The sha256 of every ruleset that was used here, sorted."""
    return sorted(path.stem for path in (home / "rulesets").glob("*.json"))


def by_name(home: Path, name: str) -> Rulebook:
    """``current``, the beginning of a sha256, a version that was used here, or a TOML file.

    Raises:
        NotFound, Refused: none or several answer to it.
    """
    if name == "current":
        return in_force(home)
    if name.endswith(".toml") and Path(name).is_file():
        return read({Path(name).name: Path(name).read_text("utf-8", errors="replace")})
    found = [sha for sha in all_installed(home) if sha.startswith(name)]
    books = [installed(home, sha) for sha in found] or [
        book for sha in all_installed(home) if (book := installed(home, sha)).ruleset.version == name
    ]
    now = in_force(home)
    if not books and (now.ruleset.sha256.startswith(name) or now.ruleset.version == name):
        return now
    if len(books) > 1:
        shown = ", ".join(book.ruleset.sha256[:12] for book in books)
        raise Refused(f"`{name}` means several rulesets: {shown}", "give more of the digest")
    if not books:
        raise NotFound(f"no ruleset answers to `{name}`", "`apprentice rules list --installed` shows those used here")
    return books[0]


def install(home: Path, book: Rulebook) -> bool:
    """Keep the texts of a ruleset that makes a bundle; False: it was there."""
    target = home / "rulesets" / f"{book.ruleset.sha256}.json"
    if target.exists():
        return False
    target.parent.mkdir(mode=0o700, exist_ok=True)
    partial = target.with_suffix(f".{os.getpid()}.partial")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600), "wb") as file:
        file.write(json.dumps(dict(book.texts), sort_keys=True).encode())
        file.flush()
        os.fsync(file.fileno())
    partial.replace(target)
    return True
