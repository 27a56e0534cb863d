"""Is a value a secret because of what is said around it: a sentence, a prompt, a call, a comparison?"""

from __future__ import annotations

import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .judge_values import HEX, SAYING, UUID, random_looking, real, wordy
from .validate_codes import near
from .validate_places import argument, plain_word, prose

_ALGORITHM = later(
    rb"(?i)^(?:(?:aes|des|3des|sha|md|hs|rs|es|ps|hmac|rsa|ecdsa|ed|pbkdf|bcrypt|argon|scrypt|base|utf|iso|latin|crc|x)"
    rb"[-_/]?\d{0,4}(?:[-_/][a-z0-9]{1,12}){0,4}|(?:scrypt|argon2(?:id?|d)?|oauth|http|ssl|tls|ipv|python|node|java|v|rfc)"
    rb"[-_/]?\d[\d.]{0,6})$"
)
_ABOUT = later(
    rb"(?i)^[ \t]{1,2}(?:hash|encod|encrypt|manag|hint|field|polic|generat|algorithm|type|reset|strength|protect)"
)
_MARKS = later(
    rb"^(?:[\"'`*(\[]|\xe2\x80[\x98\x9a\x9c\x9e]|\xc2\xab)+|(?:[\"'`*.,;:!?)\]]|\xe2\x80[\x98\x99\x9c\x9d]|\xc2\xbb)+$"
)


def bare_word(found: Candidate) -> Candidate:
    """Without the quotes and marks of a sentence around the value."""
    start, end = found.start, found.end
    for mark in _MARKS.finditer(found.value):
        if mark.start() == 0:
            start = found.start + mark.end()
        else:
            end = found.start + mark.start()
    return Candidate(found.text, start, max(start, end), found.match)


def spoken(found: Candidate) -> Spans:
    """A word that a sentence hands over: it looks drawn, or is a word with digits and signs; names of methods pass."""
    word = bare_word(found)
    value = word.value
    if _ALGORITHM.match(value) or _ABOUT.match(found.text[found.match.end() : found.match.end() + 20]):
        return ()
    if len(value) < 6 or re.match(rb"^[A-Z]+[-_]?\d+$|^[\w./-]+/[\w./-]*$|^[a-z]+[-_]\d+$|^\d+\w{1,3}$|^\w-\w", value):
        return ()
    return word.whole if prose(word) else ()


def answered(found: Candidate) -> Spans:
    """What was typed behind a prompt: anything but words, paths and what a prompt says of itself."""
    word = bare_word(found)
    value = word.value
    if not real(value, in_quotes=True) or len(value) < 5 or plain_word(value) or _ALGORITHM.match(value):
        return ()
    if re.match(rb"^[A-Za-z_-]+$|^[a-z.~]*/[a-z]|^https?:|^v?\d+(?:\.\d+)+$|^\(|^\d{1,5}$|^\d+(?:-\d+)+$", value):
        return ()
    return word.whole


def crypto_key(found: Candidate) -> Spans:
    """The key in a call that signs or encrypts: no algorithm, no name of a variable, no plain message."""
    value = found.value
    if _ALGORITHM.match(value) or re.search(rb"\s|[{}<>%]|^[a-z]+[-_]?\d{1,4}$|^\w+\.\w+$", value):
        return ()
    digits = len(re.findall(rb"[0-9]", value))
    lively = digits >= 2 or (digits and re.search(rb"[A-Z]", value) and re.search(rb"[a-z]", value))
    drawn = random_looking(value) and lively and not HEX.match(value)
    signs = digits >= 1 and re.search(rb"[!@#$%^&*+=-]", value) and re.search(rb"[A-Za-z]{3}", value)
    return found.whole if real(value, in_quotes=True) and (drawn or signs) else ()


