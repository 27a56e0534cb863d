"""Are rulesets read, refused, digested and compared as documented?"""

from __future__ import annotations

import random
import re
from collections import Counter
from importlib import resources

import pytest

from apprentice.projections.sanitizer import Engine, Ruleset, RulesetError, diff, load_ruleset
from apprentice.projections.sanitizer.expressions import compile_re2

RULE = "[[rules]]\nid = \"a\"\nregex = '''{}'''\nkeywords = [\"acme\"]\n"


def test_the_schema_of_gitleaks_is_read_and_unknown_keys_are_told() -> None:
    """Users bring rules they have."""
    text = 'title = "x"\nodd = 1\n[extend]\nuseDefault = true\n' + RULE.format("acme-([a-z]{4,})") + 'colour = "red"\n'
    ruleset = load_ruleset({"gitleaks.toml": text})

    assert [rule.id for rule in ruleset.rules] == ["a"]
    assert ruleset.unknown == ("gitleaks.toml: odd", "gitleaks.toml: rule `a`: colour")


def test_an_allow_list_and_a_stop_word_keep_a_match() -> None:
    """The order is pattern, entropy, allow-list."""
    text = RULE.format("acme-[a-z]{4,40}") + '[[rules.allowlists]]\nregexes = ["^acme-test"]\nstopwords = ["demo"]\n'
    engine = Engine(load_ruleset({"a.toml": text}), worth=0)

    assert [f.value for f in engine.scan(b"acme-abcd acme-testing acme-demo")] == [b"acme-abcd"]


def test_a_long_random_value_is_not_saved_by_a_word_in_it() -> None:
    """Stop-words skip real secrets otherwise."""
    text = RULE.format("acme-[a-z0-9]{4,80}") + '[[rules.allowlists]]\nstopwords = ["demo"]\n'

    assert len(Engine(load_ruleset({"a.toml": text}), worth=0).scan(b"acme-k3j4h5demok2j3h4k5j6h7x8y9z0")) == 1


def test_the_digest_ignores_layout_and_sees_every_change() -> None:
    """Each bundle carries it."""
    one = load_ruleset({"a.toml": RULE.format("acme-x{4}")})
    same = load_ruleset({"a.toml": "# note\n" + RULE.format("acme-x{4}").replace(" = ", "=")})
    other = load_ruleset({"a.toml": RULE.format("acme-x{5}")})

    assert one.sha256 == same.sha256
    assert one.sha256 != other.sha256
    assert one.groups != other.groups


@pytest.mark.parametrize("draws", [40, pytest.param(400, marks=pytest.mark.slow)])
def test_every_match_of_a_rule_holds_one_of_its_hint(ruleset: Ruleset, draws: int) -> None:
    """A hint that misses a match hides a secret on machines with hyperscan, and on those alone."""
    told = [rule for rule in ruleset.rules if rule.nominate]
    for rule in told:
        pattern, hint = compile_re2(rule.regex, rule.id), compile_re2(rule.nominate, rule.id)
        for seed in range(draws):
            text = b"so:\n" + rule.tree.draw(random.Random(seed)) + b"\nthen"
            match = pattern.search(text)
            assert match is None or hint.search(text, *match.span()) is not None, (rule.id, match.group())

    assert told


def test_a_validator_that_is_none_is_named_when_the_rule_is_read() -> None:
    """Told with the first match, it would stop somebody's bundle in the middle."""
    with pytest.raises(RulesetError, match="no validator is called `nosuch`"):
        load_ruleset({"a.toml": RULE.format("acme-x{4}") + 'x = { validator = "nosuch", max_length = 9 }\n'})


def test_a_hint_does_not_change_what_a_ruleset_is() -> None:
    """Bundles are not stale because a rule is found faster."""
    plain = RULE.format("acme-x{4}")

    assert load_ruleset({"a.toml": plain + "x = { max_length = 9 }\n"}).sha256 == (
        load_ruleset({"a.toml": plain + 'x = { max_length = 9, nominate = "acme" }\n'}).sha256
    )


def test_a_difference_names_the_rules() -> None:
    """`rules diff` explains why a bundle changed."""
    old = load_ruleset({"a.toml": RULE.format("acme-x{4}") + RULE.format("acme-z{9}").replace('"a"', '"b"')})
    new = load_ruleset({"a.toml": RULE.format("acme-x{5}") + RULE.format("acme-y{9}").replace('"a"', '"c"')})

    assert (diff(old, new).added, diff(old, new).removed, diff(old, new).changed) == (("c",), ("b",), ("a",))


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("acme-x+", "unbounded"),
        ("acme-(?=x)", "look-around"),
        ("acme-(x", "ends too early"),
        ("acme-x{3,20000}", "may match"),
    ],
)
def test_a_rule_that_cannot_run_is_refused_by_name_with_the_reason(pattern: str, reason: str) -> None:
    """A user mends what the message names."""
    with pytest.raises(RulesetError, match=f"rule `a`.*{reason}"):
        load_ruleset({"a.toml": RULE.format(pattern) + 'x = { category = "secret" }\n'})


def test_a_plain_gitleaks_rule_may_be_unbounded() -> None:
    """Their file loads unchanged; the engine's window is the bound."""
    assert len(Engine(load_ruleset({"g.toml": RULE.format("acme-[a-z]+")}), worth=0).scan(b"acme-abc")) == 1


def test_no_id_of_our_own_rules_is_used_twice() -> None:
    """A later file overrides rules of the same id: meant for owners, a loss among our own."""
    folder = resources.files("apprentice.projections.sanitizer") / "rules"
    texts = [file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml")]
    ids = re.findall(r'^id = "(.+)"$', "\n".join(texts), re.MULTILINE)

    assert [] == [id_ for id_, times in Counter(ids).items() if times > 1]
