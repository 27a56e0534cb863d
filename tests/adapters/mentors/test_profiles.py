"""Where do mentor calls go, and what is said when they cannot?"""

from __future__ import annotations

import pytest

from apprentice.adapters.mentors.profiles import PROFILES, resolve
from apprentice.adapters.mentors.rungs import Rung
from apprentice.domain.errors import NotReady, Refused


@pytest.mark.parametrize("provider", PROFILES)
def test_a_missing_key_is_named_by_its_variable(provider: str) -> None:
    """The user must know what to set; nothing was started by then."""
    with pytest.raises(NotReady) as error:
        resolve(provider, None, None, {})

    assert PROFILES[provider].key_env[0] in str(error.value)
    assert 4 == error.value.exit_code


def test_google_takes_either_of_its_two_variables() -> None:
    """As the seed system did."""
    assert "GOOGLE_API_KEY" == resolve("google", None, None, {"GOOGLE_API_KEY": "k" * 9}).key_env


def test_a_named_variable_is_the_only_one_looked_at() -> None:
    """Somebody who names a variable does not want another account charged."""
    with pytest.raises(NotReady):
        resolve("openai", None, "MY_KEY", {"OPENAI_API_KEY": "k" * 9})


def test_anthropic_begins_with_a_forced_tool() -> None:
    """It ignores response_format without a word (reference/agent_clis.md, section 4)."""
    assert Rung.TOOL is resolve("anthropic", None, None, {"ANTHROPIC_API_KEY": "k" * 9}).first_rung


def test_any_compatible_server_works_without_a_key() -> None:
    """Local servers want none; the model must be named."""
    found = resolve("http://127.0.0.1:1234/v1", "llama", None, {})

    assert ("http://127.0.0.1:1234/v1", "llama", None) == (found.base_url, found.model, found.key_env)
    with pytest.raises(NotReady):
        resolve("http://127.0.0.1:1234/v1", None, None, {})


@pytest.mark.parametrize(
    "url", ["https://user:word@host/v1", "https://host/v1?key=abc", "https://host/v1#abc", "http:///v1"]
)
def test_a_url_that_could_hold_a_key_is_refused_without_being_repeated(url: str) -> None:
    """URLs are recorded with every verdict."""
    with pytest.raises(Refused) as error:
        resolve(url, "m", None, {})

    assert "word" not in str(error.value)
    assert "abc" not in str(error.value)


def test_an_unknown_provider_is_refused_with_the_known_ones() -> None:
    """A typo is not a missing key."""
    with pytest.raises(Refused, match="opnai"):
        resolve("opnai", None, None, {})


def test_openai_can_be_pointed_elsewhere_by_its_own_variable() -> None:
    """The SDK's own variable, which proxies and test benches set."""
    environ = {"OPENAI_API_KEY": "k" * 9, "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}

    assert "http://127.0.0.1:9/v1" == resolve("openai", None, None, environ).base_url
