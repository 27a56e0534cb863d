"""What do calls cost together? Sums of what was measured; what nobody measured stays absent.

``input_tokens`` counts all input, cached input included; ``output_tokens`` all output, reasoning included: agents
that count otherwise are brought to this in their decoders.
"""

from __future__ import annotations

from ...domain.values import Usage


def plus(first: int | None, second: int | None) -> int | None:
    """Add where there is anything to add."""
    if first is None:
        return second
    return first if second is None else first + second


def add_usage(total: Usage | None, call: Usage) -> Usage:
    """The total with one more call."""
    if total is None:
        return call
    return Usage(
        input_tokens=plus(total.input_tokens, call.input_tokens),
        cached_input_tokens=plus(total.cached_input_tokens, call.cached_input_tokens),
        output_tokens=plus(total.output_tokens, call.output_tokens),
        reasoning_tokens=plus(total.reasoning_tokens, call.reasoning_tokens),
    )


def add_cost(total: float | None, call: float | None) -> float | None:
    """The cost with one more call, US dollars."""
    if total is None:
        return call
    return total if call is None else total + call


def spent(usage: Usage | None) -> int:
    """Tokens in and out together, as far as they are known."""
    return 0 if usage is None else (usage.input_tokens or 0) + (usage.output_tokens or 0)
