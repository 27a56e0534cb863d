"""Is a bundle public: nothing private in it anywhere, nothing else altered, and everything in it true?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from apprentice.adapters.console.checking import gate_findings
from apprentice.adapters.console.wiring import House
from apprentice.adapters.sanitizing.public_bundle import PublicBundle
from apprentice.adapters.settings import Settings
from apprentice.adapters.views.bundles import BundleFolder
from apprentice.adapters.views.tree import check_folder
from apprentice.domain import commands as c
from apprentice.domain import events as e
from apprentice.domain.errors import BundleStopped
from apprentice.domain.ports import Pending
from apprentice.domain.values import Content
from apprentice.projections.entries import Entry

from .looking import found_in
from .sessions import RUN_ID, Planted, SecretSession


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> SecretSession:
    """A session with secrets in every corner, its bundle built."""
    made = SecretSession(tmp_path_factory.mktemp("home"), Planted())
    made.build()
    return made


def manifest(session: SecretSession) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((session.bundle / "contribution_manifest.json").read_bytes())
    return found


def test_nothing_planted_is_in_any_file_of_the_bundle(session: SecretSession) -> None:
    """The one promise: not raw, not packed, not encoded, not in a name."""
    assert [] == found_in(session.bundle, session.planted.all)


def test_the_looking_finds_what_was_planted(session: SecretSession) -> None:
    """A search that finds nothing anywhere would prove nothing: in the run folder everything is found."""
    found = {value for _, value in found_in(session.home / "runs" / RUN_ID / "task", session.planted.all)}

    assert {session.planted.token, session.planted.mail, session.planted.account, session.planted.variable} <= found


def test_what_is_no_secret_comes_out_byte_for_byte(session: SecretSession) -> None:
    """Altered work is worth nothing to whoever learns from it."""
    folder = session.bundle / "task" / "task_instruction_assets"

    assert session.negatives == {name: (folder / name).read_bytes() for name in session.negatives}


def test_the_bundle_is_whole_and_true_to_itself(session: SecretSession) -> None:
    """Hashes, sizes and references are those of what is published, also where a name was changed."""
    checked = check_folder(session.bundle)

    assert [] == checked.findings
    assert [] == gate_findings(session.house, session.bundle, checked, session.stream)
    assert [] == gate_findings(session.house, session.bundle, checked, None)


def test_an_opaque_file_is_withheld_with_a_reason_and_no_plain_hash(session: SecretSession) -> None:
    """A hash of what can be guessed tells the guesser that he is right."""
    (row,) = manifest(session)["withheld"]

    assert "task/task_instruction_assets/program.bin" == row["path"]
    assert ("ELF program", "under 1 KiB") == (row["type"], row["size"])
    assert {"path", "type", "size", "reason", "digest"} == set(row)
    plain = {a.content.blob for a in session.house.engine(session.stream).session.assets}
    assert [] == [d for d in plain - published(session) if d and any(d in text for text in records(session))]


def published(session: SecretSession) -> set[str]:
    return {file.sha256 for file in check_folder(session.bundle).files}


def records(session: SecretSession) -> list[str]:
    return [path.read_text() for path in session.bundle.rglob("*.json*")]


def test_a_changed_file_is_withdrawn_from_every_plain_hash(session: SecretSession) -> None:
    """The index and the rows of outputs name the public bytes, or a keyed digest."""
    index = json.loads((session.bundle / "outputs" / "artifacts_index.json").read_bytes())
    hashes = {row["content_hash"] for row in index}

    assert {h for h in hashes if not h.startswith("hmac-sha256:")} <= published(session)
    assert 1 == sum(row["artifact_missing"] for row in index)


def test_the_public_report_names_no_value_and_the_private_one_is_private(session: SecretSession) -> None:
    """Both say rule and place; only the owner's says where in the original."""
    rows = [json.loads(line) for line in (session.bundle / "redactions.jsonl").read_bytes().splitlines()]
    (private,) = (session.home / "private" / session.stream).glob("redactions-*.jsonl")

    assert rows
    assert {"rule", "file", "offset", "view", "category", "placeholder", "value_id"} == set(rows[0])
    assert 0o600 == private.stat().st_mode & 0o777
    assert "raw_start" in private.read_text()


