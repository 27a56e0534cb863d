"""How does an attempt run, whatever the agent? The port ``Agent``, implemented once for every kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from ...domain.commands import TimedStep
from ...domain.errors import NotReady
from ...domain.ports import AttemptOrder, Ended, Plan, Prepared, StopReason
from ...domain.record import changed, record
from ...domain.values import Claims, Evidence, Outcome
from ..process import supervisor
from ..process.errors import SpoolMissing
from ..process.spool import Spool, SpoolFiles, remove_stream
from ..process.sweep import marker_for, sweep
from ..process.values import Exit, Spec, SweepReport
from .keeping import FileBlobs, decode_spool, keep
from .kind import Followed, Invocation, Kind, Probe, Remains, Scene
from .reports import Reports, claims_of, left_in
from .stepbook import StepBook
from .surroundings import empty, environment, furnish, scene_of
from .watch import Watch

_SESSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,127}")
AFTERWARDS_S: Final = 60.0
"""Seconds an agent's own export may take after its end."""
SIDE_FILE_LIMIT: Final = 16 << 20


@record
class Places:
    """Where attempts leave things: the spool, and the agents' own homes (one a session and agent)."""

    spool: Path
    homes: Path


class Runner:
    """One kind of agent, driven."""

    def __init__(
        self,
        kind: Kind,
        blobs: FileBlobs,
        places: Places,
        environ: Mapping[str, str],
        *,
        user_config: bool = False,
        reports: bool = False,
    ) -> None:
        """``environ`` is what the allow-list picks from; ``user_config`` leaves the agent the user's own HOME.

        ``reports``: the agent is asked to report on its own work. What it writes unasked is taken all the same.
        """
        self.reports = reports
        self._kind, self._blobs, self._places = kind, blobs, places
        self._environ, self._user_config = environ, user_config
        self._probed: Probe | None = None

    def plan(self, order: AttemptOrder) -> Plan:
        """What would be run.

        Raises:
            NotReady: the agent is not there, too old, or has no key.
        """
        probe, invocation = self._plan(order)
        return Plan(self._kind.name, probe.version, invocation.public_argv, invocation.resumes)

    def attempt(
        self,
        order: AttemptOrder,
        observe: Callable[[Sequence[TimedStep]], None],
        stop: Callable[[], StopReason | None],
    ) -> Ended:
        """Run the attempt to its end; what ``observe`` and ``stop`` raise ends the agent and passes through."""
        _, invocation = self._plan(order)
        scene = self._scene(order.stream)
        furnish(scene, invocation.files)
        self._forget_side_files(scene)
        decoder, book = self._kind.decoder(), StepBook(order.attempt, self._blobs)
        reports = Reports(Path(order.prepared.root))
        watch = Watch(decoder, book, observe, stop, (order.max_tokens, order.max_cost_usd))
        if isinstance(self._kind, Followed):
            watch.follow(self._kind.tail(self._resumable(order, scene), scene, decoder))
        env = environment(self._environ, scene, invocation, user_home=self._user_config)
        with Spool(self._places.spool, order.stream, order.attempt) as spool:
            spec = _spec(order, invocation, env, spool)
            exit_ = supervisor.run(spec, watch.line, watch.tick)
            watch.warnings += _export(spec, invocation, watch, exit_)
            watch.close()
        empty(scene)
        side = self._side_files(scene)
        verdict = self._kind.outcome(Remains(exit_, watch.stderr_tail, side), decoder.decoded)
        warnings = (*invocation.warnings, *watch.warnings, *verdict.warnings, *decoder.decoded.warnings)
        return Ended(
            outcome=Outcome.INTERRUPTED if watch.stopped else verdict.outcome,
            evidence=verdict.evidence,
            exit_code=_exit_code(exit_),
            duration_s=round(exit_.duration_s, 6),
            steps=book.count,
            streams=keep(spool.files, self._blobs, side, self._own_file(scene, decoder.decoded.session)),
            usage=decoder.decoded.usage,
            cost_usd=decoder.decoded.cost_usd,
            agent_session=decoder.decoded.session,
            swept=_swept(exit_.sweep),
            warnings=(*warnings, *exit_.warnings),
            stopped=watch.stopped,
            claims=reports.taken(self._blobs, book, completed=verdict.outcome is Outcome.COMPLETED),
        )

    def recover(self, stream: str, attempt: int, there: Prepared | None) -> Ended:
        """After a crash of the engine: end what still runs, keep what was printed. Repeating it is harmless."""
        report = sweep(marker_for(stream, attempt))
        files = SpoolFiles.of(self._places.spool, stream, attempt)
        decoder = self._kind.decoder()
        book = StepBook(attempt, self._blobs)
        for seen in decode_spool(files.stdout, decoder):
            book.count += not (seen.call_id is not None and not seen.begun)
            book.tally(seen)
        scene, session = self._scene(stream), decoder.decoded.session
        return Ended(
            outcome=Outcome.INTERRUPTED,
            evidence=(Evidence(source="supervisor", detail="the engine ended before the agent did"),),
            exit_code=None,
            duration_s=_last_arrival_s(files),
            steps=book.count,
            streams=keep(files, self._blobs, self._side_files(scene), self._own_file(scene, session)),
            usage=decoder.decoded.usage,
            cost_usd=decoder.decoded.cost_usd,
            agent_session=decoder.decoded.session,
            swept=_swept(report),
            warnings=report.warnings,
            stopped=StopReason("crash", "engine"),
            claims=self._claims_left(there, book),
        )

    def forget(self, stream: str, attempt: int) -> None:
        """Remove the spool of an attempt whose end is in the log."""
        SpoolFiles.of(self._places.spool, stream, attempt).remove()

    def erase(self, stream: str) -> None:
        """Remove everything this agent keeps for a session: spool and home."""
        remove_stream(self._places.spool, stream)
        remove_stream(self._places.homes, stream)

    def probe(self) -> Probe:
        """Whether the agent can be driven here; asked once."""
        if self._probed is None:
            self._probed = self._kind.probe()
        return self._probed

    def _plan(self, order: AttemptOrder) -> tuple[Probe, Invocation]:
        probe = self.probe()
        if not probe.ready or probe.path is None:
            raise NotReady(f"agent `{self._kind.name}` is not ready: {probe.reason}", probe.advice)
        scene = self._scene(order.stream)
        return probe, self._kind.plan(self._resumable(order, scene), scene, probe.path)

    def _resumable(self, order: AttemptOrder, scene: Scene) -> AttemptOrder:
        """The order without the agent's own session where that session is not there to go on with."""
        name, pattern = order.resumes, self._kind.sessions
        if name is None or pattern is None or not _SESSION.fullmatch(name):
            return changed(order, resumes=None)
        # With the user's own configuration the sessions lie where only the agent knows.
        there = self._user_config or any(scene.home.glob(pattern.format(id=name)))
        return order if there else changed(order, resumes=None)

    def _scene(self, stream: str) -> Scene:
        return scene_of(self._places.homes, stream, self._kind.name)

    def _claims_left(self, there: Prepared | None, book: StepBook) -> Claims | None:
        if there is None:
            return None
        root = Path(there.root)
        return claims_of(left_in(root), root, self._blobs, book, completed=False)

    def _own_file(self, scene: Scene, session: str | None) -> Path | None:
        """The session file that steps were read from beside the stream, as evidence for them."""
        if not isinstance(self._kind, Followed) or self._kind.sessions is None or self._user_config:
            return None
        if session is None or not _SESSION.fullmatch(session):
            return None
        found = sorted(scene.home.glob(self._kind.sessions.format(id=session)))
        return next((path for path in found if path.is_file() and not path.is_symlink()), None)

    def _side_files(self, scene: Scene) -> dict[str, bytes]:
        found = {}
        for name in self._kind.side_files:
            path = scene.home / name
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    found[name] = file.read(SIDE_FILE_LIMIT)
        return found

    def _forget_side_files(self, scene: Scene) -> None:
        """What an earlier attempt left must not speak for this one."""
        for name in self._kind.side_files:
            with suppress(IsADirectoryError):
                (scene.home / name).unlink(missing_ok=True)


