"""Real processes through the runner: what they print, how they end, what is left."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from apprentice.adapters.process.spool import SpoolFiles
from apprentice.domain.errors import NotReady, Refused
from apprentice.domain.ports import StopReason
from apprentice.domain.values import Outcome

from .fakes import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Folders to run in."""
    return Bench(tmp_path)


def test_step_lines_become_numbered_events_and_the_raw_stream_is_kept(bench: Bench) -> None:
    """A beginning and its end share a number; the raw reference points at the very bytes."""
    script = """
import json, sys, time
for row in ({"type": "session", "id": "abc"}, {"type": "step.started", "id": "x", "tool": "t", "input": "in"},
            {"type": "step.observed", "id": "x", "output": "out", "success": True},
            {"type": "message", "text": "\\ud800"}):
    print(json.dumps(row), flush=True); time.sleep(0.05)
print("noise"); print("trouble", file=sys.stderr)
"""
    ended = bench.run("mine", bench.order(), mine=bench.python(script))

    steps = bench.listener.observed
    assert Outcome.COMPLETED == ended.outcome
    assert ([1], [1, 2], 2) == ([s.step for s in bench.listener.started], [s.step for s in steps], ended.steps)
    assert ("t", "in", "out") == (
        steps[0].tool,
        steps[0].input and steps[0].input.text,
        steps[0].output and steps[0].output.text,
    )
    assert steps[0].duration_ms is not None
    assert steps[1].output is not None
    assert ("\ufffd", True) == (steps[1].output.text, steps[1].output.lossy)
    assert ended.streams.stdout is not None
    assert ended.streams.stderr is not None
    raw = bench.blobs.read(ended.streams.stdout)
    assert steps[0].raw is not None
    assert "step.observed" == json.loads(raw[steps[0].raw.offset :][: steps[0].raw.length])["type"]
    assert b"trouble\n" == bench.blobs.read(ended.streams.stderr)
    assert "abc" == ended.agent_session


def test_the_prompt_comes_on_stdin_when_asked_and_never_in_argv(bench: Bench) -> None:
    """An argument list can be read by everybody on the machine."""
    settings = bench.python("import sys; print(len(sys.stdin.read()))", stdin=True, stream="lines")
    runner = bench.registry(mine=settings).get("mine")
    order = bench.order("secret words" * 20_000)

    plan = runner.plan(order)
    runner.attempt(order, bench.listener.observe, bench.listener.stop)

    assert not any("secret words" in argument for argument in plan.argv)
    assert bench.listener.observed[0].output is not None
    assert str(12 * 20_000) == bench.listener.observed[0].output.text


def test_the_environment_is_an_allow_list_with_a_home_of_its_own(bench: Bench) -> None:
    """An agent sees no key that is not named for it."""
    bench.environ |= {"SOME_API_KEY": "a", "WANTED": "b", "HOME": "/home/ada"}
    script = "import json, os; print(json.dumps(dict(os.environ)))"
    bench.run("mine", bench.order(), mine=bench.python(script, stream="lines", env=["WANTED"]))

    assert bench.listener.observed[0].output is not None
    seen = json.loads(bench.listener.observed[0].output.text or "")
    home = str(bench.places.homes / bench.stream / "mine")
    assert "SOME_API_KEY" not in seen
    assert ("b", home, f"{home}/tmp") == (seen["WANTED"], seen["HOME"], seen["TMPDIR"])


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ("raise SystemExit(3)", Outcome.AGENT_ERROR),
        ("print('HTTP 401 unauthorized'); raise SystemExit(1)", Outcome.AGENT_ERROR),
        ("import sys; print('usage limit', file=sys.stderr); raise SystemExit(1)", Outcome.AGENT_ERROR),
        ("""print('{"type":"result","outcome":"provider_quota"}')""", Outcome.PROVIDER_QUOTA),
        ("""print('{"type":"result","outcome":"completed"}'); raise SystemExit(1)""", Outcome.COMPLETED),
        ("import os; os.write(1, bytes(range(256)) * 100)", Outcome.COMPLETED),
    ],
)
def test_the_outcome_follows_the_evidence_and_never_what_is_printed(
    bench: Bench, script: str, outcome: Outcome
) -> None:
    """A test run that prints `unauthorized` is not a missing key."""
    assert outcome == bench.run("mine", bench.order(), mine=bench.python(script)).outcome


@pytest.mark.parametrize(("wall", "idle", "outcome"), [(0.5, 9, Outcome.TIMEOUT_WALL), (9, 0.5, Outcome.TIMEOUT_IDLE)])
def test_a_timeout_is_ours_whatever_the_exit_code(bench: Bench, wall: float, idle: float, outcome: Outcome) -> None:
    """An agent that answers SIGTERM with exit 0 has not completed."""
    script = "import signal, sys, time; signal.signal(15, lambda *_: sys.exit(0)); print(1, flush=True); time.sleep(60)"
    ended = bench.run("mine", bench.order(timeout_s=wall, idle_timeout_s=idle), mine=bench.python(script))

    assert outcome == ended.outcome
    assert "supervisor" == ended.evidence[0].source


