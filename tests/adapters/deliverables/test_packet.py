"""What does a task file ask for?"""

import json
from pathlib import Path

import pytest

from apprentice.adapters.deliverables import deliverables_in
from apprentice.adapters.deliverables.packet import load_task_file
from apprentice.adapters.deliverables.task_syntax import TaskFileError

SEED = Path(__file__).resolve().parents[4] / "shared" / "data" / "seed_dataset" / "tasks"


def saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_packet_shaped_like_the_seed_ones(tmp_path: Path) -> None:
    """The list is final, whatever the case in the text; the rest is kept."""
    packet = {
        "schema_version": "aa-seed-task-v0.1",
        "title": "Audit",
        "deliverables": ["audit.csv", "memo.md", "AUDIT.csv"],
        "instruction": "Deliver audit.CSV + memo.md with R1 a=1; R2 a=2.",
        "seed_rank": 7,
    }
    path = saved(tmp_path, "task_packet.json", json.dumps(packet, indent=1))

    task = load_task_file(path)

    assert ("Audit", ("audit.csv", "memo.md"), ()) == (task.title, task.deliverables, task.checks)
    assert {"schema_version": "aa-seed-task-v0.1", "seed_rank": 7} == task.extra
    assert path.read_bytes() == task.raw


def test_plain_yaml(tmp_path: Path) -> None:
    """A person writes YAML; dates in it stay what they look like."""
    text = "instruction: Do it\nchecks:\n- python -m pytest -q\ndue: 2026-01-02\n"

    task = load_task_file(saved(tmp_path, "task.yaml", text))

    assert ("", "Do it", (), ("python -m pytest -q",)) == (task.title, task.instruction, task.deliverables, task.checks)
    assert {"due": "2026-01-02"} == task.extra


@pytest.mark.parametrize(
    ("name", "content", "what", "where"),
    [
        ("t.yaml", "- a\n", "not a mapping", "t.yaml"),
        ("t.yaml", "", "empty", "t.yaml"),
        ("t.yaml", "title: x\n", "no instruction", "t.yaml"),
        ("t.yaml", "title: x\ninstruction: '  '\n", "no instruction", "line 2"),
        ("t.yaml", "instruction: x\ntitle: 5\n", "`title` is not text but a number", "line 2"),
        ("t.json", '{\n "instruction": 5}', "not text", "line 2"),
        ("t.yaml", "instruction: x\ndeliverables: a.csv\n", "not a list", "line 2"),
        ("t.yaml", "instruction: x\n\ndeliverables: [../a.csv]\n", "no name for a deliverable", "line 3"),
        ("t.yaml", "instruction: x\ndeliverables: [/a.csv]\n", "no name for a deliverable", "line 2"),
        ("t.yaml", 'instruction: x\nchecks: ["grep \'x"]\n', "cannot be split", "line 2"),
        ("t.yaml", "instruction: x\nchecks: ['']\n", "a check is empty", "line 2"),
        ("t.yaml", "instruction: [x\n", "not YAML", "line 2"),
        ("t.yaml", "a: &a [x]\nb: [*a, *a]\ninstruction: x\n", "alias", "line 2"),
        ("t.yaml", "instruction: !!python/name:os.system x\n", "not YAML", "line 1"),
        ("t.json", '{"instruction": "x",}', "not JSON", "line 1 column"),
        ("t.json", "[" * 100_000, "nested too deeply", "t.json"),
        ("t.json", '{"instruction": "\\ud83d"}', "lone surrogate", "line 1"),
        ("t.yaml", b"instruction: \xff\n", "not UTF-8", "byte 13"),
        ("t.yaml", b"x" * ((4 << 20) + 1), "larger than", "t.yaml"),
    ],
)
def test_a_bad_task_file_says_what_and_where(
    name: str, content: str | bytes, what: str, where: str, tmp_path: Path
) -> None:
    """What, where, next step: nothing has been started yet, and the user can mend the file."""
    path = saved(tmp_path, name, content)

    with pytest.raises(TaskFileError) as refused:
        load_task_file(path)

    assert what in refused.value.what
    assert where in refused.value.where
    assert refused.value.hint


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """As clearly as a bad one."""
    for path in (tmp_path / "none.yaml", tmp_path, Path("\0")):
        with pytest.raises(TaskFileError):
            load_task_file(path)


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed dataset does not lie beside this checkout")
def test_every_seed_packet_loads_and_its_text_names_its_deliverables() -> None:
    """The 24 packets are what --task-file was made for."""
    paths = sorted(SEED.glob("*/task_packet.json"))

    for path in paths:
        task = load_task_file(path)
        named = [name.lower() for name in deliverables_in(task.instruction, [])]
        assert [name.lower() for name in task.deliverables] == named

    assert 24 == len(paths)


def test_the_example_loads() -> None:
    """The file a reader tries first."""
    task = load_task_file(Path(__file__).resolve().parents[3] / "examples" / "task.yaml")

    assert ("sales_by_region.csv", "sales_note.md") == task.deliverables
