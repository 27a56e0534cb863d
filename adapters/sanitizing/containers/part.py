"""Which pieces of a file can a text engine look at, and how is a walk over them driven?

A handler is one generator: it yields a `Part`, is sent the part's public bytes, and returns the container's public
bytes. Scanning and rewriting are the same walk with different answers, so they can never disagree about the parts.
"""

from collections.abc import Callable, Generator, Iterator
from typing import Literal

from ....domain.record import record

Kind = Literal["text", "binary", "name", "personal"]


@record
class Part:
    """One piece of a file.

    ``name`` says where the part lies by position (``zip[3]/xml/text``), never by content: it may be published.
    ``filename`` is the original (private) name of the file or member, for rules that look at paths.

    kinds:
        text      bytes in some text encoding; offsets and undecodable bytes are the engine's business
        binary    bytes of no known text encoding, to be looked at as they are
        name      a file or member name, ``/`` between its components
        personal  a value that is personal data because of its field (author, GPS position), UTF-8:
                  it should become a placeholder whatever it says
    """

    name: str
    data: bytes
    kind: Kind
    filename: str = ""


Walk = Generator[Part, bytes, bytes]
Replace = Callable[[Part], bytes]


class Withheld(Exception):
    """The file cannot be cleaned. ``reason`` is a clause without any of the file's content: it may be published."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def drive(walk: Walk, replace: Replace) -> bytes:
    """Answer every part of ``walk`` with ``replace`` and return the public bytes."""
    try:
        part = next(walk)
        while True:
            part = walk.send(replace(part))
    except StopIteration as end:
        return bytes(end.value)


def parts_of(walk: Walk) -> Iterator[Part]:
    """The parts of ``walk``, each answered with its own bytes: the scan pass."""
    try:
        part = next(walk)
        while True:
            yield part
            part = walk.send(part.data)
    except StopIteration:
        return
