"""Which files does a text ask for?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apprentice.adapters.deliverables import deliverables_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Write `summary.csv` and (report.md).", ["summary.csv", "report.md"]),
        ("Put it in \"my report.csv\", 'other notes.md'", ["my report.csv", "other notes.md"]),
        ('He said "Write the totals to out.csv" twice', ["out.csv"]),
        ("see [the label](out/notes.md) and **bold.json**", ["out/notes.md", "bold.json"]),
        ("Deliver a.CSV + b.md; then A.csv again", ["a.CSV", "b.md"]),
        ("phenotype_validation.SQL.md", ["phenotype_validation.SQL.md"]),
        ("report.tar.gz, Node.js, e.g. this, v1.2, i.e. that, etc.", []),
        ("and/or.txt", ["and/or.txt"]),
        ("report.md/report.html", ["report.md", "report.html"]),
        ("artifacts/a.csv ./b.csv ./artifacts/c.csv", ["a.csv", "b.csv", "c.csv"]),
        ("/abs/a.csv ~/b.csv ../c.csv C:\\x\\d.csv a/../../e.csv", []),
        ("https://example.com/a.csv www.example.com/b.csv example.org/c.csv s3://x/d.csv", []),
        ("write to me@host.py or icon@2x.png", ["icon@2x.png"]),
        ("*.csv, .csv, <name>.csv, {x}.csv, $OUT.csv", []),
        ("report(1).csv data[v2].csv (draft)x.csv", ["report(1).csv", "data[v2].csv", "(draft)x.csv"]),
        ("naïve-données.v2.csv, 売上.xlsx", ["naïve-données.v2.csv", "売上.xlsx"]),
        ("--out=z.json Output:q.csv", ["z.json", "q.csv"]),
        ("report.csv's header, report.csv... and __init__.py", ["report.csv", "__init__.py"]),
        ("my\\_report.csv", ["my_report.csv"]),
    ],
)
def test_names_are_found_as_people_write_them(text: str, names: list[str]) -> None:
    """Deliverables come from the user's own words."""
    assert names == deliverables_in(text, [])


def test_assets_and_repository_files_are_not_asked_for() -> None:
    """`Summarise sales.csv` does not ask for sales.csv."""
    text = "From Sales.CSV, input/data.csv and src/calc.py make out.csv"

    assert ["out.csv"] == deliverables_in(text, ["sales.csv", "data.csv", "src/calc.py"])


def test_two_unicode_forms_are_one_name() -> None:
    """A Mac writes é as two characters."""
    assert ["caf\u00e9.csv"] == deliverables_in("caf\u00e9.csv cafe\u0301.csv", [])


@given(st.text(max_size=300))
def test_any_text_gives_safe_relative_names(text: str) -> None:
    """The names become paths."""
    for name in deliverables_in(text, []):
        assert not name.startswith("/")
        assert ".." not in name.split("/")
        assert name.isprintable()


@given(st.from_regex(r"[a-z][a-z0-9_-]{0,12}(/[a-z][a-z0-9_-]{0,8})?\.(csv|md|xlsx|json)", fullmatch=True))
def test_a_plain_name_survives_every_surrounding(name: str) -> None:
    """Quotes, brackets and full stops belong to the sentence."""
    for form in ("{}", "`{}`", '"{}".', "({}),", "**{}**", "[{0}]({0})", "to {}; and", "artifacts/{}", "{}:"):
        assert [name] == deliverables_in(form.format(name), [])
