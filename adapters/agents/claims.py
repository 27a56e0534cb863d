"""What does an agent say about itself, and how does that stand to what was observed?

An agent may leave ``agent_trace.json`` and ``actual_outputs.json`` (the older contract, still offered to custom
agents). Both are claims: read tolerantly, kept, compared, and never counted. Nothing here raises, whatever the bytes.
"""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ...domain.later import later
from ...domain.record import record
from .jsontext import clean

TRACE, OUTPUTS = "agent_trace.json", "actual_outputs.json"
PLACES: Final = (TRACE, OUTPUTS, f"artifacts/{TRACE}", f"artifacts/{OUTPUTS}")
"""Where the two are looked for in a workspace; under artifacts/ they are misplaced, and meant all the same."""
LIMIT: Final = 4 << 20
_LONGEST_LITERAL: Final = 256 << 10
_STEPS = ("steps", "trace_steps", "trace", "records", "events", "actions")
_FILES = ("deliverable_refs", "artifact_refs", "files_created", "files_modified", "primary_output_ref", "artifacts")
_FENCE = later(r"```[a-zA-Z0-9]*\s*\n(.*?)(?:```|\Z)", re.DOTALL)
_COMMENT = later(r'("(?:[^"\\]|\\.)*")|//[^\n]*')
_TRAILING = later(r'("(?:[^"\\]|\\.)*")|,(\s*[}\]])')


@record
class ClaimedStep:
    """One step as the agent tells it; all words, cut at 2000 characters."""

    actor: str | None
    action: str | None
    tool: str | None
    input: str | None
    output: str | None
    success: bool | None


@record
class Claims:
    """Everything claimed. ``problems`` say what could not be read, and how what could be read was mended."""

    steps: tuple[ClaimedStep, ...] = ()
    status: str | None = None
    summary: str | None = None
    files: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read_claims(files: Mapping[str, bytes]) -> Claims:
    """Read what lies at ``PLACES``, by relative path. At the root first: that is where it was asked for."""
    problems: list[str] = []
    trace = _first(TRACE, files, problems)
    outputs = _first(OUTPUTS, files, problems)
    told = outputs if isinstance(outputs, dict) else {}
    return Claims(
        steps=tuple(_steps(trace)),
        status=_words(told.get("status")),
        summary=_words(told.get("output_summary", told.get("summary"))),
        files=tuple(dict.fromkeys(_files(told))),
        present=tuple(path for path in PLACES if path in files),
        problems=tuple(problems),
    )


def differences(
    claims: Claims, tool_calls: int, failed_calls: int, artifacts: Sequence[str], *, completed: bool
) -> tuple[str, ...]:
    """Where the claims say something else than what was observed, a sentence each; none without claims."""
    found = []
    told = sum(1 for step in claims.steps if step.action != "user_message" and step.actor != "user")
    if claims.steps and told != tool_calls:
        found.append(f"it tells of {told} steps; {tool_calls} tool calls were observed")
    if claims.steps and failed_calls and all(step.success is not False for step in claims.steps):
        found.append(f"it tells of no failed step; {failed_calls} tool calls failed")
    if claims.status in ("success", "completed", "complete", "ok") and not completed:
        found.append(f"it says `{claims.status}`; the attempt did not complete")
    names = {_last_part(path) for path in artifacts}
    missing = [path for path in claims.files if _last_part(path) not in names]
    if missing:
        found.append(f"it names files that are not there: {', '.join(missing[:10])}")
    return tuple(found)


def _first(name: str, files: Mapping[str, bytes], problems: list[str]) -> Any:  # noqa: ANN401 - JSON is any value
    for place in (name, f"artifacts/{name}"):
        if place in files:
            if place != name:
                problems.append(f"{name} lies in artifacts/")
            return _read(place, files[place], problems)
    return None


def _read(place: str, data: bytes, problems: list[str]) -> Any:  # noqa: ANN401 - JSON is any value
    if len(data) > LIMIT:
        problems.append(f"{place} is larger than {LIMIT >> 20} MiB and was not read")
        return None
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    for how, candidate in _candidates(text):
        value = _parsed(candidate)
        if isinstance(value, dict | list):
            if how:
                problems.append(f"{place} is no JSON as it stands ({how})")
            return value
    problems.append(f"{place} cannot be read as JSON")
    return None


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    """The text, and what may have been meant by it, the least mended first."""
    yield "", text
    fenced = _FENCE.search(text)
    if fenced is not None:
        yield "in a code fence", fenced[1]
    inner = fenced[1] if fenced is not None else text
    starts = [at for at in (inner.find("{"), inner.find("[")) if at >= 0]
    if starts:
        inner = inner[min(starts) : max(inner.rfind("}"), inner.rfind("]")) + 1]
        yield "words around it", inner
    bare = _TRAILING.sub(r"\1\2", _COMMENT.sub(r"\1", inner))
    yield "trailing commas or comments", bare


def _parsed(text: str) -> Any:  # noqa: ANN401 - JSON is any value
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass  # Not JSON; it may still be what Python would print for a dictionary.
    try:
        with warnings.catch_warnings():
            # What a model wrote may be odd Python; that is no news for whoever reads our stderr.
            warnings.simplefilter("ignore")
            return ast.literal_eval(text.strip()[:_LONGEST_LITERAL])
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None


def _steps(trace: Any) -> Iterator[ClaimedStep]:  # noqa: ANN401 - JSON is any value
    rows = trace
    if isinstance(trace, dict):
        rows = next((trace[key] for key in _STEPS if isinstance(trace.get(key), list)), [])
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            success = row.get("success")
            yield ClaimedStep(
                actor=_words(row.get("actor", row.get("role"))),
                action=_words(row.get("action", row.get("type"))),
                tool=_words(row.get("tool", row.get("operation"))),
                input=_words(row.get("input")),
                output=_words(row.get("output")),
                success=success if isinstance(success, bool) else None,
            )


def _files(told: Mapping[str, Any]) -> Iterator[str]:
    for key in _FILES:
        value = told.get(key)
        rows: Iterable[Any] = value if isinstance(value, list) else [value]
        for row in rows:
            path = row.get("path") if isinstance(row, dict) else row
            if isinstance(path, str) and path.strip():
                yield clean(path.strip()[:500])


def _words(value: Any) -> str | None:  # noqa: ANN401 - JSON is any value
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return clean(text[:2000])


def _last_part(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2].casefold()
