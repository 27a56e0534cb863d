"""What exactly is an attempt to do? Workspace brief, prompt and order, put together from the session's state."""

from __future__ import annotations

from typing import Final

from .events import AttemptStarted
from .ports import AttemptOrder, Brief, Plan, Ports, Prepared
from .prompt import PromptParts, compose
from .session import Attempt, Session
from .values import Artifact, Content


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
            instruction=self._text(session.intake.instruction if session.intake else session.instruction),
            deliverables=session.deliverables,
            inputs=tuple(inputs + name for name in self.inputs(session)),
            artifacts=carried_names(carried, repository=session.repository is not None),
            criteria=session.rubric.criteria if session.rubric is not None else (),
            earlier_followups=tuple(
                self._text(f.text)
                for f in session.followups
                if f.index != index and (f.record_only or (index is not None and f.index < index))
            ),
            followup=next((self._text(f.text) for f in session.followups if f.index == index), None),
            feedback=self._feedback(session, attempt),
            repository=session.repository is not None,
        )

    def _feedback(self, session: Session, attempt: Attempt) -> tuple[str, ...]:
        """The feedback on the attempt this one revises; another round's feedback has been acted on."""
        base = session.attempts.get(attempt.base) if attempt.base is not None else None
        return base.feedback if base is not None and base.round == attempt.round else ()

    def _text(self, content: Content) -> str:
        if content.text is not None:
            return content.text
        return self._ports.blobs.read(content).decode("utf-8", errors="replace") if content.blob else ""


CHANGED_FILES: Final = "files/"
"""With a repository the changed files' copies are artifacts below this name; the patch beside them made them."""


def carried_names(carried: tuple[Artifact, ...], *, repository: bool) -> tuple[str, ...]:
    """Where the agent finds what an earlier attempt left: in ``artifacts/``, or applied to the repository."""
    if not repository:
        return tuple(f"artifacts/{a.path}" for a in carried)
    return tuple(a.path.removeprefix(CHANGED_FILES) for a in carried if a.path.startswith(CHANGED_FILES))
