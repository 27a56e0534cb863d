"""Is this a street, a party of a payment or a telephone that no label announces?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .candidates import Candidate, Spans, Validator
from .given_names import is_given_name
from .later import later
from .ordinary import is_ordinary
from .placeholders import PLACEHOLDER
from .validate_addresses import _KNOWN, _NO_STREET
from .validate_persons import in_notice, looks_like_person, no_persons_word

_LICENCE = later(
    rb"(?i)\b(?:foundation|inc|incorporated|llc|ltd|limited|corp|corporation|gmbh|university|universit\S{1,2}t"
    rb"|institut\w{0,2}|department|laborator\w{1,3}|licen[cs]e|copyright|consortium|creative commons|headquarters"
    rb"|free software|all rights reserved)\b|\xc2\xa9"
)
"""Beside these an address is an organisation's."""
_FAMOUS = later(
    rb"(?i)^(?:1600 penn|1600 amph|1 microsoft|1 hacker|1 infinite|one microsoft|10 downing|221b? ?baker|221b|4 privet"
    rb"|742 evergreen|42 wallaby|(?:1|12|123|1234|12345|456|789|100) (?:main|elm|oak|fake|any|anywhere|sample|example"
    rb"|test|sesame|maple|pine|street|some|your|my|first|foo|nowhere)\b)"
)
"""Addresses of everybody's examples and stories."""
_EXAMPLE = later(rb"(?i)muster|beispiel|\btest|example|sample|voorbeeld|ejemplo|esempio|exemple")
_COUNTED_BEFORE = later(
    rb"(?i)(?:\b(?:section|sections|chapter|table|figure|fig|step|version|page|pages|line|lines|item|part|level|phase|stage"
    rb"|sprint|day|week|month|year|season|episode|volume|vol|issue|no|number|option|case|route|highway|act|scene|windows"
    rb"|python|java|node|php|ruby|rule|task|test|type|class|port|channel|zone|area|district|group|team|january|february"
    rb"|march|april|may|june|july|august|september|october|november|december|seite|kapitel|kw|et)\.?|[$#&]|\xe2\x82\xac) $"
)
_WEAK = frozenset(
    b"court way place square walk row hill green rise view park drive circle trail close parade heights quay st dr".split()
)
"""Street words that are words of everything else, too."""
_OPEN = later(rb"(?i)(?:^|[\n\"'`>|,;:({}\\]|\b(?:at|of|to|address|addr|in|live|lives|living|residing|resident|from|near))\s{0,4}$")
_CLOSED = later(rb"[ ]{0,3}(?:$|[\r\n,;\"'`<|\\})]|\.(?:$|[\s\"']))")
_NO_ROAD = frozenset(
    b"""string spring ring bring during scoring monitoring wiring firing string boring engineering rendering filtering
    ordering clustering arbeitsplatz parkplatz sitzplatz stellplatz steckplatz speicherplatz sportplatz spielplatz
    startplatz liegeplatz tabellenplatz lagerplatz ausbildungsplatz studienplatz standplatz umweg ausweg rechenweg
    losungsweg norweg unterwegs abweg radweg gehweg fussweg brigade renegade stockade blockade arkade barricade regata
    beefsteak bahnsteig burgersteig durchweg keineswegs notausstieg einstieg ausstieg abstieg aufstieg umstieg anstieg
    turing torsdamm keypad promenade allee platz weg gasse damm ufer graben steig stieg""".split()
)
_WORDS = later(rb"[A-Za-z\x80-\xff][\w\x80-\xff'.-]*")


def _apart(found: Candidate) -> bool:
    """Whether no organisation stands beside it, no licence is around it, and everybody does not know it."""
    begin = max(0, found.start - 200)
    near = found.text[begin : found.start] + found.text[found.end : found.end + 60]
    return not (_LICENCE.search(near) or _KNOWN.search(found.value) or _EXAMPLE.search(found.value))


def licence_apart(found: Candidate) -> Spans:
    """An address that is no organisation's."""
    return found.whole if _apart(found) else ()


