"""What can be read in a tar archive? Names, owners, link targets, pax records, and every file's content."""

import io
import tarfile
from collections.abc import Generator
from dataclasses import dataclass

from ....domain.record import changed
from .part import Part, Walk
from .place import Place
from .tar_format import (
    LONG_LINK,
    LONG_NAME,
    PAX,
    PAX_GLOBAL,
    Record,
    edited,
    pack_pax,
    pax_records,
    read_records,
    unsafe,
)

_FILES, _HARD, _SYMBOLIC, _FOLDER = {b"0", b"\x00", b"7"}, b"1", b"2", b"5"
_OWNERS = {"path": "name", "linkpath": "name", "uname": "personal", "gname": "personal"}
_NO_PERSON = {b"", b"root", b"wheel", b"staff", b"users", b"nobody", b"nogroup", b"user", b"admin", b"daemon"}


@dataclass
class _Override:
    """What the headers before an entry say in place of its own fields."""

    path: bytes | None = None
    link: bytes | None = None


def walk(data: bytes, place: Place) -> Walk:
    """Entries in order; an entry in which nothing changes is copied as it lies."""
    records, end = read_records(data, place)
    out: list[bytes] = []
    names: list[tuple[bytes, bytes]] = []
    links: list[bytes] = []
    override, changed = _Override(), False
    for index, record in enumerate(records):
        here = place.beside(f"[{index}]")
        if record.type in (PAX, PAX_GLOBAL, LONG_NAME, LONG_LINK):
            public = yield from _extension(record, override, here)
        else:
            public = yield from _entry(record, override, here)
            path = override.path if override.path is not None else public.name
            names.append((record.name, path))
            links += [override.link if override.link is not None else public.link] if record.type == _HARD else []
            override = _Override()
        changed = changed or public is not record
        out.append(record.raw if public is record else public.packed(here))
    if not changed:
        return data
    _check_names(names, links, place)
    whole = b"".join([*out, data[end:]])
    if not _opens(whole, len(names)):
        raise place.withheld("the rewritten tar does not open")
    return whole


def _opens(data: bytes, count: int) -> bool:
    """Whether the standard library reads every entry."""
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as opened:
            return len(opened.getmembers()) == count
    except tarfile.TarError:
        return False


RecordWalk = Generator[Part, bytes, Record]


def _extension(record: Record, override: _Override, place: Place) -> RecordWalk:
    """A pax or GNU header that speaks for the next entry."""
    if record.type in (LONG_NAME, LONG_LINK):
        text = record.data.rstrip(b"\x00")
        new = yield place.part("long-name", text, "name")
        _check_path(new, place)
        if record.type == LONG_NAME:
            override.path = new
        else:
            override.link = new
        return record if new == text else edited(record, data=new + b"\x00")
    pairs = []
    for key, value in pax_records(record.data):
        pairs.append((key, (yield from _pax_value(key, value, override, place))))
    title = yield place.part("pax-name", record.name, "name")
    if pairs == pax_records(record.data) and title == record.name:
        return record
    return edited(record, name=title, data=pack_pax(pairs))


def _pax_value(key: bytes, value: bytes, override: _Override, place: Place) -> Walk:
    label = key.decode("utf-8", "replace")
    if label.startswith("GNU.sparse") or label == "size":
        raise place.withheld("a sparse file or a size beside the header")
    if label in ("path", "linkpath"):
        value = yield place.part(label, value, "name")
        _check_path(value, place)
        if label == "path":
            override.path = value
        else:
            override.link = value
        return value
    if label in ("uname", "gname"):
        return (yield from _owner(value, label, place))
    line = key + b"=" + value
    answer = yield place.part("pax", line)
    if answer != line and not answer.startswith(key + b"="):
        raise place.withheld("a pax key cannot be public")
    return answer[len(key) + 1 :]


def _owner(value: bytes, label: str, place: Place) -> Walk:
    return value if value in _NO_PERSON else (yield place.part(label, value, "personal"))


def _entry(record: Record, override: _Override, place: Place) -> RecordWalk:
    """A file, folder or link."""
    if record.type not in {*_FILES, _HARD, _SYMBOLIC, _FOLDER}:
        raise place.withheld("a device, sparse file or unknown entry type")
    name = yield place.part("name", record.name, "name")
    _check_path(name, place)
    link = record.link
    if record.type in (_HARD, _SYMBOLIC):
        link = yield place.part("link", record.link, "name")
        _check_path(link, place)
    uname = yield from _owner(record.uname, "uname", place)
    gname = yield from _owner(record.gname, "gname", place)
    # The short field is a cut copy of the long name, and a cut name may not be recognised.
    if override.path is not None:
        name = override.path[:100] if name != record.name or not override.path.startswith(name) else name
    content = record.data
    if content:
        filename = (override.path or record.name).decode("utf-8", "replace")
        content = yield from place.walk_file(content, changed(place.inside("", filename), name=place.name))
    if (name, link, uname, gname, content) == (record.name, record.link, record.uname, record.gname, record.data):
        return record
    return edited(record, name=name, link=link, uname=uname, gname=gname, data=content)


def _check_path(path: bytes, place: Place) -> None:
    if unsafe(path):
        raise place.withheld("a path that leaves the archive")


def _check_names(names: list[tuple[bytes, bytes]], links: list[bytes], place: Place) -> None:
    public = {new.rstrip(b"/") for _, new in names}
    if len(public) < len({old.rstrip(b"/") for old, _ in names}):
        raise place.withheld("two entries would get the same name")
    if any(link.rstrip(b"/") not in public for link in links):
        raise place.withheld("a hard link would lose its target")
