"""Whose names and data are found by what stands around them, and which look-alikes stay?"""

from __future__ import annotations

import pytest

from apprentice.projections.sanitizer import Engine, Policy, sanitize_texts
from apprentice.tests.sanitizer_corpus.draw import Draw
from apprentice.tests.sanitizer_corpus.matrix_ import crossed, matrix_negatives
from apprentice.tests.sanitizer_corpus.matrix_values_ import person


def cleaned(parts: dict[str, bytes], engine: Engine, policy: Policy) -> dict[str, bytes]:
    """The public parts, none of which is withheld."""
    result = sanitize_texts(parts, engine, policy)
    assert result.withheld == {}
    return dict(result.parts)


def test_a_label_tells_in_nearly_every_notation(keyword_engine: Engine, policy: Policy) -> None:
    """A kind of datum known in JSON and unknown in a log line is published from the log."""
    rows = list(crossed(Draw("a share of the matrix"), 0.06))
    missed = [
        kind
        for kind, (name, text, vanish, _) in rows
        if any(v.encode() in cleaned({name: text.encode()}, keyword_engine, policy).get(name, b"") for v in vanish)
    ]

    assert len(missed) <= 0.03 * len(rows), missed


@pytest.mark.parametrize("case", list(matrix_negatives()), ids=lambda case: case[0])
def test_labels_titles_and_places_stay(case: tuple[str, str, bytes], keyword_engine: Engine, policy: Policy) -> None:
    """A translation of `First name` is nobody's name."""
    _, name, text = case

    assert {name: text} == cleaned({name: text}, keyword_engine, policy)


def test_a_name_is_found_by_the_address_that_spells_it(keyword_engine: Engine, policy: Policy) -> None:
    """Rare names are in no list; the address beside them says whose it is."""
    text = b"Ask Zovana Tekirsen (tekirsen.z@harbour-mail.eu) or Customer Care (care@harbour-mail.eu).\n"

    public = cleaned({"a.txt": text}, keyword_engine, policy)["a.txt"]
    assert b"Zovana" not in public
    assert b"or Customer Care (" in public


def test_a_file_is_named_after_whom_its_text_tells(keyword_engine: Engine, policy: Policy) -> None:
    """The public name of a part is as public as its text."""
    first, last = person(Draw("a course of life"))
    parts = {f"CV_{first}_{last}.txt": f"Name: {first} {last}\nProfession: welder\n".encode()}

    [(name, text)] = cleaned(parts, keyword_engine, policy).items()
    assert last not in name
    assert text.endswith(b"\nProfession: welder\n")


def test_a_copyright_line_keeps_a_name_told_elsewhere(keyword_engine: Engine, policy: Policy) -> None:
    """It is part of a licence."""
    first, last = person(Draw("a licence"))
    notice = f"Copyright (c) 2024 {first} {last}\n".encode()
    told = f"Contact person: {first} {last}\n".encode()

    public = cleaned({"LICENSE": notice, "a.txt": told}, keyword_engine, policy)
    assert notice == public["LICENSE"]
    assert last.encode() not in public["a.txt"]


def test_a_second_run_changes_nothing(keyword_engine: Engine, policy: Policy) -> None:
    """A bundle may be cleaned again by whoever gets it."""
    for _, (name, text, _, _) in crossed(Draw("twice"), 0.02):
        once = cleaned({name: text.encode()}, keyword_engine, policy)
        assert once == cleaned(once, keyword_engine, policy), text
