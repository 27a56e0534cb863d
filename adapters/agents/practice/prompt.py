"""What does the prompt ask for?"""

import re
from pathlib import Path
from typing import Final, NamedTuple

# Headings the engine writes, and the part of the prompt each begins; other headings after them begin nothing of ours.
_PARTS: Final = {
    "instruction": "instruction",
    "task": "instruction",
    "earlier follow-ups": "instruction",
    "deliverables": "deliverables",
    "feedback": "feedback",
    "expert notes": "feedback",
    "follow-up": "followup",
    "follow-ups": "followup",
    "follow up": "followup",
    "followup": "followup",
    "input files": "other",
    "input": "other",
    "inputs": "other",
    "previous artifacts": "other",
    "artifacts": "other",
    "repository": "other",
    "rubric": "other",
    "checks": "other",
    "rules": "other",
    "how the work is judged": "other",
}
_HEADING: Final = re.compile(r"##\s+(.+?)\s*#*\s*$")
_NAMED: Final = re.compile(
    r"[\w./()\[\]-]*[\w)\]]\.(?:csv|jsonl?|md|txt|xlsx|docx|pdf|ipynb|html|xml|ya?ml|zip|png)\b", re.I
)


class Prompt(NamedTuple):
    """The parts of a prompt.  ``deliverables`` as listed, or as the text names them when there is no such list."""

    instruction: str
    deliverables: tuple[str, ...]
    feedback: tuple[str, ...]
    followup: str

    @property
    def request(self) -> str:
        """Everything that was asked, the instruction first."""
        return f"{self.instruction}\n{self.followup}"


def read_prompt(text: str) -> Prompt:
    """Split a prompt at its headings; what stands before the first one is the instruction."""
    parts: dict[str, list[str]] = {"instruction": []}
    part = "instruction"
    for line in text.splitlines():
        part = _part(line, part)
        if _HEADING.match(line) is None or part == "instruction":
            parts.setdefault(part, []).append(line)
    instruction, followup = (_joined(parts.get(name, [])) for name in ("instruction", "followup"))
    listed = tuple(_name(item) for item in _items(parts.get("deliverables", [])))
    feedback = tuple(_items(parts.get("feedback", [])))
    named = _NAMED.findall(instruction + "\n" + followup) if "deliverables" not in parts else ()
    return Prompt(instruction, listed or tuple(dict.fromkeys(named)), feedback, followup)


def _part(line: str, now: str) -> str:
    heading = _HEADING.match(line)
    if heading is None:
        return now
    known = _PARTS.get(heading[1].lower().rstrip(":"))
    return known or ("instruction" if now == "instruction" else "other")


def _joined(lines: list[str]) -> str:
    kept = [line for line in lines if not re.match(r"#{1,2}\s+(?:Instruction|Task|Earlier follow-ups)\s*$", line, re.I)]
    return "\n".join(kept).strip()


def _items(lines: list[str]) -> list[str]:
    """The ``- `` items; a line that is no item goes on with the one before."""
    items: list[str] = []
    for line in lines:
        if line.startswith(("- ", "* ")):
            items.append(line[2:].strip())
        elif line.strip() and items:
            items[-1] += " " + line.strip()
    return [item for item in items if item]


def _name(item: str) -> str:
    quoted = re.match(r"`([^`]+)`", item)
    return quoted[1] if quoted else item


def load_prompt(path: Path) -> Prompt:
    """Read the prompt file; bytes that are no UTF-8 are replaced rather than refused."""
    return read_prompt(path.read_bytes().decode("utf-8-sig", "replace"))
