"""Is this a street with its number that no label announces, and is it nobody's office?"""

from __future__ import annotations

import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .ordinary import is_ordinary
from .validate_addresses import KNOWN_ADDRESS, NO_STREET
from .validate_persons import in_notice, no_persons_word

_LICENCE = later(
    rb"(?i)\b(?:foundation|inc|incorporated|llc|ltd|limited|corp|corporation|gmbh|university|universit\S{1,2}t"
    rb"|institut\w{0,2}|department of|laborator\w{1,3}|copyright|consortium|creative commons|headquarters"
    rb"|free software|all rights reserved|(?<!ing )(?<!er's )(?<!ers )(?<!er )licen[cs]e(?! plate))\b|\xc2\xa9"
)
"""Beside these an address is an organisation's."""
_FAMOUS = later(
    rb"(?i)^(?:1600 penn|1600 amph|1 microsoft|1 hacker|1 infinite|one microsoft|10 downing|221b? ?baker|221b|4 privet"
    rb"|742 evergreen|42 wallaby|(?:1|12|123|1234|12345|456|789|100) (?:main|elm|oak|fake|any|anywhere|sample|example"
    rb"|test|sesame|maple|pine|street|some|your|my|first|foo|nowhere)\b)"
)
"""Addresses of everybody's examples and stories."""
_EXAMPLE = later(rb"(?i)muster|beispiel|\btest|example|sample|voorbeeld|ejemplo|esempio|exemple")
_COUNTED_BEFORE = later(
    rb"(?i)(?:\b(?:section|sections|chapter|table|figure|fig|step|version|page|pages|line|lines|item|part|level|phase|stage"
    rb"|sprint|day|week|month|year|season|episode|volume|vol|issue|no|number|option|case|route|highway|act|scene"
    rb"|windows"
    rb"|python|java|node|php|ruby|rule|task|test|type|class|port|channel|zone|area|district|group|team|january|february"
    rb"|march|april|may|june|july|august|september|october|november|december|seite|kapitel"
    rb"|kw|et)\.?|[$#&]|\xe2\x82\xac) $"
)
_YEARS = later(rb"(?:(?:19|20)[0-9]{2}-)?(?:19|20)[0-9]{2},")
_WEAK = frozenset(
    b"""court way place square walk row hill green rise view park drive circle trail close parade heights quay st
    dr""".split()
)
"""Street words that are words of everything else, too."""
_OPEN = later(
    rb"(?i)(?:^|[\n\"'`>|,;:({}\\]|\b(?:at|of|to|address|addr|in|live|lives|living|residing|resident|from|near))\s{0,4}$"
)
_CLOSED = later(rb"[ ]{0,3}(?:$|[\r\n,;\"'`<|\\})]|\.(?:$|[\s\"']))")
_NO_ROAD = frozenset(
    b"""string spring ring bring during scoring monitoring wiring firing string boring engineering rendering filtering
    ordering clustering arbeitsplatz parkplatz sitzplatz stellplatz steckplatz speicherplatz sportplatz spielplatz
    startplatz liegeplatz tabellenplatz lagerplatz ausbildungsplatz studienplatz standplatz umweg ausweg rechenweg
    losungsweg norweg unterwegs abweg radweg gehweg fussweg brigade renegade stockade blockade arkade barricade regata
    beefsteak bahnsteig burgersteig durchweg keineswegs notausstieg einstieg ausstieg abstieg aufstieg umstieg anstieg
    turing torsdamm keypad promenade allee platz weg gasse damm ufer graben steig stieg""".split()
)
_WORDS = later(rb"[A-Za-z\x80-\xff][\w\x80-\xff'.-]*")


def apart(found: Candidate) -> bool:
    """Whether no organisation stands beside it, no licence is around it, and everybody does not know it."""
    begin = max(0, found.start - 200)
    near = found.text[begin : found.start] + found.text[found.end : found.end + 60]
    return not (_LICENCE.search(near) or KNOWN_ADDRESS.search(found.value) or _EXAMPLE.search(found.value))


def licence_apart(found: Candidate) -> Spans:
    """An address that is no organisation's."""
    return found.whole if apart(found) else ()


def street_alone(found: Candidate) -> Spans:
    """A number, a name and a word for streets; a word that is one of other things, too, must be set apart."""
    value, before = found.value, found.text[max(0, found.start - 40) : found.start]
    words = [word.group().strip(b".'").lower() for word in _WORDS.finditer(value)]
    if _COUNTED_BEFORE.search(before) or NO_STREET.match(value) or _FAMOUS.match(value) or _YEARS.match(value):
        return ()
    if not apart(found) or in_notice(found.text, found.start):
        return ()
    kind, names = words[-1], [word for word in words[:-1] if len(word) > 1]
    if not names or names[0] in (b"no", b"all", b"this", b"that", b"new", b"my", b"your", b"one", b"each", b"a"):
        names = names[1:]
    if not names and not re.search(rb" [0-9]", value):
        return ()
    usual = [word for word in names if is_ordinary(word) or no_persons_word(word.decode("utf-8", "replace"))]
    if kind in _WEAK or len(usual) == len(names) > 0:
        alone = _OPEN.search(before) and _CLOSED.match(found.text, found.end)
        return found.whole if alone and (len(usual) < len(names) or kind not in _WEAK) else ()
    return found.whole


