"""Which figures follow from a table?"""

import re
from collections import Counter
from decimal import Decimal
from typing import Final, NamedTuple

from .numbers import is_missing, mean, number, tidy, total
from .tables import Table

_TOP: Final = 3


class Numeric(NamedTuple):
    """A column of numbers (``present`` of them); ``unread`` cells hold something else."""

    present: int
    missing: int
    unread: int
    min: Decimal
    max: Decimal
    mean: Decimal
    sum: Decimal


class Textual(NamedTuple):
    """A column of words; ``top`` values with how often, most frequent first, then by alphabet."""

    present: int
    missing: int
    distinct: int
    top: tuple[tuple[str, int], ...]


class Group(NamedTuple):
    """One group's key, its number of rows, and the figures of each numeric column that has values in it."""

    key: tuple[str, ...]
    rows: int
    columns: dict[str, Numeric]


class Grouping(NamedTuple):
    by: tuple[str, ...]
    groups: tuple[Group, ...]


class Breach(NamedTuple):
    """Rows whose ``column`` lies above the limit the instruction gives."""

    column: str
    limit: Decimal
    rows: tuple[str, ...]


class Figures(NamedTuple):
    table: Table
    columns: dict[str, Numeric | Textual]
    groupings: tuple[Grouping, ...]
    breaches: tuple[Breach, ...]


def compute(table: Table, request: str, limits: dict[str, str]) -> Figures:
    """Every column's figures, totals for the groups the request asks for, and rows above the limits it gives."""
    columns = {name: _column(table, index) for index, name in enumerate(table.columns)}
    wanted = asked_groupings(request, table.columns)
    groupings = tuple(_grouping(table, by, columns) for by in wanted)
    return Figures(table, columns, groupings, _breaches(table, columns, limits))


def _column(table: Table, index: int) -> Numeric | Textual:
    return _numeric([row[index] for row in table.rows], table) or _textual([row[index] for row in table.rows])


def _numeric(cells: list[str], table: Table) -> Numeric | None:
    """None unless at least half of the cells that are there are numbers."""
    there = [cell for cell in cells if not is_missing(cell)]
    read = (number(cell, decimal_comma=table.decimal_comma) for cell in there)
    values = [value for value in read if value is not None]
    if not values or 2 * len(values) < len(there):
        return None
    missing, unread = len(cells) - len(there), len(there) - len(values)
    ends = tidy(min(values)), tidy(max(values))
    return Numeric(len(values), missing, unread, *ends, mean(values), tidy(total(values)))


def _textual(cells: list[str]) -> Textual:
    there = [" ".join(cell.split()) for cell in cells if not is_missing(cell)]
    often = Counter(there)
    top = sorted(often.items(), key=lambda item: (-item[1], item[0]))[:_TOP]
    return Textual(len(there), len(cells) - len(there), len(often), tuple(top))


def asked_groupings(request: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """``by region and product`` is one grouping by both; ``by region and by product``, ``per month`` are one each."""
    spelled = {_plain(name): name for name in columns if _plain(name)}
    if not spelled:
        return []
    longest_first = "|".join(re.escape(name) for name in sorted(spelled, key=len, reverse=True))
    column = rf"(?:the\s+)?(?:{longest_first})(?:e?s)?(?!\w)"
    asked = re.compile(rf"\b(?:by|per|each|every)\s+({column}(?:\s*(?:,|and|&|x)\s*{column})*)")
    found: dict[tuple[str, ...], None] = {}
    for phrase in asked.findall(_plain(request)):
        names = re.findall(rf"({longest_first})(?:e?s)?(?!\w)", phrase)
        found[tuple(dict.fromkeys(spelled[name] for name in names))] = None
    return list(found)


def _plain(text: str) -> str:
    return re.sub(r"[\s_`*\"']+", " ", text).strip().lower()


def _grouping(table: Table, by: tuple[str, ...], columns: dict[str, Numeric | Textual]) -> Grouping:
    keys = [table.columns.index(name) for name in by]
    measured = [i for i, name in enumerate(table.columns) if isinstance(columns[name], Numeric) and name not in by]
    rows: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for row in table.rows:
        rows.setdefault(tuple(" ".join(row[i].split()) or "(missing)" for i in keys), []).append(row)
    groups = []
    for key in sorted(rows):
        measures = {table.columns[i]: _numeric([row[i] for row in rows[key]], table) for i in measured}
        groups.append(Group(key, len(rows[key]), {name: found for name, found in measures.items() if found}))
    return Grouping(by, tuple(groups))


def _breaches(table: Table, columns: dict[str, Numeric | Textual], limits: dict[str, str]) -> tuple[Breach, ...]:
    """``limit_NAME=X`` or ``max_NAME=X`` in the instruction bounds the column NAME from above."""
    breaches = []
    for index, name in enumerate(table.columns):
        limit = number(limits.get(f"limit_{name}", limits.get(f"max_{name}", "")))
        if limit is None or not isinstance(columns[name], Numeric):
            continue
        read = [(row[0], number(row[index], decimal_comma=table.decimal_comma)) for row in table.rows]
        above = tuple(label for label, value in read if value is not None and value > limit)
        breaches.append(Breach(name, tidy(limit), above))
    return tuple(breaches)
