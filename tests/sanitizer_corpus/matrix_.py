"""Which personal data stand in which notation? Kinds crossed with notations, so that no hole between them is unseen."""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import csv
import html
import io
import json
import sys
from collections.abc import Callable, Iterator
from urllib.parse import quote, quote_plus

from .draw import DIGITS, Draw
from .matrix_values_ import ADDRESSES, GIVEN, NUMBERS, PERSONS, Kind, person
from .secrets_ import Place

Notation = Callable[[Draw, str, str, str], tuple[str, str, list[str]]]
"""From label, key and value: a file's name, its text, and what of it must stay."""


def camel(key: str) -> str:
    """``tax_file_number`` as ``taxFileNumber``."""
    first, *rest = key.split("_")
    return first + "".join(word.capitalize() for word in rest)


def table(rows: list[list[str]], sign: str = ",") -> str:
    """Rows as CSV or TSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator="\n").writerows(rows)
    return out.getvalue()


def notations() -> dict[str, Notation]:
    """By name, the notations that have a label or a key."""
    md, sq = json.dumps, "'"
    return {
        "chat": lambda d, n, k, v: ("chat.jsonl", md({"role": "user", "content": f"Please fill in the form for me. My {n} is {v} and the deadline is tomorrow."}, ensure_ascii=False) + "\n", ["the deadline is tomorrow"]),
        "chat-colon": lambda d, n, k, v: ("chat.txt", f"user: here are my details\n{n}: {v}\nuser: can you check the form?\n", ["can you check the form?"]),
        "prose-of": lambda d, n, k, v: ("note.txt", f"The customer called twice. Their {n} ({v}) was wrong in our system.\n", ["was wrong in our system"]),
        "notes": lambda d, n, k, v: ("notes.md", f"# Case\n\n- **{n}:** {v}\n- **Tier:** gold\n", ["**Tier:** gold"]),
        "md-table": lambda d, n, k, v: ("notes.md", f"| field | value |\n|---|---|\n| {n} | {v} |\n| tier | gold |\n", ["| tier | gold |"]),
        "md-columns": lambda d, n, k, v: ("list.md", f"| # | {n} | status |\n|---|---|---|\n| 1 | {v} | open |\n", ["status", "open"]),
        "csv": lambda d, n, k, v: ("rows.csv", table([["row", k, "status"], ["1", v, "open"]]), ["row", "open"]),
        "csv-last": lambda d, n, k, v: ("rows.csv", table([["status", "visits", n], ["open", "12", v]]), ["status", "open"]),
        "tsv": lambda d, n, k, v: ("rows.tsv", table([[k, "status", "visits"], [v, "open", "12"]], "\t"), ["status", "open"]),
        "json": lambda d, n, k, v: ("record.json", md({"id": 899, k: v, "status": "active", "score": 0.75}, indent=2, ensure_ascii=False), ['"status": "active"', '"score": 0.75']),
        "json-camel": lambda d, n, k, v: ("record.json", md({"id": 899, camel(k): v, "active": True}), ['"active": true']),
        "json-ascii": lambda d, n, k, v: ("record.json", md({"rows": [{k.replace("_", "-"): v, "plan": "pro"}]}), ['"plan": "pro"']),
        "trace": lambda d, n, k, v: ("session.jsonl", md({"type": "tool_result", "content": md({"rows": [{"id": 4, k: v, "plan": "pro"}], "count": 1}, ensure_ascii=False)}) + "\n", ["tool_result", "plan"]),
        "yaml": lambda d, n, k, v: ("fixture.yml", f'member:\n  {k}: "{v}"\n  tier: gold\n  visits: 12\n', ["tier: gold", "visits: 12"]),
        "yaml-bare": lambda d, n, k, v: ("fixture.yml", f"members:\n  - tier: gold\n    {k}: {v}\n    visits: 12\n", ["tier: gold", "visits: 12"]),
        "toml": lambda d, n, k, v: ("data.toml", f'[member]\n{k} = "{v}"\ntier = "gold"\n', ['tier = "gold"']),
        "ini": lambda d, n, k, v: ("data.ini", f"[member]\n{k} = {v}\ntier = gold\n", ["tier = gold"]),
        "env": lambda d, n, k, v: ("test.env", f'TIER=gold\n{k.upper()}="{v}"\nVISITS=12\n', ["TIER=gold", "VISITS=12"]),
        "properties": lambda d, n, k, v: ("a.properties", f"member.{k.replace('_', '.')}={v}\nmember.tier=gold\n", ["member.tier=gold"]),
        "xml": lambda d, n, k, v: ("data.xml", f"<record>\n  <{k}>{html.escape(v)}</{k}>\n  <state>draft</state>\n</record>\n", ["<state>draft</state>"]),
        "xml-camel": lambda d, n, k, v: ("data.xml", f"<ns:Record><ns:{camel(k)[:1].upper()}{camel(k)[1:]}>{html.escape(v)}</ns:{camel(k)[:1].upper()}{camel(k)[1:]}><ns:State>draft</ns:State></ns:Record>\n", ["draft"]),
        "xml-attribute": lambda d, n, k, v: ("data.xml", f'<member tier="gold" {camel(k)}="{html.escape(v)}" visits="12"/>\n', ['tier="gold"', 'visits="12"']),
        "html-table": lambda d, n, k, v: ("page.html", f"<table><tr><th>{n}</th><td>{html.escape(v)}</td></tr><tr><th>Tier</th><td>gold</td></tr></table>\n", ["<td>gold</td>"]),
        "html-list": lambda d, n, k, v: ("page.html", f'<dl>\n  <dt>{n}</dt>\n  <dd class="value">{html.escape(v)}</dd>\n  <dt>Tier</dt>\n  <dd>gold</dd>\n</dl>\n', ["<dd>gold</dd>"]),
        "html-form": lambda d, n, k, v: ("form.html", f'<form><label for="{k}">{n}</label><input type="text" id="{k}" name="{k}" value="{html.escape(v)}"><button>Save</button></form>\n', ["<button>Save</button>"]),
        "html-inline": lambda d, n, k, v: ("page.html", f"<p>{n}: <b>{html.escape(v)}</b></p>\n<footer>All prices incl. VAT</footer>\n", ["All prices incl. VAT"]),
        "html-data": lambda d, n, k, v: ("page.html", f'<li data-{k.replace("_", "-")}="{html.escape(v)}">Member 12</li>\n', ["Member 12"]),
        "sql-update": lambda d, n, k, v: ("seed.sql", f"UPDATE members SET {k} = '{v.replace(sq, sq + sq)}' WHERE id = 77;\nANALYZE members;\n", ["WHERE id = 77;", "ANALYZE members;"]),
        "sql-where": lambda d, n, k, v: ("q.sql", f"SELECT id, tier FROM members m WHERE m.{k} = '{v.replace(sq, sq + sq)}' AND tier = 'gold';\n", ["AND tier = 'gold';"]),
        "sql-insert": lambda d, n, k, v: ("seed.sql", f"INSERT INTO members (id, {k}, tier) VALUES (7, '{v.replace(sq, sq + sq)}', 'gold');\n", ["INSERT INTO members", "'gold'"]),
        "python-call": lambda d, n, k, v: ("import_members.py", f'def run(db):\n    # taken over from the old system\n    m = Member({k}="{v}", tier="gold")\n    db.add(m)\n', ['tier="gold"', "db.add(m)"]),
        "python-dict": lambda d, n, k, v: ("seed.py", f"MEMBERS = [\n    {{'tier': 'gold', '{k}': {v!r}}},\n]\n", ["'tier': 'gold'"]),
        "python-set": lambda d, n, k, v: ("m.py", f'member = load(7)\nmember.{k} = "{v}"\nmember.save()\n', ["member.save()"]),
        "pytest": lambda d, n, k, v: ("test_m.py", f'@pytest.fixture\ndef member():\n    return {{"{k}": "{v}", "tier": "gold"}}\n', ['"tier": "gold"']),
        "assert": lambda d, n, k, v: ("test_m.py", f'    assert member.{k} == "{v}"\n    assert member.tier == "gold"\n', ['== "gold"']),
        "js": lambda d, n, k, v: ("seed.js", f"export const member = {{ {camel(k)}: '{v.replace(sq, chr(92) + sq)}', tier: 'gold' }};\n", ["tier: 'gold'"]),
        "ruby": lambda d, n, k, v: ("seeds.rb", f'Member.create!({k}: "{v}", tier: "gold")\nputs "done"\n', ['puts "done"']),
        "ruby-hash": lambda d, n, k, v: ("seeds.rb", f'row = {{ :{k} => "{v}", :tier => "gold" }}\n', [':tier => "gold"']),
        "java": lambda d, n, k, v: ("Seed.java", f'Member m = new Member();\nm.set{camel(k)[:1].upper()}{camel(k)[1:]}("{v}");\nm.setTier("gold");\n', ['m.setTier("gold");']),
        "go": lambda d, n, k, v: ("seed.go", f'm := Member{{\n\t{camel(k)[:1].upper()}{camel(k)[1:]}: "{v}",\n\tTier: "gold",\n}}\n', ['Tier: "gold"']),
        "csharp": lambda d, n, k, v: ("Seed.cs", f'var m = new Member {{ {camel(k)[:1].upper()}{camel(k)[1:]} = "{v}", Tier = "gold" }};\n', ['Tier = "gold"']),
        "log-field": lambda d, n, k, v: ("app.log", f'2026-05-18T01:37:47.161Z WARN validator - field={k} value="{v}" rejected: too many attempts\n2026-04-26T06:47:28.349Z INFO worker idle\n', ["rejected: too many attempts", "worker idle"]),
        "logfmt": lambda d, n, k, v: ("app.log", f'ts=2026-05-18T01:37:47Z level=info msg="profile saved" {k}="{v}" tier=gold dur=12ms\n', ["tier=gold", "dur=12ms"]),
        "log-json": lambda d, n, k, v: ("app.log", f"2026-05-18 01:37:47 INFO [worker-3] payload={md({k: v, 'tier': 'gold'}, ensure_ascii=False)}\n", ["[worker-3]"]),
        "log-for": lambda d, n, k, v: ("app.log", f"2026-05-18 01:37:47,161 ERROR lookup failed: {n} {v} not found in registry\n", ["not found in registry"]),
        "query": lambda d, n, k, v: ("access.log", f"GET /members/search?tier=gold&{k}={quote_plus(v)}&page=2 HTTP/1.1\n", ["tier=gold", "page=2"]),
        "form-body": lambda d, n, k, v: ("req.http", f"POST /members HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\n{k}={quote(v, safe='')}&tier=gold\n", ["tier=gold"]),
        "terminal": lambda d, n, k, v: ("out.txt", f"$ member show 7\n{n:<32}: {v}\n{'Tier':<32}: gold\n", ["gold"]),
        "terminal-bare": lambda d, n, k, v: ("out.txt", f"Member 7\n  {n:<36}{v}\n  {'Tier':<36}gold\n", ["gold"]),
        "psql": lambda d, n, k, v: ("out.txt", f" id | {k:<30} | tier\n----+-{'-' * 30}-+------\n  7 | {v:<30} | gold\n(1 row)\n", ["gold", "(1 row)"]),
        "ticket": lambda d, n, k, v: ("ticket.md", f"## Ticket 4412\n\n*Severity*: high\n*{n}*: {v}\n\nExport hangs at 99 %.\n", ["Export hangs at 99 %."]),
        "commit": lambda d, n, k, v: ("log.txt", f"    Correct a record\n\n    The {n} of this member is {v}, not what the import said.\n", ["Correct a record"]),
        "whatsapp": lambda d, n, k, v: ("chat.txt", f"[12.03.25, 10:22:31] ~ M: my {n}: {v}\n[12.03.25, 10:23:02] ~ B: thanks, noted\n", ["thanks, noted"]),
        "mail": lambda d, n, k, v: ("m.eml", f"Subject: Registration\n\nHello,\n\nmy {n} is {v}.\n\nRegards\n", ["Subject: Registration"]),
        "notebook": lambda d, n, k, v: ("a.ipynb", md({"cells": [{"cell_type": "code", "source": [f'row = dict({k}="{v}")\n', "row\n"], "outputs": []}]}, ensure_ascii=False), ['"cell_type": "code"']),
        "diff": lambda d, n, k, v: ("c.diff", f'@@ -1,3 +1,3 @@\n member:\n-  {k}: ""\n+  {k}: "{v}"\n   tier: gold\n', ["tier: gold"]),
        "graphql": lambda d, n, k, v: ("q.graphql", f'mutation {{ updateMember(id: 7, {camel(k)}: "{v}") {{ tier }} }}\n', ["{ tier }"]),
    }  # fmt: skip


def about_persons(d: Draw) -> Iterator[tuple[str, tuple[str, str, list[str], list[str]]]]:
    """Names where a sentence, a document or a message says that a person stands there."""
    for number in range(3):
        a, b = person(d), person(d)
        known = f"{d.rng.choice(GIVEN)} {b[1]}"
        (first, last), full, other = a, " ".join(a), " ".join(b)
        mail = d.pick("{f}.{l}", "{l}.{f}", "{i}{l}", "{f}_{l}").format(
            f=plain(first), l=plain(last), i=plain(first)[0]
        ) + d.pick("@gmx.de", "@marlowe-bank.co.uk", "@hexapod.io")
        texts = [
            ("html-mailto", "c.html", f'<h2>Contact</h2>\n<p>Name: <b>{full}</b></p>\n<a href="mailto:{mail}">Write</a>\n', [full, last], ["Write"]),
            ("mail-brackets", "s.jsonl", json.dumps({"role": "user", "content": f"Write an apology letter to {full} ({mail}) because the parcel was late."}, ensure_ascii=False) + "\n", [full, last], ["because the parcel was late"]),
            ("mail-log", "a.log", f'2025-09-17T02:03:13Z INFO mailer - sending template=welcome to={mail} name="{full}"\n', [full, last], ["template=welcome"]),
            ("mail-ticket", "t.md", f"- **Reporter:** {full}\n- **E-mail:** {mail}\n- **Severity:** high\n", [full, last], ["**Severity:** high"]),
            ("mail-signature", "m.eml", f"Subject: Re: offer\n\nSee attached.\n\n-- \n{full}\nSales manager\nTel.: +49 151 2{d.of(DIGITS, 7)}\n{mail}\n", [full], ["Sales manager"]),
            ("mail-table", "t.md", f"| Who | Mail | Days |\n|---|---|---|\n| {full} | {mail} | 12 |\n", [full], ["Days"]),
            ("mail-list", "l.txt", f"{full}, {mail}, room 4\n", [full], ["room 4"]),
            ("i-am", "c.txt", f"Hello, I am {full}, the new accountant. Please change the export. Thanks, {first}\n", [full, first], ["Please change the export"]),
            ("my-name", "c.jsonl", json.dumps({"text": f"My name is {full} and I cannot log in."}, ensure_ascii=False), [full], ["I cannot log in"]),
            ("minutes", "m.md", f"# Minutes\n\nPresent: {full}, {other}\n\n* {full} will send the budget by Monday.\n* Next meeting in room 12.\n", [full, other], ["will send the budget by Monday", "Next meeting in room 12."]),
            ("minutes-action", "m.md", f"# Minutes\n\nAttendees:\n- {full}\n- {other}\n\nAction: {full} to send the figures.\n", [full, other], ["to send the figures"]),
            ("contract", "c.txt", f'This agreement is made between {full} (hereinafter "Tenant") and {other} (hereinafter "Landlord").\nThe rent is due on the 5th day.\n', [full, other], ['hereinafter "Tenant"', "The rent is due on the 5th day."]),
            ("contract-de", "v.txt", f"Zwischen {full} (im Folgenden Mieter) und {other} (im Folgenden Vermieter) wird vereinbart:\n", [full, other], ["wird vereinbart"]),
            ("cv", "cv.md", f"# Curriculum vitae\n\nName: {full}\nProfession: welder\n", [full], ["Profession: welder"]),
            ("cv-title", "cv.md", f"# {full}\n\n## Work experience\n\n2019-2024 Welder\n\n## Education\n\n2016 Apprenticeship\n", [full], ["## Work experience"]),
            ("cv-file", f"CV_{first}_{last}.txt", f"Name: {full}\nProfession: welder\n", [full, f"{first}_{last}"], ["Profession: welder"]),
            ("letter", "l.txt", f"Dear {first} {last},\n\nthank you for the order.\n\nYours sincerely,\n{other}\n", [full, other], ["thank you for the order"]),
            ("letter-mr", "l.txt", f"Dear Ms {last},\n\nthank you for the order. Ms {last} will know.\n", [last], ["thank you for the order"]),
            ("slack", "s.json", json.dumps({"type": "message", "user_profile": {"real_name": full, "display_name": f"{plain(first)}{d.of(DIGITS, 2)}"}, "text": "deploy is done"}, ensure_ascii=False), [full, plain(first)], ["deploy is done"]),
            ("slack-dotted", "s.json", json.dumps({"user_profile": {"real_name": full, "display_name": f"{plain(first)}.{plain(last)}"}, "text": "deploy is done"}, ensure_ascii=False), [full, f"{plain(first)}.{plain(last)}"], ["deploy is done"]),
            ("teams", "t.txt", f"{known} 10:42 AM\nthe build is green\nKai 10:44 AM\nnice\n", [known], ["the build is green"]),
            ("whatsapp", "w.txt", f"[12/03/2025, 10:22:31] {full}: see you at nine\n[12/03/2025, 10:23:02] {other}: ok\n", [full, other], ["see you at nine"]),
            ("log-user", "a.log", f'2026-05-18 INFO export finished for user "{full}" rows=12\n', [full], ["rows=12"]),
            ("log-msg", "a.log", f'level=info msg="appointment booked for {known}" room=4\n', [known], ["room=4"]),
            ("prose-patient", "n.txt", f"The patient {full} was seen on Monday and sent home.\n", [full], ["was seen on Monday"]),
            ("prose-title", "n.txt", f"Yesterday Mr. {last} and Dr. {first} {last} signed the form.\n", [last], ["signed the form"]),
            ("prose-colleague", "n.txt", f"Please forward it to my colleague {full} in accounting.\n", [full], ["in accounting"]),
            ("prose-wife", "n.txt", f"My wife {full} and I moved in March.\n", [full], ["moved in March"]),
            ("resume-json", "r.json", json.dumps({"basics": {"name": full, "label": "Welder", "email": mail}}, ensure_ascii=False), [full], ["Welder"]),
            ("microformat", "h.html", f'<div class="h-card"><span class="p-name">{full}</span> <span class="p-role">Welder</span></div>\n', [full], ["Welder"]),
            ("schema-org", "h.html", f'<div itemscope itemtype="https://schema.org/Person"><span itemprop="name">{full}</span></div>\n<p>kept</p>\n', [full], ["kept"]),
            ("json-ld", "h.json", json.dumps({"@type": "Person", "name": full, "jobTitle": "Welder"}, ensure_ascii=False), [full], ["@type"]),
            ("ical", "e.ics", f"BEGIN:VEVENT\nSUMMARY:Review\nATTENDEE;CN={full};ROLE=REQ-PARTICIPANT:mailto:{mail}\nEND:VEVENT\n", [full], ["SUMMARY:Review"]),
            ("ldif", "l.ldif", f"dn: cn={full},ou=people,dc=example,dc=com\ncn: {full}\nsn: {last}\n", [full, last], ["ou=people"]),
            ("signed", "f.txt", f"Signed: {full}\nDate: 3 March\n", [full], ["Date: 3 March"]),
            ("cc", "m.txt", f"From: {full}\nSent: Monday\nTo: {other}\nSubject: Figures\n\nhello\n", [full, other], ["Subject: Figures"]),
            ("sql-name", "s.sql", f"INSERT INTO customers (id, name, email) VALUES (1, '{full}', '{mail}');\n", [full], ["INSERT INTO customers"]),
            ("trace-name", "t.jsonl", json.dumps({"type": "tool_result", "content": json.dumps({"rows": [{"name": full, "phone": f"+49 151 2{d.of(DIGITS, 7)}", "plan": "pro"}]}, ensure_ascii=False)}) + "\n", [full], ["plan"]),
            ("booking", "b.txt", f"Booking 4412\nGuest name: {full}\nNights: 3\n", [full], ["Nights: 3"]),
            ("two-columns", "p.csv", f"id,first_name,last_name,plan\n7,{first},{last},basic\n", [first, last], ["basic"]),
        ]  # fmt: skip
        for kind, file, text, vanish, stay in texts:
            yield f"{kind}-{number}", (file, text, vanish, stay)


def plain(name: str) -> str:
    """A name as it stands in an address: small, without accents."""
    import unicodedata

    bare = unicodedata.normalize("NFKD", name.lower().replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    return "".join(sign for sign in bare if sign.isascii() and sign.isalpha())


def crossed(d: Draw, share: float = 1.0) -> Iterator[tuple[str, Place]]:
    """Every kind in every notation, or a share of them drawn by chance."""
    forms = notations()
    for kind in (*NUMBERS, *ADDRESSES, *PERSONS):
        for name, form in forms.items():
            if share < 1 and d.rng.random() >= share:
                continue
            label, key = kind.names[d.rng.randrange(len(kind.names))]
            value = kind.drawn(d)
            if not suits(kind, name, label, value):
                continue
            file, text, stay = form(d, label, key, value)
            yield f"{kind.name}-{name}", (file, text, [value], stay)


def suits(kind: Kind, notation: str, label: str, value: str) -> bool:
    """Whether somebody would write it so."""
    if notation in ("query", "form-body", "properties", "log-for", "terminal-bare") and kind.name.startswith(
        ("person", "address")
    ):
        return False
    if notation in (
        "xml-camel",
        "json-camel",
        "java",
        "go",
        "csharp",
        "js",
        "xml",
        "xml-attribute",
        "graphql",
        "html-data",
    ):
        return True
    if kind.name == "place" and notation in ("sql-insert", "csv-last"):
        return False  # a pair of numbers has no name there that is its alone
    return not (notation == "csv-last" and not label.isascii())


def matrix_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """A tenth of the crossing, and all sentences about persons."""
    yield from crossed(d, 0.1)
    yield from about_persons(d)


NEGATIVE = (
    ("i18n-pl", "pl.json", '{\n  "first_name": "Imię",\n  "last_name": "Nazwisko",\n  "full_name": "Imię i nazwisko",\n  "birth_date": "Data urodzenia",\n  "street": "Ulica i numer",\n  "passport_number": "Numer paszportu"\n}\n'),
    ("i18n-de", "de.json", '{"firstName": "Vorname", "lastName": "Nachname", "fullName": "Vor- und Nachname", "contactPerson": "Ansprechpartner", "address": "Anschrift"}\n'),
    ("i18n-es", "es.yml", 'es:\n  first_name: "Nombre"\n  last_name: "Apellidos"\n  address: "Dirección de envío"\n  phone: "Teléfono móvil"\n  customer: "Cliente Nuevo"\n'),
    ("i18n-fr", "fr.properties", "user.name=Nom complet\nuser.first=Prénom\npatient=Nouveau Patient\nowner=Propriétaire Actuel\n"),
    ("i18n-po", "it.po", 'msgid "Full name"\nmsgstr "Nome Completo"\n\nmsgid "Contact person"\nmsgstr "Persona Di Contatto"\n'),
    ("schema", "s.sql", "CREATE TABLE members (\n  tax_file_number varchar(11),\n  passport_number text NOT NULL,\n  date_of_birth date,\n  home_address varchar(200) DEFAULT ''\n);\n"),
    ("form-empty", "f.html", '<form><label>Full name</label><input name="full_name" value=""><label>Passport number</label><input name="passport_number" placeholder="As in document" value=""></form>\n'),
    ("form-placeholder", "f.html", '<input name="first_name" placeholder="First name" value=""><th>Date of birth</th><td></td>\n'),
    ("hexdump", "h.txt", "00000000  01 02 03 04 05 06 07 08  09 0a 0b 0c 0d 0e 0f 10  |................|\n00000010  01 02 03 04 05 06\n"),
    ("isbn", "b.md", "ISBN 978-3-16-148410-0, order 2024-118-7741, build 10.0.19045.3693\n"),
    ("versions", "v.txt", "tel 1.2.3 -> 1.3.0\nmobile: 12.4.1\nphone-utils==2.31.0\n"),
    ("stats", "s.txt", "rows: 1204 778 221\nmembers 12 883 201 total\nid range 100200-100900\n"),
    ("algorithms", "a.md", "The Nelder Mead method, the Smith Waterman score and the Levenberg Marquardt step differ.\n- Author: the Bloom filter page\n"),
    ("products", "p.json", '{"name": "Visual Studio Code", "owner": "Platform Team", "manager": "Package Manager"}\n'),
    ("products-2", "p.yml", "name: Apache Kafka\ndescription: Distributed Log\nowner: Data Platform\ncustomer: Enterprise Tier\n"),
    ("places", "g.csv", "name,country\nSan Marino,SM\nBuenos Aires,AR\nNew Delhi,IN\n"),
    ("titles", "t.md", "| Title | Year |\n|---|---|\n| Great Expectations | 1861 |\n| Silent Spring | 1962 |\n"),
    ("between", "d.md", "The choice between Blue Green and Canary Release is a trade-off. The contract between Client and Server is HTTP.\n"),
    ("letter-to", "l.md", "Write a letter to Customer Support. Send the file to Quality Assurance by Monday.\n"),
    ("present", "m.md", "Present: Simple Past, Present Perfect\nAction: Build Image to be published\n"),
    ("between-tests", "t.py", 'def test_user_name() -> None:\n    assert label.name == "Full Name"\n    assert field.owner == "Red Team"\n'),
    ("log-for", "a.log", 'level=info msg="cache warmed for Product Catalog" room=4\nINFO build finished for user "Release Bot"\n'),
    ("teams", "c.txt", "Daily Standup 10:00 AM\nroom two\nLunch Break 12:00 PM\n"),
    ("address-code", "a.c", "uintptr_t address = 0x7ffe1234; /* Address Space 64 */\nchar *street_address = NULL;\n"),
    ("address-doc", "a.md", "| address | meaning |\n|---|---|\n| 0x40 | Port A |\n| Interface 3 | USB |\n\nadres: Strona Glowna\n"),
    ("birth-doc", "b.md", "date_of_birth: string (ISO 8601)\nbirth_date >= 1900-01-01 is checked; release date 2024-03-12.\n"),
    ("plate-doc", "p.md", "licence plate: up to 8 characters\nplate number format AA999AA\n"),
    ("geo", "g.json", '{"label": "Central Station", "lat": 52.136287, "lon": 20.693587, "zoom": 12}'),
    ("mail-like", "m.md", "Write to Customer Care at customer.care@example.com or Sales Desk (sales.desk@example.org).\n"),
    ("ids", "o.csv", "order_id,sku,tracking\n4564525123,FEG-4076-353,PX 20097\n"),
    ("greeting", "g.txt", "Dear Hiring Manager,\n\nThanks, Team\n"),
    ("i-am", "c.txt", "I am Groot. I am Not Sure. I am Running Late today, so I am Sorry.\n"),
    ("fiction", "f.py", 'User(name="Jane Doe", full_name="John Smith")\n'),
)  # fmt: skip
"""Look-alikes: labels as values, schemas, empty forms, places, titles, products."""


def matrix_negatives() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for kind, file, text in NEGATIVE:
        yield f"matrix-{kind}", file, text.encode()


def main(seed: str) -> None:
    """Print the whole crossing in the scorer's format."""
    from .generate import Row, row

    d = Draw(seed)
    number = 0
    for kind, (name, text, vanish, stay) in (*crossed(d), *about_persons(d)):
        number += 1
        sys.stdout.write(json.dumps(row(f"m-{number}", f"pii:{kind}", name, text.encode(), vanish, stay)) + "\n")
    for kind, name, content in matrix_negatives():
        number += 1
        case: Row = {**row(f"m-{number}", f"neg:{kind}", name, content, [], []), "identical": True}
        sys.stdout.write(json.dumps(case) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
