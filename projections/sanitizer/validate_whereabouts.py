"""Is this where somebody is or lives, or how somebody is called: coordinates, streets, national telephone numbers?"""

from __future__ import annotations

import re
from itertools import pairwise

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .labels import in_table
from .validate_addresses import cut_address
from .validate_persons import surroundings

_OF_A_PLACE = later(
    rb"(?i)[\"'\s,{(<](?:city|town|village|country(?:_?code)?|state|county|region|province|capital|population"
    rb"|station(?:_?id"
    rb"|_?name)?|stop_?(?:id|name)|airport|iata|icao|place(?:_?name|_?id)?|poi|venue|museum|branch"
    rb"|store(?:_?name)?|wmo"
    rb"|elevation_m|geoname_?id|osm_?id|admin_?name|label|title|name|city_ascii|municipality|continent|zip(?:code)?"
    rb"|datum|projection|epsg|bbox|northing|category)[\"']?[ \t]{0,4}[:=>]"
)
"""Keys that say that coordinates are those of a place everybody knows."""
_OF_A_DEVICE = later(
    rb"(?i)[\"'\s,{(<](?:accuracy|horizontal_?accuracy|altitude|speed|heading|bearing|course|device(?:_?id"
    rb"|_?name)?|user(?:_?id"
    rb"|name)?|client_?ip|ip(?:_?address)?|imei|driver|vehicle|battery|photo|image|exif|timestamp|fix_?time"
    rb"|recorded_?at"
    rb"|last_?seen|home_?location|customer|patient|employee|person|tracker|phone|email)[\"']?[ \t]{0,4}[:=>]"
)
_OF_A_HOME = later(
    rb"(?i)[\"'](?:label|title|name|kind|type|tag)[\"'][ ]?:[ ]?[\"'](?:my |our |at )?(?:home|house|flat|apartment"
    rb"|residence|parents"
    rb"|work|office|school|kindergarten|daycare)\b"
)
"""A pin that somebody put where he lives or works."""
_MOBILE = (
    (re.compile(rb"^07[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}$"), "GB"),
    (re.compile(rb"^04[0-9]{2} [0-9]{3} [0-9]{3}$"), "AU"),
    (re.compile(rb"^07[5-9] [0-9]{3} [0-9]{2} [0-9]{2}$"), "CH"),
    (re.compile(rb"^0[789]0-[0-9]{4}-[0-9]{4}$"), "JP"),
    (re.compile(rb"^01[5-7][0-9]{1,2}[ /-][0-9 -]{6,10}$"), "DE"),
    (re.compile(rb"^06(?:[ .-]?[0-9]{2}){4}$"), "FR"),
    (re.compile(rb"^06[ -][0-9]{8}$"), "NL"),
    (re.compile(rb"^020 [0-9]{4} [0-9]{4}$"), "GB"),
    (re.compile(rb"^0[1-9][0-9]{2,3} [0-9]{3} [0-9]{3,4}$"), "GB"),
)
_ASKED = later(
    rb"(?i)\b(?:call|phone|ring|dial|tel(?:ephone|efon)?|mobil\w*|cell|reach|text|sms|whatsapp|signal|handy|fax"
    rb"|contact|number"
    rb"|on-?call|anruf\w*|erreich\w*|ruf\w*|nummer|appele\w*|joindre|portable|llama\w*|m(?:o|\xc3\xb3)vil"
    rb"|numero|kontakt\w*|pager"
    rb"|voicemail|hotline|durchwahl|extension)\b"
)
_STREET_WORD = later(rb"[A-Za-z\x80-\xff]{3,}")


def coordinates(found: Candidate) -> Spans:
    """Latitude and longitude side by side: a person's or a device's, exact to a few metres; those of cities pass."""
    spans = [found.match.span(group) for group in range(1, found.match.re.groups + 1) if found.match.start(group) >= 0]
    near = surroundings(found.text, found.match.start(), found.match.end())
    if _OF_A_HOME.search(near):
        return spans
    exact = min(len(found.text[low:high].partition(b".")[2]) for low, high in spans)
    if _OF_A_PLACE.search(near) or exact < 4 or (exact < 5 and not _OF_A_DEVICE.search(near)):
        return ()
    return spans


def both(found: Candidate) -> Spans:
    """Every group that took part."""
    return [found.match.span(group) for group in range(1, found.match.re.groups + 1) if found.match.start(group) >= 0]


