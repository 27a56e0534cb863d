"""In which other ways can a text be read, and where does each byte of such a view come from?

A view is a chain of stages. Each stage replaces short pieces (an escape, a colour code, the glue between two string
literals); the text between them is unchanged. Decoding runs at the speed of one substitution; the offset map is made
only for a view in which something was found. The patterns here are fixed, short and linear: they are no rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache

from ...domain.later import later
from ...domain.record import record
from .expressions import Pattern, compile_re2

Replace = Callable[["re.Match[bytes]"], bytes]

_JSON_SIMPLE = {
    b"n": b"\n",
    b"t": b"\t",
    b"r": b"\r",
    b"b": b"\b",
    b"f": b"\f",
    b"/": b"/",
    b'"': b'"',
    b"'": b"'",
    b"\\": b"\\",
}
_HTML_NAMES = {
    b"amp": b"&",
    b"lt": b"<",
    b"gt": b">",
    b"quot": b'"',
    b"apos": b"'",
    b"nbsp": b" ",
    b"colon": b":",
    b"equals": b"=",
    b"sol": b"/",
    b"commat": b"@",
    b"period": b".",
    b"lowbar": b"_",
    b"hyphen": b"-",
    b"dash": b"-",
}


def utf8(code: int) -> bytes:
    """A code point in UTF-8; surrogates and numbers beyond Unicode give nothing."""
    return chr(code).encode() if code < 0xD800 or 0xE000 <= code < 0x110000 else b""


def unescape_json(match: re.Match[bytes]) -> bytes:
    """One backslash escape of JSON, JavaScript, Python or C."""
    escape = match.group()[1:]
    simple = _JSON_SIMPLE.get(escape)
    if simple is not None:
        return simple
    if escape[:1] in b"xuU":
        return utf8(int(escape[1:].strip(b"{}"), 16))
    return bytes([int(escape, 8) & 255])


def separate(match: re.Match[bytes]) -> bytes:
    """A line end behind a variable, a blank behind a word of a command line."""
    word = match.string[max(0, match.string.rfind(b"\0", 0, match.start()) + 1, match.start() - 64) : match.start()]
    return b"\n" if re.match(rb"[A-Za-z_]\w*=", word) else b" "


def unescape_property(match: re.Match[bytes]) -> bytes:
    """An escape of Java properties: the sign behind the backslash."""
    return match.group()[1:]


def unescape_percent(match: re.Match[bytes]) -> bytes:
    """A run of percent escapes."""
    return bytes.fromhex(match.group().replace(b"%", b"").decode())


def unescape_quoted(match: re.Match[bytes]) -> bytes:
    """A byte of quoted-printable, or its soft line break; a line with a plain ``=`` in it is not quoted-printable."""
    if match.group()[1:2] not in b"\r\n":
        return bytes.fromhex(match.group()[1:].decode())
    line = match.string[max(0, match.string.rfind(b"\n", 0, match.start()) + 1, match.start() - 100) : match.start()]
    return match.group() if _PLAIN_EQUALS.search(line) else b""


_PLAIN_EQUALS = later(rb"=(?![0-9A-F]{2})")


def unescape_html(match: re.Match[bytes]) -> bytes:
    """One named or numeric entity."""
    body = match.group(1)
    if not body.startswith(b"#"):
        return _HTML_NAMES.get(body.lower(), match.group())
    return utf8(int(body[2:], 16) if body[1:2] in b"xX" else int(body[1:]))


def nothing(match: re.Match[bytes]) -> bytes:
    """The piece is left out of the view."""
    return b""


def join_random(match: re.Match[bytes]) -> bytes:
    """Join a wrapped line only where the next line is one random-looking word: prose stays apart."""
    word = match.group("next")
    if _LAST_WORD.search(match.string, max(0, match.start() - 24), match.start()):
        return match.group()
    drawn = re.search(rb"[0-9].*[A-Za-z]|[A-Za-z].*[0-9]|[a-z][A-Z]|[A-Z]{2}[a-z]|^[A-Z]{4,}$|^[0-9-]{6,}$", word)
    return b"" if drawn and not _WORDY.match(word) else match.group()


_WORDY = later(
    rb"[A-Za-z]?[a-z]+[0-9]{0,3}[.]?$|[a-z0-9]+(?:[._/-][a-z0-9]+)+$|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    rb"|[A-Z][a-z]+(?:[A-Z][a-z]+)*$|[A-Z_]{4,}$(?<=_)|[A-Z]+_[A-Z_]+$"
)


_LAST_WORD = later(rb"(?:^|\s)[A-Za-z]?[a-z]{3,15}$")
"""The last word of a line of prose, before which nothing was wrapped."""


@cache
def probe(shape: str) -> Pattern:
    """A probe for RE2."""
    return compile_re2(shape, "a view")


@record
class Stage:
    """One way of reading: every match of ``pattern`` reads as ``replace`` of it. Skipped unless ``trigger`` occurs."""

    name: str
    trigger: tuple[bytes, ...]
    pattern: re.Pattern[bytes]
    replace: Replace
    probe: str = ""
    """For RE2: what must occur too, where the trigger alone is common."""
    sure: bool = False
    """Whether every match reads as something else."""

    def may_touch(self, data: bytes) -> bool:
        """A cheap test: false where the view would be the text itself."""
        for sign in self.trigger:
            if sign in data:
                return not self.probe or probe(self.probe).search(data) is not None
        return False

    def decode(self, data: bytes) -> bytes:
        """The view."""
        return self.pattern.sub(self.replace, data)

    def spans(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Where each replaced piece stands."""
        if self.sure:
            return (match.span() for match in self.pattern.finditer(data))
        return ((start, end) for start, end, _ in self.pieces(data))

    def pieces(self, data: bytes) -> Iterator[tuple[int, int, int]]:
        """Each replaced piece as (start, end, length in the view)."""
        for match in self.pattern.finditer(data):
            new = self.replace(match)
            if new != match.group():
                yield match.start(), match.end(), len(new)


