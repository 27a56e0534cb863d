"""Which long texts of many trades hold nothing to hide and must come out unchanged, byte for byte?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator

from .draw import ALNUM, DIGITS, LOWER, UPPER, Draw

LABELS = {
    "pl": ("Imię", "Nazwisko", "Hasło", "Adres e-mail", "Numer telefonu", "Miasto", "Data urodzenia", "Zapomniałeś hasła?"),
    "de": ("Vorname", "Nachname", "Kennwort", "E-Mail-Adresse", "Telefonnummer", "Wohnort", "Geburtsdatum", "Passwort vergessen?"),
    "fr": ("Prénom", "Nom de famille", "Mot de passe", "Adresse électronique", "Numéro de téléphone", "Ville", "Date de naissance", "Mot de passe oublié ?"),
    "es": ("Nombre", "Apellidos", "Contraseña", "Correo electrónico", "Número de teléfono", "Ciudad", "Fecha de nacimiento", "¿Olvidó su contraseña?"),
    "it": ("Nome", "Cognome", "Parola d'accesso", "Indirizzo e-mail", "Numero di telefono", "Città", "Data di nascita", "Password dimenticata?"),
    "pt": ("Primeiro nome", "Sobrenome", "Senha", "Endereço de e-mail", "Número de telefone", "Cidade", "Data de nascimento", "Esqueceu a senha?"),
    "nl": ("Voornaam", "Achternaam", "Wachtwoord", "E-mailadres", "Telefoonnummer", "Woonplaats", "Geboortedatum", "Wachtwoord vergeten?"),
    "sv": ("Förnamn", "Efternamn", "Lösenord", "E-postadress", "Telefonnummer", "Ort", "Födelsedatum", "Glömt lösenordet?"),
    "da": ("Fornavn", "Efternavn", "Adgangskode", "E-mailadresse", "Telefonnummer", "By", "Fødselsdato", "Glemt adgangskode?"),
    "fi": ("Etunimi", "Sukunimi", "Salasana", "Sähköpostiosoite", "Puhelinnumero", "Kaupunki", "Syntymäaika", "Unohditko salasanan?"),
    "cs": ("Jméno", "Příjmení", "Heslo", "E-mailová adresa", "Telefonní číslo", "Město", "Datum narození", "Zapomněli jste heslo?"),
    "hu": ("Keresztnév", "Vezetéknév", "Jelszó", "E-mail-cím", "Telefonszám", "Város", "Születési dátum", "Elfelejtette a jelszavát?"),
    "ro": ("Prenume", "Nume de familie", "Parolă", "Adresă de e-mail", "Număr de telefon", "Oraș", "Data nașterii", "Ați uitat parola?"),
    "tr": ("Ad", "Soyadı", "Parola", "E-posta adresi", "Telefon numarası", "Şehir", "Doğum tarihi", "Parolanızı mı unuttunuz?"),
    "ru": ("Имя", "Фамилия", "Пароль", "Адрес электронной почты", "Номер телефона", "Город", "Дата рождения", "Забыли пароль?"),
    "uk": ("Ім'я", "Прізвище", "Пароль", "Адреса електронної пошти", "Номер телефону", "Місто", "Дата народження", "Забули пароль?"),
    "el": ("Όνομα", "Επώνυμο", "Κωδικός", "Διεύθυνση e-mail", "Αριθμός τηλεφώνου", "Πόλη", "Ημερομηνία γέννησης", "Ξεχάσατε τον κωδικό;"),
    "ja": ("名", "姓", "パスワード", "メールアドレス", "電話番号", "市区町村", "生年月日", "パスワードをお忘れですか"),
    "zh": ("名字", "姓氏", "密码", "电子邮件地址", "电话号码", "城市", "出生日期", "忘记密码？"),
    "ko": ("이름", "성", "비밀번호", "이메일 주소", "전화번호", "도시", "생년월일", "비밀번호를 잊으셨나요?"),
}  # fmt: skip
KEYS = ("first_name", "last_name", "password", "email", "phone", "city", "birth_date", "forgot_password")
WORDS = tuple(
    b.decode()
    for b in b"parser scheduler kernel lattice buffer tensor gradient voxel shader matrix vector cache token node edge graph".split()
)


def _raw(d: Draw, size: int) -> bytes:
    return bytes(d.rng.randrange(256) for _ in range(size))


def _b64(d: Draw, size: int) -> str:
    return base64.b64encode(_raw(d, size)).decode()


def _ver(d: Draw) -> str:
    return f"{d.rng.randint(0, 9)}.{d.rng.randint(0, 30)}.{d.rng.randint(0, 20)}"


def _rows(count: int, make: Callable[[int], str]) -> str:
    return "".join(make(number) for number in range(count))


def _dump(d: Draw, style: str) -> str:
    out, data = "", bytes((i // 16 * d.rng.randint(1, 9) + i % 16) % 256 for i in range(320)) + _raw(d, 160)
    for at in range(0, len(data), 16):
        row = data[at : at + 16]
        text = "".join(chr(b) if 32 <= b < 127 else "." for b in row)
        cells = [f"{b:02x}" for b in row]
        if style == "hexdump":
            out += f"{at:08x}  {' '.join(cells[:8])}  {' '.join(cells[8:])}  |{text}|\n"
        elif style == "xxd":
            out += f"{at:08x}: {' '.join(cells[i] + cells[i + 1] for i in range(0, 16, 2))}  {text}\n"
        elif style == "od":
            out += f"{at:07o} {' '.join(f'{b:03o}' for b in row)}\n"
        elif style == "od-x":
            out += f"{at:06x} {' '.join(cells)}\n"
        elif style == "decimal":
            out += f"{at:07d} {' '.join(f'{b:3d}' for b in row)}\n"
        elif style == "c":
            out += "  " + " ".join(f"0x{b:02x}," for b in row) + "\n"
        elif style == "tcpdump":
            out += f"\t0x{at:04x}:  {' '.join(cells[i] + cells[i + 1] for i in range(0, 16, 2))}  {text}\n"
        elif style == "spaced":
            out += " ".join(cells) + "\n"
        elif style == "dashed":
            out += f"{at:04X}-{'-'.join(cells).upper()}\n"
        elif style == "colons":
            out += "    " + ":".join(cells) + ":\n"
    return out


def _catalogs() -> Iterator[tuple[str, str, str]]:
    for lang, labels in LABELS.items():
        pairs = list(zip(KEYS, labels, strict=True))
        yield (
            f"i18n-json-{lang}",
            f"{lang}.json",
            json.dumps({"form": dict(pairs)}, ensure_ascii=False, indent=2) + "\n",
        )
        yield f"i18n-yaml-{lang}", f"{lang}.yml", f"{lang}:\n  form:\n" + "".join(f'    {k}: "{v}"\n' for k, v in pairs)
        yield (
            f"i18n-camel-{lang}",
            f"{lang}.ts",
            "export default {\n"
            + "".join(
                f"  {k.split('_')[0]}{''.join(w.title() for w in k.split('_')[1:])}: {json.dumps(v, ensure_ascii=False)},\n"
                for k, v in pairs
            )
            + "};\n",
        )
        yield (
            f"i18n-po-{lang}",
            f"{lang}.po",
            "".join(f'msgid "{k.replace("_", " ").capitalize()}"\nmsgstr "{v}"\n\n' for k, v in pairs),
        )
        yield (
            f"i18n-properties-{lang}",
            f"{lang}.properties",
            "".join(f"form.{k.replace('_', '.')}={v}\n" for k, v in pairs),
        )
        yield (
            f"i18n-android-{lang}",
            "strings.xml",
            "<resources>\n"
            + "".join(f'    <string name="{k}">{v}</string>\n' for k, v in pairs).replace("'", "\\'")
            + "</resources>\n",
        )


def _tables(d: Draw) -> Iterator[tuple[str, str, str]]:
    r = d.rng
    for style in ("hexdump", "xxd", "od", "od-x", "decimal", "c", "tcpdump", "spaced", "dashed", "colons"):
        yield f"dump-{style}", "dump.txt", _dump(d, style)
    yield (
        "sensor",
        "s.csv",
        "time,node,temp,hum,press\n"
        + _rows(
            40,
            lambda i: (
                f"2024-05-{i % 28 + 1:02d}T10:00:00Z,n{r.randint(1, 9)},{r.uniform(-9, 40):.2f},{r.randint(20, 99)},{r.randint(98000, 103000)}\n"
            ),
        ),
    )
    yield (
        "signed",
        "d.txt",
        _rows(
            40,
            lambda i: f"op{i:03d} add +{d.of('123456789', 6)}.{d.of(DIGITS, 4)} -> +{d.of('123456789', 10)} Inexact\n",
        ),
    )
    yield (
        "wide-numbers",
        "w.txt",
        _rows(
            40,
            lambda i: (
                f"{d.of('123456789', 9)}.{d.of(DIGITS, 24)} {d.of('123456789', 16)}.{d.of(DIGITS, 8)} {d.of('123456789', 28)}\n"
            ),
        ),
    )
    yield (
        "benchmark",
        "b.md",
        "| kernel | n | mean (ns) | ±σ |\n|---|---:|---:|---:|\n"
        + _rows(
            20,
            lambda i: (
                f"| {d.pick(*WORDS)}_{i} | {2 ** r.randint(4, 20)} | {r.uniform(1, 9e6):.1f} | {r.uniform(0, 9):.2f} |\n"
            ),
        ),
    )
    yield (
        "stars",
        "hip.csv",
        "hip,name,ra,dec,vmag,spect\n"
        + _rows(
            30,
            lambda i: (
                f"{r.randint(1, 118000)},{d.pick('Vega', 'Altair', 'Deneb', 'Sirius', 'Rigel', 'Mizar')},{r.uniform(0, 360):.8f},{r.uniform(-90, 90):.8f},{r.uniform(-1, 12):.2f},{d.pick('A0V', 'G2V', 'K5III')}\n"
            ),
        ),
    )
    yield (
        "cities",
        "c.csv",
        "city,country,lat,lon,population\n"
        + _rows(
            30,
            lambda i: (
                f"{d.pick('Lisboa', 'Graz', 'Malmö', 'Turku', 'Gdańsk')},{d.pick('PT', 'AT', 'SE')},{r.uniform(40, 60):.5f},{r.uniform(0, 30):.5f},{r.randint(9, 900)}000\n"
            ),
        ),
    )
    yield (
        "chemistry",
        "c.txt",
        _rows(
            20,
            lambda i: (
                f"C{r.randint(1, 30)}H{r.randint(1, 60)}N{r.randint(1, 6)}O{r.randint(1, 9)}  {r.uniform(10, 900):.3f} g/mol  CAS {r.randint(50, 99999)}-{r.randint(10, 99)}-{r.randint(0, 9)}  CC(=O)Oc1ccccc1C(=O)O  InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12\n"
            ),
        ),
    )
    yield (
        "fasta",
        "s.fa",
        _rows(6, lambda i: f">seq{i} len=240\n" + _rows(4, lambda j: d.of("ACGT", 60) + "\n"))
        + _rows(
            4,
            lambda i: (
                f">sp|P{d.of(DIGITS, 5)}|KIN_YEAST\n" + _rows(4, lambda j: d.of("ACDEFGHIKLMNPQRSTVWY", 60) + "\n")
            ),
        ),
    )
    yield (
        "fastq",
        "s.fq",
        _rows(8, lambda i: f"@r{i}\n{d.of('ACGT', 60)}\n+\n{d.of('!#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJ', 60)}\n"),
    )
    yield (
        "vcf",
        "s.vcf",
        "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
        + _rows(
            20,
            lambda i: (
                f"chr{r.randint(1, 22)}\t{r.randint(10**6, 10**8)}\trs{d.of('123456789', 8)}\tA\tG\t{r.uniform(9, 99):.1f}\tPASS\tDP={r.randint(9, 99)}\n"
            ),
        ),
    )
    yield (
        "pdb",
        "p.pdb",
        _rows(
            20,
            lambda i: (
                f"ATOM  {i:5d}  CA  ALA A{i:4d}    {r.uniform(-90, 90):8.3f}{r.uniform(-90, 90):8.3f}{r.uniform(-90, 90):8.3f}  1.00 {r.uniform(5, 50):5.2f}           C\n"
            ),
        ),
    )
    yield (
        "taxes",
        "t.csv",
        "bracket,from,to,rate\n" + _rows(12, lambda i: f"{i},{i * 10000},{(i + 1) * 10000 - 1},{r.randint(5, 45)}%\n"),
    )
    yield (
        "timetable",
        "t.txt",
        "Line 12   Mon-Fri\n"
        + _rows(
            20,
            lambda i: (
                f"{6 + i // 4:02d} {i % 4 * 15:02d} {(i * 7) % 60:02d} {(i * 11) % 60:02d} {(i * 13) % 60:02d} {(i * 17) % 60:02d}  Platform {r.randint(1, 9)}\n"
            ),
        ),
    )
    yield (
        "phone-like",
        "p.txt",
        _rows(
            20,
            lambda i: (
                f"lot 0{r.randint(10, 99)}-{r.randint(100, 999)}-{r.randint(1000, 9999)} isbn 978-3-{r.randint(10, 99)}-{r.randint(100000, 999999)}-{r.randint(0, 9)} frame {r.randint(10, 99)}:{r.randint(10, 59)}:{r.randint(10, 59)}:{r.randint(10, 24)}\n"
            ),
        ),
    )
    yield "grid", "g.txt", _rows(20, lambda i: " ".join(f"{(i * k) % 97:02d}" for k in range(1, 15)) + "\n")
    yield (
        "sudoku",
        "s.txt",
        _rows(9, lambda i: " ".join(d.of("123456789", 9)) + "\n") + _rows(9, lambda i: d.of("123456789.", 9) + "\n"),
    )
    yield (
        "matrix",
        "m.py",
        "M = [\n"
        + _rows(12, lambda i: "    [" + ", ".join(f"{r.randint(0, 99):02d}" for _ in range(8)) + "],\n")
        + "]\n",
    )
    yield (
        "ids",
        "i.csv",
        "id,ulid,nano,snowflake\n"
        + _rows(
            16,
            lambda i: (
                f"{d.uuid()},01{d.of('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 24)},V{d.of(ALNUM, 20)},{d.of('123456789', 18)}\n"
            ),
        ),
    )
    yield (
        "semver",
        "r.txt",
        _rows(20, lambda i: f"{d.pick(*WORDS)} >={_ver(d)} <{_ver(d)} || ^{_ver(d)} || ~{_ver(d)}-rc.1\n"),
    )
    yield (
        "debian",
        "c.txt",
        _rows(
            16,
            lambda i: (
                f"lib{d.pick(*WORDS)} (<< 1.0.{r.randint(1, 99)}.{r.randint(1, 9)}-{r.randint(1, 9)}) to avoid breakage; needs foo (>= 2:{_ver(d)}.{r.randint(1, 9)}-1ubuntu2)\n"
            ),
        ),
    )
    yield (
        "cidr",
        "n.txt",
        _rows(
            12,
            lambda i: (
                f"allow from 192.0.2.{i}/32; 198.51.100.0/24 dev lo; 2001:db8:{i:x}::/48 via fe80::1; 127.0.0.{i + 1}; 0.0.0.0/0; ::1/128; 255.255.255.0; 224.0.0.{i}; 239.255.255.250\n"
            ),
        ),
    )
    yield (
        "colours",
        "c.txt",
        _rows(20, lambda i: f'"{d.pick("red", "green", "brightorange", "teal")}" "#{d.hex(6).upper()}"\n'),
    )
    yield (
        "svg",
        "i.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="'
        + _rows(
            40,
            lambda i: d.pick(
                f"M{r.randint(0, 24)} {r.randint(0, 24)}",
                f"c.{d.of('123456789', 2)}.{d.of('123456789', 2)} {r.randint(1, 9)}.{d.of('123456789', 2)} {r.randint(1, 3)}.{d.of('123456789', 2)}.{d.of('123456789', 2)}.{d.of('123456789', 2)}",
                f"l-{r.uniform(0, 9):.2f}-.{d.of('123456789', 2)}",
                "z",
            ),
        )
        + '"/></svg>\n',
    )
    yield (
        "alphabets",
        "a.py",
        'HEX = "0123456789abcdef"\nB36 = "0123456789abcdefghijklmnopqrstuvwxyz"\nB64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"\nB32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"\nKEY_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"\n',
    )
    yield (
        "mac-sequence",
        "m.txt",
        "addr 00:01:02:03:04:05 ff:ff:ff:ff:ff:ff 00:00:00:00:00:00 01:23:45:67:89:ab aa:bb:cc:dd:ee:ff 00:11:22:33:44:55\n",
    )
    yield (
        "certificate-text",
        "c.txt",
        "Certificate:\n    Data:\n        Version: 3 (0x2)\n        Serial Number:\n            "
        + ":".join(d.hex(2) for _ in range(20))
        + "\n        Signature Algorithm: sha256WithRSAEncryption\n            RSA Public-Key: (2048 bit)\n                Modulus:\n"
        + _rows(16, lambda i: "                    " + ":".join(d.hex(2) for _ in range(15)) + ":\n")
        + "                Exponent: 65537 (0x10001)\n    X509v3 Subject Key Identifier: \n        "
        + ":".join(d.hex(2).upper() for _ in range(20))
        + "\nSHA1 Fingerprint="
        + ":".join(d.hex(2).upper() for _ in range(20))
        + "\n",
    )
    yield (
        "certificates",
        "ca.crt",
        _rows(
            4,
            lambda i: (
                "-----BEGIN CERTIFICATE-----\nMIIF"
                + "\n".join(d.of(ALNUM + "+/", 64) for _ in range(20))
                + "\nAQEBBQADggEBA"
                + d.of(ALNUM + "+/", 51)
                + "\n-----END CERTIFICATE-----\n"
            ),
        ),
    )
    yield (
        "signature",
        "s.asc",
        "-----BEGIN PGP SIGNATURE-----\n\n"
        + "\n".join(d.of(ALNUM + "+/", 64) for _ in range(7))
        + f"\n={d.of(ALNUM, 4)}\n-----END PGP SIGNATURE-----\n",
    )
    yield (
        "chess",
        "g.pgn",
        '[Event "Rapid"]\n[Site "?"]\n[Result "1-0"]\n\n1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Ba4 Nf6 5. O-O Be7 6. Re1 b5 7. Bb3 d6 1-0\n',
    )
    yield "music", "m.abc", "X:1\nT:Reel\nM:4/4\nL:1/8\nK:Dmaj\n|:d2fd adfd|e2ge bege|d2fd adfd|edBd A2FA:|\n"
    yield (
        "recipe",
        "r.md",
        "# Bread\n\n- 500 g flour (type 550)\n- 10 g salt\n- 350 ml water at 28 °C\n\nBake 45 min at 230 °C, then 10 min at 200 °C. Serves 4.\n"
        * 3,
    )
    yield (
        "periodic",
        "p.csv",
        "z,symbol,name,mass\n1,H,Hydrogen,1.008\n99,Es,Einsteinium,252\n96,Cm,Curium,247\n109,Mt,Meitnerium,278\n104,Rf,Rutherfordium,267\n",
    )


def _code(d: Draw) -> Iterator[tuple[str, str, str]]:
    r = d.rng
    yield (
        "docker-secrets",
        "Dockerfile",
        f'# syntax=docker/dockerfile:1.7\nFROM node:20-slim@sha256:{d.hex(64)} AS build\nENV HOME=/root PATH=/root/.local/bin:$PATH NPM_CONFIG_USERCONFIG=/root/.npmrc\nWORKDIR /root/app\nCOPY --from=deps /root/.cache /root/.cache\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\nRUN --mount=type=ssh mkdir -p /root/.ssh && ssh-keyscan example.com >> /root/.ssh/known_hosts\nVOLUME /root/data\nENTRYPOINT ["/root/app/run"]\n',
    )
    yield (
        "docker-args",
        "Dockerfile",
        "FROM python:3.12\nARG TOKEN\nARG PIP_INDEX_URL\nENV PYTHONUNBUFFERED=1 \\\n    POETRY_HOME=/opt/poetry\nRUN useradd -m -u 1000 app && chown -R app:app /usr/src/app\nRUN --mount=type=secret,id=token TOKEN=$(cat /run/secrets/token) make deps\nWORKDIR /usr/src/app\nUSER app\nHEALTHCHECK CMD curl -f http://localhost:8080/health || exit 1\n",
    )
    yield (
        "containerfile",
        "prod.dockerfile",
        "FROM golang:1.22 AS b\nRUN --mount=type=cache,target=/root/.cache/go-build go build ./...\nCOPY --from=b /root/go/bin/app /usr/local/bin/app\n",
    )
    yield (
        "xml-root",
        "r.xml",
        "<?xml version='1.0'?>\n<root>\n  <child id='1'>x</child>\n</root>\n<!-- </root> closes -->\n",
    )
    yield (
        "percent-prose",
        "u.txt",
        _rows(
            12,
            lambda i: (
                f"https://www.example.com/search?q=A%20{d.pick('token', 'key', 'secret', 'password')}%20{d.pick('ring', 'exchange', 'sharing', 'policy')}%20passes%20the%20{d.pick('token', 'key')}%20from%20{d.pick('node', 'site')}%20to%20{d.pick('node', 'site')}.&page={i}\n"
            ),
        ),
    )
    yield (
        "plus-prose",
        "u.txt",
        _rows(
            12,
            lambda i: (
                f"GET /s?q=how+to+reset+the+{d.pick('password', 'token', 'api+key')}+of+a+router%3F&lang=en&page={i} HTTP/1.1\n"
            ),
        ),
    )
    yield (
        "actions",
        "ci.yml",
        'on: push\njobs:\n  b:\n    runs-on: ubuntu-latest\n    env:\n      TOKEN: ${{ secrets.NPM_TOKEN }}\n      AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          token: ${{ github.token }}\n          ssh-key: ${{ secrets.DEPLOY_KEY }}\n      - run: echo "::add-mask::$TOKEN"\n',
    )
    yield (
        "gitlab-ci",
        ".gitlab-ci.yml",
        'deploy:\n  id_tokens:\n    VAULT_ID_TOKEN:\n      aud: https://vault.example.com\n  secrets:\n    DATABASE_PASSWORD:\n      vault: production/db/password@ops\n      file: false\n  script:\n    - docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" $CI_REGISTRY\n',
    )
    yield (
        "terraform",
        "m.tf",
        'resource "aws_db_instance" "a" {\n  username = var.db_user\n  password = random_password.db.result\n  kms_key_id = aws_kms_key.a.arn\n}\noutput "token" {\n  value     = module.auth.token\n  sensitive = true\n}\ndata "vault_generic_secret" "x" {\n  path = "secret/data/app"\n}\n',
    )
    yield (
        "helm",
        "values.yaml",
        "auth:\n  existingSecret: app-db\n  secretKeys:\n    adminPasswordKey: postgres-password\n    userPasswordKey: password\ningress:\n  tls:\n    - secretName: app-tls\nimagePullSecrets:\n  - name: regcred\nenvFrom:\n  - secretRef:\n      name: app-env\n",
    )
    yield (
        "helm-template",
        "d.yaml",
        'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: {{ include "app.fullname" . }}\n        key: {{ .Values.auth.secretKeys.userPasswordKey | quote }}\n  - name: TOKEN\n    value: {{ .Values.token | default (randAlphaNum 32) | quote }}\n',
    )
    yield (
        "ansible",
        "p.yml",
        "- hosts: web\n  vars:\n    db_password: \"{{ vault_db_password }}\"\n    api_token: \"{{ lookup('env', 'API_TOKEN') }}\"\n  tasks:\n    - name: Set the password\n      ansible.builtin.user:\n        name: app\n        password: \"{{ db_password | password_hash('sha512') }}\"\n        update_password: on_create\n",
    )
    yield (
        "compose",
        "c.yaml",
        "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db_password\n      POSTGRES_USER: ${POSTGRES_USER:?required}\n    secrets: [db_password]\nsecrets:\n  db_password:\n    file: ./secrets/db_password.txt\n",
    )
    yield (
        "makefile",
        "Makefile",
        "TOKEN ?= $(shell cat .token)\nPASSWORD := $(or $(PASSWORD),$(error PASSWORD is not set))\n.PHONY: login\nlogin:\n\t@docker login -u $(USER) --password-stdin < .password\nkeys: private.key public.key\n%.key:\n\topenssl genrsa -out $@ 2048\n",
    )
    yield (
        "openapi",
        "o.yaml",
        "paths:\n  /users/{username}/keys/{key_id}:\n    get:\n      operationId: getKey\n      security:\n        - bearerAuth: []\n      parameters:\n        - name: api_key\n          in: header\n          schema: {type: string, example: special-key}\n  /users/login:\n    post:\n      summary: Log in\n      requestBody:\n        content:\n          application/json:\n            schema:\n              properties:\n                username: {type: string, example: johndoe}\n                password: {type: string, format: password, minLength: 12}\n",
    )
    yield (
        "json-schema",
        "s.json",
        json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "properties": {
                    "password": {
                        "type": "string",
                        "pattern": "^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d@$!%*?&]{12,}$",
                        "writeOnly": True,
                    },
                    "apiKey": {"type": "string", "minLength": 32},
                    "phone": {"type": "string", "pattern": "^\\+[1-9]\\d{1,14}$"},
                    "email": {"format": "email"},
                },
                "required": ["password", "apiKey"],
            },
            indent=1,
        ),
    )
    yield (
        "protobuf",
        "a.proto",
        "message LoginRequest {\n  string username = 1;\n  string password = 2 [(sensitive) = true];\n  string access_token = 3;\n  bytes secret_key = 4;\n  optional string phone_number = 15;\n}\n",
    )
    yield (
        "graphql",
        "a.graphql",
        "type Mutation {\n  login(email: String!, password: String!): AuthPayload!\n  resetPassword(token: String!, newPassword: String!): Boolean!\n}\ntype User { id: ID! firstName: String lastName: String phoneNumber: String apiKeys: [ApiKey!]! }\n",
    )
    yield (
        "ddl",
        "a.sql",
        "CREATE TABLE person (\n  first_name varchar(80) NOT NULL,\n  last_name varchar(80),\n  birth_date date,\n  phone varchar(32),\n  password_hash char(60) NOT NULL,\n  token uuid DEFAULT gen_random_uuid(),\n  secret bytea,\n  CONSTRAINT pk PRIMARY KEY (id)\n);\nCREATE ROLE app LOGIN PASSWORD :'app_password';\nGRANT SELECT ON person TO app;\n",
    )
    yield (
        "orm",
        "m.py",
        "class User(Base):\n    first_name = Column(String(80), nullable=False)\n    last_name: Mapped[str] = mapped_column(String(80))\n    password = Column(String(128))\n    api_key = Column(String, default=lambda: secrets.token_hex(16))\n    phone = models.CharField(max_length=20, blank=True)\n",
    )
    yield (
        "typescript",
        "a.ts",
        "export interface Person {\n  firstName: string;\n  lastName?: string | null;\n  phoneNumber: PhoneNumber;\n  dateOfBirth: Date;\n  accessToken: Readonly<Token>;\n}\nconst creds = { password: env.DB_PASSWORD!, user: env.DB_USER ?? 'app' };\nconst key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt']);\n",
    )
    yield (
        "token-classes",
        "t.js",
        "createToken('NUMERICIDENTIFIER', '0|[1-9]\\\\d*')\ncreateToken('GTE0PRE', '^\\\\s*>=\\\\s*0\\\\.0\\\\.0-0\\\\s*$')\nstate.addToken('1234\\\\n1234')\nconst authTokenKey = `${regKey}:_authToken`\n",
    )
    yield (
        "lexer",
        "l.py",
        "TOKENS = {'NUMBER': r'\\d+(\\.\\d*)?', 'ASSIGN': r':=', 'ID': r'[A-Za-z]+'}\ntoken = Token('NUMBER', '3.14', 1, 5)\nself.token = next(self.tokens)\nkey0 = 305419896\nkey1 = 591751049\nif sig != stringEndArchive64:\n    raise BadZipFile\nkey = 0x9E3779B97F4A7C15\n",
    )
    yield (
        "hash-code",
        "h.c",
        "static const uint32_t K[64] = {\n"
        + _rows(8, lambda i: "  " + ", ".join(f"0x{d.hex(8)}" for _ in range(8)) + ",\n")
        + "};\nuint64_t key = 0xcbf29ce484222325ULL;\n#define SECRET_LEN 32\n#define SSL_OP_NO_EXTENDED_MASTER_SECRET SSL_OP_BIT(0)\n",
    )
    yield (
        "auth-test",
        "test_auth.py",
        "def test_login(client):\n    response = client.post('/login', data={'username': 'testuser', 'password': 'password'})\n    assert response.status_code == 200\n    client.credentials(HTTP_AUTHORIZATION='Bearer mytoken')\n    with pytest.raises(InvalidToken):\n        verify('invalid-token')\n    monkeypatch.setenv('API_KEY', 'test-key')\n",
    )
    yield (
        "npmrc-doc",
        "npmrc.md",
        "    //registry.npmjs.org/:_authToken=MYTOKEN\n    //somewhere-else.com/:_authToken=${NPM_TOKEN}\n    _password = <base64>\n",
    )
    yield (
        "flags-doc",
        "f.txt",
        "  --set-secrets=ENV=mysecret:latest,OTHER_ENV=othersecret:1\n  --password-file FILE   read the password from FILE\n  --token TOKEN, -t TOKEN   access token\n  hostname:port:username:password:base_dn:flags\n  --key-file=/etc/ssl/private/server.key\n",
    )
    yield (
        "regexes",
        "r.txt",
        "(?i)password[=:]\\s*(\\S+)\n^[A-Z0-9._%+-]+@[A-Z0-9.-]+\\.[A-Z]{2,}$\n\\b\\d{3}-\\d{2}-\\d{4}\\b\n^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14})$\nghp_[A-Za-z0-9]{36}\nAKIA[0-9A-Z]{16}\n(\\\\M-\\\\C-|\\\\c\\\\M-|\\\\x[0-9a-f]{1,2})\nsk-[a-zA-Z0-9]{48}\n",
    )
    yield (
        "policy",
        "p.md",
        "# Password policy\n\nA password must have at least 12 characters, one digit and one sign. A passphrase of 5 words is better. Tokens expire after 90 days; PINs have 6 digits. Don't reuse the last 10 passwords. Secrets: never in tickets. Key length: 2048 bits or more; API keys: rotate yearly.\n"
        * 3,
    )
    yield (
        "theorems",
        "t.md",
        "Dijkstra's algorithm, the Bellman-Ford method, Gauss-Seidel iteration and the Cauchy-Schwarz inequality are used below. Euler's totient, a Bloom filter, Huffman codes, Kruskal's and Prim's trees, the Fourier and Laplace transforms, Runge-Kutta, Levenshtein distance and the Hamming weight follow. See the Turing machine, the Nyquist rate, the Doppler shift.\n"
        * 2,
    )
    yield (
        "rfc",
        "r.txt",
        "   The client MUST send the token in the Authorization header field.  The\n   server SHOULD respond with 401 (Unauthorized).  Example:\n\n     GET /resource HTTP/1.1\n     Host: server.example.com\n     Authorization: Bearer <token>\n\n   See Section 5.2, Appendix A.\n",
    )
    yield (
        "man",
        "m.1",
        ".TH TOOL 1\n.SH SYNOPSIS\n.B tool\n[\\fB\\-\\-password\\fR \\fIfile\\fR] [\\fB\\-k\\fR \\fIkey\\fR]\n.SH OPTIONS\n.TP\n\\fB\\-\\-token\\fR=\\fItoken\\fR\nUse \\fItoken\\fR; the form \\\\\\fIo\\fP is an octal number.\n",
    )
    yield (
        "licence",
        "LICENSE",
        "License: BSD-3-clause-variant\n Redistribution and use in source and binary forms, with or without\n modification, are permitted provided that the following conditions are met:\nLicense-Key: none\nLicense: GPL-3+-autoconf-exception\nLicense: Unicode-DFS-2016\nLicense: GPL-2+ with exception\n",
    )
    yield (
        "changelog",
        "CHANGES",
        "tool (1.2-3) unstable; urgency=medium\n\n  * Update symbols and pass ABI=64 for mips64 (Closes: #748319)\n  * t/020_create_sql_remove.t: fix the test of the token parser.\n  * Pass --secret=no to configure; the key moves to /etc/tool/key.d.\n  * Ensure that the password file is labeled.\n",
    )
    yield (
        "suffixes",
        "p.dat",
        "// data : 2016-06-02 Registry\n// pin : 2014-12-18 Registry\n// call : 2015-05-07 Registry\n// phone : 2016-06-02 Registry\n// tel : 2014-06-05 Registry\n",
    )
    yield (
        "dmesg",
        "d.txt",
        _rows(
            16,
            lambda i: (
                f"[{r.uniform(0, 99):12.6f}] {d.pick('usb 1-1: new high-speed USB device number', 'pci 0000:00:1f.2: BAR 5: [mem 0xf7d1a000-0xf7d1a7ff], irq', 'Key type dns_resolver registered', 'random: crng init done, pool')} {r.randint(2, 99)}\n"
            ),
        ),
    )
    yield (
        "maps",
        "m.txt",
        _rows(
            16,
            lambda i: (
                f"{d.hex(12)}-{d.hex(12)} r-xp {d.hex(8)} 08:{r.randint(10, 99)} {r.randint(10**5, 10**7)}   /usr/lib/x86_64-linux-gnu/libc.so.6\n"
            ),
        ),
    )
    yield (
        "strace",
        "s.txt",
        _rows(
            12,
            lambda i: (
                f'read(3, "\\177ELF\\2\\1\\1\\0", 832) = 832\nmmap(NULL, {r.randint(4096, 10**7)}, PROT_READ, MAP_PRIVATE, 3, 0) = 0x{d.hex(12)}\ngetrandom("\\x{d.hex(2)}\\x{d.hex(2)}\\x{d.hex(2)}\\x{d.hex(2)}", 4, GRND_NONBLOCK) = 4\n'
            ),
        ),
    )
    yield (
        "tcpdump",
        "t.txt",
        _rows(
            16,
            lambda i: (
                f"10:00:{i:02d}.{d.of(DIGITS, 6)} IP 192.0.2.{i + 1}.{r.randint(20000, 60000)} > 198.51.100.7.443: Flags [P.], seq {r.randint(1, 10**9)}:{r.randint(1, 10**9)}, ack 1, win 501, length {r.randint(1, 1400)}\n"
            ),
        ),
    )
    yield (
        "nginx",
        "n.conf",
        "server {\n  listen 443 ssl;\n  server_name www.example.com;\n  ssl_certificate /etc/ssl/certs/site.pem;\n  ssl_certificate_key /etc/ssl/private/site.key;\n  auth_basic_user_file /etc/nginx/.htpasswd;\n  proxy_set_header Authorization $http_authorization;\n  location /users/ { proxy_pass http://127.0.0.1:8080; }\n}\n",
    )
    yield (
        "access-log",
        "a.log",
        _rows(
            16,
            lambda i: (
                f'198.51.100.{i} - - [06/May/2024:10:00:{i:02d} +0200] "GET /users/{r.randint(1, 99)}/orders?token=&page={i} HTTP/1.1" 200 {r.randint(100, 9999)} "-" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.6099.109 Safari/537.36"\n'
            ),
        ),
    )
    yield (
        "routes",
        "r.rb",
        "get '/users/:id/posts/:post_id', to: 'posts#show'\nGET  /users/{id}/profile\napp.use('/u/:name/settings', router)\npath('users/<int:pk>/edit/form', v)\nfetch(`/users/${id}/repos/list`)\nhttps://api.example.com/users/octocat/repos/all\nGET /users/octocat/repos/hello\n",
    )
    yield (
        "container-paths",
        "c.txt",
        _rows(
            12,
            lambda i: (
                f"/app/src/{d.pick(*WORDS)}.py:{i} /workspace/build/{d.pick(*WORDS)}.o /usr/src/app/index.js /src/lib.rs /opt/app/bin /srv/www/html /var/lib/docker/overlay2/{d.hex(64)}/merged /go/src/app/main.go /home/node/app/x.js /builds/group/project/a.c\n"
            ),
        ),
    )
    yield (
        "lock-bun",
        "bun.lock",
        '{\n  "packages": {\n'
        + _rows(
            8,
            lambda i: f'    "{d.pick(*WORDS)}{i}": ["{d.pick(*WORDS)}@{_ver(d)}", "", {{}}, "sha512-{_b64(d, 64)}"],\n',
        )
        + "  }\n}\n",
    )
    yield (
        "lock-pnpm",
        "pnpm-lock.yaml",
        "lockfileVersion: '9.0'\npackages:\n"
        + _rows(
            8,
            lambda i: (
                f"\n  '@scope/{d.pick(*WORDS)}@{_ver(d)}':\n    resolution: {{integrity: sha512-{_b64(d, 64)}}}\n    engines: {{node: '>=18'}}\n"
            ),
        ),
    )
    yield (
        "lock-uv",
        "uv.lock",
        _rows(
            8,
            lambda i: (
                f'[[package]]\nname = "{d.pick(*WORDS)}"\nversion = "{_ver(d)}"\nsdist = {{ url = "https://files.pythonhosted.org/packages/{d.hex(2)}/{d.hex(2)}/{d.hex(60)}/a-{_ver(d)}.tar.gz", hash = "sha256:{d.hex(64)}", size = {r.randint(999, 99999)} }}\n\n'
            ),
        ),
    )
    yield (
        "lock-pipfile",
        "Pipfile.lock",
        json.dumps(
            {
                "_meta": {"hash": {"sha256": d.hex(64)}},
                "default": {
                    w: {"hashes": [f"sha256:{d.hex(64)}" for _ in range(3)], "version": f"=={_ver(d)}"}
                    for w in WORDS[:5]
                },
            },
            indent=4,
        ),
    )
    yield (
        "lock-composer",
        "composer.lock",
        json.dumps(
            {
                "content-hash": d.hex(32),
                "packages": [
                    {
                        "name": f"acme/{w}",
                        "version": "v" + _ver(d),
                        "source": {"type": "git", "url": f"https://github.com/acme/{w}.git", "reference": d.hex(40)},
                        "dist": {"shasum": "", "reference": d.hex(40)},
                    }
                    for w in WORDS[:4]
                ],
            },
            indent=4,
        ),
    )
    yield (
        "lock-gem",
        "Gemfile.lock",
        "GEM\n  remote: https://rubygems.org/\n  specs:\n"
        + _rows(9, lambda i: f"    {d.pick(*WORDS)} ({_ver(d)}.{r.randint(1, 9)})\n")
        + "CHECKSUMS\n"
        + _rows(4, lambda i: f"  {d.pick(*WORDS)} ({_ver(d)}) sha256={d.hex(64)}\n"),
    )
    yield (
        "lock-mix",
        "mix.lock",
        "%{\n"
        + _rows(
            6,
            lambda i: (
                f'  "{d.pick(*WORDS)}{i}": {{:hex, :{d.pick(*WORDS)}, "{_ver(d)}", "{d.hex(64)}", [:mix], [], "hexpm", "{d.hex(64)}"}},\n'
            ),
        )
        + "}\n",
    )
    yield (
        "lock-nix",
        "flake.lock",
        json.dumps(
            {
                "nodes": {
                    "nixpkgs": {
                        "locked": {
                            "lastModified": 1714989600,
                            "narHash": "sha256-" + _b64(d, 32),
                            "owner": "NixOS",
                            "repo": "nixpkgs",
                            "rev": d.hex(40),
                            "type": "github",
                        }
                    }
                }
            },
            indent=2,
        ),
    )
    yield (
        "lock-pub",
        "pubspec.lock",
        "packages:\n"
        + _rows(
            6,
            lambda i: (
                f'  {d.pick(*WORDS)}{i}:\n    dependency: transitive\n    description:\n      name: x\n      sha256: {d.hex(64)}\n      url: "https://pub.dev"\n    version: "{_ver(d)}"\n'
            ),
        ),
    )
    yield (
        "lock-swift",
        "Package.resolved",
        json.dumps(
            {
                "pins": [{"identity": w, "state": {"revision": d.hex(40), "version": _ver(d)}} for w in WORDS[:4]],
                "version": 2,
            },
            indent=2,
        ),
    )
    yield (
        "lock-terraform",
        ".terraform.lock.hcl",
        'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.31.0"\n  hashes = [\n'
        + _rows(6, lambda i: f'    "{d.pick("h1", "zh")}:{d.pick(_b64(d, 32), d.hex(64))}",\n')
        + "  ]\n}\n",
    )
    yield (
        "sbom",
        "sbom.json",
        json.dumps(
            {
                "bomFormat": "CycloneDX",
                "serialNumber": f"urn:uuid:{d.uuid()}",
                "components": [
                    {
                        "type": "library",
                        "name": w,
                        "version": _ver(d),
                        "purl": f"pkg:npm/{w}@{_ver(d)}",
                        "licenses": [{"expression": "(MIT OR Apache-2.0) AND Unicode-DFS-2016"}],
                        "hashes": [{"alg": "SHA-256", "content": d.hex(64)}],
                    }
                    for w in WORDS[:5]
                ],
            },
            indent=1,
        ),
    )
    yield (
        "cloud-schemas",
        "s.py",
        "HASHES = {\n"
        + _rows(
            10,
            lambda i: (
                f'    "AWS::{d.pick("ApiGateway", "MSK", "Config", "DataSync")}::{d.pick("ApiKey", "BatchScramSecret", "AccessToken", "Secret")}{i}": "{d.hex(16)}",\n'
            ),
        )
        + "}\n",
    )
    yield (
        "tokenizer",
        "tokenizer.json",
        json.dumps(
            {
                "added_tokens": [
                    {"id": i, "content": f"<|{w}|>", "special": True}
                    for i, w in enumerate(("endoftext", "im_start", "pad"))
                ],
                "model": {
                    "vocab": {f"Ġ{w}": 200 + i for i, w in enumerate(WORDS)},
                    "merges": ["Ġ t", "h e", "Ġpass word"],
                },
                "eos_token": "</s>",
                "pad_token": "[PAD]",
            },
            ensure_ascii=False,
        ),
    )
    yield (
        "source-map",
        "a.js.map",
        json.dumps(
            {
                "version": 3,
                "sources": ["webpack:///./src/login.ts"],
                "names": ["password", "token"],
                "mappings": ";".join(d.of(ALNUM + ",;", 60) for _ in range(10)),
            }
        ),
    )
    yield (
        "wasm-text",
        "a.wat",
        '(module\n  (memory 1)\n  (data (i32.const 0) "'
        + "".join(f"\\{d.hex(2)}" for _ in range(60))
        + '")\n  (func $key (param i32) (result i32) local.get 0))\n',
    )
    yield (
        "font-css",
        "f.css",
        f"@font-face{{font-family:A;src:url(data:font/woff2;charset=utf-8;base64,{_b64(d, 900)}) format('woff2')}}\n",
    )
    yield (
        "notebook",
        "n.ipynb",
        json.dumps(
            {
                "cells": [
                    {
                        "cell_type": "code",
                        "outputs": [
                            {"data": {"image/png": _b64(d, 700), "text/plain": ["<Figure size 640x480 with 1 Axes>"]}}
                        ],
                        "source": ["df.head()"],
                    }
                ],
                "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
            }
        ),
    )
    yield (
        "latex",
        "a.tex",
        "\\newcommand{\\token}[1]{\\texttt{#1}}\n\\begin{tabular}{lr}\nkey & 128 bit \\\\\nsecret & 256 bit \\\\\n\\end{tabular}\n\\cite{diffie1976new,rivest1978method}\n\\hspace{0.5em}\\\\[2pt]\n",
    )
    yield (
        "oneline",
        "l.txt",
        _rows(
            24,
            lambda i: (
                f"{d.hex(7)} {d.pick('Fix', 'Add', 'Drop', 'Rename')} {d.pick(*WORDS)} {d.pick('token', 'password', 'key', 'secret')} {d.pick('check', 'handling', 'parser', 'tests')} (#{r.randint(1, 9999)})\n"
            ),
        ),
    )
    yield (
        "diff",
        "a.diff",
        f"diff --git a/auth.py b/auth.py\nindex {d.hex(7)}..{d.hex(7)} 100644\n--- a/auth.py\n+++ b/auth.py\n@@ -1,6 +1,7 @@\n-password = get_password()\n+password = get_password(prompt=True)\n+token: str = settings.token\n def check(key: bytes) -> bool:\n",
    )
    yield (
        "shell-auth",
        "a.sh",
        'read -rsp "Password: " PASSWORD\nTOKEN="$(gh auth token)"\ncurl -fsS -H "Authorization: Bearer ${TOKEN}" -u "${USER}:${PASSWORD}" "$URL"\nexport PGPASSWORD="$(pass show db/prod)"\nopenssl rand -hex 32 > secret.key\nssh-keygen -t ed25519 -N "" -f key\nunset PASSWORD TOKEN\n',
    )
    yield (
        "powershell",
        "a.ps1",
        "$cred = Get-Credential\n$password = Read-Host -AsSecureString -Prompt 'Password'\nConnect-Thing -Token $env:TOKEN -Key (Get-Content key.txt)\n[Convert]::ToBase64String($bytes)\n$secure = ConvertTo-SecureString $plain -AsPlainText -Force\n",
    )
    yield (
        "vim",
        "r.vim",
        'syn match rubyStringEscape "\\%(\\\\M-\\\\C-\\|\\\\C-\\\\M-\\|\\\\M-\\\\c\\|\\\\c\\\\M-\\)\\%(\\\\\\o\\{1,3}\\)" contained\nhi def link tokenKey Identifier\n',
    )
    yield (
        "sentences",
        "s.txt",
        "User code may set this to another number. The user can run it. Users may not execute files here. A user with rights is allowed to change it. Server is down; device name: unknown. The key is under the mat; the secret is patience. Call 112 in an emergency. Pass the token to the parser, then pass it on. Contact: see above. Name: required. Phone: optional.\n"
        * 2,
    )
    yield (
        "spreadsheet",
        "o.csv",
        "order,sku,qty,price,vat\n"
        + _rows(
            24,
            lambda i: (
                f"{r.randint(10**7, 10**8)},{d.of(UPPER, 3)}-{d.of(DIGITS, 4)}-{d.of(UPPER, 1)},{r.randint(1, 9)},{r.uniform(1, 99):.2f},{r.randint(5, 25)}%\n"
            ),
        ),
    )
    yield (
        "email-templates",
        "m.html",
        '<p>Hello {{ first_name }},</p><p>your code is {{ code }}. Click <a href="{{ reset_url }}?token={{ token }}">here</a> to reset your password.</p><p>Phone: {{ phone }}<br>Name: {{ name }}</p>\n',
    )
    yield (
        "placeholders",
        "p.md",
        'Set `API_KEY=<your-key>`, `password: ********`, `token: xxxxxxxxxxxx`, `SECRET=REPLACE_ME`, `key = "..."`, `Authorization: Bearer <token>`, `DB_URL=postgres://user:password@localhost:5432/db` and `PIN: ____`.\n'
        * 2,
    )
    _ = LOWER


def harmless(d: Draw) -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for source in (_catalogs(), _tables(d), _code(d)):
        for kind, name, text in source:
            yield f"harmless-{kind}", name, text.encode()
