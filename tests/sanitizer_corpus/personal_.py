"""Which personal data and local paths are there, and where do they stand?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import json
from collections.abc import Iterator

from .draw import DIGITS, LOWER, UPPER, Draw
from .secrets_ import Place


def luhn_digit(body: str) -> str:
    """The digit that makes ``body`` a valid card number."""
    total = 0
    for place, sign in enumerate(reversed(body)):
        value = int(sign) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def card(d: Draw) -> str:
    """A payment card number."""
    prefix, size = d.rng.choice([("4", 16), ("51", 16), ("55", 16), ("37", 15), ("6011", 16)])
    body = prefix + d.of(DIGITS, size - len(prefix) - 1)
    return body + luhn_digit(body)


def iban(d: Draw, country: str, size: int) -> str:
    """An account number with a valid remainder."""
    body = d.of(DIGITS, size)
    value = int("".join(str(int(c, 36)) for c in body + country) + "00")
    return f"{country}{98 - value % 97:02}{body}"


def fours(text: str) -> str:
    """Groups of four."""
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def personal_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Personal data in prose, tables, JSON and logs."""
    mail, number = d.email(), card(d)
    yield "email-prose", ("m.txt", f"Please ask {mail} about the invoice.\n", [mail], ["about the invoice."])
    yield "email-json", ("u.json", json.dumps({"mail": mail, "age": 31}), [mail], ['"age": 31'])
    yield "email-mailto", ("a.html", f'<a href="mailto:{mail}?subject=Hi">write</a>', [mail], ["subject=Hi"])
    yield "email-csv", ("u.csv", f"id,mail,plan\n7,{mail},pro\n", [mail], ["id,mail,plan", "pro"])
    yield "email-plus", ("a.txt", f"cc: {mail.replace('@', '+news@')}\n", [mail.replace("@", "+news@")], ["cc:"])
    person = d.person()
    yield (
        "git-author",
        (
            "log.txt",
            f"commit 1\nAuthor: {person} <{mail}>\nDate: Mon\n\n    Fix the parser\n",
            [mail, person],
            ["Fix the parser"],
        ),
    )
    for shape in (
        number,
        fours(number) if len(number) == 16 else number,
        "-".join(fours(number).split()) if len(number) == 16 else number,
    ):
        yield "card", ("p.txt", f"Card: {shape}\nAmount: 30.00\n", [shape], ["Amount: 30.00"])
        yield "card-csv", ("p.csv", f"name,pan\nx,{shape}\n", [shape], ["name,pan"])
    yield "card-json-number", ("p.json", json.dumps({"card": int(number), "amount": 30}), [number], ['"amount": 30'])
    for country, size in (("DE", 18), ("CH", 17), ("NL", 14), ("FR", 23), ("GB", 14)):
        value = iban(d, country, size)
        if country in ("NL", "GB"):
            value = iban(d, country, size)
        yield "iban", ("b.txt", f"IBAN {fours(value)}\nThank you\n", [fours(value)], ["Thank you"])
        yield "iban-compact", ("b.json", json.dumps({"iban": value, "ok": True}), [value], ['"ok": true'])
    ssn = f"{d.rng.randint(100, 660)}-{d.rng.randint(10, 99)}-{d.rng.randint(1000, 9999)}"
    yield "ssn", ("e.txt", f"SSN: {ssn}\nStart: May\n", [ssn], ["Start: May"])
    yield "ssn-csv", ("e.csv", f"name,ssn,dept\nx,{ssn},ops\n", [ssn], ["ops"])
    phones = [
        f"+41 {d.pick('44', '79', '31')} {d.of('23456789', 3)} {d.of(DIGITS, 2)} {d.of(DIGITS, 2)}",
        f"+49 {d.pick('151', '160', '171')} {d.of('23456789', 8)}",
        f"+1-{d.pick('415', '212', '617')}-{d.of('23456789', 3)}-{d.of(DIGITS, 4)}",
        f"({d.pick('415', '212', '617')}) {d.of('23456789', 3)}-{d.of(DIGITS, 4)}",
        f"{d.pick('415', '212', '617')}-{d.of('23456789', 3)}-{d.of(DIGITS, 4)}",
        f"+44 20 7{d.of(DIGITS, 3)} {d.of(DIGITS, 4)}",
        f"+33 6 {d.of('12345678', 2)} {d.of(DIGITS, 2)} {d.of(DIGITS, 2)} {d.of(DIGITS, 2)}",
    ]
    for phone in phones:
        yield "phone", ("c.txt", f"Call me at {phone} after lunch.\n", [phone], ["after lunch."])
        yield "phone-json", ("c.json", json.dumps({"phone": phone, "vip": False}), [phone], ['"vip": false'])
    ip = f"{d.rng.choice([10, 83, 145, 192, 185])}.{d.rng.randint(20, 250)}.{d.rng.randint(1, 250)}.{d.rng.randint(2, 250)}"
    yield (
        "ip-log",
        (
            "a.log",
            f'{ip} - - [10/May/2024:10:00:00 +0000] "GET /index.html HTTP/1.1" 200 12\n',
            [ip],
            ["GET /index.html HTTP/1.1"],
        ),
    )
    yield "ip-conf", ("a.conf", f"upstream = {ip}:8080\nworkers = 4\n", [ip], ["workers = 4", ":8080"])
    yield "ip-url", ("a.txt", f"open http://{ip}:3000/login now\n", [ip], [":3000/login now"])
    six = "2a02:" + ":".join(d.hex(4) for _ in range(7))
    yield "ipv6", ("a.log", f"peer {six} connected\n", [six], ["connected"])
    mac = ":".join(d.hex(2) for _ in range(6))
    yield "mac", ("a.log", f"ether {mac} txqueuelen 1000\n", [mac], ["txqueuelen 1000"])
    birth = f"{d.rng.randint(1950, 2004)}-0{d.rng.randint(1, 9)}-{d.rng.randint(10, 28)}"
    yield "birth", ("p.json", json.dumps({"date_of_birth": birth, "plan": "pro"}), [birth], ['"plan": "pro"'])


