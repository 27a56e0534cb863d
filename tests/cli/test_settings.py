"""Which setting wins, what is refused, and what never gets into a file that is recorded?"""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest

from apprentice.adapters.console.commands.list import MODES
from apprentice.adapters.settings import Settings, home_of, load, make_home
from apprentice.adapters.settings_values import KEYS, MENTOR_MODES, looks_secret
from apprentice.domain.errors import Refused
from apprentice.domain.record import values_of
from apprentice.domain.values import MentorMode

from .running import CommandLine

TYPICAL = {
    "agent": ("codex", "claude-code"),
    "mentor_mode": ("structural", "hybrid"),
    "provider": ("openai", "anthropic"),
    "model": ("a-small-one", "a-large-one-2026-11-24"),
    "mentor_timeout_s": (20.0, 40.0),
    "base_url": ("http://127.0.0.1:8000/v1", "https://models.example.org/v1"),
    "api_key_env": ("OPENAI_API_KEY", "MY_KEY"),
    "max_loops": (2, 7),
    "timeout_s": (60.0, 1800.5),
    "idle_timeout_s": (30.0, 45.0),
    "max_tokens": (1000, 2000000),
    "max_cost_usd": (0.5, 12.0),
    "masking": ("standard", "none"),
    "notify": (("say", "done"), ("notify-send", "a session waits")),
}


def _home(tmp_path: Path, text: str) -> Path:
    (tmp_path / "settings.toml").write_text(text)
    return tmp_path


def _toml(value: object) -> str:
    return str(list(value)) if isinstance(value, tuple) else repr(value)


def _env(value: object) -> str:
    return " ".join(f"'{word}'" for word in value) if isinstance(value, tuple) else str(value)


def test_every_setting_is_tried_here() -> None:
    """A new setting without a test would be one nobody has ever set."""
    assert set(KEYS) == set(TYPICAL)
    assert {*KEYS, "agents", "origins"} == set(values_of(Settings()))


@pytest.mark.parametrize("key", list(KEYS))
def test_flags_win_over_environment_over_file_over_default(tmp_path: Path, key: str) -> None:
    """What is nearest to the person who types wins, and it can be seen who said so."""
    one, other = TYPICAL[key]
    home, name = _home(tmp_path, f"{key} = {_toml(one)}\n"), f"APPRENTICE_{key.upper()}"

    default, file = load(tmp_path / "nowhere", {}), load(home, {})
    environment, flag = load(home, {name: _env(other)}), load(home, {name: _env(other)}, {key: one})

    assert [one, other, one] == [getattr(settings, key) for settings in (file, environment, flag)]
    assert "default" == default.origin(key)
    assert f"file {home / 'settings.toml'}" == file.origin(key)
    assert f"environment {name}" == environment.origin(key)
    assert "flag" == flag.origin(key)


def test_a_flag_that_was_not_given_says_nothing(tmp_path: Path) -> None:
    """None on the command line is not a value."""
    assert 3 == load(tmp_path, {}, {"max_loops": None}).max_loops


def test_mentor_modes_are_those_of_the_domain() -> None:
    """They are written more than once because the domain's cost pydantic to import, and the settings' ten ms."""
    assert tuple(MentorMode) == MENTOR_MODES == MODES


