"""What do whole commands cost, from the first byte the interpreter reads to the exit?"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.benchmarks.append import NOW
from apprentice.benchmarks.generate import fill_catalog, started
from apprentice.benchmarks.generate import story as told
from apprentice.benchmarks.line import Line
from apprentice.benchmarks.programs import OWN, Installed, by_turns
from apprentice.domain.ports import Pending

TASK = ("Summarise data.csv into summary.json and report.md", "--agent", "practice", "--mentor-mode", "structural")
FRESH = """
import os, sys, time
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # as the command line does
import pydantic.plugin._loader  # pydantic imports it with the first model it builds
from pathlib import Path
from apprentice.adapters.console.wiring import House
from apprentice.adapters.settings import Settings
from apprentice.domain.commands import AddFollowUp
from apprentice.domain.values import Content
began = time.process_time()
house = House(Path(sys.argv[1]), Settings())
house.engine(sys.argv[2]).submit(AddFollowUp(Content(text="Count once more."), True), actor="user")
print((time.process_time() - began) * 1000)
"""


def lines(installed: Installed, folder: Path, million: Path, rounds: int) -> Iterator[Line]:
    """The version, ``status`` and ``list`` on the large log, and a whole run."""
    (folder / "data.csv").write_text("region,amount\n" + "".join(f"place {n},{n * 7 % 90}\n" for n in range(50)))
    run = installed.code(OWN, "run", *TASK, "--asset", str(folder / "data.csv"), "--quiet")
    small = folder / "home"
    took = by_turns(
        {
            "pass": (installed.code("pass"), small),
            "--version": (installed.command("--version"), small),
            "status": (installed.command("status"), million),
            "list": (installed.command("list"), million),
            "run": (run, small),
        },
        installed,
        rounds,
    )
    nothing = took["pass"]
    base = f"`python -c pass` {nothing:.1f} ms"
    for name, where, budget in (("--version", "", 9), ("status", " on the large log", 45), ("list", "", 45)):
        over = took[name] - nothing
        yield Line(f"`apprentice {name}`{where}", f"{took[name]:.1f} ms CPU", base, over, "ms over", budget)
    whole = took["run"]
    yield Line("a whole structural run, own CPU", f"{whole:.0f} ms CPU", base, whole / nothing, "x", 35)


def fresh_command(installed: Installed, folder: Path, rounds: int) -> Line:
    """One follow-up recorded in a session of 10,000 events, each time by a new process."""
    log = SqliteEventLog(folder, lambda: NOW)
    begin = started(1)
    stream = log.new_stream(begin.run_id)
    events = [begin, *told(10_000, passed=True, finished=False)]
    log.append(stream, 0, "c1", [Pending(event, NOW, "engine", "engine") for event in events])
    log.close()
    fill_catalog(folder)
    argv = installed.code(FRESH, str(folder), stream)
    found = [float(subprocess.run(argv, capture_output=True, check=True).stdout) for _ in range(rounds)]
    what = "a command on a session of 10,000 events, fresh process, imports excluded"
    return Line(what, f"{min(found):.1f} ms CPU", "", min(found), "ms", 15)


def memory(installed: Installed, folder: Path, size: int) -> Line:
    """The largest memory of a run with an asset of so many bytes, beside one with a megabyte."""
    peaks = []
    for number, many in enumerate((1_000_000, size)):
        asset = folder / f"asset-{number}.bin"
        with asset.open("wb") as file:
            file.truncate(many)
        run = installed.command("run", *TASK, "--asset", str(asset), "--quiet")
        peaks.append(installed.run(run, folder / "home").peak_mb)
        asset.unlink()
    what = f"memory of a run with an asset of {size / 1e9:.1f} GB"
    return Line(what, f"{peaks[1]:.0f} MB", f"asset of 1 MB: {peaks[0]:.0f} MB", peaks[1] / peaks[0], "x", 1.1)


def killed(root: Path) -> Line:
    """The crash test of the log: 100 rounds of kill -9 under append load."""
    argv = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-m",
        "slow",
        str(root / "tests" / "crash" / "test_append_survives.py"),
    ]
    ended = subprocess.run(argv, cwd=root, capture_output=True, text=True, check=False)
    lost = 0 if ended.returncode == 0 else 1
    summary = ended.stdout.strip().splitlines()[-1].strip("= ") if ended.stdout.strip() else ended.stderr[-80:]
    return Line("acknowledged events lost by kill -9, 100 rounds", summary, "", lost, "", 0)
