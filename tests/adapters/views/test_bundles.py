"""Is a bundle complete, reproducible, and never half there?"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from apprentice.adapters.sanitizing.public_bundle import PublicBundle, PublicEntry
from apprentice.adapters.views import durable
from apprentice.adapters.views.bundles import BundleFolder
from apprentice.adapters.views.tree import check_folder, list_tree
from apprentice.domain import events as e
from apprentice.domain.errors import ApprenticeError, NotFound
from apprentice.domain.values import BundleInput
from apprentice.projections.bundle.diff import diff
from apprentice.projections.bundle.digest import FileLine, bundle_digest
from apprentice.projections.entries import Entry

from ...projections import history
from .home import Home, contents
from .test_files import states

BUNDLE = "contribution_bundle"


def test_a_bundle_holds_the_seed_systems_files_and_checks(home: Home) -> None:
    """Names are the contract with everything that reads bundles; empty .jsonl files are left out."""
    stream = home.session()
    home.build(stream)
    bundle = home.run() / BUNDLE

    expected = {
        "contribution_manifest.json",
        "contribution_card.md",
        "session_metadata.json",
        "session_events.jsonl",
        "task/task_instruction.md",
        "task/task_instruction_assets/numbers.csv",
        "task/task_instruction_assets/notes/read me.txt",
        "task/task_instruction_assets/followup_1/more.csv",
        "artifacts/sum.csv",
        "traces/agent_traces.jsonl",
        "outputs/actual_outputs.jsonl",
        "outputs/artifacts_index.json",
        "evaluation/grader_results.jsonl",
        "evaluation/evaluator_feedback.jsonl",
        "evaluation/revision_plans.jsonl",
        "evaluation/hillclimb_results.jsonl",
        "learning_data/lessons.jsonl",
        "learning_data/process_supervision.jsonl",
        "learning_data/reward_modeling.jsonl",
        "learning_data/revision_preference_pairs.jsonl",
        "learning_data/training_signals.jsonl",
    }
    assert expected == set(contents(bundle))
    assert [] == check_folder(bundle).findings
    assert {} == states(home, stream)


def test_two_builds_of_one_cut_are_the_same_bytes(home: Home) -> None:
    """A bundle is a function of the log; its digest can be compared by anybody."""
    stream = home.session()
    first = home.bundles.build(stream)
    before = contents(home.run() / BUNDLE)
    second = home.bundles.build(stream)

    assert first == second
    assert before == contents(home.run() / BUNDLE)
    assert first.digest == check_folder(home.run() / BUNDLE).digest


def test_the_last_bundle_is_written_again_at_its_cut(home: Home) -> None:
    """Rebuild repeats what was recorded, even where the session has gone on since."""
    stream = home.session()
    recorded = home.build(stream)
    before = contents(home.run() / BUNDLE)
    home.append(stream, [e.SessionReopened(by="user", reason="more")])
    shutil.rmtree(home.run())

    rebuilt = home.bundles.rebuild_last(stream)

    assert rebuilt is not None
    assert (recorded.digest, None) == (rebuilt.built.digest, rebuilt.why_not_same)
    assert before == contents(home.run() / BUNDLE)


def test_a_session_without_a_bundle_gets_none_by_rebuilding(home: Home) -> None:
    """Rebuild never makes what was not."""
    stream = home.session()

    assert None is home.bundles.rebuild_last(stream)
    assert not (home.run() / BUNDLE).exists()


def test_other_versions_make_a_bundle_incomparable_not_wrong(home: Home) -> None:
    """A newer library explains other bytes; only equal inputs with other bytes accuse anybody."""
    stream = home.session()
    built = home.bundles.build(stream)
    inputs = tuple(i if i.name != "engine" else BundleInput(name="engine", value="0.0.9") for i in built.inputs)
    event = e.BundleBuilt(
        cut=built.cut, cut_digest=built.cut_digest, digest="0" * 64, files=1, size=1, sanitized=False, inputs=inputs
    )
    home.append(stream, [event])

    rebuilt = home.bundles.rebuild_last(stream)

    assert rebuilt is not None
    assert "not comparable: engine 0.0.9 -> 0.1.0" == rebuilt.why_not_same
    home.files.flush(stream)
    assert {BUNDLE: "incomparable"} == states(home, stream)


def test_a_bundle_that_is_not_in_the_log_yet_is_stale(home: Home) -> None:
    """A crash between the bundle and its event is no damage."""
    stream = home.session()
    home.files.flush(stream)
    home.bundles.build(stream)

    assert {BUNDLE: "stale"} == states(home, stream)


def test_a_missing_bundle_is_stale(home: Home) -> None:
    """It can be written again."""
    stream = home.session()
    home.build(stream)
    shutil.rmtree(home.run() / BUNDLE)

    assert {BUNDLE: "stale"} == states(home, stream)


def test_a_changed_bundle_names_the_file(home: Home) -> None:
    """``verify`` must point at the byte's file, not at the bundle."""
    stream = home.session()
    home.build(stream)
    bundle = home.run() / BUNDLE
    (bundle / "artifacts/sum.csv").write_bytes(b"a,b\n3,5\n")
    (bundle / "extra.txt").write_bytes(b"x")

    assert {f"{BUNDLE}/artifacts/sum.csv": "mismatch", f"{BUNDLE}/extra.txt": "mismatch"} == states(home, stream)


