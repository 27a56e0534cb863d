"""What is known of a session's attempts, up to some event? A fold over the log's plain documents, for ``show``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

Document = dict[str, Any]
"""An event as ``adapters.log.reader`` gives it: version, type, recorded_at, data, ..."""

_NEW: Final[Document] = {
    "attempt": 0,
    "kind": None,
    "round": None,
    "base": None,
    "agent": None,
    "agent_version": None,
    "argv": [],
    "started_at": None,
    "ended_at": None,
    "outcome": None,
    "outcome_detail": None,
    "exit_code": None,
    "duration_s": None,
    "steps": 0,
    "usage": None,
    "cost_usd": None,
    "artifacts": [],
    "deliverables": [],
    "checks": [],
    "grade": None,
    "verification": None,
    "absent": [],
    "feedback": [],
    "plan": [],
    "revise": None,
    "reason": None,
    "selected": False,
    "outside_writes": [],
    "swept": [],
    "warnings": [],
    "claims": None,
}


def words(content: Document | None) -> str | None:
    """What is said inline: the text, or the beginning of the blob (<= 1 KiB)."""
    if content is None:
        return None
    text = content.get("text")
    return text if text is not None else content.get("preview")


class Shown:
    """What ``show`` knows beside the statuses; fed one event after the other."""

    def __init__(self) -> None:
        self.instruction: str | None = None
        self.assets: list[Document] = []
        self.follow_ups: list[Document] = []
        self.attempts: dict[int, Document] = {}
        self.at: Document = {}

    def take(self, event: Document) -> None:
        """Take one event in; one whose body was erased counts, and says nothing."""
        self.at = event
        handler = None if event["erased"] else _HANDLERS.get(event["type"])
        if handler is not None:
            handler(self, event, event["data"])

    def attempt(self, number: int) -> Document:
        """That attempt's entry, made when it is first heard of."""
        made: Document = {name: list(value) if isinstance(value, list) else value for name, value in _NEW.items()}
        return self.attempts.setdefault(number, {**made, "attempt": number})

    def fields(self) -> Document:
        """The part of the document that is made here."""
        return {
            "at": self.at.get("version", 0),
            "at_time": self.at.get("recorded_at"),
            "at_digest": self.at.get("digest"),
            "instruction": self.instruction,
            "assets": self.assets,
            "follow_ups": self.follow_ups,
            "attempts": [self.attempts[number] for number in sorted(self.attempts)],
        }


def shown(events: Iterable[Document]) -> Shown:
    """Fold events."""
    state = Shown()
    for event in events:
        state.take(event)
    return state


def _started(state: Shown, event: Document, data: Document) -> None:
    state.instruction = words(data["instruction"])


def _asset(state: Shown, event: Document, data: Document) -> None:
    content = data["content"]
    state.assets.append(
        {
            "name": data["name"],
            "size": content.get("size"),
            "sha256": content.get("blob"),
            "followup_index": data.get("followup"),
        }
    )


def _followup(state: Shown, event: Document, data: Document) -> None:
    state.follow_ups.append(
        {
            "followup_index": data["index"],
            "text": words(data["text"]),
            "record_only": data["record_only"],
            "created_at": event["recorded_at"],
        }
    )


def _prepared(state: Shown, event: Document, data: Document) -> None:
    state.attempt(data["attempt"]).update(kind=data["kind"], round=data["round"], base=data.get("base"))


def _attempt_started(state: Shown, event: Document, data: Document) -> None:
    state.attempt(data["attempt"]).update(
        kind=data["kind"],
        round=data["round"],
        agent=data["agent"],
        agent_version=data["agent_version"],
        argv=data["argv"],
        started_at=event["recorded_at"],
        outcome="running",
    )


def _step(state: Shown, event: Document, data: Document) -> None:
    entry = state.attempt(data["attempt"])
    entry["steps"] = max(entry["steps"], data["step"])


def _ended(state: Shown, event: Document, data: Document) -> None:
    evidence = data["evidence"]
    state.attempt(data["attempt"]).update(
        ended_at=event["recorded_at"],
        outcome=data.get("outcome", "interrupted"),
        outcome_detail=data.get("why") or (evidence[0]["detail"] if evidence else None),
        exit_code=data.get("exit_code"),
        duration_s=data.get("duration_s"),
        steps=data["steps"],
        usage=data.get("usage"),
        cost_usd=data.get("cost_usd"),
        artifacts=[_artifact(artifact) for artifact in data.get("artifacts", [])],
        outside_writes=data.get("outside_writes", []),
        swept=data.get("swept", []),
        warnings=data.get("warnings", []),
        absent=data.get("absent", []),
        claims=_claims(data.get("claims")),
    )


def _claims(claims: Document | None) -> Document | None:
    """What the agent says about itself, without the bytes; null where it says nothing."""
    if claims is None:
        return None
    return {
        "files": [{"name": f["name"], "sha256": f["content"].get("blob")} for f in claims["files"]],
        "steps": claims.get("steps", 0),
        "status": claims.get("status"),
        "problems": claims.get("problems", []),
        "differences": claims.get("differences", []),
    }


def _artifact(artifact: Document) -> Document:
    content = artifact["content"]
    return {
        "path": artifact["path"],
        "size": content.get("size"),
        "sha256": content.get("blob"),
        "change": artifact["change"],
    }


def _checked(state: Shown, event: Document, data: Document) -> None:
    entry = state.attempt(data["attempt"])
    entry["deliverables"] = [
        {"name": d["name"], "status": d["status"], "path": d.get("found"), "reason": d.get("reason")}
        for d in data["deliverables"]
    ]
    entry["checks"] = [
        {
            "command": c["command"],
            "exit_code": c["exit_code"],
            "passed": c["exit_code"] == 0 and not c.get("timed_out", False),
        }
        for c in data["checks"]
    ]


def _feedback(state: Shown, event: Document, data: Document) -> None:
    if data.get("regrade") is None:
        state.attempt(data["attempt"])["feedback"] += data["items"]
        state.attempt(data["attempt"])["plan"] += data.get("plan", [])


def _revision(state: Shown, event: Document, data: Document) -> None:
    state.attempt(data["attempt"]).update(revise=data["revise"], reason=data["reason"])


def _selected(state: Shown, event: Document, data: Document) -> None:
    state.attempt(data["attempt"])["selected"] = True


_HANDLERS: Final[dict[str, Callable[[Shown, Document, Document], None]]] = {
    "SessionStarted": _started,
    "AssetAdded": _asset,
    "FollowUpAdded": _followup,
    "WorkspacePrepared": _prepared,
    "AttemptStarted": _attempt_started,
    "StepObserved": _step,
    "AttemptFinished": _ended,
    "AttemptInterrupted": _ended,
    "DeliverablesChecked": _checked,
    "FeedbackGiven": _feedback,
    "RevisionDecided": _revision,
    "AttemptSelected": _selected,
}
