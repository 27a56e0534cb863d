"""Which characters do a font's codes stand for, and which codes could spell a replacement?

The ToUnicode map where there is one (PDF 32000-1, 9.10.3), else the base encoding with its differences.
"""

import re
from dataclasses import dataclass, field

import pikepdf

from .place import Place

_BASES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_RANGES = re.compile(rb"beginbf(char|range)(.*?)endbf(?:char|range)", re.DOTALL)
_ITEM = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_GLYPH_NAMES = (
    "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma "
    "hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater "
    "question at bracketleft backslash bracketright asciicircum underscore grave braceleft bar braceright asciitilde"
)
_GLYPHS = dict(zip(_GLYPH_NAMES.split(), " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~", strict=True))


@dataclass
class Font:
    """``width`` is the bytes of one code; ``chars`` maps codes to text."""

    width: int = 1
    chars: dict[int, str] = field(default_factory=dict)

    def decode(self, codes: bytes) -> str:
        """What a reader sees; U+FFFD for a code that has no known character."""
        step = self.width
        return "".join(
            self.chars.get(int.from_bytes(codes[i : i + step], "big"), "\ufffd") for i in range(0, len(codes), step)
        )

    def encode(self, text: str, old: bytes) -> bytes:
        """Codes for an edited ``text``: unknown codes are taken again from ``old``, in order; b"" when the font cannot
        spell it, so that the place of a finding stays blank rather than wrong."""
        codes = {char: code for code, char in reversed(self.chars.items())}
        step = self.width
        unknown = (old[i : i + step] for i in range(0, len(old), step) if self.decode(old[i : i + step]) == "\ufffd")
        out = []
        for char in text:
            code = next(unknown, None) if char == "\ufffd" else None
            if code is None and char not in codes:
                return b""
            out.append(code if code is not None else codes[char].to_bytes(step, "big"))
        return b"".join(out)


def read_font(font: pikepdf.Object, place: Place) -> Font:
    """The font's code table.

    Raises:
        Withheld: a composite font without a Unicode map: its text cannot be read.
    """
    composite = font.get("/Subtype") == pikepdf.Name.Type0
    mapped = font.get("/ToUnicode")
    if isinstance(mapped, pikepdf.Stream):
        content = mapped.read_bytes()
        place.budget.expand(len(mapped.read_raw_bytes()), len(content))
        chars = _cmap(content)
        return Font(2 if composite else 1, chars if composite else {**_base(font), **chars})
    if composite:
        raise place.withheld("text in a font without a Unicode map")
    return Font(1, _base(font))


def _base(font: pikepdf.Object) -> dict[int, str]:
    encoding = font.get("/Encoding")
    differences = encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
    name = str(encoding.get("/BaseEncoding", "")) if isinstance(encoding, pikepdf.Dictionary) else str(encoding)
    table = bytes(range(256)).decode(_BASES.get(name, "latin-1"), "replace")
    chars = {code: char for code, char in enumerate(table) if char != "\ufffd"}
    code = 0
    for item in differences if isinstance(differences, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            chars[code] = _glyph(str(item)[1:])
            code += 1
        else:
            code = int(item)
    return chars


def _glyph(name: str) -> str:
    """A glyph name's character, by the Adobe list's rules for ASCII, ``uniXXXX`` and single letters."""
    if len(name) == 1:
        return name
    if re.fullmatch(r"uni[0-9A-F]{4}", name):
        return chr(int(name[3:], 16))
    return _GLYPHS.get(name, "\ufffd")


def _cmap(content: bytes) -> dict[int, str]:
    chars: dict[int, str] = {}
    for kind, body in _RANGES.findall(content):
        items = [
            (m[1].replace(b"\n", b"").replace(b" ", b"") if m[1] is not None else m[0]) for m in _ITEM.finditer(body)
        ]
        if kind == b"char":
            for code, text in zip(items[::2], items[1::2], strict=False):
                chars[int(code, 16)] = _utf16(text)
        else:
            _add_ranges(items, chars)
    return chars


def _add_ranges(items: list[bytes], chars: dict[int, str]) -> None:
    at = 0
    while at + 2 < len(items):
        first, last = int(items[at], 16), min(int(items[at + 1], 16), int(items[at], 16) + 65_535)
        if items[at + 2] == b"[":
            end = items.index(b"]", at)
            chars.update({first + i: _utf16(text) for i, text in enumerate(items[at + 3 : end])})
            at = end + 1
            continue
        start = _utf16(items[at + 2])
        for code in range(first, last + 1):
            chars[code] = start[:-1] + chr(min(ord(start[-1]) + code - first, 0x10FFFF)) if start else ""
        at += 3


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
