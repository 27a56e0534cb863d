"""What do the private contexts of a session say must vanish, and how are its names numbered?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from ...domain.record import record
from ...projections.sanitizer import Finding, Vocabulary, known_values, learn
from .key_files import values_in

Scan = Callable[[bytes], list[Finding]]
"""What the rules find in a text."""

_HOMES: Final = ("/home/", "/Users/", "/root")
"""Homes below these are told by the path rules; another place is the owner's own, and looked for as it is."""


@record
class Known:
    """Values to look for, and the numbers of the owner's names: the first user is 1, the first host is 1."""

    words: Vocabulary
    identities: Mapping[str, int]


def known_in(contexts: Iterable[bytes], scan: Scan, key_files: Iterable[bytes] = ()) -> Known:
    """From contexts in the order they were recorded, and from the contents of key files that an agent read.

    Values of the environment are read as a text too: an address with a password in it teaches the password alone.
    """
    pairs: list[tuple[str, bytes]] = []
    texts: list[bytes] = []
    for data in contexts:
        told = json.loads(data)
        pairs += [(kind, text.encode("utf-8", "surrogateescape")) for kind, text in _pairs(told)]
        texts += [f"{name}={value}\n".encode("utf-8", "surrogateescape") for name, value in _environment(told)]
    for content in key_files:
        texts.append(content)
        pairs += [("secret", value) for value in values_in(content)]
    taught = learn(found for text in texts for found in scan(text))
    return Known(known_values(pairs) + taught, _numbered(pairs))


def _pairs(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(category, value) of everything in one context."""
    if told.get("user"):
        yield "user", str(told["user"])
    host = str(told.get("host") or "")
    for name in dict.fromkeys((host, host.partition(".")[0])):
        if name:
            yield "host", name
    home = str(told.get("home") or "")
    if len(home) > 5 and not home.startswith(_HOMES):
        yield "root", home
    git = told.get("git") or {}
    for key, category in (("user.email", "email"), ("user.name", "name")):
        if git.get(key):
            yield category, str(git[key])
    for _, value in _environment(told):
        yield "secret", value.strip()


def _environment(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in sorted((told.get("environment") or {}).items())]


def _numbered(pairs: Iterable[tuple[str, bytes]]) -> dict[str, int]:
    """Users and hosts in the order in which they were recorded."""
    numbers: dict[str, int] = {}
    for category in ("user", "host"):
        names = dict.fromkeys(value.decode("utf-8", "replace") for kind, value in pairs if kind == category)
        numbers.update({name: number for number, name in enumerate(names, 1) if name not in numbers})
    return numbers
