"""With which rules, key and known values is a session's bundle cleaned? Its events, its contexts and the home say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

from ...domain.events import ContentAllowed, PrivateContextRecorded, SessionStarted
from ...domain.ports import Recorded
from ...domain.record import record
from ...domain.values import BundleInput
from ...projections.fold import ReadText
from ...projections.sanitizer import ENGINE_VERSION, Policy
from ...projections.sanitizer.placeholders import tag
from .bundle_cleaner import BundleCleaner
from .cache import FileCache, RuleCache
from .cleaning import Cleaning
from .containers.versions import library_versions
from .context import known_in
from .detecting import Detector
from .key_files import seen_in_steps
from .keys import key_id, key_of
from .rulebook import Rulebook, in_force, install, installed
from .store import Store

NONE: Final = "none"
"""The ruleset of a bundle that is not sanitized."""


class Contexts(Protocol):
    """Who keeps private contexts."""

    def read(self, stream: str, digest: str) -> bytes:
        """One context, as recorded."""


Installed = Callable[[Rulebook], None]


@record
class Prepared:
    """A session's cleaner, and what its bundles depend on."""

    cleaner: BundleCleaner
    inputs: tuple[BundleInput, ...]


class SessionCleaners:
    """Makes the cleaner of each session. ``tell`` records that a ruleset is used for the first time."""

    def __init__(self, home: Path, store: Store, contexts: Contexts, tell: Installed) -> None:
        self._home = home
        self._store = store
        self._contexts = contexts
        self._tell = tell
        self._detectors: dict[str, Detector] = {}

    @cached_property
    def current(self) -> Rulebook:
        """The rules in force. Raises Refused: the owner's are not accepted."""
        return in_force(self._home)

    def compile(self) -> None:
        """Have the compiled rules in the cache before several processes want them."""
        self._detector(self.current).compile()

    @cached_property
    def _kept(self) -> FileCache:
        return FileCache(self._home / "cache")

    def masking(self, events: Sequence[Recorded]) -> bool:
        """Whether the owner wants this session's bundles sanitized."""
        started = next((r.event for r in events if isinstance(r.event, SessionStarted)), None)
        return started is None or started.masking != NONE

    def prepare(self, stream: str, events: Sequence[Recorded], read: ReadText, ruleset: str | None = None) -> Prepared:
        """The cleaner for these events; ``ruleset`` is a sha256, None: the rules in force.

        Raises:
            NotFound: that ruleset is not in this home. Refused: the owner's rules are not accepted.
        """
        book = self._book(ruleset)
        if install(self._home, book):
            self._tell(book)
        detector = self._detector(book)
        contexts = list(self._private(stream, events))
        key = key_of(contexts, self._home, stream)
        known = known_in(contexts, detector.text, seen_in_steps(events, read))
        values, files = allowed(events)
        policy = Policy(key, values | _own_names(key, events), known.identities)
        cleaning = Cleaning(detector, policy, files)
        cleaner = BundleCleaner(cleaning, known.words, self._store, self._home / "cache" / "large")
        return Prepared(cleaner, tuple(_inputs(book, cleaning, values | files)))

    def close(self) -> None:
        """Close the cache."""
        self._kept.close()

    def _book(self, ruleset: str | None) -> Rulebook:
        if ruleset is None or ruleset == self.current.ruleset.sha256:
            return self.current
        return installed(self._home, ruleset)

    def _detector(self, book: Rulebook) -> Detector:
        digest = book.ruleset.sha256
        if digest not in self._detectors:
            self._detectors[digest] = Detector(book.ruleset, RuleCache(self._home / "cache" / "rules"), self._kept)
        return self._detectors[digest]

    def _private(self, stream: str, events: Sequence[Recorded]) -> Iterator[bytes]:
        """The contexts in the order they were recorded; one that was erased says nothing any more."""
        named = (r.event.digest for r in events if isinstance(r.event, PrivateContextRecorded))
        for digest in dict.fromkeys(named):
            try:
                yield self._contexts.read(stream, digest)
            except FileNotFoundError:
                continue


def allowed(events: Sequence[Recorded]) -> tuple[frozenset[str], frozenset[str]]:
    """What the owner lets pass: ids of values, sha256 of files."""
    said = [r.event for r in events if isinstance(r.event, ContentAllowed)]
    return (
        frozenset(event.id for event in said if event.what == "value"),
        frozenset(event.id for event in said if event.what == "file"),
    )


def _own_names(key: bytes, events: Sequence[Recorded]) -> frozenset[str]:
    """A run id stands beside ``session_id`` in every record, and is none of the secrets that are called so.

    Names and values inside of it are found all the same.
    """
    started = (r.event for r in events if isinstance(r.event, SessionStarted))
    return frozenset(tag(key, "secret", event.run_id.encode(), 16) for event in started)


def _inputs(book: Rulebook, cleaning: Cleaning, allow: frozenset[str]) -> Iterator[BundleInput]:
    """Everything a sanitized bundle depends on, beside the events."""
    rules = book.ruleset
    yield BundleInput(name="allow-list", value=sha256("\n".join(sorted(allow)).encode()).hexdigest())
    yield BundleInput(name="identities", value=cleaning.policy_digest)
    for name, version in library_versions().items():
        yield BundleInput(name=f"library {name}", value=version)
    yield BundleInput(name="placeholders", value=key_id(cleaning.policy.key))
    yield BundleInput(name="ruleset", value=rules.sha256)
    yield BundleInput(name="ruleset name", value=f"{rules.name} {rules.version}")
    yield BundleInput(name="sanitizer", value=ENGINE_VERSION)
