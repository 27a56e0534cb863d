"""Does ``doctor`` see what is wrong, say what to do, and exit as scripts need it?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from apprentice.adapters.console.health.finding import exit_code
from apprentice.adapters.console.wiring import House
from apprentice.adapters.settings import Settings

from .conftest import LEFT, SESSIONS, record
from .running import CommandLine
from .standins import codex

KEY = {"OPENAI_API_KEY": "not-looked-at"}


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH with nothing on it but a codex that says it is new enough."""
    codex(tmp_path / "bin")
    return str(tmp_path / "bin")


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the demo's session was worked on."""
    home = tmp_path_factory.mktemp("demonstrated") / "home"
    assert 0 == CommandLine(home)("demo").code
    return home


@pytest.fixture
def used(demonstrated: Path, tmp_path: Path) -> CommandLine:
    """A copy of it, to be damaged."""
    shutil.copytree(demonstrated, tmp_path / "home")
    return CommandLine(tmp_path / "home")


def _files(home: Path) -> dict[Path, bytes]:
    """Everything in the home but the empty files that SQLite reads a database with."""
    kept = (path for path in home.rglob("*") if path.is_file() and not path.name.endswith(("-shm", "-wal")))
    return {path: path.read_bytes() for path in kept}


def _run(line: CommandLine) -> str:
    """The id of its one session."""
    return str(line("list", "--quiet").out.strip())


def _findings(line: CommandLine, *args: str, **environ: str) -> dict[tuple[str, str], dict[str, Any]]:
    said = line("doctor", "--json", *args, **environ)
    return {(found["area"], found["name"]): found for found in said.document["findings"]} | {
        ("exit", ""): {"code": said.code, "said": said.document["exit_code"]}
    }


def test_a_fresh_home_is_in_order_and_says_how_to_begin(line: CommandLine) -> None:
    """The second command anybody types; it makes nothing, and nothing configured is not a fault."""
    said = line("doctor")

    assert 0 == said.code
    assert "`apprentice init` makes it" in said.out
    assert "no agent is chosen" in said.out
    assert not line.home.exists()


def test_the_configured_agent_that_is_not_there_is_exit_4(line: CommandLine, path: str) -> None:
    """A script asks `doctor` before it starts work; the answer must be the exit code, not a sentence."""
    line("configure", "agent", "codex")

    without = _findings(line, PATH="/nowhere")
    no_key = _findings(line, PATH=path)
    ready = _findings(line, PATH=path, **KEY)

    assert [4, 4, 0] == [found["exit", ""]["code"] for found in (without, no_key, ready)]
    assert "not installed" in without["agents", "codex"]["what"]
    assert "npm install" in without["agents", "codex"]["hint"]
    assert "OPENAI_API_KEY" in no_key["agents", "codex"]["hint"]
    assert "0.169.0" in ready["agents", "codex"]["what"]


def test_an_agent_that_is_too_old_says_so(line: CommandLine, tmp_path: Path) -> None:
    """Found is not ready."""
    codex(tmp_path / "old", version="0.1.0")
    line("configure", "agent", "codex")
    found = _findings(line, PATH=str(tmp_path / "old"), **KEY)

    assert ("not ready", 4) == (found["agents", "codex"]["state"], found["exit", ""]["code"])
    assert "older than" in found["agents", "codex"]["what"]


def test_the_configured_provider_without_its_key_is_exit_4(line: CommandLine) -> None:
    """Its name is told, its value never."""
    line("configure", "model", "openai", "--api-key-env", "WORK_KEY")

    assert 4 == line("doctor").code
    assert "WORK_KEY" in line("doctor").out
    assert "not-looked-at" not in line("doctor", WORK_KEY="not-looked-at").out
    assert 0 == line("doctor", WORK_KEY="not-looked-at").code


def test_an_unknown_key_of_any_agent_is_named(line: CommandLine) -> None:
    """A mistyped key of an agent is read only when that one works: months later, perhaps."""
    line.home.mkdir(mode=0o700)
    (line.home / "settings.toml").write_text('[agents.gemini]\nmodle = "m"\n')
    found = _findings(line)

    assert 1 == found["exit", ""]["code"]
    assert "unknown key `modle`" in found["agents", "gemini"]["what"]
    assert "did you mean `model`?" == found["agents", "gemini"]["hint"]


def test_settings_that_cannot_be_used_are_one_finding_among_the_others(line: CommandLine) -> None:
    """Whoever asks the doctor has trouble; one trouble must not hide the rest."""
    line.home.mkdir(mode=0o700)
    (line.home / "settings.toml").write_text("agnet = 1\n")
    found = _findings(line)

    assert 2 == found["exit", ""]["code"] == found["exit", ""]["said"]
    assert "did you mean `agent`?" == found["settings", "file"]["hint"]
    assert "ok" == found["agents", "practice"]["state"]


def test_a_home_that_others_can_read_is_wrong(used: CommandLine) -> None:
    """It holds what agents saw; the way to close it is printed."""
    used.home.chmod(0o755)
    found = _findings(used)

    assert 1 == found["exit", ""]["code"]
    assert f"chmod -R go-rwx '{used.home}'" == found["home", "folder"]["hint"]


def test_a_home_in_order_is_in_order(used: CommandLine) -> None:
    """Every check runs on a home that was used, and none of them writes to it."""
    before = _files(used.home)
    found = _findings(used, "--deep")
    after = _files(used.home)

    assert 0 == found["exit", ""]["code"]
    for name in ("events", "heads", "verify", "catalog"):
        assert "ok" == found["log", name]["state"], found["log", name]
    assert "nothing was left behind" == found["leftovers", "sessions"]["what"]
    assert before == after


