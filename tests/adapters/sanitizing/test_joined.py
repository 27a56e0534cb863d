"""Does a change in a joined text reach the pieces it belongs to, whatever the change is?"""

from hypothesis import given
from hypothesis import strategies as st

from apprentice.adapters.sanitizing.containers.joined import Segment, apply, differences, join, split_back
from apprentice.adapters.sanitizing.containers.versions import library_versions

WORDS = st.text(st.sampled_from("ab \n="), max_size=30)


def pieces(segments: list[Segment], changes: dict[int, str]) -> list[str]:
    return [s.text if s.key is None else changes.get(s.key, s.text) for s in segments]


@given(WORDS, WORDS)
def test_differences_turn_the_old_text_into_the_new(old: str, new: str) -> None:
    """However coarse a comparison is, it must be right."""
    assert new == apply(old, differences(old, new))


@given(st.lists(WORDS, min_size=1, max_size=6), WORDS)
def test_pieces_together_say_what_the_answer_says(texts: list[str], answer: str) -> None:
    """Nothing of a secret may stay in a piece because a comparison was unlucky."""
    segments = [Segment(text, number) for number, text in enumerate(texts)]

    changes = split_back(segments, answer)

    assert changes is not None
    assert answer == "".join(pieces(segments, changes))


def test_a_word_over_three_pieces_goes_into_the_first() -> None:
    """One placeholder, not three."""
    segments = [Segment("key sec", 0), Segment("re", 1), Segment("t rest", 2)]

    assert {0: "key [X]", 1: "", 2: " rest"} == split_back(segments, "key [X] rest")


def test_every_changed_line_keeps_its_own_piece() -> None:
    """Two findings in neighbouring lines must not be merged into one piece."""
    segments = [Segment("one secret", 0), Segment("\n"), Segment("secret two", 1), Segment("\n"), Segment("three", 2)]

    assert {0: "one [X]", 1: "[X] two"} == split_back(segments, "one [X]\n[X] two\nthree")


def test_a_change_in_a_label_is_dropped_and_an_addition_between_labels_is_refused() -> None:
    """Labels are ours and not the file's."""
    segments = [Segment("name = "), Segment("value", 0), Segment("\n"), Segment("-- end --")]

    assert {} == split_back(segments, "[X] = value\n-- end --")
    assert split_back(segments, "name = value\n-- end -- and more") is None


def test_several_lines_that_become_one_empty_the_others() -> None:
    """A key over many paragraphs is one placeholder."""
    lines = [s for n in range(5) for s in (Segment(f"line{n}", n), Segment("\n"))]

    changes = split_back([Segment("before", 9), Segment("\n"), *lines, Segment("after", 8)], "before\n[X]\nafter")

    assert {0: "[X]", 1: "", 2: "", 3: "", 4: ""} == changes
    assert "line0\nline1\nline2\nline3\nline4\n" == join(lines)


def test_versions_that_decide_bytes_are_named() -> None:
    """A bundle says what made it."""
    assert ["containers", "pikepdf", "pyarrow", "sqlite", "zlib"] == list(library_versions())
