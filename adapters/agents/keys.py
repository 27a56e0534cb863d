"""Which variable of the user's holds the key an agent needs? Names only; values never pass through here."""

from __future__ import annotations

from collections.abc import Mapping

from .kind import Probe
from .settings import AgentSettings


def source(settings: AgentSettings, usual: tuple[str, ...], environ: Mapping[str, str]) -> str | None:
    """The variable to take the key from: the configured one, else the first usual one that is set."""
    if settings.key_env is not None:
        return settings.key_env
    return next((name for name in usual if environ.get(name)), None)


def with_key(
    probe: Probe, settings: AgentSettings, usual: tuple[str, ...], environ: Mapping[str, str], login: str
) -> Probe:
    """The probe, not ready if no key is there. An endpoint of one's own needs none unless one is named."""
    name = source(settings, usual, environ)
    if probe.reason or settings.user_config or (settings.base_url is not None and settings.key_env is None):
        return probe
    if name is not None and environ.get(name):
        return probe
    wanted = settings.key_env or " or ".join(usual)
    advice = f"export {wanted}, or set [agents.{settings.name}] user_config = true after `{login}`"
    return Probe(probe.path, probe.version, f"no key: {wanted} is not set", advice)
