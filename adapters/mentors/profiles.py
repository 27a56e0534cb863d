"""Which providers are there, and what is special about each? Data; and the endpoint that a home's settings mean.

Facts about the providers: reference/agent_clis.md, section 4. A key is read from the environment when an endpoint is
made, and lives in that object alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from ...domain.errors import NotReady, Refused
from .rungs import Rung

NO_KEY: Final = "no-key"
"""What is sent as the key to a local server that wants none; the SDK insists on a value."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One provider. ``base_url`` None: the SDK's own. ``extra`` goes into every request's body."""

    id: str
    key_env: tuple[str, ...]
    base_url: str | None = None
    base_url_env: str | None = None
    default_model: str | None = None
    first_rung: Rung = Rung.JSON_SCHEMA
    extra: Mapping[str, Any] = field(default_factory=dict)


PROFILES: Final = {
    profile.id: profile
    for profile in (
        Profile(
            "openai",
            ("OPENAI_API_KEY",),
            "https://api.openai.com/v1",
            base_url_env="OPENAI_BASE_URL",
            default_model="gpt-5-mini",
        ),
        Profile(
            "openrouter",
            ("OPENROUTER_API_KEY",),
            "https://openrouter.ai/api/v1",
            default_model="~openai/gpt-latest",
            # Without it OpenRouter may route to a model that ignores the schema; usage carries the cost.
            extra={"provider": {"require_parameters": True}, "usage": {"include": True}},
        ),
        Profile(
            "google",
            ("GEMINI_API_KEY", "GOOGLE_API_KEY"),
            "https://generativelanguage.googleapis.com/v1beta/openai/",
            default_model="gemini-2.5-flash",
        ),
        Profile(
            "anthropic",
            ("ANTHROPIC_API_KEY",),
            "https://api.anthropic.com/v1/",
            default_model="claude-sonnet-4-6",
            # Its OpenAI shape ignores response_format without a word; a forced tool it obeys.
            first_rung=Rung.TOOL,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where mentor calls go. ``key`` is never shown, written or part of the URL."""

    provider: str
    base_url: str
    model: str
    key: str = field(repr=False)
    key_env: str | None = None
    first_rung: Rung = Rung.JSON_SCHEMA
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the remembered rung and the records are filed under."""
        return f"{self.base_url.rstrip('/')} {self.model}"


def resolve(
    provider: str | None,
    model: str | None,
    key_env: str | None,
    environ: Mapping[str, str],
    base_url: str | None = None,
) -> Endpoint:
    """The endpoint that these settings mean. ``provider`` is a profile's id, or an http(s) URL of any server.

    Raises:
        Refused: no such provider, or a URL that carries a user, a password or a query (exit 2).
        NotReady: no provider, model or key (exit 4); the error names what is missing and never shows a value.
    """
    if provider is None:
        raise NotReady("no mentor model is configured", "`apprentice configure model openai` (or --mentor-mode)")
    if provider.startswith(("http://", "https://")):
        return _anywhere(provider, model, key_env, environ)
    profile = PROFILES.get(provider)
    if profile is None:
        known = ", ".join(PROFILES)
        raise Refused(f"there is no provider `{provider}`", f"one of {known}, or a server's http(s) URL")
    url = base_url or (environ.get(profile.base_url_env) if profile.base_url_env else None) or profile.base_url or ""
    name, key = _key((key_env,) if key_env else profile.key_env, environ, provider)
    chosen = model or profile.default_model
    if chosen is None:
        raise NotReady(f"no model is named for provider `{provider}`", f"`apprentice configure model {provider}`")
    return Endpoint(provider, _plain(url), chosen, key, name, profile.first_rung, profile.extra)


def _anywhere(url: str, model: str | None, key_env: str | None, environ: Mapping[str, str]) -> Endpoint:
    """A server of one's own: it needs a key only where an environment variable is named for it."""
    if model is None:
        raise NotReady(f"no model is named for `{_plain(url)}`", "`apprentice configure model URL --model NAME`")
    name, key = _key((key_env,), environ, _plain(url)) if key_env else (None, NO_KEY)
    return Endpoint("compatible", _plain(url), model, key, name)


def _key(names: tuple[str, ...], environ: Mapping[str, str], provider: str) -> tuple[str, str]:
    for name in names:
        if environ.get(name):
            return name, environ[name]
    raise NotReady(
        f"the key for `{provider}` is missing: environment variable {' or '.join(names)} is not set",
        f"set {names[0]}, or use --mentor-mode expert-led or structural, which need no key",
    )


def _plain(url: str) -> str:
    """A URL that can be shown: nothing in it but scheme, host and path."""
    parts = urlsplit(url)
    if parts.username or parts.password or parts.query or parts.fragment or not parts.hostname:
        raise Refused(
            f"the provider's URL on host `{parts.hostname}` carries more than scheme, host and path",
            "put a key into an environment variable and name that: --api-key-env NAME",
        )
    return url
