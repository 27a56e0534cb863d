"""In which forms do sessions come and go? Name -> module, so that ``export`` and ``import`` know only this table.

A module has ``export(house, run_id, stream, target) -> Document`` (what ``--json`` prints), or
``import_from(console, house, path) -> Imported``, or both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

Document = dict[str, Any]


class Form(NamedTuple):
    """One form: the module below ``console``, and what it is in one line."""

    module: str
    help: str


@dataclass(slots=True)
class Imported:
    """What came: ``run_ids``, also of what was here already; ``added`` events; ``note`` says the rest to a person."""

    run_ids: list[str]
    added: int
    note: str = ""
    more: Document = field(default_factory=dict)


EXPORTS: Final[dict[str, Form]] = {
    "log": Form("exchange_log", "the whole session, to be imported into another home"),
}
IMPORTS: Final[dict[str, Form]] = {
    "log": Form("exchange_log", "a session that `export --format log` wrote"),
    "seed": Form("exchange_seed", "the seed system's public data set (a folder with tasks/, attempts/, ...)"),
    "run": Form("exchange_run", "one run folder of the seed system, 0.1 or 0.2"),
}


def described(forms: dict[str, Form]) -> str:
    """The table as a sentence for help."""
    return "; ".join(f"{name}: {form.help}" for name, form in forms.items())
