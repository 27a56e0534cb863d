"""Is the value beside a key name, or in a header, a real secret?"""

from __future__ import annotations

import base64
import binascii
import re

from .entropy import entropy
from .judge_values import HEX, IDENT, PUBLIC, UUID, key_name, quoted, random_looking, real, unsuited_key
from .validators import Candidate, Spans, Validator


def trimmed(found: Candidate) -> Candidate:
    """Without the brackets behind an unquoted value that it did not open, and the marks behind those."""
    value = found.value
    if quoted(found):
        return found
    for opened, closed in (b"()", b"[]", b"{}"):
        while value and value[-1] == closed and value.count(closed) > value.count(opened):
            value = value[:-1].rstrip(b",;")
    return Candidate(found.text, found.start, found.start + len(value), found.match)


def password(found: Candidate) -> Spans:
    """Anything a person or machine would choose, beside a key that says password or secret."""
    found = trimmed(found)
    value = found.value
    key = key_name(found)
    if unsuited_key(key) or not real(value, quoted(found)) or len(value) < 4 or next_line(found):
        return ()
    in_quotes = quoted(found)
    after = found.text[found.end : found.end + 1]
    if value[-1:] == b":" or (not in_quotes and (after in (b"(", b"[") or re.search(rb"[(\[{]$|^[({\[]", value))):
        return ()
    if value.lower() == key.lower() or key.lower().endswith(value.lower()):
        return ()
    if b" " in value:
        return found.whole if in_quotes and sentence_like_secret(value) else ()
    if IDENT.match(value) or re.match(rb"^[a-z]+(?:[-_.][a-z]+){1,2}$", value):
        lively = random_looking(value) or (in_quotes and len(value) >= 16 and value.islower() and value.isalpha())
        config = not in_quotes and env_like(found, key) and value.isalpha() and len(value) >= 6
        return found.whole if lively or config else ()
    if (
        not in_quotes
        and after in (b",", b")", b"(", b"[", b".")
        and re.match(rb"^[A-Za-z_]\w*$", value)
        and not random_looking(value)
    ):
        return ()
    if value.isdigit() and len(value) < 4:
        return ()
    return found.whole


def env_like(found: Candidate, key: bytes) -> bool:
    """Whether the line is ``KEY=value`` as in an environment file: no blanks, nothing behind the value."""
    sign = found.text[found.start - 1 : found.start]
    after = found.text[found.end : found.end + 1]
    return sign == b"=" and after in (b"", b"\n", b"\r", b" ") and (key.isupper() or b"." in key or b"_" in key)


def sentence_like_secret(value: bytes) -> bool:
    """Words in quotes: a passphrase has several plain words or signs, a message has sentence marks."""
    if re.search(
        rb"(?i)\b(?:the|your|is|are|must|please|enter|password|secret|token|key|invalid|required"
        rb"|for|to|of|and|or|a|an|not|with|this)\b",
        value,
    ):
        return False
    return bool(re.search(rb"[0-9!@#$%^&*]", value)) or (value.islower() and value.count(b" ") >= 3)


def token(found: Candidate) -> Spans:
    """A machine's value, beside a key that says token, API key or credential; hex and UUID count here."""
    found = trimmed(found)
    value = found.value
    key = key_name(found)
    if len(value) < 8 or b" " in value or unsuited_key(key) or not real(value, quoted(found)) or next_line(found):
        return ()
    if UUID.match(value):
        return () if re.search(rb"(?i)(?:^|[_.-])session_id$", key) else found.whole
    if re.search(rb"\(\?|\[\^?[^\]]{1,40}\]|\\[dwsbDWS]|\.\*|\.\+", value) or called(found):
        return ()
    if value.isdigit():
        return found.whole if len(value) >= 12 and quoted(found) else ()
    return found.whole if random_looking(value) or worded(found, key) else ()


def worded(found: Candidate, key: bytes) -> bool:
    """Whether a text in quotes is a password somebody made of a word and digits, beside a key that ends in ``key``."""
    made = re.match(rb"^[A-Za-z]{5,}[-_]?(?:[a-z]{3,})?[0-9]{2,6}[!@#$%&*?]?$", found.value)
    return quoted(found) and made is not None and re.search(rb"(?i)(?:key|token|secret|salt)$", key) is not None


def next_line(found: Candidate) -> bool:
    """Whether the value is no value but the next key: ``API_KEY=`` has none, and a line end behind it."""
    between = found.text[found.match.start() : found.start]
    if b"\n" not in between or quoted(found):
        return False
    return not re.search(rb"\n[ \t]+$", between) or re.match(rb"^[\w.-]{1,80}[ \t]*[:=]", found.value) is not None