_ESCAPE = rb"""\\(?:["'\\/bfnrt]|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-3][0-7]{2})"""
_ANSI = rb"\x1b(?:\[[0-9;:?<=>]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b]{0,400}(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78cDEHMNOZ])"
_INVISIBLE = (
    rb"\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xa4]|\xef\xbb\xbf|\xc2\xad|\xcd\x8f|\xe1\xa0\x8e|\xef\xb8[\x80-\x8f]"
)
# What follows must be no key of its own: ``"a"="x"`` and ``"b"="y"`` on the next line are two entries.
_GLUE = (
    rb"""["'`][ \t]{0,40}(?:(?:[+&~]|\.\.?|\|\||<>)[ \t]{0,40}(?:\\?\r?\n[ \t]{0,80})?"""
    rb"""|\\?\r?\n[ \t]{0,80}(?:(?:[+&~.]|\|\|)[ \t]{0,40})?)[fbruFBRU@$]{0,2}["'`]"""
    rb"""(?!["'`]|[\w. -]{1,60}["'`][ \t]{0,4}[:=])"""
)
_CONTINUED = rb"(?:\\|`|\^)\r?\n[ \t]{0,80}"
# The look-behind stands after the line end, so that `re` runs from one line end to the next.
_WRAPPED = (
    rb"""(?:\r(?<=[A-Za-z0-9_+/=-]{5}\r)\n|\n(?<=[A-Za-z0-9_+/=-]{5}\n))[ \t]{0,80}"""
    rb"""(?=(?P<next>[A-Za-z0-9_+/.-]{4,}={0,2})["'`,;)\]}]{0,4}[ \t]*(?:[\r\n]"""
    rb"""|$))"""
)
_WRAP_PROBE = (
    r"""[A-Za-z0-9_+/=-]{5}\r?\n[ \t]{0,80}[A-Za-z0-9_+/.-]*(?:[0-9]|[a-z][A-Z]"""
    r"""|[A-Z]{4})[A-Za-z0-9_+/.-]*={0,2}["'`,;)\]}]{0,4}[ \t]*(?:[\r\n]|$)"""
)
_GLUE_PROBE = r"""["'`][ \t]{0,40}(?:[+&~.|<\\]|\r?\n)[^"'`]{0,90}["'`]"""
# Inline marks in the middle of a word, as a highlighter or a mail program leaves them.
_MARKS = (
    rb"(?:(?:/?(?:a|b|i|u|s|em|strong|span|font|mark|code|kbd|tt|wbr|br|sub|sup|small|del|ins)"
    rb"(?:[ \t][^<>\n]{0,120})?/?|!--[^<>\n]{0,80}--)(?:>|><)){1,3}(?<=>)"
)
# Within a word; behind a key; behind the sign between key and value.
_TAGS = (
    rb"<(?:wbr[ ]?/?>|(?<=[A-Za-z0-9_/+=.!*~-]{8}<)" + _MARKS + rb"(?=[A-Za-z0-9_/+=.!*~@-]{4})"
    rb"|(?<=[A-Za-z0-9_\"'\]]<)" + _MARKS + rb"(?=[ \t]{0,2}[=:])"
    rb"|(?:(?<=[=:]<)|(?<=[=:] <))" + _MARKS + rb"(?=[\"'A-Za-z0-9_+/]))"
)
# Between the variables of an environ file and the words of a command line, as /proc shows them.
_NULS = rb"\x00(?<=[!-~]\x00)(?=[!-~])"
_NUL_PROBE = r"[!-~]\x00(?:[A-Za-z_][A-Za-z0-9_]{1,60}=|--?[a-z])[!-~]*\x00"
_PERCENT = rb"%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*"  # begins with a literal: `re` looks for that five times faster
_QUOTED = rb"=(?:\r?\n|(?![0-9]{2,3}\.[0-9])[0-9A-F]{2})"  # ``ip=203.0.113.9`` is no blank and ``3.0.113.9``
_JSON = Stage("json", (b"\\",), later(_ESCAPE), unescape_json, sure=True)

