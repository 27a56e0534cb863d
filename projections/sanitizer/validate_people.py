"""Which cells of a table, values of an INSERT and numbers behind a label are about a person?"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .service_accounts import is_service
from .validate_declared import row_values
from .validate_identities import head_shape
from .validate_persons import looks_like_person

_NAME = later(
    rb"(?i)^(?:(?:full|first|last|given|family|middle|maiden|legal|preferred|display|real|customer|patient"
    rb"|employee|contact"
    rb"|person|client|holder|account[ _-]?holder|card[ _-]?holder|student|guest|user[ _-]?full|member|passenger"
    rb"|applicant"
    rb"|candidate|recipient|sender|beneficiary|spouse|parent|father|mother|emergency[ _-]?contact|billing"
    rb"|shipping|buyer"
    rb"|attendee|participant|tenant|driver|doctor|physician|provider|manager|supervisor)[ _-]?name"
    rb"|emergency[ _-]?contact"
    rb"|nom[ _-]?de[ _-]?famille|sur-?name|forename|nachname|vorname|nom|prenom|pr\xc3\xa9nom|apellidos?|nombre"
    rb"|cognome|nazwisko|imie"
    rb"|imi\xc4\x99"
    rb"|efternamn|fornamn|f\xc3\xb6rnamn|etternavn|fornavn|achternaam|voornaam|sobrenome|[fl]name|givenname|sn|middle"
    rb"|card[ _-]?holder|account[ _-]?holder|(?:kunden|patienten|mitarbeiter)[ _-]?name|vor-?[ _]?und[ _]nachname"
    rb"|nombre[ _-](?:completo|y[ _]apellidos)|nome[ _-]completo|nome[ _-]e[ _-]cognome|apelido|klantnaam|naam"
    rb"|kundenavn|kundnamn|etunimi|sukunimi|soyad(?:\xc4\xb1|i)?|ad(?:\xc4\xb1|i)?[ _-]soyad(?:\xc4\xb1|i)?"
    rb"|jm\xc3\xa9no|p\xc5\x99\xc3\xadjmen\xc3\xad|vezet\xc3\xa9kn\xc3\xa9v|keresztn\xc3\xa9v|nume|prenume"
    rb"|\xd0\xb8\xd0\xbc\xd1\x8f|\xd1\x84\xd0\xb0\xd0\xbc\xd0\xb8\xd0\xbb\xd0\xb8\xd1\x8f|\xd1\x84\xd0\xb8\xd0\xbe"
    rb"|\xe5\xa7\x93\xe5\x90\x8d|\xe6\xb0\x8f\xe5\x90\x8d|\xe5\x90\x8d\xe5\x89\x8d|\xec\x9d\xb4\xeb\xa6\x84"
    rb"|\xe3\x83\x95\xe3\x83\xaa\xe3\x82\xac\xe3\x83\x8a"
    rb"|\xe3\x81\xb5\xe3\x82\x8a\xe3\x81\x8c\xe3\x81\xaa"
    rb"|\xe3\x82\x88\xe3\x81\xbf\xe3\x81\x8c\xe3\x81\xaa"
    rb"|\xe3\x83\xa8\xe3\x83\x9f\xe3\x82\xac\xe3\x83\x8a|\xe3\x82\xab\xe3\x83\x8a"
    rb"|\xe6\xb0\x8f\xe5\x90\x8d\xe3\x82\xab\xe3\x83\x8a"
    rb"|\xe3\x82\xab\xe3\x83\x8a\xe6\xb0\x8f\xe5\x90\x8d"
    rb"|\xe6\xb0\x8f\xe5\x90\x8d\xef\xbc\x88\xe3\x82\xab\xe3\x83\x8a\xef\xbc\x89"
    rb"|\xe6\xb0\x8f\xe5\x90\x8d\(\xe3\x82\xab\xe3\x83\x8a\)|\xe3\x82\xbb\xe3\x82\xa4"
    rb"|\xe3\x83\xa1\xe3\x82\xa4|\xe5\xa7\x93\xe3\x82\xab\xe3\x83\x8a"
    rb"|\xe5\x90\x8d\xe3\x82\xab\xe3\x83\x8a|\xe3\x81\x8a\xe5\x90\x8d\xe5\x89\x8d"
    rb"|\xe6\x8b\x85\xe5\xbd\x93\xe8\x80\x85|\xe6\x8b\x85\xe5\xbd\x93\xe8\x80\x85\xe5\x90\x8d"
    rb"|\xe6\x8b\x85\xe5\xbd\x93|\xe9\xa1\xa7\xe5\xae\xa2\xe5\x90\x8d"
    rb"|\xe4\xbc\x9a\xe5\x93\xa1\xe5\x90\x8d|\xe7\x94\xb3\xe8\xbe\xbc\xe8\x80\x85"
    rb"|\xe7\x94\xb3\xe8\xbe\xbc\xe8\x80\x85\xe5\x90\x8d|\xe7\x94\xb3\xe8\xab\x8b\xe8\x80\x85"
    rb"|\xe5\xa5\x91\xe7\xb4\x84\xe8\x80\x85|\xe5\xa5\x91\xe7\xb4\x84\xe8\x80\x85\xe5\x90\x8d"
    rb"|\xe6\x82\xa3\xe8\x80\x85\xe5\x90\x8d|\xe6\x82\xa3\xe8\x80\x85\xe6\xb0\x8f\xe5\x90\x8d"
    rb"|\xe7\xa4\xbe\xe5\x93\xa1\xe5\x90\x8d|\xe5\xbe\x93\xe6\xa5\xad\xe5\x93\xa1\xe5\x90\x8d"
    rb"|\xe5\x8f\x97\xe5\x8f\x96\xe4\xba\xba|\xe4\xbb\xa3\xe8\xa1\xa8\xe8\x80\x85"
    rb"|\xe4\xbf\x9d\xe8\xad\xb7\xe8\x80\x85|\xe4\xbf\x9d\xe8\xad\xb7\xe8\x80\x85\xe5\x90\x8d"
    rb"|\xe7\x94\x9f\xe5\xbe\x92\xe5\x90\x8d|\xe5\xad\xa6\xe7\x94\x9f\xe6\xb0\x8f\xe5\x90\x8d"
    rb"|\xe8\x81\x94\xe7\xb3\xbb\xe4\xba\xba|\xe6\x94\xb6\xe4\xbb\xb6\xe4\xba\xba"
    rb"|\xe5\xae\xa2\xe6\x88\xb7\xe5\xa7\x93\xe5\x90\x8d"
    rb"|\xe5\x91\x98\xe5\xb7\xa5\xe5\xa7\x93\xe5\x90\x8d"
    rb"|\xe6\x82\xa3\xe8\x80\x85\xe5\xa7\x93\xe5\x90\x8d|\xec\x84\xb1\xeb\xaa\x85"
    rb"|\xec\x84\xb1\xed\x95\xa8|\xeb\x8b\xb4\xeb\x8b\xb9\xec\x9e\x90"
    rb"|\xea\xb3\xa0\xea\xb0\x9d\xeb\xaa\x85|\xec\x8b\xa0\xec\xb2\xad\xec\x9e\x90"
    rb")$"
)
_ROLE = later(
    rb"(?i)^(?:assignee|reporter|creator|author|authors|manager|supervisor|employee|customer|patient|student"
    rb"|guest|contact"
    rb"|contact[ _-]?person|owner|assigned[ _-]?to|created[ _-]?by|updated[ _-]?by|approved[ _-]?by"
    rb"|reported[ _-]?by|person"
    rb"|member|attendee|participant|passenger|driver|doctor|physician|provider|sales[ _-]?rep"
    rb"|account[ _-]?manager|agent"
    rb"|recipient|sender|payee|payer|beneficiary|candidate|applicant|teacher|instructor|client|user|organizer"
    rb"|host|lead"
    rb"|mitarbeiter(?:in)?|kunde|ansprechpartner|patientin|next[ _-]?of[ _-]?kin|spouse|submitter|requester|reviewer"
    rb"|approver|buyer|seller|tenant|resident|maintainer|developer|ship[ _-]?to|bill[ _-]?to|nom[ _-]complet)$"
)
"""Columns that hold persons, but teams and words, too: only full names count."""
_BIRTHS = ("生年月日", "出生日期", "생년월일", "дата рождения")
_BIRTH = later(
    rb"(?i)^(?:dob|d\.o\.b\.?|date[ _-]?of[ _-]?birth|birth[ _-]?(?:date|day)|geburtsdatum|geboortedatum|born"
    rb"|geb(?:oren)?"
    rb"|fecha[ _-]?(?:de[ _-]?)?nacimiento|date[ _-]?(?:de[ _-]?)?naissance|data[ _-]?urodzenia|f\xc3\xb6delsedatum)$"
)
_BESIDE = later(
    rb"(?i)^(?:e-?mail(?:[ _-]?address)?|mail|phone(?:[ _-]?(?:no|number))?|mobile|telephone|dob|birth[ _-]?date|ssn"
    rb"|date[ _-]?of[ _-]?birth|salary|job[ _-]?title|gender|hire[ _-]?date|employee[ _-]?(?:id|no|number)"
    rb"|patient[ _-]?id|tel"
    rb"|first[ _-]?name|last[ _-]?name|full[ _-]?name|surname|department|passport(?:[ _-]?(?:no|number))?"
    rb"|nationality|iban|cognome|sobrenome|apelido|apellidos?|nachname|vorname|pr(?:e|\xc3\xa9)nom|nazwisko|achternaam"
    rb"|efternamn|etternavn|sukunimi|soyad(?:\xc4\xb1)?|p\xc5\x99\xc3\xadjmen\xc3\xad|codice[ _-]?fiscale"
    rb"|correo(?:[ _]\S{2,12})?"
    rb"|telefono|telefon"
    rb"|tel\xc3\xa9fono|t\xc3\xa9l\xc3\xa9phone|data[ _-](?:di[ _-])?nascita|data[ _-](?:de[ _-])?nascimento"
    rb"|fecha[ _-](?:de[ _-])?nacimiento|cpf|dni|nif|bsn|\xe3\x83\xa1\xe3\x83\xbc\xe3\x83\xab(?:[\x80-\xff]{0,18})"
    rb"|\xe9\x9b\xbb\xe8\xa9\xb1(?:[\x80-\xff]{0,9})|\xe4\xbd\x8f\xe6\x89\x80|\xe7\x94\x9f\xe5\xb9\xb4\xe6\x9c\x88\xe6\x97\xa5"
    rb"|\xe6\xb0\x8f\xe5\x90\x8d|\xe5\xa7\x93|\xe5\x90\x8d"
    rb"|home[ _-]?address|street[ _-]?address|user[ _-]?name|mrn|diagnosis|pesel|nino|national[ _-]?id|allergies)$"
)
"""Columns that say that a column ``name`` is that of persons, not of products."""
_PERHAPS_NAME = later(
    rb"(?i)^(?:name|nickname|alias|nome|nimi|navn|namn|n\xc3\xa9v|ime|isim|\xe5\x90\x8d|\xe5\xa7\x93)$"
)
"""Columns that are those of persons where others say so."""
_OF_PLACES = later(
    rb"(?i)^(?:city|town|village|country(?:[ _-]?(?:code|name))?|state|county|capital|population"
    rb"|station(?:[ _-]?(?:id|name))?"
    rb"|stop[ _-]?(?:id|name)|airport|iata|icao|place|poi|venue|branch|store|municipality|admin[ _-]?name|zip"
    rb"|region)$"
)
_IDENTITY = later(
    rb"(?i)^(?:(?:national|identity|personal|citizen|voter|tax|fiscal|social[ _-]?(?:security"
    rb"|insurance))[ _-]?(?:id|no|nr|number"
    rb"|code|insurance(?:[ _-]?(?:no|number))?)(?:[ _-]?number)?|ssn|sin|itin|tin|nino|ni[ _-]?number"
    rb"|nhs(?:[ _-]?(?:no|number))?"
    rb"|pesel|regon|nip|cpf|cnpj|rg|curp|rfc|dni|nie|nif|nir|cuit|cuil|rut|bsn|aadhaar|aadhar|pan(?:[ _-]?(?:no"
    rb"|number))?|nric"
    rb"|personnummer|personnr|f[o\xc3]\xb8?dselsnummer|cpr|hetu|henkil\xc3\xb6tunnus|isikukood|kennitala|oib"
    rb"|jmbg|egn|cnp|amka|afm"
    rb"|codice[ _-]?fiscale|steuer[ _-]?(?:id|nr|nummer|identifikationsnummer)|sozialversicherungsnummer"
    rb"|sv[ _-]?nummer|ahv"
    rb"|passport(?:[ _-]?(?:no|number|nr))?|driv(?:er|ing)s?'?s?[ _-]?licen[cs]e(?:[ _-]?(?:no|number))?"
    rb"|licen[cs]e[ _-]?(?:no|number)"
    rb"|medicare(?:[ _-]?(?:no|number))?|mrn|medical[ _-]?record[ _-]?(?:no|number)|insurance[ _-]?(?:id|no"
    rb"|number)|policy[ _-]?(?:no|number)"
    rb"|member[ _-]?(?:id|no|number)|bank[ _-]?account(?:[ _-]?(?:no|number))?|account[ _-]?(?:no|number)"
    rb"|acct(?:[ _-]?(?:no|number))?"
    rb"|routing[ _-]?(?:no|number)|sort[ _-]?code|iban|kontonummer|ausweis(?:nr|nummer)?|id[ _-]?(?:card"
    rb"|document|number)"
    rb"|vat[ _-]?(?:id|no|number)|tckn|tc[ _-]?kimlik(?:[ _-]?no)?|snils|inn|hkid|my[ _-]?number"
    rb"|rijksregisternummer|imei|imsi)$"
)
_PHONE = later(
    rb"(?i)^(?:(?:home|work|mobile|cell|office|business|contact|primary|emergency|day|evening|customer|main"
    rb"|alt)?[ _-]?"
    rb"(?:phone|mobile|cell|tel|telephone|fax|telefon|telefono|t\xc3\xa9l\xc3\xa9phone|handy|mobil|whatsapp|sms"
    rb"|msisdn|contact[ _-]?number|telefon|telefoon|telefone|cellulare|celular|m(?:o|\xc3\xb3)vil|portable|gsm"
    rb"|puhelin|numer[ _]telefonu|num(?:e|\xc3\xa9)ro[ _-](?:de[ _-])?t(?:e|\xc3\xa9)l(?:e|\xc3\xa9)phone"
    rb"|\xe9\x9b\xbb\xe8\xa9\xb1(?:\xe7\x95\xaa\xe5\x8f\xb7)?|\xe7\x94\xb5\xe8\xaf\x9d"
    rb"|\xe6\x89\x8b\xe6\x9c\xba(?:\xe5\x8f\xb7\xe7?\xa0?\x81?)?"
    rb"|\xd1\x82\xd0\xb5\xd0\xbb\xd0\xb5\xd1\x84\xd0\xbe\xd0\xbd|\xec\xa0\x84\xed\x99\x94(?:\xeb\xb2\x88\xed\x98\xb8)?)"
    rb"(?:[ _-]?(?:no|nr|number|nummer|[12]))?)$"
)
_STREET = later(
    rb"(?i)^(?:(?:home|postal|mailing|billing|shipping|delivery|residential|street|work|customer|patient"
    rb"|permanent)?[ _-]?"
    rb"(?:address|street|addr)(?:[ _-]?(?:line)?[ _-]?[12])?|street[ _-]?name|strasse|stra\xc3\x9fe|anschrift"
    rb"|adresse|adres"
    rb"|osoite|katuosoite|endereco|morada|adress|domicile|\xe4\xbd\x8f\xe6\x89\x80|\xe5\x9c\xb0\xe5\x9d\x80"
    rb"|direccion|direcci\xc3\xb3n|domicilio|indirizzo|rue|calle|endere\xc3\xa7o|ulica|gatuadress|residence)$"
)
_ACCOUNT = later(
    rb"(?i)^(?:user[ _-]?name|login(?:[ _-]?name)?|samaccountname|account[ _-]?name|unix[ _-]?(?:user|login)"
    rb"|github(?:[ _-]?(?:user|login"
    rb"|handle))?|gitlab[ _-]?user|handle|twitter(?:[ _-]?handle)?|slack(?:[ _-]?handle)?|logon[ _-]?name"
    rb"|ad[ _-]?user|os[ _-]?user"
    rb"|user[ _-]?login|screen[ _-]?name|remote[ _-]?user)$"
)
_COORDINATE = later(
    rb"(?i)^(?:(?:gps|home|start|end|last|pickup|dropoff)?[ _-]?(?:lat(?:itude)?|lon(?:g|gitude)?|lng))$"
)
_PAIR_HEAD = later(
    rb"(?i)^(?:home|gps|last|current|pickup|user|device)[ _-]?(?:coordinates?|coords?|position|location|latlo?ng)$"
)
_PAIR = later(rb"^-?[0-9]{1,2}\.[0-9]{4,15},? -?[0-9]{1,3}\.[0-9]{4,15}$")
_TRACK = later(
    rb"(?i)^(?:user(?:[ _-]?(?:id|name))?|device(?:[ _-]?id)?|imei|driver|vehicle|speed|accuracy|altitude"
    rb"|heading|bearing|battery|ts|time|date|datetime|epoch|alt|utc|gps_?time|seq|trip(?:_?id)?|point|fix|course"
    rb"|recorded[ _-]?at|timestamp|fix[ _-]?time|customer(?:[ _-]?id)?|patient|employee|hdop|satellites|ele"
    rb"|elevation)$"
)
_SECRET = later(rb"(?i)^(?:pass(?:word|wd|wort)?|pwd|secret|token|api[ _-]?key|port|database)$")
"""Beside these an account is that of a service."""
_HEAD = later(rb"^(?:#|[\w\x80-\xff][\w\x80-\xff ./#?%-]{0,60}(?:'s[ _-]?[\w ]{1,30})?(?:\([\w .,/%-]{1,30}\))?)?$")
"""A cell of a head: no call, no assignment."""
_LETTERS = later(rb"^[A-Za-z\x80-\xff][A-Za-z\x80-\xff.,' -]{1,60}$")
_TWO_WORDS = later(
    rb"^[A-Z\xc3-\xd1][A-Za-z\x80-\xff.'-]{0,30}(?:,? [a-z]{1,4}){0,2}"
    rb"(?:,? [A-Z\xc3-\xd1][A-Za-z\x80-\xff.'-]{0,30}){1,3}$"
)
_DATE = later(
    rb"(?i)^(?:[0-9]{1,4}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}[0-9]{1,4}|[0-9]{1,2}\.? [a-z\xc3]{3,10}\.? [0-9]{4}"
    rb"|[a-z]{3,10} [0-9]{1,2}, [0-9]{4})$"
)
_NUMBER = later(rb"^(?=[^0-9]{0,9}[0-9])(?=(?:[^0-9]*[0-9]){5})[A-Z0-9][A-Za-z0-9 ./-]{4,34}$")
_AMBIGUOUS = later(
    rb"(?i)^(?:sin|pan|inn|rut|tin|rg|afm|cpr|egn|cnp|nip|nie|nir|dni|nif|oib|rfc|id[ _-]?number|acct|mrn)$"
)
"""Heads that are words or signs of something else, too."""
_PLATE_HEAD = later(
    rb"(?i)^(?:licen[cs]e[ _-]?plate(?:[ _-]?(?:no|number))?|number[ _-]?plate|plate(?:[ _-]?(?:no|number))?"
    rb"|(?:kfz[ _-]?)?kennzeichen|registration[ _-]?plate|(?:vehicle|car)[ _-]?reg(?:istration)?(?:[ _-]?(?:no"
    rb"|number))?"
    rb"|immatriculation|matr(?:\xc3\xad|i)cula|targa|kenteken|numer[ _-]rejestracyjny|placas?|registreringsnummer"
    rb"|nummerplade|plaka)$"
)
_PLATE = later(rb"^(?=.*[A-Z\xc3])(?=[^0-9]*[0-9])[A-Z0-9\xc3\x84\x96\x9c]{1,8}(?:[ -][A-Z0-9]{1,6}){0,3}$")
_LONG_NUMBER = later(rb"^(?![0-9]+\.[0-9]+$)(?=(?:[^0-9]*[0-9]){7})[A-Z0-9][A-Za-z0-9 ./-]{6,34}$")
_DIALLED = later(rb"^\+?[(0-9](?=(?:[^0-9]*[0-9]){5})[0-9 ()./x-]{5,24}$")
_HOUSE = later(
    rb"^(?=.*[0-9])(?=.*[A-Za-z\x80-\xff]{3})(?!.*(?:0x|@|://|="
    rb"|(?i:interface|port|slot|register|offset|channel|bytes?|bits?)\b))"
    rb"[\w\x80-\xff][\w\x80-\xff.,:' /#-]{4,90}$"
)
_WORD = later(rb"^[A-Za-z][\w.-]{2,38}$")
_DEGREES = later(rb"^-?[0-9]{1,3}\.[0-9]{3,15}$")
_BORDER = later(rb"^[-+|=: \t]+$")
_IN_JSON = later(rb"\"[ ]?:[ ]?\"")
_CLOSED = later(rb"\"[ ]?(?:[}\]]|,[ ]?\"\w{1,30}\"[ ]?:)")
_FIELDS = frozenset({2, 3, 4, 5, 6, 7, 9, 11, 13, 14, 16, 18, 19, 20, 21, 36})
"""Of PID (HL7 2.5), and near enough those of next of kin, guarantor and insured."""
MOST_ROWS = 100_000


def wanted(names: list[bytes], kind: str = "name") -> dict[int, re.Pattern[bytes]]:
    """By number the columns about persons, and what their cells look like."""
    persons = any(_BESIDE.match(name) for name in names)
    places = any(_OF_PLACES.match(name) for name in names)
    if kind == "account" and (not persons or any(_SECRET.match(name) for name in names)):
        return {}
    found = {}
    for number, name in enumerate(names):
        if kind == "name" and (_NAME.match(name) or (persons and _PERHAPS_NAME.match(name))):
            found[number] = _LETTERS
        elif kind == "name" and _ROLE.match(name):
            found[number] = _TWO_WORDS
        elif kind == "name" and _BIRTH.match(name):
            found[number] = _DATE
        elif kind == "identity" and (shape := _identity_shape(name)) is not None:
            found[number] = shape
        elif kind == "identity" and _PLATE_HEAD.match(name):
            found[number] = _PLATE
        elif kind == "contact" and _PHONE.match(name):
            found[number] = _DIALLED
        elif kind == "contact" and _STREET.match(name):
            found[number] = _HOUSE
        elif kind == "account" and (_ACCOUNT.match(name) or name.lower() in (b"user", b"owner", b"uid")):
            found[number] = _WORD
        elif kind == "place" and _PAIR_HEAD.match(name):
            found[number] = _PAIR
        elif kind == "place" and _COORDINATE.match(name) and not places and (persons or any(map(_TRACK.match, names))):
            found[number] = _DEGREES
    return found


def _identity_shape(head: bytes) -> re.Pattern[bytes] | None:
    """What a number of identity looks like below this head; None: it is no head of such."""
    own = head_shape(head)
    if not _IDENTITY.match(head):
        return own
    usual = _LONG_NUMBER if _AMBIGUOUS.match(head) else _NUMBER
    return re.compile(rb"(?:%b)|(?:%b)" % (own.pattern, usual.pattern)) if own else usual


def people_column(found: Candidate) -> Spans:
    """The cells of columns for names and days of birth; rows with as many cells as the head has."""
    return list(_below(found, "name"))


def identity_column(found: Candidate) -> Spans:
    """The cells of columns for identity, tax and account numbers."""
    return list(_below(found, "identity"))


def contact_column(found: Candidate) -> Spans:
    """The cells of columns for telephones and streets."""
    return list(_below(found, "contact"))


def account_column(found: Candidate) -> Spans:
    """The cells of columns for accounts; those of services pass."""
    return [(start, end) for start, end in _below(found, "account") if not is_service(found.text[start:end])]


def place_column(found: Candidate) -> Spans:
    """The cells of columns for coordinates, where a person, a device or a track has them."""
    return list(_below(found, "place"))


def _below(found: Candidate, kind: str) -> Iterator[tuple[int, int]]:
    text = found.text
    low = text.rfind(b"\n", 0, found.match.start() + 1) + 1
    head = text[low : found.match.end()].rstrip(b"\r\n")
    quoted = max((match.end() for match in _IN_JSON.finditer(head)), default=0)
    head = head[quoted:]
    sign = next((s for s in (b"\t", b";", b"|", b",") if s in head), b"")
    if not sign and b"  " in head.strip() and kind == "name":
        yield from _fixed(text, found.match.end(), head)
    above = text[text.rfind(b"\n", 0, max(0, low - 1)) + 1 : low]
    if sign == b"|" and above.count(b"|") == head.count(b"|"):
        return  # a row within a table
    if sign and len(head) < 2000:
        names = [name.strip(b' "*') for name in head.split(sign)]
        full = sum(map(bool, names))
        head_like = full > 1 and (full == len(names) or sign == b"|") and all(map(_HEAD.match, names))
        shapes = wanted(names, kind) if head_like else {}
        if shapes:
            yield from _cells(text, found.match.end(), sign, len(names), shapes, quoted > 0)


def _fixed(text: bytes, at: int, head: bytes) -> Iterator[tuple[int, int]]:
    """Columns set apart by blanks; only where an address or a telephone stands beside the names."""
    names = re.split(rb"[ ]{2,}", head.strip())
    shapes = wanted(names)
    if not shapes or len(head) > 400 or not any(_BESIDE.match(name) for name in names):
        return
    for row in re.finditer(rb"[^\n]+", text[at : at + 60_000]):
        line = row.group().rstrip(b"\r")
        cells = list(re.finditer(rb"\S+(?: \S+)*", line))
        if _BORDER.match(line):
            continue
        if len(cells) != len(names):
            return
        for number in shapes:
            value = cells[number].group()
            if shapes[number].match(value):
                start = at + row.start() + cells[number].start()
                yield start, start + len(value)


def _cells(
    text: bytes, at: int, sign: bytes, columns: int, shapes: dict[int, re.Pattern[bytes]], quoted: bool
) -> Iterator[tuple[int, int]]:
    for _ in range(MOST_ROWS):
        end = text.find(b"\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip(b"\r")
        if not line or at >= len(text):
            return
        if _BORDER.match(line) and end < len(text):
            at = end + 1
            continue
        closed = _CLOSED.search(line) if quoted else None
        cells = _split(line[: closed.start()] if closed else line, sign)
        if len(cells) != columns:
            return
        for number, shape in shapes.items():
            first, last = cells[number]
            value = line[first:last].strip(b" \"'")
            if shape.match(value) and (shape is not _TWO_WORDS or looks_like_person(value)):
                start = at + first + line[first:last].find(value)
                yield start, start + len(value)
        at = end + 1


def _split(line: bytes, sign: bytes) -> list[tuple[int, int]]:
    """The spans of a line's cells; a quoted cell may hold the sign."""
    if b'"' not in line:
        spans, at = [], 0
        for cell in line.split(sign):
            spans.append((at, at + len(cell)))
            at += len(cell) + 1
        return spans
    spans, at = [], 0
    for content in next(csv.reader([line.decode("latin-1")], delimiter=sign.decode())):
        raw = content.encode("latin-1")
        quoted = line[at : at + 1] == b'"'
        size = len(raw) + raw.count(b'"') + 2 if quoted else len(raw)
        spans.append((at, at + size))
        at += size + 1
    return spans


