"""Which identity numbers, telephones, places, persons and machines of many countries and tools must vanish, which stay?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import json
from collections.abc import Iterator

from .declared_ import Place
from .draw import DIGITS, LOWER, UPPER, Draw

SHAPES = (
    ("PESEL", "###########"), ("Steuer-ID", "## ### ### ###"), ("steuerId", "###########"), ("BSN", "#########"),
    ("numero_de_securite_sociale", "2 89 03 ## ### ### ##"), ("numéro de sécurité sociale", "2 61 05 ## ### ### ##"),
    ("Codice fiscale", "UUUUUU54E19U###U"), ("DNI", "########U"), ("NIE", "X-#######U"), ("henkilotunnus", "010480-###U"),
    ("HETU", "131052-###U"), ("personnummer", "640311-####"), ("CPR-nr.", "150765-####"), ("kennitala", "120174-####"),
    ("isikukood", "376########"), ("rodné číslo", "736028/####"), ("CNP", "1800101######"), ("OIB", "###########"),
    ("JMBG", "0101006######"), ("AMKA", "010180#####"), ("ИНН", "############"), ("СНИЛС", "###-###-### ##"),
    ("TC Kimlik No", "###########"), ("Teudat Zehut", "#########"), ("Aadhaar", "#### #### ####"), ("PAN", "UUUPU####U"),
    ("My number", "#### #### ####"), ("マイナンバー", "############"), ("주민등록번호", "900101-#######"),
    ("身份证号", "11010519900307###X"), ("NRIC", "S#######U"), ("TFN", "### ### ###"), ("NHI", "UUU####"),
    ("CPF", "###.###.###-##"), ("CURP", "UUUU890512HDFUUU0#"), ("CUIT", "20-########-#"), ("NHS no", "### ### ####"),
    ("Passport No.", "E########"), ("reisepass_nr", "CNHTH#YUU"), ("Driving licence number", "UUUUU######UU#UU"),
    ("medical_record_number", "MRN-#######"), ("Patient ID", "########"), ("driver's_license", "A#######"),
)  # fmt: skip
PHONES = (
    ("Telefoon: ", "020-7#####6"), ("teléfono: ", "91 5## 34 21"), ("cellulare: ", "349 51####0"), ("Handynummer: ", "0151######05"),
    ("手机：", "138####5545"), ("전화번호: ", "010-4##6-61#0"), ("тел.: ", "8 (916) 8##-77-7#"), ("contactNumber: ", "0750861##62"),
    ("Rufnummer ist ", "0171 48#980#"), ("puhelin: ", "040 12# 45#7"),
)  # fmt: skip
BORN = (
    "né le 27/05/19##",
    "geboren am 27. Mai 19##",
    "fecha de nacimiento: 27/05/19##",
    "生年月日: 19##年5月27日",
    "my birthday is May 27, 19##",
)
PLATES = (
    "Nummernschild: LB JZ 8#2#",
    "my car's plate is FCE-27##",
    "targa: AB1#3CD",
    "kenteken: 12-UUU-3",
    "registration number: AB12 UUU",
)
PERSONS = (
    "My name is {} and I wait.",
    "Ich heiße {}.",
    "je m'appelle {}",
    "Kundenname: {}",
    "Meeting with {} at noon",
    "Mrs. {} rang",
    "Present: {}, guests",
    "this is {} from Leeds",
    "Signed-off-by: {}",
)
ACCOUNTS = (
    "[sudo] password for {}: \n", "{} is not in the sudoers file.\n", "login as: {}\n", "no crontab for {}\n", "Built-By: {}\n", "//nas-7/media on /mnt type cifs (rw,username={})\n",
    "file---home-{}-garden-bot/state.vscdb\n", "Default principal: {}@FERRO.LAN\n", "Cron <{}@box-7> /usr/bin/rotate\n", "User name                    {}\r\n",
    "➜  {}@box-7 src git:(main) ls\n", "-rw-r----- 1 {} staff 12 Feb 11 08:00 a\n", "context: {}@prod\n",
)  # fmt: skip
MACHINES = (
    "{}:/export/data  /mnt/data  nfs  defaults  0 0\n", "Computer name                        \\\\{}\r\n", "192.168.1.20  {}\n", "showmount -e {}\n",
    '{{"host": {{"name": "{}"}}, "message": "up"}}\n', "<13>1 2026-02-11T08:00:01Z {} app 11 - - up\n", "Permanently added '{}' (ED25519) to the list\n",
)  # fmt: skip
NEGATIVE = (
    ("abroad-words", "w.md", "The passport library (passport 0.6.0) logs in. Pan left, then run 12345678 steps; a sin of 0.5.\n"),
    ("abroad-code", "a.py", "bsn = compute()\neos_token_id = 50256\npan = 12\nrun_id = 1234567\nnumber_of_id = 99\n"),
    ("abroad-schema", "s.sql", "CREATE TABLE p (pesel char(11), passport_no varchar(20), dni text);\nCOPY p (pesel) FROM stdin;\n\\.\n"),
    ("abroad-forms", "f.json", '{"pesel": "PESEL", "passport": "Passport number", "dni": "Enter your DNI", "姓名": "请输入姓名"}\n'),
    ("abroad-mounts", "m.md", "Check the mount point for nfs first. Use mount -o rw /mnt. Set hostname property on errors.\n"),
    ("abroad-story", "d.md", "Call (212) 555-0147, it is in a story.\n"),
    ("abroad-letter", "l.txt", "Hi all,\n\nplease read it.\n\nThanks,\nSupport\n"),
    ("abroad-addresses", "g.txt", "Free Software Foundation, Inc., 51 Franklin Street, Fifth Floor, Boston, MA 02110-1301\nAddress:\n0x7fff5fbff8c0\nFrom:\n12 files\n"),
    ("abroad-hosts", "h.txt", "HOSTNAME: prefix of each line\nEncrypt-Then-Mac\nthreading.local Setup.local\n10.0.3.15 db\n"),
    ("abroad-headings", "r.md", "Release Notes: fixed\nKnown Issues: none\nSource Code: see below\n"),
)  # fmt: skip


def filled(d: Draw, shape: str) -> str:
    """``shape`` with its ``#`` as digits and its ``U`` as capitals."""
    return "".join(d.of(DIGITS[1:], 1) if c == "#" else d.of(UPPER, 1) if c == "U" else c for c in shape)


