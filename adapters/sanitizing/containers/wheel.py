"""How does a wheel's RECORD follow its changed members?"""

import base64
import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import replace

from .zip_write import PublicMember


def record_again(members: Sequence[PublicMember]) -> list[PublicMember]:
    """The members, each changed file's line in ``*.dist-info/RECORD`` with its new name, hash and size.

    Names come from the members themselves, so that lines and names agree; a RECORD the text engine rewrote in another
    way keeps that way for lines about unchanged members. Other archives pass through as they are.
    """
    out = list(members)
    changed = {m.name: m.content for m in members if m.content is not None and not m.name.endswith(b".dist-info/RECORD")}
    for index, member in enumerate(members):
        if changed and member.name.endswith(b".dist-info/RECORD") and member.content is not None:
            out[index] = replace(member, content=_record(member.content, changed))
    return out


def _record(record: bytes, changed: dict[bytes, bytes]) -> bytes:
    rows = []
    for row in csv.reader(io.StringIO(record.decode("utf-8", "surrogateescape"), newline="")):
        content = changed.get(row[0].encode("utf-8", "surrogateescape")) if row else None
        if content is not None and len(row) == 3 and row[1]:
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            row = [row[0], f"sha256={digest}", str(len(content))]
        rows.append(row)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "surrogateescape")
