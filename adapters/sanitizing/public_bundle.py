"""What is a bundle when everything in it went through the sanitizer?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ...domain.record import fresh, mutable, record
from ...domain.values import BundleInput, Content
from ...projections.entries import Entry, Kind
from ...projections.sanitizer import Redaction


@record
class PublicEntry:
    """One file as it may be published: bytes, a content whose bytes are its own public form, or a finished file."""

    path: str
    kind: Kind
    content: bytes | Content | Path
    executable: bool = False


@record
class WithheldFile:
    """A file that stays at home: its private and public path, its digest, and why."""

    private: str
    path: str
    type: str
    size: str
    reason: str
    sha256: str
    keyed: str

    def public(self) -> Mapping[str, str]:
        """The manifest's entry: no plain hash, no exact size."""
        about = {"path": self.path, "type": self.type, "size": self.size, "reason": self.reason}
        return {**about, "digest": f"hmac-sha256:{self.keyed}"}


@record
class Row:
    """One replacement, in which file (private and public path)."""

    private: str
    path: str
    redaction: Redaction


@mutable
class PublicBundle:
    """All of it but the manifest, which comes last because it names the others' digests."""

    entries: Sequence[PublicEntry]
    withheld: Sequence[WithheldFile]
    inputs: Sequence[BundleInput]
    allowed: Sequence[Mapping[str, str]] = ()
    rows: list[Row] = fresh(factory=list)


def as_entry(public: PublicEntry) -> Entry:
    """For whoever places entries; not for a finished file, which is moved."""
    if isinstance(public.content, Path):
        raise TypeError(f"{public.path} is a finished file")
    return Entry(public.path, public.kind, public.content, public.executable)
