"""Which records does an instruction carry in its own text?  (``R1 a=0.82 b=1; R2 a=0.5``, ``limit_a=0.9``)"""

import re
from typing import Final, NamedTuple

from .tables import Table, from_records

_PAIR: Final = r"[A-Za-z_][\w.%/-]*=[^\s;,]+"
_RECORD: Final = re.compile(rf"(?<![\w=])([A-Z][A-Za-z]*\d+)\s+((?:[a-z_]+\s+)?{_PAIR}(?:,?\s+{_PAIR})*)")
_ONE: Final = re.compile(r"([A-Za-z_][\w.%/-]*)=([^\s;,]+)")


class Embedded(NamedTuple):
    """Tables of records, one for each kind of id (R1, R2 are of one kind), and the values that stand alone."""

    tables: list[Table]
    alone: dict[str, str]


def embedded(text: str) -> Embedded:
    """Read ``ID key=value ...`` records and lone ``key=value`` pairs; the first record of a kind names its columns."""
    kinds: dict[str, list[object]] = {}
    spans: list[tuple[int, int]] = []
    for record in _RECORD.finditer(text):
        kind = record[1].rstrip("0123456789")
        pairs = {name: value.rstrip(".") for name, value in _ONE.findall(record[2])}
        kinds.setdefault(kind, []).append({"id": record[1], **pairs})
        spans.append(record.span())
    tables = [from_records(f"instruction#{kind}", records, []) for kind, records in kinds.items()]
    return Embedded(tables, _alone(text, spans))


def _alone(text: str, spans: list[tuple[int, int]]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for pair in _ONE.finditer(text):
        if not any(start <= pair.start() < end for start, end in spans):
            pairs.setdefault(pair[1], pair[2].rstrip("."))
    return pairs
