"""Is this a telephone beside an address or below the closing words of a letter?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .validate_persons import in_notice

_DIALLED = later(
    rb"(?:^|[\n,;\t|\"'>:(]|\\n|(?:-|\xe2\x80\x93|\xe2\x80\x94|/|\xc2\xb7|\xe2\x80\xa2|\||,) )[ ]{0,3}"
    rb"(\+?\(?[0-9][0-9 ()./-]{6,18}[0-9])"
    rb"(?=[ ]{0,3}(?:$|[\r\n,;\t|\"'<)\\]| (?:-|\xe2\x80\x93|\xe2\x80\x94|/|\xc2\xb7|\xe2\x80\xa2) ))"
)
_NO_NUMBER = later(
    rb"^(?:(?:19|20)[0-9]{2} ?[-/. ] ?(?:19|20)?[0-9]{2}(?:[-/. ].*)?"
    rb"|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19|20)?[0-9]{2}.*"
    rb"|[0-9]+\.[0-9]+|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}.*)$"
)
_THREES = later(rb"^[0-9]{3}(?: [0-9]{3}){2}$")
_IN_THREES = ("PL", "ES", "PT", "CZ")
"""Where numbers are written so; elsewhere it is a count."""
_REGION = {
    name.lower().encode(): name
    for name in b"""DE AT CH FR ES IT PT BR NL BE PL SE NO DK FI JP AU CZ IE HU RO GR MX AR CL CO IN KR CN TW TR
    RU UA IL ZA NZ CA""".decode().split()
} | {b"uk": "GB"}
"""Of the last part of a domain."""
_USUAL_REGIONS = (
    "US",
    "GB",
    "DE",
    "FR",
    "ES",
    "IT",
    "PT",
    "BR",
    "NL",
    "BE",
    "CH",
    "AT",
    "PL",
    "SE",
    "NO",
    "DK",
    "FI",
    "JP",
    "AU",
    "IN",
)


def phone_of_contact(found: Candidate) -> Spans:
    """Numbers that stand alone in the line of an address or one of the two around it."""
    text = found.text
    if in_notice(text, found.start) or re.search(rb"(?i)@example\.|\.example$", found.match.group()):
        return ()
    before = text[max(0, found.start - 160) : found.start].split(b"\n")[-3:]
    low = found.start - len(b"\n".join(before))
    behind = text[found.end : found.end + 100].split(b"\n")[:3]
    high = found.end + len(b"\n".join(behind))
    region = _REGION.get(found.value.rpartition(b".")[2].lower())
    return list(_dialled(text, low, high, region))


def _dialled(text: bytes, low: int, high: int, region: str | None) -> Iterator[tuple[int, int]]:
    for number in _DIALLED.finditer(text[low:high]):
        value = number.group(1)
        if value[-1:] == b"(" or not is_number(value, region):
            continue
        yield low + number.start(1), low + number.end(1)


def is_number(value: bytes, region: str | None) -> bool:
    """Whether some country's plan knows it; digits in a row must begin with a zero or a plus."""
    import phonenumbers

    digits = re.sub(rb"[^0-9]", b"", value)
    if (
        not 8 <= len(digits) <= 14
        or len(set(digits)) < 4
        or (_NO_NUMBER.match(value) and not (region in _IN_THREES and _THREES.match(value)))
        or value.count(b"(") != value.count(b")")
    ):
        return False
    if value.isdigit() and value[:1] != b"0":
        return False
    if re.match(rb"1?[2-9][0-9]{2}55501[0-9]{2}$", digits):
        return False
    groups = re.findall(rb"[0-9]+", value)
    if value[:1] not in b"+0(" and len(groups) < 3:
        return False
    threes = region is not None and _THREES.match(value) is not None
    regions = (region,) if threes else (region, *_USUAL_REGIONS) if region else _USUAL_REGIONS
    for country in (None,) if value[:1] == b"+" else regions:
        try:
            number = phonenumbers.parse(value.decode(), country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return True
    return False


def phone_of_signature(found: Candidate) -> Spans:
    """A number in one of the six lines below the closing words."""
    high = found.match.end()
    for _ in range(6):
        stop = found.text.find(b"\n", high, high + 90)
        if stop < 0:
            high = min(len(found.text), high + 90)
            break
        high = stop + 1
    return list(_dialled(found.text, found.match.end(), high, None))


def phone_brazil(found: Candidate) -> Spans:
    """A number that Brazil's plan knows."""
    import phonenumbers

    if re.search(rb"(?:19|20)[0-9]{2}[ -](?:19|20)[0-9]{2}$", found.value):
        return ()
    try:
        number = phonenumbers.parse(found.value.decode(), "BR")
    except phonenumbers.NumberParseException:
        return ()
    return found.whole if phonenumbers.is_valid_number(number) else ()


VALIDATORS: dict[str, Validator] = {
    "phone_brazil": phone_brazil,
    "phone_of_contact": phone_of_contact,
    "phone_of_signature": phone_of_signature,
}