def street_alone(found: Candidate) -> Spans:
    """A number, a name and a word for streets; a word that is one of other things, too, must be set apart."""
    value, before = found.value, found.text[max(0, found.start - 40) : found.start]
    words = [word.group().strip(b".'").lower() for word in _WORDS.finditer(value)]
    if _COUNTED_BEFORE.search(before) or _NO_STREET.match(value) or _FAMOUS.match(value) or not _apart(found):
        return ()
    kind, names = words[-1], [word for word in words[:-1] if len(word) > 1]
    if not names or names[0] in (b"no", b"all", b"this", b"that", b"new", b"my", b"your", b"one", b"each", b"a"):
        names = names[1:]
    if not names and not re.search(rb" [0-9]", value):
        return ()
    usual = [word for word in names if is_ordinary(word) or no_persons_word(word.decode("utf-8", "replace"))]
    if kind in _WEAK or len(usual) == len(names) > 0:
        apart = _OPEN.search(before) and _CLOSED.match(found.text, found.end)
        return found.whole if apart and (len(usual) < len(names) or kind not in _WEAK) else ()
    return found.whole


def street_alone_north(found: Candidate) -> Spans:
    """A word that ends in one for streets, and a number that is no year of a heading."""
    value = found.value
    words = [word.group().strip(b".'").lower() for word in _WORDS.finditer(value)]
    names = [word for word in words if len(word) > 1]
    last = names[-1] if names else b""
    if not names or not _apart(found) or (len(names) == 1 and (last in _NO_ROAD or is_ordinary(last))):
        return ()
    if last.endswith(b"ring") and (last != b"ring" or len(names) < 2) and not _CLOSED.match(found.text, found.end):
        return ()
    if any(is_ordinary(word) or no_persons_word(word.decode("utf-8", "replace")) for word in names[:-1]):
        return () if last in _NO_ROAD or not _CLOSED.match(found.text, found.end) else found.whole
    return () if re.search(rb" (?:19|20)[0-9]{2}$", value) and last in _NO_ROAD else found.whole


def street_over_city(found: Candidate) -> Spans:
    """A street named after where it lies: the word behind it is no month, chapter or count."""
    words = [word.group().lower() for word in _WORDS.finditer(found.value)]
    return () if any(is_ordinary(word) for word in words[1:] if len(word) > 3) or not _apart(found) else found.whole


def street_alone_latin(found: Candidate) -> Spans:
    """A word for streets, a name, a number; `via` is a word of English, so what follows must be nobody's everyday word."""
    value, before = found.value, found.text[max(0, found.start - 14) : found.start]
    words = [word.group().strip(b".'").lower() for word in _WORDS.finditer(value)]
    if not _apart(found) or _COUNTED_BEFORE.search(before):
        return ()
    english = words[0] in (b"via", b"plaza", b"camino", b"corso", b"largo", b"loc", b"cl", b"al", b"os", b"pl", b"av", b"str", b"bd")
    english = english or (words[0] == b"strada") or words[0] in (b"ronda", b"salita", b"rambla", b"calea", b"intrarea")
    if english and any(
        is_ordinary(word) or no_persons_word(word.decode("utf-8", "replace")) for word in words[1:] if len(word) > 3
    ):
        return ()
    if english and re.search(rb"[ ][A-Z]{2,}[0-9]?[ ,]", value):
        return ()
    if words[0] == b"via" and value[:1] == b"v" and not re.search(rb"(?i)(?:\b(?:in|alla|di|at|a|of|nella)|[,:(\n])[ ]?$", before):
        return ()
    return found.whole


_EAST_LEAD = later(
    rb"(?s).*(?:\xef\xbc\x9a|\xe3\x80\x81|\xe3\x80\x82|\xef\xbc\x8c|\xe3\x80\x8c|\xe3\x80\x8e|\xef\xbc\x88|\xe3\x80\x90|\xef\xbc\x89"
    rb"|\xe3\x81\xaf|\xe3\x81\xaf\xe3\x80\x81|\xe3\x81\xab|\xe3\x82\x92|\xe3\x81\x8c|\xef\xbc\x9d|\xef\xbd\x9c|\xe3\x80\x80)"
)
"""Signs and particles before which no address reaches back."""


