"""Does a child see only what it needs, and do we know a secret by its name?"""

import random
import string

import pytest

from apprentice.adapters.process.environment import allowed, looks_like_credential


def _secret(length: int = 24) -> str:
    """Letters drawn at run time: a literal would be found by every scanner."""
    return "Q" + "".join(random.Random(length).choices(string.ascii_letters, k=length - 1))


def test_only_the_allow_list_and_the_names_asked_for_pass() -> None:
    """Provider keys in our environment are none of the agent's business."""
    ours = {"PATH": "/bin", "LC_ALL": "C", "https_proxy": "p", "HOME": "/h", "SOME_KEY": "k", "MINE": "m", "LC": "x"}

    assert {"PATH": "/bin", "LC_ALL": "C", "https_proxy": "p", "MINE": "m"} == allowed(ours, ["MINE", "ABSENT"])


@pytest.mark.parametrize(
    "name",
    [
        "OPENAI_API_KEY", "GH_TOKEN", "npm_config_authToken", "PGPASSWORD", "DB_PASS", "MYSQL_PWD", "SENTRY_DSN",
        "AWS_SECRET_ACCESS_KEY", "GOOGLE_CREDENTIALS", "SLACK_WEBHOOK_URL", "SESSION_COOKIE", "githubToken",
        "MY_SECRETS", "SSH_PASSPHRASE", "GITLAB_PAT", "AZURE_CONNECTION_STRING", "secret.key", "BASIC_AUTH",
    ],
)  # fmt: skip
def test_a_telling_name_makes_a_credential(name: str) -> None:
    """The recorder alone can know these values; the sanitizer needs them."""
    assert looks_like_credential(name, _secret())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("USE_API_KEY", "true"), ("TOKEN", "1"), ("MAX_OUTPUT_TOKENS", "128000"), ("SSH_AUTH_SOCK", "/tmp/ssh/agent.1"),
        ("SSL_KEY_FILE_KEY", "~/.ssh/id_ed25519"), ("GIT_AUTHOR_NAME", "Ada Lovelace"), ("PWD", "/home/ada/project"),
        ("KEYBOARD_LAYOUT", "dvorak-international"), ("TOKENIZERS_PARALLELISM", "disabled-for-now"),
        ("AUTH", "oauth2"), ("HOMEPAGE", "https://example.org/a?b=c"), ("REMOTE", "ssh://git@example.org/x.git"),
        ("COMPASS", "north by northwest"), ("TOKEN", ""), ("PATH", "/usr/bin:/bin"), ("BAD", "http://[nonsense"),
    ],
)  # fmt: skip
def test_what_is_everywhere_is_no_credential(name: str, value: str) -> None:
    """Masking `true` or a path would ruin every bundle."""
    assert not looks_like_credential(name, value)


def test_a_password_in_an_address_is_a_credential_under_any_name() -> None:
    """Proxies, databases and git remotes carry passwords under harmless names."""
    assert looks_like_credential("https_proxy", f"http://ada:{_secret(8)}@proxy.example:3128")
    assert looks_like_credential("REMOTE", f"https://{_secret(40)}@git.example/x.git")
    assert looks_like_credential("DB", f"Server=db;User=ada;Password={_secret(10)};")


def test_a_random_value_that_begins_like_a_path_is_a_credential() -> None:
    """One in sixty-four base64 secrets begins with a slash."""
    assert looks_like_credential("AWS_SECRET_ACCESS_KEY", "/" + _secret(30) + "7+" + _secret(8))
