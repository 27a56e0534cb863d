"""Where does RE2 look, once hyperscan has told where hints end?"""

from __future__ import annotations

import random

import pytest

from apprentice.projections.sanitizer import Engine, Rule, Ruleset
from apprentice.projections.sanitizer.expression import read
from apprentice.projections.sanitizer.loosened import PLACES, in_pieces, loosened
from apprentice.projections.sanitizer.reach import MANY, NOWHERE, Reach, reach_of, windows
from apprentice.projections.sanitizer.trial import Trial

from .conftest import Memory


@pytest.mark.parametrize(
    ("pattern", "reach"),
    [
        ("key-[0-9]{4}", Reach(8, 0)),
        (r"a(?:bc|d){2}\b", Reach(5, 0)),
        ("key=[^\n]*", Reach(0, 0)),
        (r"(?m)^name,[^\n]*\r?\n", Reach(0, 1)),
        (r"key=\S+", Reach(0, 0)),
        (r"key=[\s\S]+", NOWHERE),
    ],
)
def test_a_match_is_as_long_as_its_pattern_allows(pattern: str, reach: Reach) -> None:
    """In bytes, else in line ends; what nothing limits is looked for everywhere."""
    assert reach == reach_of(read(pattern))


def test_windows_that_meet_are_one() -> None:
    """A match may lie in two of them."""
    text = b"x" * 1000

    assert [(89, 121), (489, 511)] == windows(text, Reach(10, 0), [110, 100, 500])
    assert [(0, 1000)] == windows(text, Reach(10, 0), list(range(MANY + 1)))
    assert [(0, 1000)] == windows(text, NOWHERE, [5])


def test_a_window_of_lines_ends_with_them() -> None:
    """With one line end in the match, that is the line of the end, the one before it and the one behind."""
    text = b"one\ntwo\nthree\nfour\nfive\n"

    assert [(3, 18)] == windows(text, Reach(0, 1), [text.index(b"three") + 2])
    assert [(0, 7)] == windows(text, Reach(0, 1), [2])
    assert [(18, len(text))] == windows(text, Reach(0, 1), [len(text) + 1])


PATTERNS = (
    r"(?m)^(?:name|nom)[ ]{0,3}[:=]([^\n]*)$",
    r"\b(k[0-9]{2,6}(?:-[a-z]{1,4})?)\b",
    r"(?:^|[^a-z])(ab+a?)(?:[^a-z]|$)",
    r"(?m)^(head)[,;][^\n]*\n([^\n]*)\n",
    r"(x{1,3}y{0,9})",
)
WORDS = ["name = ab", "nom:", "k12", "k1234-ab", "ab", "abba", "head,1", "xxyy", "\n", "\n", " ", ".", "abc", "q" * 40]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_is_found_around_hints_is_what_is_found_in_the_whole_text(pattern: str) -> None:
    """Chains of matches, too: the byte that ends one begins the next."""
    ruleset = Ruleset("r", "1", (Rule("r", pattern, max_length=900),))
    quick, whole = Engine(ruleset, Memory(), worth=0), Trial(ruleset.rules[0])
    found = 0
    for seed in range(300):
        rng = random.Random(seed)
        text = "".join(rng.choices(WORDS, k=rng.choice([3, 20, 200]))).encode()
        expected = [(start, end) for _, start, end in whole.matches(text, ())]
        told = quick.matcher.findings(text)
        assert [(f.start, f.end) for f in told] == sorted(span for span in expected if span[0] < span[1]), text
        found += len(told)

    assert found > 150


@pytest.mark.parametrize(
    ("pattern", "short"),
    [
        ("[a-z]{0,5}key[0-9]{3,9}", rb"key\d{3,3}"),
        (r"\bkey\b", rb"\bkey\b"),
        ("(?:a{0,3}|b)key(?:=x{0,2})?", b"key"),
        ("x{1,3}y{0,9}", b"x"),
        ("a{0,3}", b"a{0,3}"),
    ],
)
def test_what_a_pattern_can_do_without_is_left_off_for_hyperscan(pattern: str, short: bytes) -> None:
    """It would name an end for each of the bytes."""
    assert short == loosened(pattern)


def test_a_long_list_is_looked_for_in_parts() -> None:
    """One of them matches wherever the whole would."""
    words = [f"{chr(97 + n % 26)}{n:03d}word" for n in range(200)]
    parts = in_pieces(f"x({'|'.join(words)})=")

    assert 1 < len(parts) <= 8
    assert sum(part.count(b"|") + 1 for part in parts) == len(words)
    assert in_pieces("x(?:a|b)=") == [loosened("x(?:a|b)=")]
    assert len(in_pieces("y" * PLACES * 2)) == 1
