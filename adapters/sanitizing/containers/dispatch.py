"""Which handler cleans this file, and did it work?

`scan` and `clean` are what the rest of the sanitizer calls. `clean` drives the walk, and when something changed walks
the result again with the same answers: a result that would change once more was not clean, and is withheld.
"""

import lzma
import struct
import zlib
from collections.abc import Iterator
from importlib import import_module

from ....domain.record import record
from .limits import Budget, Limits
from .magic import identify
from .part import Part, Replace, Walk, Withheld, drive, parts_of
from .place import Handler, Place

HANDLERS = {
    "zip": "zip_family",
    "gzip": "gz",
    "bzip2": "streams",
    "xz": "streams",
    "zlib": "streams",
    "tar": "tar",
    "sqlite": "sqlite",
    "pdf": "pdf",
    "png": "png",
    "jpeg": "jpeg",
    "gif": "gif",
    "webp": "webp",
    "svg": "svg",
    "notebook": "notebook",
    "parquet": "parquet",
    "Java class": "java_class",
    "NumPy array": "npy",
}
_DAMAGE = (
    struct.error, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, LookupError,
    ArithmeticError, RecursionError, MemoryError,
)  # fmt: skip


@record
class Cleaned:
    """What may be published. ``data`` is the input itself, byte for byte, when ``changed`` is false."""

    data: bytes
    type: str
    changed: bool


def scan(data: bytes, filename: str = "", limits: Limits | None = None) -> Iterator[Part]:
    """Every part of a file, in the order in which `clean` will ask for them.

    Raises:
        Withheld: the file cannot be cleaned; raised where the walk meets the reason, so possibly after some parts.
    """
    return parts_of(_start(data, filename, limits or Limits()))


def clean(data: bytes, filename: str, replace: Replace, limits: Limits | None = None) -> Cleaned | Withheld:
    """The public form of a file, or why there is none. Never raises for any ``data``.

    ``replace`` must be a pure function of the part it is given: in XML a later part already carries the answers to
    earlier ones, and a changed file is walked twice.
    """
    limits = limits or Limits()
    try:
        public = drive(_start(data, filename, limits), replace)
        if public != data and drive(_start(public, filename, limits), replace) != public:
            return Withheld("cleaning it once more would change it again")
    except Withheld as reason:
        return reason
    return Cleaned(public, identify(data), public != data)


def _start(data: bytes, filename: str, limits: Limits) -> Walk:
    place = Place("", filename, 0, Budget(limits), walk_file)
    return walk_file(data, place)


def walk_file(data: bytes, place: Place) -> Walk:
    """Walk a file of any type; a file inside a file comes back here."""
    limits = place.budget.limits
    kind = identify(data)
    if kind == "text" or not data:
        return (yield from _text(data, place))
    if len(data) > limits.file_bytes:
        raise place.withheld(f"larger than {limits.file_bytes} bytes")
    if kind not in HANDLERS:
        if not data.strip(b"\x00"):
            return data
        raise place.withheld(f"no cleaner for {kind}")
    if place.depth > limits.depth:
        raise place.withheld(f"nested deeper than {limits.depth} containers")
    try:
        return (yield from _handler(kind)(data, place.beside(kind)))
    except _DAMAGE as error:
        raise place.withheld(f"damaged {kind} ({type(error).__name__})") from error


def _text(data: bytes, place: Place) -> Walk:
    if b";base64," in data:
        from .data_urls import embedded

        try:
            data = yield from embedded(data, place.beside("text"))
        except Withheld:
            # A quoted or torn picture is no reason to withhold a text: its base64 is the text engine's then.
            return (yield place.part("text", data))
    return (yield place.part("text", data))


def _handler(kind: str) -> Handler:
    handler: Handler = import_module(f"{__package__}.{HANDLERS[kind]}").walk
    return handler