def street_japan(found: Candidate) -> Spans:
    """An address of the East, without the sentence or label before it."""
    value = found.value
    first = re.search(rb"[0-9]|\xef\xbc[\x90-\x99]", value)
    post = re.match(rb"\xe3\x80\x92 ?[0-9\x80-\xff-]{7,27}?[ \n]", value)
    cut = 0
    if not post and first and (lead := _EAST_LEAD.match(value, 0, first.start())):
        cut = lead.end()
    rest = value[cut:]
    if len(re.sub(rb"[\x00-\x7f]", b"", rest)) < 12 or not re.search(rb"\xe5\xb8\x82|\xe5\x8c\xba|\xe9\x83\xa1|\xe7\x94\xba|\xe6\x9d\x91|\xe5\x8e\xbf|\xe7\xb8\xa3|\xe9\x95\x87|\xe9\x8e\xae|\xe5\x8d\x80|[\xea-\xed]", rest):
        return ()
    while rest[:1] and 0x80 <= rest[0] < 0xC0:  # the middle of a letter
        cut, rest = cut + 1, rest[1:]
    return ((found.start + cut, found.end),) if _apart(found) else ()


_LISTED = later(rb"[\"\[>]([^\"<>\[\]\n]{4,120})(?:\"|<)")
_A_STREET = later(rb"(?:^|[ ,.])[0-9]{1,5}[A-Za-z]?(?:[/-][0-9]{1,4})?(?:$|[ ,])")


def address_listed(found: Candidate) -> Spans:
    """The lines of an address that hold a number and a word."""
    whole = found.match.group()
    if whole[:1] == b'"' and not re.search(
        rb"(?i)\"(?:city|postal_?code|zip|country|state|district|town)\"", found.text[found.end - 400 if found.end > 400 else 0 : found.end + 200]
    ):
        return ()
    begin = found.match.start() + (whole.index(b"[") if whole[:1] == b'"' else 0)
    return [
        line.span(1)
        for line in _LISTED.finditer(found.text, begin, found.match.end())
        if _A_STREET.search(line.group(1)) and re.search(rb"[A-Za-z\x80-\xff]{3}", line.group(1))
    ]


def every_group(found: Candidate) -> Spans:
    """Every group that took part."""
    return [found.match.span(group) for group in range(1, found.match.re.groups + 1) if found.match.start(group) >= 0]


_NOBODY_EAST = frozenset(
    """管理者 管理员 管理員 担当者 担当 未定 未設定 未登録 未知 用户 用戶 利用者 匿名 必須 任意 文字列 文字 入力 入力欄 表示 表示名 名称 名前 氏名 姓名 必填 选填
    字符串 请输入 請輸入 用户名 用戶名 昵称 개인 이름 성명 필수 문자열 입력 관리자 시스템 사용자 고객 회원 미정 없음 全角 半角 漢字 日本語 英語 中国語 お客様 お客 客 皆 皆様
    各位 関係者 会員 顧客 購入者 奥 神 王 仏 同 仕 有 模 多 何 別 各 両 一同 貴社 御社 弊社 先生 老师 女士 小姐 経理 经理 客户 客戶 선생 고객님 여러분 모두 회원님 사용자님 담당자
    개발자 部長 課長 係長 社長 店長 室長 院長 校長 園長 会長 主任 教授 医師 殿 株主 取引先 読者 視聴者 患者 保護者 生徒 学生 出品者 落札者 参加者 応募者 運営者""".split()
)
_NO_ENDING_EAST = tuple(
    """社 部 課 係 室 店 局 所 院 校 署 庁 省 団 組 会 番号 名 者 員 人 長 様 欄 型 式 値 字 語 列 名称 可 要 無 チーム グループ センター システム 公司 集团 集團 部门 部門 中心 银行
    銀行 学校 大学 医院 팀 부 과 회사 센터 은행 시스템""".split()
)
_CJK_SPACE = later(rb" |\xe3\x80\x80")


