"""In which forms do sessions come and go? Name -> module, so that ``export`` and ``import`` know only this table.

A module has ``export(house, run_id, stream, target) -> Document`` (what ``--json`` prints), or
``import_from(console, house, path) -> Imported``, or both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

Document = dict[str, Any]


class Form(NamedTuple):
    """One form: the module below ``console``, what it is in one line, and what the module's function gets last."""

    module: str
    help: str
    args: tuple[str, ...] = ()


@dataclass(slots=True)
class Imported:
    """What came: ``run_ids``, also of what was here already; ``added`` events; ``note`` says the rest to a person."""

    run_ids: list[str]
    added: int
    note: str = ""
    more: Document = field(default_factory=dict)


EXPORTS: Final[dict[str, Form]] = {
    "log": Form("exchange_log", "the whole session, to be imported into another home"),
    "atif": Form("exchange_trajectory", "what was observed, in the Agent Trajectory Interchange Format", ("atif",)),
    "otel": Form("exchange_trajectory", "the same as OTLP JSON with the GenAI attributes", ("otel",)),
}
IMPORTS: Final[dict[str, Form]] = {
    "log": Form("exchange_log", "a session that `export --format log` wrote"),
    "seed": Form("exchange_seed", "the seed system's public data set (a folder with tasks/, attempts/, ...)"),
    "run": Form("exchange_run", "one run folder of the seed system, 0.1 or 0.2"),
    "codex": Form("exchange_stream", "what `codex exec --json` printed", ("codex",)),
    "claude": Form("exchange_stream", "what `claude -p --output-format stream-json` printed", ("claude",)),
    "opencode": Form("exchange_stream", "what `opencode run --format json` printed", ("opencode",)),
    "gemini": Form("exchange_stream", "what `gemini -o stream-json` printed", ("gemini",)),
    "atif": Form("exchange_stream", "a trajectory in the Agent Trajectory Interchange Format", ("atif",)),
}


def described(forms: dict[str, Form]) -> str:
    """The table as a sentence for help."""
    return "; ".join(f"{name}: {form.help}" for name, form in forms.items())
