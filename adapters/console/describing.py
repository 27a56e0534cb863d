"""How is a whole session told to a person? Status, what was asked, then attempt by attempt."""

from __future__ import annotations

from .columns import pairs, wrap
from .looks import next_step, shown_status, status_style
from .showing import Document
from .talking import Console
from .text import harmless, harmless_lines
from .times import local

LISTED = 12
"""Files of an attempt that are listed; the rest is counted. ``--json`` has them all."""


def describe(console: Console, document: Document) -> list[str]:
    """Lines that fit the console's width."""
    lines = [
        *(console.styled(part, "bold") for part in wrap(harmless(document["run_id"]), console.width)),
        *_standing(console, document),
        "",
        *_block(console, "instruction", document["instruction"] or ""),
    ]
    for followup in document["follow_ups"]:
        name = f"follow-up {followup['followup_index']}{' (record only)' if followup['record_only'] else ''}"
        lines += _block(console, name, followup["text"] or "")
    if document["assets"]:
        lines += _block(console, "assets", "\n".join(_sized(a["name"], a["size"]) for a in document["assets"]))
    for attempt in document["attempts"]:
        lines += ["", *_attempt(console, attempt)]
    decisions = _decisions(console, document)
    lines += ["", *decisions] if decisions else []
    hint = next_step(document)
    return [*lines, "", *wrap(f"next: {harmless(hint)}", console.width)] if hint else lines


def _standing(console: Console, document: Document) -> list[str]:
    """The status, in its colour, and the moment it is true of."""
    status = document["run_status"]
    said = f"{shown_status(document)}, as of event {document['at']}, {local(document['at_time'] or '')}"
    first, *rest = wrap(said, console.width)
    return [first.replace(status, console.styled(status, status_style(status)), 1), *rest]


def _block(console: Console, title: str, text: str) -> list[str]:
    body = [f"  {part}" for line in harmless_lines(text) for part in wrap(line, console.width - 2)]
    return [console.styled(title, "dim"), *(line.rstrip() for line in body)]


def _attempt(console: Console, attempt: Document) -> list[str]:
    chosen = ", the result" if attempt["selected"] else ""
    title = f"attempt {attempt['attempt']} ({attempt['kind']}{chosen})"
    entries = [
        ("agent", " ".join(filter(None, (attempt["agent"], attempt["agent_version"])))),
        ("outcome", _outcome(attempt)),
        ("took", _took(attempt)),
        ("used", _used(attempt)),
        ("deliverables", ", ".join(f"{d['name']} {d['status']}" for d in attempt["deliverables"])),
        ("checks", ", ".join(f"`{c['command']}` {'passed' if c['passed'] else 'failed'}" for c in attempt["checks"])),
        ("artifacts", _artifacts(attempt["artifacts"])),
        ("grade", _grade(attempt["grade"])),
        ("verification", _verification(attempt["verification"])),
        ("absent", ", ".join(attempt["absent"])),
        ("feedback", "; ".join(attempt["feedback"])),
        ("plan", "; ".join(attempt["plan"])),
        ("decision", _decision(attempt)),
        (
            "outside",
            "wrote outside its workspace: " + ", ".join(attempt["outside_writes"]) if attempt["outside_writes"] else "",
        ),
        ("swept", "; ".join(attempt["swept"])),
        ("warnings", "; ".join(attempt["warnings"])),
        ("claims", _claims(attempt["claims"])),
    ]
    body = pairs([entry for entry in entries if entry[1]], console.width - 2)
    return [console.styled(title, "bold"), *(f"  {line}" for line in body)]


def _claims(claims: Document | None) -> str:
    if claims is None:
        return ""
    found = [*claims["differences"], *claims["problems"]]
    return f"{', '.join(f['name'] for f in claims['files'])}: {'; '.join(found) or 'as observed'}"


def _grade(grade: Document | None) -> str:
    if grade is None:
        return ""
    failed = [c["criterion"] for c in grade["criteria"] if not c["passed"]]
    origin = " ".join(filter(None, (grade["author"], grade["model"], grade["prompt_version"])))
    below = f"; below the bar: {', '.join(failed)}" if failed else ""
    return f"{grade['score']:g}, {'passes' if grade['passed'] else 'fails'} ({origin}){below}"


