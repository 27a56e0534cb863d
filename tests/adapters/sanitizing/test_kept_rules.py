"""Does a ruleset from the cache mean the same as one that was read?"""

from __future__ import annotations

from pathlib import Path

from apprentice.adapters.sanitizing.rulebook import in_force, own_texts, read


def test_rules_from_the_cache_are_those_that_were_read(tmp_path: Path) -> None:
    """Every digest in a bundle depends on it, and so does every finding."""
    expected = read(own_texts()).ruleset
    first, second = in_force(tmp_path).ruleset, in_force(tmp_path).ruleset
    assert expected == first == second
    assert expected.sha256 == second.sha256
    assert expected.groups == second.groups
    assert [(r.long, r.signs) for r in expected.rules] == [(r.long, r.signs) for r in second.rules]


def test_damaged_rules_in_the_cache_are_read_anew(tmp_path: Path) -> None:
    """A cache decides nothing."""
    expected = in_force(tmp_path).ruleset
    for kept in (tmp_path / "cache" / "rules").glob("ruleset-*"):
        kept.write_bytes(b'{"name": 1}')
    assert expected == in_force(tmp_path).ruleset


def test_a_changed_rule_of_the_owner_is_not_hidden_by_the_cache(tmp_path: Path) -> None:
    """The owner would think that a rule is in force which is not."""
    before = in_force(tmp_path).ruleset.sha256
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.toml").write_text("[[rules]]\nid = 'mine'\nregex = 'abc[0-9]{3}'\nx = {}\n")
    assert before != in_force(tmp_path).ruleset.sha256


def test_a_home_that_is_not_there_is_not_made_by_reading_rules(tmp_path: Path) -> None:
    """Commands that only read write nothing."""
    in_force(tmp_path / "none")
    assert not (tmp_path / "none").exists()
