"""What do numbers, addresses and names of persons look like that the matrix draws, and what are they called?"""

# ruff: noqa: E501, SIM905 - a kind is one row; broken rows are hard to compare

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .draw import DIGITS, UPPER, Draw
from .personal_ import card, fours, iban, luhn_digit

ONE = "123456789"


@dataclass(frozen=True)
class Kind:
    """A kind of datum: its name, labels and keys for it, and how one is drawn."""

    name: str
    names: tuple[tuple[str, str], ...]
    drawn: Callable[[Draw], str]


def weighed(digits: str, weights: Iterable[int]) -> int:
    """The sum of digits times weights."""
    return sum(int(a) * b for a, b in zip(digits, weights, strict=False))


def until(d: Draw, size: int, good: Callable[[str], bool]) -> str:
    """Digits for which a check holds."""
    while True:
        digits = d.of(ONE, 1) + d.of(DIGITS, size - 1)
        if good(digits) and len(set(digits)) > 3:
            return digits


def threes(digits: str) -> str:
    """Groups of three."""
    return " ".join(digits[i : i + 3] for i in range(0, len(digits), 3))


def day(d: Draw) -> tuple[int, int, int]:
    """Year of the century, month and day of a birth."""
    return d.rng.randint(50, 99), d.rng.randint(1, 12), d.rng.randint(10, 28)


def born(d: Draw, form: str) -> str:
    """A day of birth in a form of ``strftime``, roughly."""
    year, month, date = day(d)
    months = "January February March April May June July August September October November December".split()
    return form.format(y=1900 + year, m=month, d=date, n=months[month - 1])


def rut(d: Draw) -> str:
    """Chile."""
    number = d.rng.randint(5_000_000, 23_999_999)
    total = 11 - sum(int(c) * (2 + i % 6) for i, c in enumerate(reversed(str(number)))) % 11
    return f"{number:,}".replace(",", ".") + "-" + {11: "0", 10: "K"}.get(total, str(total))


