"""How do the figures read as csv, json, md and txt?"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from .figures import Figures, Grouping, Numeric, Textual

WRITES: Final = (".csv", ".json", ".md", ".txt")
_MEASURES: Final = ("count", "missing", "min", "max", "mean", "sum")


def report(name: str, all_figures: list[Figures], alone: dict[str, str], title: str) -> str:
    """The text of the deliverable ``name``, whose extension is one of `WRITES`."""
    kind = name.lower().rpartition(".")[2]
    if kind == "csv":
        return as_csv(all_figures)
    if kind == "json":
        return to_json(_document(all_figures, alone)) + "\n"
    markdown = _markdown(all_figures, alone, title)
    return markdown if kind == "md" else markdown.replace("\\|", "|")


def as_csv(all_figures: list[Figures]) -> str:
    """One grouping: a row a group and the total.  Several: a row for each group and column.  None: a row a column."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    groupings = [(figures, grouping) for figures in all_figures for grouping in figures.groupings]
    if len(groupings) == 1:
        writer.writerows(_wide(*groupings[0]))
    elif groupings:
        writer.writerow(["table", "by", "group", "column", *_MEASURES])
        writer.writerows(row for figures, grouping in groupings for row in _long(figures, grouping))
    else:
        writer.writerow(["table", "column", "type", "rows", *_MEASURES, "distinct", "top"])
        writer.writerows(row for figures in all_figures for row in _columns(figures))
    return out.getvalue()


def _wide(figures: Figures, grouping: Grouping) -> Iterator[list[object]]:
    measured = [name for name, of in figures.columns.items() if isinstance(of, Numeric) and name not in grouping.by]
    yield [*grouping.by, "rows", *(f"{name}_{figure}" for name in measured for figure in ("sum", "mean"))]
    for group in grouping.groups:
        cells = (group.columns.get(name) for name in measured)
        yield [*group.key, group.rows, *(cell for of in cells for cell in _sum_and_mean(of))]
    totals = (cell for name in measured for cell in _sum_and_mean(figures.columns[name]))
    yield ["TOTAL", *[""] * (len(grouping.by) - 1), len(figures.table.rows), *totals]


def _sum_and_mean(of: Numeric | Textual | None) -> tuple[str, str]:
    return (plain(of.sum), plain(of.mean)) if isinstance(of, Numeric) else ("", "")


def _long(figures: Figures, grouping: Grouping) -> Iterator[list[object]]:
    for group in grouping.groups:
        for name, of in group.columns.items():
            yield [figures.table.name, " + ".join(grouping.by), " / ".join(group.key), name, *_measures(of)]


def _columns(figures: Figures) -> Iterator[list[object]]:
    for name, of in figures.columns.items():
        first = [figures.table.name, name, "number" if isinstance(of, Numeric) else "text", len(figures.table.rows)]
        yield [*first, *_measures(of), *_words(of)]


def _measures(of: Numeric | Textual) -> list[object]:
    if isinstance(of, Textual):
        return [of.present, of.missing, "", "", "", ""]
    return [of.present, of.missing, *(plain(value) for value in (of.min, of.max, of.mean, of.sum))]


def _words(of: Numeric | Textual) -> list[object]:
    if isinstance(of, Numeric):
        return ["", ""]
    return [of.distinct, "; ".join(f"{value} ({often})" for value, often in of.top)]


def plain(value: Decimal) -> str:
    """Digits without an exponent."""
    return format(value, "f")


def to_json(value: object, indent: str = "\n") -> str:
    """JSON with exact numbers: the library would make floats of decimals."""
    inner = indent + "  "
    if isinstance(value, dict):
        members = [f"{json.dumps(key, ensure_ascii=False)}: {to_json(item, inner)}" for key, item in value.items()]
        return "{" + inner + ("," + inner).join(members) + indent + "}" if members else "{}"
    if isinstance(value, list):
        return (
            "[" + inner + ("," + inner).join(to_json(item, inner) for item in value) + indent + "]" if value else "[]"
        )
    return plain(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _document(all_figures: list[Figures], alone: dict[str, str]) -> dict[str, object]:
    tables = [_table(figures) for figures in all_figures]
    return {"tables": tables, **({"given": dict(alone)} if alone else {})}


def _table(figures: Figures) -> dict[str, object]:
    columns = [{"column": name, **_described(of)} for name, of in figures.columns.items()]
    groupings = [
        {
            "by": list(grouping.by),
            "groups": [
                {
                    "key": dict(zip(grouping.by, group.key, strict=True)),
                    "rows": group.rows,
                    "columns": {name: _described(of) for name, of in group.columns.items()},
                }
                for group in grouping.groups
            ],
        }
        for grouping in figures.groupings
    ]
    limits = [{"column": of.column, "limit": of.limit, "rows_above": list(of.rows)} for of in figures.breaches]
    extra = {"groupings": groupings, "limits": limits, "remarks": list(figures.table.remarks)}
    kept = {name: value for name, value in extra.items() if value}
    return {"table": figures.table.name, "rows": len(figures.table.rows), "columns": columns, **kept}


def _described(of: Numeric | Textual) -> dict[str, object]:
    if isinstance(of, Numeric):
        figures = zip(_MEASURES, (of.present, of.missing, of.min, of.max, of.mean, of.sum), strict=True)
        return {"type": "number", **dict(figures), **({"not_numbers": of.unread} if of.unread else {})}
    top = [{"value": value, "count": often} for value, often in of.top]
    return {"type": "text", "count": of.present, "missing": of.missing, "distinct": of.distinct, "top": top}


def _markdown(all_figures: list[Figures], alone: dict[str, str], title: str) -> str:
    lines = [f"# {title}", "", "Computed from the data as given; sums are exact, means rounded to six places.", ""]
    for figures in all_figures:
        lines += _section(figures)
    if alone:
        lines += ["## Given values", "", *_rows([["name", "value"], *([name, value] for name, value in alone.items())])]
        lines.append("")
    return "\n".join(lines)


def _section(figures: Figures) -> list[str]:
    table = figures.table
    lines = [f"## {table.name}", "", f"{len(table.rows)} rows, {len(table.columns)} columns.", ""]
    if table.remarks:
        lines += [*(f"- Note: {remark}." for remark in table.remarks), ""]
    for grouping in figures.groupings:
        lines += [f"### By {' and '.join(grouping.by)}", "", *_rows(list(_wide(figures, grouping))), ""]
    if figures.columns:
        header: list[object] = ["column", "type", "rows", *_MEASURES, "distinct", "top"]
        lines += ["### Columns", "", *_rows([header, *(row[1:] for row in _columns(figures))]), ""]
    if figures.breaches:
        lines += [f"- {of.column} above {plain(of.limit)}: {', '.join(of.rows) or 'none'}" for of in figures.breaches]
        lines.append("")
    return lines


def _rows(rows: Sequence[Sequence[object]]) -> list[str]:
    cells = [[" ".join(str(cell).split()).replace("|", "\\|") for cell in row] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return [lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]]
