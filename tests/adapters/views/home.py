"""What does a home with sessions in it look like to the views? The real log and blob store in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from apprentice.adapters.blobs.store import BlobStore
from apprentice.adapters.log.event_log import SqliteEventLog
from apprentice.adapters.views.bundles import BundleFolder
from apprentice.adapters.views.files import RunFiles
from apprentice.domain import events as e
from apprentice.domain.ports import Appended, Pending

from ...domain import story
from ...projections import history


class Home:
    """One home; ``now`` is its monotonic clock, moved by hand."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = 0.0
        self.seconds = 0
        self.log = SqliteEventLog(root, self._clock)
        self.store = BlobStore(root / "blobs")
        for blob in history.BLOBS:
            self.store.put_bytes(blob)
        self.files = self.new_files()
        self.bundles = BundleFolder(root, self.log, self.store)

    def new_files(self) -> RunFiles:
        """As another process would have them."""
        return RunFiles(self.root, self.log, self.store, lambda: self.now)

    def _clock(self) -> str:
        self.seconds += 1
        return f"2026-11-24T09:{self.seconds // 60 % 60:02}:{self.seconds % 60:02}.000000Z"

    def append(self, stream: str, events: Iterable[e.Event]) -> Appended:
        """Append them one command each; the last append."""
        appended = None
        for event in events:
            version = self.log.head(stream).version
            pending = Pending(event, f"2026-11-24T08:00:{version % 60:02}.000000Z", "engine", "engine")
            appended = self.log.append(stream, version, f"command-{version}", [pending])
        assert appended is not None
        return appended

    def session(self, run_id: str = story.RUN_ID, until: int | None = None) -> str:
        """A whole session in the log (or its first ``until`` events) without bundles in it; its stream."""
        stream = self.log.new_stream(run_id)
        events = [ev for ev in history.session(run_id) if not isinstance(ev, e.BundleBuilt)]
        self.append(stream, events[:until])
        return stream

    def build(self, stream: str) -> e.BundleBuilt:
        """Build a bundle and record it, as the engine does."""
        built = self.bundles.build(stream)
        event = e.BundleBuilt(
            cut=built.cut,
            cut_digest=built.cut_digest,
            digest=built.digest,
            files=built.files,
            size=built.size,
            sanitized=built.sanitized,
            inputs=built.inputs,
        )
        self.append(stream, [event])
        self.files.flush(stream)
        return event

    def run(self, run_id: str = story.RUN_ID) -> Path:
        """The run folder."""
        return self.root / "runs" / run_id


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
