"""Streets, births, names of the East, parties of payments and telephones that no label announces: drawn cases."""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import json
from collections.abc import Iterator

from .draw import DIGITS, UPPER, Draw
from .matrix_values_ import GIVEN, person, spelled
from .secrets_ import Place

STREETS = [
    "{n} {s} Close",
    "{n} {s} Grove Road",
    "{n} Old {s} Lane",
    "{n} {s} Avenue",
    "{n} {s} Crescent",
    "{n}a {s} Terrace",
    "{n} {s} Mews",
    "{s}straße {n}",
    "{s}weg {n}",
    "{s}strasse {n}b",
    "{s}str. {n}",
    "{s}-{s}-Allee {n}",
    "{s}er Straße {n}",
    "{n} avenue du Maréchal {s}",
    "{n} rue des {s}s",
    "{n} bis, rue {s}",
    "{n}, allée de {s}",
    "{n} impasse du {s}",
    "{n} quai de {s}",
    "Via {s} {n}",
    "Via delle {s} {n}",
    "Viale {s}, {n}",
    "Piazza {s} n. {n}",
    "Corso {s} {n}",
    "Avenida del {s} {n}",
    "Calle de la {s} {n}",
    "calle {s}, {n}",
    "C/ {s}, {n}",
    "Paseo de {s} {n}",
    "Avda. de {s} nº {n}",
    "Rua das {s}s, {n}",
    "Travessa do {s} {n}",
    "Avenida da {s} {n}",
    "{s}straat {n}",
    "{s}gracht {n}",
    "{s}laan {n}A",
    "{s}gatan {n}",
    "{s}vägen {n}B",
    "{s}veien {n}",
    "{s}gade {n}",
    "{s}intie {n}",
    "{s}katu {n}",
    "ul. {s}ska {n}/7",
    "al. {s}ści {n}",
    "{s} Lajos utca {n}",
    "Str. {s} nr. {n}",
    "{s} Caddesi No: {n}",
    "横浜市港北区本町{n}-7-15",
    "東京都千代田区丸の内1丁目{n}番3号",
    "北京市朝阳区建国路{n}号",
    "서울특별시 강남구 테헤란로 {n}",
]
BIRTHS = [
    "né(e) le {d:02}/{m:02}/{y}",
    "née le {d} mars {y}",
    "Né le : {d:02}.{m:02}.{y}",
    "nata a Roma il {d:02}/{m:02}/{y}",
    "nato/a il {d} giugno {y}",
    "nacido/a el {d} de mayo de {y}",
    "nacida en Sevilla el {d:02}/{m:02}/{y}",
    "nascido(a) em {d:02}/{m:02}/{y}",
    "nascida aos {d} de julho de {y}",
    "geboren am {d:02}.{m:02}.{y}",
    "geboren in Ulm am {d:02}.{m:02}.{y}",
    "geb. am {d}. Juli {y}",
    "geboren te Delft op {d}-{m}-{y}",
    "ur. {d:02}.{m:02}.{y}",
    "urodzony/a {d:02}.{m:02}.{y}",
    "född den {d} juli {y}",
    "født {d}. juli {y}",
    "narozená dne {d}. {m}. {y}",
    "生年月日：{y}年{m}月{d}日",
    "{y}年{m}月{d}日生まれ",
]
KANJI_FAMILY = [
    "早",
    "西",
    "大",
    "久",
    "長",
    "北",
    "南",
    "東",
    "小",
    "松",
    "竹",
    "森",
    "石",
    "川",
    "谷",
    "原",
    "村",
    "沢",
    "島",
    "崎",
    "倉",
    "橋",
]
KANJI_GIVEN = ["由紀", "香織", "慎一", "健太", "美咲", "隆之", "直樹", "真理", "智子", "和也"]
KANA = [
    "さ",
    "い",
    "お",
    "ん",
    "じ",
    "か",
    "り",
    "は",
    "せ",
    "が",
    "わ",
    "み",
    "ま",
    "つ",
    "と",
    "よ",
    "う",
    "こ",
    "た",
    "な",
    "け",
    "し",
    "の",
]


def eastern(d: Draw) -> tuple[str, str, str]:
    """Family name, given name and how both are read; drawn from letters."""
    family = d.pick(*KANJI_FAMILY) + d.pick(*KANJI_FAMILY)
    reading = "".join(d.pick(*KANA) for _ in range(4)) + " " + "".join(d.pick(*KANA) for _ in range(3))
    return family, d.pick(*KANJI_GIVEN), reading


def written(d: Draw, form: str) -> str:
    """A street in one of the forms."""
    return form.format(n=d.rng.randint(11, 189), s=spelled(d, 3))


def born_on(d: Draw, form: str) -> tuple[str, str]:
    """What is said, and the day in it."""
    year, month, day = d.rng.randint(1935, 2004), d.rng.randint(1, 9), d.rng.randint(10, 28)
    said = form.format(y=year, m=month, d=day)
    first = next(at for at, sign in enumerate(said) if sign.isdigit())
    last = max(at for at, sign in enumerate(said) if sign.isdigit())
    return said, said[first : last + 1]