@pytest.mark.parametrize(
    ("text", "error", "hint"),
    [
        ("max_lops = 3", "unknown key `max_lops`", "did you mean `max_loops`?"),
        ("colour = 'red'", "unknown key `colour`", "known keys: agent"),
        ("max_loops = 0", "must be a whole number above 0, not `0`", None),
        ("max_loops = true", "must be a whole number above 0", None),
        ("max_loops = '3'", "must be a whole number above 0", None),
        ("timeout_s = nan", "must be a number above 0", None),
        ("mentor_mode = 'hybird'", "cannot be `hybird`", "(hybrid?)"),
        ("notify = 'say done'", "must be a list of texts", None),
        ("agent = ''", "must be a text", None),
        ("agents = 3", "is not a table", "[agents.NAME]"),
        ("[agents]\nmine = 3", "is not a table", "[agents.mine]"),
        ("[agents.mine]\nargv = [1]", "must be a text, a number", None),
        ("[agents.mine.deep]\nx = 1", "must be a text, a number", None),
        ("agent = ", "is not TOML", "correct that line"),
        ("api_key_env = 'not a name'", "must be the name of an environment variable", None),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, error: str, hint: str | None) -> None:
    """A setting that is silently ignored is found out weeks later."""
    with pytest.raises(Refused) as refused:
        load(_home(tmp_path, text), {})

    assert error in str(refused.value)
    assert "\n" not in str(refused.value)
    assert hint is None or hint in (refused.value.hint or "")


def test_agents_of_ones_own_keep_their_tables(tmp_path: Path) -> None:
    """Which keys an agent knows is its adapter's business; the kinds of values are checked here."""
    home = _home(tmp_path, '[agents.mine]\nargv = ["work", "{prompt_file}"]\nstdin = true\nbudget = 2.5\n')
    settings = load(home, {})

    assert {"argv": ("work", "{prompt_file}"), "stdin": True, "budget": 2.5} == settings.agents["mine"]
    assert f"file {home / 'settings.toml'}" == settings.origin("agents.mine")


@pytest.mark.parametrize("prefix", ["sk-", "ghp_", "AKIA", ""])
@pytest.mark.parametrize("place", ["api_key_env = '{}'", "model = '{}'", "notify = ['send', '--token={}']"])
def test_a_value_that_looks_like_a_key_is_refused_and_not_repeated(tmp_path: Path, prefix: str, place: str) -> None:
    """Settings are recorded with every session: a key in them would be there for ever."""
    letters = string.ascii_lowercase + string.ascii_uppercase + string.digits
    secret = prefix + "aB3" + "".join(random.Random(7).choices(letters, k=40))

    with pytest.raises(Refused) as refused:
        load(_home(tmp_path, place.format(secret)), {})

    assert "looks like a secret" in str(refused.value)
    assert secret not in f"{refused.value}{refused.value.hint}"


@pytest.mark.parametrize(
    "text",
    [
        value
        for pair in TYPICAL.values()
        for item in pair
        for value in (item if isinstance(item, tuple) else (str(item),))
    ]
    + ["/usr/local/bin/some-quite-long-program-name", "anthropic/claude-sonnet-4-5-20250929", "{workspace}/run"],
)
def test_what_people_set_is_no_secret(text: str) -> None:
    """A guard that cries wolf is switched off."""
    assert not looks_secret(text)


def test_the_same_settings_are_the_same_bytes(tmp_path: Path) -> None:
    """The document is a blob named by its digest: where a value came from, and in which order, is not in it."""
    one = load(_home(tmp_path, "max_loops = 4\nagent = 'codex'\n[agents.b]\nx = 1\n[agents.a]\ny = 2\n"), {})
    other_home = tmp_path / "other"
    other_home.mkdir()
    other = load(
        _home(other_home, "[agents.a]\ny = 2\n[agents.b]\nx = 1\n"), {"APPRENTICE_AGENT": "codex"}, {"max_loops": 4}
    )

    assert one == other
    assert one.as_document() == other.as_document()
    assert b'{"agent":"codex","agents":{"a":{"y":2},"b":{"x":1}},' == one.as_document()[:52]


def test_home_is_where_the_flag_or_the_environment_says(tmp_path: Path) -> None:
    """And `~/.apprentice` where nobody says anything."""
    assert tmp_path / "a" == home_of(str(tmp_path / "a"), {"APPRENTICE_HOME": "/b"})
    assert tmp_path / "b" == home_of(None, {"APPRENTICE_HOME": str(tmp_path / "b")})
    assert Path.home() / ".apprentice" == home_of(None, {"APPRENTICE_HOME": ""})


def test_a_home_is_for_its_owner_alone(tmp_path: Path) -> None:
    """It holds what agents saw: 0700, whatever the umask; something else in its place is refused."""
    made = make_home(tmp_path / "deep" / "home")
    (tmp_path / "file").write_text("")

    assert 0o700 == made.stat().st_mode & 0o777
    with pytest.raises(Refused):
        make_home(tmp_path / "file")


def test_settings_show_who_said_so(line: CommandLine) -> None:
    """`--show-origin` answers why it does what it does."""
    line.home.mkdir()
    (line.home / "settings.toml").write_text("max_loops = 5\n[agents.mine]\nargv = ['work']\n")

    document = line("settings", "--json", APPRENTICE_AGENT="mine").document
    said = line("settings", "--show-origin", APPRENTICE_AGENT="mine", COLUMNS="200").out

    assert ("mine", 5) == (document["settings"]["agent"], document["settings"]["max_loops"])
    assert "environment APPRENTICE_AGENT" == document["origins"]["agent"]
    assert f"file {line.home / 'settings.toml'}" in said
    assert "agents.mine" in said


def test_a_bad_setting_stops_no_command_that_does_not_need_it(line: CommandLine) -> None:
    """Looking must work while the settings are being mended; `settings` itself says what is wrong, exit 2."""
    line.home.mkdir()
    (line.home / "settings.toml").write_text("max_lops = 5\n")

    assert 0 == line("list").code
    assert 2 == line("settings").code
