"""Can the configured mentor model do its work, seen by asking it? The questions cost a few thousand tokens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from ...domain.errors import ApprenticeError
from ..mentors.known_answers import Known, ask_all
from ..settings import Settings
from .health.finding import NOT_READY, OK, Finding
from .health.workers import MENTOR
from .wiring import House


def known(settings: Settings) -> Iterator[Known]:
    """Each role's answer, in a home that is gone afterwards: asking is no session.

    Raises:
        NotReady, Refused: a key, model or provider is missing.
    """
    with TemporaryDirectory(prefix="apprentice-live-") as folder:
        house = House(Path(folder), settings)
        try:
            yield from ask_all(house.mentor, house.contents.put)
        finally:
            house.close()


def findings(settings: Settings) -> Iterator[Finding]:
    """The same for ``doctor``."""
    try:
        for one in known(settings):
            yield _finding(one)
    except ApprenticeError as error:
        yield Finding(MENTOR, "live", NOT_READY, str(error), error.hint)


def _finding(one: Known) -> Finding:
    took = f"{one.last.provenance.model}, {one.last.duration_s:.1f} s, {one.last.rung}"
    if one.good:
        return Finding(MENTOR, one.role.value, OK, f"answered rightly ({took})")
    return Finding(
        MENTOR, one.role.value, NOT_READY, f"{one.why} ({took})", "another model: `apprentice configure model`"
    )