def streets_alone(d: Draw) -> Iterator[tuple[str, Place]]:
    """Each form of a street in a place drawn for it."""
    for number, form in enumerate(STREETS):
        s = written(d, form)
        places = (
            ("p.txt", f"Mention the address {s}, and send a reminder about the invoice.\n", "about the invoice"),
            ("a.txt", f"I, the undersigned, residing at {s}, declare that this is true.\n", "declare that this is true"),
            ("c.md", f"# Profile\n\n{s}\n\n## Experience\n\n- Warehouse lead\n", "- Warehouse lead"),
            ("c.html", f"<h1>Contact</h1>\n<p>{s}<br>second floor</p>\n<footer>kept</footer>\n", "<footer>kept</footer>"),
            ("r.json", json.dumps({"where": s, "tier": "gold"}, ensure_ascii=False), '"tier": "gold"'),
            ("t.jsonl", json.dumps({"role": "tool", "content": f"visits: 12\nwhere: {s}\ntier: gold\n"}) + "\n", "visits: 12"),
            ("r.csv", f'id,where,tier\n7,"{s}",gold\n', "7,"),
        )  # fmt: skip
        file, text, stay = d.rng.choice(places)
        yield f"street-alone-{number}", (file, text, [s], [stay])


def births_said(d: Draw) -> Iterator[tuple[str, Place]]:
    """Each way to say a birth."""
    for number, form in enumerate(BIRTHS):
        said, day = born_on(d, form)
        yield f"birth-said-{number}", ("l.txt", f"Le patient, {said}, a reçu la somme due.\n", [day], ["la somme due"])


