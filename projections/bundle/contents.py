"""Do a bundle's own documents agree with each other? Counts, numbers and references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from .digest import FileLine

Document = Any
"""Parsed JSON of a stranger: every use asks first what it is."""
Problem = tuple[str, str]
_COUNTED: Final = {
    "actual_outputs_count": "outputs/actual_outputs.jsonl",
    "trace_count": "traces/agent_traces.jsonl",
    "process_supervision_rows": "learning_data/process_supervision.jsonl",
    "reward_modeling_rows": "learning_data/reward_modeling.jsonl",
    "revision_preference_pairs": "learning_data/revision_preference_pairs.jsonl",
}
_EVENTS: Final = "session_events.jsonl"
_INDEX: Final = "outputs/artifacts_index.json"
_MANIFEST: Final = "contribution_manifest.json"


def check_contents(
    documents: Mapping[str, Document], files: Mapping[str, FileLine], manifest: Mapping[str, Any], ours: bool
) -> Iterator[Problem]:
    """(path, problem) of whatever does not agree."""
    yield from _counts(documents, manifest, ours)
    yield from _events(documents, {*files, *_withheld(manifest)}, ours)
    yield from _index(documents, files, ours)


def _counts(documents: Mapping[str, Document], manifest: Mapping[str, Any], ours: bool) -> Iterator[Problem]:
    for name, path in _COUNTED.items():
        said = manifest.get(name)
        found = len(_rows(documents.get(path)))
        if isinstance(said, int) and said != found:
            yield _MANIFEST, f"`{name}` says {said}, and {path} has {found}"
    traces = _rows(documents.get("traces/agent_traces.jsonl"))
    steps = sum(_observed(step) if ours else 1 for trace in traces for step in _rows(trace.get("steps")))
    said = manifest.get("traced_steps")
    if isinstance(said, int) and said != steps:
        yield _MANIFEST, f"`traced_steps` says {said}, and the traces have {steps}"
    for trace in traces:
        numbers = [step.get("step") for step in _rows(trace.get("steps"))]
        if numbers != list(range(1, len(numbers) + 1)):
            yield "traces/agent_traces.jsonl", f"the steps of {trace.get('trace_id')} are not numbered 1, 2, ..."


def _observed(step: Mapping[str, Any]) -> bool:
    """Whether a step of ours was seen in the agent's stream (the user's words come from the log)."""
    metadata = step.get("metadata_json")
    return isinstance(metadata, dict) and "observed_step" in metadata


def _withheld(manifest: Mapping[str, Any]) -> set[str]:
    """Paths of files that are not there, and the manifest says why."""
    return {str(row.get("path")) for row in _rows(manifest.get("withheld"))}


def _events(documents: Mapping[str, Document], files: set[str], ours: bool) -> Iterator[Problem]:
    rows = _rows(documents.get(_EVENTS))
    if not rows:
        yield _EVENTS, "is missing or empty"
    if [row.get("event_index") for row in rows] != list(range(1, len(rows) + 1)):
        yield _EVENTS, "the rows are not numbered 1, 2, ..."
    if not ours:
        return
    for row in rows:
        for ref in [*_list(row.get("assets")), *_list(row.get("followup_assets"))]:
            if ref not in files and f"{ref}.reference.json" not in files:
                yield _EVENTS, f"names an asset that is not there: {ref}"


def _index(documents: Mapping[str, Document], files: Mapping[str, FileLine], ours: bool) -> Iterator[Problem]:
    """An index row leads to its file, and to exactly its bytes."""
    index = documents.get(_INDEX)
    if index is not None and not isinstance(index, list):
        yield _INDEX, "is no list"
    for row in _rows(index):
        path = str(row.get("package_relative_path"))
        file = files.get(path)
        if file is None:
            missing = row.get("artifact_missing") is True or f"{path}.reference.json" in files
            if ours and not missing:
                yield _INDEX, f"names a file that is not there: {path}"
        elif ours and row.get("content_hash") != file.sha256:
            yield path, "holds other bytes than the index says"


def _rows(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