def people_insert(found: Candidate) -> Spans:
    """The values of an INSERT, or of the rows of a COPY, under columns for names and days of birth."""
    return list(_values(found, "name"))


def identity_insert(found: Candidate) -> Spans:
    """Those under columns for numbers of identity."""
    return list(_values(found, "identity"))


def contact_insert(found: Candidate) -> Spans:
    """Those under columns for telephones and streets."""
    return list(_values(found, "contact"))


def account_insert(found: Candidate) -> Spans:
    """Those under columns for accounts."""
    return [(start, end) for start, end in _values(found, "account") if not is_service(found.text[start:end])]


def _values(found: Candidate, kind: str) -> Iterator[tuple[int, int]]:
    head = found.match.group()
    names = [name.strip(b" \t\r\n`\"[]'") for name in head[head.index(b"(") + 1 : head.index(b")")].split(b",")]
    shapes = wanted(names, kind)
    if not shapes:
        return
    if head[:4].lower() == b"copy":
        yield from _cells(found.text, found.match.end(), b"\t", len(names), shapes, False)
        return
    for number, span in row_values(found.text, found.match.end() - 1):
        if number in shapes and shapes[number].match(found.text[slice(*span)]):
            yield span


def vcard(found: Candidate) -> Spans:
    """A property of a card: only within one, for elsewhere ``N:`` says anything."""
    card = found.text[max(0, found.match.start() - 4096) : found.match.start()].upper()
    return found.whole if card.rfind(b"BEGIN:VCARD") > card.rfind(b"END:VCARD") else ()


