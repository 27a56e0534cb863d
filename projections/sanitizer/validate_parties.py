"""Who pays, is paid or travels, as statements, ledgers, bookings and records write it?"""

from __future__ import annotations

import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .given_names import is_given_name
from .labels import is_label
from .ordinary import is_ordinary
from .placeholders import PLACEHOLDER
from .validate_persons import looks_like_person, no_persons_word
from .validate_streets import HOUSE


def every_group(found: Candidate) -> Spans:
    """Every group that took part."""
    return [found.match.span(group) for group in range(1, found.match.re.groups + 1) if found.match.start(group) >= 0]


_COMPANY = later(
    rb"(?i)\b(?:gmbh|ag|kg|ohg|ug|e\.?v\.?|ltd|limited|inc|llc|llp|plc|corp|s\.?a\.?r?\.?l?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|ab|oy"
    rb"|as|aps|sp|z\.?o\.?o|bank|sparkasse|stadtwerke|versicherung|insurance|market|shop|store|energie|telekom|telecom"
    rb"|amazon|paypal|netflix|finanzamt|kasse|verein|city|council|services?|gebuehr|zinsen|lohn|gehalt|miete|rent)\b"
)


def bank_party(found: Candidate) -> Spans:
    """Who pays or is paid, if it is a person: a full name, perhaps in capitals, no company."""
    start, end = found.start, found.end
    if found.match.group()[:1] == b"<" and b"Nm>" not in found.match.group():
        near = found.text[max(0, found.start - 1500) : found.start].upper()
        if b"<STMTTRN" not in near and b"<OFX" not in near:
            return ()
    span = _party(found.text, start, end)
    if span is None:
        return ()
    lines = [span]
    if found.match.group()[:1] == b":":
        at = found.text.find(b"\n", end) + 1
        for _ in range(3):  # the street and the city below
            stop = found.text.find(b"\n", at)
            line = found.text[at : stop if stop >= 0 else len(found.text)].rstrip(b"\r")
            if not at or not line or line[:1] in b":-{" or stop < 0 or len(line) > 40:
                break
            if re.search(rb"[0-9]", line) and re.search(rb"[A-Za-z]{3}", line):
                lines.append((at, at + len(line)))
            at = stop + 1
    return lines


def _party(text: bytes, start: int, end: int) -> tuple[int, int] | None:
    raw = text[start:end]
    value = raw.strip()
    words = value.replace(b",", b" ").split()
    if not 2 <= len(words) <= 5 or _COMPANY.search(value) or PLACEHOLDER.search(value):
        return None
    if not re.match(rb"[A-Za-z\x80-\xff][A-Za-z\x80-\xff.,' -]+$", value):
        return None
    try:
        cased = value.decode().title().encode() if value.isupper() else value
    except UnicodeDecodeError:
        return None
    if not looks_like_person(cased):
        return None
    start += raw.index(value)
    return start, start + len(value)


def qif_payees(found: Candidate) -> Spans:
    """The payees of a ledger that are persons."""
    spans, at, text = [], found.match.end(), found.text
    for _ in range(20_000):
        end = text.find(b"\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip(b"\r")
        if not line or line[:1] == b"!" or at >= len(text):
            break
        if line[:1] == b"P" and (span := _party(text, at + 1, at + len(line))):
            spans.append(span)
        elif line[:1] == b"A" and HOUSE.search(line[1:]) and re.search(rb"[A-Za-z\x80-\xff]{3}", line):
            spans.append((at + 1, at + len(line)))
        at = end + 1
    return spans


_OF_PERSON = later(
    rb"(?i)(?:names?|person|customer|patient|contact|employee|passenger|guest|student)"
    rb"(?:\.$|[\"']?[ ]?(?:=>|[:=])[ \t\r\n\[]{0,12}\{?[^{}]{0,60}$)"
)


def name_object(found: Candidate) -> Spans:
    """The parts of a name: below a key for names, or a given name or two words that are nobody's everyday words."""
    spans = every_group(found)
    values = [found.text[low:high] for low, high in spans]
    if any(is_label(value) or no_persons_word(value.decode("utf-8", "replace").lower()) for value in values):
        return ()
    before = found.text[max(0, found.match.start() - 90) : found.match.start() + 1]
    named = _OF_PERSON.search(before)
    given = any(is_given_name(value.decode("utf-8", "replace").split()[0]) for value in values)
    usual = any(is_ordinary(value.lower()) for value in values)
    if named or (given and not all(is_ordinary(value.lower()) for value in values)):
        return spans
    whole = re.search(
        rb"(?i)(?:email|phone|birth|dob|gender|age|address|ssn)[\"']?[ ]?[:=]",
        found.text[found.match.start() - 150 if found.match.start() > 150 else 0 : found.match.end() + 150],
    )
    return spans if whole and not usual else ()


def name_elements(found: Candidate) -> Spans:
    """The parts of a name, each in an element: no words of a form, and not both of everybody's language."""
    spans = every_group(found)
    values = [found.text[low:high] for low, high in spans]
    if any(is_label(value) or no_persons_word(value.decode("utf-8", "replace").lower()) for value in values):
        return ()
    return () if all(is_ordinary(value.lower()) for value in values) else spans


def passenger(found: Candidate) -> Spans:
    """Surname and given name, in either order: words of everybody's language are none."""
    sides = re.sub(rb" (?:MR|MRS|MS|MSTR|MISS|Mr|Mrs|Ms)$", b"", found.value).split(b"/")
    if any(is_ordinary(side.lower()) for side in sides) or any(len(side) < 3 for side in sides):
        return ()
    labelled = found.match.start(1) >= 0
    named = any(is_given_name(side.decode("utf-8", "replace").split()[0]) for side in sides)
    return found.whole if labelled or named else ()


def document_code(found: Candidate) -> Spans:
    """A code in capitals behind its label that is no word."""
    value = found.value
    if (
        is_ordinary(value.lower())
        or len(set(value)) < 3
        or value.lower() in (b"required", b"optional", b"unknown", b"confirmed")
    ):
        return ()
    return found.whole


VALIDATORS: dict[str, Validator] = {
    "bank_party": bank_party,
    "document_code": document_code,
    "every_group": every_group,
    "name_elements": name_elements,
    "name_object": name_object,
    "passenger": passenger,
    "qif_payees": qif_payees,
}
