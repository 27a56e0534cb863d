"""Which rules are tried on a text, and by whom?"""

from __future__ import annotations

import random

import pytest

from apprentice.projections.sanitizer import Engine, Rule, Ruleset, RulesetError
from apprentice.projections.sanitizer.expression import read
from apprentice.projections.sanitizer.expressions import compile_re2
from apprentice.projections.sanitizer.literals import needed
from apprentice.projections.sanitizer.scouting import scout_of
from apprentice.projections.sanitizer.trial import Trial

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


def test_a_scout_matches_wherever_the_rule_does() -> None:
    """It decides whether the rule's own pattern is compiled at all; counts in classes and behind a backslash stay."""
    long = r"key=[a-z]{8,60}(?: [\w.{2,40}-]{2,40}){0,3}\{1,20}"
    assert r"key=[a-z]{8,}(?: [\w.{2,40}-]{2,}){0,3}\{1,20}" == scout_of(long, "it")
    assert "" == scout_of(r"key=[a-z]{2,5}", "it") == scout_of(r"key-[0-9]{4}", "it")
    with pytest.raises(RulesetError, match="rule `r`"):
        scout_of(r"key(?=1)", "rule `r`")


def test_a_rule_whose_scout_finds_nothing_is_not_compiled() -> None:
    """And one whose scout finds something is asked itself."""
    rule = Rule("r", r"key=([a-z]{8,30}[0-9]{2,30}[A-Z]{2,30};)")
    trial = Trial(rule)
    assert rule.scout
    assert [] == list(trial.matches(b"key=abc", ()))
    assert "_pattern" not in vars(trial)
    assert [] == list(trial.matches(b"key=" + b"a" * 40 + b"12AB;", ())), "longer than the rule allows"
    assert [b"abcdefgh12AB;"] == [m.group(1) for m, *_ in trial.matches(b"key=abcdefgh12AB;", ())]


def check_scouts(ruleset: Ruleset, seeds: int) -> None:
    """What a rule's own pattern takes, its scout takes."""
    for rule in ruleset.rules:
        if rule.scout:
            own, scout = compile_re2(rule.regex, rule.id), compile_re2(rule.scout, rule.id)
            drawn = [rule.tree.draw(random.Random(seed)) for seed in range(seeds)]
            assert all(scout.search(text) for text in drawn if own.search(text)), rule.id


@pytest.mark.slow
def test_every_match_of_our_rules_is_seen_by_its_scout(ruleset: Ruleset) -> None:
    """A scout that misses one hides it from every run."""
    check_scouts(ruleset, 3)


@pytest.mark.slow
def test_many_matches_of_our_rules_are_seen_by_their_scouts(ruleset: Ruleset) -> None:
    """The same with as many draws as patience allows."""
    check_scouts(ruleset, 100)