def test_a_file_that_was_changed_is_damage(used: CommandLine) -> None:
    """Exit 5, and `verify` is named, which lists everything."""
    run_id = _run(used)
    document = used.home / "runs" / run_id / "session.json"
    document.write_bytes(document.read_bytes().replace(b"practice", b"somebody"))
    found = _findings(used)

    assert 5 == found["exit", ""]["code"]
    assert "session.json" in found["log", "verify"]["what"]
    assert f"`apprentice verify {run_id}`" == found["log", "verify"]["hint"]


def test_a_lost_tail_is_damage(used: CommandLine) -> None:
    """A head that was written down and is not in the log: events are gone, whatever the file itself says."""
    with (used.home / "heads.jsonl").open("a") as heads:
        stream = House(used.home, Settings()).log.stream_of(_run(used))
        heads.write(f'{{"stream":"{stream}","version":999,"digest":"{"0" * 64}"}}\n')

    assert 5 == used("doctor").code
    assert "event 999 was there" in used("doctor").out


def test_a_missing_file_is_stale_and_a_missing_catalog_is_told(used: CommandLine) -> None:
    """Both are made again from the log: worth a note, no fault."""
    run_id = _run(used)
    (used.home / "runs" / run_id / "session.json").unlink()
    (used.home / "catalog.db").unlink()
    found = _findings(used)

    assert 0 == found["exit", ""]["code"]
    assert f"`apprentice rebuild {run_id}`" == found["log", "files"]["hint"]
    assert "note" == found["log", "catalog"]["state"]


def test_interrupted_work_is_told_with_the_way_to_go_on(tmp_path: Path) -> None:
    """Its engine is gone: the lock is free."""
    record(tmp_path / "home", LEFT, SESSIONS[LEFT])
    found = _findings(CommandLine(tmp_path / "home"))

    assert f"{LEFT} was interrupted" == found["leftovers", "sessions"]["what"]
    assert f"`apprentice resume {LEFT}` goes on with it" == found["leftovers", "sessions"]["hint"]


def test_output_and_processes_that_nobody_collected_are_told(tmp_path: Path) -> None:
    """A killed engine leaves both; whose they are is known by name and by mark."""
    stream = record(tmp_path / "home", LEFT, SESSIONS[LEFT])
    spool = tmp_path / "home" / "spool" / stream
    spool.mkdir(parents=True)
    (spool / "1.arrivals").touch()
    with subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"], env=_marked(dict(os.environ), stream)
    ) as left:
        try:
            found = _findings(CommandLine(tmp_path / "home"))
        finally:
            left.kill()

    assert f"output of attempt 1 of {LEFT}" == found["leftovers", "spool"]["what"]
    if sys.platform == "linux":
        assert f"process {left.pid} of {LEFT} still runs" in found["leftovers", "processes"]["what"]
        assert "wrong" == found["leftovers", "processes"]["state"]


def _marked(environ: dict[str, str], stream: str) -> dict[str, str]:
    from apprentice.adapters.process.values import MARKER_NAME

    return {**environ, MARKER_NAME: f"{stream}/1"}


def test_an_erasure_that_is_not_complete_is_told(used: CommandLine) -> None:
    """What was promised to be gone may still lie in a file."""
    (used.home / "erasing").mkdir(mode=0o700)
    (used.home / "erasing" / "session-x.json").write_text("{}")
    found = _findings(used)

    assert ("wrong", 1) == (found["leftovers", "erasure"]["state"], found["exit", ""]["code"])
    assert "`apprentice erase session-x`" in found["leftovers", "erasure"]["hint"]


def test_quiet_prints_only_what_is_to_be_mended(used: CommandLine) -> None:
    """For cron: silence means health."""
    assert "" == used("doctor", "--quiet").out
    used.home.chmod(0o755)
    assert "wrong" in used("doctor", "--quiet").out


def test_the_gravest_finding_decides() -> None:
    """Damage first: whatever is done next may make it worse."""
    from apprentice.adapters.console.health.finding import DAMAGED, NOT_READY, NOTE, WRONG, Finding

    def code(*states: str) -> int:
        return exit_code([Finding("", "", state, "") for state in states])

    assert [0, 1, 4, 5] == [code(NOTE), code(NOTE, WRONG), code(NOT_READY, WRONG), code(WRONG, DAMAGED, NOT_READY)]


def test_integrations_show_whose_key_would_do(line: CommandLine, path: str) -> None:
    """Which agent could work with which provider, from names alone."""
    document = line("integrations", "--json", PATH=path, **KEY).document
    matrix = {(cell["agent"], cell["provider"]): cell["state"] for cell in document["matrix"]}

    assert ["OPENAI_API_KEY"] == document["keys"]
    assert "ready" == matrix["codex", "openai"]
    assert "-" == matrix["codex", "anthropic"]
    assert "not found" == matrix["claude-code", "anthropic"]
    assert (
        "no key"
        == {
            (cell["agent"], cell["provider"]): cell["state"]
            for cell in line("integrations", "--json", PATH=path).document["matrix"]
        }["codex", "openai"]
    )


def test_a_damaged_log_is_told_and_the_rest_is_told_too(used: CommandLine) -> None:
    """The one moment in which everything else must still be seen."""
    shutil.copy(__file__, used.home / "events.db")
    for name in ("events.db-wal", "events.db-shm"):
        (used.home / name).unlink(missing_ok=True)
    found = _findings(used)

    assert 5 == found["exit", ""]["code"]
    assert "ok" == found["agents", "practice"]["state"]
