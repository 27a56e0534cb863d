"""How does a wheel's RECORD follow its renamed and changed members?"""

import base64
import csv
import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import replace

from .zip_format import Member
from .zip_write import PublicMember

_RECORD = b".dist-info/RECORD"


def record_again(members: Sequence[PublicMember], read: Callable[[Member], bytes]) -> list[PublicMember]:
    """The members, with ``*.dist-info/RECORD`` saying the new names, hashes and sizes.

    Lines about files that are not in the archive stay as the text engine left them. Other archives pass through.
    """
    out = list(members)
    changed = {m.old.name: m for m in members if m.content is not None or m.name != m.old.name}
    for index, member in enumerate(members):
        if member.old.name.endswith(_RECORD) and changed:
            old = read(member.old)
            out[index] = replace(member, content=_record(old, member.content or old, changed))
    return out


def _record(old: bytes, public: bytes, changed: dict[bytes, PublicMember]) -> bytes:
    rows, new_rows = _rows(old), _rows(public)
    if len(rows) != len(new_rows):
        return public
    out = io.StringIO(newline="")
    lines = [_row(new, changed.get(_bytes(row[0]))) if row else new for row, new in zip(rows, new_rows, strict=True)]
    csv.writer(out, lineterminator="\n").writerows(lines)
    return _bytes(out.getvalue())


def _row(row: list[str], member: PublicMember | None) -> list[str]:
    if member is None or len(row) != 3:
        return row
    row[0] = member.name.decode("utf-8", "surrogateescape")
    if member.content is not None and row[1]:
        digest = base64.urlsafe_b64encode(hashlib.sha256(member.content).digest()).rstrip(b"=").decode()
        row[1:] = [f"sha256={digest}", str(len(member.content))]
    return row


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8", "surrogateescape"), newline="")))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