def test_a_crash_while_building_leaves_the_old_bundle(home: Home) -> None:
    """The seed system deleted first; six seconds into packing there was no bundle at all."""
    stream = home.session(until=30)
    home.build(stream)
    before = contents(home.run() / BUNDLE)
    lost = history.content(b"never stored")
    home.append(stream, [e.AssetAdded(name="gone.csv", content=lost, followup=1)])

    with pytest.raises(ApprenticeError):
        home.bundles.build(stream)

    assert before == contents(home.run() / BUNDLE)


def test_a_crash_between_two_renames_is_mended(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names cannot be exchanged at once there is a moment; the next build gives the old bundle back."""
    stream = home.session(until=30)
    home.build(stream)
    before = contents(home.run() / BUNDLE)
    (home.run() / BUNDLE).rename(home.run() / f".{BUNDLE}.old")

    home.bundles.build(stream)

    assert before == contents(home.run() / BUNDLE)
    assert not (home.run() / f".{BUNDLE}.old").exists()


def test_folders_can_be_swapped_in_one_step(tmp_path: Path) -> None:
    """Otherwise there is a moment without a bundle."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)

    if not durable.swap(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this file system cannot exchange names")
    assert "other" == (tmp_path / "one/file").read_text()


def test_nothing_to_pack_is_said(home: Home) -> None:
    """An empty stream is a wrong name."""
    with pytest.raises(NotFound):
        home.bundles.build("session-nobody")


def test_the_digest_does_not_depend_on_the_order_of_the_list() -> None:
    """Directory order is the file system's business."""
    files = [FileLine("b", 1, "00"), FileLine("a", 2, "11"), FileLine("é", 3, "22")]

    assert bundle_digest(files) == bundle_digest(reversed(files))
    assert bundle_digest(files) != bundle_digest(files[:2])


def test_a_diff_names_what_came_went_and_changed() -> None:
    """For a person who compares two bundles."""
    before = [FileLine("a", 1, "0"), FileLine("b", 1, "0"), FileLine("c", 1, "0")]
    after = [FileLine("b", 1, "1"), FileLine("c", 1, "0"), FileLine("d", 1, "0")]

    assert [("a", "removed"), ("b", "changed"), ("d", "added")] == [(d.path, d.change) for d in diff(before, after)]


def _broken(home: Home, name: str, data: bytes) -> list[tuple[str, str]]:
    stream = home.session()
    home.build(stream)
    bundle = home.run() / BUNDLE
    (bundle / name).write_bytes(data)
    return [(f.path, f.problem) for f in check_folder(bundle).findings]


def test_check_finds_a_changed_artifact(home: Home) -> None:
    """Hashes are checked, not only names."""
    found = _broken(home, "artifacts/sum.csv", b"a,b\n9,9\n")

    assert {"artifacts/sum.csv"} == {path for path, _ in found}


def test_check_finds_a_torn_jsonl_file(home: Home) -> None:
    """The last line of a file is part of it."""
    found = _broken(home, "session_events.jsonl", b'{"event_index":1}\n{"event')

    assert ("session_events.jsonl", "ends in the middle of a line") in found


def test_check_finds_a_file_that_nobody_listed(home: Home) -> None:
    """What travels in a bundle must be in its list."""
    assert [("extra.bin", "is not listed in the manifest")] == _broken(home, "extra.bin", b"x")


def test_check_finds_a_missing_manifest(home: Home) -> None:
    """In the seed system an empty folder with a file `{}` passed."""
    stream = home.session()
    home.build(stream)
    (home.run() / BUNDLE / "contribution_manifest.json").unlink()

    problems = [f.path for f in check_folder(home.run() / BUNDLE).findings]
    assert "contribution_manifest.json" in problems


def test_check_finds_wrong_counts(home: Home) -> None:
    """A manifest is not believed."""
    stream = home.session()
    home.build(stream)
    file = home.run() / BUNDLE / "contribution_manifest.json"
    raw = orjson.loads(file.read_bytes())
    raw["trace_count"] += 1
    raw["traced_steps"] += 1
    file.write_bytes(orjson.dumps(raw))

    problems = " ".join(f.problem for f in check_folder(home.run() / BUNDLE).findings)
    assert "`trace_count` says 4" in problems
    assert "`traced_steps` says 7" in problems


def test_check_finds_a_symlink_and_follows_none(home: Home, tmp_path: Path) -> None:
    """A bundle of a stranger may point at anything of ours."""
    stream = home.session()
    home.build(stream)
    secret = tmp_path / "secret"
    secret.write_text("mine")
    (home.run() / BUNDLE / "artifacts/link").symlink_to(secret)

    checked = check_folder(home.run() / BUNDLE)

    assert ["artifacts/link"] == [f.path for f in checked.findings]
    assert "symlink" == next(f.kind for f in list_tree(home.run() / BUNDLE) if f.path == "artifacts/link")


def test_check_reads_a_seed_bundle(tmp_path: Path) -> None:
    """A bundle of the seed system has no list of files: what can be checked is, and no more is asked."""
    (tmp_path / "traces").mkdir()
    manifest = {
        "bundle_id": "aa-bundle-x",
        "title": "x",
        "task_status": "completed",
        "run_status": "completed",
        "created_at": "2026-01-01T00:00:00Z",
        "trace_count": 2,
        "traced_steps": 1,
    }
    (tmp_path / "contribution_manifest.json").write_bytes(orjson.dumps(manifest))
    (tmp_path / "traces/agent_traces.jsonl").write_bytes(b'{"trace_id":"t","steps":[{"step":1}]}\n')
    (tmp_path / "session_events.jsonl").write_bytes(b'{"event_index":1}\n')

    checked = check_folder(tmp_path)

    assert not checked.ours
    assert ["`trace_count` says 2, and traces/agent_traces.jsonl has 1"] == [f.problem for f in checked.findings]


class _Marking:
    """A cleaner of one's own: marks each of our records, and passes the rest."""

    inputs = (BundleInput(name="ruleset", value="a test"),)

    def __init__(self) -> None:
        self.cleaner = self
        self.seen: list[str] = []

    def masking(self, _: object) -> bool:
        return True

    def prepare(self, *_: object) -> _Marking:
        return self

    def clean(self, entries: Sequence[Entry], inputs: Sequence[BundleInput]) -> PublicBundle:
        self.seen += [entry.path for entry in entries]
        return PublicBundle([PublicEntry(e.path, e.kind, e.content, e.executable) for e in entries], (), inputs)

    def finish(self, manifest: Entry) -> Entry:
        self.seen.append(manifest.path)
        return manifest


def test_every_file_passes_through_the_cleaner(home: Home) -> None:
    """A file that went another way would leak."""
    stream = home.session()
    marking = _Marking()

    built = BundleFolder(home.root, home.log, home.store, marking).build(stream)

    assert set(contents(home.run() / BUNDLE)) == set(marking.seen)
    assert built.sanitized
