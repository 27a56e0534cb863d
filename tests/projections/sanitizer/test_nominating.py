"""Which rules are tried on a text, and by whom?"""

from __future__ import annotations

import pytest

from apprentice.projections.sanitizer import Engine, Rule, Ruleset, RulesetError
from apprentice.projections.sanitizer.expression import read
from apprentice.projections.sanitizer.literals import needed

from .conftest import Memory

SHARED = "alpha-[0-9]{4}"


def rules(*patterns: str) -> Ruleset:
    """A ruleset of plain patterns."""
    return Ruleset("r", "1", tuple(Rule(f"r{number}", pattern) for number, pattern in enumerate(patterns)))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?i)(?:Slack|sentry)[a-z]*=", {b"slack", b"sentry"}),
        ("x{0,3}token_[0-9]+", {b"token_"}),
        ("(?:token)?[0-9]{8}", None),
        ("(?:token|[0-9]{8})", None),
        ("(?:token)+", {b"token"}),
        ("ab[0-9]cd", None),
    ],
)
def test_only_words_that_every_match_holds_are_derived_from_a_pattern(pattern: str, words: set[bytes] | None) -> None:
    """A word too many here is a secret that is never looked for."""
    assert words == needed(read(pattern))


def test_a_little_text_compiles_nothing(memory: Memory) -> None:
    """The first run of a new home would pay seconds for a few kilobytes."""
    kept = Memory()
    assert 1 == len(Engine(rules(SHARED), kept).scan(b"see alpha-1234"))
    assert {} == kept.kept


def test_much_text_compiles_what_concerns_it_and_finds_the_same() -> None:
    """Hyperscan comes in the middle of a text; what is found must not show it."""
    kept, text = Memory(), b"see alpha-1234\n" * 3000
    expected = Engine(rules(SHARED, "omega-[0-9]{4}"), hyperscan=False).scan(text)
    assert expected == Engine(rules(SHARED, "omega-[0-9]{4}"), kept, worth=20_000).scan(text)
    assert kept.kept


def test_another_run_takes_compiled_rules_from_the_cache_at_once() -> None:
    """Otherwise each of thousands of runs would begin slowly."""
    kept = Memory()
    Engine(rules(SHARED), kept).matcher.compile()
    before = dict(kept.kept)
    assert 1 == len(Engine(rules(SHARED), kept).scan(b"alpha-1234"))
    assert before == kept.kept


def test_a_damaged_compiled_rule_is_made_again() -> None:
    """A cache decides nothing."""
    kept = Memory()
    Engine(rules(SHARED), kept).matcher.compile()
    kept.kept = dict.fromkeys(kept.kept, b"damaged")
    assert 1 == len(Engine(rules(SHARED), kept, worth=0).scan(b"alpha-1234"))


def test_a_rule_that_hyperscan_refuses_is_named_and_still_looked_for() -> None:
    """A rule of the owner that only RE2 takes must not stop a bundle in the middle, nor be passed over."""
    refused = rules("(?:beta){0,2}", SHARED)
    engine = Engine(refused, Memory(), worth=0)
    assert ["r1"] == [found.rule for found in engine.scan(b"see alpha-1234")]
    with pytest.raises(RulesetError, match="r0"):
        Engine(refused, Memory()).matcher.compile()


def test_a_text_that_passed_the_gate_is_not_passed_for_other_values(engine: Engine) -> None:
    """What is remembered depends on the values that are looked for."""
    from apprentice.projections.sanitizer import Policy, Vocabulary, known_values

    policy, text = Policy(b"k"), b"the quokkaberry7 tree"
    assert [] == engine.gate(text, Vocabulary(), policy)
    assert [] == engine.gate(text, Vocabulary(), policy)
    assert 1 == len(engine.gate(text, known_values([("secret", b"quokkaberry7")]), policy))
