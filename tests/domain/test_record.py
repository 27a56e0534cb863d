"""Records behave as frozen dataclasses with slots do."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from apprentice.domain.record import FrozenRecord, record


@record
class Parcel:
    """Something with a weight."""

    to: str
    grams: int = 100

    @property
    def heavy(self) -> bool:
        """Whether two are needed."""
        return self.grams > 20_000


@record
class Letter:
    """The same values, another class."""

    to: str
    grams: int = 100


@record
class Nothing:
    """No value at all."""


def test_values_are_given_by_place_or_name_and_have_defaults() -> None:
    """A request is written where it is made, as short as it can be."""
    assert ("Ann", 100, False) == (Parcel("Ann").to, Parcel("Ann").grams, Parcel("Ann").heavy)
    assert Parcel("Ann", 30_000) == Parcel(grams=30_000, to="Ann")


@pytest.mark.parametrize(("args", "said"), [((), "missing 1 required"), (("Ann", 1, 2), "takes from 2 to 3")])
def test_python_itself_says_what_is_missing_or_too_much(args: tuple[Any, ...], said: str) -> None:
    """A mistake reads as with every function."""
    with pytest.raises(TypeError, match=said):
        Parcel(*args)


def test_equal_means_of_one_class_with_the_same_values() -> None:
    """``Rest() == Bundle()`` would end a session before its bundle."""
    assert Parcel("Ann") == Parcel("Ann")
    assert hash(Parcel("Ann")) == hash(Parcel("Ann"))
    assert Parcel("Ann") != Parcel("Bob")
    other: object = Letter("Ann")
    assert Parcel("Ann") != other
    assert Nothing() == Nothing()
    assert Nothing() is not None and bool(Nothing())


def test_a_record_is_what_it_was_made() -> None:
    """What two places hold, neither changes under the other."""
    parcel = Parcel("Ann")

    with pytest.raises(FrozenRecord):
        parcel.grams = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del parcel.to
    with pytest.raises(AttributeError):
        parcel.other = 1  # type: ignore[attr-defined]

    assert Parcel("Ann", 100) == parcel


def test_a_record_matches_shows_itself_and_travels_to_another_process() -> None:
    """Workers get them as arguments, failing tests print them."""
    match Parcel("Ann", 7):
        case Parcel(to, grams):
            assert ("Ann", 7) == (to, grams)

    assert "Parcel(to='Ann', grams=7)" == repr(Parcel("Ann", 7))
    assert Parcel("Ann", 7) == pickle.loads(pickle.dumps(Parcel("Ann", 7)))
