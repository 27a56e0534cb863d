"""Is this number or address personal data? Checksums, ranges and the numbering plans of the world decide."""

from __future__ import annotations

import ipaddress
import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .labels import in_calculation, in_table

_EXAMPLE = later(
    rb"(?i)(?:^|[.@])(?:example|test|invalid|localhost|local|lan)$|(?:^|[.@])example\.(?:com"
    rb"|org|net|edu|co\.uk|io|dev)$"
)
_NOT_MAIL = later(
    rb"(?i)\.(?:png|jpe?g|gif|svg|webp|css|js|ts|tsx|py|so|dll|md|html?|json|ya?ml|service"
    rb"|timer|socket|target|mount|patch|whl|tar|gz|zip)$|^(?:openssh\.com|libssh\.org|lysator\.liu\.se)$"
)
_ROLE = later(
    rb"(?i)^(?:git|noreply|no-reply|nobody|user(?:name)?|you|your[._-]?(?:name|email)?|me|email"
    rb"|foo|name|someone|\d+\+?)@"
)
_VERSION = later(
    rb"(?i)(?:version|ver|release|build|revision|rev|v|[=~^><]=|[~^]|chrome|safari|edge"
    rb"|[A-Za-z][\w.+-]{0,40}[/@])[\"':= \t]{0,4}$"
)
_ADDRESS_WORD = later(
    rb"(?i)(?:ip|addr(?:ess)?|host|server|from|peer|client|remote|inet6?|ssh|ping|connect(?:ed"
    rb"|ing)?|to|@|//)[\"'_:= \t()\[]{0,6}$"
)
_RESOLVERS = {
    "10.0.0.1",
    "172.16.0.1",
    "172.17.0.1",
    "192.168.0.1",
    "192.168.1.1",
    "8.8.8.8",
    "8.8.4.4",
    "1.1.1.1",
    "1.0.0.1",
    "9.9.9.9",
    "208.67.222.222",
    "208.67.220.220",
    "169.254.169.254",
}


def luhn(digits: bytes) -> bool:
    """The check digit of payment cards."""
    total = 0
    for place, byte in enumerate(reversed(digits)):
        value = byte - 48
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def card(found: Candidate) -> Spans:
    """A payment card: a known first digit, 13 to 19 digits, Luhn, more than two different digits."""
    digits = re.sub(rb"\D", b"", found.value)
    if not 13 <= len(digits) <= 19 or digits[:1] not in b"23456" or not luhn(digits) or len(set(digits)) < 3:
        return ()
    plain = digits == found.value
    usual = {b"4": (16,), b"3": (14, 15, 16), b"5": (16,), b"2": (16,), b"6": (16,)}[digits[:1]]
    before = found.text[max(0, found.start - 40) : found.start].lower()
    if in_calculation(found.text, found.start, found.end):
        return ()
    told = re.search(rb"card|pan\b|visa|master|amex|payment|cc|credit|debit", before)
    if not told and in_table(found.text, found.start, found.end):
        return ()
    if not told and (len(digits) not in usual or (plain and digits[:2] not in _CARD_PREFIXES)):
        return ()
    # A millisecond or nanosecond time stamp passes Luhn one time in ten.
    if plain and not told and digits[:2] in (b"16", b"17", b"18"):
        return ()
    return found.whole


_CARD_PREFIXES = {
    str(n).encode() for n in (*range(40, 50), *range(51, 56), *range(22, 28), 34, 37, 36, 30, 38, 35, 60, 62, 64, 65)
}


