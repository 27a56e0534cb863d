"""Is what a sheet says only by its rows (a heading above, a word beside) replaced in the workbook?"""

import io
from collections.abc import Callable

import openpyxl
import pytest

from apprentice.adapters.sanitizing.containers.dispatch import Cleaned, clean, scan
from apprentice.adapters.sanitizing.containers.part import Part

Rows = list[list[object]]
NEW = "replaced-4f2a"


def workbook(*sheets: Rows) -> bytes:
    """A workbook whose sheets hold these rows."""
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"s{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes) -> list[Rows]:
    """The rows of every sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book]


def below(heading: str, column: int) -> Callable[[Part], bytes]:
    """A text engine that replaces what stands in a column below a heading, and nothing without the heading."""

    def answer(part: Part) -> bytes:
        lines = part.data.decode().split("\n")
        if "/rows[" not in part.name or not any(heading in line for line in lines):
            return part.data
        cells = [line.split("\t") for line in lines]
        for row in cells:
            if len(row) > column and row[column] and heading not in row:
                row[column] = NEW
        return "\n".join("\t".join(row) for row in cells).encode()

    return answer


def public(data: bytes, answer: Callable[[Part], bytes]) -> bytes:
    """The public workbook."""
    result = clean(data, "table.xlsx", answer)
    assert isinstance(result, Cleaned), result
    return result.data


def test_cells_below_a_heading_are_replaced_and_others_stay() -> None:
    """In the workbook's list of texts, heading and value are neighbours of anybody."""
    rows: Rows = [["no", "who", "note"], [1, "first", "kept"], [2, "second", "kept"]]
    assert [[["no", "who", "note"], [1, NEW, "kept"], [2, NEW, "kept"]]] == read(
        public(workbook(rows), below("who", 1))
    )


def test_a_column_stays_one_where_cells_are_empty() -> None:
    """Cells that hold nothing are not written; those behind them keep their place."""
    rows: Rows = [["a", "b", "who"], [None, None, "x"], ["y", None, "z"]]
    assert [[["a", "b", "who"], [None, None, NEW], ["y", None, NEW]]] == read(public(workbook(rows), below("who", 2)))


def test_a_number_becomes_a_text_where_it_is_replaced() -> None:
    """A phone number that somebody typed into a sheet is a number to it."""
    rows: Rows = [["phone", "pieces"], [15550100, 12], [15550199, 7]]
    assert [[["phone", "pieces"], [NEW, 12], [NEW, 7]]] == read(public(workbook(rows), below("phone", 0)))


def test_each_sheet_is_a_table_of_its_own() -> None:
    """A heading of the first sheet says nothing of the second."""
    sheets: list[Rows] = [[["who"], ["x"]], [["what"], ["y"]]]
    assert [[["who"], [NEW]], [["what"], ["y"]]] == read(public(workbook(*sheets), below("who", 0)))


@pytest.mark.parametrize("text", ["two\nlines", "a\ttab", "ends \\", '<&">'])
def test_signs_of_tables_inside_cells_do_no_harm(text: str) -> None:
    """A cell with a line end would be two rows: it is looked at as a text alone."""
    rows: Rows = [["who", "note"], ["x", text]]
    assert [[["who", "note"], [NEW, text]]] == read(public(workbook(rows), below("who", 0)))


def test_a_workbook_without_a_finding_is_the_same_bytes() -> None:
    """Rows are looked at, not written."""
    data = workbook([["who", 1], ["x", 2.5]])
    assert data == public(data, lambda part: part.data)


def test_the_rows_are_seen_by_the_scan_too() -> None:
    """What is learned from a table is looked for everywhere."""
    assert any(part.data == b"\nwho\tno\nx\t1" for part in scan(workbook([["who", "no"], ["x", 1]]), "t.xlsx"))