def _verification(found: Document | None) -> str:
    if found is None:
        return ""
    failed = [name for name, holds in found["checks"].items() if not holds]
    because = f": {', '.join(failed)}" if failed else ""
    return ("verified" if found["verified"] else f"not verified{because}") + f" ({found['model'] or found['author']})"


def _decisions(console: Console, document: Document) -> list[str]:
    """What people were asked and said, what was spent, and what nobody verified."""
    lines = []
    for one in document["checkpoints"]:
        answer = one["answer"]
        simulated = " (simulated)" if answer and answer["simulated"] else ""
        said = f"{answer['decision']} by {answer['by']}{simulated}" if answer else "waits for an answer"
        about = f" of attempt {one['attempt']}" if one["attempt"] else ""
        lines.append(f"  {one['stage']}{about}: {said}")
    shown = [console.styled("decisions", "dim"), *lines] if lines else []
    spent = [f"  {_account(row)}" for row in document["accounts"]]
    if spent:
        shown += [console.styled("spent", "dim"), *spent]
    if document["regrades"]:
        shown += [console.styled("graded again", "dim"), *(f"  {_again(row)}" for row in document["regrades"])]
    if document["not_verified"]:
        shown += [console.styled("not verified", "dim"), *(f"  {line}" for line in document["not_verified"])]
    return [part for line in shown for part in _wrapped(line, console.width)]


def _wrapped(line: str, width: int) -> list[str]:
    """A line of ours with foreign words in it, folded under its own beginning."""
    if not line.startswith("  "):
        return [line]
    return [f"  {part}" for part in wrap(harmless(line.strip()), width - 2)]


def _account(row: Document) -> str:
    about = f" attempt {row['attempt']}" if row["attempt"] else ""
    tokens = f", {row['input_tokens']} in, {row['output_tokens']} out" if row["input_tokens"] is not None else ""
    cost = f", ${row['cost_usd']:.4f}" if row["cost_usd"] is not None else ""
    requests = f", {row['requests']} requests" if row["requests"] > 1 else ""
    took = f"{row['duration_s']:.1f} s" if row["duration_s"] is not None else "time unknown"
    return f"{row['role']}{about}: {took}{tokens}{cost}{requests}"


def _again(row: Document) -> str:
    result = f"score {row['score']:g}" if row["role"] == "grade" else f"verified: {row['verified']}"
    return f"attempt {row['attempt']} {row['role']}: {result} ({row['model']})"


def _outcome(attempt: Document) -> str:
    detail = f": {attempt['outcome_detail']}" if attempt["outcome_detail"] else ""
    return f"{attempt['outcome']}{detail}" if attempt["outcome"] else "not started"


def _took(attempt: Document) -> str:
    seconds, steps = attempt["duration_s"], attempt["steps"]
    observed = f"{steps} step{'' if steps == 1 else 's'}" if steps else ""
    return ", ".join(filter(None, (f"{seconds:.1f} s" if seconds is not None else "", observed)))


def _used(attempt: Document) -> str:
    usage = attempt["usage"] or {}
    tokens = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in usage.items() if count is not None)
    cost = f"${attempt['cost_usd']:.4f}" if attempt["cost_usd"] is not None else ""
    return ", ".join(filter(None, (tokens, cost)))


def _decision(attempt: Document) -> str:
    if attempt["revise"] is None:
        return ""
    return f"{'revise' if attempt['revise'] else 'stop'}: {attempt['reason']}"


def _artifacts(artifacts: list[Document]) -> str:
    listed = [f"{_sized(a['path'], a['size'])} {a['change']}" for a in artifacts[:LISTED]]
    more = [f"and {len(artifacts) - LISTED} more"] if len(artifacts) > LISTED else []
    return ", ".join([*listed, *more])


def _sized(name: str, size: int | None) -> str:
    return f"{name} ({size} bytes)" if size is not None else name
