"""Is what stands here the full name of a person, or an organisation, a heading, a word of an interface?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .labels import is_label
from .ordinary import is_ordinary
from .validate_places import person

_PARTICLES = frozenset(
    b"""abu af al av ben bin bint da das de del della den
    der di dos du e el i ibn la le les ten ter van von y zu zum""".decode().split()
)
"""Small words inside names; others begin with a capital."""
_NOT_NAMES = frozenset(
    b"""ab account action actions add address admin administrator africa ag agency agent alert alerts alii all alliance
    amazon america an and android angular anonymous anthropic any apache api app apple application apps are array as
    asia assigned assistant association at author author's authority authors auto automated automatic avenue bank be
    billing bitbucket bot bots bug build button bv by ca cancel center centre cert certificate change changelog
    changes channel chief choose city class claude cli click client close cloud co code codex college column commit
    committed committee committers community company consortium contact content continuous contributor contributors
    copilot copyright core corp corporation council country create created css cursor customer data database date
    debian december default delete department dependabot deployment dept design desk developer developers director
    directory discord display django docker domain drive dummy edit else email employee encryption end engine
    engineering enter et europe everyone example export extension external facebook false family feature february
    fedora field file files filter finance first fix folder for force form foundation framework free friday from
    full function gemini general generated github gitlab given global gmbh gnu golang google gpt group gui head her
    hide his holder home how html http https human ibm id if import in inc index institute integration intel
    intermediate internal invalid ios is issue it its january java javascript jenkins json july junior key kingdom
    kubernetes label laboratories laboratory labs last lead legal library licence license line lines link linux list
    lists llc local ltd macos mail mailing main maintainer maintainers manager march marketing media member members
    merge meta method microsoft middle ministry missing model module monday monitoring mozilla multiple my name
    names network networks new nick nil no nobody node none not note notes notification notifications november null
    number nvidia object october of office old on only open openai operations optional or oracle organisation
    organization other others our owner oy package page parameter path patient perl person phone php placeholder
    platform plc plugin president primary private product project projects public pull python quality react read
    real redhat region release renovate request required reserved resources rights road robot root row ruby run rust
    sa sales same sample saturday save school sdk search secondary security see select self senior september server
    service services several shipping show signing slack society software solutions somebody someone source south
    sql start state states stop street string studio studios submit sunday support system systems table task team
    teams technologies technology test testing tests text that the their then this thursday ticket time title to
    today tomorrow tool toolkit tools town travis true trust tuesday type typescript ubuntu unassigned united
    university unix unknown unspecified update upgrade uri url us user username users validation value variable
    various version vice view was way web wednesday what when where which who why windows with working write xml
    yaml yesterday yet your achternaam actual actuel actuelle adres adresse anschrift apelido apellido apellidos
    attuale basic beneficiario cliente clientes cognome completo completa contacto contatto enterprise premium
    platinum tier plan efternamn etternavn famille fornavn familia guest imi\xc4\x99 imie inhaber klant klient kunde
    kunden maiden mitarbeiter naam nachname namn navn nazwisko neu neue neuer nieuwe nom nombre nome nouveau nouvel
    nouvelle nowy nueva nuevo nuevos nuovo nuova novo nova numer numero paciente paziente persona personne pierwszy
    prenom pr\xc3\xa9nom propietario propri\xc3\xa9taire proprietario proprietaire sobrenome surname titolare
    titular titulaire utente usuario utilisateur verantwortlich voornaam vorname hiring""".decode().split()
)
"""Words that no person is called by in a place for names."""
_FICTION = frozenset(
    name.replace("_", " ")
    for name in b"""ada_lovelace
    alan_turing albert_einstein alice_bob alice_jones alice_smith bar_baz bob_jones bob_smith
    bruce_wayne clark_kent donald_duck erika_mustermann first_last foo_bar foo_baz grace_hopper guido_van_rossum
    harry_potter homer_simpson isaac_newton ivan_ivanov j_doe jan_kowalski jane_doe jane_smith jean_dupont
    joe_bloggs joe_user john_appleseed john_doe john_q_public john_smith juan_perez linus_torvalds lorem_ipsum
    luke_skywalker mario_rossi max_mustermann mickey_mouse mona_lisa monalisa_octocat octo_cat peter_parker
    sherlock_holmes tony_stark""".decode().split()
)
"""Names of nobody, and of those whom every text book names."""
_TYPES = frozenset(
    b"""any str string text varchar char optional none null int integer number bool boolean list dict object file path
    field column type literal union annotated final self full the a an name label enter your please e.g""".split()
)
_END = later(
    rb"[ \t]{0,4}(?:$|[\r\n\"'`,;<>(){}\[\]&|*#]|\\|[ \t]{2}|[ ]?(?:-|--|\xe2\x80\x93|\xe2\x80\x94|/)[ ]"
    rb"| (?:and|und|et|y) )"
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
    rb"|phone_?number|mobile|telephone|telefon|tel\.?|handy|mobil|telefono|anschrift|stra\xc3\x9fe|first_?name"
    rb"|last_?name|birth_?(?:date|day)|dob|date_?of_?birth|gender|ssn"
    rb"|handle|twitter|linkedin|orcid|affiliation|is_bot|is_admin|job_?title|employee_?(?:id|no|number)|department"
    rb"|hire_?date|salary|passport(?:_?(?:no|number))?|nationality|slack_?id|accountId|emailAddress|github"
    rb"|display_?name"
    rb"|real_?name(?:_normalized)?|image_[0-9]{2,3}|status_text|userPrincipalName|job_?title|given_?name"
    rb"|surname|time_?zone|occupation|employer|insurance|diagnosis|ward|allergies|blood_?(?:type|group)|age"
    rb"|patient_?id|mrn)[\"']?[ \t]{0,24}[:=]|[\"']address[\"'][ ]?:[ ]?[\"'][\w.+-]{1,64}@"
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
    named = [word for word in words if word not in _PARTICLES]
    if len(named) < 2 or not all(word[0].isupper() or ord(word[0]) > 0x2E80 for word in named):
        return False
    if not any(len(word.strip(".")) > 2 or ord(word[0]) > 0x2E80 for word in named):
        return False
    return not any(_is_acronym(word) for word in named) or all(word.isupper() for word in named)


def no_persons_word(word: str) -> bool:
    """Whether a word, in small letters, belongs to organisations, headings or programs."""
    return word in _NOT_NAMES


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
    first = re.split(
        rb" (?:and|und|et|y|on|at|am|le|to|will|from|for|in|with|has|is|was|who|shall|must|soll|wird) "
        rb"|  | - |[,;]|'(?![A-Za-z\x80-\xff])",
        value,
        maxsplit=1,
    )[0].rstrip(b" .'-\t")
    if not looks_like_person(first):
        return None
    return len(first)


def keyed_person(found: Candidate) -> Spans:
    """The name behind a key such as ``first_name``: one word will do, but no type of a language and no sentence."""
    quote = found.value.find(b"' ")
    if quote > 0:  # the apostrophe closes a literal
        return person(Candidate(found.text, found.start, found.start + quote, found.match))
    words = found.value.decode("utf-8", "replace").lower().replace("-", " ").split()
    if any(word.strip(".'") in _NOT_NAMES for word in words) or " ".join(words) in _FICTION:
        return ()
    behind = found.text[found.end : found.end + 24]
    if _SAID.search(found.text[found.match.start() : found.start]):
        return () if is_ordinary(found.value) else found.whole
    if re.match(rb"[\w(\[=.:-]| (?:\(|[a-z]{1,20}(?:[ .,;:)\r\n]|$))", behind) or found.value.lower() in _TYPES:
        return ()
    if is_label(found.value):
        return ()
    return person(found)


_SAID = later(rb"[ \t](?:is|ist|est|es|\xc3\xa8|\xc3\xa9|jest|lautet)[ \t]+$")


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
    """``Name <account@domain>``: a full name, or one word that the account holds, too. The name is before the match."""
    begin = max(0, found.start - 70)
    lead = _QUOTED.search(found.text[begin : found.start]) or _NAMED.search(found.text[begin : found.start])
    if lead is None or in_notice(found.text, found.start) or _NO_PERSONS_ADDRESS.search(found.value):
        return ()
    start, value = begin + lead.start(1), lead.group(1)
    for word in _LEADS.finditer(value):
        start, value = begin + lead.start(1) + word.end(), lead.group(1)[word.end() :]
    alone = b" " not in value
    while value and not looks_like_person(value) and b" " in value:
        skipped = value.index(b" ") + 1
        start, value = start + skipped, value[skipped:]
    if looks_like_person(value):
        return ((start, start + len(value)),)
    word_alone = re.sub(rb"[^a-z0-9]", b"", value.lower())
    address = re.sub(rb"[^a-z0-9@]", b"", found.value.lower()).split(b"@")[0]
    if not alone or len(word_alone) < 3 or word_alone not in address or word_alone.decode() in _NOT_NAMES:
        return ()
    return ((start, start + len(value)),)


_NAMED = later(rb"([A-Za-z\x80-\xff][\w\x80-\xff.' -]{1,60}?)[\"']?[ \t]{1,3}$")
_QUOTED = later(rb"\"([A-Za-z\x80-\xff][\w\x80-\xff.,' -]{1,60})\\{0,3}\"[ \t]{1,3}$")
_LEADS = later(rb"(?i)(?:^|[ ])(?:by|from|to|author|maintainer|thanks|cc|and|via|bcc)[ :]{1,2}")
_NO_PERSONS_ADDRESS = later(
    rb"(?i)@(?:[\w-]{1,60}\.)?example\.(?:com|org|net)\b|no-?reply@|@(?:[\w.-]{1,60}\.)?lists?\."
)


def person_of_object(found: Candidate) -> Spans:
    """``name`` in an object, a table of TOML or a block of YAML that has an address, an account or a birth, too."""
    if not looks_like_person(found.value):
        return ()
    near = surroundings(found.text, found.match.start(), found.end)
    above = found.text[max(0, found.match.start() - 300) : found.match.start() + 1]
    return found.whole if _SIBLING.search(near) or _OF_A_PERSON.search(above) else ()


_OF_A_PERSON = later(
    rb"(?i)(?:^|[\s\"'<\[{,._-])(?:user|profile|account|owner|customer|client|person|contact|employee|patient"
    rb"|member|author"
    rb"|assignee|reporter|sender|recipient|student|guest|passenger|driver|holder|applicant|candidate|attendee|organizer"
    rb"|creator|manager|buyer|seller|tenant|me|viewer|actor|participant|speaker|caller|agent)"
    rb"(?:_?(?:info|profile|details|data|account))?[\"'\]>]{0,2}[ \t]{0,4}[:=]?[ \t]{0,4}[{\[(]{0,2}"
    rb"[ \t\r\n]{0,12}(?:-[ ])?(?:[\w\"'-]{1,24}[ ]?[:=][^{}\n:]{0,60}(?:\n[ \t]{1,12}|,[ ]?)){0,5}[\"']?$"
)
"""Above the key, at the head of its block: whose name it is."""


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


VALIDATORS: dict[str, Validator] = {
    "exact_name": exact_name,
    "keyed_person": keyed_person,
    "full_name": full_name,
    "one_or_more_words": one_or_more_words,
    "beside_address": beside_address,
    "person_of_object": person_of_object,
    "name_items": name_items,
    "header_names": header_names,
}
