"""Records behave as frozen dataclasses with slots do, and mutables as those that are not frozen."""

from __future__ import annotations

import pickle
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

import pytest

from apprentice.domain.record import FrozenRecord, changed, defaults_of, fresh, mutable, record, values_of

T = TypeVar("T")


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


@record
class Box(Generic[T]):
    """Of one kind of thing, with its own list of stickers."""

    content: T
    stickers: list[str] = fresh(factory=list)


@mutable
class Round:
    """A postman's way, while he walks."""

    street: str
    done: int = 0
    left: list[int] = fresh(factory=list)

    def deliver(self, number: int) -> None:
        """One more."""
        self.done += 1
        self.left.append(number)


@mutable
class Weighing:
    """The same values as ``Round``'s, another class."""

    street: str
    done: int = 0
    left: list[int] = fresh(factory=list)


@dataclass(frozen=True)
class Van:
    """What could not become a record."""

    plate: str
    seats: int = 2


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


def test_each_value_gets_a_fresh_default_of_its_own() -> None:
    """One list shared by all of a class would carry one session's files into the next."""
    one, other = Box("a"), Box("b")
    one.stickers.append("fragile")

    assert (["fragile"], []) == (one.stickers, other.stickers)
    assert ["by air"] == Box("c", ["by air"]).stickers
    assert [] == Box(stickers=[], content="d").stickers


@pytest.mark.parametrize("kind", [record, mutable])
def test_a_default_that_all_would_share_is_refused(kind: Any) -> None:  # noqa: ANN401 - either decorator
    """Whoever writes ``= []`` learns it at import, as with dataclasses, and not from a stranger's list."""

    class Shelf:
        things: list[str] = []  # noqa: RUF012 - the mistake

    with pytest.raises(TypeError, match=r"Shelf\.things: .*fresh"):
        kind(Shelf)


def test_a_record_may_be_generic() -> None:
    """An answer is an answer of something, also where it is made: ``Answered[Grade](...)``."""
    assert Box(1) == Box[int](1)
    assert "Box(content=1, stickers=[])" == repr(Box[int](1))


def test_a_changed_record_is_another_one() -> None:
    """What was handed out before stays as it was."""
    parcel = Parcel("Ann", 7)

    assert Parcel("Ann", 8) == changed(parcel, grams=8)
    assert Parcel("Ann", 7) == parcel
    assert Parcel("Ann", 7) == changed(parcel) and parcel is not changed(parcel)
    assert Van("B-1", 5) == changed(Van("B-1"), seats=5)


def test_a_changed_value_shares_what_was_not_changed() -> None:
    """As with ``dataclasses.replace``: a copy of the value, not of what lies in it."""
    box = Box("a", ["fragile"])

    assert box.stickers is changed(box, content="b").stickers


def test_a_name_that_is_none_of_its_values_is_refused() -> None:
    """A misspelt name would change nothing, and nobody would see."""
    with pytest.raises(TypeError, match="unexpected keyword argument 'gram'"):
        changed(Parcel("Ann"), gram=8)


def test_the_values_of_a_record_are_told_by_name_in_their_order() -> None:
    """Rows and documents are made of them; what lies in them is not copied."""
    box = Box("a", ["fragile"])

    assert [("content", "a"), ("stickers", ["fragile"])] == list(values_of(box).items())
    assert box.stickers is values_of(box)["stickers"]
    assert {"plate": "B-1", "seats": 2} == values_of(Van("B-1"))


def test_a_mutable_changes_while_something_goes_on() -> None:
    """A fold carries one object over ten thousand events instead of making ten thousand."""
    walk = Round("Elm")
    walk.deliver(3)
    walk.street = "Oak"

    assert ("Oak", 1, [3]) == (walk.street, walk.done, walk.left)
    assert "Round(street='Oak', done=1, left=[3])" == repr(walk)
    assert Round("Oak", 2, [3]) == changed(walk, done=2)


def test_a_mutable_has_only_its_own_names() -> None:
    """A misspelt name in a fold would be a value that nobody reads."""
    walk = Round("Elm")

    with pytest.raises(AttributeError):
        walk.don = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="missing 1 required"):
        Round()  # type: ignore[call-arg]


def test_mutables_are_equal_as_long_as_their_values_are_and_are_no_keys() -> None:
    """A dictionary would not find again what changed in it."""
    walk, same = Round("Elm"), Round("Elm")
    assert same == walk
    walk.deliver(3)
    assert same != walk

    other: object = Weighing("Elm")
    assert same != other
    with pytest.raises(TypeError, match="unhashable"):
        hash(walk)


def test_a_mutable_matches_is_copied_and_travels_to_another_process() -> None:
    """Workers hand back what they counted."""
    walk = Round("Elm", 1, [3])

    match walk:
        case Round(street, done):
            assert ("Elm", 1) == (street, done)

    assert walk == pickle.loads(pickle.dumps(walk))
    again = deepcopy(walk)
    again.deliver(4)
    assert [3] == walk.left


@record
class Ledger:
    """Sums up once."""

    sums: tuple[int, ...]
    note: str = ""

    @cached_property
    def total(self) -> int:
        """All of them."""
        COUNTED.append(self.sums)
        return sum(self.sums)


COUNTED: list[tuple[int, ...]] = []


def test_a_record_keeps_what_it_worked_out() -> None:
    """As a frozen dataclass does; it is no part of its value, and travels with it."""
    one = Ledger((1, 2))

    assert (3, 3) == (one.total, one.total) and [(1, 2)] == COUNTED
    assert one == Ledger((1, 2)) and "Ledger(sums=(1, 2), note='')" == repr(one)
    assert 3 == pickle.loads(pickle.dumps(one)).total and [(1, 2)] == COUNTED


def test_the_defaults_of_a_record_are_told_by_name() -> None:
    """Who keeps values leaves out those."""
    assert {"note": ""} == defaults_of(Ledger) and {} == defaults_of(Nothing)


def test_names_without_a_default_come_first() -> None:
    """As with every function: else a value would silently land in another's place."""

    class Wrong:
        one: int = 1
        two: int

    with pytest.raises(TypeError, match=r"Wrong: names without a default come first"):
        record(Wrong)


def test_two_of_one_shape_have_their_own_names_and_defaults() -> None:
    """Their ``__init__`` is compiled once for both."""
    assert "Parcel.__init__() got an unexpected keyword argument 'gram'" == _said(Parcel, gram=1)
    assert ("Letter.__init__() missing 1 required positional argument: 'to'") == _said(Letter)
    assert (100, "") == (Parcel("x").grams, Ledger(()).note)


def _said(kind: Any, **values: object) -> str:  # noqa: ANN401 - any record
    with pytest.raises(TypeError) as raised:
        kind(**values)
    return str(raised.value)
