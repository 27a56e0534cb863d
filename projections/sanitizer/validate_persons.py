"""Is what stands here the full name of a person, or an organisation, a heading, a word of an interface?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .later import later
from .validators import Candidate, Spans, Validator

_PARTICLES = frozenset(
    "van von der den de da di du del della dos das la le les bin ibn al el ter ten zu zum af av y e i bint abu ben".split()
)
"""Small words inside names; others begin with a capital."""
_NOT_NAMES = frozenset(
    """inc ltd llc gmbh ag corp corporation company co sa oy ab bv plc foundation organization organisation institute
    university college school department dept ministry laboratory laboratories labs group team teams project projects
    community contributors contributor authors author developers developer maintainers maintainer committers members
    member software systems system technologies technology solutions services service support security network networks
    media studio studios society association consortium alliance council committee agency bank trust working task force
    the and for with from this that not all any your my our their his her its no none null nil true false unknown
    anonymous admin administrator user users username name names person contact email mail mailing list lists phone
    address title key value type id number code text string field label button form page link click select enter choose
    add edit new old create created delete save cancel open close view show hide search filter submit required optional
    invalid missing default example sample test tests testing dummy placeholder unassigned assigned everyone nobody
    someone somebody bot robot action actions github gitlab bitbucket google microsoft apple amazon facebook meta oracle
    ibm intel nvidia redhat mozilla apache debian ubuntu fedora linux gnu python django node react angular docker
    kubernetes windows android ios macos unix java javascript typescript ruby rust golang perl php html css json yaml
    xml sql http https api sdk cli gui url uri server client database cloud web app apps application library package
    module framework plugin extension tool tools toolkit engine platform core data code source open free public private
    first last full given family middle display real nick legal customer employee patient manager owner holder account
    billing shipping primary secondary main general internal external global local office head lead senior junior chief
    director president vice sales marketing engineering finance legal human resources operations product design
    quality release build continuous integration deployment monitoring alert alerts notification notifications
    automatic automated auto generated import export copyright license licence rights reserved version date time
    january february march june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday today yesterday tomorrow street road avenue lane drive way north south east west united
    states kingdom america europe asia africa city town state country region pull request merge commit issue feature
    bug fix update upgrade change changes changelog note notes see read write run start stop end file files folder
    directory path home root line lines column row table index array object class function method variable parameter
    in on at by to of or is are was be it as if an if then else when where what which who how why committed yet
    ca cert certificate authority global class encryption domain validation root intermediate signing
    content author's multiple several various others et alii see copilot claude codex cursor assistant agent model
    gpt anthropic openai gemini dependabot renovate jenkins travis bots only self same channel slack discord center centre desk ticket us other default unspecified
    """.split()
)
"""Words that no person is called by in a place for names."""
_FICTION = frozenset(
    """john doe|jane doe|john smith|jane smith|joe bloggs|max mustermann|erika mustermann|foo bar|foo baz|bar baz
    |alice bob|alice smith|bob smith|bob jones|alice jones|joe user|j doe|john q public|jan kowalski|jean dupont|first last|juan perez
    |mario rossi|lorem ipsum|ivan ivanov|guido van rossum|linus torvalds|ada lovelace|alan turing|grace hopper
    |albert einstein|isaac newton|sherlock holmes|mickey mouse|donald duck|bruce wayne|clark kent|homer simpson
    |luke skywalker|harry potter|tony stark|peter parker|john appleseed|octo cat|mona lisa|monalisa octocat""".replace(
        "\n    ", ""
    ).split("|")
)
"""Names of nobody, and of those whom every text book names."""
_END = later(
    rb"[ \t]{0,4}(?:$|[\r\n\"'`,;<>(){}\[\]&|*#]|\\|[ \t]{2}|[ ]?(?:-|--|\xe2\x80\x93|\xe2\x80\x94|/)[ ]| (?:and|und|et|y) )"
)
_MORE = later(
    rb"(?:[ ]?[,;&][ ]{0,2}|[ \r\n]{0,3}\\{1,2}and[ \r\n]{1,3}| (?:and|und|et|y|&) |[\"'],[ \t\r\n]{0,20}[\"']"
    rb"| <[^<>\n]{3,80}>[\"']?,[ \t\r\n]{0,20}[\"']?)([A-Z\xc3-\xd1][\w\x80-\xff.' -]{2,60})"
)
_ITEM = later(
    rb"[ \t]{0,24}(?:-[ \t]{1,4}|\*[ \t]{1,4})(?:name:[ \t]{1,3})?[\"']?([A-Z\xc3-\xd1][\w\x80-\xff.' -]{2,60}?)"
    rb"(?:[\"'][ \t]*|[ \t]*|[ \t]*[<(][^\n]{0,100})\r?(?:\n|$)"
)
_SIBLING = later(
    rb"(?i)[\"'\s,{(](?:e-?mail(?:_?address)?|mail|login|user_?name|user_?id|avatar(?:_?url)?|gravatar(?:_id)?|phone"
    rb"|phone_?number|mobile|telephone|first_?name|last_?name|birth_?(?:date|day)|dob|date_?of_?birth|gender|ssn"
    rb"|handle|twitter|linkedin|orcid|affiliation|is_bot|is_admin|job_?title|employee_?(?:id|no|number)|department"
    rb"|hire_?date|salary|passport(?:_?(?:no|number))?|nationality|slack_?id|accountId|emailAddress|github|display_?name"
    rb"|real_?name(?:_normalized)?|image_[0-9]{2,3}|status_text|userPrincipalName|job_?title|given_?name|surname|time_?zone|occupation|employer|insurance|diagnosis|ward|allergies|blood_?(?:type|group)|age|patient_?id|mrn)[\"']?[ \t]{0,4}[:=]|[\"']address[\"'][ ]?:[ ]?[\"'][\w.+-]{1,64}@"
)
"""Keys that stand beside the name of a person, not of a product."""


def looks_like_person(value: bytes) -> bool:
    """Two to five words that begin with capitals, none of which belongs to organisations, headings or programs."""
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    words = text.replace(",", " ").split()
    plain = [word.strip(".'-").lower() for word in words]
    if not 2 <= len(words) <= 5 or len(text) > 50 or " ".join(plain) in _FICTION:
        return False
    if any(word in _NOT_NAMES for word in plain) or not all(
        all(sign.isalpha() or sign in ".'’-" for sign in word) for word in words
    ):
        return False
    named = [word for word in words if word.lower() not in _PARTICLES]
    if len(named) < 2 or not all(word[0].isupper() or ord(word[0]) > 0x2E80 for word in named):
        return False
    if not any(len(word.strip(".")) > 2 or ord(word[0]) > 0x2E80 for word in named):
        return False
    return not any(_is_acronym(word) for word in named) or all(word.isupper() for word in named)


def _is_acronym(word: str) -> bool:
    """``HTTP``, ``PyPI``, ``GitLab``: no name is written so, but ``McCall``, ``O'Neil`` and ``J.R.`` are."""
    letters = re.sub(r"[.'’-]", "", word)
    inner = re.findall(r"(?<=[a-z])[A-Z]", word)
    if len(inner) > 1 or (inner and not re.match(r"(?:Mc|Mac|De|La|Le|Van|Di|Du|Fitz|O)[A-Z]", word)):
        return True
    return letters.isupper() and len(letters) > 2 and "." not in word and "-" not in word