def street_alone_north(found: Candidate) -> Spans:
    """A word that ends in one for streets, and a number that is no year of a heading."""
    value = found.value
    words = [word.group().strip(b".'").lower() for word in _WORDS.finditer(value)]
    names = [word for word in words if len(word) > 1]
    last = names[-1] if names else b""
    if not names or not apart(found) or (len(names) == 1 and (last in _NO_ROAD or is_ordinary(last))):
        return ()
    if last.endswith(b"ring") and (last != b"ring" or len(names) < 2) and not _CLOSED.match(found.text, found.end):
        return ()
    if any(is_ordinary(word) or no_persons_word(word.decode("utf-8", "replace")) for word in names[:-1]):
        return () if last in _NO_ROAD or not _CLOSED.match(found.text, found.end) else found.whole
    return () if re.search(rb" (?:19|20)[0-9]{2}$", value) and last in _NO_ROAD else found.whole


_COUNTED = frozenset(
    """januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch
    donnerstag freitag samstag sonntag jahr jahre monat quartal kapitel abschnitt schritt version zeile seite punkt
    artikel raum zimmer block test fall modus bereich level alter durchschnitt schnitt vergleich sommer winter herbst
    frühjahr mittel maximum minimum anhang kurs semester modul release ticket gleis tor etage stock wert
    werte""".split()  # noqa: SIM905 - a list would take sixty lines
)
"""Behind a preposition these are no streets."""


def street_over_city(found: Candidate) -> Spans:
    """A street named after where it lies: the word behind it is no month, chapter or count."""
    words = [word.group().decode("utf-8", "replace").lower() for word in _WORDS.finditer(found.value)]
    usual = any(word in _COUNTED or (len(word) > 3 and is_ordinary(word.encode())) for word in words[1:])
    return () if usual or not apart(found) else found.whole


_ALSO_ENGLISH = frozenset(
    b"via plaza camino corso largo loc cl al os pl av str bd strada ronda salita rambla calea intrarea".split()
)
_POLISH_NAME = later(rb"[\x80-\xff]|(?:ego|ej|ich|ach|skie)\b")
_VIA_BEFORE = later(rb"(?i)(?:\b(?:in|alla|di|at|a|of|nella)|[:(\n])[ ]?$")


def street_alone_latin(found: Candidate) -> Spans:
    """A word for streets, a name, a number; behind one that English has, too, stands nobody's everyday word."""
    value, before = found.value, found.text[max(0, found.start - 14) : found.start]
    if not apart(found) or _COUNTED_BEFORE.search(before):
        return ()
    kind, _, name = re.sub(rb"[. ]+", b" ", value).partition(b" ")
    if kind.lower() in _ALSO_ENGLISH:
        words = [word.group().strip(b".'").lower() for word in _WORDS.finditer(name) if len(word.group()) > 3]
        usual = any(is_ordinary(word) or no_persons_word(word.decode("utf-8", "replace")) for word in words)
        if usual or re.search(rb"[ ][A-Z]{2,}[0-9]?[ ,]", value):
            return ()
    if kind.lower() in (b"pl", b"os", b"al") and not (_POLISH_NAME.search(name) and b" " in value):
        return ()
    sure = _VIA_BEFORE.search(before) or re.match(rb"(?:d[aei]|del\w{0,2}|dei|san|santa)\b", name)
    return () if kind == b"via" and not sure else found.whole


_LISTED = later(rb"[\"\[>]([^\"<>\[\]\n]{4,120})(?:\"|<)")
HOUSE = later(rb"(?:^|[ ,.])[0-9]{1,5}[A-Za-z]?(?:[/-][0-9]{1,4})?(?:$|[ ,])")


def address_listed(found: Candidate) -> Spans:
    """The lines of an address that hold a number and a word."""
    whole = found.match.group()
    if whole[:1] == b'"' and not re.search(
        rb"(?i)\"(?:city|postal_?code|zip|country|state|district|town)\"",
        found.text[found.end - 400 if found.end > 400 else 0 : found.end + 200],
    ):
        return ()
    begin = found.match.start() + (whole.index(b"[") if whole[:1] == b'"' else 0)
    return [
        line.span(1)
        for line in _LISTED.finditer(found.text, begin, found.match.end())
        if HOUSE.search(line.group(1)) and re.search(rb"[A-Za-z\x80-\xff]{3}", line.group(1))
    ]


VALIDATORS: dict[str, Validator] = {
    "address_listed": address_listed,
    "licence_apart": licence_apart,
    "street_alone": street_alone,
    "street_alone_latin": street_alone_latin,
    "street_alone_north": street_alone_north,
    "street_over_city": street_over_city,
}