def eastern_person(found: Candidate) -> Spans:
    """A name of the East behind a label: no role, office, team or what a field shall hold."""
    return found.whole if _eastern(found.value.decode("utf-8", "replace")) else ()


def _eastern(text: str) -> bool:
    parts = re.split("[ \u3000]", text)
    if any(part in _NOBODY_EAST for part in parts) or "".join(parts) in _NOBODY_EAST:
        return False
    if len(parts) == 1 and (text.endswith(_NO_ENDING_EAST) or (0xAC00 <= ord(text[0]) and text[0] not in _KOREAN)):
        return False
    return all(parts) and not re.search("株式|会社|有限|法人|公司|주식", text)


_KOREAN = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편"
)
"""What a Korean name begins with."""
_ADDRESSED = "(?:様|さま|さん|殿|氏|先生|先輩|くん|君|ちゃん|님|씨|귀하|女士|小姐|经理|老师|总)"
_AGAIN = 40


def eastern_everywhere(found: Candidate) -> Spans:
    """A name of the East that an address or a letter tells, where it stands again, and its family name where it is addressed."""
    name = found.value.decode("utf-8", "replace")
    return list(_again(found, name)) if _eastern(name) else ()


def _again(found: Candidate, name: str) -> Iterator[tuple[int, int]]:
    yield found.start, found.end
    parts = re.split("[ \u3000]", name)
    whole = len(name) >= 3 and (len(parts) > 1 or len(name) > 2)
    pattern = re.escape(name) if whole else ""
    family = parts[0] if len(parts) > 1 else name
    if len(family) >= 1 and family not in _NOBODY_EAST:
        told = f"(?<![一-龥々가-힣]){re.escape(family)}(?={_ADDRESSED})"
        pattern = f"{pattern}|{told}" if pattern else told
    text = found.text
    at = 0
    for _ in range(_AGAIN):
        at = text.find(family.encode(), at)
        if at < 0:
            return
        low = at
        while low > max(0, at - 6) and text[low - 1] >= 0x80:
            low -= 1
        near = text[low : at + 90].decode("utf-8", "ignore")
        lead = len(text[low:at].decode("utf-8", "ignore"))
        hit = re.compile(pattern).match(near, lead)
        if hit and hit.end() > lead:
            yield at, at + len(hit.group().encode())
        at += len(family.encode())


_COMPANY = later(
    rb"(?i)\b(?:gmbh|ag|kg|ohg|ug|e\.?v\.?|ltd|limited|inc|llc|llp|plc|corp|s\.?a\.?r?\.?l?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|ab|oy"
    rb"|as|aps|sp|z\.?o\.?o|bank|sparkasse|stadtwerke|versicherung|insurance|market|shop|store|energie|telekom|telecom"
    rb"|amazon|paypal|netflix|finanzamt|kasse|verein|city|council|services?|gebuehr|zinsen|lohn|gehalt|miete|rent)\b"
)


def bank_party(found: Candidate) -> Spans:
    """Who pays or is paid, if it is a person: a full name, perhaps in capitals, no company."""
    start, end = found.start, found.end
    if found.match.group()[:1] == b"<":
        near = found.text[max(0, found.start - 1500) : found.start].upper()
        if b"<STMTTRN" not in near and b"<OFX" not in near:
            return ()
    span = _party(found.text, start, end)
    if span is None:
        return ()
    lines = [span]
    if found.match.group()[:1] == b":":
        at = found.text.find(b"\n", end) + 1
        for _ in range(3):  # the street and the city below
            stop = found.text.find(b"\n", at)
            line = found.text[at : stop if stop >= 0 else len(found.text)].rstrip(b"\r")
            if not at or not line or line[:1] in b":-{" or stop < 0 or len(line) > 40:
                break
            if re.search(rb"[0-9]", line) and re.search(rb"[A-Za-z]{3}", line):
                lines.append((at, at + len(line)))
            at = stop + 1
    return lines