def arguments(found: Candidate) -> Spans:
    """The last text of a call that opens a connection, and one before it that no host, name or address looks like."""
    spans = list(argument(found))
    for match in re.finditer(rb"[\"']([^\"'\n]{6,200})[\"']", found.text[found.match.start() : found.start]):
        value = match.group(1)
        at = found.match.start() + match.start(1)
        one = Candidate(found.text, at, at + len(value), found.match)
        kinds = [re.search(kind, value) for kind in (rb"[0-9]", rb"[A-Z!#$%^&*]", rb"[a-z]")]
        if all(kinds) and not re.match(rb"^[\w-]+(?:\.[\w-]+)+(?::\d+)?$|.*[@:/=]", value) and argument(one):
            spans.append((at, at + len(value)))
    return sorted(spans)


def compared(found: Candidate) -> Spans:
    """What a password is compared with: what an argument may be, or a plain word of six letters that says nothing."""
    value = found.value
    if argument(found):
        names = SAYING.search(value.lower()) and not re.search(rb"[0-9]", value)
        return () if names else found.whole
    word = re.match(rb"^[a-z]{3,12}(?:-[a-z]{3,12})?$", value)
    return found.whole if word and real(value, in_quotes=True) and not SAYING.search(value) else ()


def below(found: Candidate) -> Spans:
    """A value on a line of its own below a line that promises it."""
    return near(found) or spoken(found)


def option_value(found: Candidate) -> Spans:
    """The value of an option that holds nothing but a password: words that name one, ports and paths pass."""
    value = found.value
    if not real(value) or value[:1] in b"$<{[%" or re.match(rb"^\d{1,5}$|^[\w.-]+/[\w./-]*$|^\w+\(", value):
        return ()
    if re.match(rb"^[A-Za-z_-]+$", value):
        word = len(value) >= 6 and value.islower() and not SAYING.search(value)
        return found.whole if word or random_looking(value) else ()
    return found.whole


def each_option(found: Candidate) -> Spans:
    """Every group of the match that took part, as the value of an option."""
    spans = [found.match.span(number) for number in range(1, found.match.re.groups + 1)]
    return [s for at in spans if at[0] >= 0 for s in option_value(Candidate(found.text, *at, found.match))]


def pair(found: Candidate) -> Spans:
    """``admin / secret`` behind ``user / password:``; names of things around a slash pass."""
    word = bare_word(found)
    value = word.value
    if not real(value) or len(value) < 5 or not re.search(rb"[0-9!@#$%^&*]", value) or re.match(rb"^\w+=", value):
        return ()
    return word.whole


def shape(found: Candidate) -> Spans:
    """A value glued to a service's name and the word key: no sentence, date, version or digest in a cache."""
    value = re.sub(rb"(?i)^(?:key|token|secret)[_-]", b"", found.value)
    if _PLAIN_KEY.search(found.match.group(1)):
        return ()
    whole = ((found.end - len(value), found.end),)
    if UUID.match(value) or (HEX.match(value) and len(value) >= 32 and random_looking(value)):
        return whole
    parts = re.split(rb"[-_]", value)
    digits = len(re.findall(rb"[0-9]", value))
    if digits < 4 or wordy(value) or not real(value) or re.search(rb"\d{4}-\d\d|^v?\d+[-_.]\d|^[0-9]+$", value):
        return ()
    words = sum(len(part) for part in parts if part.isalpha() and (part.islower() or part.istitle()) and len(part) > 2)
    drawn = random_looking(value) and words * 2 < len(value)
    return whole if len(value) >= 16 and max(map(len, parts)) >= 4 and drawn else ()


_PLAIN_KEY = later(rb"(?i)cache|index|sort|public|primary|foreign|lookup|partition|object|storage|row|test|job|run")


VALIDATORS: dict[str, Validator] = {
    "spoken": spoken, "below": below, "arguments": arguments, "answered": answered,
    "crypto_key": crypto_key, "compared": compared,
    "option_value": option_value, "each_option": each_option, "pair": pair, "shape": shape,
}  # fmt: skip
