"""Which changes of named files does the request spell out, and how are they made?"""

import re
from pathlib import Path
from typing import Final, NamedTuple

_FILE: Final = r"[`\"']?(?P<file>[\w][\w./-]*\.\w+|[A-Z][\w-]*)[`\"']?"
_KINDS: Final = r"(?:(?:a|the|this)\s+)?(?:new\s+)?(?:line|lines|text|sentence|words?)?\s*:?\s*"


def _text(name: str) -> str:
    return rf"(?:`(?P<{name}1>[^`]+)`|\"(?P<{name}2>[^\"]+)\"|'(?P<{name}3>[^'\n]+)'|“(?P<{name}4>[^”]+)”)"


_FORMS: Final = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        ("replace", rf"\breplace\s+{_text('x')}\s+(?:with|by)\s+{_text('y')}\s+in\s+(?:the\s+file\s+)?{_FILE}"),
        ("replace", rf"\bin\s+(?:the\s+file\s+)?{_FILE},?\s+replace\s+{_text('x')}\s+(?:with|by)\s+{_text('y')}"),
        ("append", rf"\b(?:append|add)\s+{_KINDS}{_text('x')}\s+(?:to|at the end of)\s+(?:the\s+file\s+)?{_FILE}"),
        ("create", rf"\bcreate\s+(?:the\s+file\s+)?{_FILE}\s+(?:containing|with(?:\s+the\s+text)?)\s+{_text('x')}"),
    )
)


class Edit(NamedTuple):
    """``replace`` x by y in a file, ``append`` the line x to it, ``create`` it with x as its text."""

    kind: str
    file: str
    x: str
    y: str


def asked_edits(request: str) -> list[Edit]:
    """The edits a request spells out, in its order; what it says in other words is not understood."""
    found = []
    for kind, form in _FORMS:
        for match in form.finditer(request):
            found.append((match.start(), Edit(kind, match["file"].rstrip("."), _of(match, "x"), _of(match, "y"))))
    return [edit for _, edit in sorted(found, key=lambda item: item[0])]


def _of(match: re.Match[str], name: str) -> str:
    groups = match.groupdict()
    return next((groups[key] for key in (f"{name}{n}" for n in range(1, 5)) if groups.get(key) is not None), "")


def apply(edit: Edit, source: Path, target: Path) -> str:
    """Make one edit, reading ``source`` and writing ``target``; a second time it changes nothing.  Says what was done.

    Raises:
        OSError, ValueError: the file is not there, is no text, or does not hold what is to be replaced.
    """
    if edit.kind == "create":
        after, done = edit.x if edit.x.endswith("\n") else edit.x + "\n", "created"
    else:
        before = source.read_bytes().decode("utf-8")
        after, done = (_replaced if edit.kind == "replace" else _appended)(before, edit)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(after.encode("utf-8"))
    return done


def _replaced(before: str, edit: Edit) -> tuple[str, str]:
    # Where y contains x, what is left after taking y away tells whether anything is still to be replaced.
    if edit.x not in (before.replace(edit.y, "") if edit.y else before):
        if edit.y and edit.y in before:
            return before, "already replaced"
        raise ValueError(f"{edit.file} does not contain {edit.x!r}")
    return before.replace(edit.x, edit.y), f"replaced {before.count(edit.x)}"


def _appended(before: str, edit: Edit) -> tuple[str, str]:
    if before.rstrip("\n").endswith(edit.x.rstrip("\n")):
        return before, "already there"
    joint = "" if before.endswith("\n") or not before else "\n"
    return f"{before}{joint}{edit.x}\n", "appended"
