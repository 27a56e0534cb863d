"""Does the cache save work, and never decide anything?"""

from __future__ import annotations

from pathlib import Path

import pytest

from apprentice.adapters.sanitizing.cache import FileCache, RuleCache
from apprentice.adapters.sanitizing.cleaning import Cleaning
from apprentice.adapters.sanitizing.detecting import Detector
from apprentice.adapters.sanitizing.kept_findings import (
    FileFindings,
    PublicForm,
    pack_findings,
    pack_public,
    unpack_findings,
    unpack_public,
)
from apprentice.adapters.sanitizing.rulebook import in_force
from apprentice.adapters.sanitizing.source import Source, of_bytes
from apprentice.projections.sanitizer import Policy, Ruleset, Vocabulary

from ...sanitizer_corpus import containers_ as files
from .sessions import drawn

MINE = "[[rules]]\nid = 'badge'\nregex = '''BADGE-[0-9]{4}'''\n"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Ruleset:
    """Our own rules, as a new home has them."""
    return in_force(tmp_path_factory.mktemp("home")).ruleset


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleCache:
    """Compiled once."""
    return RuleCache(tmp_path_factory.mktemp("rules"))


def unreadable(source: Source) -> Source:
    """The same file, whose bytes must not be asked for."""

    def read_it() -> bytes:
        raise AssertionError("it is known already")

    return Source(source.name, source.digest, read_it)


def samples() -> list[bytes]:
    token = "ghp_" + drawn(36)
    line = f"deploy with {token} as /home/brunelda/x"
    return [line.encode(), files.docx(line, 2), line.encode("utf-16"), files.sqlite(line), b"\x7fELF" + bytes(200), b""]


def test_findings_and_forms_come_back_as_they_went(rules: RuleCache, ours: Ruleset) -> None:
    """Encoded tokens, containers, withheld files, bytes of every value."""
    cleaning = Cleaning(Detector(ours, rules), Policy(b"k"))
    for data in samples():
        source = of_bytes(data)
        found = cleaning.look(source)
        form = cleaning.public(source, found, cleaning.learned(found.all))

        assert found == unpack_findings(pack_findings(found))
        assert form == unpack_public(pack_public(form))
    assert PublicForm(b"\n\0\xff", ()) == unpack_public(pack_public(PublicForm(b"\n\0\xff", ())))


def test_what_is_known_is_not_read_again(rules: RuleCache, ours: Ruleset, tmp_path: Path) -> None:
    """Neither for findings nor for a public form; a name is no part of the key."""
    first = Cleaning(Detector(ours, rules, FileCache(tmp_path)), Policy(b"k"))
    again = Cleaning(Detector(ours, rules, FileCache(tmp_path)), Policy(b"k"))
    for data in samples()[:4]:
        source = of_bytes(data, "a")
        found = first.look(source)
        words = first.learned(found.all)

        assert found == again.look(unreadable(source))
        assert first.public(source, found, words) == again.public(unreadable(source), found, words)


def test_a_new_rule_costs_its_own_scan(rules: RuleCache, ours: Ruleset, tmp_path: Path) -> None:
    """Findings of our rules stay; those of the owner's file are new; together they are those of one scan."""
    data = f"BADGE-1234 and ghp_{drawn(36)}".encode()
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.toml").write_text(MINE)
    before = Detector(ours, rules, FileCache(tmp_path))
    after = Detector(in_force(tmp_path).ruleset, rules, FileCache(tmp_path))
    before.file(of_bytes(data))

    assert before.groups[0].digest == after.groups[0].digest
    assert 2 == len(after.groups)
    found = after.file(of_bytes(data))
    assert {"badge", *(f.rule for f in before.file(of_bytes(data)).all)} == {f.rule for f in found.all}
    assert found.all == after.engine.scan(data)


def test_another_value_learned_makes_another_form(rules: RuleCache, ours: Ruleset, tmp_path: Path) -> None:
    """A value learned in one file is never stale in another."""
    cleaning = Cleaning(Detector(ours, rules, FileCache(tmp_path)), Policy(b"k"))
    word = drawn(20)
    source = of_bytes(f"it says {word} here".encode())
    found = FileFindings(cleaning.look(source).parts)
    taught = cleaning.learned(cleaning.look(of_bytes(f"password = {word}".encode())).all)

    assert cleaning.public(source, found, Vocabulary()).data is None
    assert word.encode() not in (cleaning.public(source, found, taught).data or word.encode())


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    """It holds nothing that cannot be made again."""
    (tmp_path / "sanitizer.db").write_bytes(b"this is no database at all, but long enough to be read as one" * 40)
    cache = FileCache(tmp_path)

    cache.put(b"k", b"v")
    cache.put(b"k", b"v")

    assert b"v" == cache.get(b"k")
    assert 0o600 == (tmp_path / "sanitizer.db").stat().st_mode & 0o777
    cache.close()
