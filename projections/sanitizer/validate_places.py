"""Is the value in this place (a flag, an element, a sentence, behind a weak prefix) a real secret?"""

from __future__ import annotations

import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .entropy import entropy
from .judge_values import UNSPOKEN, pattern_like, random_looking, real, unsuited_key, wordy
from .validate_values import not_example, password


def mixed(found: Candidate) -> Spans:
    """A token known by a weak prefix alone: its body must look drawn, and not like words joined by signs."""
    if re.search(rb"(?:[0-9A-F]{2}-){6}", found.value):
        return ()  # bytes in a row
    body = re.sub(rb"^(?:[A-Za-z0-9]{2,8}[-_.:]){1,3}", b"", found.value) or found.value
    words = re.findall(rb"[A-Za-z]{4,}", found.value)
    words = [word for word in words if not UNSPOKEN.search(word)]
    wordy = sum(len(word) for word in words if word.islower() or word.istitle() or word.isupper())
    if in_blob(found) or not not_example(found) or not random_looking(body) or wordy * 10 > len(found.value) * 6:
        return ()
    return found.whole


def in_blob(found: Candidate) -> bool:
    """Whether the token is a piece of something longer, such as an image in base64."""
    if found.text[found.start - 1 : found.start] in (b"/", b"+") or found.text[found.end : found.end + 1] in (
        b"/",
        b"+",
    ):
        return True
    before = re.search(
        rb"(?:[A-Za-z0-9+/=]|\r?\n[ \t]{0,8}|\\n){60,}$", found.text[max(0, found.start - 200) : found.start]
    )
    behind = re.match(rb"(?:[A-Za-z0-9+/=]|\r?\n[ \t]{0,8}|\\n){60,}", found.text[found.end : found.end + 200])
    return before is not None or behind is not None


def base32(found: Candidate) -> Spans:
    """A run of base32 without other context: letters and digits spread as a machine spreads them."""
    digits = len(re.findall(rb"[2-7]", found.value))
    return found.whole if not in_blob(found) and digits >= 4 and entropy(found.value) >= 4.2 else ()


def element(found: Candidate) -> Spans:
    """The text of an XML element whose name (group 1) says secret."""
    key = found.match.group(1)
    value = found.value
    if b" " in value and not unsuited_key(key):
        return drawn_words(found)
    if unsuited_key(key) or not real(value) or len(value) < 3:
        return ()
    strong = re.search(rb"(?i)pass|pwd|secret|credential", key)
    return (
        found.whole
        if (strong and len(value) >= 3 and (not plain_word(value) or beside_a_login(found)))
        or (len(value) >= 8 and random_looking(value))
        else ()
    )


def drawn_words(found: Candidate) -> Spans:
    """Of a text of several words those that look drawn."""
    return [
        (found.start + match.start(), found.start + match.end())
        for match in re.finditer(rb"[^\s{}\"',;]{16,}", found.value)
        if random_looking(match.group()) and real(match.group()) and not wordy(match.group())
    ]


def beside_a_login(found: Candidate) -> bool:
    """Whether an element for a user or a server stands next to the element of the password."""
    near = found.text[max(0, found.match.start() - 160) : found.match.end() + 160]
    return (
        re.search(rb"(?i)<(?:[\w.-]{0,30}[._-])?(?:user(?:name|id)?|login|host|server|url|port)>[^<>\s]", near)
        is not None
    )


def plain_word(value: bytes) -> bool:
    """One dictionary-like word in lower or title case, or words joined by signs."""
    return re.match(rb"^[A-Z]?[a-z]{1,11}(?:[-_. ][a-z]{1,12})*$", value) is not None


def line(found: Candidate) -> Spans:
    """The rest of a line behind a key that says password: one word, whatever signs it has; code passes."""
    value = found.value.rstrip(b",;")
    if value != found.value:
        if re.match(rb"^[\w.]+$", value) and not random_looking(value):
            return ()
        found = Candidate(found.text, found.start, found.start + len(value), found.match)
    if re.search(rb"\s|[(){}\[\];]$|[(]|=>|\$\{|^[|>&*!]", value) or value[:1] in b"\"'`":
        return ()
    return password(found)


