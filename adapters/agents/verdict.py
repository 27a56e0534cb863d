"""How did it end, given everything that is evidence? One order for all agents, strongest first.

Our own hand (time, stop, a limit) makes the exit code meaningless; then the stream's terminal event, then a side
file, then the exit code, then stderr. What a model wrote or a tool printed is never asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...domain.record import fresh, record
from ...domain.values import Evidence, Outcome
from ..process.values import Exit
from .causes import cause
from .kind import Decoded, Remains, Terminal, Verdict

_STOPPED = {"timeout_wall": Outcome.TIMEOUT_WALL, "timeout_idle": Outcome.TIMEOUT_IDLE}


@record
class Manner:
    """How an agent ends. ``last_word``: an undisturbed stream has a terminal event, else the exit code decides.

    ``stderr_speaks`` is false where stderr may hold a tool's words. ``codes`` are exit codes that name a cause.
    """

    last_word: bool = True
    stderr_speaks: bool = True
    codes: Mapping[int, Outcome] = fresh(factory=dict)


CLI: Final = Manner()


def judge(remains: Remains, decoded: Decoded, manner: Manner = CLI, file: Terminal | None = None) -> Verdict:
    """Weigh what there is; ``file`` is what a side file says."""
    said = decoded.terminal or file
    if remains.exit.why == "not_started":
        return Verdict(Outcome.NOT_FOUND, (Evidence(source="start", detail=remains.exit.not_started or "not started"),))
    if remains.exit.why != "exited":
        return _ended_by_us(remains.exit, said)
    if said is not None:
        return Verdict(said.outcome, (said.evidence, _exit_evidence(remains.exit)))
    return _unsaid(remains, decoded, manner)


def _ended_by_us(exit_: Exit, said: Terminal | None) -> Verdict:
    ours = Evidence(source="supervisor", detail=_our_reason(exit_))
    if exit_.why in _STOPPED and said is not None:
        # It had spoken its last word and only did not go; the word counts, the exit code does not.
        lingered = "the agent did not end after its last word and was ended"
        return Verdict(said.outcome, (said.evidence, ours), (lingered,))
    if exit_.reason is not None and exit_.reason.kind == "limit":
        return Verdict(Outcome.LIMIT_REACHED, (ours,))
    return Verdict(_STOPPED.get(exit_.why, Outcome.INTERRUPTED), (ours,))


def _our_reason(exit_: Exit) -> str:
    if exit_.reason is not None:
        return f"stopped: {exit_.reason.kind} {exit_.reason.detail}".strip()
    return f"ended by us: {exit_.why} after {exit_.duration_s:.1f} s"


def _unsaid(remains: Remains, decoded: Decoded, manner: Manner) -> Verdict:
    """No last word: the exit code, what the stream complained of before, then stderr."""
    ended, code = _exit_evidence(remains.exit), remains.exit.code
    if code == 0 and not manner.last_word:
        return Verdict(Outcome.COMPLETED, (ended,))
    if code is not None and code in manner.codes:
        return Verdict(manner.codes[code], (ended, *_last_words(remains.stderr_tail)))
    if code != 0 and decoded.trouble is not None:
        return Verdict(decoded.trouble.outcome, (decoded.trouble.evidence, ended))
    named = cause(None, remains.stderr_tail) if manner.stderr_speaks and code != 0 else None
    if named is not None:
        return Verdict(named, (ended, *_last_words(remains.stderr_tail)))
    if manner.last_word and (code == 0 or decoded.events):
        missing = "the stream ended without a terminal event" if decoded.events else "no event was printed"
        return Verdict(Outcome.PROTOCOL_ERROR, (Evidence(source="stdout", detail=missing), ended))
    return Verdict(Outcome.AGENT_ERROR, (ended, *_last_words(remains.stderr_tail)))


def _exit_evidence(exit_: Exit) -> Evidence:
    if exit_.signal is not None:
        return Evidence(source="exit", detail=f"ended by signal {exit_.signal}")
    return Evidence(source="exit", detail=f"exit code {exit_.code}")


def _last_words(stderr_tail: str) -> tuple[Evidence, ...]:
    """The end of stderr, for a person to read."""
    text = stderr_tail.strip()
    return (Evidence(source="stderr", detail=text[-500:]),) if text else ()
