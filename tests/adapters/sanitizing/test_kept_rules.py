"""Does a ruleset from the cache mean the same as one that was read?"""

from __future__ import annotations

from pathlib import Path

import pytest

from apprentice.adapters.sanitizing.kept_rules import key_line, shipped_file
from apprentice.adapters.sanitizing.rulebook import in_force, own_texts, read
from apprentice.adapters.sanitizing.shipping import content


def own_rule(home: Path) -> None:
    """With a rule of the owner's, the rules are not those that ship, and are kept in the home."""
    (home / "rules").mkdir()
    (home / "rules" / "mine.toml").write_text("[[rules]]\nid = 'mine'\nregex = 'abc[0-9]{3}'\nx = {}\n")


def test_the_rules_that_ship_were_read_from_the_texts_that_ship() -> None:
    """Otherwise every new home reads them again; ``python -m apprentice.adapters.sanitizing.shipping`` mends it."""
    assert key_line(own_texts()) == shipped_file().read_bytes().partition(b"\n")[0]


@pytest.mark.slow
def test_the_rules_that_ship_are_what_reading_gives() -> None:
    """All that is worked out of their patterns takes ten seconds."""
    assert content() == shipped_file().read_bytes()


def test_rules_from_the_cache_are_those_that_were_read(tmp_path: Path) -> None:
    """Every digest in a bundle depends on it, and so does every finding."""
    shipped, expected = in_force(tmp_path).ruleset, read(own_texts()).ruleset
    own_rule(tmp_path)
    first, second = in_force(tmp_path).ruleset, in_force(tmp_path).ruleset
    for one, other in ((expected, shipped), (first, second)):
        assert one == other
        assert one.sha256 == other.sha256
        assert one.groups == other.groups
        assert [(r.long, r.signs) for r in one.rules] == [(r.long, r.signs) for r in other.rules]


def test_damaged_rules_in_the_cache_are_read_anew(tmp_path: Path) -> None:
    """A cache decides nothing."""
    own_rule(tmp_path)
    expected = in_force(tmp_path).ruleset
    found = list((tmp_path / "cache" / "rules").glob("ruleset-*"))
    assert found
    for kept in found:
        whole = kept.read_bytes()
        for damaged in (b'{"name": 1}', whole[:-1], whole[:-40] + whole[-39:], whole.replace(b'"regex"', b'"rogex"')):
            kept.write_bytes(damaged)
            assert list(expected.rules) == list(in_force(tmp_path).ruleset.rules)


def test_a_changed_rule_of_the_owner_is_not_hidden_by_the_cache(tmp_path: Path) -> None:
    """The owner would think that a rule is in force which is not."""
    before = in_force(tmp_path).ruleset.sha256
    own_rule(tmp_path)
    assert before != in_force(tmp_path).ruleset.sha256


def test_a_home_that_is_not_there_is_not_made_by_reading_rules(tmp_path: Path) -> None:
    """Commands that only read write nothing."""
    in_force(tmp_path / "none")
    assert not (tmp_path / "none").exists()