def segment(found: Candidate) -> Spans:
    """The fields of an HL7 segment that are about a person: numbers, names, birth, address, telephones."""
    at, spans = found.match.start(), []
    for number, field in enumerate(found.match.group().lstrip(b"\r\n").split(b"|")):
        start = at + len(found.match.group()) - len(found.match.group().lstrip(b"\r\n"))
        if number in _FIELDS and len(field.strip(b"^~& ")) > 2:
            spans.append((start, start + len(field)))
        at += len(field) + 1
    return spans


def identity(found: Candidate) -> Spans:
    """What stands behind the name of an identity number: six digits at least."""
    value = re.split(rb" (?=[a-z]{2})", found.value, maxsplit=1)[0]
    digits = len(re.findall(rb"[0-9]", value))
    return ((found.start, found.start + len(value)),) if digits >= 6 and len(set(value)) > 3 else ()


def own_profile(found: Candidate) -> Spans:
    """A profile that somebody calls his own; those of groups, channels and bots pass."""
    line = found.text[max(0, found.text.rfind(b"\n", 0, found.start), found.start - 160) : found.end + 30].lower()
    value = found.value.lower().rstrip(b".-")
    if re.search(rb"\b(?:group|channel|community|join|our|news|official|bot|chat|support|team)\b", line):
        return ()
    if value in (b"watch", b"playlist", b"channel", b"share", b"intent", b"home", b"hashtag", b"joinchat", b"results"):
        return ()
    return ((found.start, found.start + len(value)),)


VALIDATORS: dict[str, Validator] = {
    "account_column": account_column,
    "contact_column": contact_column,
    "identity_column": identity_column,
    "people_column": people_column,
    "place_column": place_column,
    "account_insert": account_insert,
    "contact_insert": contact_insert,
    "identity_insert": identity_insert,
    "people_insert": people_insert,
    "identity": identity,
    "own_profile": own_profile,
    "segment": segment,
    "vcard": vcard,
}
