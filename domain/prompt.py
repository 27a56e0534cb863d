"""What is the agent told? The prompt of one attempt, as Markdown with fixed headings.

The headings are a contract: agents may look for ``## Deliverables``, ``## Input files``, ``## Previous artifacts``,
``## Feedback``, ``## Follow-up``, ``## Requirements``, ``## Criteria not met``, ``## Revision plan``,
``## The expert's notes``, ``## Report``; each lists one thing a line, ``- `` first.
"""

from __future__ import annotations

from .record import record


@record
class PromptParts:
    """Everything an attempt's prompt is made of. Paths are relative to the workspace root."""

    instruction: str
    deliverables: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    artifacts: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    earlier_followups: tuple[str, ...] = ()
    followup: str | None = None
    feedback: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    repository: bool = False
    report: bool = False


def compose(parts: PromptParts) -> str:
    """The prompt; a section without content is left out."""
    where = "the repository you are in" if parts.repository else "the folder `artifacts/`"
    sections = [
        ("# Task", parts.instruction.strip()),
        ("## Earlier follow-ups", _quoted(parts.earlier_followups)),
        ("## Follow-up", (parts.followup or "").strip()),
        ("## Deliverables", _listed(parts.deliverables, f"Write each of these files into {where}:")),
        ("## Requirements", _listed(parts.requirements, "")),
        ("## Input files", _listed(parts.inputs, "")),
        ("## Previous artifacts", _listed(parts.artifacts, "An earlier attempt left these; build on them:")),
        ("## How the work is judged", _listed(parts.criteria, "")),
        ("## Criteria not met", _listed(parts.failed, "By the previous attempt:")),
        ("## Feedback", _listed(parts.feedback, "On the previous attempt. Mend every point:")),
        ("## Revision plan", _listed(parts.plan, "In this order:")),
        ("## The expert's notes", _listed(parts.notes, "")),
        ("## Report", _report(parts.repository) if parts.report else ""),
        ("## Rules", _rules(where)),
    ]
    return "\n\n".join(f"{title}\n\n{body}" for title, body in sections if body) + "\n"


def _listed(items: tuple[str, ...], lead: str) -> str:
    if not items:
        return ""
    lines = "\n".join("- " + item.replace("\n", "\n  ") for item in items)
    return f"{lead}\n\n{lines}" if lead else lines


def _quoted(items: tuple[str, ...]) -> str:
    return "\n\n".join(f"{number}. {text.strip()}" for number, text in enumerate(items, 1))


def _report(repository: bool) -> str:
    """The seed system's contract (seed_system.md 4.7 and 4.8), for agents that know it; nothing depends on it."""
    place = "the folder `.apprentice/`" if repository else "the current folder"
    return (
        f"If you can, tell what you did in two JSON files in {place}. They are kept as your own account and compared "
        "with what was observed:\n\n"
        '- `agent_trace.json`: `{"steps": [{"actor": "worker", "action": "...", "tool": "...", "input": "...", '
        '"output": "...", "success": true}]}`\n'
        '- `actual_outputs.json`: `{"status": "completed", "output_summary": "...", "deliverable_refs": ["..."]}`'
    )


def _rules(where: str) -> str:
    return (
        f"Work only inside the current folder. Leave your results in {where}. "
        "Do not ask questions: nobody answers while you work. Stop when the work is done."
    )
