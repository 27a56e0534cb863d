"""How do all files of a bundle come to lie in a new folder: cleaned or as they are, the manifest last, on disk?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from ...domain.ports import Recorded
from ...domain.record import changed, record
from ...domain.values import BundleInput
from ...projections.bundle.digest import FileLine
from ...projections.bundle.layout import Packed
from ...projections.bundle.manifest import manifest
from ...projections.entries import Entry
from ...projections.fold import ReadText
from ..sanitizing.public_bundle import PublicBundle, PublicEntry, as_entry
from .durable import make_folder, remove_tree, sync_files, sync_folders
from .placing import Placer, safe


class Cleaner(Protocol):
    """What every file of a bundle passes through on its way out."""

    def clean(self, entries: Sequence[Entry], inputs: Sequence[BundleInput]) -> PublicBundle:
        """The public form of all entries. Raises BundleStopped."""

    def finish(self, manifest: Entry) -> Entry:
        """The manifest's public form. Raises BundleStopped."""


class Prepared(Protocol):
    """A cleaner, and what its bundles depend on."""

    @property
    def cleaner(self) -> Cleaner:
        """The cleaner."""

    @property
    def inputs(self) -> tuple[BundleInput, ...]:
        """Rules, libraries, decisions, key."""


class Cleaners(Protocol):
    """Who makes the cleaner of a session."""

    def masking(self, events: Sequence[Recorded]) -> bool:
        """Whether this session's bundles are sanitized."""

    def prepare(self, stream: str, events: Sequence[Recorded], read: ReadText, ruleset: str | None = None) -> Prepared:
        """The cleaner for these events; ``ruleset`` is a sha256, None: the rules in force. Raises NotFound."""


@record
class Filled:
    """What lies in the folder. ``public`` is None where nothing was cleaned."""

    lines: list[FileLine]
    inputs: tuple[BundleInput, ...]
    public: PublicBundle | None


def fill(
    new: Path, packed: Packed, head: str, inputs: Sequence[BundleInput], placer: Placer, by: Prepared | None
) -> Filled:
    """Write all files and have them on disk. Raises BundleStopped: a record cannot be cleaned; nothing is left."""
    remove_tree(new)
    new.mkdir(mode=0o700)
    try:
        filled = (
            _plain(new, packed, head, inputs, placer) if by is None else _cleaned(new, packed, head, inputs, placer, by)
        )
    except BaseException:
        remove_tree(new)
        raise
    written = [new / line.path for line in filled.lines]
    sync_files(written, new)
    sync_folders({path.parent for path in written})
    return filled


def _plain(new: Path, packed: Packed, head: str, inputs: Sequence[BundleInput], placer: Placer) -> Filled:
    lines = [_place(new, entry, placer) for entry in packed.entries]
    lines.append(_place(new, manifest(packed, head, lines, inputs), placer))
    return Filled(lines, tuple(inputs), None)


def _cleaned(
    new: Path, packed: Packed, head: str, inputs: Sequence[BundleInput], placer: Placer, by: Prepared
) -> Filled:
    public = by.cleaner.clean(packed.entries, inputs)
    lines = [_put(new, entry, placer) for entry in public.entries]
    counted = changed(packed, entries=[e for e in packed.entries if e.path not in {w.private for w in public.withheld}])
    withheld = [one.public() for one in public.withheld]
    about = manifest(counted, head, lines, inputs, withheld, public.allowed)
    last = by.cleaner.finish(about)
    lines.append(_place(new, last, placer))
    return Filled(lines, tuple(inputs), public)


def _put(new: Path, entry: PublicEntry, placer: Placer) -> FileLine:
    """Place an entry; a finished file is moved."""
    if not isinstance(entry.content, Path):
        return _place(new, as_entry(entry), placer)
    path = safe(entry.path)
    target = make_folder(new, path.rpartition("/")[0]) / path.rpartition("/")[2]
    size, digest = placer.move(entry.content, target)
    return FileLine(path, size, digest)


def _place(new: Path, entry: Entry, placer: Placer) -> FileLine:
    """The one place where a bundle's file is written and measured."""
    path = safe(entry.path)
    parent = make_folder(new, path.rpartition("/")[0])
    size, digest = placer.place(entry, parent / path.rpartition("/")[2])
    return FileLine(path, size, digest)
