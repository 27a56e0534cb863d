"""When does an agent say something happened? Its own notation of a time, as UTC with microseconds, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """``YYYY-MM-DDTHH:MM:SS.ffffffZ``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_iso(text: str | None) -> str | None:
    """An ISO 8601 time with a zone; one without says nothing about when."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return _four_digits(moment) if moment.tzinfo is not None else None


def from_seconds(seconds: float | None) -> str | None:
    """Seconds since 1970."""
    try:
        return None if seconds is None else _four_digits(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def from_milliseconds(milliseconds: float | None) -> str | None:
    """Milliseconds since 1970."""
    return None if milliseconds is None else from_seconds(milliseconds / 1000)


def _four_digits(moment: datetime) -> str | None:
    try:
        # strftime writes years before 1000 with fewer digits, and then order of text is not order of time.
        return stamp(moment) if 1970 <= moment.astimezone(UTC).year <= 9999 else None
    except OverflowError:
        return None
