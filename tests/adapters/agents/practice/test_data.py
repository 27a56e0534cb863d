"""Does the practice program read whatever shape its data is in?"""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apprentice.adapters.agents.practice.figures import Numeric, asked_groupings, compute
from apprentice.adapters.agents.practice.numbers import mean, number, total
from apprentice.adapters.agents.practice.prompt import read_prompt
from apprentice.adapters.agents.practice.records import embedded
from apprentice.adapters.agents.practice.reports import as_csv, report
from apprentice.adapters.agents.practice.tables import Table, read_tables
from apprentice.domain.prompt import PromptParts, compose


def tables(folder: Path, name: str, content: bytes) -> list[Table]:
    (folder / name).write_bytes(content)
    return read_tables(folder / name, name)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b'a,b\n"x, y",2\n', (("x, y", "2"),)),
        (b"\xef\xbb\xbfa;b\n1,5;2\n", (("1,5", "2"),)),
        (b"a\tb\r\n1\t2\r\n", (("1", "2"),)),
        (b"a,b\n1\n1,2,3\n", (("1", "", ""), ("1", "2", "3"))),
        (b"a,b\nna\xefve,2\n", (("naïve", "2"),)),
        (b"", ()),
        (b"a,a,\n1,2,3\n", (("1", "2", "3"),)),
    ],
)
def test_csv_in_every_shape(content: bytes, rows: tuple[tuple[str, ...], ...], tmp_path: Path) -> None:
    """Quotes, byte order marks, other delimiters, ragged rows, old encodings, nothing at all."""
    (table,) = tables(tmp_path, "x.csv", content)

    assert rows == table.rows
    assert len(set(table.columns)) == len(table.columns)


def test_a_decimal_comma_is_read_where_semicolons_separate(tmp_path: Path) -> None:
    """Half of Europe exports its sheets this way."""
    (table,) = tables(tmp_path, "x.csv", b"a;b\n1,5;x\n2,25;y\n")

    column = compute(table, "", {}).columns["a"]

    assert isinstance(column, Numeric)
    assert Decimal("3.75") == column.sum


@pytest.mark.parametrize(
    ("name", "content", "columns", "rows"),
    [
        ("x.json", b'[{"a": 1.10}, {"b": null}]', ("a", "b"), (("1.10", ""), ("", ""))),
        ("x.json", b"[1, 2]", ("value",), (("1",), ("2",))),
        ("x.json", b'{"a": true, "b": {"c": 1}}', ("a", "b"), (("true", '{"c": "1"}'),)),
        ("x.jsonl", b'{"a": 1}\nnot json\n\n{"a": 2}\n', ("a",), (("1",), ("2",))),
        ("x.txt", b"two words\n\n", ("lines", "lines_not_blank", "words", "characters"), (("2", "1", "2", "11"),)),
    ],
)
def test_json_and_text_become_tables(
    name: str, content: bytes, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], tmp_path: Path
) -> None:
    """Numbers keep the digits they were written in."""
    (table,) = tables(tmp_path, name, content)

    assert (table.columns, table.rows) == (columns, rows)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), kind=st.sampled_from(["csv", "jsonl", "txt"]))
def test_any_bytes_become_a_report(tmp_path: Path, content: bytes, kind: str) -> None:
    """No asset may keep the program from its work."""
    figures = [compute(table, "by a", {}) for table in tables(tmp_path, f"x.{kind}", content)]

    for name in ("a.csv", "a.json", "a.md", "a.txt"):
        assert report(name, figures, {}, "Title")


def test_a_column_named_like_a_regular_expression_can_be_grouped_by() -> None:
    """Column names are other people's text."""
    assert [("a (b",), ("c+",)] == asked_groupings("by a (b, and per c+", ("a (b", "c+"))


