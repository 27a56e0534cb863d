"""How does a text that is too large to hold come out? Block by block, from a file to a file.

Blocks overlap by the engine's margin; a finding belongs to the block it begins in. Memory is a small multiple of a
block, whatever the size of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from ...domain.record import changed, fresh, mutable
from ...projections.sanitizer import Engine, Finding, Policy, Redaction, Vocabulary
from ...projections.sanitizer.blocks import Block, blocks
from ...projections.sanitizer.engine import redact_spans
from ...projections.sanitizer.findings import resolve
from .containers.magic import identify

LARGE: Final = 64 * 1024 * 1024
"""Bytes from which a plain text is streamed."""
_SAMPLE: Final = 1024 * 1024
_CHUNK: Final = 1024 * 1024

Open = Callable[[], BinaryIO]


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """What is left of a file, piece by piece."""
    while piece := file.read(_CHUNK):
        yield piece


def is_plain_text(file: BinaryIO) -> bool:
    """Whether a large file is text from its beginning on; what comes later is the engine's business."""
    return identify(file.read(_SAMPLE)) == "text"


@mutable
class _Progress:
    """How far the input was taken, how much was written, and what was replaced."""

    taken: int = 0
    written: int = 0
    rows: list[Redaction] = fresh(factory=list)


def clean_stream(
    source: BinaryIO, target: BinaryIO, engine: Engine, words: Vocabulary, policy: Policy
) -> list[Redaction]:
    """Write the public form of ``source`` to ``target``; what was replaced."""
    done = _Progress()
    for block in blocks(chunks(source)):
        found = _found(block, engine, words)
        begin = done.taken - block.offset
        mine = [f for f in found if max(block.low, begin) <= f.start < block.high]
        end = max([block.high, *(f.end for f in mine)])
        piece = redact_spans(block.data[begin:end], [f.moved(-begin) for f in mine], policy)
        target.write(piece.data)
        done.rows += [_moved(row, done) for row in piece.redactions]
        done.taken += end - begin
        done.written += len(piece.data)
    return done.rows


def gate_stream(source: BinaryIO, engine: Engine, words: Vocabulary, policy: Policy) -> str:
    """Why a finished text may not leave; empty when it may."""
    for block in blocks(chunks(source)):
        left = [f for f in engine.gate(block.data, words, policy) if block.low <= f.start < block.high]
        if left:
            return f"the gate still finds {left[0].rule}"
    return ""


def _found(block: Block, engine: Engine, words: Vocabulary) -> list[Finding]:
    return resolve(block.data, [*engine.scan(block.data), *engine.known(block.data, words)])


def _moved(row: Redaction, done: _Progress) -> Redaction:
    """Offsets of the whole text, for a row of one piece."""
    moved = changed(row, start=row.start + done.taken, end=row.end + done.taken)
    return changed(moved, output=row.output + done.written)
