"""Whose name is this, as an address, a document or a sentence around it tells? Whole names, and parts of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .given_names import is_given_name, plain
from .ordinary import is_ordinary
from .service_accounts import is_service
from .validate_persons import full_name, in_notice, looks_like_person, person_of_object

BEFORE, BEHIND = 230, 300
"""How far a name may stand from the address that spells it."""
_RUN = later(rb"[A-Z\xc3-\xd1][\w\x80-\xff'-]{1,30}(?:[ _][A-Z\xc3-\xd1][\w\x80-\xff'-]{0,30}){1,4}")
_ALONE = later(rb"(?:^|[\s,])([A-Z\xc3-\xd1][a-z\x80-\xff'-]{2,24})(?=[ ]{0,3}(?:$|[\r\n\"\\]))")
_LOCAL = later(rb"[A-Za-z0-9][\w.+-]{1,63}$")
_ROLES = frozenset(
    b"""abuse accounts admin applications billing bookings careers contact customer customercare desk enquiries events
    feedback finance hello help helpdesk hostmaster hr info inquiries invoices jobs legal mail marketing media
    membership news newsletter noreply office orders postmaster press privacy sales security service shop studio
    support team webmaster care quality""".split()
)
_NO_PERSON = frozenset(
    b"""airport algorithm avenue award bay beach bridge bug canyon castle cathedral church city coast college county
    creek cup dataset day decomposition desert distribution effect equation falls forest fort gardens gulf harbor
    harbour heights hill hills hospital hotel house island islands lake law lemma library market memorial method
    metric model mountain museum opera palace park peak plaza point port prize process protocol railway range reef
    ridge river road rock score school series springs square stadium station strait street studio style test theatre
    theorem tower town transform trophy university valley vineyard zoo edition bot runner standup break tier""".split()
)
"""Behind a given name these make a place, a prize or a theorem of it."""


def name_of_address(found: Candidate) -> Spans:
    """Near an address, the names that it spells: first.last, flast, last.f, or a first name alone that ends a line."""
    at = found.start
    local = _LOCAL.search(found.text[max(0, at - 64) : at])
    if (
        local is None
        or in_notice(found.text, at)
        or re.search(rb"(?i)@example\.|@[\w.-]{0,60}\.example\b", found.match.group())
    ):
        return ()
    parts = [part for part in re.split(rb"[._+0-9-]+", local.group().lower()) if part]
    if not parts or is_service(local.group()) or any(part in _ROLES for part in parts):
        return ()
    low, high = max(0, at - len(local.group()) - BEFORE), found.match.end() + BEHIND
    return list(
        _spelled(found.text, low, min(len(found.text), high), [part.decode("ascii", "replace") for part in parts])
    )


def _spelled(text: bytes, low: int, high: int, parts: list[str]) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text, low, high):
        words = [(m.start() + run.start(), m.end() + run.start()) for m in re.finditer(rb"[^ _]+", run.group())]
        for first in range(len(words) - 1):
            for last in range(min(len(words) - 1, first + 3), first, -1):
                start, end = words[first][0], words[last][1]
                value = text[start:end].replace(b"_", b" ").rstrip(b"'-.")
                if looks_like_person(value) and spells(parts, value) and not in_notice(text, start):
                    yield start, start + len(value)
                    break
            else:
                continue
            break
    for alone in _ALONE.finditer(text, low, high):
        word = plain(alone.group(1).decode("utf-8", "replace"))
        if (
            word in parts
            and not in_notice(text, alone.start(1))
            and not is_ordinary(word.encode())
            and not is_service(word.encode())
        ):
            yield alone.span(1)


def spells(parts: list[str], name: bytes) -> bool:
    """Whether an address is made of a name: of both its parts, of one and an initial, or of a long one alone."""
    words = [re.sub(r"[^a-z]", "", plain(word)) for word in name.decode("utf-8", "replace").split()]
    first, last, joined = words[0], words[-1], "".join(parts)
    if len(first) < 2 or len(last) < 2:
        return False
    whole = {"".join(words), first + last, last + first, "".join(words[1:]) + first, "".join(words[1:]), last}
    whole |= {first[0] + last, last + first[0], first + last[0], last[0] + first, first[0] + "".join(words[1:])}
    if joined in whole and len(joined) > 3:
        return True
    return joined == first and len(first) > 3 and is_given_name(first)


def sure_person(value: bytes) -> bool:
    """A full name that begins with a given name, and no word behind it that makes a place or a theorem of it."""
    if not looks_like_person(value):
        return False
    words = value.decode("utf-8", "replace").replace(",", " ").split()
    rest = [plain(word).encode() for word in words[1:]]
    return is_given_name(words[0]) and not any(word in _NO_PERSON or is_ordinary(word) for word in rest)


def called_person(found: Candidate) -> Spans:
    """A full name where an interface or a log puts persons and other things, too: it must begin with a given name.

    Behind a word for persons (``user``, ``patient``) it is enough that no word of it is one of everybody's language.
    """
    lead = found.text[found.match.start() : found.start]
    good = _rare if _PEOPLE.match(lead) else sure_person
    value = found.value.rstrip(b" .'-")
    if re.match(rb"'[A-Za-z\x80-\xff]", found.text[found.end : found.end + 2]):
        return ()  # `by Kevin O'Connor`: an apostrophe, and no quote
    while b" " in value and not in_notice(found.text, found.start):
        if looks_like_person(value) and good(value):
            return ((found.start, found.start + len(value)),)
        value = value.rpartition(b" ")[0]
    return ()


_PEOPLE = later(rb"(?i)(?:user|customer|patient|member|client|employee|visitor|guest)[ =:]")


def rare_person(found: Candidate) -> Spans:
    """A full name where a document says that persons stand there: no word of it is one of everybody's language."""
    return [span for span in full_name(found) if _rare(found.text[slice(*span)])]


