"""Which key files did the agent read, and what did they hold? Their values are secrets whatever they look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ...domain.events import StepObserved
from ...domain.later import later
from ...domain.ports import Recorded
from ...domain.values import Content
from ...projections.sanitizer.entropy import entropy
from ..process.environment import looks_like_credential

Read = Callable[[Content], str]

_KEY_FILE: Final = later(
    r"\.aws/credentials|\.env\b|\bid_(?:rsa|dsa|ecdsa|ed25519)\b|\.netrc\b|\.pgpass\b|\.npmrc\b|\.pypirc\b"
    r"|\.git-credentials\b|\.kube/config\b|kubeconfig|\.docker/config\.json|\.vault-token\b|\.my\.cnf\b|\.s3cfg\b"
    r"|application_default_credentials|service[_-]?account[\w.-]*\.json|credentials(?:\.json|\.toml|\.ya?ml)?\b"
    r"|secrets?\.(?:json|toml|ya?ml|env|ini)\b|\.(?:pem|key|p8)\b|auth\.json\b|hosts\.yml\b"
)
_PAIR: Final = later(
    r"""(?:^|(?<=[\s"'{,;]))(?=["']?([\w.-]{1,80})["']?[ \t]*[=:][ \t]*["']?([^"'\s#,;]{6,512}))""", re.MULTILINE
)
"""Looked at, not taken: in JSON one pair may stand inside of another's value."""
_PLACE: Final = later(r"[a-z]+(?:[.-][a-z0-9]+)+(?::\d+)?|[a-z]+://[^@]*")
"""A host, a region, an address without a password: what stands beside keys and is none."""
_LONG: Final = 12
_ENTROPY: Final = 3.0


def is_key_file(name: str) -> bool:
    """Whether a file of this name holds keys by custom."""
    return _KEY_FILE.search(name) is not None


def seen_in_steps(events: Iterable[Recorded], read: Read) -> Iterator[bytes]:
    """What steps printed whose input names a key file (``cat ~/.aws/credentials``)."""
    for recorded in events:
        step = recorded.event
        if not isinstance(step, StepObserved) or step.input is None or step.output is None:
            continue
        if _KEY_FILE.search(read(step.input)):
            yield read(step.output).encode("utf-8", "replace")


def values_in(content: bytes) -> Iterator[bytes]:
    """The values of ``name = value`` lines that are told by their name, or drawn at random by their look.

    Output of a step may be JSON with the file inside, so escaped line ends count as such.
    """
    text = content.decode("utf-8", "replace").replace("\\n", "\n").replace('\\"', '"')
    for match in _PAIR.finditer(text):
        name, value = match.groups()
        if looks_like_credential(name, value) or _drawn(value):
            yield value.encode()


def _drawn(value: str) -> bool:
    kinds = (any(c.isdigit() for c in value), any(c.islower() for c in value), any(c.isupper() for c in value))
    if len(value) < _LONG or sum(kinds) < 2 or _PLACE.fullmatch(value):
        return False
    return entropy(value.encode()) >= _ENTROPY and looks_like_credential("SECRET", value)
