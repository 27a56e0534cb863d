"""Do the commands that write settings write what was said, refuse what cannot be meant, and keep the rest?"""

from __future__ import annotations

import random
import string
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from .running import CommandLine


def _written(line: CommandLine) -> dict[str, Any]:
    return tomllib.loads((line.home / "settings.toml").read_text())


def _key() -> str:
    """Something that looks like a key; drawn anew each time."""
    return "sk-" + "".join(random.choices(string.ascii_letters + string.digits, k=40))


def test_an_agent_is_chosen_by_its_name(line: CommandLine) -> None:
    """The hint of `run` without an agent says so."""
    said = line("configure", "agent", "practice")

    assert (0, 'agent = "practice"\n') == (said.code, said.out)
    assert "practice 0.1.0: ready" in said.err
    assert {"agent": "practice"} == _written(line)
    assert 0o600 == (line.home / "settings.toml").stat().st_mode & 0o777


def test_an_agent_of_ones_own_works_as_configured(line: CommandLine) -> None:
    """What is written is what the registry reads: the session runs."""
    argv = f'\'{sys.executable}\' -c \'open("artifacts/a.txt", "w").write("x")\''
    line("configure", "agent", "mine", "--argv", argv, "--stdin", "--stream", "none", "--env", "LANG", "--default")

    program = 'open("artifacts/a.txt", "w").write("x")'
    assert [sys.executable, "-c", program] == _written(line)["agents"]["mine"]["argv"]
    assert 0 == line("run", "Write a.txt").code


def test_a_second_time_changes_no_byte(line: CommandLine) -> None:
    """Scripts that set up a machine run again and again."""
    line("configure", "agent", "codex", "--model", "m", "--key-env", "WORK_KEY", "--user-config")
    before = (line.home / "settings.toml").read_bytes()
    said = line("configure", "agent", "codex", "--model", "m", "--key-env", "WORK_KEY", "--user-config", "--json")

    assert before == (line.home / "settings.toml").read_bytes()
    assert said.document["changed"] is False


def test_a_model_replaces_what_belonged_to_the_one_before(line: CommandLine) -> None:
    """Another provider with the old one's key or model would fail at the first call."""
    line("configure", "model", "openai", "--model", "m", "--api-key-env", "WORK_KEY")
    line("configure", "mentor", "http://127.0.0.1:8000/v1", "--model", "local")

    assert {"provider": "http://127.0.0.1:8000/v1", "model": "local"} == _written(line)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["agent", "codx"], "did you mean `codex`?"),
        (["agent", "mine"], "--argv"),
        (["agent", "mine", "--argv", "x 'y"], "close the quotes"),
        (["agent", "mine", "--argv", ""], "for example"),
        (["agent", "mine", "--argv", "x", "--stream", "step"], "did you mean `steps`?"),
        (["agent", "mine", "--argv", "x", "--kind", "codec"], "did you mean `codex`?"),
        (["agent", "codex", "--env", "A-B"], "OPENAI_API_KEY"),
        (["agent", "codex", "--base-url", "127.0.0.1"], "http://127.0.0.1"),
        (["model", "opnai"], "did you mean `openai`?"),
        (["model", "openai", "--base-url", "https://u:p@example.org/v1"], "environment variable"),
        (["model", "openai", "--api-key-env", "no name"], None),
        (["set", "max-lops", "3"], "did you mean `max_loops`?"),
        (["set", "max_loops", "none"], None),
        (["set", "max_loops", "1", "2"], "quotes"),
        (["set", "mentor_mode", "hybird"], "(hybrid?)"),
        (["set", "agent", "codx"], "did you mean `codex`?"),
        (["set", "agents.codex.modle", "m"], "did you mean `model`?"),
        (["set", "agents.codex.user_config", "yes"], None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    line: CommandLine, args: list[str], said: str | None
) -> None:
    """Exit 2, the value, the place, the way out; and no file that the next command stumbles over."""
    answer = line("configure", *args)

    assert (2, "") == (answer.code, answer.out)
    assert said is None or said in answer.err
    assert not (line.home / "settings.toml").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["agent", "codex", "--key-env", "{}"],
        ["agent", "codex", "--env", "{}"],
        ["agent", "codex", "--model", "{}"],
        ["agent", "mine", "--argv", "x --token={}"],
        ["model", "openai", "--api-key-env", "{}"],
        ["model", "https://example.org/v1?key={}", "--model", "m"],
        ["set", "model", "{}"],
        ["set", "agents.codex.args", "--key", "{}"],
    ],
    ids=" ".join,
)
def test_a_key_is_refused_and_not_repeated(line: CommandLine, args: list[str]) -> None:
    """Settings are recorded with every session, and terminals keep what was printed."""
    key = _key()
    said = line("configure", *(arg.format(key) if arg != "{}" else key for arg in args))

    assert 2 == said.code
    assert key not in said.out + said.err
    assert not (line.home / "settings.toml").exists()


def test_a_mistake_in_the_file_can_be_taken_out(line: CommandLine) -> None:
    """The file cannot be used while it is there; the command that mends it must work all the same."""
    line.home.mkdir()
    (line.home / "settings.toml").write_text('# mine\nagnet = "codex"\nagent = "practice"\n')
    said = line("configure", "unset", "agnet")

    assert 0 == said.code, said.err
    assert '# mine\nagent = "practice"\n' == (line.home / "settings.toml").read_text()


def test_a_file_elsewhere_stays_elsewhere(line: CommandLine) -> None:
    """Who keeps settings in a repository of dotfiles links them."""
    line.home.mkdir()
    kept = line.home.parent / "kept.toml"
    kept.write_text('agent = "codex"\n')
    (line.home / "settings.toml").symlink_to(kept)
    line("configure", "agent", "practice")

    assert (line.home / "settings.toml").is_symlink()
    assert 'agent = "practice"\n' == kept.read_text()


def test_the_environment_wins_and_it_is_said(line: CommandLine) -> None:
    """Otherwise somebody looks for an hour for why the file does nothing."""
    said = line("configure", "agent", "practice", APPRENTICE_AGENT="codex")

    assert "agent is set by environment APPRENTICE_AGENT, which wins over the file" in said.err


def test_two_at_once_lose_nothing(line: CommandLine) -> None:
    """Each reads, edits and replaces the file; without a lock one of two changes would be gone."""
    line.home.mkdir(mode=0o700)
    keys = ["max_loops", "max_tokens", "timeout_s", "idle_timeout_s"]
    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(lambda key: line.program("configure", "set", key, "7"), keys))

    assert [0] * 4 == [each.code for each in said]
    assert dict.fromkeys(keys, 7) == _written(line)
