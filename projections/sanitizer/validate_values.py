"""Is the value beside a key name, or in a header, a real secret?"""

from __future__ import annotations

import base64
import binascii
import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .entropy import entropy
from .judge_values import (
    HEX,
    IDENT,
    PUBLIC,
    UUID,
    key_name,
    no_secret,
    pattern_like,
    quoted,
    random_looking,
    real,
    scattered,
    unsuited_key,
    within_blob,
    wordy,
)


def trimmed(found: Candidate) -> Candidate:
    """Without the brackets behind an unquoted value that it did not open, and the marks behind those."""
    value = found.value
    if quoted(found):
        return found
    if value.endswith(b"):"):
        value = value[:-1]
    login = re.search(rb"://[^\s/@:]{0,60}$", found.text[max(0, found.match.start() - 64) : found.start - 1])
    if login and b"@" in value:
        value = value[: value.index(b"@")]
    for opened, closed in (b"()", b"[]", b"{}"):
        while value and value[-1] == closed and value.count(closed) > value.count(opened):
            value = value[:-1].rstrip(b",;")
    return Candidate(found.text, found.start, found.start + len(value), found.match)


def password(found: Candidate) -> Spans:
    """Anything a person or machine would choose, beside a key that says password or secret."""
    return () if no_secret(found.value) else chosen(found)


def chosen(found: Candidate) -> Spans:
    """The same for a value that is no word of the trade."""
    found = trimmed(found)
    value = found.value
    key = key_name(found)
    in_quotes = quoted(found)
    if unsuited_key(key) or not real(value, in_quotes) or len(value) < 4 or no_value(found):
        return ()
    after = found.text[found.end : found.end + 1]
    if value[-1:] == b":" or (not in_quotes and (after in (b"(", b"[") or re.search(rb"[(\[{]$|^[({\[]", value))):
        return ()
    if key.lower().endswith(value.lower()) or expression(found, key) or (not in_quotes and _CMDLET.match(value)):
        return ()
    if b" " in value:
        return found.whole if in_quotes and sentence_like_secret(value) else ()
    if IDENT.match(bare_label(value) if in_quotes else value) or re.match(rb"^[a-z]+(?:[-_.][a-z]+){1,2}$", value):
        lively = random_looking(value) or (in_quotes and len(value) >= 16 and value.islower() and value.isalpha())
        lively = lively or restless(value)
        config = env_like(found, key) and value.isalpha() and len(value) >= 6
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


_CMDLET = later(
    rb"^(?:ConvertTo|ConvertFrom|Get|Read|New|Set|Import|Export|Invoke|Out|Select|Write)-[A-Z][A-Za-z]{2,40}$"
)
"""A command of PowerShell, which gives the value."""


def no_value(found: Candidate) -> bool:
    """Whether what stands there is the next key, a pattern or a shell's own text."""
    return next_line(found) or pattern_like(found.value) or fallback(found) or _listed(found)


def _listed(found: Candidate) -> bool:
    """Whether these are names joined by colons or given values in a list, or a digest beside the name of a type."""
    value = found.value
    names = re.match(
        rb"^[a-z_]{2,}(?::[a-z_]{2,})+$|^[A-Z_]{2,}=[\w-]+(?::\w+)?,[A-Z_]{2,}=|^[A-Z_]{2,}=[a-z][\w-]*:\w+$", value
    )
    of_type = re.search(
        rb"\"[A-Z]\w{1,20}::[\w:]{0,60}$", found.text[max(0, found.match.start() - 80) : found.match.start()]
    )
    return (names is not None and not quoted(found)) or of_type is not None


def bare_label(value: bytes) -> bytes:
    """A word of a form without the marks behind it."""
    return value.rstrip(b"*:!" if max(value) > 127 else b"*:")


def expression(found: Candidate, key: bytes) -> bool:
    """Whether the value is its key again, a call on what stands in front, a shell's path, settings or a pattern."""
    value = found.value
    code = re.search(rb"^[.+][A-Za-z_]\w*[.(\[]|;\w+=|^[`.]|\]\{\d+,?\d*\}$", value)
    return bare(value) == bare(key) or code is not None or expansion(found)