def iban(found: Candidate) -> Spans:
    """An account number whose ISO 7064 remainder is one; trailing words are left out."""
    value = found.value
    if re.match(rb"(?:[0-9A-Fa-f]{2}[ :-]){4}", value) or (
        re.match(rb"[0-9A-Fa-f -]+$", value) and in_table(found.text, found.start, found.end, both=True)
    ):
        return ()  # bytes in a row
    while value:
        compact = re.sub(rb"[ -]", b"", value).upper()
        if 15 <= len(compact) <= 34:
            number = "".join(str(int(chr(c), 36)) for c in compact[4:] + compact[:4])
            if int(number) % 97 == 1:
                return ((found.start, found.start + len(value)),)
        cut = max(value.rfind(b" "), value.rfind(b"-"))
        if cut < 15:
            return ()
        value = value[:cut]
    return ()


def ssn(found: Candidate) -> Spans:
    """A US social security or tax number in its usual spelling."""
    area, group, serial = re.split(rb"[- ]", found.value)
    real = area not in (b"000", b"666") and group != b"00" and serial != b"0000"
    return found.whole if real else ()


def phone(found: Candidate) -> Spans:
    """A number that the numbering plans know (phonenumbers); a US reading is tried where no country is given."""
    import phonenumbers

    text = found.value.decode("ascii", "replace")
    digits = re.sub(r"\D", "", text)
    if len(digits) < 7 or len(set(digits)) < 3 or re.match(r"1?[2-9]\d{2}55501\d{2}$", digits):
        return ()  # 555-01xx is set aside for stories
    told = re.search(
        rb"(?i)(?:phone|tel|mobile|cell|fax|call|contact|whatsapp|sms|handy)\W{0,6}\w{0,12}\W{0,6}$",
        found.text[max(0, found.start - 40) : found.start],
    )
    if re.match(r"(?:19|20)\d\d-\d\d-\d\d$", text) or (
        not told and text[1:].isdigit() and in_calculation(found.text, found.start, found.end)
    ):
        return ()
    if found.text[found.start - 1 : found.start] == b"~" and text.startswith("+"):
        return ()  # a version of Debian's
    if re.match(rb"\.[0-9]", found.text[found.end : found.end + 2]) or re.match(r"\+?\d{5,}\.\d+$", text):
        return ()
    for region in (None,) if text.startswith("+") else ("US", "GB", "DE", "FR", "CH") if told else ("US",):
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number) and (
            told or text.startswith(("+", "(")) or phonenumbers.is_valid_number(number)
        ):
            return found.whole
        if text.startswith("+") and 8 <= len(digits) <= 15:
            return found.whole
    return found.whole if told and 7 <= len(digits) <= 15 else ()


_LONG_ENDINGS = frozenset(
    b"""academy agency capital company consulting digital education engineering foundation hamburg institute
    international limited network partners photography services software solutions support systems technology
    university ventures""".split()
)


def email(found: Candidate) -> Spans:
    """An address outside the domains set aside for examples; the rule finds its domain, the account is before it."""
    begin = max(0, found.start - 64)
    account = _ACCOUNT.search(found.text[begin : found.start])
    if account is None:
        return ()
    start = begin + account.start()
    if found.text[start - 1 : start] == b"\\" and found.text[start : start + 1] in b"nrtbf":
        start += 1  # the letter of an escape, as JSON writes a line end
    if start >= found.start or (
        len(found.value.rpartition(b".")[2]) > 6 and found.value.rpartition(b".")[2].lower() not in _LONG_ENDINGS
    ):
        return ()
    address, domain = found.text[start : found.end], found.value[1:]
    if _EXAMPLE.search(domain) or _NOT_MAIL.search(domain) or _ROLE.match(address):
        return ()
    # What stands before the @ of a URL is an account or password: other rules' business.
    before = found.text[max(0, start - 200) : start]
    return () if re.search(rb"://[^\s/?#\"'<>]{0,200}$", before) else ((start, found.end),)


_ACCOUNT = later(rb"[A-Za-z0-9!#$&*+^_~](?:[A-Za-z0-9.!#$&'*+^_~-]{0,62}[A-Za-z0-9_+-])?$")


