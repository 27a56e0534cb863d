"""How far does a block of key material run, from its header line on?

Key blocks come whole, on one line with ``\\n``, indented, quoted with ``> ``, numbered, or cut off before their end.
"""

from __future__ import annotations

import base64
import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .rules import MAX_LONG_MATCH

# Key material: base64 words, header fields, escaped line ends, and what editors put before a line.
_END = later(rb"-{2,5} ?END[^-\r\n]{0,60}-{2,5}")
_BODY_LINE = later(
    rb"""[ \t>#*|+/"'`;,.:\d-]{0,24}(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|Subject"""
    rb"""|Key-Type)[:=][^\r\n]{0,200}"""
    rb"""|[A-Za-z0-9+/=_-]{4,})?[ \t"'`;,\\+.]{0,8}(?:\\[nr]){0,4}["'`,;]{0,3}[ \t]{0,4}(?:\r?\n"""
    rb"""|$)"""
)
_INLINE = later(rb"(?:[A-Za-z0-9+/=_-]|\\{1,4}[nrt]|\\u000[aAdD]|[ \t]|%0[aAdD]|&#(?:10|13|x0?[aAdD]);|<br ?/?>){16,}")
_TAIL_LINES = later(
    rb"(?:^|\n)((?:[ \t>#*|]{0,16}[A-Za-z0-9+/=]{4,100}[ \t\"',;\\n+]{0,8}\r?\n){1,400}[ \t>#*|]{0,16})$"
)
_BASE64 = later(rb"[A-Za-z0-9+/=]+")
_LINE_END = rb"[\"']?[ \t]{0,4}[+.,\\]{0,2}[ \t]{0,4}(?:\\[nr]|\r?\n){1,4}"
_JOINT = later(
    _LINE_END + rb"[ \t>#*|-]{0,40}\+?[\"']?(?=[A-Za-z0-9+/]{16})"
    rb"|" + _LINE_END + rb"[^\n\"']{0,60}?[\t \]:>\xe2\x86\x92](?=[A-Za-z0-9+/]{16})"
    rb"|" + _LINE_END + rb"[ \t>#*|+-]{0,40}[\"']?|\\{1,4}/"
)
"""What may stand between two pieces of one key: a line end and what a log, a diff or an editor puts before a line."""
_DIGIT = later(rb"[0-9]")
_LOGGED = later(rb"[ \t]*(?:(?:Proc-Type|DEK-Info|Version|Comment)[:=][^\r\n]*|[A-Za-z0-9+/=_-]{4,100})?[ \t\r]*$")
_PPK_END = later(rb"Private-MAC: [0-9a-fA-F]{16,128}")
_PPK_LINES = later(rb"Private-Lines: (\d{1,3})\r?\n")


def key_block(found: Candidate) -> Spans:
    """From the header to the end line; without one, as long as the lines look like key material."""
    text, start = found.text, found.match.start()
    limit = min(len(text), start + MAX_LONG_MATCH)
    body = found.match.end()
    end = _END.search(text, body, limit)
    again = text.find(b"-BEGIN ", body, limit)
    if end is not None and (again < 0 or end.start() < again + 1):
        between = text[body : end.start()]
        # Source code may hold both marks with code between them.
        if key_material(between) * 3 >= len(re.sub(rb"\s|\\[nr]", b"", between)):
            return ((start, end.end()),) if end.start() - body > 8 else ()
    if again > 0:
        limit = text.rfind(b"\n", body, again) + 1 or again
    last = max(key_lines(text, body, limit), logged_lines(text, start, limit))
    return ((start, last),) if key_material(text[body:last]) >= 20 else ()


def key_tail(found: Candidate) -> Spans:
    """The lines of key material above an end line whose begin line was cut off."""
    text, stop = found.text, found.match.start()
    low = max(0, stop - MAX_LONG_MATCH)
    if b"-BEGIN " in text[max(text.rfind(b"-END ", low, max(low, stop - 1)), low) : stop]:
        return ()
    body = _TAIL_LINES.search(text[low:stop])
    return ((low + body.start(1), stop),) if body and key_material(body.group(1)) >= 40 else ()