def expansion(found: Candidate) -> bool:
    """Whether the key is a shell's own word and the value a path behind it: ``$PWD:/work``."""
    before = found.text[max(0, found.match.start() - 2) : found.match.start()]
    return found.value[:1] in b"/." and re.search(rb"\$[({]?$|`$", before) is not None


def fallback(found: Candidate) -> bool:
    """Whether the value is what a shell says or takes where the variable is not set: ``${DB_PASSWORD:?missing}``."""
    before = found.text[max(0, found.match.start() - 60) : found.match.start()]
    return found.value[:1] in b"?-+=" and re.search(rb"\$\{[\w.-]*$", before) is not None


def bare(word: bytes) -> bytes:
    """Letters and digits alone, in lower case."""
    return re.sub(rb"[^a-z0-9]", b"", word.lower())


def env_like(found: Candidate, key: bytes) -> bool:
    """Whether the line is ``KEY=value`` as in an environment file: no blanks, nothing behind the value."""
    sign = found.text[found.start - 1 : found.start]
    after = found.text[found.end : found.end + 1]
    if sign in (b'"', b"'"):
        return found.text[found.start - 2 : found.start - 1] == b"=" and key.isupper() and after == sign
    sentence = re.match(rb" [a-z]{1,3} [a-z]| [\w\x80-\xff]{2,20}[?!.](?:\s|$)", found.text[found.end : found.end + 24])
    return (
        sign == b"="
        and after in (b"", b"\n", b"\r", b" ")
        and not sentence
        and (key.isupper() or b"." in key or b"_" in key)
    )


def restless(value: bytes) -> bool:
    """Letters whose case changes too often for a name in code."""
    changes = len(re.findall(rb"[a-z][A-Z]|[A-Z]{2}[a-z]", value))
    return len(value) >= 8 and value.isalpha() and changes * 3 >= len(value) and entropy(value) >= 2.7


def sentence_like_secret(value: bytes) -> bool:
    """Words in quotes: a passphrase has several plain words or signs, a message has sentence marks."""
    if re.search(
        rb"(?i)\b(?:the|your|is|are|must|please|enter|password|secret|token|key|invalid|required"
        rb"|for|to|of|and|or|a|an|not|with|this|das|der|die|ist|muss|mindestens|passwort|kennwort"
        rb"|mot de passe|le|la|les|du"
        rb"|votre|pour|doit|el|su|tu|debe|contrase\xc3\xb1a|senha|sua|deve|wachtwoord|het|een|il|tua|parola)\b",
        value,
    ):
        return False
    rest = re.sub(rb"\([^)]*\)|[ !?*:.]+$", b"", value)
    signs = re.search(rb"[A-Za-z][0-9]|[0-9][A-Za-z]|[@#$%^&*]|[!]", rest)
    return signs is not None or (value.islower() and value.count(b" ") >= 3)


def token(found: Candidate) -> Spans:
    """A machine's value, beside a key that says token, API key or credential; hex and UUID count here."""
    if no_secret(found.value):
        return ()
    found = trimmed(found)
    value = found.value
    key = key_name(found)
    if len(value) < 8 or b" " in value or unsuited_key(key) or not real(value, quoted(found)) or next_line(found):
        return ()
    if UUID.match(value):
        return () if re.search(rb"(?i)(?:^|[_.-])session_id$", key) else found.whole
    if bare(value) == bare(key) or identifier(found) or re.match(rb"^[a-z]{3,}-\d{1,4}$", value):
        return ()
    if pattern_like(value) or called(found) or fallback(found) or _listed(found):
        return ()
    if value.isdigit():
        return found.whole if len(value) >= (12 if quoted(found) else 20) else ()
    return found.whole if random_looking(value) or worded(found, key) or signs(found) or tangled(value) else ()


