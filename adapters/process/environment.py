"""Which variables may an agent see, and which of ours look like secrets?"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

ALLOWED = frozenset(
    """
    PATH LANG LANGUAGE TERM COLORTERM NO_COLOR TZ USER LOGNAME SHELL PYTHONUTF8 PYTHONIOENCODING
    HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY http_proxy https_proxy all_proxy no_proxy
    SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE NODE_EXTRA_CA_CERTS GIT_SSL_CAINFO PIP_CERT
    """.split()  # noqa: SIM905 - a list for people
)
"""What a program needs to find others, speak the user's language and reach the network. HOME and TMPDIR are not
here: each run is given its own."""

_TELLING = re.compile(
    r"(KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|PASSCODE|CREDENTIAL|CREDS|AUTH|BEARER|COOKIE|WEBHOOK|DSN)S?(_|$)"
    r"|(^|_)(PASS|PAT|PRIVATE)(_|$)|_PWD$|CONNECTION_?STRING|CONN_?STR"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_A_WORD = re.compile(r"[^A-Z0-9]+")
_SETTING = re.compile(
    r"(password|pwd|secret|accountkey|accesskey|sharedaccesskey|token)\s*=\s*[^;\s]{4,}", re.IGNORECASE
)
_PATH = re.compile(r"(~|\.{1,2})?/|[A-Za-z]:\\")
_RANDOM_SEGMENT = re.compile(r"(?=[^/]*\d)(?=[^/]*[a-z])(?=[^/]*[A-Z])[A-Za-z0-9+=_-]{20,}")
_COMMON = frozenset(
    """
    true false yes no none null nil on off enabled disabled enable disable default auto always never required optional
    basic bearer oauth oauth2 token password secret keyring keychain system browser file plain public private
    localhost production development staging testing debug release changeme
    """.split()  # noqa: SIM905 - a list for people
)
_SHORTEST = 6
_LONGEST_NUMBER = 11
"""Digits of a number that is still a setting (a port, a budget of tokens, a date) and not a secret."""
_LONG_USER = 16
"""From this length on, a user name in a URL without a password is a token (``https://TOKEN@host``)."""


def allowed(environ: Mapping[str, str], extra_names: Iterable[str] = ()) -> dict[str, str]:
    """The part of ``environ`` a child may have: the allow-list, every ``LC_*``, and the names asked for."""
    names = ALLOWED | set(extra_names)
    return {name: value for name, value in environ.items() if name in names or name.startswith("LC_")}


def looks_like_credential(name: str, value: str) -> bool:
    """Whether ``value`` should never be published: its name says so, or it is an address with a password in it.

    The floor keeps out what would be found everywhere: short values, common words, numbers, paths.
    """
    value = value.strip()
    if len(value) < _SHORTEST:
        return False
    return _has_password(value) or (_is_telling(name) and not _is_ordinary(value))


def _is_telling(name: str) -> bool:
    words = _NOT_A_WORD.sub("_", _CAMEL.sub("_", name).upper())
    return _TELLING.search(words) is not None


def _is_ordinary(value: str) -> bool:
    return value.lower() in _COMMON or _is_number(value) or _is_path(value)


def _is_number(value: str) -> bool:
    digits = re.sub(r"[.,_+:-]", "", value)
    return digits.isdecimal() and len(digits) <= _LONGEST_NUMBER


def _is_path(value: str) -> bool:
    """A path or list of paths. Base64 may begin with a slash too: one random-looking segment, and it is none."""
    return _PATH.match(value) is not None and not any(map(_RANDOM_SEGMENT.fullmatch, value.split("/")))


def _has_password(value: str) -> bool:
    if "://" not in value:
        return _SETTING.search(value) is not None and ";" in value
    try:
        parts = urlsplit(value)
        return bool(parts.password) or len(parts.username or "") >= _LONG_USER
    except ValueError:
        # No URL after all (a bracketed host that is no address).
        return False