def in_notice(text: bytes, start: int) -> bool:
    """Whether a line says whose copyright something is: that is part of a licence."""
    line = text[max(0, text.rfind(b"\n", 0, start), start - 200) : start].lower()
    return b"copyright" in line or b"(c)" in line or b"\xc2\xa9" in line


def full_name(found: Candidate) -> Spans:
    """A full name behind a key or a header, and those that follow it: ``A B, C D and E F``."""
    return () if in_notice(found.text, found.start) else list(_names(found.text, found.start, found.end))


def _names(text: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    value = text[start:end]
    cut = _cut(value)
    if cut is None or (end == start + cut and text[end : end + 1] and not _END.match(text, end)):
        return
    yield start, start + cut
    at = start + cut
    for _ in range(40):
        more = _MORE.match(text, at)
        size = _cut(more.group(1)) if more else None
        if more is None or size is None:
            return
        yield more.start(1), more.start(1) + size
        at = more.start(1) + size


def _cut(value: bytes) -> int | None:
    """How much of ``value`` is one name: it ends at a word that is none (``and``), at two blanks, or with it."""
    first = re.split(rb" (?:and|und|et|y|on|at|am|le) |  | - |[,;]", value, maxsplit=1)[0].rstrip(b" .'-\t")
    if not looks_like_person(first):
        return None
    return len(first)


def exact_name(found: Candidate) -> Spans:
    """A full name of which the pattern says where it ends."""
    return found.whole if looks_like_person(found.value) and not in_notice(found.text, found.start) else ()


def one_or_more_words(found: Candidate) -> Spans:
    """A name whose place says that it is one (a GECOS field, the author of a line): one word will do."""
    value = found.value.rstrip(b" .,-\t")
    words = value.decode("utf-8", "replace").lower().split()
    if not words or any(word.strip(".,'-") in _NOT_NAMES for word in words) or " ".join(words) in _FICTION:
        return ()
    return ((found.start, found.start + len(value)),) if len(value) > 2 and not value.isdigit() else ()


def beside_address(found: Candidate) -> Spans:
    """``Name <account@domain>``: a full name, or one word that the account holds, too."""
    start = found.start
    value = found.value.rstrip(b" \t\"'")
    if in_notice(found.text, found.end):
        return ()
    for lead in re.finditer(rb"(?i)(?:^|[ ])(?:by|from|to|author|maintainer|thanks|cc|and|via|bcc)[ :]{1,2}", value):
        start, value = found.start + lead.end(), found.value[lead.end() :].rstrip(b" \t\"'")
    while value and not looks_like_person(value) and b" " in value:
        skipped = value.index(b" ") + 1
        start, value = start + skipped, value[skipped:]
    address = found.text[found.end : found.end + 90]
    if re.search(
        rb"(?i)@(?:[\w-]{1,60}\.)?example\.(?:com|org|net)\b|no-?reply@|@(?:[\w.-]{1,60}\.)?lists?\.", address
    ):
        return ()
    if looks_like_person(value):
        return ((start, start + len(value)),)
    if b" " in found.value.strip() or not value:
        return ()
    word = re.sub(rb"[^a-z0-9]", b"", value.lower())
    account = re.sub(rb"[^a-z0-9@]", b"", address.lower()).split(b"@")[0]
    if len(word) < 3 or word not in account or word.decode() in _NOT_NAMES:
        return ()
    return ((start, start + len(value)),)


def person_of_object(found: Candidate) -> Spans:
    """``name`` in an object, a table of TOML or a block of YAML that has an address, an account or a birth, too."""
    if not looks_like_person(found.value):
        return ()
    near = surroundings(found.text, found.match.start(), found.end)
    return found.whole if _SIBLING.search(near) else ()


def surroundings(text: bytes, start: int, end: int) -> bytes:
    """What stands beside a key in the same object: to the nearest brace, or to the nearest blank line."""
    before, behind = text[max(0, start - 400) : start], text[end : end + 400]
    low = max(before.rfind(b"{"), before.rfind(b"\n\n"), before.rfind(b"}"), before.rfind(b"[["))
    cuts = [at for at in (behind.find(b"}"), behind.find(b"\n\n"), behind.find(b"[[")) if at >= 0]
    return b"\n" + before[low + 1 if low >= 0 else 0 :] + b" \0 " + behind[: min(cuts, default=len(behind))]


def name_items(found: Candidate) -> Spans:
    """The items of a list under ``authors`` or ``attendees``: ``- Name`` line by line."""
    at, spans = found.match.end(), []
    for _ in range(200):
        row = _ITEM.match(found.text, at, at + 200)
        if row is None:
            break
        if looks_like_person(row.group(1)):
            spans.append(row.span(1))
        at = row.end()
    return spans


def header_names(found: Candidate) -> Spans:
    """``From: A B`` without an address: only in a message, which has a subject or a time of sending near by."""
    near = found.text[max(0, found.match.start() - 400) : found.match.end() + 400]
    told = re.search(
        rb"(?im)^[>\s\"']{0,4}(?:subject|sent|date|betreff|gesendet|objet|envoy|asunto|oggetto)\w{0,4} ?:", near
    )
    return full_name(found) if told else ()


PERSON_VALIDATORS: dict[str, Validator] = {
    "exact_name": exact_name,
    "full_name": full_name,
    "one_or_more_words": one_or_more_words,
    "beside_address": beside_address,
    "person_of_object": person_of_object,
    "name_items": name_items,
    "header_names": header_names,
}
