"""What does `run` start? The request of the command line, checked and put into a ``StartSession`` command."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ... import __version__
from ...domain import commands as c
from ...domain import events as e
from ...domain.errors import EmptyInstruction, InvalidRunId, NotReady, Refused, RunExists
from ...domain.loop import BY_MODEL
from ...domain.record import record
from ...domain.values import Content, MentorMode
from ..agents.costs import measures_cost
from ..workspace.assets import Given, gather
from .wiring import House

if TYPE_CHECKING:
    from ..deliverables.packet import TaskPacket
    from ..workspace.source import Source

TITLE_LENGTH: Final = 90
SLUG_LENGTH: Final = 64
_RUN_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


@record
class Request:
    """What the user asked for, as the command line has it."""

    text: str | None = None
    assets: tuple[Path, ...] = ()
    task_file: Path | None = None
    repo: str | None = None
    checks: tuple[str, ...] = ()
    run_id: str | None = None
    agent: str | None = None
    agent_args: tuple[str, ...] = ()
    force: bool = False


@record
class Starting:
    """A session about to start: its stream and the command."""

    stream: str
    run_id: str
    command: c.StartSession
    notes: tuple[str, ...] = ()


def prepare(house: House, request: Request) -> Starting:
    """Check everything that can be checked before anything is written but blobs.

    Raises:
        Refused: empty instruction, bad run id, asset, task file, repository, check or agent (exit 2).
        NotReady: no agent is configured, or it is not there (exit 4).
    """
    packet = _packet(request.task_file) if request.task_file is not None else None
    instruction = _instruction(request, packet)
    agent = _agent(house, request)
    mode = mentor_mode(house)
    if mode in BY_MODEL:
        house.mentor.ready()
    run_id = _run_id(house, request, packet, instruction)
    checks = _checks(request.checks, packet)
    source, of_repository = _source(request.repo) if request.repo is not None else (None, [])
    given = gather(request.assets, force=request.force)
    stream = house.log.new_stream(run_id)
    digest, size = house.private.record(stream)
    names = [*(asset.name for asset in given), *of_repository]
    settings = house.settings
    started = e.SessionStarted(
        run_id=run_id,
        instruction=house.contents.text(instruction),
        title=_title(packet, instruction),
        deliverables=packet.deliverables
        if packet and packet.deliverables
        else house.reviewer.names(instruction, names),
        deliverables_final=bool(packet and packet.deliverables),
        checks=checks,
        agent=agent,
        agent_args=request.agent_args,
        mentor_mode=mode,
        max_loops=settings.max_loops,
        timeout_s=settings.timeout_s,
        idle_timeout_s=settings.idle_timeout_s,
        max_tokens=settings.max_tokens,
        max_cost_usd=settings.max_cost_usd,
        masking=settings.masking,
        repository=str(source.path) if source is not None else None,
        commit=source.commit if source is not None else None,
        provider=settings.provider,
        model=settings.model,
        settings=house.contents.put(settings.as_document(), "application/json"),
        engine_version=__version__,
        task_packet=_packet_blob(house, packet),
    )
    private = e.PrivateContextRecorded(digest=digest, size=size)
    notes = source.notes if source is not None else ()
    return Starting(stream, run_id, c.StartSession(started, private, store(house, given)), notes)


def _packet(file: Path) -> TaskPacket:
    from ..deliverables.packet import load_task_file  # most runs have no task file, and no repository

    return load_task_file(file)


def _source(repository: str) -> tuple[Source, Sequence[str]]:
    """A repository at a commit, and its files."""
    from ..workspace.source import resolve, tracked

    source = resolve(repository)
    return source, tracked(source)


def tracked_by(house: House, stream: str) -> list[str]:
    """The files of the session's repository at its commit: a follow-up that names one does not ask for it anew."""
    session = house.engine(stream).session
    if session.repository is None or session.commit is None:
        return []
    from ..workspace.source import tracked_at

    return tracked_at(Path(session.repository), session.commit)