def abroad_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """One row for each label, in a form, as a column, as a key, in a sentence."""
    rows: list[tuple[str, str, str, str]] = []
    for label, shape in SHAPES:
        number = filled(d, shape)
        rows.append((f"id-{label}", "f.txt", f"Form 4\n{label}: {number}\nStatus: open\n", number))
        number = filled(d, shape)
        rows.append((f"id-column-{label}", "r.csv", f"case,{label},open\nStatus: open,{number},yes\n", number))
        number = filled(d, shape)
        rows.append(
            (f"id-key-{label}", "r.json", json.dumps({"a": "Status: open", label: number}, ensure_ascii=False), number)
        )
    for before, shape in PHONES:
        number = filled(d, shape)
        rows.append((f"phone-{before}", "t.txt", f"{before}{number}\nStatus: open\n", number))
    for shape in (*BORN, *PLATES):
        text = filled(d, shape)
        value = next(word for word in reversed(text.replace(": ", " is ").split(" is ")) if word)
        rows.append(
            (f"told-{shape[:8]}", "t.txt", f"{text}\nStatus: open\n", value.split(" am ")[-1].removeprefix("né le "))
        )
    for shape in PERSONS:
        person = d.person()
        rows.append((f"person-{shape[:10]}", "n.txt", shape.format(person) + "\nStatus: open\n", person))
    for shape in ACCOUNTS:
        account = d.of(LOWER, 4) + "q" + d.of(DIGITS[1:], 2)
        rows.append((f"account-{shape[:10]}", "a.txt", "Status: open\n" + shape.format(account), account))
    for shape in MACHINES:
        machine = "b" + d.of("rstlm", 4) + "nas-" + d.of(DIGITS[1:], 2)
        rows.append((f"machine-{shape[:10]}", "h.txt", "Status: open\n" + shape.format(machine), machine))
    street = f"{d.of(DIGITS[1:], 3)} {d.person().split()[1]} Avenue"
    rows.append(("address-block", "s.txt", f"Ship to:\n{street}\nTucson, AZ 85719\nStatus: open\n", street))
    rows.append(
        ("address-said", "s.txt", f"I live at {street}, Tucson, AZ 85719, the courier knows. Status: open\n", street)
    )
    for kind, file, text, value in rows:
        yield kind, (file, text, [value], ["Status: open"])


def abroad_negatives() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for kind, file, text in NEGATIVE:
        yield kind, file, text.encode()