def _spec(order: AttemptOrder, invocation: Invocation, env: dict[str, str], spool: Spool) -> Spec:
    return Spec(
        argv=invocation.argv,
        cwd=Path(order.prepared.root),
        env=env,
        stdin=invocation.stdin,
        wall_s=order.timeout_s,
        idle_s=order.idle_timeout_s,
        marker=marker_for(order.stream, order.attempt),
        spool=spool,
    )


def _export(spec: Spec, invocation: Invocation, watch: Watch, exit_: Exit) -> tuple[str, ...]:
    """Let the agent export what it did not stream; its answer is more of the same stdout. Returns warnings."""
    if invocation.then is None or exit_.why == "not_started":
        return ()
    watch.base = spec.spool.files.stdout.stat().st_size
    then = changed(spec, argv=invocation.then, stdin=None, wall_s=AFTERWARDS_S, idle_s=AFTERWARDS_S, grace_s=1.0)
    ended = supervisor.run(then, watch.line)
    return () if ended.code == 0 else (f"`{' '.join(invocation.then[:3])}` failed: the steps may be incomplete",)


def _exit_code(exit_: Exit) -> int | None:
    """As a shell would say it: a signal is its negative number."""
    return -exit_.signal if exit_.signal is not None else exit_.code


def _swept(report: SweepReport) -> tuple[str, ...]:
    return tuple(f"{each.pid} {each.command}" for each in (*report.killed, *report.survived))


def _last_arrival_s(files: SpoolFiles) -> float:
    last = 0.0
    with suppress(SpoolMissing):
        for row in files.rows():
            last = row.ms / 1000
    return last
