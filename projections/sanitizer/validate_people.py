"""Which cells of a table, values of an INSERT and numbers behind a label are about a person?"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from .later import later
from .validate_declared import row_values
from .validators import Candidate, Spans, Validator

_NAME = later(
    rb"(?i)^(?:(?:full|first|last|given|family|middle|maiden|legal|customer|patient|employee|contact|person|client"
    rb"|holder|account[ _-]?holder|card[ _-]?holder|student|guest)[ _-]?name|sur-?name|forename|nachname|vorname|nom"
    rb"|prenom|apellidos?|cognome|nazwisko|imie|efternamn|fornamn)$"
)
_BIRTH = later(rb"(?i)^(?:dob|d\.o\.b\.?|date[ _-]?of[ _-]?birth|birth[ _-]?(?:date|day)|geburtsdatum|geboortedatum)$")
_BESIDE = later(
    rb"(?i)^(?:e-?mail(?:[ _-]?address)?|phone(?:[ _-]?(?:no|number))?|mobile|telephone|dob|birth[ _-]?date|ssn)$"
)
"""Columns that say that a column ``name`` is that of persons, not of products."""
_LETTERS = later(rb"^[A-Za-z\x80-\xff][A-Za-z\x80-\xff.' -]{1,60}$")
_DATE = later(rb"^[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}$")
_FIELDS = frozenset({2, 3, 4, 5, 6, 7, 9, 11, 13, 14, 16, 18, 19, 20, 21, 36})
"""Of PID (HL7 2.5), and near enough those of next of kin, guarantor and insured."""
MOST_ROWS = 100_000


def wanted(names: list[bytes]) -> dict[int, re.Pattern[bytes]]:
    """By number the columns about persons, and what their cells look like."""
    persons = any(_BESIDE.match(name) for name in names)
    found = {}
    for number, name in enumerate(names):
        if _NAME.match(name) or (persons and name.lower() == b"name"):
            found[number] = _LETTERS
        elif _BIRTH.match(name):
            found[number] = _DATE
    return found


def people_column(found: Candidate) -> Spans:
    """The cells of columns for names and days of birth; rows with as many cells as the head has."""
    head = found.match.group().rstrip(b"\r\n")
    sign = next((s for s in (b"\t", b";", b"|", b",") if s in head), b"")
    if not sign:
        return ()
    names = [name.strip(b" \"'") for name in head.split(sign)]
    shapes = wanted(names)
    return list(_cells(found.text, found.match.end(), sign, len(names), shapes)) if shapes else ()


def _cells(
    text: bytes, at: int, sign: bytes, columns: int, shapes: dict[int, re.Pattern[bytes]]
) -> Iterator[tuple[int, int]]:
    for _ in range(MOST_ROWS):
        end = text.find(b"\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip(b"\r")
        if not line or at >= len(text):
            return
        cells = _split(line, sign)
        if len(cells) != columns:
            return
        for number, shape in shapes.items():
            first, last = cells[number]
            value = line[first:last].strip(b" \"'")
            if shape.match(value):
                start = at + first + line[first:last].find(value)
                yield start, start + len(value)
        at = end + 1


def _split(line: bytes, sign: bytes) -> list[tuple[int, int]]:
    """The spans of a line's cells; a quoted cell may hold the sign."""
    if b'"' not in line:
        spans, at = [], 0
        for cell in line.split(sign):
            spans.append((at, at + len(cell)))
            at += len(cell) + 1
        return spans
    spans, at = [], 0
    for content in next(csv.reader([line.decode("latin-1")], delimiter=sign.decode())):
        raw = content.encode("latin-1")
        quoted = line[at : at + 1] == b'"'
        size = len(raw) + raw.count(b'"') + 2 if quoted else len(raw)
        spans.append((at, at + size))
        at += size + 1
    return spans


def people_insert(found: Candidate) -> Spans:
    """The values of an INSERT under columns for names and days of birth."""
    head = found.match.group()
    names = [name.strip(b" \t\r\n`\"[]'") for name in head[head.index(b"(") + 1 : head.index(b")")].split(b",")]
    shapes = wanted(names)
    return [
        span
        for number, span in (row_values(found.text, found.match.end() - 1) if shapes else ())
        if number in shapes and shapes[number].match(found.text[slice(*span)])
    ]


def vcard(found: Candidate) -> Spans:
    """A property of a card: only within one, for elsewhere ``N:`` says anything."""
    card = found.text[max(0, found.match.start() - 4096) : found.match.start()].upper()
    return found.whole if card.rfind(b"BEGIN:VCARD") > card.rfind(b"END:VCARD") else ()


def segment(found: Candidate) -> Spans:
    """The fields of an HL7 segment that are about a person: numbers, names, birth, address, telephones."""
    at, spans = found.match.start(), []
    for number, field in enumerate(found.match.group().lstrip(b"\r\n").split(b"|")):
        start = at + len(found.match.group()) - len(found.match.group().lstrip(b"\r\n"))
        if number in _FIELDS and len(field.strip(b"^~& ")) > 2:
            spans.append((start, start + len(field)))
        at += len(field) + 1
    return spans


def identity(found: Candidate) -> Spans:
    """What stands behind the name of an identity number: six digits at least."""
    digits = len(re.findall(rb"[0-9]", found.value))
    return found.whole if digits >= 6 and len(set(found.value)) > 3 else ()


PEOPLE_VALIDATORS: dict[str, Validator] = {
    "people_column": people_column,
    "people_insert": people_insert,
    "identity": identity,
    "segment": segment,
    "vcard": vcard,
}
