"""Is the value declared for a key (group 1 of the match), or listed under one, a real secret?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .judge_values import random_looking, real, unsuited_key
from .validate_places import plain_word

_SECRET_COLUMN = later(
    rb"(?i)(?:^|_)(?:pass(?:w(?:or)?d|phrase|code)?|passwort|pwd|pw|secret|token|api_?key|private_?key|credential)"
    rb"(?:_?(?:hash|digest|enc|encrypted|value))?$"
)
_NO_KEY = later(rb"(?i)(?:com|by|tres|sur|en|over|under|multi|single|one|two|first|second|half)pass$|tokens$")
_NO_USER = later(rb"(?i)^(?:mailto|e?mail|from|to|cc|bcc|user(?:name)?|login|author|contact|sip|xmpp|acct|by|git)$")
_LITERAL = later(rb"'((?:[^'\\]|''|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|([^\s,()'\"]+(?:\([^()]*\))?)|([,()])")


def declared_key(found: Candidate) -> bytes:
    """Group 1, ``camelCase`` parted by ``_``."""
    return re.sub(rb"(?<=[a-z0-9])(?=[A-Z])", b"_", found.match.group(1))


def keyed(found: Candidate) -> Spans:
    """A literal beside a key that says secret: with a digit or sign, or drawn; words and code pass."""
    value = found.value.rstrip(b",;")
    key = declared_key(found)
    behind = found.text[found.end : found.end + 80]
    if value.isdigit() and len(value) < 9 and re.match(rb"[ \t]{0,40}\|[ \t]{0,20}[0-9]", behind):
        return ()  # a row of figures
    if (
        unsuited_key(key)
        or _NO_KEY.search(key)
        or b" " in value.strip()
        or len(value) < 4
        or re.match(rb"^\w+\(\w*\)$", value)
    ):
        return ()
    if not real(value) or plain_word(value) or re.match(rb"^[\w.-]*/[\w./-]+$|^[A-Za-z_]+$|^--?[a-z]", value):
        return () if not random_looking(value) else ((found.start, found.start + len(value)),)
    if not re.search(rb"[0-9!@#$%^&*+~]", value) or re.search(rb"[(){}\[\]<>]", value):
        return ()
    return ((found.start, found.start + len(value)),)


def row(found: Candidate) -> Spans:
    """A cell behind a cell that names a secret: ``keyed``, but the head of a table names columns and holds no value."""
    names = re.match(
        rb"^[A-Za-z]+\d$|^[a-z]{2,}(?:[_ -](?:[a-z]{1,12}|\d{1,3}))+$|^\d+(?:[.,:/-]\d+)*$|^https?:", found.value
    )
    return () if names or not _SECRET_COLUMN.search(declared_key(found).lower()) else keyed(found)


def literal(found: Candidate) -> Spans:
    """A value in a place that holds nothing but secrets: anything that is no placeholder."""
    return found.whole if real(found.value, in_quotes=True) and len(found.value) >= 3 else ()


def lively(found: Candidate) -> Spans:
    """The user part of a URL that is a token: drawn, not words joined by signs."""
    value = found.value
    wordy = sum(len(word) for word in re.findall(rb"[a-z]{4,}|[A-Z][a-z]{3,}", value))
    return found.whole if random_looking(value) and real(value) and wordy * 10 < len(value) * 6 else ()


def host_login(found: Candidate) -> Spans:
    """``user:password@host``: no mail address behind a label, image digest or package version."""
    user, value = found.match.group(1), found.value
    if _NO_USER.match(user) or found.text[found.end : found.end + 8].startswith((b"@sha256", b"@sha512", b"@example")):
        return ()
    if not real(value) or plain_word(value) or not re.search(rb"[0-9!#$%^&*]", value):
        return ()
    return () if re.match(rb"^[v^~]?\d[\w.-]*$", value) and b"." in value else found.whole


def insert_rows(found: Candidate) -> Spans:
    """The values of an INSERT under columns whose names say secret, in each of its rows."""
    head = found.match.group()
    names = [name.strip(b" \t\r\n`\"[]'") for name in head[head.index(b"(") + 1 : head.index(b")")].split(b",")]
    wanted = {n for n, name in enumerate(names) if _SECRET_COLUMN.search(name)}
    if not wanted:
        return ()
    return [
        span
        for number, span in row_values(found.text, found.match.end() - 1)
        if number in wanted and real(found.text[span[0] : span[1]], in_quotes=True) and span[1] - span[0] > 3
    ]


def row_values(text: bytes, at: int, limit: int = 65536) -> Iterator[tuple[int, tuple[int, int]]]:
    """(column, span) of each quoted value in ``(..), (..)`` from the bracket at ``at`` on, ``limit`` bytes at most."""
    column, depth, stop = 0, 0, min(len(text), at + limit)
    while at < stop:
        match = _LITERAL.match(text, at, stop)
        if match is None:
            if text[at : at + 1] in (b"", b";"):
                return
            at += 1
            continue
        sign = match.group(4)
        if sign == b"(":
            column, depth = 0, 1
        elif sign == b")":
            depth = 0
        elif sign == b",":
            column += depth
        elif depth == 0:
            return
        for group in (1, 2):
            if match.group(group):
                yield column, match.span(group)
        at = match.end()


_YAML_ENTRY = later(rb"(?m)^[ \t]+[\"']?[\w.-]{1,253}[\"']?:[ \t]*[\"']?([A-Za-z0-9+/]{6,}={0,2})[\"']?[ \t]*\r?$")
_YAML_BLOCK = later(
    rb"(?m)^[ \t]+[\"']?[\w.-]{1,253}[\"']?:[ \t]*[|>][-+0-9]{0,2}[ \t]*\r?\n"
    rb"[ \t]+((?:[A-Za-z0-9+/]{6,}\r?\n[ \t]+){0,200}[A-Za-z0-9+/]{6,}={0,2})[ \t]*\r?$"
)
_YAML_DATA = later(rb"(?m)^[ \t]{0,4}data:[ \t]*\r?\n((?:[ \t]+[^\n]*(?:\n|$)|\r?\n)+)")
_JSON_DATA = later(rb"\"data\"[ \t\r\n]*:[ \t\r\n]*\{([^{}]*)\}")
_JSON_ENTRY = later(rb"\"[\w.-]{1,253}\"[ \t\r\n]*:[ \t\r\n]*\"([A-Za-z0-9+/]{6,}={0,2})\"")


def manifest(found: Candidate) -> Spans:
    """All values under ``data`` of a Kubernetes manifest of kind Secret; it ends at ``---`` or 16 KiB away."""
    text, at = found.text, found.match.start()
    low = max(text.rfind(b"\n---", max(0, at - 16384), at), at - 16384, 0)
    end = text.find(b"\n---", found.match.end(), at + 16384)
    part = text[low : end if end >= 0 else at + 16384]
    spans = []
    for block, entry in ((_YAML_DATA, _YAML_ENTRY), (_YAML_DATA, _YAML_BLOCK), (_JSON_DATA, _JSON_ENTRY)):
        for data in block.finditer(part):
            spans += [match.span(1) for match in entry.finditer(part, *data.span(1))]
    return [(low + first, low + last) for first, last in sorted(spans)]


_RESULT = later(rb"\"(type|result)\"[ \t]{0,3}:[ \t]{0,3}\"((?:[^\"\\\n]|\\.){4,400})\"")


def drawn_result(found: Candidate) -> Spans:
    """The results of a resource that draws passwords: those before the next resource begins."""
    spans = []
    for one in _RESULT.finditer(found.text, found.match.end(), found.match.end() + 4000):
        if one.group(1) == b"type":
            break
        if real(one.group(2), in_quotes=True):
            spans.append(one.span(2))
    return spans


VALIDATORS: dict[str, Validator] = {
    "keyed": keyed, "row": row, "literal": literal, "lively": lively, "host_login": host_login,
    "insert_rows": insert_rows, "manifest": manifest, "drawn_result": drawn_result,
}  # fmt: skip
