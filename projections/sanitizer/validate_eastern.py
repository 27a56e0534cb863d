"""Is this a name or an address in Japanese, Chinese or Korean, and where does the name stand again?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .validate_streets import apart

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
    if len(re.sub(rb"[\x00-\x7f]", b"", rest)) < 12 or not re.search(
        rb"\xe5\xb8\x82|\xe5\x8c\xba|\xe9\x83\xa1|\xe7\x94\xba|\xe6\x9d\x91|\xe5\x8e\xbf|\xe7\xb8\xa3|\xe9\x95\x87|\xe9\x8e\xae|\xe5\x8d\x80|[\xea-\xed]",
        rest,
    ):
        return ()
    while rest[:1] and 0x80 <= rest[0] < 0xC0:  # the middle of a letter
        cut, rest = cut + 1, rest[1:]
    return ((found.start + cut, found.end),) if apart(found) else ()


_NOBODY_EAST = frozenset(
    """管理者 管理员 管理員 担当者 担当 未定 未設定 未登録 未知 用户 用戶 利用者 匿名 必須 任意 文字列 文字
    入力 入力欄 表示 表示名 名称 名前 氏名 姓名 必填 选填 字符串 请输入 請輸入 用户名 用戶名 昵称 개인
    이름 성명 필수 문자열 입력 관리자 시스템 사용자 고객 회원 미정 없음 全角 半角 漢字 日本語 英語
    中国語 お客様 お客 客 皆 皆様 各位 関係者 会員 顧客 購入者 奥 神 王 仏 同 仕 有 模 多 何 別 各 両
    一同 貴社 御社 弊社 先生 老师 女士 小姐 経理 经理 客户 客戶 선생 고객님 여러분 모두 회원님 사용자님
    담당자 개발자 部長 課長 係長 社長 店長 室長 院長 校長 園長 会長 主任 教授 医師 殿 株主 取引先 読者
    視聴者 患者 保護者 生徒 学生 出品者 落札者 参加者 応募者 運営者""".split()  # noqa: SIM905 - a list would take sixty lines
)
_NO_ENDING_EAST = tuple(
    """社 部 課 係 室 店 局 所 院 校 署 庁 省 団 組 会 番号 名 者 員 人 長 様 欄 型 式 値 字 語 列 名称 可
    要 無 チーム グループ センター システム 公司 集团 集團 部门 部門 中心 银行 銀行 学校 大学 医院 팀 부
    과 회사 센터 은행 시스템""".split()  # noqa: SIM905 - a list would take sixty lines
)


def eastern_person(found: Candidate) -> Spans:
    """A name of the East behind a label: no role, office, team or what a field shall hold."""
    return found.whole if is_eastern_name(found.value.decode("utf-8", "replace")) else ()


_KOREAN = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나"
    "민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편"
)
"""What a Korean name begins with."""


def is_eastern_name(text: str) -> bool:
    """No role, office, team, and nothing that a form says of its fields."""
    parts = re.split("[ \u3000]", text)
    if any(part in _NOBODY_EAST for part in parts) or "".join(parts) in _NOBODY_EAST:
        return False
    if len(parts) == 1 and (text.endswith(_NO_ENDING_EAST) or (ord(text[0]) >= 0xAC00 and text[0] not in _KOREAN)):
        return False
    return all(parts) and not re.search("株式|会社|有限|法人|公司|주식", text)


_ADDRESSED = "(?:様|さま|さん|殿|氏|先生|先輩|くん|君|ちゃん|님|씨|귀하|女士|小姐|经理|老师|总)"
_AGAIN = 40


def eastern_everywhere(found: Candidate) -> Spans:
    """A name that an address or a letter tells, where it stands again, and its family name where it is addressed."""
    name = found.value.decode("utf-8", "replace")
    return list(_again(found, name)) if is_eastern_name(name) else ()


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


VALIDATORS: dict[str, Validator] = {
    "eastern_everywhere": eastern_everywhere,
    "eastern_person": eastern_person,
    "street_japan": street_japan,
}
