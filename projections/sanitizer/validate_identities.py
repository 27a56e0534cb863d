"""Has this number the shape of what its label names? Passports, licences, tax and health numbers of many countries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .judge_values import dated
from .validate_personal import luhn

Check = Callable[[bytes], bool]
_S = rb"[ ./-]?"


def _digits(*sizes: int) -> bytes:
    """So many digits, with blanks, dots and hyphens between them; the longest first."""
    return b"|".join(rb"[0-9](?:%b[0-9]){%d}" % (_S, size - 1) for size in sorted(sizes, reverse=True))


def _weighted(weights: tuple[int, ...], modulus: int, rest: int = 0) -> Check:
    def check(digits: bytes) -> bool:
        numbers = [byte - 48 for byte in digits]
        return (
            len(numbers) == len(weights) and sum(a * b for a, b in zip(numbers, weights, strict=True)) % modulus == rest
        )

    return check


def chilean(value: bytes) -> bool:
    """The check sign of a RUT."""
    plain = re.sub(rb"[^0-9Kk]", b"", value).upper()
    total = sum((byte - 48) * (2 + place % 6) for place, byte in enumerate(reversed(plain[:-1])) if byte != 75)
    return b"0123456789K0"[11 - total % 11 : 12 - total % 11] == plain[-1:] if plain[:-1].isdigit() else False


_FREE = rb"(?=(?:[A-Z0-9]{0,8}[ -]?){1,4})(?=(?:[^0-9\n]{0,6}[0-9]){%d})[A-Z0-9](?:[ /-]?[A-Z0-9]){%d,%d}"
"""Capitals and digits, so many digits at least."""
_GENERAL = _FREE % (4, 4, 17)
_PASSPORT = rb"(?=[A-Z]{0,7}[0-9])[A-Z0-9]{6,10}|[A-Z]{1,3}[ -]?[0-9]{5,8}|[0-9]{2} ?[0-9]{2} ?[0-9]{6}"
_ITALIAN = rb"(?i:[A-Z]{3} ?[A-Z]{3} ?[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2} ?[A-Z][0-9LMNP-V]{3} ?[A-Z])"
_FRENCH = rb"[12] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[ABab]) ?[0-9]{3} ?[0-9]{3}(?:[ /]{0,3}[0-9]{2})?"
_SPANISH = rb"(?:[XYZxyz]-?)?[0-9](?:\.?[0-9]){6,7}[- ]?[A-Za-z]|[0-9]{2}\.[0-9]{3}\.[0-9]{3}|[0-9]{8}"
_KINDS: tuple[tuple[str, bytes, Check | None], ...] = (
    (r"(?<!permanent)account|^acct|konto|rekening|compte|cuenta|^numero(?:de|di)?conta|conto$|口座|银行|계좌",
     rb"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{3,4}){3,8}|[0-9](?:[ -]?[0-9]){5,25}", None),
    (r"sortcode", rb"[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}", None),
    (r"routing", _digits(9), None),
    (r"thai|ประชาชน", _digits(13), None),
    (r"pesel|emso|jmbg|cod(?:ul)?numericpersonal|cnp", _digits(11, 13), None),
    (r"idnr|steuer.*id", _digits(11), None),
    (r"steuernummer|steuernr", rb"[0-9]{2,3} ?/ ?[0-9]{3,4} ?/ ?[0-9]{4,5}|" + _digits(13, 11, 10), None),
    (r"rentenversicherung|sozialversicherung|svn|avs|ahv",
     rb"[0-9]{2}%b[0-9]{6}%b[A-Z]%b[0-9]{3}|" % (_S, _S, _S) + _digits(13, 10), None),
    (r"kranken|kvnr|versicherten", rb"[A-Z] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}|" + _digits(9, 10) + rb"|" + _GENERAL, None),
    (r"ausweis|fuhrerschein|fuehrerschein|dowod|szemelyi|buletin|carta.?didentita|tessera|utlevel",
     _FREE % (1, 5, 19), None),
    (r"securite|numeross|^n?ss$|secu$|^nir$|insee|vitale", _FRENCH, None),
    (r"codicefiscale|codfisc|^cf$|italiantax", _ITALIAN + rb"|[0-9]{11}", None),
    (r"^(?:dni|nif|nie|cif)|documentonacional|documento(?:de)?identidad|numerodeidentidad|nrodocumento|numerodedocumento",
     _SPANISH + rb"|" + _digits(9), None),
    (r"seguridadsocial|imss|^nss$|^naf$", _digits(11, 12), None),
    (r"contribuinte|utente|bsn|burgerservice|sofi|^afm|^αφμ|tajsz|tajnumber|teudat|zehut|ז|israeli", _digits(9), None),
    (r"rijksregister|numeronational|registre|insz|amka|αμκα|niss|kimlik|tckn|tck|oib|osobniident|snils|pispasep|^pis|^nis$",
     _digits(11), None),
    (r"^ppsn?|personalpublic", rb"[0-9]{7} ?[A-Wa-w][A-Ia-i]?", None),
    (r"^nino|nationalinsurance|^ni(?:n|$)", rb"(?i:[A-Z]{2}) ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?(?i:[A-D])?", None),
    (r"^utr|uniquetax|^nhs", _digits(10), None),
    (r"^ssn|ssn$|socialsecurity|^itin|^ein$", _digits(9), None),
    (r"beneficiary|^mbi", rb"[1-9][A-Z][A-Z0-9][0-9]-?[A-Z][A-Z0-9][0-9]-?[A-Z]{2}[0-9]{2}|" + _GENERAL, None),
    (r"^dea", rb"[A-Z]{2}[0-9]{7}", None),
    (r"^npi", _digits(10), None),
    (r"^sin|socialinsurance|assurance", _digits(9), luhn),
    (r"healthcard|ohip|soleil", rb"[0-9]{4}%b[0-9]{3}%b[0-9]{3}(?:%b[A-Z]{2})?|[A-Z]{4} ?[0-9]{4} ?[0-9]{4}"
     % (_S, _S, _S), None),
    (r"^tfn|taxfile", _digits(9, 8), None),
    (r"^ird", _digits(9, 8), None),
    (r"^nhi", rb"[A-Z]{3}[0-9]{2}[0-9A-Z]{2}", None),
    (r"^medicare|iqama", _digits(10, 11), None),
    (r"aadh?aar|adhaar|uidai|आधार|mynumber|kojin|マイナ|個人番号|individualn|cccd|cmnd|căn|cancuoc",
     _digits(12, 9), None),
    (r"^pan|permanentaccount", rb"(?i:[A-Z]{5})[0-9]{4}(?i:[A-Z])", None),
    (r"voterid|^epic", rb"[A-Z]{3}/?[0-9]{7}|" + _digits(10), None),
    (r"cpf|егн|^egn|eleitor|^cnh|vergi", _digits(12, 11, 10), None),
    (r"cnpj|regon", _digits(14, 9), None),
    (r"cartaosus|^cns", _digits(15), None),
    (r"^rg$|registrogeral", rb"[0-9]{1,2}\.?[0-9]{3}\.?[0-9]{3}-?[0-9Xx]", None),
    (r"curp", rb"[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[A-Z0-9][0-9]", None),
    (r"^rfc", rb"[A-Z&]{3,4}-?[0-9]{6}-?[A-Z0-9]{3}", None),
    (r"elector", rb"[A-Z]{6}[0-9]{8}[HM][0-9]{3}", None),
    (r"^cui[tl]", rb"[0-9]{2}-?[0-9]{8}-?[0-9]", None),
    (r"^rut|^run", rb"[0-9]{1,2}\.?[0-9]{3}\.?[0-9]{3}-?[0-9Kk]", chilean),
    (r"cedula|^cc$|^nit$", _digits(10, 9, 8, 7, 11), None),
    (r"^said|said$|^rsa|southafrican|idnommer", _digits(13), None),
    (r"^rrn|residentreg|jumin|주민|외국인", rb"[0-9]{6} ?-? ?[0-9]{7}", None),
    (r"身份|shenfen|residentid|chinese", rb"[0-9]{17}[0-9Xx]|[0-9]{6} ?[0-9]{8} ?[0-9]{3}[0-9Xx]|[0-9]{15}", None),
    (r"身分|统一|taiwan", rb"[A-Z][0-9]{9}|[A-Z]{2}[0-9]{8}", None),
    (r"hkid|hongkong", rb"[A-Z]{1,2}[0-9]{6} ?\(?[0-9A]\)?", None),
    (r"nric|^fin|mykad|(?<!r)nokp", rb"[STFGMstfgm][0-9]{7}[A-Za-z]|[0-9]{6}-?[0-9]{2}-?[0-9]{4}", None),
    (r"personnummer|personnr|swedishp|samordning|dselsn|odselsn|^dnummer|cpr|kennitala|isikukood|estonian|kodas|kods",
     rb"[0-9]{6,8} ?[-+]? ?[0-9]{4,5}|[0-9]{6} [0-9]{5}|" + _digits(11), None),
    (r"henkil|hetu|personbeteckning", rb"[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Ya-y]", None),
    (r"rodn|birthnumber", rb"[0-9]{6} ?/? ?[0-9]{3,4}", None),
    (r"^ado|nrnip|numernip|^nip", rb"[0-9]{3}-?[0-9]{3}-?[0-9]{2}-?[0-9]{2}|" + _digits(10), None),
    (r"^инн|^inn|рнокпп|rnokpp|іпн", _digits(12, 10), None),
    (r"снилс", _digits(11), None),
    (r"паспорт", rb"[0-9]{2} ?[0-9]{2} ?(?:\xe2\x84\x96 ?)?[0-9]{6}|[0-9]{9}|" + _PASSPORT, None),
    (r"^ktp|^nik$|^nid$|^tin$|npwp|^nin$|bvn|bankverif|philsys|umid|emirates|cnic|هوية|القومي",
     _digits(16, 15, 14, 13, 12, 11, 10, 9), None),
    (r"^egn|^utr", _digits(10), None),
    (r"imei|imsi|meid|iccid", _digits(20, 19, 18, 17, 16, 15, 14), None),
    (r"vehicleident|chassis|^vin$", rb"[A-HJ-NPR-Z0-9]{17}", None),
    (r"passport|reisepass|passn|passeport|passaport|pasaport|paszport|护照|護照|パスポート|旅券|여권|الجواز",
     _PASSPORT, None),
    (r"免許|면허", rb"[0-9]{12}|[0-9]{2}-[0-9]{2}-[0-9]{6}-[0-9]{2}|" + _digits(12), None),
    (r"driv|^dl|permis|patente|conducir|condu|jazdy|ehliyet|carteira", _FREE % (4, 5, 17), None),
)  # fmt: skip
_SHAPES: dict[str, tuple[re.Pattern[bytes], Check | None, bool]] = {}
_GIVEN = frozenset(
    b"""number numbers nummer numero num numer no nr nro code codice card carte karte id document value val text content
    answer input is was are ist war lautet es est er ar on to jest sono span td tr th dd dt div li strong b em class
    of for the my your his her mine deine mein meine mio mi mon ma et number's identification identifier reg
    registration issued expires class1 plate key label field name title type string data ref reference valid current
    new this that member customer client patient user employee person applicant holder passenger student nif nie fin
    pin cpf ss sn code1 set get put with eq equals equal to be gives gave me registered as under und lautet jest
    wynosi on pre code numeris n no1 kort card2 aba transit input series osobistego osobisty seria extranjero
    ciudadania de da do del des der den am em el le il il op date personal social sociale""".split()
)
"""Words that may stand between the label of a document and its number."""
_EVERYWHERE = frozenset(b"123456789 1234567890 0123456789 12345678 1234567 987654321 123456789012 12345678901".split())
_SHORT = later(rb"^(?i:pan|tin|nie|nif|cif|nis|nit|nss|naf|rg|run|fin|nik|nid|nin|cf|cc|dl|id|ni)$")


def plain(label: bytes) -> str:
    """A label in small letters, without accents and signs."""
    text = unicodedata.normalize("NFKD", label.decode("utf-8", "replace").replace("ø", "o").replace("Ø", "o"))
    bare = "".join(sign for sign in text.lower().replace("ı", "i").replace("ł", "l") if sign.isalnum())
    return unicodedata.normalize("NFC", bare)


def shape_of(label: bytes) -> tuple[re.Pattern[bytes], Check | None, bool]:
    """What the numbers look like that a label names, their check, and whether the shape alone says much."""
    name = plain(label)
    if name not in _SHAPES:
        for words, shape, check in _KINDS:
            if re.search(words, name):
                strict = shape not in (_PASSPORT,) and b"(?=" not in shape
                _SHAPES[name] = re.compile(rb"(?:%b)(?![A-Za-z0-9])" % shape), check, strict
                break
        else:
            _SHAPES[name] = re.compile(rb"(?:%b)(?![A-Za-z0-9])" % _GENERAL), None, False
    return _SHAPES[name]


def is_number_of(label: bytes, text: bytes, start: int) -> int:
    """Where the number ends that begins at ``start`` and has the shape its label asks for; 0: there is none."""
    shape, check, _ = shape_of(label)
    found = shape.match(text, start)
    if found is None or text[start : start + 9].upper() == b"REDACTED-":
        return 0
    value = found.group()
    digits = re.sub(rb"[^0-9]", b"", value)
    if len(set(value)) < 4 or digits in _EVERYWHERE or not digits:
        return 0
    if check is not None and not check(value if check is chilean else digits):
        return 0
    return found.end()


def labelled_identity(found: Candidate) -> Spans:
    """A number behind its label; what stands between them must be signs, or words a form or a sentence has there."""
    label, between = found.match.group(1), found.match.group(2)
    if dated(found.text[found.start : found.start + 8]):
        return ()
    before = found.text[max(0, found.match.start(1) - 1) : found.match.start(1)]
    if before.isalpha() and before.islower() and label[:1].islower() and len(plain(label)) < 6:
        return ()  # `fluorescent`, `session`: part of a word
    again = between.lower().rfind(label.lower())
    between = between[again + len(label) :] if again >= 0 else between
    between = re.sub(rb"^[A-Za-z\x80-\xff]{1,16}", b"", between)  # the end of the label itself
    words = re.findall(rb"[A-Za-z\x80-\xff]+", between)
    strict = shape_of(label)[2]
    if b"\n" in between and words and not any(sign in between for sign in b"<>"):
        return ()
    if not strict and any(word.lower() not in _GIVEN for word in words if word.isascii()):
        return ()
    set_off = re.search(rb"[:=>|#\"']|\xef\xbc\x9a" + (rb"|^ \($" if len(label) >= 8 else b""), between)
    if not strict and not words and not set_off and not _asked(found):
        return ()
    if not words and label.islower() and _SHORT.match(label) and not re.search(rb"[:=>|\"']|\xef\xbc\x9a", between):
        return ()  # `rg 1234567`: a command
    end = is_number_of(label, found.text, found.start)
    return ((found.start, end),) if end else ()


def labelled_birth(found: Candidate) -> Spans:
    """A day behind a name for days of birth; what stands between them is signs, tags, or words of forms."""
    label, between = found.match.group(1), found.match.group(2)
    again = between.lower().rfind(label.lower())
    between = re.sub(rb"^[A-Za-z\x80-\xff]{1,16}", b"", between[again + len(label) :] if again >= 0 else between)
    words = re.findall(rb"[A-Za-z]{2,}", between)
    if b"\n" in between and words and not any(sign in between for sign in b"<>"):
        return ()
    if re.search(rb"[<>]=|\bin\b", between) or any(word.lower() not in _GIVEN for word in words):
        return ()
    return found.whole


_RECORD = (
    r"^(?:sa|rsa)?id(?:card)?(?:no|nr|number)$|(?:customer|client|kunden|mitglieds|versicherungs|mandanten"
    r"|vertrags|personal|personnel|payroll|matrikel|matriculation"
    r"|employee|staff|student|loyaltycard|loyalty|frequentflyer|member|membership|vat|claim|badge|enrolment|enrollment"
    r"|policy|insurancepolicy|patient|patienten|medicalrecord|hospital|chart|insurance|insured|subscriber"
    r"|medicaid|national|citizen|identity"
    r"|identification|tax|fiscal|voter|residence|visa|healthcard|healthinsurance)\w{0,12}(?:id|no|nr|num|number"
    r"|nummer|code"
    r"|card|permit)$"
)
"""Heads of numbers without a shape of their own."""


def head_shape(head: bytes) -> re.Pattern[bytes] | None:
    """What cells below a head look like that names such a number; None: it does not."""
    name = plain(head)
    told = any(re.search(words, name) for words, _, _ in _KINDS) or re.match(_RECORD, name)
    if not 2 <= len(name) <= 40 or not told:
        return None
    return re.compile(rb"(?=[^\n]*[0-9])(?:" + shape_of(head)[0].pattern + rb")$")


def _asked(found: Candidate) -> bool:
    """Whether a number stands directly behind ``passport no`` or a label of its kind."""
    label = found.match.group(1)
    return (
        len(label) > 11
        or re.search(rb"(?i)(?:n[or]\.?|num(?:ber|mer)?|pass\w*|licen[cs]e|mrn|imei|id)$", label) is not None
    )


VALIDATORS: dict[str, Validator] = {"labelled_birth": labelled_birth, "labelled_identity": labelled_identity}
