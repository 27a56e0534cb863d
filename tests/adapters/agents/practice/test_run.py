"""Does the practice program do real work, as a subprocess?"""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from apprentice.adapters.deliverables import check

from .bench import PROGRAM, Bench, environment

SALES = "region,units,revenue\nNorth,1,0.1\nSouth,2,0.2\nNorth,3,\nSouth,nan,0.3\n"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "work")


def test_figures_are_computed_from_the_data(bench: Bench) -> None:
    """0.1 + 0.2 + 0.3 is 0.6 in decimal arithmetic, and a missing value is counted as missing."""
    bench.asset("sales.csv", SALES)
    bench.prompt("Summarise.", "figures.json")

    bench.run()

    (table,) = json.loads(bench.artifact("figures.json"))["tables"]
    revenue = next(column for column in table["columns"] if column["column"] == "revenue")
    assert revenue == {"column": "revenue", "type": "number", "count": 3, "missing": 1} | {
        "min": 0.1,
        "max": 0.3,
        "mean": 0.2,
        "sum": 0.6,
    }


def test_groups_are_totalled_when_asked_for(bench: Bench) -> None:
    """`by region` names a column of the data."""
    bench.asset("sales.csv", SALES)
    bench.prompt("Total units and revenue by region.", "totals.csv")

    bench.run()

    rows = list(csv.reader(io.StringIO(bench.artifact("totals.csv"))))
    assert rows == [
        ["region", "rows", "units_sum", "units_mean", "revenue_sum", "revenue_mean"],
        ["North", "2", "4", "2", "0.1", "0.1"],
        ["South", "2", "2", "2", "0.5", "0.25"],
        ["TOTAL", "4", "6", "2", "0.6", "0.2"],
    ]


def test_types_it_does_not_write_are_left_missing_and_said(bench: Bench) -> None:
    """An honest agent says what it did not do."""
    bench.asset("sales.csv", SALES)
    bench.prompt("Summarise.", "a.csv", "b.json", "c.md", "d.txt", "e.xlsx", "f.ipynb")

    lines = bench.run()

    assert ["a.csv", "b.json", "c.md", "d.txt"] == bench.artifacts()
    assert all(check(bench.root / "artifacts" / name, name).status == "good" for name in bench.artifacts())
    assert "completed" == lines[-1]["outcome"]
    assert "e.xlsx" in lines[-1]["message"]


def test_every_step_is_announced_and_observed(bench: Bench) -> None:
    """The trace is observed from these lines."""
    bench.asset("sales.csv", SALES)
    bench.asset("photo.png", b"\x89PNG")
    bench.prompt("Summarise.", "a.md")

    lines = bench.run()

    started = [(line["id"], line["tool"], line["input"]) for line in lines if line["type"] == "step.started"]
    observed = [(line["id"], line["success"]) for line in lines if line["type"] == "step.observed"]
    assert [("1", "list", "input/photo.png"), ("2", "read", "input/sales.csv"), ("3", "write", "a.md")] == started
    assert [("1", True), ("2", True), ("3", True)] == observed
    assert ["message", "result"] == [line["type"] for line in lines[-2:]]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Crash tests compare artifact digests."""
    texts = []
    for name in ("one", "two"):
        bench = Bench(tmp_path / name)
        bench.asset("sales.csv", SALES)
        bench.prompt("By region.", "a.csv", "a.json", "a.md")
        bench.run()
        texts.append([bench.artifact(file) for file in bench.artifacts()])

    assert texts[0] == texts[1]


def test_records_in_the_instruction_are_data(bench: Bench) -> None:
    """The seed packets have no assets: the facts are in the text, and so are the limits."""
    bench.prompt("Records: R1 a=0.82 b=1; R2 a=0.9 b=blank; limit_a=0.85; budget=5.", "a.json")

    bench.run()

    document = json.loads(bench.artifact("a.json"))
    (table,) = document["tables"]
    assert {"limit_a": "0.85", "budget": "5"} == document["given"]
    assert table["limits"] == [{"column": "a", "limit": 0.85, "rows_above": ["R2"]}]
    assert next(column for column in table["columns"] if column["column"] == "a")["sum"] == 1.72


def test_without_any_data_the_text_itself_is_measured(bench: Bench) -> None:
    """A deliverable is written from something real, or not at all."""
    bench.prompt("Write four words.", "a.csv")

    bench.run()

    assert "instruction,words,number,1,1,0,3,3,3,3,," in bench.artifact("a.csv")


def test_forgetful_leaves_out_the_last_until_feedback_names_it(bench: Bench) -> None:
    """The demo's first attempt must miss something real, and its revision must not."""
    bench.asset("sales.csv", SALES)
    bench.prompt("Summarise.", "a.csv", "b.md")
    bench.run("forgetful")
    assert ["a.csv"] == bench.artifacts()
    before = bench.artifact("a.csv")

    bench.prompt("Summarise.", "a.csv", "b.md", feedback="B.md is missing: no such file")
    bench.run("forgetful")

    assert ["a.csv", "b.md"] == bench.artifacts()
    assert before == bench.artifact("a.csv")


def test_a_follow_up_keeps_what_it_does_not_concern(bench: Bench) -> None:
    """Earlier outputs are the starting point."""
    bench.asset("sales.csv", SALES)
    bench.prompt("Summarise.", "a.csv", "b.md")
    bench.run()
    (bench.root / "artifacts" / "a.csv").write_text("kept\n")
    (bench.root / "artifacts" / "b.md").write_text("to be written again\n")

    bench.prompt("Summarise.", "a.csv", "b.md", "c.json", followup="Now b.md by region, and c.json too.")
    bench.run()

    assert "kept\n" == bench.artifact("a.csv")
    assert "By region" in bench.artifact("b.md")
    assert ["a.csv", "b.md", "c.json"] == bench.artifacts()


def test_names_that_leave_the_workspace_are_refused(bench: Bench) -> None:
    """Also a practice agent stays where it was put."""
    bench.prompt("Write.", "../up.csv", "/tmp/practice-abs.csv", "ok.md")

    lines = bench.run()

    assert ["ok.md"] == bench.artifacts()
    assert "outside the workspace" in lines[-1]["message"]


def test_a_deliverable_is_written_although_one_asset_cannot_be_read(bench: Bench) -> None:
    """One bad file is a failed step, not a failed attempt."""
    bench.asset("bad.json", "{")
    bench.asset("sales.csv", SALES)
    bench.prompt("Summarise.", "a.md")

    lines = bench.run()

    assert [line["success"] for line in lines if line["type"] == "step.observed"] == [False, True, True]
    assert "sales.csv" in bench.artifact("a.md")


def test_the_prompt_file_alone_is_enough(bench: Bench) -> None:
    """A custom argv may know nothing but {prompt_file}."""
    bench.prompt("Write note.md.", "note.md")

    ended = subprocess.run(
        [*PROGRAM, str(bench.root / "prompt.md")], env=environment(), capture_output=True, check=False
    )

    assert 0 == ended.returncode
    assert ["note.md"] == bench.artifacts()


def test_it_imports_nothing_but_its_own_folder_and_the_standard_library() -> None:
    """It starts with every attempt."""
    code = (
        "import sys; from apprentice.adapters.agents.practice.program import main; main(['--help']);"
        "sys.stderr.write(' '.join(name for name in sys.modules if not name.startswith('apprentice')"
        " and name.split('.')[0] not in sys.stdlib_module_names and not name.startswith('__')))"
    )
    ended = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)

    assert "usage:" in ended.stdout
    assert not {"pydantic", "click", "rich", "yaml", "orjson", "openpyxl"}.intersection(ended.stderr.split())