def _party(text: bytes, start: int, end: int) -> tuple[int, int] | None:
    raw = text[start:end]
    value = raw.strip()
    words = value.replace(b",", b" ").split()
    if not 2 <= len(words) <= 5 or _COMPANY.search(value) or PLACEHOLDER.search(value):
        return None
    if not re.match(rb"[A-Za-z\x80-\xff][A-Za-z\x80-\xff.,' -]+$", value):
        return None
    cased = value.title() if value.isupper() else value
    try:
        cased = value.decode().title().encode() if value.isupper() else value
    except UnicodeDecodeError:
        return None
    if not looks_like_person(cased):
        return None
    start += raw.index(value)
    return start, start + len(value)


def qif_payees(found: Candidate) -> Spans:
    """The payees of a ledger that are persons."""
    spans, at, text = [], found.match.end(), found.text
    for _ in range(20_000):
        end = text.find(b"\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip(b"\r")
        if not line or line[:1] == b"!" or at >= len(text):
            break
        if line[:1] == b"P" and (span := _party(text, at + 1, at + len(line))):
            spans.append(span)
        elif line[:1] == b"A" and _A_STREET.search(line[1:]) and re.search(rb"[A-Za-z\x80-\xff]{3}", line):
            spans.append((at + 1, at + len(line)))
        at = end + 1
    return spans


def name_object(found: Candidate) -> Spans:
    """The parts of a name: below a key for names, or a given name or two words that are nobody's everyday words."""
    spans = every_group(found)
    values = [found.text[low:high] for low, high in spans]
    if any(no_persons_word(value.decode("utf-8", "replace").lower()) for value in values):
        return ()
    before = found.text[max(0, found.match.start() - 60) : found.match.start() + 1]
    named = re.search(rb"(?i)\w{0,12}name[s]?[\"']?[ ]?(?:=>|[:=])[ \t\r\n\[]{0,12}\{?[ \t\r\n]{0,16}$", before)
    given = any(is_given_name(value.decode("utf-8", "replace").split()[0]) for value in values)
    usual = any(is_ordinary(value.lower()) for value in values)
    if named or (given and not all(is_ordinary(value.lower()) for value in values)):
        return spans
    whole = re.search(rb"(?i)(?:email|phone|birth|dob|gender|age|address|ssn)[\"']?[ ]?[:=]", found.text[found.match.start() - 150 if found.match.start() > 150 else 0 : found.match.end() + 150])
    return spans if whole and not usual else ()


_DIALLED = later(
    rb"(?:^|[\n,;\t|\"'>:(]|\\n|(?:-|\xe2\x80\x93|\xe2\x80\x94|/|\xc2\xb7|\xe2\x80\xa2|\||,) )[ ]{0,3}"
    rb"(\+?\(?[0-9][0-9 ()./-]{6,18}[0-9])(?=[ ]{0,3}(?:$|[\r\n,;\t|\"'<)\\]| (?:-|\xe2\x80\x93|\xe2\x80\x94|/|\xc2\xb7|\xe2\x80\xa2) ))"
)
_NO_NUMBER = later(
    rb"^(?:(?:19|20)[0-9]{2} ?[-/.] ?(?:19|20)?[0-9]{2}(?:[-/. ].*)?|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19|20)?[0-9]{2}.*"
    rb"|[0-9]+\.[0-9]+|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9]{1,3}(?:[ .][0-9]{3})+|[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}.*)$"
)
_REGION = {
    b"de": "DE", b"at": "AT", b"ch": "CH", b"fr": "FR", b"es": "ES", b"it": "IT", b"pt": "PT", b"br": "BR", b"nl": "NL", b"be": "BE",
    b"pl": "PL", b"uk": "GB", b"se": "SE", b"no": "NO", b"dk": "DK", b"fi": "FI", b"jp": "JP", b"au": "AU", b"cz": "CZ", b"ie": "IE",
    b"hu": "HU", b"ro": "RO", b"gr": "GR", b"mx": "MX", b"ar": "AR", b"cl": "CL", b"co": "CO", b"in": "IN", b"kr": "KR", b"cn": "CN",
    b"tw": "TW", b"tr": "TR", b"ru": "RU", b"ua": "UA", b"il": "IL", b"za": "ZA", b"nz": "NZ", b"ca": "CA",
}  # fmt: skip
_USUAL_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "PT", "BR", "NL", "BE", "CH", "AT", "PL", "SE", "NO", "DK", "FI", "JP", "AU", "IN")


