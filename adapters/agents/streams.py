"""Which decoder reads which declared stream, and does that stream have a last word?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...domain.values import RawRef
from .atif_stream import AtifDecoder
from .claude_stream import ClaudeDecoder
from .codex import CodexDecoder
from .gemini import GeminiDecoder
from .kind import Decoded, Decoder, Observation
from .opencode import OpenCodeDecoder
from .steps import StepsDecoder


class LinesDecoder:
    """Takes every line that is not blank for something the agent says."""

    def __init__(self) -> None:
        self.decoded = Decoded()

    def feed(self, line: bytes, raw: RawRef) -> Sequence[Observation]:
        """One line, one message."""
        text = line.decode("utf-8", "replace").rstrip("\r")
        if not text.strip():
            return ()
        self.decoded.events += 1
        return (Observation("message", output=text, raw=raw),)

    def finish(self) -> Sequence[Observation]:
        """Nothing is held back."""
        return ()


class SilentDecoder:
    """Looks at nothing; the raw stream is kept all the same."""

    def __init__(self) -> None:
        self.decoded = Decoded()

    def feed(self, line: bytes, raw: RawRef) -> Sequence[Observation]:
        """Count it."""
        self.decoded.other += 1
        return ()

    def finish(self) -> Sequence[Observation]:
        """Nothing is held back."""
        return ()


_DECODERS: dict[str, Callable[[], Decoder]] = {
    "steps": StepsDecoder,
    "claude": ClaudeDecoder,
    "codex": CodexDecoder,
    "opencode": OpenCodeDecoder,
    "gemini": GeminiDecoder,
    "atif": AtifDecoder,
    "lines": LinesDecoder,
    "none": SilentDecoder,
}
_WITHOUT_LAST_WORD = frozenset({"steps", "lines", "none"})


def decoder_for(stream: str) -> Decoder:
    """A fresh decoder of a stream kind of settings.STREAMS."""
    return _DECODERS[stream]()


def has_last_word(stream: str) -> bool:
    """Whether an undisturbed stream of that kind always ends with a terminal event."""
    return stream not in _WITHOUT_LAST_WORD
