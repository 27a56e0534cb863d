"""What does a session look like that is full of secrets? The real house; values drawn at run time."""

from __future__ import annotations

import base64
import secrets
import string
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from apprentice.adapters.console.wiring import House
from apprentice.adapters.private import PrivateContextFiles
from apprentice.adapters.settings import Settings
from apprentice.domain import events as e
from apprentice.domain.ports import Pending
from apprentice.domain.values import Artifact, Change, Content, DeliverableStatus

from ...domain import story
from ...projections import history
from ...sanitizer_corpus import containers_ as files

ALNUM = string.ascii_letters + string.digits
RUN_ID = "2026-11-24-090000-sum-the-sales-ab12"


def drawn(size: int, alphabet: str = ALNUM) -> str:
    """A value that nobody chose, with a letter and a digit."""
    return "".join(secrets.choice(alphabet) for _ in range(size - 2)) + "x7"


@dataclass
class Planted:
    """The values that must not be found anywhere."""

    token: str = field(default_factory=lambda: "ghp_" + drawn(36))
    variable: str = field(default_factory=lambda: drawn(24))
    aws_id: str = field(default_factory=lambda: "AKIA" + drawn(14, string.ascii_uppercase).upper() + "Q7")
    aws_key: str = field(default_factory=lambda: drawn(40))
    odd: str = field(default_factory=lambda: drawn(17))
    mail: str = field(default_factory=lambda: f"{drawn(9, string.ascii_lowercase)}@seastone-media.com")
    account: str = field(default_factory=lambda: "q" + drawn(8, string.ascii_lowercase))

    @property
    def all(self) -> list[str]:
        return [self.token, self.variable, self.aws_id, self.aws_key, self.odd, self.mail, self.account]


class SecretSession:
    """One home with one such session in its log."""

    def __init__(self, home: Path, planted: Planted, run_id: str = RUN_ID) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home, self.planted, self.run_id = home, planted, run_id
        self.house = House(home, Settings(), {})
        self.stream = self.house.log.new_stream(run_id)
        self.negatives = {
            "git.txt": f"commit {secrets.token_hex(20)}\n".encode(),
            "pixel.png": files.png("nothing to see"),
            "table.xlsx": files.xlsx("Revenue grew by 12 per cent"),
            "model.py": b"class Login:\n    password: str\n    def check(self, password: str) -> bool: ...\n",
        }
        self._append(self._events())

    @property
    def bundle(self) -> Path:
        return self.home / "runs" / self.run_id / "contribution_bundle"

    def build(self) -> str:
        """Build and record, as the engine does; the digest."""
        engine = self.house.engine(self.stream)
        engine.build_bundle()
        assert engine.session.bundle_digest is not None
        return engine.session.bundle_digest

    def append(self, *events: e.Event) -> None:
        self._append(list(events))

    def _append(self, events: list[e.Event]) -> None:
        for event in events:
            head = self.house.log.head(self.stream).version
            pending = Pending(event, "2026-11-24T09:00:00.000000Z", "engine", "engine")
            self.house.log.append(self.stream, head, f"c-{head}", [pending])

    def _blob(self, data: bytes, media_type: str = "application/octet-stream") -> Content:
        return self.house.contents.put(data, media_type)

    def _events(self) -> list[e.Event]:
        p = self.planted
        private = PrivateContextFiles(self.home / "private", {"DEPLOY_TOKEN": p.variable})
        digest, size = private.record(self.stream)
        words = f"Sum sales.csv. The token is {p.token}, write to {p.mail}, it lies in /home/{p.account}/data/sales.csv"
        good = DeliverableStatus.GOOD
        return [
            story.started(run_id=self.run_id).model_copy(
                update={"instruction": Content(text=words), "title": words[:60], "masking": "standard"}
            ),
            e.PrivateContextRecorded(digest=digest, size=size),
            *(e.AssetAdded(name=name, content=self._blob(data)) for name, data in self._assets().items()),
            story.intake(),
            story.rubric(),
            story.prepared(1),
            story.attempt_started(1),
            *self._steps(),
            story.finished(1).model_copy(update={"artifacts": self._artifacts()}),
            e.ReviewStarted(attempt=1),
            history.found(1, good),
            story.decided(1, revise=False),
            story.selected(1),
            e.SessionFinished(by="user"),
        ]

    def _assets(self) -> dict[str, bytes]:
        p = self.planted
        line = f"deploy with {p.token} as /home/{p.account}/x, write to {p.mail}"
        inner = files.zipped({"a.txt": line.encode()})
        return {
            **self.negatives,
            "letter.docx": files.docx(line, 3),
            "sheet.xlsx": files.xlsx(line),
            "both.zip": files.zipped({f"for-{p.account}/{p.token}.txt": line.encode(), "in.zip": inner}),
            "notes.db": files.sqlite(line),
            "chart.png": files.png(line),
            "wide.txt": line.encode("utf-16"),
            "coded.txt": base64.b64encode(line.encode()),
            f"report of {p.account}.txt": f"{p.account} wrote this; the variable was {p.variable}\n".encode(),
            "program.bin": b"\x7fELF" + p.token.encode() + bytes(range(256)),
        }  # fmt: skip

    def _steps(self) -> list[e.Event]:
        p = self.planted
        held = f"[default]\naws_access_key_id = {p.aws_id}\naws_secret_access_key = {p.aws_key}\nother = {p.odd}\n"
        tool: dict[str, Any] = {"attempt": 1, "kind": "tool", "tool": "bash", "success": True}
        return [
            e.StepObserved(step=1, input=Content(text="cat ~/.aws/credentials"), output=Content(text=held), **tool),
            e.StepObserved(
                step=2, input=Content(text=f"curl -u me:{p.odd} https://x"), output=Content(text="ok"), **tool
            ),
            e.StepObserved(
                attempt=1, step=3, kind="message", output=Content(text=f"Summed for {p.account}; see {p.variable}")
            ),
        ]

    def _artifacts(self) -> tuple[Artifact, ...]:
        p = self.planted
        bare = f"name,value\nkey,{p.aws_key}\nodd,{p.odd}\nwho,{p.account}\n".encode()
        return (
            Artifact(path="sum.csv", content=self._blob(b"a,b\n1,2\n", "text/csv"), change=Change.NEW),
            Artifact(path=f"out/{p.account}.csv", content=self._blob(bare, "text/csv"), change=Change.NEW),
        )
