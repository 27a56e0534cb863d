"""What does the practice program do, from the prompt to the last line?"""

from pathlib import Path
from typing import Final, NamedTuple

from .edits import Edit, apply, asked_edits
from .figures import compute
from .places import Places, assets, inside, named_files
from .prompt import Prompt
from .records import embedded
from .reports import WRITES, report
from .steps import Steps
from .tables import KINDS, Table, read_tables, text_table

_DEFAULT: Final = "summary.md"  # written when the request names no file at all but there is data


class Done(NamedTuple):
    """What was written, and what was not, each with the reason."""

    written: list[str]
    left: list[str]


class Work:
    """One attempt: read what is there, make the edits the request spells out, write the deliverables it names."""

    def __init__(self, prompt: Prompt, where: Places, *, forgetful: bool) -> None:
        self._prompt, self._where, self._forgetful = prompt, where, forgetful
        self._steps = Steps()
        self._done = Done([], [])

    def do(self) -> Done:
        """Deterministic: the same prompt and files give the same bytes."""
        edits = asked_edits(self._prompt.request)
        edited = {edit.file for edit in edits}
        deliverables = [name for name in self._prompt.deliverables if name not in edited]
        tables = self._read()
        if not deliverables and not edits and tables:
            deliverables = [_DEFAULT]
        self._edit(edits if deliverables else self._remembered(edits))
        self._write(deliverables, tables)
        return self._done

    def _read(self) -> list[Table]:
        paths = assets(self._where)
        if self._where.output == self._where.root:
            paths += named_files(self._where, self._prompt.request, self._prompt.deliverables)
        return [table for path in paths for table in self._read_one(path)]

    def _read_one(self, path: Path) -> list[Table]:
        place = path.relative_to(self._where.root).as_posix()
        if path.suffix.lower() not in KINDS:
            unread = "bytes, not read: not csv, json or text"
            self._steps.take("list", place, path.stat, lambda of: f"{of.st_size} {unread}")
            return []
        base = self._where.input if path.is_relative_to(self._where.input) else self._where.root
        name = path.relative_to(base).as_posix()
        return self._steps.take("read", place, lambda: read_tables(path, name), _told) or []

    def _remembered(self, edits: list[Edit]) -> list[Edit]:
        """Forgetful, all but the last, until there is feedback of any kind."""
        if not self._forgetful or not edits or self._prompt.feedback:
            return edits
        self._done.left.append(f"{edits[-1].kind} in {edits[-1].file} (forgetful)")
        return edits[:-1]

    def _edit(self, edits: list[Edit]) -> None:
        for edit in edits:
            target = inside(self._where.output, edit.file)
            if target is None:
                self._done.left.append(f"{edit.file} (it would lie outside the workspace)")
            else:
                self._edit_one(edit, target)

    def _edit_one(self, edit: Edit, target: Path) -> None:
        source = target if target.exists() else self._where.input / edit.file
        said = self._steps.take(edit.kind, edit.file, lambda: apply(edit, source, target), str)
        if said is None:
            self._done.left.append(f"{edit.kind} in {edit.file} (it failed, see the step)")
        else:
            self._done.written.append(edit.file)

    def _write(self, deliverables: list[str], tables: list[Table]) -> None:
        found = embedded(self._prompt.request)
        tables = tables or found.tables or [text_table("instruction", self._prompt.instruction, [])]
        figures = [compute(table, self._prompt.request, found.alone) for table in tables]
        for name in self._wanted(deliverables):
            text = report(name, figures, found.alone, _title(name))
            self._write_one(name, text.encode("utf-8", "replace"))

    def _write_one(self, name: str, content: bytes) -> None:
        target = self._where.output / name

        def put() -> int:
            target.parent.mkdir(parents=True, exist_ok=True)
            return target.write_bytes(content)

        size = self._steps.take("write", name, put, lambda size: f"{size} bytes")
        if size is None:
            self._done.left.append(f"{name} (it could not be written, see the step)")
        else:
            self._done.written.append(name)

    def _wanted(self, deliverables: list[str]) -> list[str]:
        """The deliverables to write now: of a type we write, inside the workspace, not forgotten, not kept."""
        ours = []
        for name in deliverables:
            if not name.lower().endswith(WRITES):
                self._done.left.append(f"{name} (this program writes csv, json, md and txt)")
            elif inside(self._where.output, name) is None:
                self._done.left.append(f"{name} (it would lie outside the workspace)")
            else:
                ours.append(name)
        if self._forgetful and ours and self._forgets(ours[-1]):
            self._done.left.append(f"{ours.pop()} (forgetful)")
        return [name for name in ours if not self._kept(name)]

    def _forgets(self, name: str) -> bool:
        """What feedback has named, or an earlier round has delivered, is not forgotten again."""
        return not _named_in(name, self._prompt.feedback) and not (self._where.output / name).is_file()

    def _kept(self, name: str) -> bool:
        """A file that is there stays as it is, unless this round's words concern it.

        They do when they name it, or name none of the deliverables; in a first attempt everything is written.
        """
        words = (*self._prompt.feedback, *([self._prompt.followup] if self._prompt.followup else []))
        if not words or not (self._where.output / name).is_file():
            return False
        return not _named_in(name, words) and any(_named_in(other, words) for other in self._prompt.deliverables)


def _told(tables: list[Table]) -> str:
    parts = [f"{table.name}: {len(table.rows)} rows, {len(table.columns)} columns" for table in tables]
    return "; ".join(parts + [remark for table in tables for remark in table.remarks])


def _named_in(name: str, texts: tuple[str, ...]) -> bool:
    return any(name.lower() in text.lower() for text in texts)


def _title(name: str) -> str:
    return Path(name).stem.replace("_", " ").replace("-", " ").strip().capitalize() or "Summary"
