"""Is this what a form, a catalog of translations or a number table shows, and no value of anybody's?"""

from __future__ import annotations

import re

from ...domain.later import later

_PASSWORD = later(
    rb"(?i)passwor[dt]|passwd|kennwort|wachtwoord|mots? de passe|contrase(?:\xc3\xb1|n)a|\bsenhas?\b|\bparol[aei]\b"
    rb"|parol\xc4\x83|parola|salasana|l(?:\xc3\xb6|o)senord|adgangskode|passord|\bheslo|\bhesla|has(?:\xc5\x82|l)[oae]\b"
    rb"|jelsz(?:\xc3\xb3|av)|\xc5\x9fifre|\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb|\xce\xba\xcf\x89\xce\xb4\xce\xb9\xce\xba"
    rb"|\xce\x9a\xcf\x89\xce\xb4\xce\xb9\xce\xba|\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf\xe3\x83\xbc\xe3\x83\x89|\xe5\xaf\x86"
    rb"[\xe7\xe7]\xa0\x81|\xe5\xaf\x86\xe7\xa2\xbc|\xe5\xaf\x86\xe9\x92\xa5|\xeb\xb9\x84\xeb\xb0\x80\xeb\xb2\x88\xed\x98\xb8"
    rb"|m\xe1\xba\xadt kh\xe1\xba\xa9u|kata sandi|slaptazod|geslo|lozinka|zaporka"
)
"""The word for password in the languages of catalogs."""
_OF_NAMES = frozenset(
    """name names first last given family middle full forename surname vorname nachname rufname familienname nom noms
    prénom prénoms prenom nombre nombres apellido apellidos nome cognome sobrenome apelido apelidos primeiro último
    naam voornaam achternaam tussenvoegsel förnamn efternamn mellannamn namn fornavn efternavn etternavn mellemnavn navn
    etunimi sukunimi nimi jméno příjmení meno priezvisko imię imie nazwisko keresztnév vezetéknév név nume prenume ad
    soyad soyadı adı isim eesnimi perekonnanimi vārds uzvārds vardas pavardė ime prezime priimek keresztneve de di van
    famille familia famiglia completo completa имя фамилия отчество ім ім'я прізвище όνομα επώνυμο 名 姓 姓名 名前 氏名
    名字 姓氏 이름 성 성명 tên họ nama depan belakang شم اسم""".split()  # noqa: SIM905 - a list would take sixty lines
)
_MARKS = " *:：?!.,()[]…"


def is_label(value: bytes) -> bool:
    """Whether a text says what belongs in a field: the word for password, or for a name, in some language."""
    if b"\\u" in value:
        value = re.sub(rb"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)).encode("utf-8", "replace"), value)
    if _PASSWORD.search(value) and not re.search(rb"[0-9]", value):
        return True
    words = value.decode("utf-8", "replace").strip(_MARKS).lower().split()
    return bool(words) and all(word.strip(_MARKS) in _OF_NAMES for word in words)


_CELL = rb"(?:[0-9A-Fa-f]{2}|[0-9A-Fa-f]{4})"
_BEFORE = later(rb"(?:^|[^\w])" + _CELL + rb"[ \t:-]{1,3}$")
_BEHIND = later(rb"[ \t:-]{1,3}" + _CELL + rb"(?:[^\w/.]|$)")
_FLOAT_BEFORE = later(rb"(?:[0-9]\.|[0-9]\.[0-9]+[ ,\t]{1,4}(?:-> )?|-> )$")
_FLOAT_BEHIND = later(rb"\.[0-9]|[ ,\t]{1,4}[0-9]{1,18}\.[0-9]{3}")


def in_table(text: bytes, start: int, end: int, *, both: bool = False) -> bool:
    """Whether digits are some columns of a row: cells as wide before or (and) behind them, as dumps of bytes have."""
    before = text[max(0, start - 8) : start].rsplit(b"\n", 1)[-1]
    behind = text[end : end + 8].split(b"\n")[0]
    sides = (_BEFORE.search(before) is not None, _BEHIND.match(behind) is not None)
    return all(sides) if both else any(sides)


def in_calculation(text: bytes, start: int, end: int) -> bool:
    """Whether a number goes on behind a point, or stands beside a number that does."""
    before = text[max(0, start - 40) : start].rsplit(b"\n", 1)[-1]
    return _FLOAT_BEFORE.search(before) is not None or _FLOAT_BEHIND.match(text, end) is not None


def in_container_file(text: bytes, at: int) -> bool:
    """Whether the line belongs to the recipe of an image, where ``/root`` is the image's and nobody's home.

    A recipe may stand in a text of JSON, its line ends escaped once or more; what a build prints tells itself.
    """
    if _MOUNT.search(text, max(0, at - 200), at):
        return True
    low = max(0, at - 8000)
    above, behind = text[low:at], text[at : at + 400]
    ends = _ESCAPED_LINE.findall(above) if b"\n" not in above[-400:] or b"\\n" in above[-400:] else []
    sign = min(ends, key=len, default=b"\n")
    lines = above.split(sign)
    line = lines.pop() + behind.split(sign)[0]
    while lines and lines[-1].rstrip(b" \t\r").endswith(b"\\"):
        line = lines.pop()
    if _BUILDING.match(line):
        return True
    return _LAYER.match(line) is not None and any(_FROM.search(one) for one in (text, *(lines if ends else ())))


_NUMBERED = rb"(?:[ \t]{0,8}[0-9]{1,5}(?:\xe2\x86\x92|\\{1,8}u2192|\t|\\{1,8}t|[:|-])[ \t]?)?[ \t+-]{0,4}"
_INSTRUCTION = (
    rb"(?:RUN|ENV|ARG|WORKDIR|COPY|ADD|VOLUME|ENTRYPOINT|CMD|LABEL|USER|SHELL|ONBUILD|HEALTHCHECK)(?:[ \t]|\\{1,8}t)"
)
_LAYER = later(_NUMBERED + _INSTRUCTION)
_BUILDING = later(
    rb"(?:.{0,80}[\"'`])?[ \t>]{0,8}(?:#[0-9]{1,4} (?:[0-9.]{1,8} )?(?:\[[^\]\n]{1,40}\] )?"
    rb"|=> (?:CACHED )?\[[^\]\n]{1,40}\] |(?:Step|STEP) [0-9]{1,3}/[0-9]{1,3} ?: "
    rb"|[\w./-]{0,80}(?:Docker|Container)file[\w.-]{0,20}:(?:[0-9]{1,5}:)?[ \t]{0,4})" + _INSTRUCTION
)
"""What a build says of its steps, and a search of its recipes."""
_MOUNT = later(rb"--mount=type=(?:cache|secret|ssh|bind|tmpfs)[^\s\\\"]{0,160}$")
_ESCAPED_LINE = later(
    rb"(?<!\\)(\\{1,8}n)(?="
    + _NUMBERED
    + rb"(?:FROM|RUN|ENV|ARG|WORKDIR|COPY|ADD|CMD|USER|VOLUME|ENTRYPOINT|LABEL)[ ])"
)
_FROM = later(
    rb"(?m)(?:^|[\"'`])" + _NUMBERED + rb"FROM[ \t]+(?:--platform=\S{1,40}[ \t]+)?[\w./:@${}-]{1,200}"
    rb"(?:[ \t]+(?i:as)[ \t]+\w|[ \t]*(?:\r?$|\\{1,8}[rn]))"
)