STAGES = (
    Stage("stripped", (b"\x1b",), later(_ANSI), nothing),
    Stage(
        "stripped",
        (b"\xe2\x80", b"\xe2\x81", b"\xef\xbb\xbf", b"\xc2\xad", b"\xcd\x8f", b"\xe1\xa0\x8e", b"\xef\xb8"),
        later(_INVISIBLE),
        nothing,
    ),
    _JSON,
    _JSON,
    _JSON,
    Stage("properties", (b"\\=", b"\\:"), later(rb"\\[=:#! ]"), unescape_property),
    Stage("separated", (b"\0",), later(_NULS), separate, _NUL_PROBE),
    Stage("stripped", (b"\x1b",), later(_ANSI), nothing),
    Stage("untagged", (b"<",), later(_TAGS), nothing),
    Stage("html", (b"&",), later(rb"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,6});"), unescape_html),
    Stage("percent", (b"%",), later(_PERCENT), unescape_percent, sure=True),
    Stage("percent", (b"%",), later(_PERCENT), unescape_percent, sure=True),
    Stage("quoted-printable", (b"=3D", b"=20", b"=0A"), later(_QUOTED), unescape_quoted),
    Stage("joined", (b'"', b"'", b"`"), later(_GLUE), nothing, _GLUE_PROBE, sure=True),
    Stage("joined", (b"\\\n", b"\\\r", b"`\n", b"^\r\n"), later(_CONTINUED), nothing),
    Stage("wrapped", (b"\n",), later(_WRAPPED), join_random, _WRAP_PROBE),
)


class Map:
    """Where the bytes of a stage's output come from in its input."""

    def __init__(self, stage: Stage, data: bytes) -> None:
        self._starts: list[int] = []
        self._pieces: list[tuple[int, int, int]] = []
        shift = 0
        for start, end, size in stage.pieces(data):
            self._starts.append(start + shift)
            self._pieces.append((start, end, size))
            shift += size - (end - start)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the input behind ``[start, end)`` of the output; pieces cut by an edge are taken whole."""
        return self._left(start), self._right(end)

    def _left(self, at: int) -> int:
        """Where the byte at ``at`` begins; what was left out before it stays outside."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at
        start, end, size = self._pieces[index]
        past = at - self._starts[index] - size
        return start if past < 0 else end + past

    def _right(self, at: int) -> int:
        """Where the byte before ``at`` ends; what was left out behind it stays outside."""
        index = bisect_right(self._starts, at - 1) - 1
        if index < 0:
            return at
        _, end, size = self._pieces[index]
        return end + max(0, at - self._starts[index] - size)

    def touched(self, start: int, end: int) -> bool:
        """Whether the output span ``[start, end)`` holds or meets a replaced piece."""
        index = bisect_right(self._starts, end) - 1
        return index >= 0 and self._starts[index] + self._pieces[index][2] >= start
