"""What does a stream show that somebody recorded elsewhere? The decoders of the agents, over a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ...domain.errors import Refused
from ...domain.nearest import nearest
from ...domain.record import record
from ...domain.values import Evidence, Outcome, RawRef
from .atif_stream import AtifDecoder
from .claude_stream import ClaudeDecoder
from .codex import CodexDecoder
from .cursor import CursorDecoder
from .gemini import GeminiDecoder
from .hermes_export import HermesDecoder
from .kind import Decoded, Decoder, Observation, Verdict
from .openclaw import OpenClawDecoder
from .opencode import OpenCodeDecoder
from .steps import StepsDecoder

FORMATS: Final[dict[str, Callable[[], Decoder]]] = {
    "codex": CodexDecoder,
    "claude": ClaudeDecoder,
    "opencode": OpenCodeDecoder,
    "gemini": GeminiDecoder,
    "atif": AtifDecoder,
    "hermes": HermesDecoder,
    "openclaw": OpenClawDecoder,
    "cursor": CursorDecoder,
    "steps": StepsDecoder,
}


@record
class Imported:
    """What a file shows: observations in order, how it ended, and the totals."""

    steps: tuple[Observation, ...]
    verdict: Verdict
    decoded: Decoded


def decode_file(format_: str, data: bytes) -> Imported:
    """Decode a whole stream; nobody saw the process end, so a stream without a last word was interrupted.

    Raises:
        Refused: an unknown format, or nothing in the file is of it.
    """
    if format_ not in FORMATS:
        close = nearest(format_, FORMATS)
        hint = f"did you mean `{close[0]}`?" if close else f"there are {', '.join(FORMATS)}"
        raise Refused(f"there is no format `{format_}`", hint)
    decoder = FORMATS[format_]()
    steps = tuple(_fed(decoder, data))
    if not decoder.decoded.events:
        raise Refused(f"nothing in the file is an event of format `{format_}`", "name the format it was written in")
    return Imported(steps, _verdict(decoder.decoded), decoder.decoded)


def _fed(decoder: Decoder, data: bytes) -> Iterator[Observation]:
    offset = 0
    for line in data.split(b"\n"):
        yield from decoder.feed(line.removesuffix(b"\r"), RawRef(stream="stdout", offset=offset, length=len(line)))
        offset += len(line) + 1
    yield from decoder.finish()


def _verdict(decoded: Decoded) -> Verdict:
    said = decoded.terminal or decoded.ended
    if said is not None:
        return Verdict(said.outcome, (said.evidence,))
    cut = Evidence(source="stdout", detail="the stream ended without a terminal event")
    return Verdict(Outcome.INTERRUPTED, (cut,))