def test_the_same_session_is_the_same_bundle_on_another_home(session: SecretSession, tmp_path: Path) -> None:
    """Log, blobs, private contexts: what the owner's export carries is all that a bundle depends on."""
    other = tmp_path / "other"
    for name in ("blobs", "private", "rulesets"):
        shutil.copytree(session.home / name, other / name)
    session.house.log.close()
    shutil.copy(session.home / "events.db", other / "events.db")
    session.house.__dict__.pop("log")
    for cached in ("files", "bundles", "cleaners", "ports"):
        session.house.__dict__.pop(cached, None)
    rebuilt = House(other, Settings(), {}).bundles.rebuild_last(session.stream)

    assert rebuilt is not None
    assert rebuilt.why_not_same is None


def test_an_allowed_file_is_published_as_it_is(tmp_path: Path) -> None:
    """The owner's word about exactly this content; the manifest says that it was given."""
    session = SecretSession(tmp_path / "home", Planted())
    session.build()
    digest = next(
        a.content.blob for a in session.house.engine(session.stream).session.assets if a.name == "program.bin"
    )
    assert digest is not None
    engine = session.house.engine(session.stream)
    engine.submit(c.AllowContent(e.ContentAllowed(what="file", id=digest, by="user")))
    session.build()

    assert [] == manifest(session)["withheld"]
    assert [digest] == [row["sha256"] for row in manifest(session)["allowed"]]
    assert digest in published(session)
    assert [] == gate_findings(session.house, session.bundle, check_folder(session.bundle), session.stream)


def test_an_allowed_value_stays_everywhere(tmp_path: Path) -> None:
    """By its keyed id, so that the decision can be recorded without the value."""
    planted = Planted()
    session = SecretSession(tmp_path / "home", planted)
    session.build()
    rows = [json.loads(line) for line in (session.bundle / "redactions.jsonl").read_bytes().splitlines()]
    (value_id,) = {row["value_id"] for row in rows if row["category"] == "email"}
    session.house.engine(session.stream).submit(c.AllowContent(e.ContentAllowed(what="value", id=value_id, by="user")))
    session.build()

    assert [planted.mail] == sorted({value for _, value in found_in(session.bundle, planted.all)})


def test_two_sessions_show_one_value_in_two_ways(tmp_path: Path) -> None:
    """Nobody may see across bundles that two people share a password."""
    planted = Planted()
    one, two = (SecretSession(tmp_path / name, planted) for name in ("one", "two"))
    one.build()
    two.build()
    shown = [
        {json.loads(row)["placeholder"] for row in (s.bundle / "redactions.jsonl").read_bytes().splitlines()}
        for s in (one, two)
    ]

    assert not {p for p in shown[0] & shown[1] if p.startswith("REDACTED-secret")}


def test_a_session_whose_owner_wants_no_masking_is_marked(tmp_path: Path) -> None:
    """It can be kept, and never shared."""
    session = SecretSession(tmp_path / "home", Planted())
    started = next(iter(session.house.log.read(session.stream))).event
    assert isinstance(started, e.SessionStarted)
    bare = session.house.log.new_stream("bare-1")

    plain = started.model_copy(update={"run_id": "bare-1", "masking": "none", "instruction": Content(text="x")})
    session.house.log.append(bare, 0, "c", [Pending(plain, "2026-11-24T09:00:00.000000Z", "engine", "engine")])

    assert not session.house.bundles.build(bare).sanitized


class _Stopping:
    """Cleaners that find something in a record."""

    inputs = ()

    def __init__(self) -> None:
        self.cleaner = self

    def masking(self, _: object) -> bool:
        return True

    def prepare(self, *_: object) -> _Stopping:
        return self

    def clean(self, *_: object) -> PublicBundle:
        raise BundleStopped("session_events.jsonl", "the gate still finds something")

    def finish(self, manifest: Entry) -> Entry:
        return manifest


def test_a_record_that_cannot_be_cleaned_stops_the_bundle(session: SecretSession) -> None:
    """Better no new bundle than one with a hole; the old one stays."""
    before = check_folder(session.bundle).digest
    bundles = BundleFolder(session.home, session.house.log, session.house.store, _Stopping())

    with pytest.raises(BundleStopped):
        bundles.build(session.stream)
    assert before == check_folder(session.bundle).digest
    assert [] == [p.name for p in session.bundle.parent.iterdir() if p.name.startswith(".contribution")]
