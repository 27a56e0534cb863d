"""What exactly is an attempt to do? Workspace brief, prompt and order, put together from the session's state."""

from __future__ import annotations

from typing import Final

from .errors import Refused
from .events import AttemptStarted
from .mentoring import PASS_THRESHOLD, Stage
from .ports import AttemptOrder, Brief, Plan, Ports, Prepared
from .prompt import PromptParts, compose
from .session import Attempt, Session
from .structural import AUTHOR, graded_by
from .values import Artifact, Content, Outcome


class Orders:
    """Reads long texts from the blobs; everything else is a function of the state."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def inputs(self, session: Session) -> tuple[str, ...]:
        """The names of all assets so far, a later one of the same name taking the earlier's place."""
        return tuple(dict(self._assets(session)))

    def brief(self, stream: str, session: Session, attempt: Attempt) -> Brief:
        """The workspace an attempt starts from: all assets, and the artifacts of the attempt it builds on."""
        base = session.attempts.get(attempt.base) if attempt.base is not None else None
        carried = base.artifacts if base is not None else ()
        return self._brief(stream, session, attempt, carried)

    def as_left(self, stream: str, session: Session, attempt: Attempt) -> Brief:
        """The workspace as the attempt left it."""
        return self._brief(stream, session, attempt, attempt.artifacts)

    def _brief(self, stream: str, session: Session, attempt: Attempt, carried: tuple[Artifact, ...]) -> Brief:
        return Brief(
            stream=stream,
            run_id=session.run_id,
            attempt=attempt.number,
            kind=attempt.kind,
            assets=tuple(dict(self._assets(session)).items()),
            carried=carried,
            prompt=compose(self._parts(session, attempt, carried)),
            repository=session.repository,
            commit=session.commit,
            deliverables=session.deliverables,
        )

    def order(self, stream: str, session: Session, attempt: Attempt, brief: Brief, prepared: Prepared) -> AttemptOrder:
        """What the agent is asked to do, where, within the session's limits."""
        return AttemptOrder(
            stream=stream,
            run_id=session.run_id,
            attempt=attempt.number,
            prepared=prepared,
            prompt=brief.prompt,
            agent_args=session.agent_args,
            timeout_s=session.timeout_s,
            idle_timeout_s=session.idle_timeout_s,
            max_tokens=session.max_tokens,
            max_cost_usd=session.max_cost_usd,
            repository=session.repository is not None,
            resumes=own_session(session, attempt.number),
        )

    def started(self, session: Session, attempt: Attempt, brief: Brief, plan: Plan | None) -> AttemptStarted:
        """The fact that the agent is about to be started; without a plan it could not even be planned."""
        return AttemptStarted(
            attempt=attempt.number,
            kind=attempt.kind,
            round=attempt.round,
            agent=plan.agent if plan is not None else session.agent,
            agent_version=plan.version if plan is not None else None,
            argv=plan.argv if plan is not None else (),
            prompt=self._ports.blobs.put(brief.prompt.encode(), "text/markdown"),
            deliverables=session.deliverables,
            resumes=plan.resumes if plan is not None else None,
        )

    def _assets(self, session: Session) -> list[tuple[str, Content]]:
        return [(asset.name, asset.content) for asset in session.assets]

    def _parts(self, session: Session, attempt: Attempt, carried: tuple[Artifact, ...]) -> PromptParts:
        current = next((r for r in session.rounds if r.number == attempt.round), None)
        index = current.followup if current is not None else None
        inputs = ".apprentice/input/" if session.repository is not None else "input/"
        return PromptParts(
            instruction=self.text(session.intake.instruction if session.intake else session.instruction),
            deliverables=session.deliverables,
            inputs=tuple(inputs + name for name in self.inputs(session)),
            artifacts=carried_names(carried, repository=session.repository is not None),
            criteria=session.rubric.criteria if session.rubric is not None else (),
            earlier_followups=tuple(
                self.text(f.text)
                for f in session.followups
                if f.index != index and (f.record_only or (index is not None and f.index < index))
            ),
            followup=next((self.text(f.text) for f in session.followups if f.index == index), None),
            **self._revision(session, attempt),
            requirements=_requirements(session),
            repository=session.repository is not None,
            report=self._reports(session),
        )

    def _reports(self, session: Session) -> bool:
        try:
            return self._ports.agents.get(session.agent).reports
        except Refused:
            return False  # the agent is configured no more; what it had done is still to be checked

    def _revision(self, session: Session, attempt: Attempt) -> dict[str, tuple[str, ...]]:
        """All that was said about the attempt this one revises; another round's feedback has been acted on."""
        base = session.attempts.get(attempt.base) if attempt.base is not None else None
        if base is None or base.round != attempt.round:
            return {}
        asked = session.checkpoint(Stage.REVISION, base.round, base.number)
        answers = [base.evaluation, asked.answer if asked is not None else None]
        notes = tuple(self.text(a.notes) for a in answers if a is not None and a.notes is not None)
        return {"feedback": base.feedback, "plan": base.plan, "failed": failed_criteria(session, base), "notes": notes}

    def text(self, content: Content) -> str:
        """A content's words, from the blob where it has one."""
        if content.text is not None:
            return content.text
        return self._ports.blobs.read(content).decode("utf-8", errors="replace") if content.blob else ""


def _requirements(session: Session) -> tuple[str, ...]:
    """What a mentor drew from the task. The rules draw nothing from it that the list of deliverables does not say."""
    intake = session.intake
    if intake is None or intake.author == AUTHOR:
        return ()
    return (*intake.requirements, *(f"Assumed: {text}" for text in intake.assumptions))


def failed_criteria(session: Session, attempt: Attempt) -> tuple[str, ...]:
    """What the agent may know of the criteria its attempt did not meet: private ones are left out."""
    known = {c.id: c for c in graded_by(session, attempt.round)}
    scores = attempt.grade.criteria if attempt.grade is not None else ()
    said = attempt.evaluation.failed_criteria if attempt.evaluation is not None else ()
    named = (*(s.criterion for s in scores if s.score < PASS_THRESHOLD), *said)
    shown = [known[one].text if one in known else one for one in named if one not in known or not known[one].private]
    return tuple(dict.fromkeys(shown))


_LOST: Final = frozenset({Outcome.AGENT_ERROR, Outcome.PROTOCOL_ERROR})
"""After these it is not known what the agent's own session holds, or whether it can be gone on with at all."""


def own_session(session: Session, number: int) -> str | None:
    """The agent's own session that attempt ``number`` may go on with: the latest one, also of an interrupted attempt.

    An attempt whose agent broke has none to go on with: a session that cannot be resumed would fail for ever.
    """
    for earlier in sorted((n for n in session.attempts if n < number), reverse=True):
        attempt = session.attempts[earlier]
        if attempt.outcome in _LOST:
            return None
        if attempt.agent_session is not None:
            return attempt.agent_session
    return None


CHANGED_FILES: Final = "files/"
"""With a repository the changed files' copies are artifacts below this name; the patch beside them made them."""


def carried_names(carried: tuple[Artifact, ...], *, repository: bool) -> tuple[str, ...]:
    """Where the agent finds what an earlier attempt left: in ``artifacts/``, or applied to the repository."""
    if not repository:
        return tuple(f"artifacts/{a.path}" for a in carried)
    return tuple(a.path.removeprefix(CHANGED_FILES) for a in carried if a.path.startswith(CHANGED_FILES))
