"""Is a number a PIN, a line a recovery code, a plain word a password, a value near a service's name its key?"""

from __future__ import annotations

import re
from itertools import pairwise

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .judge_values import HEX, SAYING, UUID, random_looking, real, scattered, unsuited_key, wordy
from .validate_places import plain_word

_ROW = later(
    rb"[ \t>*-]{0,8}(?:[0-9]{1,2}[.)][ \t]{1,2})?([A-Za-z0-9]{4,10}(?:[- ][A-Za-z0-9]{4,10}){0,4})"
    rb"[ \t]{0,4}\r?(?:\n|$)"
)
_LABELS = frozenset(
    b"""required optional string hidden visible strong weak medium reset change changed update updated create created
    delete forgot forgotten confirm confirmation invalid incorrect wrong missing expired generate generated
    random prompt stdin default basic plain hashed encrypted secret passphrase internal external global local
    remote login logout signin signup submit button label field input number integer boolean object array
    unknown nothing anything something always never enabled disabled sensitive redacted masked private public
    shared common general standard custom other another value passwort contrasena senha motdepasse text textarea
    email phone username letmein changeit changethis changeme example sample dummy placeholder mandatory
    credentials credential password passwords pending rejected accepted""".split()
)
_SIBLING = later(
    rb"(?im)(?:^|[\s\"'{,.\[_-])(?:user(?:name)?|login|host(?:name)?|server|database|db(?:name)?|port|adapter|url|uri"
    rb"|jdbc|driver|account|smtp)[\"']?[ \t]{0,6}[:=][ \t]{0,6}(?:[\"'][^\"'\n]{1,80}[\"']|[\w.@:/-]{1,80}[ \t]*\r?$"
    rb"|[0-9]{2,5}\b)"
)
_CODE = later(rb"[();]|=>|->|\b(?:def|import|class|function|const|type|description|string|return|interface)\b")
_TITLES = later(rb"(?m)[:=][ \t]{0,4}[\"']?[A-Z][a-z]{2,}[ a-z]{0,40}[\"']?[ \t]{0,3}(?:[,}]|\r?$)")
_NUMBER = later(rb"0[xX][0-9a-fA-F]+|[0-9]+")
_ITEM = later(
    rb"(?:[^\n\"'=]{0,60}?[\s:+>]|[^\n\"'=]{0,60}?\xe2\x86\x92)?[ \t]{0,24}-[ \t]{1,4}"
    rb"[\"']?([^\s\"'#:]{4,200})[\"']?[ \t]*(?:#[^\n]*)?(?:\r?\n|$)"
)
"""An item of a list, perhaps behind what a log, a diff or an editor puts before a line."""
_WORD_OF_KEY = later(rb"(?i)secret|token|key|private|access|pass|auth|api|pat\b|credential")


def pin(found: Candidate) -> Spans:
    """Four to eight digits that a key or a sentence calls a PIN or a code; counting and years pass."""
    value = found.value
    steps = {(after - before) % 10 for before, after in pairwise(value)}
    date = re.match(rb"-[0-9]{2}-[0-9]{2}\b", found.text[found.end : found.end + 7])
    return () if len(steps) == 1 or date else found.whole


def code_list(found: Candidate) -> Spans:
    """The lines of codes below a heading that says recovery codes, up to the first line of another kind."""
    text, at = found.text, found.match.end()
    spans = []
    for _ in range(40):
        row = _ROW.match(text, at, at + 120)
        if row is None or not re.search(rb"[0-9]", row.group(1)):
            break
        spans.append(row.span(1))
        at = row.end()
    return spans


def listed(found: Candidate) -> Spans:
    """The texts of a list under a key that says passwords: no plain words, no placeholders."""
    text, at = found.text, found.match.end()
    close = text.find(b"]", at, at + 4096)
    spans = []
    items = text[at : close if close > 0 else at]
    for match in re.finditer(rb"[\"']([^\"'\s]{6,200})[\"'][ \t]*(?:[,\r\n]|$)", items):
        value = match.group(1)
        if real(value, in_quotes=True) and not plain_word(value) and not re.match(rb"^[A-Za-z_.-]+$", value):
            spans.append((at + match.start(1), at + match.end(1)))
    return spans


def items(found: Candidate) -> Spans:
    """The lines ``- value`` below a key that says passwords or tokens; names of secrets are no secrets."""
    text, at = found.text, found.match.end()
    any_kind = re.search(rb"(?i)pass", found.match.group()) is not None
    spans = []
    for _ in range(100):
        row = _ITEM.match(text, at, at + 260)
        if row is None:
            break
        value = row.group(1)
        named = re.match(rb"^[A-Za-z_.-]+$", value) or plain_word(value) or not real(value, in_quotes=True)
        if not named and (any_kind or (len(value) >= 8 and random_looking(value) and not wordy(value))):
            spans.append(row.span(1))
        at = row.end()
    return spans


def word(found: Candidate) -> Spans:
    """One lower-case word beside a key that is just ``password``, in a configuration that names a login or server."""
    value, key = found.value, found.match.group(1)
    if unsuited_key(key) or value.lower() in _LABELS or not real(value, in_quotes=True) or not value.islower():
        return ()
    if key.lower().endswith(value) or value in key.lower() or (not value.isalpha() and SAYING.search(value)):
        return ()
    line = found.text.rfind(b"\n", 0, found.match.start()) + 1
    near = found.text[max(0, line - 200) : found.match.end() + 200]
    if _CODE.search(near) or len(_TITLES.findall(near)) >= 2:
        return ()
    return found.whole if _SIBLING.search(near) else ()


def near(found: Candidate) -> Spans:
    """A value near a service's name: drawn; digests, UUIDs and numbers only where a word between says key."""
    value = found.value.rstrip(b".,;:")
    between = found.text[found.match.start() : found.start]
    told = _WORD_OF_KEY.search(between) is not None
    if not real(value) or value.count(b"/") > 2 or re.search(rb"://|\.[a-z]{2,4}$|[a-z]/[a-z]", value):
        return ()
    if re.match(rb"v?\d[\d.]*$", value) and not (told and len(value) >= 20 and value.isdigit()):
        return ()
    if re.search(rb"(?i)(?:sha|hash|commit|digest|checksum|revision|etag|version|uuid|guid)\W*$", between):
        return ()
    whole = ((found.start, found.start + len(value)),)
    if not told:
        drawn = random_looking(value) and scattered(value) >= 4 and not wordy(value)
        return whole if drawn and not (HEX.match(value) or UUID.match(value)) else ()
    if value.isdigit() or value.isalpha():
        return whole if len(value) >= 20 and (value.isdigit() or value.islower() or value.isupper()) else ()
    if HEX.match(value) or UUID.match(value):
        return whole
    solid = value.isalnum() and len(value) >= 20 and (scattered(value) >= 5 or value.islower() or value.isupper())
    return whole if random_looking(value) and (solid or not wordy(value)) else ()


def octets(found: Candidate) -> Spans:
    """The bytes of a key as numbers: none above 255, and spread as a machine spreads them."""
    numbers = [int(number, 16 if number[:2] in (b"0x", b"0X") else 10) for number in _NUMBER.findall(found.value)]
    steps = {after - before for before, after in pairwise(numbers)}
    spread = len(set(numbers)) * 2 > len(numbers) and max(numbers) > 32 and len(steps) * 3 > len(numbers)
    return found.whole if max(numbers) <= 255 and spread else ()


VALIDATORS: dict[str, Validator] = {
    "pin": pin,
    "code_list": code_list,
    "listed": listed,
    "items": items,
    "word": word,
    "near": near,
    "octets": octets,
}
