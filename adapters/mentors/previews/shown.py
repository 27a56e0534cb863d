"""What does a grader see of an attempt's files? Previews by type, within a budget that is stated, and what was cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from ....domain.record import record
from ....domain.values import Artifact, Change, Content
from ..fence import fence
from .cut import Shown
from .images import show_image
from .office import show_docx, show_xlsx
from .pages import show_pdf
from .plain import show_text
from .structured import show_json, show_notebook
from .tables import show_csv

Place = Callable[[Content, Path], None]
"""Puts a content's bytes at a path."""

_OPENED: Final = 64 << 20
"""Bytes; a larger artifact is shown by the preview its event carries."""
_SHOWERS: Final[dict[str, Callable[[Path, int], Shown]]] = {
    **dict.fromkeys(("csv", "tsv"), show_csv),
    "json": show_json,
    "ipynb": show_notebook,
    "xlsx": show_xlsx,
    "docx": show_docx,
    "pdf": show_pdf,
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff"), show_image),
}


@record
class Budget:
    """Characters: of one artifact, of all of them, of the trace, of the checks' output; and how many artifacts."""

    artifact: int = 12_000
    artifacts: int = 60_000
    count: int = 40
    trace: int = 20_000
    checks: int = 6_000

    def stated(self) -> str:
        """The budget in words, for the prompt."""
        return (
            f"You are shown at most {self.artifact} characters of one artifact, {self.artifacts} of all, {self.count} "
            f"artifacts, {self.trace} characters of the observed steps and {self.checks} of check output. "
            "Notes name what was cut."
        )


def show_artifacts(
    artifacts: Sequence[Artifact], wanted: Sequence[str], place: Place, folder: Path, budget: Budget
) -> str:
    """All artifacts as fenced data: what was asked for first, then what is new or changed, then what was carried."""
    left, parts, unshown = budget.artifacts, [], []
    names = {name.casefold() for name in wanted}
    for number, artifact in enumerate(sorted(artifacts, key=lambda a: _order(a, names))):
        if number >= budget.count or left <= 0:
            unshown.append(f"{artifact.path} ({artifact.content.size} bytes)")
            continue
        shown = show_one(artifact, place, folder / str(number), min(budget.artifact, left))
        left -= len(shown.text)
        parts.append(_framed(artifact, shown))
    if unshown:
        parts.append(fence("artifacts that are there but not shown: budget spent", "\n".join(unshown)))
    return "\n\n".join(parts) if parts else "There are no artifacts."


def _order(artifact: Artifact, wanted: set[str]) -> tuple[bool, bool, str]:
    path = artifact.path.casefold()
    asked = path in wanted or path.rpartition("/")[2] in wanted
    return not asked, artifact.change is Change.CARRIED, artifact.path


def _framed(artifact: Artifact, shown: Shown) -> str:
    content = artifact.content
    head = f"{artifact.path} ({content.media_type}, {content.size} bytes, {artifact.change.value})"
    # Path and content are the agent's, so both lie inside; the notes are ours and hold none of its words.
    notes = "".join(f"\n(note: {note})" for note in shown.notes)
    return fence("artifact", f"{head}\n{shown.text}") + notes


def show_one(artifact: Artifact, place: Place, folder: Path, limit: int) -> Shown:
    """One artifact's preview. A file that its type's reader cannot open is shown as text, with a note."""
    content = artifact.content
    if (content.size or 0) > _OPENED:
        return Shown((content.preview or "")[:limit], (f"{content.size} bytes: only the beginning is shown",))
    folder.mkdir(parents=True)
    suffix = artifact.path.rpartition(".")[2].lower()
    suffix = suffix if suffix in _SHOWERS else "txt"
    # The name an agent gave is no name for a file of ours; the ending is one of those we know.
    path = folder / f"artifact.{suffix}"
    place(content, path)
    try:
        return _SHOWERS.get(suffix, show_text)(path, limit)
    except Exception as error:  # noqa: BLE001 - readers of other people's formats raise whatever they stumble over
        plain = show_text(path, limit)
        return Shown(plain.text, (*plain.notes, f"cannot be read as .{suffix}: {type(error).__name__}"))
