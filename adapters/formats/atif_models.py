"""What does a document of the Agent Trajectory Interchange Format look like? Version 1.7, as far as it is written here.

Harbor's RFC 0001 defines it; the names and rules are its own, the models ours, and small. Unknown fields are refused,
``step_id`` counts from 1, and a result names a call of its own step.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

VERSION = "ATIF-v1.7"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class ToolCall(_Part):
    """One thing the agent asked a tool to do."""

    tool_call_id: str
    function_name: str
    arguments: dict[str, Any]


class Result(_Part):
    """What came back; ``extra`` has success, exit code and duration as observed."""

    source_call_id: str | None = None
    content: str | None = None
    extra: dict[str, Any] | None = None


class Observation(_Part):
    """The results of a step's calls."""

    results: list[Result]


class Metrics(_Part):
    """Tokens (input with cached) and US dollars, measured or absent."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cached_tokens: int | None = None
    cost_usd: float | None = None


class Step(_Part):
    """One turn of user, system or agent."""

    step_id: int
    timestamp: str | None = None
    source: Literal["system", "user", "agent"]
    message: str
    reasoning_content: str | None = None
    tool_calls: list[ToolCall] | None = None
    observation: Observation | None = None
    metrics: Metrics | None = None
    extra: dict[str, Any] | None = None


class Agent(_Part):
    """Who worked."""

    name: str
    version: str
    model_name: str | None = None


class FinalMetrics(_Part):
    """Totals, measured or absent."""

    total_prompt_tokens: int | None = None
    total_completion_tokens: int | None = None
    total_cached_tokens: int | None = None
    total_cost_usd: float | None = None
    total_steps: int | None = None


class Trajectory(_Part):
    """The whole document."""

    schema_version: Literal["ATIF-v1.7"] = "ATIF-v1.7"
    session_id: str | None = None
    trajectory_id: str | None = None
    agent: Agent
    steps: list[Step]
    notes: str | None = None
    final_metrics: FinalMetrics | None = None
    extra: dict[str, Any] | None = None

    def document(self) -> dict[str, Any]:
        """As it is written: absent fields are left out."""
        return self.model_dump(mode="json", exclude_none=True)
