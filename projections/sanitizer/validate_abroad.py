"""Is this the number, the plate, the place or the handle that the words before it announce?"""

from __future__ import annotations

import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .validate_whereabouts import coordinates

_REGION_LIST = """
    US GB DE FR ES IT PT NL BE CH AT PL CZ SE NO DK FI IE GR RO HU TR RU UA IL IN CN JP KR TW HK SG AU NZ BR MX AR CL
    CO ZA NG KE EG AE SA VN TH ID PH MY
"""
_REGIONS = tuple(_REGION_LIST.split())
_DATE = later(
    rb"^(?:[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4})\b|^[0-9.]+$(?<=\..)"
)
_SURE = later(
    rb"(?i)tele?fo|tel\xc3\xa9fo|phone|t\xc3\xa9l|^tel|gsm|tlf|celular|cellulare|handynu|nummer|rufnummer|puhelin|whatsapp"
    rb"|mobil|numer|number|[\x80-\xff]{6}|(?:call|text|phone|ring|reach|contact) (?:me|him|her|us)|mich|moi"
)
_NO_PLATE = later(
    rb"(?i)^(?:[A-Z]{2,4}[ -]?(?:19|20)[0-9]{2}|(?:utf|iso|rfc|sha|md|ip|v|x|cp|no|id|for|the)[ -]?[0-9]+)$"
)
_NOBODY = later(
    rb"(?i)^@?(?:example|username|user|handle|your\w*|my\w*|mention\w*|everyone|channel|here|param|return|type|property"
    rb"|bot|support|team|official|media|import|override|deprecated|author|since|see)$"
)


def phone_abroad(found: Candidate) -> Spans:
    """A number that some country's plan knows; behind a clear label and a colon any of a usual length."""
    import phonenumbers

    value = found.value
    digits = re.sub(rb"[^0-9]", b"", value)
    if (
        not 8 <= len(digits) <= 13
        or len(set(digits)) < 4
        or _DATE.match(value)
        or digits in (b"1234567890", b"123456789")
    ):
        return ()
    if re.match(rb"1?[2-9][0-9]{2}55501[0-9]{2}$", digits):
        return ()  # 555-01xx is set aside for stories
    label, between = found.match.group(1), found.match.group(2)
    sure = _SURE.search(label) is not None
    parted = re.search(rb"[:=#|>]|\xef\xbc\x9a|\b(?:is|ist|es|est)\b|[\x80-\xff]", between)
    if sure and parted:
        return found.whole
    if not sure and not parted:
        return ()
    text = value.decode("ascii", "replace")
    for region in (None,) if text.startswith("+") else _REGIONS:
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return found.whole
    return ()


def plate(found: Candidate) -> Spans:
    """Letters and digits as plates have them; names of standards and years pass."""
    value, between = found.value, found.match.group(1)
    if b"\n" in between and re.search(rb"[A-Za-z]", between) and not re.search(rb"[<>]", between):
        return ()
    both = re.search(rb"[A-Z]", value) and len(re.findall(rb"[0-9]", value)) >= 2
    return found.whole if both and len(value) >= 5 and not _NO_PLATE.match(value) else ()


def told_place(found: Candidate) -> Spans:
    """Latitude and longitude; those of cities and stations pass."""
    own = re.search(rb"(?i)home|gps|\bmy\b|current|device|user|pick-?up", found.match.group()[:24])
    return found.whole if own or coordinates(found) else ()


def handle(found: Candidate) -> Spans:
    """An account name that is no decorator, no mention of everybody and no word of an interface."""
    return () if _NOBODY.match(found.value) else found.whole


VALIDATORS: dict[str, Validator] = {
    "handle": handle,
    "phone_abroad": phone_abroad,
    "plate": plate,
    "told_place": told_place,
}
