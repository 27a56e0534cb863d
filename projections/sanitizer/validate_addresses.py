"""Where does a postal address end, which lines below a label are one, and is it a person's or an organisation's?"""

from __future__ import annotations

import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator

_SENTENCE = later(
    rb"(?<!\bSt)(?<!\bAve)(?<!\bRd)(?<!\bBlvd)(?<!\bDr)(?<!\bLn)(?<!\bApt)(?<!tr)(?<!\bNo)(?<!\bul)(?<!\bAvda)(?<!\bnr)"
    rb"(?<! [A-Z])[.;!?] +(?=[A-Z\xc3])|[.;!?]? - |, (?=(?!(?:de|del|da|do|van|den|der|les?|la|apt|flat|no|nr"
    rb"|unit|floor"
    rb"|bis|n|s|e|w|ap|c/o|p)\b)[a-z]{2,}[ ,.])|[.;!?]$"
)
"""The end of a sentence; a comma before a small letter begins another clause."""
_STREET_LINE = later(
    rb"^(?:(?:Apt|Flat|Unit|Suite|Apartment|No)\.? ?[\w-]{1,6},? )?(?:[0-9]{1,5}[A-Za-z]?(?:[/-][0-9]{1,4})?(?: bis"
    rb"| ter)?,? "
    rb"(?:[NSEW]{1,2}\.? )?[A-Za-z\x80-\xff][\w\x80-\xff.,'/ #-]{2,60}"
    rb"|[A-Z\x80-\xff][\w\x80-\xff.,' /-]{2,50}[ ,](?:n[.\xc2]\S{0,2} ?)?[0-9]{1,4} ?[A-Za-z]?(?:[/-][0-9]{1,4}[a-z]?)?"
    rb"(?:,? [\w\x80-\xff.,\xc2 -]{1,30})?)$"
)
NO_STREET = later(
    rb"(?i)^(?:page|section|chapter|line|version|table|figure|step|item|order|invoice|parcel|colis|pacco|paket"
    rb"|packet|ref"
    rb"|tel|phone|fax|mobile|kunden|customer|account|port|day|week|room|built|total|qty|quantity|date|due|since"
    rb"|copyright"
    rb"|release|january|february|march|april|may|june|july|august|september|october|november|december|[0-9]+ (?:items?"
    rb"|files?|lines?|bytes?|days?|hours?|minutes?|seconds?|times?|of|and|or|to|in|is|the|a|new|more|pages?|tests?"
    rb"|errors?|warnings?|users?|rows?|columns?|packages?|commits?|january|february|march|april|may|june|july|august"
    rb"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\b)"
)
_CITY_LINE = later(
    rb"^(?:[A-Z\x80-\xff][\w\x80-\xff.' -]{1,40},? (?:[A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?"
    rb"|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}"
    rb"|[A-Z]{2,3},? [0-9]{4}|[A-Z]{2},? [A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[0-9]{4,6})"
    rb"|(?:[A-Z]{1,2}-)?[0-9]{4,5}(?: [A-Z]{2})? [A-Z\x80-\xff][\w\x80-\xff.' ()-]{1,40}"
    rb"|[0-9]{2,5}-[0-9]{3} [A-Z\x80-\xff][\w\x80-\xff.' -]{1,40}"
    rb"|[0-9]{3} [0-9]{2} [A-Z\x80-\xff][\w\x80-\xff.' -]{1,40}|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}|[0-9]{6})$"
)
_ORGANISATION = later(
    rb"(?i)\b(?:foundation|inc|incorporated|llc|ltd|limited|corp|corporation|gmbh|university|institute|department"
    rb"|laborator"
    rb"|company|office|headquarters|licen[cs]e|copyright|consortium|society|creative commons|imprint|impressum)\b"
)
KNOWN_ADDRESS = later(
    rb"(?i)franklin st|temple place|mass ave|massachusetts ave|second street, suite 300|castro street"
    rb"|1600 (?:penn|amphi)"
)
_STREET_TYPE = later(
    rb"(?i)\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|place|pl|square|sq"
    rb"|terrace|circle|cir"
    rb"|trail|parkway|pkwy|highway|hwy|crescent|close|gardens?|grove|mews|walk|row|hill|rise|view|park|loop|alley"
    rb"|quay|rue"
    rb"|chemin|impasse|all\xc3\xa9e|quai|route|via|viale|piazza|corso|calle|avenida|avda|paseo|plaza|rua|travessa"
    rb"|ul|ulica)\b"
    rb"|(?:str\.?|stra\xc3\x9fe|strasse|weg|allee|platz|gasse|ring|damm|ufer|chaussee|straat|laan|plein|kade"
    rb"|gracht|singel"
    rb"|gatan|v\xc3\xa4gen|veien|gata|vej|gade|katu)\b"
)


def cut_address(value: bytes) -> bytes:
    """An address without the sentence behind it."""
    end = _SENTENCE.search(value)
    return (value[: end.start()] if end else value).rstrip(b" ,.;-'")


def address_lines(found: Candidate) -> Spans:
    """Of the lines below a label those that are a street or a city: there must be both, or a street of a known kind."""
    at, streets, cities = found.match.end(), [], []
    for _ in range(6):
        end = found.text.find(b"\n", at, at + 200)
        end = min(len(found.text), at + 200) if end < 0 else end
        raw = found.text[at:end]
        line = raw.strip(b" \t\r>*|\"'").rstrip(b",;")
        if not line or b": " in line or line.startswith((b"#", b"//", b"{", b"}")):
            break
        start = at + raw.find(line)
        typed = _STREET_TYPE.search(line) and _STREET_LINE.match(line)
        if _CITY_LINE.match(line) and not typed:
            cities.append((start, start + len(line)))
        elif _STREET_LINE.match(line) and not NO_STREET.match(line) and len(line) < 70:
            streets.append((start, start + len(line)))
        at = end + 1
    if not streets and len(cities) > 1:
        streets, cities = cities[:1], cities[1:]
    known = [span for span in streets if _STREET_TYPE.search(found.text[slice(*span)])]
    return [*streets, *cities] if streets and (cities or known) else ()


def address_in_prose(found: Candidate) -> Spans:
    """What a sentence calls an address: a number and the name of a street."""
    value = cut_address(found.value)
    parts = re.split(rb",? (?:and|und|et|y|e|before|until|between|because|since|for|with|if|when) ", value)
    value = parts[0].rstrip(b" ,.")
    if not re.search(rb"[0-9]", value) or not _STREET_TYPE.search(value) or NO_STREET.match(value):
        return ()
    return ((found.start, found.start + len(value)),)


def private_address(found: Candidate) -> Spans:
    """A whole address; those of foundations and companies, in licences above all, pass."""
    begin = max(0, found.start - 240)
    near = found.text[begin : found.start] + found.text[found.end : found.end + 40]
    if _ORGANISATION.search(near) or KNOWN_ADDRESS.search(found.value):
        return ()
    return found.whole


VALIDATORS: dict[str, Validator] = {
    "address_in_prose": address_in_prose,
    "address_lines": address_lines,
    "private_address": private_address,
}