def path_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Account and machine names wherever paths and shells show them."""
    for _ in range(2):
        yield from one_user(d, d.user(), d.host())


def one_user(d: Draw, u: str, h: str) -> Iterator[tuple[str, Place]]:
    """All the ways one account on one machine shows."""
    simple = d.rng.choice(["maren", "yusuf", "anouk", "kwame"]) + d.of(LOWER, 2)
    full = d.person()
    rows: list[tuple[str, str, list[str], list[str]]] = [
        ("posix", f"File /home/{u}/project/report.csv line 3\n", [u], ["/project/report.csv line 3"]),
        ("posix-quoted", f'open("/home/{u}/data/in.json")\n', [u], ['/data/in.json")']),
        ("posix-bare", f"HOME=/home/{u}\nSHELL=/bin/bash\n", [u], ["SHELL=/bin/bash"]),
        ("posix-colon", f"PATH=/home/{u}/.local/bin:/usr/bin:/bin\n", [u], ["/.local/bin:/usr/bin:/bin"]),
        ("macos", f"/Users/{u}/Library/Logs/x.log\n", [u], ["/Library/Logs/x.log"]),
        ("macos-spaces", f"/Users/{full}/My Documents/payroll 2026.xlsx\n", [full], ["/My Documents/payroll 2026.xlsx"]),
        ("windows", f"C:\\Users\\{u}\\Desktop\\plan.docx\n", [u], ["\\Desktop\\plan.docx"]),
        ("windows-spaces", f'"C:\\Users\\{full}\\My Files\\a.txt" copied\n', [full], ["\\My Files\\a.txt", "copied"]),
        ("windows-json", json.dumps({"p": f"C:\\Users\\{u}\\AppData\\x.db", "n": 1}), [u], ['"n": 1', "AppData"]),
        ("windows-slash", f"c:/Users/{u}/go/src/main.go:12\n", [u], ["/go/src/main.go:12"]),
        ("wsl", f"/mnt/c/Users/{u}/code/app.py\n", [u], ["/code/app.py"]),
        ("wsl-unc", f"\\\\wsl$\\Ubuntu\\home\\{u}\\app\\a.py\n", [u], ["\\app\\a.py"]),
        ("wsl-localhost", f"\\\\wsl.localhost\\Ubuntu-22.04\\home\\{u}\\a.py\n", [u], ["\\a.py"]),
        ("unc", f"\\\\{h}\\projects\\2026\\plan.xlsx\n", [h], ["\\projects\\2026\\plan.xlsx"]),
        ("unc-home", f"copy \\\\{h}\\users\\{u}\\a.txt\n", [h, u], ["\\a.txt"]),
        ("file-url", f"file:///home/{u}/doc/index.html\n", [u], ["/doc/index.html"]),
        ("file-url-mac", f"see file:///Users/{u}/doc/a%20b.html now\n", [u], ["/doc/a%20b.html now"]),
        ("file-url-windows", f"file:///C:/Users/{u}/doc/a.html\n", [u], ["/doc/a.html"]),
        ("vscode", f"vscode://file/home/{u}/a/b.ts:3:1\n", [u], ["/a/b.ts:3:1"]),
        ("slug", f"/data/projects/-home-{simple}-shop-api/session.jsonl\n", [simple], ["-shop-api/session.jsonl"]),
        ("slug-mac", f"~/.claude/projects/-Users-{simple}-dev-web/a.jsonl\n", [simple], ["-dev-web/a.jsonl"]),
        ("slug-windows", f"C--Users-{simple}-dev-web\n", [simple], ["-dev-web"]),
        ("tilde", f"cp ~{simple}/notes.txt /srv/share/\n", [simple], ["/notes.txt /srv/share/"]),
        ("root", "cat /root/.ssh/config and more\n", ["/root/"], ["/.ssh/config and more"]),
        ("prompt", f"{simple}@{h}:~/shop$ make test\nok 12 passed\n", [simple, h], ["make test", "ok 12 passed"]),
        ("prompt-bracket", f"[{simple}@{h} shop]$ make test\nok\n", [simple, h], ["make test"]),
        ("prompt-zsh", f"{simple}@{h} shop % make test\nok\n", [simple, h], ["make test"]),
        ("bare-later", f"/home/{simple}/x.py\nThe user {simple} owns it, said {simple}.\n", [simple], ["owns it, said"]),
        ("ls", f"drwxr-xr-x  2 {simple} staff  4096 May  1 10:00 src\n", [simple], ["4096 May  1 10:00 src"]),
        ("passwd", f"root:x:0:0:root:/root:/bin/sh\n{simple}:x:1000:1000::/home/{simple}:/bin/bash\n", [simple], ["/bin/bash"]),
        ("id", f"uid=1000({simple}) gid=1000({simple}) groups=27(sudo)\n", [simple], ["groups=27(sudo)"]),
        ("env-user", f"USER={simple}\nLANG=C\n", [simple], ["LANG=C"]),
        ("env-host", f"HOSTNAME={h}\nLANG=C\n", [h], ["LANG=C"]),
        ("windows-env", f"USERPROFILE=C:\\Users\\{u}\r\nCOMPUTERNAME={h.upper()}\r\nOS=Windows_NT\r\n", [u, h.upper()], ["OS=Windows_NT"]),
        ("ssh", f"scp {simple}@{h}:/srv/data/a.csv .\n", [simple, h], ["/srv/data/a.csv ."]),
        ("traceback", f'Traceback (most recent call last):\n  File "/home/{u}/app/main.py", line 3, in <module>\nValueError: x\n', [u], ['/app/main.py", line 3']),
        ("mac-tmp", f"/private/var/folders/{d.of(LOWER, 2)}/{d.of(LOWER + DIGITS, 28)}0000gn/T/tmp1/a.txt\n", [], ["/T/tmp1/a.txt"]),
        ("cygwin", f"/cygdrive/c/Users/{u}/x.c\n", [u], ["/x.c"]),
        ("git-bash", f"/c/Users/{u}/x.c\n", [u], ["/x.c"]),
        ("media", f"/media/{simple}/USB/a.mp4\n", [simple], ["/USB/a.mp4"]),
        ("escaped", f"cd /Users/{full.replace(' ', chr(92) + ' ')}/src && ls\n", [full.split()[1]], ["/src && ls"]),
        ("mac-name", f"{full.split()[0]}s-MacBook-Pro.local is up\n", [full.split()[0] + "s-MacBook"], ["is up"]),
        ("windows-name", f"connected to DESKTOP-{d.of(UPPER + DIGITS, 7)} ok\n", [], ["ok"]),
    ]  # fmt: skip
    for kind, text, vanish, stay in rows:
        yield kind, ("out.txt", text, vanish, stay)