def _rare(value: bytes) -> bool:
    if not looks_like_person(value):
        return False
    words = [plain(word).encode() for word in value.decode("utf-8", "replace").replace(",", " ").split()]
    return sure_person(value) or not any(is_ordinary(word) or word in _NO_PERSON for word in words)


def named_person(found: Candidate) -> Spans:
    """``name``: with a person's data beside it, or a name that begins with a given name; those of places pass."""
    if person_of_object(found):
        return found.whole
    near = found.text[max(0, found.start - 200) : found.end + 200]
    if _rare(found.value) and _OF_A_LIFE.search(near):
        return found.whole
    return (
        found.whole
        if sure_person(found.value) and not _OF_A_THING.search(near) and not in_notice(found.text, found.start)
        else ()
    )


_OF_A_LIFE = later(
    rb"(?i)curriculum vitae|lebenslauf|\bresume\b|\n(?:profession|occupation|beruf|nationality|citizenship"
    rb"|marital status|work experience"
    rb"|place of birth|next of kin|staatsangeh|nationalit|profesi|professione|civil status|familienstand)"
)
"""What stands beside a name in a course of life or a file about somebody."""
_OF_A_THING = later(
    rb"(?i)[\"'\s,{(<](?:country|capital|population|latitude|lat|elevation|price|sku|isbn|version|dependencies|scripts"
    rb"|entrypoint|image|command|runs-on|steps|apiVersion|license)[\"']?[ \t]{0,4}[:=>,]"
)


def marked_person(found: Candidate) -> Spans:
    """The text of an element for names: within a card of a person, or a name that begins with a given name."""
    before = found.text[max(0, found.match.start() - BEFORE) : found.match.end()]
    card = re.search(rb"(?i)h-card|vcard|schema\.org/Person", before) is not None
    return found.whole if (card and _rare(found.value)) or sure_person(found.value) else ()


def signed_off(found: Candidate) -> Spans:
    """The first name that ends a message: a given name, or one that stands with a family name shortly before."""
    value = found.value
    if is_ordinary(plain(value.decode("utf-8", "replace")).encode()) or value.lower() in (b"team", b"all", b"everyone"):
        return ()
    before = found.text[max(0, found.start - BEFORE) : found.start]
    whole = re.search(re.escape(value) + rb" [A-Z\xc3-\xd1]", before) is not None
    return found.whole if whole or is_given_name(value.decode("utf-8", "replace")) else ()


def account_of_name(found: Candidate) -> Spans:
    """A short name for show beside a real one that it is made of: ``mehmet.j``, ``minjunb77``."""
    near = found.text[max(0, found.match.start() - 200) : found.match.end() + 200]
    names = re.findall(rb"(?i)\"(?:real_name|full_?name|name)(?:_normalized)?\"[ ]?:[ ]?\"([^\"\n]{3,60})\"", near)
    parts = [plain(word) for name in names for word in name.decode("utf-8", "replace").split() if len(word) > 2]
    shown = plain(found.value.decode("utf-8", "replace"))
    return found.whole if any(shown.startswith(part[:5]) or part in shown for part in parts) else ()


VALIDATORS: dict[str, Validator] = {
    "account_of_name": account_of_name,
    "called_person": called_person,
    "marked_person": marked_person,
    "name_of_address": name_of_address,
    "named_person": named_person,
    "rare_person": rare_person,
    "signed_off": signed_off,
}
