"""What does a GIF say beside its pixels? Comments, plain text, application blocks (GIF89a specification)."""

from .image_blocks import OptionalBlock, tail_is_empty, unknown_block
from .part import Walk
from .place import Place

_COMMENT, _PLAIN_TEXT, _CONTROL, _APPLICATION = 0xFE, 0x01, 0xF9, 0xFF
_ANIMATION = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def walk(data: bytes, place: Place) -> Walk:
    """Blocks in order; what follows the trailer is cut off."""
    at = 13 + _colours(data[10])
    out, changed = [data[:at]], False
    while at < len(data) and data[at] != 0x3B:  # sloppy writers leave the trailer out
        place.budget.member()
        start = at
        if data[at] == 0x2C:
            at = _blocks_end(data, at + 10 + _colours(data[at + 9]) + 1)
            out.append(data[start:at])
            continue
        if data[at] != 0x21:
            raise ValueError("an unknown block")
        label, at = data[at + 1], _blocks_end(data, at + 2)
        content = _joined(data, start + 2)
        public = yield from _extension(label, content, place.beside(f"[{len(out)}]"))
        if public == content:
            out.append(data[start:at])
        else:
            changed = True
            out.append(b"" if public is None else data[start : start + 2] + _split(public))
    cut = not tail_is_empty(data[at + 1 :])
    return b"".join([*out, b";", b"" if cut else data[at + 1 :]]) if changed or cut else data


def _colours(flags: int) -> int:
    """Size in bytes of the colour table that ``flags`` announces."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


def _joined(data: bytes, at: int) -> bytes:
    out = []
    while data[at]:
        out.append(data[at + 1 : at + 1 + data[at]])
        at += data[at] + 1
    return b"".join(out)


def _split(content: bytes) -> bytes:
    chunks = [content[i : i + 255] for i in range(0, len(content), 255)]
    return b"".join(bytes([len(chunk)]) + chunk for chunk in chunks) + b"\x00"


def _extension(label: int, content: bytes, place: Place) -> OptionalBlock:
    """Only a comment can be edited; a plain text block that says something is left out, and so is XMP."""
    if label == _CONTROL or (label == _APPLICATION and content[:11] in _ANIMATION):
        return content
    if label == _COMMENT:
        return (yield place.part("comment", content))
    if label == _PLAIN_TEXT:
        return content if (yield place.part("text", content)) == content else None
    return (yield from unknown_block(content, place))
