"""Does a sentence, a letter or a transcript name a person here? Words that everybody's text has are no names."""

from __future__ import annotations

import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .ordinary import is_ordinary
from .validate_eastern import is_eastern_name
from .validate_persons import full_name, in_notice, looks_like_person, one_or_more_words

_HONOURED = later(
    rb"(?:Mrs?\.?|Ms\.?|Miss|Herrn?|Frau|Mme|Monsieur|Madame|Se\xc3\xb1ora?|Sra?\.|Sig\.(?:ra)?|Signora?|Fru"
    rb"|Dhr\.|Mevr\.) "
    rb"(?:Dr\. |Prof\. ){0,2}$"
)
_TITLED = later(
    rb"\b(?:Dr\.?|Pan|Pani|I'm|I am|I\xe2\x80\x99m|[Tt]his is|[Cc]ustomer|[Cc]lient|[Ee]mployee"
    rb"|[Pp]atient) (?:\w+\. )?$"
)
_ADDRESSED = frozenset(
    b"""all there team everyone everybody folks sir madam sirs customer customers user users world friends friend guys
    colleague colleagues hiring manager support reader members member mom dad mum santa debian ubuntu maintainers
    developers mr mrs ms dr prof kitty sent from best regards cheers thanks the we i signature""".split()
)
_FORM = (
    "请", "必", "不", "输入", "入力", "必須", "ください", "입력", "필수", "字段", "名称", "錯", "错误", "空", "を",
    "は", "の", "을", "를",
    "信息", "列表", "管理",
)  # fmt: skip
_LINE_OF_SPEECH = later(
    rb"(?:^|\n|\\n)\*{0,2}([A-Z\xc3-\xc5][\w\x80-\xff'-]{1,20}(?: [A-Z\xc3-\xc5][\w\x80-\xff.'-]{0,20}){1,2})"
    rb"(?: ?\([0-9:apmAPM .]{4,12}\))?:\*{0,2} "
)


def uncommon(value: bytes) -> bool:
    """Whether no word of a name is one of everybody's."""
    return not any(is_ordinary(word.strip(b".,'-")) for word in value.split() if len(word) > 2)


def person_met(found: Candidate) -> Spans:
    """A full name behind what is done with persons; behind ``Mrs`` or ``Frau`` the family name alone."""
    value = found.value.rstrip(b".'- ")
    while value and not looks_like_person(value) and value.count(b" ") > 1:
        value = value[: value.rindex(b" ")]
    before = found.text[max(0, found.start - 30) : found.start]
    if titled(found):
        return ()
    if in_notice(found.text, found.start) or not uncommon(value):
        return ()
    if looks_like_person(value):
        behind = found.text[found.start + len(value) : found.start + len(value) + 1]
        return ((found.start, found.start + len(value)),) if behind not in (b"(", b"_", b"=") else ()
    if _HONOURED.search(before):
        word = value.split(b" ")[0]
        surname = re.match(rb"[A-Z\xc3-\xc5][a-z\x80-\xff'-]{2,}(?:[A-Z][a-z]+)?$", word)
        return ((found.start, found.start + len(word)),) if surname and uncommon(word) else ()
    return ()


def titled(found: Candidate) -> bool:
    """Whether these are the words of a title: of a book that everybody knows, or alone in italics in a list."""
    whole = found.match.group()
    before = found.text[max(0, found.match.start() - 20) : found.match.start()]
    listed = _ITEM.search(before) and _ITEM_ENDS.match(found.text, found.match.end())
    return (listed is not None and len(whole.split()) == 2) or _BOOKS.match(whole) is not None


_ITEM = later(rb"(?:^|\n|\\n)[ \t]{0,8}(?:[-+*]|[0-9]{1,3}[.)]) [*_]$")
_ITEM_ENDS = later(rb"[*_](?:[ \t]{0,4}(?:\r?\n|\\[rn]|$)|,? (?:\(|-|\xe2\x80|by |von |de |di ))")
_BOOKS = later(
    rb"(?:Madame (?:Bovary|Butterfly|Tussaud)|Mrs\.? (?:Dalloway|Doubtfire|Warren|Hudson)"
    rb"|Miss (?:Julie|Marple|Havisham|Saigon|Moneypenny)"
    rb"|D(?:r|octo?r)\.? (?:Jekyll|Faustus|Frankenstein|Strangelove|Watson|Zhivago|Dolittle|Moreau|Who|House)"
    rb"|Mr\.? (?:Hyde|Darcy|Bean|Pickwick|Magoo|Ripley)|Frau Jenny|Monsieur Hulot|Pan (?:Tadeusz|Wo))\b"
)


def first_name(found: Candidate) -> Spans:
    """One word that is nobody's but a person's."""
    word = found.value.rstrip(b"'-")
    if (
        word.lower() in _ADDRESSED
        or is_ordinary(word)
        or not re.match(rb"[A-Z\xc3-\xc5][a-z\x80-\xff'-]+(?:[A-Z][a-z]+)?$", word)
    ):
        return ()
    return one_or_more_words(Candidate(found.text, found.start, found.start + len(word), found.match))


def trailer_name(found: Candidate) -> Spans:
    """A full name, or ``FAMILY/GIVEN``."""
    return found.whole if b"/" in found.value or looks_like_person(found.value) else ()


def names_present(found: Candidate) -> Spans:
    """Full names only, and those that follow behind a semicolon."""
    if not uncommon(found.value.split(b",")[0].split(b";")[0]):
        return ()
    spans = list(full_name(found))
    end = spans[-1][1] if spans else 0
    for more in re.finditer(
        rb"; ([A-Z\xc3-\xc5][\w\x80-\xff.' -]{2,50}?)(?=;|\r?\n|$)", found.text[end : end + 600].split(b"\n")[0]
    ):
        if spans and looks_like_person(more.group(1)):
            spans.append((end + more.start(1), end + more.end(1)))
    return spans


def speaker(found: Candidate) -> Spans:
    """A full name before a colon, where near by another one speaks, too."""
    if not looks_like_person(found.value) or not uncommon(found.value):
        return ()
    near = found.text[max(0, found.start - 1200) : found.end + 1200]
    others = {name for name in _LINE_OF_SPEECH.findall(near) if looks_like_person(name) and uncommon(name)}
    bold = found.match.group().count(b"*") >= 4
    return found.whole if len(others - {found.value}) >= 1 or bold else ()


def east_asian_name(found: Candidate) -> Spans:
    """Two to six characters that are no word of a form."""
    text = found.value.decode("utf-8", "replace")
    return () if any(word in text for word in _FORM) or not is_eastern_name(text) else found.whole


VALIDATORS: dict[str, Validator] = {
    "east_asian_name": east_asian_name,
    "first_name": first_name,
    "names_present": names_present,
    "person_met": person_met,
    "speaker": speaker,
    "trailer_name": trailer_name,
}
