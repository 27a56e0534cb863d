"""Which persons in tables, cards, directories and letters must vanish, and which look-alikes must stay?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

from collections.abc import Iterator

from .declared_ import Place
from .draw import Draw

NUMBERS = (
    ("estonia", "Isikukood: {v}"),
    ("china", "\u8eab\u4efd\u8bc1\u53f7: {v}"),
    ("france", "Num\u00e9ro de s\u00e9curit\u00e9 sociale: {v}"),
    ("turkey", "TC Kimlik No: {v}"),
    ("chile", "RUT: {v}"),
    ("bulgaria", "\u0415\u0413\u041d: {v}"),
    ("south-africa", "ID number: {v}"),
    ("account", "Sort code 20-00-00 account no {v}"),
    ("serial", "Serial Number (system): C0{v}"),
)
NEGATIVE = (
    ("people-products", "products.csv", "id,name,price\n1,Blue Lamp,10\n2,Red Chair,20\n"),
    (
        "people-columns",
        "schema.sql",
        "CREATE TABLE t (first_name TEXT, last_name TEXT);\nINSERT INTO t (id, label) VALUES (1, 'Blue');\n",
    ),
    (
        "people-code",
        "m.py",
        'class User:\n    first_name: str\n    last_name = Column("last_name", String)\nN: int = 5\n',
    ),
    ("people-run", "log.txt", "run: 20261124101500\nRUN apt-get update\nsin(0.5) = 0.479\n"),
    ("people-geo", "cities.json", '{"name": "Leeds", "latitude": 53.8, "longitude": -1.55}\n'),
    ("people-words", "notes.txt", "Kind regards,\nthe build team\nDear all,\nBackup of data done.\n"),
    ("people-tags", "a.html", "<p>The <b>quarterly</b> figures<br/>are <em>up</em></p>\n"),
)


def people_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Names and days of birth where nothing but their place says what they are."""
    name, mail, born, account = (
        d.person(),
        d.email(),
        "19" + d.of("5678", 1) + d.of("123456789", 1) + "-03-12",
        d.user(),
    )
    first, last = name.split(" ", 1)
    rows = [
        ("csv", "p.csv", f"id,name,email,dob,score\n0,{name},{mail},{born},7\n", [name, mail, born], "score"),
        ("tsv", "p.tsv", f"full name\te-mail\tscore\n{name}\t{mail}\t7\n", [name, mail], "score"),
        ("csv-quoted", "p.csv", f'id,last_name,note\n1,"{last}","a, b"\n', [last], "a, b"),
        ("sql", "p.sql", f"INSERT INTO people (id, first_name, last_name, dob) VALUES (1, '{first}', '{last}', '{born}');\n", [last, born], "INSERT INTO people"),
        ("ldif", "p.ldif", f"dn: uid={account},ou=people\ncn: {name}\nuid: {account}\nou: sales\n", [name, account], "ou: sales"),
        ("vcard", "p.vcf", f"BEGIN:VCARD\nFN:{name}\nEMAIL:{mail}\nEND:VCARD\n", [name, mail], "END:VCARD"),
        ("fhir", "p.json", f'{{"name": [{{"family": "{last}", "given": ["{first}"]}}], "birthDate": "{born}"}}', [last, born], '"birthDate"'),
        ("xml", "p.xml", f"<p><firstName>{first}</firstName><lastName>{last}</lastName><note>kept</note></p>", [last], "kept"),
        ("hl7", "p.hl7", f"MSH|^~\\&|LAB|X\nPID|1||20631560^^^MRN||{last.upper()}^{first.upper()}^A||19540312|F\n", [last.upper(), "20631560"], "LAB"),
        ("salutation", "m.txt", f"Dear Mrs {last},\nplease find the figures attached.\n", [last], "figures attached"),
        ("closing", "m.txt", f"See the figures.\n\nKind regards,\n{name}\nHead of Sales\n", [name], "See the figures."),
        ("device", "m.txt", f"Computer Name: {first}\u2019s MacBook Pro\nend\n", [first], "end"),
        ("drive", "m.txt", f'"C:\\data\\OneDrive - {name}\\a.csv"\n', [name], "a.csv"),
        ("hidden-mail", "m.txt", f"write to {account} [at] acme.dev, please\n", [account], "please"),
        ("place", "m.txt", "geo:58.43254,17.57385\nend\n", ["58.43254", "17.57385"], "end"),
        ("process", "ps.txt", f"{account}     1432  0.3  1.2 123456 7890 pts/0 Sl 10:00 0:01 python train.py\n", [account], "train.py"),
    ]  # fmt: skip
    for kind, file, text, vanish, stay in rows:
        yield kind, (file, text, vanish, [stay])
    token = "ghp_" + d.an(36)
    yield (
        "split-by-mark",
        ("m.html", f"<td>{token[:16]}<mark>{token[16:]}</mark></td>\nend\n", [token[4:16], token[16:]], ["end"]),
    )
    for kind, text in NUMBERS:
        value = d.of("12356789", 11)
        yield (
            f"number-{kind}",
            ("n.txt", f"before\n{text.replace('{v}', value)}\nbehind\n", [value], ["before", "behind"]),
        )


def people_negatives() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for kind, file, text in NEGATIVE:
        yield kind, file, text.encode()