def argument(found: Candidate) -> Spans:
    """A literal handed to a function whose name says credential."""
    value = found.value
    return (
        found.whole
        if real(value)
        and b" " not in value
        and not plain_word(value)
        and not pattern_like(value)
        and not re.search(rb"\\\\?[nrtdsw]|^\d\||^[A-Z]+[0-9][A-Z]{2,4}$", value)
        and (random_looking(value) or re.search(rb"[0-9!@#$%^&*]", value))
        and not re.match(
            rb"^[A-Za-z]+[_A-Za-z]*$|^[\w.-]+/[\w./-]+$|^[+.][a-z]|^(?:secret|token|password|key)[_-]v?\d$"
            rb"|^(?:utf|latin|iso|cp|sha|md|aes)[-_]?\d[\w-]*$",
            value,
        )
        else ()
    )


def flag(found: Candidate) -> Spans:
    """The value of a command-line option that says password or token."""
    value = found.value.rstrip(b",")
    if (
        not real(value)
        or value[:1] in b"$<{["
        or re.match(rb"^[+.][a-z]", value)
        or b"(" in value
        or re.match(rb"^[A-Z_]{2,}=[\w-]+:\w+(?:,|$)", value)
        or re.match(rb"^(?:stdin|file|env|prompt|ask|-)\b", value)
    ):
        return ()
    words = re.match(rb"^[a-z]{1,9}(?:[-_.][a-z]{1,9})*$|^[A-Z]+(?:[-_:][A-Z]+)*$", value) and not random_looking(value)
    port = (value.isdigit() and len(value) < 6) or re.match(
        rb"^[0-9.]+:[0-9:]+$|^[A-Za-z0-9_.-]*/[\w./-]*$|^\d+:\d+", value
    )
    return () if words or port else found.whole


def after_colon(found: Candidate) -> Spans:
    """The password of ``-u user:password``; image tags, times and numeric ids pass."""
    user, colon, word = found.value.partition(b":")
    if not colon:  # a key in the place of the user, or the password in quotes of its own
        behind = found.text[found.start - 2 : found.start - 1] == b":"
        return found.whole if real(user) and (behind or random_looking(user)) and user[:1] not in b"$<{%" else ()
    if not word or (user.isdigit() and word.isdigit()) or word[:1] in b"$<{%/" or not real(word) or len(word) < 3:
        return ()
    start = found.start + len(user) + 1
    return ((start, found.end),)


def prose(found: Candidate) -> Spans:
    """A word that a sentence calls a password: it must look like one."""
    value = re.sub(rb"(?<=[a-z.])&\w{1,20}=.*$", b"", found.value)
    if re.match(rb"^[A-Z]{2,10}=", value):
        return ()
    trimmed = re.sub(rb"(?:[.,;:!?)\]]|\xe2\x80[\x98\x99\x9c\x9d]|\xc2\xbb)+$", b"", value)
    if (
        len(trimmed) < 5
        or not real(trimmed)
        or not re.search(rb"[0-9]", trimmed)
        or not re.search(rb"[A-Za-z]", trimmed)
    ):
        return ()
    if re.match(rb"^[A-Z]{3,6}[0-9]?(?:[-/][A-Z]{3,6}[0-9]{0,3})+$", trimmed):
        return ()  # `WPA2-PSK`
    if re.match(rb"^(?:v?\d[\d.]*|[a-z]+\d{0,3}|[a-z]+(?:[-_/.][a-z0-9]+)+|\d+[a-z]{1,3})$", trimmed) and not (
        len(trimmed) >= 16 and random_looking(trimmed)
    ):
        weak = re.match(rb"^[a-z]+\d{1,4}$", trimmed)
        if not weak or not re.search(rb"(?i)pass|pwd", found.match.group()):
            return ()
    return ((found.start, found.start + len(trimmed)),)


def piped(found: Candidate) -> Spans:
    """What is piped into a command that reads a password; of ``user:password`` the second part."""
    colon = found.value.find(b":") + 1
    return ((found.start + colon, found.end),) if real(found.value[colon:]) and not plain_word(found.value) else ()


