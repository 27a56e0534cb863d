"""Do a bundle's records speak of the public files, and of nothing else?"""

from __future__ import annotations

import orjson

from apprentice.projections.bundle.following import Following, PublicFile, is_whole, strings_of
from apprentice.projections.bundle.rule_changes import rule_changes, rules_of
from apprentice.projections.fold import document, line

RAW, PUBLIC, GONE, OTHER = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)


def following() -> Following:
    files = {
        "artifacts/alice.csv": PublicFile("artifacts/user-1.csv", RAW, 12, PUBLIC),
        "artifacts/tool": PublicFile("artifacts/tool", GONE, 0, "", "no cleaner for ELF program"),
    }
    return Following(files, lambda digest: f"keyed {digest[0]}")


def test_names_follow_also_without_their_folder() -> None:
    """Rows name artifacts with and without it."""
    row = line({"refs": ["artifacts/alice.csv"], "found": "alice.csv", "said": "alice.csv is done"})

    assert {"refs": ["artifacts/user-1.csv"], "found": "user-1.csv", "said": "alice.csv is done"} == orjson.loads(
        following().record("outputs/x.jsonl", row)
    )


def test_only_published_bytes_have_a_plain_digest() -> None:
    """Changed: the public one; withheld, or never in the bundle: keyed."""
    rows = document([{"sha256": RAW}, {"sha256": GONE}, {"sha256": OTHER}, {"head": OTHER}])

    assert [
        {"sha256": PUBLIC},
        {"sha256": "hmac-sha256:keyed c"},
        {"sha256": "hmac-sha256:keyed d"},
        {"head": OTHER},
    ] == (orjson.loads(following().record("a.json", rows)))


def test_the_index_has_public_sizes_and_says_what_is_missing() -> None:
    """A reader finds each file as the row says, or knows that it is not there."""
    index = document(
        [
            {"package_relative_path": "artifacts/alice.csv", "size_bytes": 5, "content_hash": RAW},
            {
                "package_relative_path": "artifacts/tool",
                "size_bytes": 9,
                "content_hash": GONE,
                "artifact_missing": False,
            },
        ]
    )
    first, second = orjson.loads(following().record("i.json", index))

    assert ("artifacts/user-1.csv", 12, PUBLIC) == tuple(first.values())
    assert (None, "hmac-sha256:keyed c", True) == (
        second["size_bytes"],
        second["content_hash"],
        second["artifact_missing"],
    )


def test_a_record_that_has_nothing_to_follow_keeps_its_bytes() -> None:
    """Also its spacing."""
    data = b'{"a":  1}\n'

    assert data == following().record("x.jsonl", data)


def test_texts_can_be_changed_one_by_one() -> None:
    """Names of fields, too; numbers stay."""
    changed = strings_of(line({"alice": ["alice", 1, None]}), "x.jsonl", lambda text: text.replace("alice", "user-1"))

    assert {"user-1": ["user-1", 1, None]} == orjson.loads(changed)
    assert is_whole("x.jsonl", changed)
    assert not is_whole("x.json", b'{"a": ')


def test_a_rule_is_told_by_what_it_replaced_more() -> None:
    """Where the value was learned counts for the rule that taught it."""
    before = [{"file": "a", "rule": "email"}]
    after = [*before, {"file": "a", "rule": "badge"}, {"file": "b", "rule": "learned:badge"}]

    changes = rule_changes(before, after)

    assert ["badge"] == rules_of(changes)
    assert [] == rules_of(changes, "c")
    assert [-1, -1] == [change.by for change in rule_changes(after, before)]