def test_a_request_to_stop_interrupts(bench: Bench) -> None:
    """Whoever cancels finds what was seen so far, and who stopped it."""
    bench.listener.stop_after = 1
    script = """print('{"type":"message","text":"hi"}', flush=True); import time; time.sleep(60)"""
    ended = bench.run("mine", bench.order(), mine=bench.python(script))

    assert StopReason("cancelled", "ada") == ended.stopped
    assert (Outcome.INTERRUPTED, 1) == (ended.outcome, ended.steps)


def test_a_measured_limit_ends_the_attempt(bench: Bench) -> None:
    """Tokens are counted only where the stream measures them, and then the limit holds."""
    script = (
        """print('{"type":"usage","input_tokens":900,"output_tokens":200}', flush=True); import time; time.sleep(60)"""
    )
    ended = bench.run("mine", bench.order(max_tokens=1000), mine=bench.python(script))

    assert (Outcome.LIMIT_REACHED, None) == (ended.outcome, ended.stopped)
    assert "1100 tokens used, 1000 allowed" in ended.evidence[0].detail


def test_many_steps_come_in_batches_of_at_most_64(bench: Bench) -> None:
    """One append for 64 steps is what the budget counts on."""
    script = """for n in range(1000): print('{"type":"message","text":"%d"}' % n)"""
    bench.run("mine", bench.order(), mine=bench.python(script))

    assert 1000 == len(bench.listener.steps)
    assert 64 >= max(bench.listener.batches)
    assert list(range(1, 1001)) == [step.step for step in bench.listener.observed]


def test_what_observing_raises_ends_the_agent(bench: Bench) -> None:
    """A full disk under the log must not leave an agent at work."""
    script = """print('{"type":"message","text":"hi"}', flush=True); import time; time.sleep(60)"""
    runner = bench.registry(mine=bench.python(script)).get("mine")

    def full(_: object) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        runner.attempt(bench.order(), full, lambda: None)


def test_after_a_crash_the_processes_are_ended_and_the_output_is_kept(bench: Bench) -> None:
    """The engine was killed: resume must find the bytes and no process."""
    script = """print('{"type":"session","id":"s9"}\\n{"type":"message","text":"so far"}', flush=True)
import time; time.sleep(300)"""
    settings = bench.python(script)
    order = bench.order()
    engine = f"""
import sys
from pathlib import Path
from apprentice.tests.adapters.agents.fakes import Bench
bench = Bench(Path({str(bench.root)!r}), stream={bench.stream!r})
bench.run("mine", bench.order(), mine={settings!r})
"""
    child = subprocess.Popen([sys.executable, "-c", engine], env={"PYTHONPATH": ":".join(filter(None, sys.path))})
    files = SpoolFiles.of(bench.places.spool, bench.stream, 1)
    while not (files.stdout.is_file() and files.stdout.stat().st_size):
        assert child.poll() is None
        time.sleep(0.05)
    child.kill()
    child.wait()

    runner = bench.registry(mine=settings).get("mine")
    ended = runner.recover(order.stream, order.attempt, order.prepared)
    again = runner.recover(order.stream, order.attempt, order.prepared)
    runner.forget(order.stream, order.attempt)

    assert (Outcome.INTERRUPTED, "s9", 1, 1) == (ended.outcome, ended.agent_session, ended.steps, len(ended.swept))
    assert ended.stopped == StopReason("crash", "engine")
    assert (ended.streams, ()) == (again.streams, again.swept)
    assert not files.stdout.exists()


def test_an_executable_that_is_not_there_is_not_ready(bench: Bench) -> None:
    """Exit 4 before anything was started, with what to do."""
    with pytest.raises(NotReady):
        bench.registry(mine={"argv": ["no-such-program"]}).get("mine").plan(bench.order())


def test_an_unknown_agent_is_refused_with_what_there_is() -> None:
    """A typing error costs one line of reading."""
    with pytest.raises(Refused) as refused:
        Bench(Path("/nowhere")).registry(mine={"argv": ["x"]}).get("practise")

    assert (refused.value.hint or "").startswith("did you mean `practice`?")


def test_settings_that_make_no_sense_are_refused(bench: Bench) -> None:
    """An unknown key is an error with a suggestion, never ignored."""
    for table in ({"agrv": ["x"]}, {"argv": "x"}, {"argv": ["x"], "stream": "step"}, {}, {"argv": ["x"], "stdin": 1}):
        with pytest.raises(Refused):
            bench.registry(mine=table).get("mine")


def test_a_link_left_in_the_agents_home_is_not_written_through(bench: Bench) -> None:
    """The agent owns its home between attempts; our configuration must not follow where it points."""
    from apprentice.adapters.agents.kind import Scene
    from apprentice.adapters.agents.surroundings import furnish

    scene = Scene(bench.root / "home", bench.root / "home/tmp")
    victim = bench.root / "victim"
    victim.mkdir()
    scene.home.mkdir()
    (scene.home / "conf").symlink_to(victim)
    furnish(scene, {"conf/a.toml": b"x"})

    assert [] == list(victim.iterdir())
    assert b"x" == (scene.home / "conf/a.toml").read_bytes()