def national_phone(found: Candidate) -> Spans:
    """A number without a country: as mobile numbers are written in one, or behind words such as `call me at`."""
    import phonenumbers

    value = found.value
    digits = re.sub(rb"[^0-9]", b"", value)
    if len(set(digits)) < 4 or in_table(found.text, found.start, found.end):
        return ()
    before = found.text[max(0, found.start - 60) : found.start].rsplit(b"\n", 1)[-1]
    asked = _ASKED.search(before) is not None
    for shape, region in _MOBILE:
        if shape.match(value) and (asked or b" " in value or b"/" in value or region in ("JP",)):
            try:
                number = phonenumbers.parse(value.decode(), region)
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_valid_number(number):
                return found.whole
    return found.whole if asked and 9 <= len(digits) <= 12 and re.search(rb"[ /-]", value) else ()


_QUOTE_CLOSES = later(rb"'(?![A-Za-z\x80-\xff])")
_GOES_ON = later(
    rb"(?:,| \()? (?:and|und|but|was|were|is|are|has|not|for|to|from|that|which|because|when|with|in|at|before"
    rb"|since|until"
    rb"|please|so|ist|est|es)\b|, (?:not|but|and)\b"
)
_HOUSE_NUMBER = later(rb"(?i)(?:^|[ ,+:/.-])[0-9]{1,5} ?[a-z]?(?:[/-][0-9]{1,5}[a-z]?)?(?:$|[ ,.+/])")
_SAYS = later(
    rb"(?i)\b(?:an|the|this|that|which|must|representation|integer|list|iterator|string|returns?|used?|each|see"
    rb"|rfc|ieee"
    rb"|iso|when|if|valid|invalid|ipv[46])\b"
)
_NO_ADDRESS = later(
    rb"(?i)0x[0-9a-f]|://|@|\b(?:[0-9]{1,3}\.){3}[0-9]|[=(){}<>$\[\]]|\b(?:bytes?|port|bits?|max|min|must"
    rb"|should|is|are|will|line|char|characters?|name|number|type|field|size|label|code|step|page|item"
    rb"|option|value|interface|slot|register|offset|channel|version|chapter|section|table|figure|build|release)\b"
)


def street(found: Candidate) -> Spans:
    """What stands behind a key for streets: a word and a number; addresses of machines and of memory pass."""
    value, start = found.value, found.start
    lead = found.text[found.match.start() : start]
    if re.match(rb"(?i)\W?(?:[a-z]{2,12}[ _.-]?)?(?:address|street|adres\w*)(?: |[,.;-]\s*)$", lead):
        return ()  # `Address Space 64`
    if b"\n" in lead and not re.search(rb"[:=>|]", lead):
        return ()
    if found.text[start - 1 : start] == b"'" and (closes := _QUOTE_CLOSES.search(value)):
        value = value[: closes.start()]
    elif found.text[found.end : found.end + 1] not in (b'"', b"<", b"|", b"`"):
        first = re.search(rb"[0-9]", value)
        goes_on = _GOES_ON.search(value, first.start()) if first else None
        value = value[: goes_on.start()] if goes_on else value
    value = cut_address(value.split(b"  ")[0])
    if (
        not _HOUSE_NUMBER.search(value)
        or _SAYS.search(value)
        or not _STREET_WORD.search(value)
        or not re.search(rb"[ +]", value)
    ):
        return ()
    if _NO_ADDRESS.search(re.sub(rb"(?i)\b(?:no|nr|number):? ?(?=[0-9])", b"", value)):
        return ()
    if not re.search(rb"[A-Z\x80-\xff]", value) or re.match(rb"[0-9 ,.:/-]+$", value):
        return ()
    return ((start, start + len(value)),)


def paired_phone(found: Candidate) -> Spans:
    """A French number in pairs; a row of bytes or of a table has more of them, and a row of numbers counts."""
    numbers = [int(pair) for pair in re.findall(rb"[0-9]{2}", found.value)]
    counted = all(b - a == numbers[1] - numbers[0] for a, b in pairwise(numbers))
    return () if counted or in_table(found.text, found.start, found.end) else found.whole


VALIDATORS: dict[str, Validator] = {
    "coordinates": coordinates,
    "both": both,
    "national_phone": national_phone,
    "paired_phone": paired_phone,
    "street": street,
}
