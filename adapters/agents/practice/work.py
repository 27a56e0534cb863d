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


def work(prompt: Prompt, where: Places, steps: Steps, *, forgetful: bool) -> Done:
    """Read what is there, make the edits the request spells out, write the deliverables it names."""
    edits = asked_edits(prompt.request)
    deliverables = tuple(name for name in prompt.deliverables if name not in {edit.file for edit in edits})
    paths = assets(where)
    if where.output == where.root:
        paths += named_files(where, prompt.request, prompt.deliverables)
    tables = _read(paths, where, steps)
    if not deliverables and not edits and tables:
        deliverables = (_DEFAULT,)
    done = Done([], [])
    _edit(edits, prompt, where, steps, done, forgetful=forgetful and not deliverables)
    _write(deliverables, tables, prompt, where, steps, done, forgetful=forgetful)
    return done


def _read(paths: list[Path], where: Places, steps: Steps) -> list[Table]:
    tables: list[Table] = []
    for path in paths:
        base = where.input if path.is_relative_to(where.input) else where.root
        name = path.relative_to(base).as_posix()
        if path.suffix.lower() not in KINDS:
            steps.take("list", name, path.stat, lambda of: f"{of.st_size} bytes, not read: not csv, json or text")
            continue
        read = steps.take("read", path.relative_to(where.root).as_posix(), lambda: read_tables(path, name), _told)  # noqa: B023  called at once
        tables += read or []
    return tables


def _told(tables: list[Table]) -> str:
    parts = [f"{table.name}: {len(table.rows)} rows, {len(table.columns)} columns" for table in tables]
    return "; ".join(parts + [remark for table in tables for remark in table.remarks])


def _named_in(name: str, texts: tuple[str, ...]) -> bool:
    return any(name.lower() in text.lower() for text in texts)


def _edit(edits: list[Edit], prompt: Prompt, where: Places, steps: Steps, done: Done, *, forgetful: bool) -> None:
    if forgetful and edits and not prompt.feedback:
        done.left.append(f"{edits[-1].kind} in {edits[-1].file} (forgetful)")
        edits = edits[:-1]
    for edit in edits:
        target = inside(where.output, edit.file)
        if target is None:
            done.left.append(f"{edit.file} (it would lie outside the workspace)")
            continue
        source = target if target.exists() else where.input / edit.file
        said = steps.take(edit.kind, edit.file, lambda: apply(edit, source, target), str)  # noqa: B023  called at once
        if said is None:
            done.left.append(f"{edit.kind} in {edit.file} (see the step)")
        else:
            done.written.append(edit.file)


def _write(
    deliverables: tuple[str, ...],
    tables: list[Table],
    prompt: Prompt,
    where: Places,
    steps: Steps,
    done: Done,
    *,
    forgetful: bool,
) -> None:
    wanted = _wanted(deliverables, prompt, where, done, forgetful=forgetful)
    if not wanted:
        return
    found = embedded(prompt.request)
    tables = tables or found.tables or [text_table("instruction", prompt.instruction, [])]
    figures = [compute(table, prompt.request, found.alone) for table in tables]
    for name in wanted:
        text = report(name, figures, found.alone, _title(name))
        target = where.output / name
        size = steps.take("write", name, lambda: _put(target, text), lambda size: f"{size} bytes")  # noqa: B023  called at once
        (done.left if size is None else done.written).append(name)


def _wanted(deliverables: tuple[str, ...], prompt: Prompt, where: Places, done: Done, *, forgetful: bool) -> list[str]:
    """The deliverables to write now: of a type we write, inside the workspace, not kept, not forgotten."""
    ours = [name for name in deliverables if name.lower().endswith(WRITES)]
    done.left.extend(f"{name} (this program writes csv, json, md and txt)" for name in deliverables if name not in ours)
    outside = [name for name in ours if inside(where.output, name) is None]
    done.left.extend(f"{name} (it would lie outside the workspace)" for name in outside)
    ours = [name for name in ours if name not in outside]
    if forgetful and ours and not _named_in(ours[-1], prompt.feedback):
        done.left.append(f"{ours[-1]} (forgetful)")
        ours = ours[:-1]
    return [name for name in ours if not _kept(name, ours, prompt, where)]


def _kept(name: str, ours: list[str], prompt: Prompt, where: Places) -> bool:
    """A file that is there stays as it is, unless this round's words concern it.

    They do when they name it, or name none of the deliverables; in a first attempt everything is written.
    """
    words = (*prompt.feedback, prompt.followup) if prompt.feedback or prompt.followup else ()
    if not words or not (where.output / name).is_file():
        return False
    return not _named_in(name, words) and any(_named_in(other, words) for other in ours)


def _title(name: str) -> str:
    return Path(name).stem.replace("_", " ").replace("-", " ").strip().capitalize() or "Summary"


def _put(target: Path, text: str) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    return target.write_bytes(text.encode("utf-8", "replace"))