def unlabelled_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Everything of this file."""
    yield from streets_alone(d)
    yield from births_said(d)
    first, last = person(d)
    other = f"{d.rng.choice(GIVEN)} {spelled(d, 3)}"
    full = f"{first} {last}"
    family, given, reading = eastern(d)
    iban = "DE" + d.of("123456789", 1) + d.of(DIGITS, 19)
    mail = f"{d.of('bcdfgm', 7)}@novaquanta.com"
    br, es, de = (
        f"(19) 9{d.of('789', 1)}{d.of(DIGITS, 3)}-{d.of(DIGITS, 4)}",
        f"6{d.of('1357', 2)} {d.of('3579', 2)} {d.of(DIGITS, 2)} 8{d.of(DIGITS, 1)}",
        f"0160-5{d.of(DIGITS, 6)}",
    )
    street = f"{d.rng.randint(11, 180)} {spelled(d, 2)} Avenue"
    rows = [
        ("mt940", "m.sta", f":20:STARTUMS\n:86:166?00SEPA?20Miete?31{iban}?32{full}\n:62F:C260430EUR1200,00\n", [iban, full], [":20:STARTUMS", "?20Miete"]),
        ("mt103", "m.fin", f":20:REF\n:50K:/{iban}\n{full.upper()}\n:71A:SHA\n", [iban, full.upper()], [":71A:SHA"]),
        ("qif", "k.qif", f"!Type:Bank\nD04/07/2026\nT-120.00\nP{full}\nLMiete\n^\nD05/07/2026\nT-9.00\nPStadtwerke\n^\n", [full], ["T-120.00", "PStadtwerke"]),
        ("ofx", "k.ofx", f"<OFX><STMTTRN>\n<TRNTYPE>DEBIT\n<NAME>{full}\n<MEMO>rent\n</STMTTRN></OFX>\n", [full], ["<MEMO>rent"]),
        ("pain", "p.xml", f"<Dbtr><Nm>{full}</Nm><PstlAdr><AdrLine>{street}</AdrLine></PstlAdr></Dbtr><Purp>RENT</Purp>\n", [full, street], ["<Purp>RENT</Purp>"]),
        ("name-object", "c.json", json.dumps({"id": 7, "name": {"first": first, "last": last}, "tier": "gold"}, ensure_ascii=False), [last], ['"tier": "gold"']),
        ("name-object-turned", "c.json", json.dumps({"name": {"title": "Ms", "last": last, "first": first}, "tier": "gold"}, indent=1, ensure_ascii=False), [last], ['"tier": "gold"']),
        ("name-object-yaml", "c.yml", f"name:\n  first: {first}\n  last: {last}\ntier: gold\n", [last], ["tier: gold"]),
        ("name-elements", "c.xml", f"<name><first>{first}</first><last>{last}</last></name><tier>gold</tier>\n", [last], ["<tier>gold</tier>"]),
        ("name-values", "c.xml", f'<name><family value="{last}"/><given value="{first}"/></name><tier>gold</tier>\n', [last], ["<tier>gold</tier>"]),
        ("name-properties", "c.properties", f"name.first={first}\nname.last={last}\ntier=gold\n", [last], ["tier=gold"]),
        ("fhir-line", "p.json", json.dumps({"resourceType": "Patient", "address": [{"line": [street], "city": "Ulm"}]}), [street], ["resourceType"]),
        ("passenger", "b.txt", f"Booking confirmation\nPassenger: {last}/{first} MR\nFlight LH 1173  MUC 07:15\n", [last], ["Flight LH 1173"]),
        ("passport-letters", "b.txt", f"Passport no: {d.of('BCDFGHJKLMNPQRSTVWXZ', 9)}  Seat: 12A\n", [], ["Seat: 12A"]),
        ("booking-code", "b.txt", f"Booking reference: K7{d.of(UPPER, 2)}2M\nSeat: 12A\n", [], ["Seat: 12A"]),
        ("phone-beside-mail", "r.md", f"## Contact\n\n{other} - {mail} - {es}\n\nkept 12\n", [es], ["kept 12"]),
        ("phone-below-mail", "r.md", f"{mail}\n{de}\nkept 12\n", [de], ["kept 12"]),
        ("phone-signature", "m.txt", f"Segue o arquivo.\n\nAtenciosamente,\n{other}\n{br}\n", [br], ["Segue o arquivo."]),
        ("phone-signature-de", "m.txt", f"Anbei die Liste.\n\nViele Grüße\n{other}\n{de}\n", [de], ["Anbei die Liste."]),
        ("phone-latex", "b.tex", f"\\setkomavar{{fromphone}}{{{de}}}\n\\begin{{document}}\n", [de], ["\\begin{document}"]),
        ("form-ja", "f.txt", f"申込書\nお名前：{family} {given}（{reading}）\nご希望のプラン：スタンダード\n", [f"{family} {given}", reading], ["ご希望のプラン：スタンダード"]),
        ("mail-ja", "m.txt", f"差出人: 高木 由美 <{mail}>\n宛先: {family} {given} <b{mail}>\n件名: 見積書の件\n\n{family}様\n\n見積書をお送りします。\n\n{family} {given}\n", [f"{family} {given}", family], ["件名: 見積書の件", "見積書をお送りします。"]),
        ("csv-ja", "k.csv", f"顧客番号,氏名,フリガナ,状態\n301,{family} {given},{reading},有効\n", [f"{family} {given}", reading], ["顧客番号", "有効"]),
        ("label-ja", "f.txt", f"担当：{family} {given}\n状態：処理中\n", [f"{family} {given}"], ["状態：処理中"]),
        ("csv-it", "a.csv", f"cognome,nome,codice_fiscale,reparto\n{last},{first},,acquisti\n", [last, first], ["acquisti"]),
        ("csv-pt", "a.csv", f"nome;sobrenome;cpf;setor\n{first};{last};;vendas\n", [last, first], ["vendas"]),
    ]  # fmt: skip
    for kind, file, text, vanish, stay in rows:
        yield f"unlabelled-{kind}", (file, text, vanish, stay)


NEGATIVE = (
    ("numbers", "n.md", "Section 3 Road map, Highway 61, Route 66, Chapter 12 Silk Road, Step 3 Tree View, Python 3 Green Tree.\n"),
    ("interface", "n.md", "Found 14 List View rows; 2 Window Close events; 3 Google Drive links; 11 Data Row cells.\n"),
    ("famous", "n.md", "742 Evergreen Terrace, 10 Downing Street, 123 Main Street, 1 Infinite Loop.\n"),
    ("licence", "COPYING", "Free Software Foundation, Inc., 51 Franklin Street, Fifth Floor, Boston, MA 02110-1301, USA\n"),
    ("years", "n.txt", "  1994-1998, Borland Lane.\n  1995-1997, Borland Lane.\n"),
    ("german", "n.txt", "Arbeitsplatz 3, Parkplatz 12, String 10, Spring 5, Ring 3. Der Weg 3.\nIm Jahr 2024, 10000 Euro.\nAm Montag 12\n45000 Leute\nIn der Version 3\n12345 Dateien\n"),
    ("via", "n.txt", "Reached via TCP 443, via HTTP 2 or Via Python 3, via Ethernet 1.\nch := make(chan os.Signal, 10)\n"),
    ("french", "n.txt", "3 place holders, 2 route handlers, 4 square meters, 5 cours de math.\n"),
    ("japanese", "n.txt", "名前: 文字列\n氏名：必須\n担当：開発部\nお客様\n皆様\n各位\n東京市場は3-1で試合は町田が勝った\n"),
    ("korean", "n.txt", "이름: 문자열\n고객님\n담당자: 개발팀\n"),
    ("pairs", "p.json", '{"first": "Page", "last": "End", "range": {"first": "Alpha", "last": "Omega"}, "days": {"first": "Monday", "last": "Friday"}}'),
    ("slashes", "n.txt", "Input/Output MR, Client/Server MS, Upstream-Name: LLVM/Clang\nPassport number: REQUIRED\nBooking code: STATUS\n"),
    ("births", "n.txt", "The branch was born on the 4th; release le 14/09/2021; natural filter on 12/05/2020; né le code.\n"),
)  # fmt: skip
"""Look-alikes of all of these."""


def unlabelled_negatives() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for kind, file, text in NEGATIVE:
        yield f"unlabelled-{kind}", file, text.encode()