def logged_lines(text: bytes, start: int, limit: int) -> int:
    """The end of the lines of key material that have before them what a log has before the line at ``start``."""
    line = text.rfind(b"\n", max(0, start - 200), start) + 1
    size, last = start - line, start
    head = _DIGIT.sub(b"0", text[line:start])
    while size >= 8 and (at := text.find(b"\n", last, limit) + 1) > 0:
        end = text.find(b"\n", at, limit)
        end = limit if end < 0 else end
        alike = _DIGIT.sub(b"0", text[at : at + size]) == head
        if not alike or not _LOGGED.match(text, at + size, end) or end <= last:
            break
        last = end
    return last


def key_material(text: bytes) -> int:
    """How many bytes stand in runs long enough to be base64 of a key."""
    return sum(map(len, re.findall(rb"[A-Za-z0-9+/=_-]{16,}", text)))


def key_lines(text: bytes, at: int, limit: int) -> int:
    """The end of the lines of key material that begin at ``at``."""
    inline = _INLINE.match(text, at, limit)
    if inline is not None and b" " not in inline.group().strip()[:40]:
        at = inline.end()
    last = at
    blank = 0
    while at < limit:
        line = _BODY_LINE.match(text, at, limit)
        if line is None or line.end() == at:
            break
        content = line.group().strip()
        blank = 0 if content else blank + 1
        if blank > 1 or (0 < len(content) < 16 and content.isalpha() and content.islower()):
            break
        at = line.end()
        last = at - (len(line.group()) - len(line.group().rstrip(b"\r\n"))) if content else last
    return last


def ppk(found: Candidate) -> Spans:
    """The private lines of a PuTTY key."""
    text, start = found.text, found.start
    limit = min(len(text), start + MAX_LONG_MATCH)
    mac = _PPK_END.search(text, start, limit)
    return ((start, mac.end() if mac else key_lines(text, found.match.end(), limit)),)


def der_key(found: Candidate) -> Spans:
    """As much base64 as the outermost length of the DER says, over line ends, indents and joined literals."""
    head = base64.b64decode(found.value[:8])
    size, header = head[1], 2
    if size >= 0x80:
        header += size & 0x7F
        size = int.from_bytes(head[2:header])
    wanted = (header + size + 2) // 3 * 4
    limit, at = min(len(found.text), found.start + MAX_LONG_MATCH), found.start
    while wanted > 0:
        run = _BASE64.match(found.text, at, min(limit, at + wanted))
        if run is None:
            joint = _JOINT.match(found.text, at, limit)
            if joint is None or not _BASE64.match(found.text, joint.end(), limit):
                break
            at = joint.end()
        else:
            at, wanted = run.end(), wanted - len(run.group())
    return ((found.start, at),)


_FUNCTION = frozenset(b"the and for your our not but are was has had can its from into them were been does don".split())
"""Words of sentences that no list of words for wallets has."""


def mnemonic(found: Candidate) -> Spans:
    """The words of a wallet: twelve to twenty-four in threes, up to the first that only sentences have."""
    words = list(re.finditer(rb"[A-Za-z]+", found.value))
    number = next((at for at, word in enumerate(words) if word.group().lower() in _FUNCTION), len(words))
    if re.search(rb"[:=][ \t]{0,4}[\"']?$", found.text[found.match.start() : found.start]) and number in (
        len(words),
        0,
    ):
        return found.whole
    number -= number % 3
    return ((found.start, found.start + words[number - 1].end()),) if number >= 12 else ()


VALIDATORS: dict[str, Validator] = {
    "mnemonic": mnemonic,
    "key_block": key_block,
    "key_tail": key_tail,
    "ppk": ppk,
    "der_key": der_key,
}