def phone_of_contact(found: Candidate) -> Spans:
    """Numbers that stand alone in the line of an address or one of the two around it."""
    text = found.text
    if in_notice(text, found.start) or re.search(rb"(?i)@example\.|\.example$", found.match.group()):
        return ()
    low = max(0, found.start - 160)
    for _ in range(2):
        line = text.rfind(b"\n", low, found.start if low == max(0, found.start - 160) else low)
        if line < 0:
            break
    before = text[low : found.start].split(b"\n")[-3:]
    low = found.start - len(b"\n".join(before))
    behind = text[found.end : found.end + 100].split(b"\n")[:3]
    high = found.end + len(b"\n".join(behind))
    region = _REGION.get(found.value.rpartition(b".")[2].lower())
    return list(_dialled(text, low, high, region))


def _dialled(text: bytes, low: int, high: int, region: str | None) -> Iterator[tuple[int, int]]:
    for number in _DIALLED.finditer(text[low:high]):
        value = number.group(1)
        if value[-1:] == b"(" or not is_number(value, region):
            continue
        yield low + number.start(1), low + number.end(1)


def is_number(value: bytes, region: str | None) -> bool:
    """Whether some country's plan knows it; digits in a row must begin with a zero or a plus."""
    import phonenumbers

    digits = re.sub(rb"[^0-9]", b"", value)
    if not 8 <= len(digits) <= 14 or len(set(digits)) < 4 or _NO_NUMBER.match(value) or value.count(b"(") != value.count(b")"):
        return False
    if value.isdigit() and value[:1] != b"0":
        return False
    if re.match(rb"1?[2-9][0-9]{2}55501[0-9]{2}$", digits):
        return False
    groups = re.findall(rb"[0-9]+", value)
    if value[:1] not in b"+0(" and len(groups) < 3:
        return False
    regions = (region, *_USUAL_REGIONS) if region else _USUAL_REGIONS
    for country in (None,) if value[:1] == b"+" else regions:
        try:
            number = phonenumbers.parse(value.decode(), country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return True
    return False


def phone_of_signature(found: Candidate) -> Spans:
    """A number in one of the six lines below the closing words."""
    high = found.match.end()
    for _ in range(6):
        stop = found.text.find(b"\n", high, high + 90)
        if stop < 0:
            high = min(len(found.text), high + 90)
            break
        high = stop + 1
    return list(_dialled(found.text, found.match.end(), high, None))


def phone_brazil(found: Candidate) -> Spans:
    """A number that Brazil's plan knows."""
    import phonenumbers

    try:
        number = phonenumbers.parse(found.value.decode(), "BR")
    except phonenumbers.NumberParseException:
        return ()
    return found.whole if phonenumbers.is_possible_number(number) else ()


def document_code(found: Candidate) -> Spans:
    """A code in capitals behind its label that is no word."""
    value = found.value
    if is_ordinary(value.lower()) or len(set(value)) < 3 or value.lower() in (b"required", b"optional", b"unknown", b"confirmed"):
        return ()
    return found.whole


UNLABELLED_VALIDATORS: dict[str, Validator] = {
    "address_listed": address_listed,
    "bank_party": bank_party,
    "document_code": document_code,
    "eastern_everywhere": eastern_everywhere,
    "eastern_person": eastern_person,
    "every_group": every_group,
    "licence_apart": licence_apart,
    "name_object": name_object,
    "phone_brazil": phone_brazil,
    "phone_of_contact": phone_of_contact,
    "phone_of_signature": phone_of_signature,
    "qif_payees": qif_payees,
    "street_alone": street_alone,
    "street_alone_latin": street_alone_latin,
    "street_alone_north": street_alone_north,
    "street_japan": street_japan,
    "street_over_city": street_over_city,
}