def chinese(d: Draw) -> str:
    """China."""
    year, month, date = day(d)
    body = f"{d.pick('110101', '310115', '440305', '510107')}19{year}{month:02}{date}{d.of(DIGITS, 3)}"
    return body + "10X98765432"[weighed(body, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11]


def italian(d: Draw) -> str:
    """Italy, without its check letter's care."""
    year, month, date = day(d)
    return f"{d.of('BCDFGLMNPRSTVZ', 6)}{year:02}{'ABCDEHLMPRST'[month - 1]}{date}H{d.of(DIGITS, 3)}{d.of(UPPER, 1)}"


def dated(d: Draw, form: str) -> str:
    """A number that begins with a day of birth: ``{y}{m}{d}``, ``#`` for a digit."""
    year, month, date = day(d)
    text = form.format(y=f"{year:02}", m=f"{month:02}", d=f"{date:02}")
    return "".join(d.of(DIGITS, 1) if sign == "#" else sign for sign in text)


def shaped(d: Draw, form: str) -> str:
    """``#`` for a digit, ``9`` for one that is not zero, ``A`` for a capital."""
    return "".join(
        {"#": d.of(DIGITS, 1), "9": d.of(ONE, 1), "A": d.of("ABCDEFGHJKLMNPRSTUVWXYZ", 1)}.get(sign, sign)
        for sign in form
    )


def several(*forms: str) -> Callable[[Draw], str]:
    """One of several shapes; those with braces begin with a birth."""
    return lambda d: dated(d, form) if "{" in (form := d.pick(*forms)) else shaped(d, form)


NUMBERS = (
    Kind("ssn", (("SSN", "ssn"), ("social security number", "social_security_number")), lambda d: f"{d.rng.randint(100, 665)}-{d.rng.randint(11, 98)}-{d.rng.randint(1111, 9899)}"),
    Kind("nino", (("National Insurance number", "national_insurance_number"), ("NI number", "ni_number"), ("NINO", "nino")), several("AB 99 ## ## ## C", "CE99##99D")),
    Kind("nhs", (("NHS number", "nhs_number"), ("NHS no", "nhs_no")), several("9## ### ####", "9#########")),
    Kind("tfn", (("TFN", "tfn"), ("tax file number", "tax_file_number")), lambda d: threes(until(d, 9, lambda s: weighed(s, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0))),
    Kind("medicare-au", (("Medicare number", "medicare_number"), ("Medicare card number", "medicare_card_number")), several("2### ##### 9")),
    Kind("sin", (("SIN", "sin"), ("social insurance number", "social_insurance_number")), lambda d: threes(until(d, 9, lambda s: s[-1] == luhn_digit(s[:-1])))),
    Kind("cnid", (("身份证号", "id_card_no"), ("resident ID number", "resident_id_number"), ("身份证号码", "id_card_number"), ("Chinese ID number", "citizen_id_number")), chinese),
    Kind("rrn", (("주민등록번호", "resident_registration_number"), ("resident registration number", "rrn")), several("{y}{m}{d}-1######", "{y}{m}{d}-2######")),
    Kind("mynumber", (("マイナンバー", "my_number"), ("My Number", "individual_number"), ("個人番号", "my_number")), several("9### #### ####", "9###########")),
    Kind("aadhaar", (("Aadhaar", "aadhaar"), ("Aadhaar number", "aadhaar_number"), ("आधार", "aadhaar_no")), several("9### #### ####")),
    Kind("pan", (("PAN card", "pan_number"), ("PAN number", "pan_no"), ("permanent account number", "permanent_account_number")), several("AAAPA9###A")),
    Kind("nric", (("NRIC", "nric"), ("NRIC/FIN", "nric_fin")), several("S9######A", "T9######A")),
    Kind("hkid", (("HKID", "hkid"), ("Hong Kong ID", "hkid_number")), several("A9#####(#)")),
    Kind("taiwan", (("身分證字號", "national_id"), ("Taiwan ID", "national_id_no")), several("A1########", "A2########")),
    Kind("thai", (("เลขประจำตัวประชาชน", "thai_id"), ("Thai ID number", "citizen_id")), several("9-####-#####-##-#", "9############")),
    Kind("ktp", (("NIK", "nik"), ("KTP", "ktp_number")), several("99########9####9")),
    Kind("cccd", (("CCCD", "cccd"), ("số căn cước", "cccd_number")), several("0##9########")),
    Kind("mykad", (("MyKad", "mykad"), ("No. KP", "mykad_no")), several("{y}{m}{d}-1#-####")),
    Kind("cnic", (("CNIC", "cnic"),), several("9####-#######-#")),
    Kind("emirates", (("Emirates ID", "emirates_id"),), several("784-19##-#######-#")),
    Kind("israel", (("תעודת זהות", "teudat_zehut"), ("Teudat Zehut", "israeli_id")), several("3########")),
    Kind("zaid", (("SA ID number", "sa_id_number"), ("South African ID", "south_african_id"), ("RSA ID number", "id_number")), several("{y}{m}{d}####08#")),
    Kind("bvn", (("BVN", "bvn"), ("bank verification number", "bvn")), several("22#########")),
    Kind("pesel", (("PESEL", "pesel"), ("numer PESEL", "pesel_number")), several("{y}{m}{d}9####")),
    Kind("nip", (("NIP", "nip"), ("numer NIP", "nip_number")), several("9##-###-##-##", "9#########")),
    Kind("dowod", (("numer dowodu osobistego", "numer_dowodu"), ("dowód osobisty", "dowod_osobisty")), several("AAA9#####")),
    Kind("rodne", (("rodné číslo", "rodne_cislo"), ("birth number", "birth_number")), several("{y}{m}{d}/####")),
    Kind("cnp", (("CNP", "cnp"), ("cod numeric personal", "cod_numeric_personal")), several("1{y}{m}{d}4####9")),
    Kind("egn", (("ЕГН", "egn"), ("EGN", "egn")), several("{y}{m}{d}####")),
    Kind("oib", (("OIB", "oib"),), several("9##########")),
    Kind("jmbg", (("JMBG", "jmbg"),), several("{d}{m}9{y}71####")),
    Kind("amka", (("ΑΜΚΑ", "amka"), ("AMKA", "amka")), several("{d}{m}{y}9####")),
    Kind("afm", (("ΑΦΜ", "afm"), ("AFM", "afm")), several("9########")),
    Kind("snils", (("СНИЛС", "snils"), ("SNILS", "snils")), several("9##-###-### ##")),
    Kind("inn", (("ИНН", "inn"), ("INN", "inn")), several("77##########")),
    Kind("ruspass", (("паспорт", "passport_series"), ("серия и номер паспорта", "passport_number")), several("45 1# ######")),
    Kind("rnokpp", (("РНОКПП", "rnokpp"), ("ІПН", "tax_id")), several("3#########")),
    Kind("tckn", (("TC Kimlik No", "tc_kimlik_no"), ("T.C. Kimlik No", "kimlik_no")), several("9##########")),
    Kind("personnummer", (("personnummer", "personnummer"), ("Swedish personal number", "personal_identity_number")), several("19{y}{m}{d}-####", "{y}{m}{d}-####")),
    Kind("fodsel", (("fødselsnummer", "fodselsnummer"), ("Norwegian national ID", "national_identity_number")), several("{d}{m}{y} #####", "{d}{m}{y}#####")),
    Kind("cpr", (("CPR-nummer", "cpr_number"), ("CPR", "cpr")), several("{d}{m}{y}-####")),
    Kind("hetu", (("henkilötunnus", "henkilotunnus"), ("HETU", "hetu")), several("{d}{m}{y}-###A")),
    Kind("kennitala", (("kennitala", "kennitala"),), several("{d}{m}{y}-####")),
    Kind("isikukood", (("isikukood", "isikukood"), ("Estonian ID code", "personal_code")), several("4{y}{m}{d}####")),
    Kind("latvia", (("personas kods", "personas_kods"),), several("{d}{m}{y}-1####")),
    Kind("lithuania", (("asmens kodas", "asmens_kodas"),), several("3{y}{m}{d}####")),
    Kind("bsn", (("BSN", "bsn"), ("burgerservicenummer", "burgerservicenummer")), lambda d: until(d, 9, lambda s: (weighed(s[:8], range(9, 1, -1)) - int(s[8])) % 11 == 0)),
    Kind("rijks", (("rijksregisternummer", "rijksregisternummer"), ("numéro national", "numero_national")), several("{y}.{m}.{d}-###.##")),
    Kind("steuerid", (("Steuer-ID", "steuer_id"), ("Steueridentifikationsnummer", "steueridentifikationsnummer")), several("9# ### ### ###", "9##########")),
    Kind("steuernummer", (("Steuernummer", "steuernummer"),), several("9##/###/#####")),
    Kind("svnr", (("Sozialversicherungsnummer", "sozialversicherungsnummer"), ("Rentenversicherungsnummer", "rentenversicherungsnummer")), several("65 {d}{m}{y} A ###".replace("A", "M"),)),
    Kind("personalausweis", (("Personalausweisnummer", "personalausweisnummer"), ("Ausweisnummer", "ausweisnummer")), several("L9##AA##9", "T9#######")),
    Kind("kvnr", (("Krankenversichertennummer", "krankenversichertennummer"), ("KVNR", "kvnr")), several("A9########")),
    Kind("ahv", (("AHV-Nummer", "ahv_nummer"), ("numéro AVS", "numero_avs")), several("756.9###.####.##")),
    Kind("nir", (("numéro de sécurité sociale", "numero_securite_sociale"), ("NIR", "nir")), lambda d: dated(d, "1 {y} {m} 75 ### ### ##")),
    Kind("codice", (("codice fiscale", "codice_fiscale"), ("Italian tax code", "codice_fiscale")), italian),
    Kind("dni", (("DNI", "dni"), ("DNI/NIF", "dni_nif"), ("documento de identidad", "documento_identidad")), lambda d: f"{(n := d.rng.randint(10_000_000, 99_999_999))}{'TRWAGMYFPDXBNJZSQVHLCKE'[n % 23]}"),
    Kind("nie", (("NIE", "nie"), ("número de identidad de extranjero", "nie_number")), several("X9######A", "Y9######A")),
    Kind("nif-pt", (("NIF", "nif"), ("número de contribuinte", "numero_contribuinte")), several("2########")),
    Kind("pps", (("PPS number", "pps_number"), ("PPSN", "ppsn")), several("9######W")),
    Kind("cpf", (("CPF", "cpf"),), several("9##.###.###-##", "9##########")),
    Kind("rg", (("RG", "rg"), ("registro geral", "registro_geral")), several("9#.###.###-#")),
    Kind("curp", (("CURP", "curp"),), lambda d: dated(d, f"{d.of('BCDFGLMNP', 1)}A{d.of('BCDFGLMNP', 2)}{{y}}{{m}}{{d}}HDF{d.of('BCDFGLMNP', 3)}##")),
    Kind("rut", (("RUT", "rut"),), rut),
    Kind("cuit", (("CUIT", "cuit"), ("CUIL", "cuil")), several("20-9#######-#", "27-9#######-#")),
    Kind("cedula", (("cédula", "cedula"), ("cédula de ciudadanía", "cedula_ciudadania")), several("1.0##.9##.###", "9#########")),
    Kind("passport", (("passport number", "passport_number"), ("passport no", "passport_no"), ("Reisepassnummer", "reisepassnummer"), ("numéro de passeport", "numero_passeport"), ("número de pasaporte", "numero_pasaporte"), ("паспорт", "passport"), ("护照号", "passport_id")), several("AA9######", "A9#######", "9########", "99AA9####")),
    Kind("licence", (("driving licence number", "driving_licence_number"), ("driver's license", "drivers_license"), ("driver license number", "driver_license_number"), ("Führerscheinnummer", "fuehrerscheinnummer"), ("permis de conduire", "permis_conduire")), several("AAAAA9#####AA9AA", "A9##-####-####", "A9######", "B9##AAA##A9")),
    Kind("mrn", (("MRN", "mrn"), ("medical record number", "medical_record_number"), ("patient ID", "patient_id"), ("Patientennummer", "patientennummer"), ("hospital number", "hospital_number")), several("MRN9#######", "9#######", "A9######", "P-9######")),
    Kind("insurance", (("insurance number", "insurance_number"), ("policy number", "policy_number"), ("health insurance number", "health_insurance_id"), ("Versichertennummer", "versichertennummer"), ("member ID", "member_id"), ("insurance policy number", "insurance_policy_no")), several("A9########", "POL-9######", "AAA9########", "9#########")),
    Kind("employee", (("employee ID", "employee_id"), ("employee number", "employee_number"), ("Personalnummer", "personalnummer"), ("staff number", "staff_no"), ("payroll number", "payroll_number")), several("E9#####", "EMP-9####", "9######")),
    Kind("student", (("student ID", "student_id"), ("Matrikelnummer", "matrikelnummer"), ("student number", "student_number"), ("matriculation number", "matriculation_no")), several("S9######", "9#######")),
    Kind("customer", (("customer number", "customer_number"), ("Kundennummer", "kundennummer"), ("client number", "client_number"), ("loyalty card number", "loyalty_card_number"), ("frequent flyer number", "frequent_flyer_number")), several("K-9######", "9########", "AA9#######")),
    Kind("tax", (("tax ID", "tax_id"), ("taxpayer number", "taxpayer_number"), ("tax identification number", "tax_identification_number"), ("VAT number", "vat_number"), ("TIN", "tin")), several("9## ### ###", "9#########")),
    Kind("account", (("bank account number", "bank_account_number"), ("account number", "account_number"), ("bank account", "bank_account"), ("account no", "account_no"), ("Kontonummer", "kontonummer"), ("numéro de compte", "numero_compte"), ("número de cuenta", "numero_cuenta"), ("rekeningnummer", "rekeningnummer")), several("9#######", "9#########", "9###########")),
    Kind("sortcode", (("sort code", "sort_code"),), several("9#-##-##")),
    Kind("routing", (("routing number", "routing_number"), ("ABA routing number", "routing_no")), several("0########", "1########")),
    Kind("iban", (("IBAN", "iban"), ("bank account (IBAN)", "iban")), lambda d: d.pick((n := iban(d, *d.rng.choice([("DE", 18), ("ES", 20), ("PL", 24), ("SE", 20), ("AT", 16)]))), fours(n))),
    Kind("card", (("card number", "card_number"), ("credit card", "credit_card"), ("Kreditkarte", "kreditkarte"), ("numéro de carte", "numero_carte")), lambda d: d.pick((n := card(d)), fours(n))),
    Kind("phone", (("phone number", "phone_number"), ("phone", "phone"), ("mobile", "mobile"), ("Telefonnummer", "telefonnummer"), ("téléphone", "telephone"), ("teléfono", "telefono"), ("numer telefonu", "numer_telefonu"), ("telefoonnummer", "telefoonnummer"), ("puhelin", "puhelin"), ("电话", "tel"), ("電話番号", "phone_no"), ("전화번호", "contact_number"), ("телефон", "phone"), ("cell", "cell_phone"), ("emergency phone", "emergency_phone")), several(*"+44 7### 9#####|+1 (415) 9##-####|+49 151 2#######|+33 6 12 9# ## ##|+48 6## 9## ###|+91 98### 9####|+34 6## 9## ###|+39 347 9######|+81 90-9###-####|+55 11 9####-9###|+61 4## 9## ###|+86 138 9### ####|+7 916 9##-##-##|+46 70 9## ## ##|+31 6 2#######|+27 82 9## ####|+380 67 9## ####|+351 91# 9## ###|+358 40 9## ####|+47 9## ## ###|+45 2# ## ## ##|+90 532 9## ## ##|+972 50-9##-####|+82 10-9###-####|+62 812-9###-####|+63 917 9## ####|+234 803 9## ####|+20 100 9## ####|+971 50 9## ####|+52 55 9### ####|+54 9 11 9###-####|+41 79 9## ## ##|+43 664 9######|+32 47# ## ## ##|+353 87 9## ####|+30 69# 9## ####|+36 30 9## ####|+420 60# 9## ###|+40 72# 9## ###|(212) 69#-####".split("|"))),
    Kind("email", (("e-mail", "email"), ("email address", "email_address"), ("Kontakt", "mail")), lambda d: d.email()),
    Kind("birth", (("date of birth", "date_of_birth"), ("DOB", "dob"), ("birthday", "birthday"), ("birth date", "birth_date"), ("Geburtsdatum", "geburtsdatum"), ("date de naissance", "date_naissance"), ("fecha de nacimiento", "fecha_nacimiento"), ("data di nascita", "data_nascita"), ("data urodzenia", "data_urodzenia"), ("geboortedatum", "geboortedatum"), ("fødselsdato", "fodselsdato"), ("doğum tarihi", "dogum_tarihi"), ("生年月日", "birthdate"), ("дата рождения", "birth_date"), ("born on", "born_on")), lambda d: born(d, d.pick("{y}-{m:02}-{d:02}", "{d:02}.{m:02}.{y}", "{d:02}/{m:02}/{y}", "{m:02}/{d:02}/{y}", "{d} {n} {y}", "{n} {d}, {y}"))),
    Kind("plate", (("licence plate", "licence_plate"), ("license plate", "license_plate"), ("number plate", "number_plate"), ("Kennzeichen", "kennzeichen"), ("plate number", "plate_number"), ("registration plate", "registration_plate"), ("immatriculation", "immatriculation"), ("matrícula", "matricula"), ("targa", "targa"), ("kenteken", "kenteken"), ("numer rejestracyjny", "numer_rejestracyjny"), ("vehicle registration", "vehicle_registration")), several("AA 9####", "AB99 CDE".replace("B", "A"), "A-BC 9###".replace("B", "X"), "AA-9##-AA", "9### AAA", "AA 9###A", "9A# ####", "KR 9####")),
    Kind("vin", (("VIN", "vin"), ("vehicle identification number", "vehicle_identification_number")), lambda d: d.of("ABCDEFGHJKLMNPRSTUVWXYZ", 3) + d.of(ONE, 1) + d.of("ABCDEFGHJKLMNPRSTUVWXYZ" + DIGITS, 7) + d.of(DIGITS, 6)),
    Kind("imei", (("IMEI", "imei"),), lambda d: (n := "35" + d.of(DIGITS, 12)) + luhn_digit(n)),
    Kind("mac", (("MAC address", "mac_address"), ("hardware address", "hw_address")), lambda d: ":".join(d.hex(2) for _ in range(6))),
    Kind("ip", (("IP address", "ip_address"), ("client IP", "client_ip")), lambda d: f"{d.pick('81', '93', '109', '151')}.{d.rng.randint(20, 240)}.{d.rng.randint(2, 250)}.{d.rng.randint(2, 250)}"),
    Kind("place", (("home coordinates", "home_coordinates"), ("GPS position", "gps_position"), ("location", "home_location")), lambda d: f"{d.rng.randint(35, 60)}.{d.of(DIGITS, 5)}9, {d.rng.randint(2, 40)}.{d.of(DIGITS, 5)}9"),
)  # fmt: skip
"""Numbers and other values with a shape."""

SYLLABLES = "ba be bo da de do fa fi ga gu ha he jo ka ke ki ko la le li lo ma me mi mo na ne ni no nu pa pe ra re ri ro sa se si so ta te ti to va ve vi vo ya yu za ze zo".split()
ENDS = "n r l s na ra la ska nko nen sen ović escu akis oglu yan dze vich eau etti ini ez ão ström wski".split()
GIVEN = """Radoslav Kwame Reza Siobhan Femke Pieter Rhiannon Dragan Facundo Lorenzo Kenji Joost Nguyet Mehmet Mathilde Olena
Priyanka Eitan Abena Milica Yevgenia Padraig Joaquín Zoë Łukasz Søren Jürgen François Ingrid Oluwaseun Tatiana Anjali
Hiroko Minjun Xiulan Thi Bronwyn Caoimhe Gheorghe Vasilis Nino Aram Zeynep Farah Youssef Amara Chinedu Lerato Tane""".split()


def spelled(d: Draw, parts: int) -> str:
    """A word of syllables, as a rare name is."""
    return ("".join(d.rng.choice(SYLLABLES) for _ in range(parts)) + d.rng.choice(ENDS)).capitalize()


def person(d: Draw) -> tuple[str, str]:
    """A given and a family name; the family's name is rare, and sometimes double."""
    family = spelled(d, d.rng.randint(1, 3))
    if d.rng.random() < 0.1:
        family += "-" + spelled(d, 2)
    return (d.rng.choice(GIVEN) if d.rng.random() < 0.7 else spelled(d, 2)), family


def street(d: Draw) -> str:
    """A street with its number, in the order of its country; the street's name is drawn, its kind is of a language."""
    name, number = spelled(d, 2), d.rng.randint(2, 190)
    form = d.pick(
        *"{n} {s} Street|{n} {s} Road|{n} {s} Crescent|{n} {s} Drive|{n} {s} Terrace|{n} {s} Court|{s}straße {n}|{s}strasse {n}a|{s}weg {n}|{s}allee {n}|Am {s}berg {n}|Rue des {s}s {n}|{n} rue {s}|{n}, avenue de {s}|{n} bis boulevard {s}|Calle de la {s} {n}|Calle {s}, {n}|Avenida {s} {n}|Paseo de {s} {n}|Via {s} {n}|Viale {s}, {n}|Piazza {s} {n}|ulica {s} {n}|ul. {s} {n}/7|{s}gatan {n}|{s}vägen {n}|{s}gade {n}|{s}vej {n}|{s}veien {n}|{s}gata {n}B|{s}gracht {n}|{s}straat {n}|{s}laan {n}|{s}plein {n}|{s}intie {n}|{s}katu {n} A 4|Rua {s} {n}|Rua do {s}, {n}|Travessa {s} {n}|{s} utca {n}.|{s} Sokak No:{n}|Strada {s} {n}|{s}ova {n}|Οδός {s} {n}|ул. {s} {n}|улица {s}, д. {n}|{n} {s} Avenue, Apt 4B|Flat 3, {n} {s} Lane|Storgatan {n}|Kaiserstraße {n}|Mannerheimintie {n}|Keizersgracht {n}".split(
            "|"
        )
    )
    return form.format(s=name, n=number)


ADDRESSES = (
    Kind("address", (("home address", "home_address"), ("address", "address"), ("street address", "street_address"), ("Anschrift", "anschrift"), ("adresse", "adresse"), ("dirección", "direccion"), ("indirizzo", "indirizzo"), ("adres", "adres"), ("endereço", "endereco"), ("osoite", "osoite"), ("postal address", "postal_address"), ("billing address", "billing_address"), ("address line 1", "address_line_1"), ("street", "street"), ("delivery address", "delivery_address"), ("domicilio", "domicilio")), street),
)  # fmt: skip
PERSONS = (
    Kind("person", (("full name", "full_name"), ("customer name", "customer_name"), ("contact person", "contact_person"), ("patient name", "patient_name"), ("account holder", "account_holder"), ("cardholder name", "cardholder_name"), ("employee name", "employee_name"), ("Ansprechpartner", "ansprechpartner"), ("Name des Patienten", "patientenname"), ("nom complet", "nom_complet"), ("nombre completo", "nombre_completo"), ("nome completo", "nome_completo"), ("imię i nazwisko", "imie_i_nazwisko"), ("emergency contact", "emergency_contact"), ("beneficiary", "beneficiary"), ("tenant", "tenant_name"), ("recipient name", "recipient_name")), lambda d: " ".join(person(d))),
    Kind("person-last", (("last name", "last_name"), ("surname", "surname"), ("Nachname", "nachname"), ("nom de famille", "nom_de_famille"), ("apellidos", "apellidos"), ("cognome", "cognome"), ("nazwisko", "nazwisko"), ("achternaam", "achternaam"), ("family name", "family_name"), ("maiden name", "maiden_name")), lambda d: person(d)[1]),
    Kind("person-first", (("first name", "first_name"), ("given name", "given_name"), ("Vorname", "vorname"), ("prénom", "prenom"), ("voornaam", "voornaam"), ("imię", "imie")), lambda d: person(d)[0]),
)  # fmt: skip
