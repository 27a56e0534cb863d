"""What went wrong with a request to a provider? Status, code and headers say; a message only names a feature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ...domain.mentoring import TryOutcome
from ...domain.record import record

DETAIL_LIMIT: Final = 500
"""Characters of a server's message that are kept."""
_QUOTA_CODES: Final = frozenset(
    {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient_credits", "quota_exceeded"}
)
_FEATURES: Final = ("response_format", "json_schema", "json_object", "tool_choice", "tools", "structured output")
_BY_STATUS: Final = {
    401: TryOutcome.AUTH,
    402: TryOutcome.QUOTA,
    403: TryOutcome.AUTH,
    404: TryOutcome.MODEL_MISSING,
    408: TryOutcome.SERVER_ERROR,
    409: TryOutcome.SERVER_ERROR,
    425: TryOutcome.SERVER_ERROR,
}


@record
class Failure:
    """How a request failed; ``retry_after_s`` is what the server asked for, None where it asked for nothing."""

    outcome: TryOutcome
    detail: str
    retry_after_s: float | None = None


def classify(error: Exception) -> Failure:
    """Put one of the SDK's errors into our words."""
    import openai

    if isinstance(error, openai.APITimeoutError):
        return Failure(TryOutcome.TIMED_OUT, "the server did not answer in time")
    if isinstance(error, openai.APIStatusError):
        return _by_status(error.status_code, _body(error.body), error.response.headers)
    if isinstance(error, openai.APIConnectionError):
        cause = error.__cause__
        return Failure(TryOutcome.UNREACHABLE, _short(f"{type(cause).__name__}: {cause}" if cause else str(error)))
    return Failure(TryOutcome.SERVER_ERROR, _short(f"{type(error).__name__}: {error}"))


def _by_status(status: int, body: Mapping[str, Any], headers: Mapping[str, str]) -> Failure:
    message = str(body.get("message") or "")
    detail = _short(f"HTTP {status}: {message}" if message else f"HTTP {status}")
    codes = {str(body.get("code")), str(body.get("type"))}
    if status == 429:
        spent = bool(codes & _QUOTA_CODES) or headers.get("x-should-retry") == "false"
        return Failure(TryOutcome.QUOTA if spent else TryOutcome.RATE_LIMITED, detail, _retry_after(headers))
    if "model_not_found" in codes:
        return Failure(TryOutcome.MODEL_MISSING, detail)
    if status in (400, 422) and any(feature in message.lower() for feature in _FEATURES):
        return Failure(TryOutcome.UNSUPPORTED, detail)
    if status >= 500:
        return Failure(TryOutcome.SERVER_ERROR, detail, _retry_after(headers))
    return Failure(_BY_STATUS.get(status, TryOutcome.BAD_REQUEST), detail)


def _body(body: object) -> Mapping[str, Any]:
    """The error object; servers put it under ``error``, as a list of one, or at the top."""
    if isinstance(body, list) and body:
        body = body[0]
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        body = body["error"]
    return body if isinstance(body, dict) else {"message": str(body or "")}


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, as the server said: ``retry-after-ms``, or ``retry-after`` in seconds or as a date."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        said = headers.get(name)
        if said is None:
            continue
        try:
            seconds = float(said) * unit
        except ValueError:
            return _until(said)
        return seconds if seconds >= 0 else None
    return None


def _until(date: str) -> float | None:
    import email.utils
    import time

    try:
        then = email.utils.parsedate_to_datetime(date).timestamp()
    except ValueError:
        return None
    return max(0.0, then - time.time())


def _short(text: str) -> str:
    clean = " ".join(text.split())
    return clean if len(clean) <= DETAIL_LIMIT else clean[: DETAIL_LIMIT - 1] + "…"
