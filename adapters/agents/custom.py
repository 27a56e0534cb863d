"""How is an agent of one's own driven? An argv template, the prompt in a file or on stdin, a declared stream."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ...domain.ports import AttemptOrder
from .kind import Decoded, Decoder, Invocation, Probe, Remains, Scene, Verdict
from .probing import find
from .settings import AgentSettings
from .streams import decoder_for, has_last_word
from .template import fill
from .verdict import Manner, judge


class Custom:
    """An agent that is a command line."""

    side_files: tuple[str, ...] = ()
    sessions: str | None = None

    def __init__(self, settings: AgentSettings, environ: Mapping[str, str] = os.environ) -> None:
        self._settings, self._environ = settings, environ

    @property
    def name(self) -> str:
        """The name it was configured under."""
        return self._settings.name

    def probe(self) -> Probe:
        """It is there if its program is; nobody knows how to ask it for a version."""
        program = self._settings.argv[0]
        path = find(program, self._environ)
        if path is None:
            return Probe(reason=f"`{program}` is not there", advice=f"install it, or mend [agents.{self.name}] argv")
        return Probe(path)

    def plan(self, order: AttemptOrder, scene: Scene, executable: str) -> Invocation:
        """Fill the template; the prompt is never in argv."""
        where = order.prepared
        values = {"workspace": where.root, "prompt_file": where.prompt_file, "run_dir": where.run_dir}
        rest = fill(self._settings.argv[1:], values)
        argv = (executable, *rest, *self._settings.args, *order.agent_args)
        stdin = order.prompt.encode("utf-8", "replace") if self._settings.stdin else None
        return Invocation(argv, argv, env_names=self._settings.env, stdin=stdin)

    def decoder(self) -> Decoder:
        """That of the declared stream."""
        return decoder_for(self._settings.stream)

    def outcome(self, remains: Remains, decoded: Decoded) -> Verdict:
        """Its last word if its stream has one, else its exit code. What it prints on stderr may be anybody's words."""
        return judge(remains, decoded, Manner(has_last_word(self._settings.stream), stderr_speaks=False))