@pytest.mark.parametrize(
    ("request_text", "groupings"),
    [
        ("by region", [("region",)]),
        ("per unit price", [("unit_price",)]),
        ("by region and product", [("region", "product")]),
        ("by region and by product", [("region",), ("product",)]),
        ("for each Region, by the products", [("region",), ("product",)]),
        ("by hand; regional; standby region", []),
    ],
)
def test_groupings_are_asked_for_in_words(request_text: str, groupings: list[tuple[str, ...]]) -> None:
    """Only names of real columns count."""
    assert groupings == asked_groupings(request_text, ("region", "product", "unit_price"))


@given(st.lists(st.decimals(-(10**9), 10**9, places=6), min_size=1, max_size=30))
def test_sums_are_exact(values: list[Decimal]) -> None:
    """Whatever the order."""
    assert sum(int(value * 10**6) for value in values) == int(total(values) * 10**6)
    assert min(values) - 1 <= mean(values) <= max(values) + 1


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234.50", "1234.50"),
        ("$5", "5"),
        ("1e3", "1000"),
        ("1e999", None),
        ("1,2", None),
        ("x", None),
        ("-.5", "-.5"),
    ],
)
def test_cells_are_numbers_only_when_they_are(cell: str, value: str | None) -> None:
    """A product code is not a figure."""
    assert (None if value is None else Decimal(value)) == number(cell)


def test_records_of_each_kind_are_a_table() -> None:
    """R1, R2 are records, O1 an option; what stands alone is given."""
    found = embedded("Records: R1 a=1 b=2; R2 a=3; O1 cost=5; max_budget=9.")

    assert ["instruction#R", "instruction#O"] == [table.name for table in found.tables]
    assert {"max_budget": "9"} == found.alone


def test_a_prompt_is_split_at_its_headings() -> None:
    """Headings of the user's own stay in the instruction."""
    prompt = read_prompt(
        "# Task\n## Background\nwhy\n\n## Deliverables\n- `my file.csv` (csv)\n- b.md\n"
        "## Feedback\n- first\n  goes on\n## Rules\n- none\n## Follow-up\nmore\n"
    )

    assert ("my file.csv", "b.md") == prompt.deliverables
    assert ("first goes on",) == prompt.feedback
    assert "more" == prompt.followup
    assert "why" in prompt.instruction


def test_without_a_list_the_text_names_the_deliverables() -> None:
    """So that the program can be tried by hand."""
    assert ("out.csv", "b.md") == read_prompt("Write out.csv and `b.md`.").deliverables


def test_a_csv_without_groupings_has_a_row_a_column() -> None:
    """The plain summary."""
    figures = compute(Table("t", ("a", "b"), (("1", "x"), ("", "x"))), "", {})

    assert as_csv([figures]) == (
        "table,column,type,rows,count,missing,min,max,mean,sum,distinct,top\n"
        "t,a,number,2,1,1,1,1,1,1,,\n"
        "t,b,text,2,2,0,,,,,1,x (2)\n"
    )


def test_the_engines_own_prompt_is_understood() -> None:
    """Two sides of one contract: the engine writes these headings, the program looks for them."""
    parts = PromptParts(
        instruction="Summarise by region.",
        deliverables=("my file.csv", "b.md"),
        inputs=("input/sales.csv",),
        criteria=("complete",),
        earlier_followups=("Add b.md",),
        followup="Shorter.",
        feedback=("b.md is missing:\nno such file", "mend it"),
    )

    prompt = read_prompt(compose(parts))

    assert ("my file.csv", "b.md") == prompt.deliverables
    assert ("b.md is missing: no such file", "mend it") == prompt.feedback
    assert "Shorter." == prompt.followup
    assert "Summarise by region.\n\n\n1. Add b.md" == prompt.instruction


def test_the_engines_bare_prompt_is_understood() -> None:
    """Criteria and rules are no part of what is asked."""
    prompt = read_prompt(compose(PromptParts(instruction="Do it.", criteria=("by region",))))

    assert ("Do it.", (), (), "") == prompt
