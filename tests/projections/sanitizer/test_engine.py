"""Does the engine keep its promises on chosen texts?"""

from __future__ import annotations

import json
import random

import pytest

from apprentice.projections.sanitizer import (
    Engine,
    Known,
    Policy,
    Ruleset,
    known_values,
    learn,
    sanitize_texts,
    vocabulary,
)
from apprentice.projections.sanitizer.expressions import compile_re2
from apprentice.projections.sanitizer.matcher import LONG_SEGMENT, SEGMENT
from apprentice.projections.sanitizer.nominate import PatternNominator
from apprentice.projections.sanitizer.rules import MAX_MATCH
from apprentice.projections.sanitizer.trial import Trial
from apprentice.tests.sanitizer_corpus.draw import Draw
from apprentice.tests.sanitizer_corpus.secrets_ import pem, tokens

from .conftest import Memory

NONE = vocabulary(())


def test_a_secret_across_every_cut_between_segments_is_found(engine: Engine) -> None:
    """Segments, blocks and chunks are ours; what a file says does not depend on them."""
    value = tokens(Draw(1))["github-classic"].encode()
    for start in (*range(SEGMENT - 45, SEGMENT + 5), SEGMENT * 2 - 20, LONG_SEGMENT - 20):
        data = b"x " * (start // 2) + b" " * (start % 2) + value + b" y" * 300

        assert [(start, start + len(value))] == [(f.start, f.end) for f in engine.scan(data)]


@pytest.mark.slow
def test_a_stream_gives_the_findings_of_the_whole(engine: Engine, ruleset: Ruleset, memory: Memory) -> None:
    """Memory is bounded by a block, and nobody sees where it ends."""
    d = Draw(2)
    data = "\n".join(f"line {n} {d.rng.choice(sorted(tokens(d).values()))} end" for n in range(1500)).encode()
    whole = engine.scan(data)
    small = Engine(ruleset, memory, worth=0, block=10_000, margin=3_000)
    chunks = [data[i : i + 777] for i in range(0, len(data), 777)]

    assert whole == small.scan(chunks)


def test_a_key_longer_than_a_segment_goes_whole(engine: Engine, policy: Policy) -> None:
    """A scanner that names the header line and leaves the body is no help."""
    block = pem(Draw(3), "RSA PRIVATE KEY", lines=150).encode()
    data = b"a\n" * 4000 + block + b"\nafter\n"

    assert engine.clean(data, engine.scan(data), NONE, policy).data[:8016] == b"a\n" * 4000 + b"REDACTED-secret-"
    assert engine.clean(data, engine.scan(data), NONE, policy).data.endswith(b"\nafter\n")


def test_one_value_has_one_placeholder_in_every_file_and_encoding(engine: Engine, policy: Policy) -> None:
    """A reader can still see that two places held the same."""
    value = tokens(Draw(4))["gitlab"]
    parts = {"a.txt": f"use {value} now".encode(), "b.json": json.dumps({"x": f'"{value}"'}).encode()}
    result = sanitize_texts(parts, engine, policy)
    [placeholder] = {r.placeholder for cleaned in result.redactions.values() for r in cleaned.redactions}

    assert f"use {placeholder} now".encode() == result.parts["a.txt"]
    assert {"x": f'"{placeholder}"'} == json.loads(result.parts["b.json"])


def test_another_key_gives_other_placeholders(engine: Engine) -> None:
    """Nobody without the key can try values until one fits."""
    data = f"use {tokens(Draw(5))['stripe']} now".encode()
    found = engine.scan(data)

    assert (
        engine.clean(data, found, NONE, Policy(b"1" * 32)).data
        != engine.clean(data, found, NONE, Policy(b"2" * 32)).data
    )


def test_a_name_learned_in_one_file_is_replaced_in_another_and_paths_keep_their_tail(
    engine: Engine, policy: Policy
) -> None:
    """The home path tells the account; the account then stands alone elsewhere."""
    result = sanitize_texts(
        {"a.txt": b"/home/maren/out/report.csv\n", "maren/b.txt": b"maren did it\n"}, engine, policy
    )

    assert result.parts == {"a.txt": b"/home/user-1/out/report.csv\n", "user-1/b.txt": b"user-1 did it\n"}


def test_a_common_word_is_never_a_known_value(engine: Engine, policy: Policy) -> None:
    """An environment that says DEBUG=true must not blacken every true."""
    words = known_values(
        [("secret", b"true"), ("secret", b"main"), ("secret", b"123456"), ("user", b"root"), ("secret", b"aaaaaaaaaa")]
    )

    assert words.entries == ()


def test_what_the_owner_allows_stays(engine: Engine, policy: Policy) -> None:
    """Exceptions come from the owner, by keyed id, never from the text."""
    data = b"write to ops@brightharbor.io  # gitleaks:allow\n"
    found = engine.scan(data)
    allowed = Policy(policy.key, allowed=frozenset(policy.value_id(f) for f in found))

    assert data == engine.clean(data, found, learn(()), allowed).data
    assert data != engine.clean(data, found, learn(()), policy).data


def test_rows_for_the_public_hold_no_secret_and_no_raw_offset(engine: Engine, policy: Policy) -> None:
    """The report travels with the bundle."""
    value = tokens(Draw(6))["npm"]
    data = f"first line\nnpm token {value}\n".encode()
    [row] = engine.clean(data, engine.scan(data), NONE, policy).redactions

    assert value not in json.dumps(row.public("a.txt"))
    assert {"rule", "file", "offset", "view", "category", "placeholder", "value_id"} == set(row.public("a.txt"))
    assert data.index(value.encode()) == row.private("a.txt")["raw_start"]


def test_a_number_in_json_stays_a_number(engine: Engine, policy: Policy) -> None:
    """A word in its place would break the file."""
    data = b'{"card": 4539578763621486, "n": 1}'
    output = json.loads(engine.clean(data, engine.scan(data), NONE, policy).data)

    assert isinstance(output["card"], int)
    assert output["card"] != 4539578763621486


@pytest.mark.slow
def test_compiled_rules_come_from_the_cache(ruleset: Ruleset, memory: Memory, engine: Engine) -> None:
    """Compiling takes seconds, loading milliseconds: start-up is a budget."""
    kept = dict(memory.kept)
    data = tokens(Draw(7))["linear"].encode()

    assert [f.rule for f in engine.scan(data)] == [f.rule for f in Engine(ruleset, memory, worth=0).scan(data)]
    assert kept == memory.kept


@pytest.mark.slow
def test_every_rule_finds_a_text_of_its_own_shape_in_both_engines(ruleset: Ruleset, memory: Memory) -> None:
    """A rule that cannot match, or whose matches hyperscan does not report in its set, protects nobody.

    Where hyperscan tells the ends of hints, RE2 finds around them what it finds in the whole text.
    """
    nominator = PatternNominator(ruleset, memory, worth=0)
    nominator.compile()
    around = b"abcdefnopqxyz =.:\n\"'0123456789ABCN/-_"
    for number, rule in enumerate(ruleset.rules):
        trial, hits = Trial(rule), 0
        for seed in range(100):
            rng = random.Random(seed)
            beside = (
                [bytes(rng.choices(around, k=rng.choice([0, 1, 3, 40]))) for _ in range(2)]
                if seed >= 60
                else [b"\n"] * 2
            )
            text = beside[0] + rule.tree.draw(rng) + beside[1]
            anywhere = [match.span() for match, *_ in trial.matches(text, ())]
            if anywhere:
                hits += 1
                named = nominator.nominate(text)
                assert number in named, f"{rule.id}: not nominated in {text!r}"
                assert [match.span() for match, *_ in trial.matches(text, named[number])] == anywhere, (rule.id, text)
        assert hits, rule.id


@pytest.mark.slow
def test_keywords_are_part_of_what_a_rule_matches(ruleset: Ruleset) -> None:
    """Without hyperscan a rule runs only where a keyword stands: a wrong keyword would hide findings."""
    for rule in ruleset.rules:
        pattern = compile_re2(rule.regex, rule.id)
        for seed in range(60):
            match = pattern.search(b"\n" + rule.tree.draw(random.Random(seed)) + b"\n")
            if match and rule.keywords:
                assert any(word.encode() in match.group().lower() for word in rule.keywords), (rule.id, match.group())


def test_every_match_is_bounded(ruleset: Ruleset) -> None:
    """A segment is read with this many bytes behind it."""
    short = [rule.id for rule in ruleset.rules if not rule.long and max(rule.max_length, 0) > MAX_MATCH]

    assert short == []


def test_known_values_carry_their_kind(engine: Engine, policy: Policy) -> None:
    """A known host reads as a host."""
    words = vocabulary([Known("host", b"kestrel-build", "private context")])

    assert engine.clean(b"on kestrel-build now", [], words, policy).data[:8] == b"on host-"


@pytest.mark.slow
def test_patience_does_not_change_what_is_found(ruleset: Ruleset, memory: Memory, engine: Engine) -> None:
    """A bundle that grows past the point where compiling pays is judged as a small one is."""
    line = b"nothing to see here, 12 of 13\n" * 40
    data = line + b"url = https://me:Tr0ub4dor-and-3@db.internal.invalid/x\n" + line
    growing = Engine(ruleset, memory, worth=len(data) * 2)

    found = [growing.scan(data) for _ in range(4)]

    assert [engine.scan(data)] * 4 == found
