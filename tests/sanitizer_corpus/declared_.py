"""How do languages, tools and tables declare a password where no plain sign of assignment stands?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import base64
from collections.abc import Iterator

from .draw import Draw

Place = tuple[str, str, list[str], list[str]]
"""File name, text, what must vanish, what must stay."""


def declared_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """One case of each declaration, with a value a person would choose."""
    rows: list[tuple[str, str, str, str]] = [
        ("typed-python", "a.py", 'db_password: str = "{v}"\nport: int = 1\n', "port: int = 1"),
        ("typed-go", "a.go", 'const dbPassword string = "{v}"\nvar n = 1\n', "var n = 1"),
        ("typed-rust", "a.rs", 'const DB_PASSWORD: &str = "{v}";\nlet n = 1;\n', "let n = 1;"),
        ("typed-c", "a.c", 'static char auth_token[] = "{v}";\nint n;\n', "int n;"),
        ("typed-basic", "a.vb", 'Dim apiPassword As String = "{v}"\n', "As String"),
        ("define-c", "a.h", '#define SMTP_PASSWORD "{v}"\n#define N 3\n', "#define N 3"),
        ("env-blank", "Dockerfile", "FROM alpine\nENV DB_PASSWORD {v}\nRUN make\n", "RUN make"),
        ("setx", "a.cmd", 'setx DB_PASS "{v}"\necho ok\n', "echo ok"),
        ("cmake-set", "CMakeLists.txt", 'set(passwd "{v}")\nproject(x)\n', "project(x)"),
        ("lua-long", "a.lua", "local password = [[{v}]]\nlocal n = 1\n", "local n = 1"),
        ("yaml-block", "a.yml", "password: |\n  {v}\nmode: x\n", "mode: x"),
        ("yaml-anchor", "a.yml", "password: &pw {v}\nmode: x\n", "mode: x"),
        ("terraform-default", "a.tf", 'variable "db_password" {\n  type    = string\n  default = "{v}"\n}\n', "type    = string"),
        ("form-part", "body.txt", '--b\nContent-Disposition: form-data; name="password"\n\n{v}\n--b--\n', "form-data"),
        ("clojure", "a.clj", '{:password "{v}" :n 1}\n', ":n 1"),
        ("fallback", "a.js", 'const dbPassword = process.env.DB || "{v}";\nrun();\n', "run();"),
        ("ecs-pair", "t.json", '{"Name":"DB_PASSWORD","Value":"{v}"}', "DB_PASSWORD"),
        ("sql-insert", "a.sql", "INSERT INTO users (id, login, password, age) VALUES\n (1,'ann','{v}',31);\nSELECT 1;\n", "SELECT 1;"),
        ("sql-national", "a.sql", "CREATE LOGIN app WITH PASSWORD = N'{v}';\nSELECT 1;\n", "SELECT 1;"),
        ("host-login", "a.txt", "connecting as deploy:{v}@db.acme.dev:3306\nok\n", "connecting as deploy:"),
        ("markdown-table", "a.md", "| user | password |\n|---|---|\n| ann | {v} |\n", "| user | password |"),
        ("psql-table", "a.log", "+------+----------+\n| user | password |\n+------+----------+\n| ann  | {v} |\n", "| ann"),
        ("html-row", "a.html", "<tr><td>password</td><td>{v}</td></tr>\n", "<td>password</td>"),
        ("pass-element", "sites.xml", '<Pass encoding="plain">{v}</Pass>\n', "plain"),
        ("wifi", "wpa.conf", 'network={\n ssid="office"\n psk="{v}"\n}\n', "office"),
        ("kickstart", "ks.cfg", "rootpw --plaintext {v}\nreboot\n", "reboot"),
        ("expect", "a.exp", 'expect "Password:"\nsend "{v}\\r"\ninteract\n', "interact"),
        ("broker", "a.sh", "rabbitmqctl add_user app {v}\nexit 0\n", "exit 0"),
        ("spoken", "chat.txt", "use user ann with password {v} please\n", "please"),
    ]  # fmt: skip
    for kind, file, text, stay in rows:
        value = d.of("bdfgklmnprst", 5).capitalize() + d.of("23456789", 4) + d.pick("!", "x", "Q")
        yield kind, (file, text.replace("{v}", value), [value], [stay])
    value = base64.b64encode((d.an(9) + "4z!").encode()).decode()
    manifest = f"apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  config.txt: {value}\n"
    yield "manifest", ("s.yaml", manifest, [value], ["kind: Secret", "name: db"])