def store(house: House, given: Sequence[Given]) -> tuple[e.AssetAdded, ...]:
    """Keep each asset as a blob."""
    return tuple(
        e.AssetAdded(
            name=asset.name,
            content=house.contents.keep(asset.path, asset.name),
            executable=asset.executable or None,
        )
        for asset in given
    )


def _instruction(request: Request, packet: TaskPacket | None) -> str:
    if request.text is not None and packet is not None and request.text.strip():
        return f"{packet.instruction.rstrip()}\n\n{request.text.strip()}"
    text = packet.instruction if packet is not None else request.text or ""
    if not text.strip():
        raise EmptyInstruction
    return text


def _title(packet: TaskPacket | None, instruction: str) -> str:
    """A packet's own title, else the first line of the instruction."""
    title = packet.title if packet is not None and packet.title else instruction.strip().splitlines()[0].strip()
    clean = title.encode(errors="replace").decode()
    return clean if len(clean) <= TITLE_LENGTH else clean[: TITLE_LENGTH - 1] + "…"


def _agent(house: House, request: Request) -> str:
    """The agent named, else the configured one; the practice agent is never chosen silently."""
    name = request.agent or house.settings.agent
    if name is None:
        raise NotReady("no agent is chosen", _choices(house))
    runner = house.agents.get(name)
    probe = runner.probe()
    if not probe.ready:
        raise NotReady(f"agent `{name}` is not ready: {probe.reason}", probe.advice)
    if house.settings.max_cost_usd is not None and not measures_cost(house.agents.settings(name)):
        raise Refused(
            f"a limit on cost cannot be kept: agent `{name}` does not say what it spends",
            "use --max-tokens or --timeout; an agent of your own that prints its cost: reports_cost = true",
        )
    return name


def _choices(house: House) -> str:
    """What is installed, and how one is chosen."""
    from .readiness import agents

    there = [a for a in agents(house.settings, os.environ) if a.probe.path is not None and a.kind != "practice"]
    said = ", ".join(f"{a.name} ({a.state})" for a in there) or "none"
    return f"installed: {said}; `--agent NAME`, or `apprentice configure agent NAME`; `--agent practice` needs no key"


def mentor_mode(house: House) -> MentorMode:
    """The mode that was said; else model-assisted where a provider is configured, else structural."""
    said = house.settings.mentor_mode
    if said is not None:
        return MentorMode(said)
    return MentorMode.MODEL_ASSISTED if house.settings.provider is not None else MentorMode.STRUCTURAL


def _run_id(house: House, request: Request, packet: TaskPacket | None, instruction: str) -> str:
    if request.run_id is None:
        return new_run_id(house.clock.now(), _title(packet, instruction))
    if not _RUN_ID.fullmatch(request.run_id) or request.run_id == "latest":
        raise InvalidRunId(request.run_id)
    if house.log.stream_of(request.run_id) is not None:
        raise RunExists(request.run_id)
    return request.run_id


def new_run_id(now: str, title: str) -> str:
    """``2026-11-23-203442-slug-0a1b``: UTC, the title, and four random digits, so that equal prompts differ."""
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower())[:SLUG_LENGTH].strip("-")
    stamp = f"{now[:10]}-{now[11:13]}{now[14:16]}{now[17:19]}"
    return "-".join(part for part in (stamp, slug, secrets.token_hex(2)) if part)


def _checks(checks: Sequence[str], packet: TaskPacket | None) -> tuple[str, ...]:
    import shlex

    for command in checks:
        try:
            words = shlex.split(command)
        except ValueError as error:
            raise Refused(f"--check `{command}` cannot be split: {error}", "close the quotes in it") from error
        if not words:
            raise Refused("--check is empty", "write the command as one string: --check 'pytest -q'")
    return (*(packet.checks if packet is not None else ()), *checks)


def _packet_blob(house: House, packet: TaskPacket | None) -> Content | None:
    if packet is None:
        return None
    is_json = packet.raw.lstrip()[:1] == b"{"
    return house.contents.put(packet.raw, "application/json" if is_json else "application/yaml")
