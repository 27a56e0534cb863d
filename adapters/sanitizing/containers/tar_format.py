"""How is a tar file laid out? 512-byte headers and padded data (POSIX ustar and pax, GNU long names)."""

import re
from dataclasses import dataclass, replace

from .place import Place

BLOCK = 512
PAX, PAX_GLOBAL, LONG_NAME, LONG_LINK = b"x", b"g", b"L", b"K"
_UNSAFE = re.compile(rb"\A/|\A[A-Za-z]:|(?:\A|/)\.\.(?:/|\Z)|\x00")


@dataclass(frozen=True)
class Record:
    """One header with its data; ``raw`` is both as they lie, padding included."""

    header: bytes
    type: bytes
    name: bytes
    link: bytes
    uname: bytes
    gname: bytes
    data: bytes
    raw: bytes

    def packed(self, place: Place) -> bytes:
        """The record with its fields written into the header; numbers, times and modes stay."""
        prefix, name = self._split_name()
        if max(len(name), len(self.link)) > 100 or len(prefix) > 155 or max(len(self.uname), len(self.gname)) > 31:
            raise place.withheld("a public name does not fit its tar field")
        head = bytearray(self.header)
        _put(head, 0, 100, name)
        _put(head, 124, 12, b"%011o" % (len(self.data) if self.type not in (b"1", b"2", b"5") else 0))
        _put(head, 157, 100, self.link)
        if head[257:262] == b"ustar":
            _put(head, 265, 32, self.uname)
            _put(head, 297, 32, self.gname)
            if _posix(head):
                _put(head, 345, 155, prefix)
        _put(head, 148, 8, b" " * 8)
        _put(head, 148, 8, b"%06o\x00 " % sum(head))
        return bytes(head) + self.data + b"\x00" * (-len(self.data) % BLOCK)

    def _split_name(self) -> tuple[bytes, bytes]:
        if len(self.name) <= 100 or not _posix(self.header):
            return b"", self.name
        cut = self.name.rfind(b"/", 0, 156)
        return (self.name[:cut], self.name[cut + 1 :]) if cut > 0 else (b"", self.name)


def edited(record: Record, **fields: bytes) -> Record:
    """``record`` with other fields."""
    return replace(record, **fields)


def unsafe(path: bytes) -> bool:
    """Whether a path leaves the folder it is unpacked in."""
    return bool(_UNSAFE.search(path))


def read_records(data: bytes, place: Place) -> tuple[list[Record], int]:
    """All records, and where the closing zero blocks begin."""
    records, at = [], 0
    while at + BLOCK <= len(data) and data[at : at + BLOCK].strip(b"\x00"):
        place.budget.member()
        records.append(_record(data, at))
        at += len(records[-1].raw)
    if data[at:].strip(b"\x00"):
        raise place.withheld("data after the end of the tar")
    if not records:
        raise ValueError("an empty tar")
    return records, at


def _record(data: bytes, at: int) -> Record:
    head = data[at : at + BLOCK]
    if _number(head[148:156]) != sum(head[:148]) + 256 + sum(head[156:]):
        raise ValueError("a header checksum is wrong")
    kind = head[156:157]
    size = 0 if kind in (b"1", b"2", b"3", b"4", b"5", b"6") else _number(head[124:136])
    end = at + BLOCK + size + (-size % BLOCK)
    if size < 0 or at + BLOCK + size > len(data):
        raise EOFError("an entry is cut off")
    name = _text(head[:100])
    if _posix(head) and head[345]:
        name = _text(head[345:500]) + b"/" + name
    uname, gname = (_text(head[265:297]), _text(head[297:329])) if head[257:262] == b"ustar" else (b"", b"")
    content = data[at + BLOCK : at + BLOCK + size]
    return Record(head, kind, name, _text(head[157:257]), uname, gname, content, data[at:end])


def _posix(head: bytes | bytearray) -> bool:
    """Whether the header has a ``prefix`` field; GNU headers keep other things there."""
    return head[257:263] == b"ustar\x00"


def _text(field: bytes) -> bytes:
    return field.split(b"\x00", 1)[0]


def _number(field: bytes) -> int:
    if field[0] & 0x80:
        return int.from_bytes(field[1:], "big")
    return int(field.strip(b" \x00") or b"0", 8)


def _put(head: bytearray, at: int, width: int, value: bytes) -> None:
    head[at : at + width] = value.ljust(width, b"\x00")


def pax_records(data: bytes) -> list[tuple[bytes, bytes]]:
    """The ``length key=value`` lines of a pax header."""
    pairs, at = [], 0
    while at < len(data):
        length = int(data[at : data.index(b" ", at)])
        line = data[at : at + length]
        if length < 5 or line[-1:] != b"\n" or len(line) != length:
            raise ValueError("a malformed pax record")
        key, _, value = line[line.index(b" ") + 1 : -1].partition(b"=")
        pairs.append((key, value))
        at += length
    return pairs


def pack_pax(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """The inverse of `pax_records`; a line's length counts its own digits."""
    out = []
    for key, value in pairs:
        rest = len(key) + len(value) + 3
        length = rest + len(str(rest))
        length = rest + len(str(length))
        out.append(b"%d %s=%s\n" % (length, key, value))
    return b"".join(out)
