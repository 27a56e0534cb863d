"""How does everything in a bundle pass through the sanitizer, and nothing around it?

Files first (they get public names and digests), then the records that speak of them, then the report, then the
manifest. A file that cannot be cleaned is withheld; a record that cannot be stops the bundle.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from ...domain.errors import BundleStopped
from ...domain.record import changed, mutable
from ...domain.values import BundleInput, Content
from ...projections.bundle.card import sanitized as sanitized_card
from ...projections.bundle.following import Following, PublicFile, is_whole, strings_of
from ...projections.entries import Entry
from ...projections.fold import line, shown
from ...projections.sanitizer import Vocabulary, vocabulary
from ...projections.sanitizer.bundle import unused
from .cleaning import Cleaning
from .containers.limits import Limits
from .containers.magic import identify
from .kept_findings import FileFindings, PublicForm
from .public_bundle import PublicBundle, PublicEntry, Row, WithheldFile
from .sizes import size_class
from .source import Source, of_bytes
from .store import Store
from .streaming import LARGE, chunks, clean_stream, gate_stream, is_plain_text

REPORT: Final = "redactions.jsonl"
_CARD: Final = "contribution_card.md"
_MANIFEST: Final = "contribution_manifest.json"


@mutable
class _Item:
    """One entry on its way through."""

    entry: Entry
    source: Source
    size: int
    found: FileFindings

    @property
    def streamed(self) -> bool:
        """Whether it is a text that is too large to hold: its one part is the file itself."""
        return self.size > LARGE and any(part.digest == self.source.digest for part in self.found.parts)


class BundleCleaner:
    """One session's bundle, with its rules, key and known values. ``scratch`` holds large texts at first."""

    def __init__(self, cleaning: Cleaning, known: Vocabulary, store: Store, scratch: Path) -> None:
        self.cleaning = cleaning
        self.known = known
        self._store = store
        self._scratch = scratch
        self._words = known
        self._rows: list[Row] = []
        self._withheld: list[WithheldFile] = []
        self._allowed: list[Mapping[str, str]] = []

    def clean(self, entries: Sequence[Entry], inputs: Sequence[BundleInput]) -> PublicBundle:
        """The public form of all entries. Raises BundleStopped: a record still holds something."""
        items = [self._look(sanitized_card(e) if e.path == _CARD else e) for e in entries]
        names = [found for item in items for found in self.cleaning.look_at_name(item.entry.path)]
        learned = self.cleaning.learned([*names, *(found for item in items for found in item.found.all)])
        self._words = vocabulary([*self.known.entries, *learned.entries])
        paths = self._names(items)
        files = {i.entry.path: self._file(i, paths[i.entry.path]) for i in items if i.entry.kind != "record"}
        following = Following({path: about for path, (about, _) in files.items()}, self.keyed)
        public = [entry for _, entry in files.values() if entry is not None]
        public += [self._record(i, paths[i.entry.path], following) for i in items if i.entry.kind == "record"]
        public.append(self._report())
        done = sorted(public, key=lambda entry: entry.path)
        held = sorted(self._withheld, key=lambda w: w.path)
        return PublicBundle(done, held, inputs, sorted(self._allowed, key=lambda a: a["path"]), self._rows)

    def finish(self, manifest: Entry) -> Entry:
        """The manifest's public form. Raises BundleStopped."""
        assert isinstance(manifest.content, bytes)
        data, _ = self._whole(manifest.path, manifest.content)
        return changed(manifest, content=data)

    def keyed(self, digest: str) -> str:
        """The digest that stands for a plain one in public."""
        return hmac.digest(self.cleaning.policy.key, b"content\0" + digest.encode(), "sha256").hex()

    # -- looking ------------------------------------------------------------------------------------------------

    def _look(self, entry: Entry) -> _Item:
        source, size = self._source(entry)
        if size <= LARGE:
            return _Item(entry, source, size, self.cleaning.look(source))
        digest = source.digest.hex()
        with self._store.open(digest) as file:
            text = is_plain_text(file)
        if text:
            return _Item(
                entry, source, size, self.cleaning.detector.stream(source.digest, lambda: self._pieces(digest))
            )
        if size > Limits().file_bytes:
            return _Item(entry, source, size, FileFindings((), f"larger than {Limits().file_bytes} bytes"))
        return _Item(entry, source, size, self.cleaning.look(source))

    def _pieces(self, digest: str) -> Iterator[bytes]:
        with self._store.open(digest) as file:
            yield from chunks(file)

    def _source(self, entry: Entry) -> tuple[Source, int]:
        content = entry.content
        if isinstance(content, Content) and content.blob is not None:
            blob = content.blob
            return Source(entry.path, bytes.fromhex(blob), lambda: self._store.read(blob)), content.size or 0
        data = content if isinstance(content, bytes) else shown(content).encode()
        return of_bytes(data, entry.path), len(data)

    def _names(self, items: Sequence[_Item]) -> dict[str, str]:
        """Private path -> public path; where two come out alike, the later one is numbered."""
        taken: dict[str, str] = {}
        for path in sorted(item.entry.path for item in items):
            name, rows = self.cleaning.name(path, self._words)
            taken[path] = unused(name, taken)
            self._rows += [Row(path, taken[path], row) for row in rows]
        return taken

    # -- files --------------------------------------------------------------------------------------------------

    def _file(self, item: _Item, path: str) -> tuple[PublicFile, PublicEntry | None]:
        """One file of a person or agent: its public form, or the note that it is withheld."""
        entry, raw = item.entry, item.source.digest.hex()
        if item.streamed:
            form, content = self._streamed(item)
        else:
            form = self.cleaning.public(item.source, item.found, self._words)
            content = entry.content if form.data is None else form.data
        if form.withheld is not None:
            return self._hold_back(item, path, form.withheld), None
        self._rows += [Row(entry.path, path, row) for row in form.redactions]
        digest, size = _measured(content, raw, item.size)
        if self.cleaning.allows(raw):
            self._allowed.append({"path": path, "sha256": digest})
        return PublicFile(path, raw, size, digest), PublicEntry(path, entry.kind, content, entry.executable)

    def _hold_back(self, item: _Item, path: str, reason: str) -> PublicFile:
        raw = item.source.digest.hex()
        kind = identify(item.source.read()) if item.size <= LARGE else "large file"
        keyed = self.keyed(raw)
        self._withheld.append(WithheldFile(item.entry.path, path, kind, size_class(item.size), reason, raw, keyed))
        return PublicFile(path, raw, 0, "", reason)

    def _streamed(self, item: _Item) -> tuple[PublicForm, bytes | Content | Path]:
        """A large text, from the store to a file beside the bundle."""
        engine, policy = self.cleaning.detector.engine, self.cleaning.policy
        self._scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = self._scratch / item.source.digest.hex()
        target.unlink(missing_ok=True)
        handle = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w+b") as out, self._store.open(item.source.digest.hex()) as raw:
            rows = clean_stream(raw, out, engine, self._words, policy)
            out.seek(0)
            reason = gate_stream(out, engine, self._words, policy) if rows else ""
        if reason or not rows:
            target.unlink()
            return PublicForm(None, (), reason or None), item.entry.content
        return PublicForm(None, tuple(rows)), target

    # -- records ------------------------------------------------------------------------------------------------

    def _record(self, item: _Item, path: str, following: Following) -> PublicEntry:
        followed = following.record(item.entry.path, item.source.read())
        data, form = self._whole(item.entry.path, followed)
        self._rows += [Row(item.entry.path, path, row) for row in form.redactions]
        return PublicEntry(path, item.entry.kind, data, item.entry.executable)

    def _whole(self, path: str, data: bytes) -> tuple[bytes, PublicForm]:
        """A record cleaned where it stands, or, should it not be readable then, text by text. Raises BundleStopped."""
        source = of_bytes(data, path)
        form = self.cleaning.public(source, self.cleaning.look(source), self._words)
        public = data if form.data is None else form.data
        if form.withheld is None and is_whole(path, public):
            return public, form
        if path.endswith((".json", ".jsonl")):
            public = strings_of(data, path, self._text)
            reason = self.cleaning.gate(public, path, self._words)
            if not reason:
                return public, PublicForm(public, form.redactions)
            raise BundleStopped(path, reason)
        raise BundleStopped(path, form.withheld or "it cannot be read any more")

    def _text(self, text: str) -> str:
        raw = text.encode("utf-8", "surrogatepass")
        detector = self.cleaning.detector
        public = detector.engine.clean(raw, detector.text(raw), self._words, self.cleaning.policy)
        return public.data.decode("utf-8", "replace")

    def _report(self) -> PublicEntry:
        """Every replacement. Raises BundleStopped: the report itself gives something away."""
        rows = [row.redaction.public(row.path) for row in self._rows]
        rows.sort(key=lambda row: (str(row["file"]), int(row["offset"]), str(row["rule"]), str(row["view"])))
        data = b"".join(map(line, rows))
        reason = self.cleaning.gate(data, REPORT, self._words) if data else ""
        if reason:
            raise BundleStopped(REPORT, reason)
        return PublicEntry(REPORT, "record", data)


def _measured(content: bytes | Content | Path, raw: str, size: int) -> tuple[str, int]:
    """sha256 and size of public bytes."""
    if isinstance(content, bytes):
        return sha256(content).hexdigest(), len(content)
    if isinstance(content, Content):
        return raw, size
    digest = sha256()
    with content.open("rb") as file:
        for piece in chunks(file):
            digest.update(piece)
    return digest.hexdigest(), content.stat().st_size
