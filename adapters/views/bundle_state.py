"""What does a bundle depend on, and which one was recorded last?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ... import __version__
from ...domain.events import BundleBuilt, ContentErased
from ...domain.ports import Recorded
from ...domain.values import BundleInput
from ...projections.bundle.layout import projection_inputs

FOLDER = "contribution_bundle"


def current_inputs() -> list[BundleInput]:
    """The program's own versions, which every bundle made now depends on."""
    return [BundleInput(name="engine", value=__version__), *projection_inputs()]


def incomparable(before: Iterable[BundleInput], after: Iterable[BundleInput]) -> str | None:
    """Why two builds of one cut may differ: ``not comparable: engine 0.1.0 -> 0.2.0``; None: they may not."""
    old, new = {i.name: i.value for i in before}, {i.name: i.value for i in after}
    changes = [
        f"{name} {old.get(name, 'none')} -> {new.get(name, 'none')}"
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]
    return f"not comparable: {', '.join(changes)}" if changes else None


def erased_since(events: Sequence[Recorded], built: BundleBuilt) -> str | None:
    """Why a bundle recorded before an erasure cannot come out the same again; None: nothing was erased since."""
    erased = any(isinstance(r.event, ContentErased) and r.version > built.cut for r in events)
    return "not comparable: erased" if erased else None


def last_built(events: Sequence[Recorded]) -> BundleBuilt | None:
    """The last bundle that the log knows of."""
    return next((r.event for r in reversed(events) if isinstance(r.event, BundleBuilt)), None)
