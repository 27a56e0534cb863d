"""Are persons found by their given names wherever they stand, and nothing that only looks so?"""

from __future__ import annotations

import pytest

from apprentice.projections.sanitizer import Engine, Policy
from apprentice.projections.sanitizer.given_names import given_names, is_given_name, plain
from apprentice.projections.sanitizer.ordinary import ordinary_words
from apprentice.tests.sanitizer_corpus.draw import LOWER, Draw

from .test_told import cleaned

GIVEN = ["Rosalind", "Ségolène", "Wojciech", "Begoña", "Anne-Marie", "Thorsten", "Ingrid", "Mehmet"]


@pytest.fixture
def draw() -> Draw:
    """Surnames are drawn, so that none stands in the repository."""
    return Draw("given")


def surname(draw: Draw) -> str:
    """A word that nobody has as a name."""
    return draw.of(LOWER, 7).capitalize() + "sen"


@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize(
    "text",
    [
        "Please forward it to {} before noon.",
        "Contrato entre {} y la empresa.",
        "« {} » a signé le contrat",
        '{{"note": "seen by {}, again"}}',
        "| {} | 12 |",
        "<td>{}</td>",
        "{}'s report is late",
        "Interview mit {}.",
        "CV_{}.txt",
    ],
)
def test_a_full_name_goes_wherever_it_stands(
    given: str, text: str, draw: Draw, keyword_engine: Engine, policy: Policy
) -> None:
    """Prose tells nothing about what comes next; the name itself does."""
    name = f"{given} {surname(draw)}"
    name = name.replace(" ", "_") if text.startswith("CV_") else name
    public = cleaned(text.format(name).encode(), keyword_engine, policy).decode()
    assert given not in public and name.split(" ")[-1] not in public
    assert text.format("\0").split("\0")[0] == public[: len(text.format("\0").split("\0")[0])]


def test_the_parts_of_a_name_go_where_they_stand_alone(draw: Draw, keyword_engine: Engine, policy: Policy) -> None:
    """Minutes name somebody in full once."""
    last = surname(draw)
    text = f"Present: Rosalind {last}.\nRosalind reports. {last} agrees, {last}burg does not.\n"
    public = cleaned(text.encode(), keyword_engine, policy).decode()
    assert "Rosalind" not in public and f" {last} " not in public
    assert f"{last}burg" in public


def test_a_surname_first_and_a_passenger(draw: Draw, keyword_engine: Engine, policy: Policy) -> None:
    """Lists and tickets turn names round."""
    last = surname(draw)
    for text in (f'"{last}, Clifford","12,50"\n', f"1.1 {last.upper()}/CLIFFORD MR\n"):
        assert last not in cleaned(text.encode(), keyword_engine, policy).decode().replace(last.upper(), last)


@pytest.mark.parametrize(
    "text",
    [
        "Rosalind Franklin and Alan Turing are in every text book.",
        "as Jane Doe or Max Mustermann would say",
        "The Helmut Schmidt Airport and Anna Seghers Library are open.",
        "Copyright (c) 2019 Rosalind Whatshername. All rights reserved.",
        "THAI CHARACTER SARA AIMAI",
        "Simon Says Hello, Martin Test Data",
        "class Anton Configuration",
        "San Antonio Spurs",
        "Peter Pan Theorem",
    ],
)
def test_what_is_no_private_person_stays(text: str, keyword_engine: Engine, policy: Policy) -> None:
    """Text books, places, licences and headings are full of given names."""
    assert text.encode() == cleaned(text.encode(), keyword_engine, policy)


def test_given_names_are_nobodys_words() -> None:
    """A name that is a word of the trade as well would take its neighbours with it."""
    assert not {name for name in given_names() if name.encode() in ordinary_words()} - {"chris"}
    assert all(name == plain(name) for name in given_names())
    assert is_given_name("Łukasz") and is_given_name("Jean-Luc") and not is_given_name("Jean-Luc-Pierre")