def called(found: Candidate) -> bool:
    """Whether an unquoted value is a function or sequence being used."""
    return not quoted(found) and found.text[found.end : found.end + 1] in (b"(", b"[")


def loose(found: Candidate) -> Spans:
    """A value beside a weak key name (``key``, ``auth``, a vendor's name): it must look drawn, and be no digest."""
    value = found.value
    key = key_name(found)
    if (
        called(found)
        or len(value) < 16
        or b" " in value
        or PUBLIC.search(key)
        or not real(value, quoted(found))
        or UUID.match(value)
    ):
        return ()
    if (
        HEX.match(value)
        or re.match(rb"^[a-z]+(?:[-_./:][a-z0-9]+)+$", value)
        or b"/" in value[:1]
        or value.count(b"/") > 3
    ):
        return ()
    mixed = re.search(rb"[A-Z]", value) and re.search(rb"[a-z]", value) and re.search(rb"[0-9]", value)
    return found.whole if mixed and entropy(value) >= 3.5 else ()


def vendor(found: Candidate) -> Spans:
    """A value beside a service's name in the key: drawn-looking; hex and UUID count too."""
    value = found.value
    key = key_name(found)
    if called(found) or len(value) < 12 or b" " in value or PUBLIC.search(key) or not real(value, quoted(found)):
        return ()
    if re.search(
        rb"(?i)(?:sha|hash|commit|digest|checksum|rev(?:ision)?|etag|version|uuid|guid|path|file"
        rb"|url|uri|name|tag|ref)$",
        key,
    ):
        return ()
    if value.isdigit():
        return found.whole if len(value) >= 15 and re.search(rb"(?i)id$|key|token|secret", key) else ()
    if re.match(rb"^[a-z]+(?:[-_./:@][a-z0-9.]+)+$", value) or not random_looking(value):
        return ()
    return found.whole


def header(found: Candidate) -> Spans:
    """A credential in a header or on a command line: anything real, any length above three."""
    value = trimmed(found).value.rstrip(b",;")
    itself = found.text[found.match.start() : found.start].lower().strip(b" \t=:\"'").endswith(value.lower())
    return (
        ((found.start, found.start + len(value)),)
        if len(value) > 3 and real(value, quoted(found)) and not itself
        else ()
    )


def basic(found: Candidate) -> Spans:
    """Base64 of ``user:password``."""
    value = found.value
    try:
        content = base64.b64decode(value + b"=" * (-len(value) % 4))
    except (binascii.Error, ValueError):
        content = b""
    text = all(31 < c < 127 or c > 0x9F for c in content)
    told = re.search(
        rb"(?i)authorization[\"']{0,2}[ \t]{0,3}[:=]", found.text[max(0, found.match.start() - 30) : found.start]
    )
    return found.whole if (b":" in content and text) or len(value) >= 20 or told else ()


def cookies(found: Candidate) -> Spans:
    """Each value of a cookie header that could open a session; attributes such as Path pass."""
    spans = []
    for match in re.finditer(rb"([\w.\-$]{1,80})=([^;\s\"',]{1,4096})", found.value):
        name, value = match.group(1).lower(), match.group(2)
        if name in (
            b"path",
            b"domain",
            b"expires",
            b"max-age",
            b"samesite",
            b"version",
            b"lang",
            b"theme",
            b"priority",
            b"tz",
            b"locale",
            b"consent",
        ):
            continue
        if (
            len(value) >= 6
            and real(value)
            and (random_looking(value) or re.search(rb"sess|sid|auth|token|jwt|csrf|xsrf|user|login|key|secret", name))
        ):
            spans.append((found.start + match.start(2), found.start + match.end(2)))
    return spans


def jwt(found: Candidate) -> Spans:
    """A token whose first part decodes to a JSON header."""
    head = found.value.split(b".")[0]
    try:
        content = base64.urlsafe_b64decode(head + b"=" * (-len(head) % 4))
    except (binascii.Error, ValueError):
        return ()
    return found.whole if content.lstrip()[:1] == b"{" else ()


def not_example(found: Candidate) -> Spans:
    """A token of a fixed shape, unless it says that it is an example or repeats itself."""
    value = found.value
    if len(set(value)) < 6 or re.search(
        rb"(?i)EXAMPLE|x{5,}|X{5,}|\.\.\.|0{8,}|your[-_]|placeholder|changeme|dummy"
        rb"|(?:1234567890){2}|abcdefghijklmnop|redacted",
        value,
    ):
        return ()
    return found.whole


VALUE_VALIDATORS: dict[str, Validator] = {
    "password": password, "token": token, "loose": loose, "vendor": vendor, "header": header, "basic": basic,
    "cookies": cookies,
    "jwt": jwt, "drawn": not_example,
}  # fmt: skip
