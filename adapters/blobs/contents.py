"""How do words and files become contents of events? Inline up to 4 KiB, else a blob with a preview.

Implements the ``Blobs`` port over the content-addressed store.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ...domain.errors import Damaged
from ...domain.values import PREVIEW_LIMIT, TEXT_LIMIT, Content
from .store import BlobStore

mimetypes.inited = True  # else the first MimeTypes reads the machine's tables, for nobody; guess_type still does
_TYPES: Final = mimetypes.MimeTypes(filenames=())
"""The standard library's own table: what a name means must not depend on the machine's ``mime.types``."""
for _suffix, _type in (
    (".md", "text/markdown"),
    (".jsonl", "application/jsonl"),
    (".ipynb", "application/x-ipynb+json"),
):
    _TYPES.add_type(_type, _suffix)


def media_type(name: str) -> str:
    """What a file of that name says it is; ``application/octet-stream`` where the name says nothing."""
    return _TYPES.guess_type(name, strict=False)[0] or "application/octet-stream"


class Contents:
    """Contents in one blob store."""

    def __init__(self, store: BlobStore) -> None:
        self._store = store

    def put(self, data: bytes, media_type: str) -> Content:
        """Keep bytes as a blob."""
        ref = self._store.put_bytes(data)
        return _blob(ref.digest, ref.size, media_type, data[: PREVIEW_LIMIT + 4])

    def text(self, text: str) -> Content:
        """Keep words; a lone surrogate cannot be stored, becomes U+FFFD, and is marked."""
        data = text.encode("utf-8", errors="surrogatepass")
        clean = data.decode("utf-8", errors="replace")
        lossy = True if clean != text else None
        encoded = clean.encode()
        if len(encoded) <= TEXT_LIMIT:
            return Content(text=clean, lossy=lossy)
        kept = self.put(encoded, "text/plain")
        return kept.model_copy(update={"lossy": True}) if lossy else kept

    def keep(self, path: Path, name: str, inside: Path | None = None) -> Content:
        """Keep a file as a blob, streamed; no symlink is followed on the way from ``inside`` to it."""
        ref = self._store.put_file(path, inside=inside)
        with self._store.open(ref.digest) as blob:
            head = blob.read(PREVIEW_LIMIT + 4)
        return _blob(ref.digest, ref.size, media_type(name), head)

    def put_file(self, path: Path, media_type: str) -> Content:
        """Keep one of our own files as a blob, streamed."""
        kept = self.keep(path, path.name)
        return kept.model_copy(update={"media_type": media_type})

    def stream(self, chunks: Iterable[bytes], media_type: str) -> Content:
        """Keep bytes that come in pieces as a blob."""
        ref = self._store.put_stream(chunks)
        with self._store.open(ref.digest) as blob:
            head = blob.read(PREVIEW_LIMIT + 4)
        return _blob(ref.digest, ref.size, media_type, head)

    def tail(self, content: Content, size: int) -> bytes:
        """The last ``size`` bytes of a blob, unverified: for previews."""
        with self._store.open(_digest(content)) as blob:
            blob.seek(max(0, (content.size or 0) - size))
            return blob.read(size)

    def read(self, content: Content) -> bytes:
        """All the bytes, verified against their digest."""
        if content.text is not None:
            return content.text.encode()
        return self._store.read(_digest(content))

    def place(self, content: Content, target: Path) -> None:
        """Put a content's bytes at ``target``, sharing blocks where the file system can, never an inode."""
        if content.text is not None:
            target.write_bytes(content.text.encode())
        else:
            self._store.link_out(_digest(content), target)


def _digest(content: Content) -> str:
    if content.blob is None:
        raise Damaged("a content has neither text nor blob", "`apprentice verify` says what is damaged")
    return content.blob


def _blob(digest: str, size: int, media_type: str, head: bytes) -> Content:
    preview, lossy = _preview(head)
    return Content(blob=digest, size=size, media_type=media_type, preview=preview, lossy=lossy)


def _preview(head: bytes) -> tuple[str | None, bool | None]:
    """The beginning as text, cut at a character; None for what is no text."""
    cut = head[:PREVIEW_LIMIT]
    try:
        return cut.decode(), None
    except UnicodeDecodeError as error:
        if len(cut) - error.start < 4 and len(head) > PREVIEW_LIMIT:  # a character cut in two, not a wrong one
            return cut[: error.start].decode(), None
    if b"\0" in cut:
        return None, None
    return cut.decode(errors="replace")[: PREVIEW_LIMIT // 3], True