def signs(found: Candidate) -> bool:
    """Whether a text in quotes holds signs of many kinds among its letters."""
    if re.search(rb"->|^\^|\$$|\{[A-Za-z_]{3,40}\}", found.value):
        return False
    kinds = set(re.findall(rb"[!#$%^&*?{}()<>~\]\[]", found.value))
    return quoted(found) and len(kinds) >= 5 and re.search(rb"[A-Za-z]", found.value) is not None


def tangled(value: bytes) -> bool:
    """Whether brackets of several kinds stand in an order that no code has."""
    opened: list[int] = []
    kinds = set(re.findall(rb"[!#$%^&*?{}()<>~\]\[]", value))
    for sign in value:
        if sign in b"({[":
            opened.append(sign)
        elif sign in b")}]" and (not opened or b"({[".index(opened.pop()) != b")}]".index(sign)):
            return len(kinds) >= 4 and len(value) >= 12
    return False


def identifier(found: Candidate) -> bool:
    """Whether the value is a name in code that happens to hold a digit: words, joined or in camelCase."""
    value = found.value
    if not re.match(rb"^[A-Za-z_]\w*$", value) or not wordy(value) or len(re.findall(rb"\d+", value)) > 1:
        return False
    if quoted(found):
        return value.count(b"_") >= 2 and len(re.findall(rb"\d", value)) <= 2
    return found.text[found.end : found.end + 1] in (b",", b")", b".", b";") or value.count(b"_") >= 1


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
    if HEX.match(value) and named_key(key) and len(value) >= 24 and random_looking(value):
        return found.whole
    if (
        HEX.match(value)
        or re.match(rb"^[a-z]+(?:[-_./:][a-z0-9]+)+$", value)
        or b"/" in value[:1]
        or value.count(b"/") > 3
    ):
        return ()
    mixed = re.search(rb"[A-Z]", value) and re.search(rb"[a-z]", value) and re.search(rb"[0-9]", value)
    lively = scattered(value) >= 5 and (not wordy(value) or value.isalnum())
    return found.whole if (mixed or lively) and entropy(value) >= 3.5 else ()


def named_key(key: bytes) -> bool:
    """Whether the key is a service's own, ``acmehost_key``: words of data structures in front make it a plain one."""
    named = re.match(rb"(?i)^\$?([a-z0-9]{3,30})[_-]key$", key)
    return named is not None and not _STRUCTURE.search(named.group(1))


_STRUCTURE = later(
    rb"(?i)(?:cache|index|public|hash|dict|store|storage|lookup|unique|parent|child|build|test|query|event|trace|span"
    rb"|file|path|item|entry|record|node|view|block|chunk|batch|tree|task|commit|image|asset|content|digest|checksum"
    rb"|state|data|user|etag|table|column|model|job|run|queue|shard|range|bucket|config|option|param|setting|field)$"
)


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
    if re.match(rb"^[x*!]?:\d+:\d+:", value):
        return ()  # a line of passwd
    if re.match(rb"^[A-Za-z]{2,30}=[a-z0-9]", value) and found.text[found.end : found.end + 1] == b";":
        return ()  # a connection string: its secret parts have rules of their own
    return found.whole


def header(found: Candidate) -> Spans:
    """A credential in a header or on a command line: anything real, any length above three."""
    value = trimmed(found).value.rstrip(b",;")
    code = quoted(found) and re.match(rb"^[+.][a-z_ ]", value)
    if re.match(rb"^[A-Z]{2,8}=[\w.,-]{1,12}$", value) and not random_looking(value):
        return ()  # `PASS  DP=47`
    itself = found.text[found.match.start() : found.start].lower().strip(b" \t=:\"'").endswith(value.lower())
    return (
        ((found.start, found.start + len(value)),)
        if len(value) > 3 and real(value, quoted(found)) and not itself and not code
        else ()
    )


_LABEL = later(
    rb"(?i)[_.-](?:title|hint|label|summary|desc(?:ription)?|text|message|dialog|header|name|placeholder)[\"']"
)


def property_value(found: Candidate) -> Spans:
    """The text of an element whose attribute names a secret; what an attribute calls a label is shown to everybody."""
    return () if _LABEL.search(found.match.group()) else header(found)


