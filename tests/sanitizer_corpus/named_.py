"""Which persons named by a key, a header, an address beside or a column must vanish, and which look-alikes must stay?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import json
from collections.abc import Iterator

from .declared_ import Place
from .draw import DIGITS, Draw

TOLD: tuple[str, ...] = (
    "Contact person",
    "Ansprechpartner",
    "Bill to",
    "Registrant Name",
    "Admin Name",
    "Applicant",
    "Next of kin",
)
TOLD += (
    "Prepared by",
    "Assignee",
    "Account holder",
    "Cardholder Name",
    "Attn",
    "Full name",
    "Landlord",
    "Passenger name",
)
COLUMNS = ("pesel", "sin", "personnummer", "national_id", "tax_id", "passport_no", "account_number", "insurance_id")
STREETS = ("address", "street", "street_address", "Address Line 1", "home_address")
NATIONAL = ("07{3} {6}", "0171 {7}", "0171/{7}", "079 {3} {2} {2}", "0412 {3} {3}", "090-{4}-{4}")
NEGATIVE = (
    ("named-i18n", "en.json", '{"author": "Author Name", "contact": "Contact Person", "owner": "Team Owner", "fullName": "Full Name", "street": "Street Name 1"}\n'),
    ("named-organisation", "package.json", '{"author": "Acme Inc.", "contributors": ["The Foo Project Developers"], "maintainers": [{"name": "Platform Team", "email": "platform@example.com"}]}\n'),
    ("named-maven", "pom.xml", "<project><name>Spring Boot Starter</name><developers><developer><name>Acme Platform Team</name></developer></developers></project>\n"),
    ("named-workflow", "ci.yml", "name: Deploy Docs\njobs:\n  build:\n    name: Run Tests\n    steps:\n      - name: Check Out\n"),
    ("named-products", "p.csv", "sku,name,price,owner\n1,Blue Lamp,10,Platform Team\n"),
    ("named-headings", "t.md", "| Name | Type |\n|---|---|\n| User Name | string |\n| Street Address | string |\n"),
    ("named-code", "a.py", 'author = get_author()\nclass Meta:\n    ordering = ["last_name", "first_name"]\n    author: str\nfullname: StrPath\n'),
    ("named-prose", "n.md", "Contact: Help Center\nApproved by Legal Team. Merged by automation. Reported by: Automatic Monitoring\n"),
    ("named-cities", "c.csv", "city,country,lat,lon\nLeeds,GB,53.79965,-1.54912\n"),
    ("named-places", "c.json", '{"city": "Leeds", "lat": 53.79965, "lng": -1.54912}\n'),
    ("named-sine", "s.csv", "x,sin,cos\n1.5707963,0.9999999,0.0000001\n"),
    ("named-numbers", "n.txt", "07 12 2024\n01-02-2024 03:04:05\nrange 010 020 030\n0171 items\n"),
    ("named-notice", "LICENSE", "MIT License\n\nCopyright (c) 2020 Maren Brennan\n\nPermission is hereby granted\n"),
)  # fmt: skip


def named_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Full names, numbers and places of persons in the files that tools and offices write."""
    a, b, mail, account = d.person(), d.person(), d.email(), d.user()
    first, last = a.split(" ")
    rows = [
        ("changelog", "changelog", f"x (1.2-3) unstable; urgency=low\n\n  * Fix.\n\n -- {a} <{mail}>  Tue, 05 Mar 2024 10:00:00 +0100\n", [a], "* Fix."),
        ("shortlog", "s.txt", f"    12\t{a} <{mail}>\n     3\t{b}\n", [a, b], "12\t"),
        ("blame", "b.txt", f"^b7ddb5f ({a} 2024-03-05 10:22:01 +0100 12) import os\n", [a], "import os"),
        ("log-line", "l.txt", f"* 3f1a2b4 - Fix it (2 days ago) <{a}>\n* 1a2b3c4 - Add page (3 weeks ago) <{b}>\n", [a, b], "Add page"),
        ("author-string", "package.json", f'{{"name": "x-api", "author": "{a}", "license": "MIT"}}\n', [a], "x-api"),
        ("author-objects", "package.json", json.dumps({"name": "x-api", "contributors": [{"name": a, "email": mail}], "author": {"name": b}}), [a, b], "x-api"),
        ("author-toml", "pyproject.toml", f'name = "x-api"\nauthors = [{{name = "{a}", email = "{mail}"}}]\n', [a], "x-api"),
        ("author-dunder", "m.py", f'__author__ = "{a}"\n__version__ = "1.2"\n', [a], "1.2"),
        ("author-javadoc", "A.java", f"/**\n * Handles it.\n * @author {a}\n */\n", [a], "Handles it."),
        ("author-latex", "a.tex", f"\\title{{On it}}\n\\author{{{a} \\and {b}}}\n", [a, b], "On it"),
        ("author-maven", "pom.xml", f"<developer>\n  <name>{a}</name>\n</developer><artifactId>kept</artifactId>\n", [a], "kept"),
        ("author-list", "x.yml", f"authors:\n  - {a}\n  - {b}\nversion: 2\n", [a, b], "version: 2"),
        ("profile", "u.json", json.dumps({"login": account, "id": 7, "name": a, "email": mail}), [a, account], '"id"'),
        ("slack", "u.json", json.dumps({"id": "U02", "real_name": a, "profile": {"email": mail}}), [a], "U02"),
        ("headers", "m.txt", f"From: {a}\nSent: Tuesday\nTo: {b}\nSubject: Figures\n", [a, b], "Figures"),
        ("quoted", "m.txt", f"On 5 Mar 2024, at 10:22, {a} wrote:\n> hello\n", [a], "> hello"),
        ("chat", "c.txt", f"05/03/2024, 10:22 - {a}: see you\n[05.03.24, 10:23:01] {b}: ok\n", [a, b], "see you"),
        ("captions", "c.vtt", f"<v {a}>Good morning</v>\n", [a], "Good morning"),
        ("minutes", "m.md", f"Attendees: {a}, {b}\n\n- parser fixed\n", [a, b], "parser fixed"),
        ("tickets", "t.csv", f"Key,Summary,Assignee\nOPS-1,Fix login,{a}\n", [a], "Fix login"),
        ("psql", "o.txt", f" id | first_name | last_name\n----+------------+-----------\n  1 | {first} | {last}\n(1 row)\n", [last], "(1 row)"),
        ("gecos", "passwd", f"{account}:x:1001:1001:{a},,,:/home/{account}:/bin/sh\n", [a], "/bin/sh"),
        ("registry", "r.reg", f'"RegisteredOwner"="{a}"\n"ProductName"="X"\n', [a], "ProductName"),
        ("directory", "l.ldif", f"dn: cn={a},ou=people\nobjectClass: person\n", [a], "objectClass"),
        ("html-cells", "t.html", f"<td>Contact person</td><td>{a}</td><td>kept</td>\n", [a], "kept"),
        ("jenkins", "c.log", f"Started by user {a}\nRunning\n", [a], "Running"),
        ("coordinates", "g.json", '{"latitude": 51.507351, "longitude": -0.127758, "zoom": 3}', ["51.507351", "0.127758"], '"zoom": 3'),
        ("track", "t.gpx", '<trkpt lat="51.507351" lon="-0.127758"><ele>8</ele></trkpt>\n', ["51.507351"], "<ele>8"),
        ("photo", "e.txt", "GPSLatitude: 54.632827\nGPS Longitude : 0 deg 7' 39.93\" W\nOrientation: 1\n", ["54.632827", "39.93"], "Orientation: 1"),
        ("plate", "a.txt", f"License plate: 7ABC{d.of(DIGITS[1:], 3)}\nend\n", ["7ABC"], "end"),
    ]  # fmt: skip
    rows += [(f"told-{key}", "f.txt", f"Ref 44\n{key}: {a}\nStatus: open\n", [a], "Status: open") for key in TOLD]
    for head in COLUMNS:
        number = d.of(DIGITS[1:], 9)
        rows.append((f"column-{head}", "r.csv", f"id,{head},status\n3,{number},open\n", [number], "open"))
    for head in STREETS:
        street = f"{d.of(DIGITS[1:], 2)} {last} Lane"
        rows.append((f"column-{head}", "r.csv", f"id,{head},city\n3,{street},Leeds\n", [street], "Leeds"))
    for shape in NATIONAL:
        number = "".join(
            d.of(DIGITS[1:], int(c)) if c.isdigit() and shape[i - 1] == "{" else c for i, c in enumerate(shape)
        )
        number = number.replace("{", "").replace("}", "")
        rows.append((f"phone-{shape[:4]}", "m.txt", f"call me on {number} tonight\n", [number], "tonight"))
    for kind, file, text, vanish, stay in rows:
        yield kind, (file, text, vanish, [stay])
        inside = json.dumps({"role": "tool", "content": text})
        yield f"{kind}-in-json", ("s.jsonl", inside + "\n", vanish, ['"role": "tool"'])


def named_negatives() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for kind, file, text in NEGATIVE:
        yield kind, file, text.encode()
