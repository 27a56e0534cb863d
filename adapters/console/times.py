"""How is a moment said to a person? How long ago, or by the local clock; JSON keeps UTC as recorded."""

from __future__ import annotations

from datetime import UTC, datetime

MINUTE, HOUR, DAY = 60, 3600, 86400
_STEPS = ((MINUTE, 1, "s"), (HOUR, MINUTE, "min"), (DAY, HOUR, "h"), (60 * DAY, DAY, "d"))


def parse(moment: str) -> datetime | None:
    """A recorded time (UTC, ``...Z``); None where it is none: old or foreign text is shown as it is."""
    try:
        return datetime.fromisoformat(moment).replace(tzinfo=UTC) if moment.endswith("Z") else None
    except ValueError:
        return None


def ago(moment: str, now: datetime) -> str:
    """``12 s ago``, ``5 min ago``, ``3 h ago``, ``9 d ago``, then the local date."""
    then = parse(moment)
    if then is None:
        return moment
    seconds = (now - then).total_seconds()
    if seconds < 1:
        return "now" if seconds > -MINUTE else local(moment)
    for below, unit, name in _STEPS:
        if seconds < below:
            return f"{int(seconds // unit)} {name} ago"
    return then.astimezone().strftime("%Y-%m-%d")


def local(moment: str) -> str:
    """``2026-11-24 03:08:04`` by the local clock."""
    then = parse(moment)
    return then.astimezone().strftime("%Y-%m-%d %H:%M:%S") if then is not None else moment


def clock(moment: str) -> str:
    """``03:08:04`` by the local clock."""
    then = parse(moment)
    return then.astimezone().strftime("%H:%M:%S") if then is not None else moment


def utc(said: str) -> str | None:
    """A moment as a person types it (ISO date or date and time, local unless it says otherwise) as recorded ones are.

    None where it is no moment.
    """
    try:
        then = datetime.fromisoformat(said)
    except ValueError:
        return None
    return then.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