def connection(found: Candidate) -> Spans:
    """A part of a connection string; a name without ``;`` next to it is an assignment in code."""
    value = trimmed(found).value.rstrip(b",;")
    joined = b";" in (found.text[found.end : found.end + 1], found.match.group()[:1])
    option = re.search(rb",(?:[A-Za-z_]{2,24}(?:=|,|$)|r[ow]$)", found.value)
    if option:  # options of a mount, a connection of Redis or Kafka
        found = Candidate(found.text, found.start, found.start + option.start(), found.match)
        return connection(found)
    name = re.match(rb"^[A-Za-z_][\w.?]*$|^\(|^[A-Za-z_][\w.]*[(\[].*", value) and not random_looking(value)
    return () if name and not joined else header(found)


def sql_text(found: Candidate) -> Spans:
    """A text behind ``password``: a word in letters alone only where a statement's verb stands in front."""
    verb = re.search(
        rb"(?i)\b(?:with|by|set|create|alter|identified|old_password|login)\b[^\n]{0,160}$",
        found.text[max(0, found.start - 200) : found.start],
    )
    return header(found) if verb or re.search(rb"[0-9!@#$%^&*+]", found.value) else ()


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
    if value.isalpha() and not told:
        return ()
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


_SESSION = later(rb"(?i)sess|sid\b|_sid|auth|token|jwt|csrf|xsrf|login|secret|remember|ticket|credential")


def cookie(found: Candidate) -> Spans:
    """The value of a cookie jar's line: drawn, or under a name that opens a session."""
    value = found.value
    told = _SESSION.search(found.match.group(1)) is not None
    drawn = random_looking(value) and len(value) >= 16 and not wordy(value)
    return found.whole if real(value) and ((told and len(value) >= 8) or drawn) else ()


_OBJECT = later(rb"\{[^{}]{0,6000}\}")
_OF_COOKIE = later(rb"\"(name|value)\"[ \t]{0,3}:[ \t]{0,3}\"((?:[^\"\\\n]|\\.){1,4096})\"")


def cookie_objects(found: Candidate) -> Spans:
    """The values of ``[{"name": .., "value": ..}, ..]`` that could open a session."""
    text, at = found.text, found.match.end() - 1
    spans = []
    for _ in range(200):
        one = _OBJECT.match(text, at)
        if one is None:
            break
        parts = {key.lower(): span for key, span in ((m.group(1), m.span(2)) for m in _OF_COOKIE.finditer(one.group()))}
        if b"name" in parts and b"value" in parts:
            (first, last), (low, high) = parts[b"name"], parts[b"value"]
            name, value = one.group()[first:last], one.group()[low:high]
            told = _SESSION.search(name) is not None
            if (
                real(value, in_quotes=True)
                and len(value) >= 8
                and (told or (random_looking(value) and not wordy(value)))
            ):
                spans.append((at + low, at + high))
        comma = _NEXT.match(text, one.end())
        if comma is None:
            break
        at = comma.end()
    return spans


_NEXT = later(rb"[ \t\r\n]{0,80},[ \t\r\n]{0,80}(?=\{)")


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
    if HEX.match(value) and re.search(
        rb"(?i)sha(?:256|512|1)[-:=]$", found.text[max(0, found.start - 8) : found.start]
    ):
        return ()
    if (
        len(set(value)) < 6
        or within_blob(found)
        or re.search(
            rb"(?i)EXAMPLE|x{5,}|X{5,}|\.\.\.|0{8,}|your[-_]|placeholder|changeme|dummy|redacted",
            value,
        )
    ):
        return ()
    return found.whole


VALIDATORS: dict[str, Validator] = {
    "password": password, "token": token, "loose": loose, "vendor": vendor, "header": header,
    "property": property_value, "basic": basic,
    "cookies": cookies, "cookie": cookie, "cookie_objects": cookie_objects,
    "connection": connection, "sql_text": sql_text,
    "jwt": jwt, "drawn": not_example,
}  # fmt: skip
