"""Do the words read out of a pattern stand wherever it matches, and nowhere without need?"""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apprentice.projections.sanitizer import Rule, Ruleset
from apprentice.projections.sanitizer.expression import read
from apprentice.projections.sanitizer.expressions import compile_re2
from apprentice.projections.sanitizer.lookout import Lookout, Watcher, lookout
from apprentice.projections.sanitizer.marking import Mark, marks, pack, written
from apprentice.projections.sanitizer.marks import EDGE, Marks, side_of

NO_WORD = "\n .:;-"
"""Some bytes between which a word stands alone."""


def words(pattern: str) -> list[set[bytes]]:
    """The words of each set of a pattern's marks."""
    return [{word.encode("latin-1") for word, *_ in one} for one in marks(read(pattern)).told]


def stand(pattern: str, text: str) -> bool:
    """Whether the marks of a pattern stand in a text."""
    told, lowered = marks(read(pattern)), text.encode().lower()
    best = Watcher(lookout([(told, ())])).concerned(lowered)
    return bool(best) and told.others_stand(lowered.decode("latin-1"))


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"(?i)(?:slack|sentry)[a-z]*=", [{b"slack", b"sentry"}]),
        (r"colou?r-[0-9]{4}", [{b"color-", b"colour-"}]),
        (r"(?:token)?[0-9]{8}", []),
        (r"(?:token|[0-9]{8})", []),
        (r"(?:token){2,}", [{b"token"}]),
        (r"(?i)user[0-9 ]{1,40}password", [{b"password"}, {b"user"}]),
        (r"(?i)grün", ["grün".encode()]),
    ],
)
def test_only_words_that_every_match_holds_are_read(pattern: str, sets: list[set[bytes]]) -> None:
    """A word too many here is a secret that is never looked for."""
    found = words(pattern)
    assert [one if isinstance(one, set) else {one} for one in sets] == found[: len(sets)]
    assert bool(sets) == bool(found)


@pytest.mark.parametrize(
    ("pattern", "there", "not_there"),
    [
        (r"(?i)\bpass\b[ :]", ["my pass: x", "PASS "], ["passed: x", "compass: x", "pass"]),
        (r"(?m)^pin[0-9]", ["pin1", "a\npin1"], ["a pin1"]),
        (r"key(?:=|: )[a-z]", ["key=a", "key: a"], ["keys=a", "key a"]),
        (r"key(?:s?|ring)[:=]", ["keys=", "keyring:"], ["keyrings"]),
        (r"code$", ["code", "code\n"], ["codes", "code "]),
        (r"[A-Z]id[0-9]", ["Xid3"], ["1id3", "Xidx"]),
    ],
)
def test_a_word_counts_between_the_right_bytes(pattern: str, there: list[str], not_there: list[str]) -> None:
    """``pass`` stands in every second text, as a word of its own in few."""
    assert all(stand(pattern, text) for text in there)
    assert not any(stand(pattern, text) for text in not_there)


@given(st.frozensets(st.integers(0, EDGE)))
def test_neighbours_are_written_and_read_again(side: frozenset[int]) -> None:
    """They are kept with the rules."""
    assert side == {byte for byte, there in enumerate(side_of(written(side))) if there}


@given(st.data())
def test_a_short_word_is_looked_for_with_its_neighbours(data: st.DataObject) -> None:
    """What is found is the same; a blank between two digits is found in fewer places."""
    letters = b"a7 -"
    side = st.frozensets(st.sampled_from([*letters, EDGE]), min_size=1)
    word = bytes(data.draw(st.lists(st.sampled_from(letters), min_size=1, max_size=3)))
    mark = Mark(word, data.draw(side), data.draw(side))
    text = bytes(data.draw(st.lists(st.sampled_from(letters), max_size=12)))

    found = Watcher(lookout([(Marks([pack(frozenset({mark}))]), ())])).concerned(text)

    padded = [EDGE, *text, EDGE]
    places = [at for at in range(len(text)) if text.startswith(word, at)]
    expected = any(padded[at] in mark.before and padded[at + len(word) + 1] in mark.behind for at in places)
    assert ({0} if expected else set()) == found


