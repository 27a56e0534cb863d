"""What do a PDF's bytes say beside its objects (comments, old revisions)? And is any stream of it a bomb?"""

import re
import zlib
from dataclasses import dataclass

from .place import Place
from .streams import inflate

# Cross-reference tables and file ids are numbers that a rule could mistake for something else.
_NUMBERS = re.compile(
    rb"\d{10} \d{5} [nf]|startxref\s+\d+|/ID\s*\[[^\]]{0,200}\]|/(?:W|Index|Kids|Widths)\s*\[[^\]\[/]*\]"
    rb"|%PDF-[\d.]+|(?<!\d)\d{1,10} 0 (?:obj|R)"
)
_DICTIONARY = 600


@dataclass(frozen=True)
class Raw:
    """``outside`` is the file without its streams; ``contents`` are the streams that inflate."""

    outside: bytes
    contents: tuple[bytes, ...]
    plumbing: frozenset[bytes]

    def is_plumbing(self, content: bytes) -> bool:
        """Whether a stream is an image, a font, a table of objects or the like."""
        return content in self.plumbing or b"begincmap" in content


_PLUMBING = re.compile(rb"/(?:XRef|ObjStm|Image|Length1|Length2|Type1C|CIDFontType0C|OpenType|CMap|N \d|DeviceRGB)\b")


def read_raw(data: bytes, place: Place) -> Raw:
    """Split ``data`` at its stream keywords and inflate each stream under the budget, before any library does."""
    outside, contents, plumbing = [], [], []
    at = 0
    while (start := data.find(b"stream", at)) >= 0:
        place.budget.member()
        end = data.find(b"endstream", start)
        if end < 0:
            break
        body = start + 6 + (2 if data[start + 6 : start + 8] == b"\r\n" else 1)
        head = data[max(at, start - _DICTIONARY) : start]
        outside.append(data[at:start])
        content = _inflated(data[body:end], head, place)
        if content is not None:
            contents.append(content)
            plumbing += [content] if _PLUMBING.search(head[head.rfind(b" obj") :]) else []
        at = end + 9
    outside.append(data[at:])
    text = _NUMBERS.sub(b"", b"\n".join(outside))
    return Raw(text, tuple(contents), frozenset(plumbing))


def _inflated(packed: bytes, head: bytes, place: Place) -> bytes | None:
    if packed[:1] not in (b"\x78", b"\x68", b"\x58", b"\x48", b"\x08", b"\x18", b"\x28", b"\x38"):
        return None
    if head[head.rfind(b" obj") :].count(b"FlateDecode") > 1:
        raise place.withheld("a stream packed more than once")
    try:
        return inflate(packed, place, zlib.MAX_WBITS)[0]
    except (zlib.error, EOFError):
        return None