def ipv4(found: Candidate) -> Spans:
    """An address that is some machine's in the whole world: no private or reserved range, resolver, version number."""
    try:
        address = ipaddress.IPv4Address(found.value.decode())
    except ValueError:
        return ()
    octets = address.packed
    network = octets[3] == 0 and found.text[found.end : found.end + 1] == b"/"
    if not address.is_global or address.is_multicast or str(address) in _RESOLVERS or network:
        return ()
    before = found.text[max(0, found.start - 48) : found.start]
    if _PATH_OF_SHAPE.search(before):
        return ()
    if _OF_PACKAGE.search(before) and _REVISION.match(found.text, found.end):
        return ()
    told = _ADDRESS_WORD.search(before) is not None
    if not told and (_VERSION.search(before) or max(octets) < 20 or octets[1:] == b"\0\0\0"):
        return ()
    return found.whole


_PATH_OF_SHAPE = later(rb"[MmLlHhVvCcSsQqTtAa]-?[0-9]{0,4}\.[0-9]{1,3}[-0-9., MmLlHhVvCcSsQqTtAaZz]{0,40}$")
"""Coordinates of a drawing, written without a space where they can be told apart: ``l3.69 3.95.84.29``."""
_OF_PACKAGE = later(rb"(?:\((?:<<|>>|[<>=]=?) ?(?:[0-9]:)?|(?:^|\n) {2,8}[\w-]{1,60} \()$")
_REVISION = later(rb"[-+~][0-9a-z]|\)[ \t]{0,4}(?:\r?\n|$|,| to )|\) sha256=")
"""Version of a package: behind a comparison, or alone in brackets in the indented line of a lock file."""


def ipv6(found: Candidate) -> Spans:
    """An address that is some machine's; at least three groups, so that times and hashes pass.

    A private address that was made of a hardware address (``ff:fe`` in its middle) tells that one.
    """
    value = found.value
    try:
        address = ipaddress.IPv6Address(value.decode())
    except ValueError:
        return ()
    documented = address in ipaddress.IPv6Network("2001:db8::/32") or address in ipaddress.IPv6Network("3fff::/20")
    nobodys = documented or address.is_loopback or address.is_multicast
    short = len(value.replace(b":", b"")) < 6 or not re.search(rb"[0-9]", value)
    of_hardware = address.packed[11:13] == b"\xff\xfe"
    return found.whole if not nobodys and not short and (address.is_global or of_hardware) else ()


_SHOWN = frozenset(
    bytes.fromhex(octets)
    for octets in (
        "000102030405", "0123456789ab", "aabbccddeeff", "001122334455", "112233445566", "010203040506", "123456789abc",
        "deadbeefcafe", "deadbeef0000",
    )
)  # fmt: skip
"""What manuals write for a hardware address."""


def mac(found: Candidate) -> Spans:
    """A hardware address; all zeros, broadcast and the documentation range pass."""
    octets = bytes.fromhex(re.sub(rb"[^0-9a-fA-F]", b"", found.value).decode())
    return (
        ()
        if octets in (b"\0" * 6, b"\xff" * 6)
        or octets[:5] == b"\0\0\x5e\0\x53"
        or octets in _SHOWN
        or len(set(octets)) == 1
        else found.whole
    )


def birth(found: Candidate) -> Spans:
    """A value beside a key that says it is personal; empty and placeholder values pass."""
    # The rule takes so many characters that one of our placeholders comes cut off.
    if found.value.upper().startswith(b"REDACTED-"):
        return ()
    value = found.value.strip().lower()
    return (
        ()
        if value in (b"", b"null", b"none", b"string", b"date", b"str", b"true", b"false")
        or not re.search(rb"\d", value)
        else found.whole
    )


VALIDATORS: dict[str, Validator] = {
    "card": card, "iban": iban, "ssn": ssn, "phone": phone, "email": email, "ipv4": ipv4, "ipv6": ipv6, "mac": mac,
    "personal": birth,
}  # fmt: skip
