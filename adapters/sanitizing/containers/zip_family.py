"""What can be read in a zip, and in the formats that are zips: docx, xlsx, pptx, odt, jar, whl, epub?"""

import io
import re
import stat
import zipfile
from collections.abc import Generator

from ....domain.record import changed
from . import sheets, xml_text
from .magic import is_text
from .part import Part, Walk
from .place import Place
from .references import follow
from .wheel import record_again
from .zip_format import Archive, Member, extra_fields, pack_extra, read_archive, unpack
from .zip_write import PublicMember, write_archive

# Times, user and group numbers, alignment: numbers without a text. https://libzip.org/specifications/extrafld.txt
_NUMERIC_EXTRAS = {0x0001, 0x000A, 0x5455, 0x5855, 0x7855, 0x7875, 0xCAFE, 0xA220, 0xD935}
_LEAVES = re.compile(rb"\A[/\\]|\A[A-Za-z]:|(?:\A|[/\\])\.\.(?:[/\\]|\Z)|\x00")
# Parts of documents that cannot be edited but hold their texts as plain UTF-16 or Latin strings, where a text engine
# sees them: printer settings, embedded fonts, Windows drawings.
_LOOKED_AT = re.compile(rb"(?:/printerSettings/[^/]*\.bin|\.(?:odttf|fntdata|ttf|otf|emf|wmf))\Z", re.IGNORECASE)
_DOCUMENT_MARKS = {b"[Content_Types].xml", b"mimetype"}


def walk(data: bytes, place: Place) -> Walk:
    """Prefix, archive comment, then every member's name, comment and extra fields, then every member's content."""
    archive = read_archive(data, place)
    prefix = archive.prefix
    if prefix:
        if not is_text(prefix):
            raise place.withheld("a program before the zip")
        prefix = yield place.part("prefix", prefix)
    comment = (yield place.part("comment", archive.comment)) if archive.comment else b""
    members = yield from _labels(archive, place)
    document = any(member.name in _DOCUMENT_MARKS for member in archive.members)
    renamed = {_text(m.old.name): _text(m.name) for m in members if m.name != m.old.name} if document else None
    rows = (yield from _rows(data, archive, place)) if document else {}
    for index, member in enumerate(archive.members):
        content = yield from _content(data, member, place.beside(f"[{index}]"), renamed, rows.get(_text(member.name)))
        if content is not None:
            members[index] = changed(members[index], content=content)
    if (prefix, comment) == (archive.prefix, archive.comment) and members == _as_they_are(archive):
        return data
    _check_names(archive, members, place)
    members = record_again(members, lambda member: unpack(data, member, place))
    public = write_archive(data, archive, prefix, members, comment)
    if not _opens(public, len(members)):
        raise place.withheld("the rewritten zip does not open")
    return public


def _rows(data: bytes, archive: Archive, place: Place) -> Generator[Part, bytes, dict[str, bytes]]:
    """Members of a workbook that change when its sheets are read row by row."""
    members = {_text(member.name): member for member in archive.members}
    contents = {
        name: unpack(data, members[name], place) for name in sheets.names({name: m.size for name, m in members.items()})
    }
    return (yield from sheets.changed(contents, place)) if contents else {}


def _opens(data: bytes, count: int) -> bool:
    """Whether the standard library reads every member."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return opened.testzip() is None and len(opened.infolist()) == count
    except (zipfile.BadZipFile, RuntimeError):
        return False


def _as_they_are(archive: Archive) -> list[PublicMember]:
    return [PublicMember(m, m.name, m.comment, m.extra, m.local_extra, None) for m in archive.members]


def _labels(archive: Archive, place: Place) -> Generator[Part, bytes, list[PublicMember]]:
    members = _as_they_are(archive)
    for index, member in enumerate(archive.members):
        here = place.beside(f"[{index}]", _text(member.name))
        if _LEAVES.search(member.name):
            raise here.withheld("a member name that leaves the archive")
        if stat.S_ISLNK(member.mode):
            raise here.withheld("a symlink")
        name = yield here.part("name", member.name, "name")
        comment = (yield here.part("comment", member.comment)) if member.comment else b""
        extra = yield from _extra(member.extra, here, "extra")
        local = yield from _extra(member.local_extra, here, "local-extra")
        members[index] = PublicMember(member, name, comment, extra, local, None)
    return members


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _extra(extra: bytes, place: Place, label: str) -> Walk:
    """A field in which something is found (a second copy of a name) is left out: every extra field is optional."""
    kept = []
    for tag, body in extra_fields(extra):
        if tag in _NUMERIC_EXTRAS or not body.strip(b"\x00") or (yield place.part(label, body, "binary")) == body:
            kept.append((tag, body))
    return pack_extra(kept)


def _content(
    data: bytes, member: Member, place: Place, renamed: dict[str, str] | None, rows: bytes | None
) -> Generator[Part, bytes, bytes | None]:
    """The new content, or None. ``renamed`` is None for an archive that is no document; ``rows``: what was changed."""
    old = unpack(data, member, place)
    content = old if rows is None else rows
    if member.name.endswith(b"/") and not content:
        return None
    filename = _text(member.name)
    if renamed is not None and _LOOKED_AT.search(member.name):
        if (yield changed(place, filename=filename).part("bytes", content, "binary")) != content:
            raise place.withheld("a finding in printer settings, a font or a drawing")
        return None
    if renamed is not None and xml_text.is_xml(content):
        followed = follow(content, filename, renamed) if renamed else content
        public = yield from xml_text.walk(followed, place.beside("xml", filename))
    else:
        public = yield from place.walk_file(content, changed(place.inside("", filename), name=place.name))
    return None if public == old else public


def _check_names(archive: Archive, members: list[PublicMember], place: Place) -> None:
    """A new name must be as safe and as distinct as the old one was."""
    changed = [member for member in members if member.name != member.old.name]
    if any(not member.name.strip(b"/") or _LEAVES.search(member.name) for member in changed):
        raise place.withheld("a member has no safe public name")
    if len({m.name for m in members}) != len({m.name for m in archive.members}):
        raise place.withheld("two members would get the same name")
