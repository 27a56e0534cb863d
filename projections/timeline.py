"""What happened, a line an event? For ``log`` and ``replay``, and as the words that ``search`` finds steps by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ..domain import events as e
from ..domain.values import Content
from .fold import shown

WIDTH: Final = 160
"""Characters of an event's own words that a line shows."""


def describe(event: e.Event) -> str:
    """One line about an event; for an erased or unknown one its type is all there is to say."""
    words = _WORDS.get(type(event))
    return words(event) if words is not None else _plain_name(event)


def _plain_name(event: e.Event) -> str:
    return f"{event.type} (erased)" if isinstance(event, e.ErasedEvent) else type(event).__name__


def brief(content: Content | None) -> str:
    """The first words of a content on one line."""
    if content is None:
        return ""
    text = " ".join(shown(content)[: WIDTH * 2].split())
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def _versions(versions: tuple[int, ...]) -> str:
    return f"event {versions[0]}" if len(versions) == 1 else f"{len(versions)} events"


def _step(ev: e.StepObserved) -> str:
    mark = "" if ev.success is None else " ok" if ev.success else " failed"
    what = brief(ev.input) or brief(ev.output)
    return f"attempt {ev.attempt} step {ev.step}: {ev.tool or ev.kind}{mark} {what}".rstrip()


def _step_started(ev: e.StepStarted) -> str:
    return f"attempt {ev.attempt} step {ev.step}: {ev.tool or ev.kind} started {brief(ev.input)}".rstrip()


def _ended(ev: e.AttemptFinished) -> str:
    why = f" ({ev.evidence[0].detail})" if ev.evidence else ""
    return f"attempt {ev.attempt} ended: {ev.outcome.value}{why}, {len(ev.artifacts)} artifacts, {ev.steps} steps"


def _interrupted(ev: e.AttemptInterrupted) -> str:
    return f"attempt {ev.attempt} interrupted by {ev.by}: {ev.why}, {len(ev.artifacts)} artifacts, {ev.steps} steps"


def _checked(ev: e.DeliverablesChecked) -> str:
    found = ", ".join(f"{d.name} {d.status.value}" for d in ev.deliverables) or "no deliverables"
    checks = "".join(f", `{c.command}` {'passed' if c.passed else 'failed'}" for c in ev.checks)
    return f"attempt {ev.attempt} checked: {found}{checks}"


def _revision(ev: e.RevisionDecided) -> str:
    return f"attempt {ev.attempt}: {'revise' if ev.revise else 'finish'} ({ev.reason})"


def _selected(ev: e.AttemptSelected) -> str:
    return f"round {ev.round}: attempt {ev.attempt} selected, task {ev.task_status.value} ({ev.basis.value})"


def _followup(ev: e.FollowUpAdded) -> str:
    return f"follow-up {ev.index}{' (record only)' if ev.record_only else ''}: {brief(ev.text)}"


def _called(ev: e.MentorCalled) -> str:
    about = f"attempt {ev.attempt} " if ev.attempt is not None else ""
    spent = f", ${ev.cost_usd:.4f}" if ev.cost_usd is not None else ""
    detail = f" ({' '.join(ev.detail.split())[:WIDTH]})" if ev.detail else ""
    model = f"{ev.provenance.provider} {ev.provenance.model}"
    return f"{about}mentor {ev.role.value}, try {ev.number}: {ev.outcome.value}{detail}, {model}{spent}"


def _graded(ev: e.AttemptGraded) -> str:
    again = " again" if ev.regrade is not None else ""
    return f"attempt {ev.attempt} graded{again} ({ev.author}): {ev.score:g}, {'passes' if ev.passed else 'fails'}"


def _verified(ev: e.AttemptVerified) -> str:
    return f"attempt {ev.attempt}: grade {'verified' if ev.verified else 'not verified'} ({ev.author})"


def _opened(ev: e.CheckpointOpened) -> str:
    return f"a decision is asked for: {ev.stage.value}" + (f" of attempt {ev.attempt}" if ev.attempt else "")


def _answered(ev: e.CheckpointAnswered) -> str:
    simulated = " (simulated)" if ev.simulated else ""
    notes = f": {brief(ev.notes)}" if ev.notes is not None else ""
    return f"{ev.stage.value} answered by {ev.by}{simulated}: {ev.decision}{notes}"


def _bundle(ev: e.BundleBuilt) -> str:
    return f"bundle built: {ev.files} files, cut {ev.cut}, digest {ev.digest[:12]}"


_WORDS: Final[dict[type[e.Event], Callable[[Any], str]]] = {
    e.SessionStarted: lambda ev: f"session started: {brief(ev.instruction)}",
    e.PrivateContextRecorded: lambda ev: "private context recorded",
    e.AssetAdded: lambda ev: f"asset {ev.name} ({ev.content.size} bytes)",
    e.FollowUpAdded: _followup,
    e.ContentAllowed: lambda ev: f"{ev.what} allowed by {ev.by}: {ev.id[:12]}",
    e.SessionFinished: lambda ev: f"session finished by {ev.by}",
    e.SessionReopened: lambda ev: f"session reopened by {ev.by}: {ev.reason}",
    e.ContentErased: lambda ev: (
        f"erased by {ev.by}: {_versions(ev.versions)}, {ev.blobs} files" + (f"; {ev.kept} kept" if ev.kept else "")
    ),
    e.SessionErased: lambda ev: f"session erased by {ev.by}: events 1 to {ev.last}, {ev.blobs} files",
    e.LogImported: lambda ev: f"imported {ev.stream}, events {ev.first} to {ev.last}",
    e.SessionCancelled: lambda ev: f"session cancelled by {ev.by}: {ev.reason}",
    e.TaskIntakeDrafted: lambda ev: f"task intake drafted ({ev.author}): {ev.title}",
    e.RubricDrafted: lambda ev: f"rubric drafted ({ev.author}): {len(ev.criteria)} criteria",
    e.WorkspacePrepared: lambda ev: f"attempt {ev.attempt}: workspace prepared ({ev.kind.value})",
    e.AttemptStarted: lambda ev: f"attempt {ev.attempt} started: {ev.agent} {ev.agent_version or ''}".rstrip(),
    e.StepStarted: _step_started,
    e.StepObserved: _step,
    e.AttemptFinished: _ended,
    e.AttemptInterrupted: _interrupted,
    e.ReviewStarted: lambda ev: f"attempt {ev.attempt}: review started",
    e.DeliverablesChecked: _checked,
    e.SessionImported: lambda ev: f"session imported ({ev.format}) from {ev.source}",
    e.MentorCalled: _called,
    e.AttemptGraded: _graded,
    e.AttemptVerified: _verified,
    e.CheckpointOpened: _opened,
    e.CheckpointAnswered: _answered,
    e.FeedbackGiven: lambda ev: f"attempt {ev.attempt} feedback ({ev.author}): {'; '.join(ev.items)}",
    e.RevisionDecided: _revision,
    e.AttemptSelected: _selected,
    e.BundleBuilt: _bundle,
    e.BundleShared: lambda ev: f"bundle shared by {ev.by} ({ev.how}): digest {ev.digest[:12]}",
    e.RulesetInstalled: lambda ev: f"ruleset {ev.name} {ev.version} installed: {ev.sha256[:12]}",
    e.OperationalErrorRecorded: lambda ev: f"trouble in {ev.where}: {ev.error}: {ev.message}",
}
