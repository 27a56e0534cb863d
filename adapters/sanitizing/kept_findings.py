"""How do findings and public forms become bytes in the cache, and come back? JSON, with bytes as Latin-1 text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from ...domain.record import record, values_of
from ...projections.sanitizer import Finding, Redaction
from ...projections.sanitizer.encodings import Encoding
from .containers.part import Kind


@record
class FoundIn:
    """What the rules of one group find in one part of a file."""

    kind: Kind
    digest: bytes
    findings: tuple[Finding, ...]


@record
class FileFindings:
    """What one file holds; ``withheld`` says why it cannot be cleaned, None where it can."""

    parts: tuple[FoundIn, ...]
    withheld: str | None = None

    @property
    def all(self) -> list[Finding]:
        """The findings of all parts."""
        return [finding for part in self.parts for finding in part.findings]


@record
class PublicForm:
    """A file as it may be published: ``data`` None means its own bytes; ``withheld`` says why it may not be."""

    data: bytes | None
    redactions: tuple[Redaction, ...]
    withheld: str | None = None


def pack_findings(found: FileFindings) -> bytes:
    """To bytes."""
    parts = [[p.kind, p.digest.hex(), [_finding(f) for f in p.findings]] for p in found.parts]
    return orjson.dumps([found.withheld, parts])


def unpack_findings(data: bytes) -> FileFindings:
    """And back."""
    withheld, parts = orjson.loads(data)
    return FileFindings(
        tuple(FoundIn(kind, bytes.fromhex(digest), _findings(rows)) for kind, digest, rows in parts), withheld
    )


def pack_public(form: PublicForm) -> bytes:
    """To bytes: a line of JSON, then the file's own."""
    head = [form.withheld, form.data is not None, [list(values_of(row).values()) for row in form.redactions]]
    return orjson.dumps(head) + b"\n" + (form.data or b"")


def unpack_public(data: bytes) -> PublicForm:
    """And back."""
    head, _, body = data.partition(b"\n")
    withheld, changed, rows = orjson.loads(head)
    return PublicForm(body if changed else None, tuple(Redaction(*row) for row in rows), withheld)


def _finding(f: Finding) -> list[Any]:
    encoding = None
    if f.encoding is not None:
        encoding = list((values_of(f.encoding) | {"newline": _text(f.encoding.newline)}).values())
    inner = [_finding(one) for one in f.inner]
    texts = (_text(f.value), _text(f.content))
    return [f.start, f.end, f.rule, f.category, f.view, f.priority, f.learn, encoding, inner, *texts]


def _findings(rows: Sequence[Any]) -> tuple[Finding, ...]:
    return tuple(_read(row) for row in rows)


def _read(row: Sequence[Any]) -> Finding:
    start, end, rule, category, view, priority, learn, encoding, inner, value, content = row
    made = None
    if encoding is not None:
        how, urlsafe, padded, upper, width, newline, layout = encoding
        made = Encoding(how, urlsafe, padded, upper, width, _bytes(newline), layout)
    return Finding(
        start, end, rule, category, view, priority, _bytes(value), learn, made, _bytes(content), _findings(inner)
    )


def _text(data: bytes) -> str:
    return data.decode("latin-1")


def _bytes(text: str) -> bytes:
    return text.encode("latin-1")