def looked_for(*rules: Rule) -> Lookout:
    """The lookout of some rules."""
    return lookout((rule.marks, rule.signs) for rule in rules)


def drawn(rule: Rule, seeds: int) -> list[bytes]:
    """Texts of the shape of a rule that RE2 takes for a match, between several neighbours."""
    pattern = compile_re2(rule.regex, rule.id)
    texts = []
    for seed in range(seeds):
        rng = random.Random(seed)
        between = [rng.choice(["", *NO_WORD]).encode() for _ in range(2)]
        texts.append(between[0] + rule.tree.draw(rng) + between[1])
    return [text for text in texts if pattern.search(text)]


def check_rules(rules: Sequence[Rule], seeds: int) -> None:
    """Every drawn match has its marks, and the lookout of all rules sees them."""
    kept = looked_for(*rules)
    watcher, always = Watcher(kept), set(kept.always)
    for index, rule in enumerate(rules):
        for text in drawn(rule, seeds):
            lowered = text.lower()
            assert index in always or index in watcher.concerned(lowered), (rule.id, text)
            assert rule.marks.others_stand(lowered.decode("latin-1")), (rule.id, text)


@pytest.mark.slow
def test_every_match_of_our_rules_has_its_marks(ruleset: Ruleset) -> None:
    """Marks spare work; one that is wrong hides findings from every run."""
    check_rules(ruleset.rules, 3)


@pytest.mark.slow
def test_many_matches_of_our_rules_have_their_marks(ruleset: Ruleset) -> None:
    """The same with as many draws as patience allows."""
    check_rules(ruleset.rules, 100)


def test_words_that_are_known_to_occur_concern_at_least_the_same_rules() -> None:
    """In a long text their neighbours are not looked at: the patterns are asked."""
    patterns = [r"(?i)\bpin\b", r"(?m)^id=[a-z]", r"no[0-9]", r"x(?:y|\.)$", r"\Bend\b"]
    watcher = Watcher(looked_for(*(Rule(f"r{number}", pattern) for number, pattern in enumerate(patterns))))
    rng = random.Random(7)
    for _ in range(400):
        text = bytes(rng.choices(b"pinid=no09xy.\nend ", k=rng.randint(1, 30)))
        there = [number for number, word in enumerate(watcher.long_words) if word in text]
        assert watcher.concerned(text) <= watcher.owners(there), text


def test_a_rule_without_a_word_concerns_every_text() -> None:
    """Digits alone say nothing beforehand."""
    kept = looked_for(Rule("digits", r"[0-9]{12}"), Rule("word", r"alpha[0-9]"))
    assert ([0], "alpha") == (list(kept.always), kept.words)


def test_a_word_that_cannot_be_kept_is_not_waited_for() -> None:
    """Words are kept with DEL between two: a rule for texts with one is tried in every text."""
    assert [0] == list(looked_for(Rule("control", r"key\x7f[0-9]{8}")).always)


def test_a_mark_without_neighbours_is_a_word_anywhere() -> None:
    """What a keyword of a rule is."""
    watcher = Watcher(lookout([(Marks([]), ("pin",))]))
    assert {0} == watcher.concerned(b"spinning") and set() == watcher.concerned(b"pan")


def test_a_choice_needs_all_words_of_one_of_its_branches() -> None:
    """``number`` stands in every other text; ``sort code`` and ``tax number`` in few."""
    either = r"(?i)(?:sort[ _-]{0,9}code|tax[ _-]{0,9}number|iban|street [0-9]{1,3} flat)"
    assert all(stand(either, text) for text in ("Sort-Code", "tax number", "IBAN", "street 7 flat"))
    assert not any(stand(either, text) for text in ("exit code", "a number, a code", "sort by tax", "street 7"))