def person(found: Candidate) -> Spans:
    """A person's name; names of programs, placeholders and calls in code pass."""
    value = found.value.lower()
    if found.text[found.end : found.end + 1] in (b"(", b"[", b"="):
        return ()
    if re.search(
        rb"(?:^|[^a-z\x80-\xff])(?:bot|(?:[a-z]*-|dependa|renovate|auto|chat|git)bot|actions?|github|gitlab|examples?|your\w*"
        rb"|\w*name|tests?|users?|anonymous|unknown|noreply|strings?|none|null|true|false|required|optional|first|last"
        rb"|teams?|inc|jane doe|john doe)(?:$|[^a-z\x80-\xff])",
        value,
    ):
        return ()
    return ((found.start, found.start + len(value.rstrip(b"'-. "))),)


def column(found: Candidate) -> Spans:
    """The cells of a table's column whose head says secret: rows with as many cells as the head has."""
    head = found.match.group().rstrip(b"\r\n")
    sign = next((s for s in (b"\xe2\x94\x82", b"\t", b";", b"|", b",") if s in head), b"")
    if not sign or len(head.split(sign)) < 2:
        return ()
    names = [name.strip(b" \"'").lower() for name in head.split(sign)]
    inside = found.text[found.match.start() - 1 : found.match.start()] not in (b"", b"\n")
    if (inside and not all(re.match(rb"^[\w .-]+$", name) for name in names)) or sum(map(bool, names)) < 2:
        return ()  # no head of a table behind the quote that begins a text, but code
    wanted = [n for n, name in enumerate(names) if _COLUMN.match(name)]
    spans: list[tuple[int, int]] = []
    at = found.match.end()
    while at < len(found.text):
        end = found.text.find(b"\n", at)
        end = len(found.text) if end < 0 else end
        cells = found.text[at:end].rstrip(b"\r").split(sign)
        if re.match(rb"^(?:[-+|=: \t]|\xe2[\x94\x95][\x80-\xbf])+$", found.text[at:end].rstrip(b"\r")) and end < len(
            found.text
        ):
            at = end + 1
            continue
        if len(cells) != len(names):
            break
        for number in wanted:
            start = at + sum(len(cell) + len(sign) for cell in cells[:number])
            value = cells[number].strip(b" \"'\r")
            first = start + cells[number].find(value)
            if (
                len(value) >= 4
                and real(value, in_quotes=True)
                and not plain_word(value)
                and not re.search(rb"\s|^\w+[=(]|^[A-Z]?[a-z]+(?:[A-Z][a-z]+)+$|[{}]|^[\w.]+\(", value)
            ):
                spans.append((first, first + len(value)))
        at = end + 1
    return spans


def aligned(found: Candidate) -> Spans:
    """The cells below a word of the head that says password, where blanks alone hold a table in line."""
    head = found.match.group(1)
    line = found.text.rfind(b"\n", 0, found.match.start(1)) + 1
    at = found.match.start(1) + re.search(rb"(?i)\S*(?:" + _HEADS + rb")", head).start() - line  # type: ignore[union-attr]
    spans: list[tuple[int, int]] = []
    row = found.match.end()
    for _ in range(200):
        end = found.text.find(b"\n", row)
        end = len(found.text) if end < 0 else end
        cell = re.match(rb"\S+", found.text[row + at : end])
        if cell is None or at == 0 or found.text[row + at - 1 : row + at] != b" ":
            break
        value = cell.group()
        words = re.match(rb"^[A-Za-z_-]+$|^[\d.,:/-]{1,12}$", value)
        if len(value) >= 6 and not words and not plain_word(value) and real(value, in_quotes=True):
            spans.append((row + at, row + at + len(value)))
        row = end + 1
    return spans


_HEADS = rb"PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API[ _-]?KEY"
_COLUMN = later(
    rb"(?:[a-z0-9]{1,20}[_ ])?(?:password|passwd|passwort|kennwort|pwd|secret|api_?key|token"
    rb"|secret[_ ]?access[_ ]?key|pass"
    rb"|(?:encryption|signing|master|license|storage|shared|private|access|webhook|hmac)[_ ]?key)$"
)


VALIDATORS: dict[str, Validator] = {
    "mixed": mixed, "loose52": base32, "element": element, "line": line, "argument": argument, "argument_flag": flag,
    "after_colon": after_colon, "prose": prose, "chpasswd": piped, "person": person, "column": column,
    "aligned": aligned,
}  # fmt: skip
