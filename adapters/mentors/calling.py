"""How is a role asked until there is a verdict, or none? Tries, repair turns and the ladder, within one deadline.

A verdict is an answer that is valid as it was written. Nothing is mended, guessed or filled in: what does not fit is
quoted back to the model, a bounded number of times, and then there is no verdict.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any, Final, TypeVar

import orjson
from pydantic import BaseModel, ValidationError

from ...domain.mentor_port import Answered, Report, Stop, Try
from ...domain.mentoring import MentorRole, Provenance, TryOutcome
from ...domain.record import record
from .one_try import Reply, send
from .policy import Policy
from .profiles import Endpoint
from .rungs import Rung, RungMemory, instruction, request_parts
from .wire import wire_schema

M = TypeVar("M", bound=BaseModel)
Message = dict[str, str]

_BAD_ANSWERS: Final = (TryOutcome.INVALID, TryOutcome.TRUNCATED, TryOutcome.REFUSED, TryOutcome.EMPTY)
_QUOTED: Final = 8000
"""Characters of a bad answer that are shown to the model again."""
_ERRORS: Final = 20
"""Validation errors quoted in one repair turn."""


@record
class Question:
    """What a role is asked. ``version`` names the wording of ``system`` and of the frame around ``user``."""

    role: MentorRole
    version: str
    system: str
    user: str


class Caller:
    """Asks one endpoint."""

    def __init__(self, endpoint: Endpoint, memory: RungMemory, policy: Policy | None = None) -> None:
        self.endpoint = endpoint
        self._memory = memory
        self._policy = policy or Policy()

    def ask(self, question: Question, answer: type[M], report: Report, stop: Stop) -> tuple[Answered[M], Provenance]:
        """Ask until there is a valid answer or no hope of one; every try but the last goes to ``report``."""
        rung = self._memory.recall(self.endpoint.name) or self.endpoint.first_rung
        call = _Call(self.endpoint, self._policy, question, answer, rung, stop)
        while True:
            done, verdict, going_on = call.once()
            if not going_on:
                if verdict is not None:
                    self._memory.remember(self.endpoint.name, call.rung)
                return Answered(verdict, done), call.provenance
            report(done)
            call.wait()


class _Call:
    """One call on its way: the messages so far, the rung, and what has gone wrong how often."""

    def __init__(
        self, endpoint: Endpoint, policy: Policy, question: Question, answer: type[Any], rung: Rung, stop: Stop
    ) -> None:
        self._endpoint, self._policy, self._question, self._answer = endpoint, policy, question, answer
        self.rung, self._stop = rung, stop
        self._schema = wire_schema(answer)
        self._until = policy.monotonic() + policy.deadline_s
        self._repairs: list[Message] = []
        self._seen: Counter[TryOutcome] = Counter()
        self._number = 0
        self._pause = 0.0
        self.provenance = Provenance(
            provider=endpoint.provider,
            model=endpoint.model,
            prompt_version=question.version,
            prompt_hash=hashlib.sha256(orjson.dumps([question.system, question.user])).hexdigest(),
        )

    def _messages(self) -> list[Message]:
        system = f"{self._question.system}\n\n{instruction(self.rung, self._schema)}"
        opening = [{"role": "system", "content": system}, {"role": "user", "content": self._question.user}]
        return opening + self._repairs

    def once(self) -> tuple[Try, Any, bool]:
        """One request: the record of it, the verdict if it gave one, and whether there is a next."""
        self._number += 1
        rung, messages = self.rung, self._messages()
        body = {
            "model": self._endpoint.model,
            "messages": messages,
            **request_parts(rung, self._question.role.value, self._schema),
        }
        began = self._policy.monotonic()
        reply = send(self._endpoint, body, rung, self._until, self._policy, self._stop)
        took = self._policy.monotonic() - began
        verdict, outcome, detail = self._judge(reply)
        going_on = verdict is None and self._prepare_next(outcome, detail, reply)
        return self._record(rung, messages, reply, outcome, detail, took, last=not going_on), verdict, going_on

    def _judge(self, reply: Reply) -> tuple[Any, TryOutcome, str]:
        """Local validation, always: what a server promises about a schema is not evidence."""
        if reply.outcome is not TryOutcome.VALID or reply.text is None:
            return None, reply.outcome, reply.detail
        try:
            return self._answer.model_validate_json(reply.text), TryOutcome.VALID, ""
        except ValidationError as error:
            return None, TryOutcome.INVALID, _errors(error)

    def _prepare_next(self, outcome: TryOutcome, detail: str, reply: Reply) -> bool:
        """Set up the next request, if there may be one."""
        self._seen[outcome] += 1
        self._pause = 0.0
        if outcome in _BAD_ANSWERS:
            self._repairs += _repair(reply.text, detail, self._schema)
            return sum(self._seen[bad] for bad in _BAD_ANSWERS) < self._policy.answers and self._in_time(0.0)
        if outcome is TryOutcome.UNSUPPORTED:
            below = self.rung.next
            self.rung = below or self.rung
            return below is not None and self._in_time(0.0)
        if self._seen[outcome] >= self._policy.tries(outcome):
            return False
        self._pause = self._policy.wait_s(self._seen[outcome], reply.retry_after_s)
        return self._in_time(self._pause)

    def _in_time(self, pause: float) -> bool:
        return self._policy.monotonic() + pause < self._until

    def wait(self) -> None:
        """Wait as long as the last failure asks for; a stop ends the wait, and the next request ends the call."""
        over = self._policy.monotonic() + self._pause
        while (left := over - self._policy.monotonic()) > 0 and not self._stop():
            self._policy.sleep(min(left, 0.2))

    def _record(
        self,
        rung: Rung,
        messages: list[Message],
        reply: Reply,
        outcome: TryOutcome,
        detail: str,
        took: float,
        *,
        last: bool,
    ) -> Try:
        return Try(
            role=self._question.role,
            number=self._number,
            provenance=self.provenance,
            endpoint=self._endpoint.base_url,
            rung=rung.value,
            prompt=orjson.dumps(messages).decode(),
            answer=reply.text,
            outcome=outcome,
            detail=detail,
            duration_s=took,
            usage=reply.usage,
            cost_usd=reply.cost_usd,
            request_id=reply.request_id,
            last=last,
        )


def _errors(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False, include_context=False)
    lines = [f"{'.'.join(map(str, item['loc'])) or 'the answer'}: {item['msg']}" for item in found[:_ERRORS]]
    return "\n".join(lines)


def _repair(text: str | None, detail: str, schema: dict[str, Any]) -> list[Message]:
    """The turn that says what was wrong, with the schema once more: some servers drop it without a word."""
    said: list[Message] = [{"role": "assistant", "content": text[:_QUOTED]}] if text else []
    ask = (
        f"That answer cannot be used:\n{detail}\n\nAnswer again, complete, as one JSON object and nothing around it "
        f"(no code fence, no comment). It must fit this schema:\n{orjson.dumps(schema).decode()}"
    )
    return [*said, {"role": "user", "content": ask}]


def no_report(_: Try) -> None:
    """For callers that keep no record of tries."""


def never() -> bool:
    """For callers that are never stopped."""
    return False
