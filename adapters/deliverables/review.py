"""What was asked for, and what is there? Implements the ``Deliverables`` port: files looked at, checks run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ...domain.ports import Checked, Prepared, StopReason
from ...domain.values import DeliverableCheck, DeliverableStatus
from ..workspace.layout import ARTIFACTS
from .check import check, checker_of, extension_of, known_extensions
from .check_run import CheckRunner
from .find import locate
from .names import deliverables_in


class Reviewer:
    """Looks in ``artifacts/``, or with a repository from its root; checks run at the workspace root."""

    def __init__(self, runner: CheckRunner) -> None:
        self._runner = runner

    def names(self, text: str, exclude: Sequence[str]) -> tuple[str, ...]:
        """The deliverables a text names, without those in ``exclude``."""
        return tuple(deliverables_in(text, exclude))

    def check(
        self,
        prepared: Prepared,
        names: Sequence[str],
        checks: Sequence[str],
        stop: Callable[[], StopReason | None],
        *,
        repository: bool,
    ) -> Checked:
        """Look at every name, run every check. Raises CheckStopped: ``stop`` gave a reason meanwhile."""
        root = Path(prepared.root)
        folder = root if repository else root / ARTIFACTS
        used = sorted({extension_of(name) for name in names} & known_extensions())
        return Checked(
            deliverables=tuple(_look(name, folder) for name in names),
            checks=tuple(self._runner.run(command, prepared, stop) for command in checks),
            checkers=tuple(f"{extension} {checker_of(extension).version}" for extension in used),
        )


def _look(name: str, folder: Path) -> DeliverableCheck:
    path = locate(name, folder)
    if path is None:
        return DeliverableCheck(name=name, status=DeliverableStatus.MISSING)
    seen = check(path, name)
    where = path.relative_to(folder).as_posix()
    return DeliverableCheck(name=name, status=DeliverableStatus(seen.status), found=where, reason=seen.reason or None)
