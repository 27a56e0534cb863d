"""What do the sanitizer's tests share? One compiled engine each way, and one policy."""

from __future__ import annotations

import pytest

from apprentice.adapters.sanitizing.rulebook import in_force
from apprentice.projections.sanitizer import Engine, Policy, Ruleset
from apprentice.projections.sanitizer.nominate import WORTH


class Memory:
    """Compiled rules, kept for the test run."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or ``None``."""
        return self.kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        self.kept[key] = value


@pytest.fixture(scope="session")
def ruleset(tmp_path_factory: pytest.TempPathFactory) -> Ruleset:
    """Our own rules, as they ship: reading their patterns takes seconds, and another test compares both."""
    return in_force(tmp_path_factory.mktemp("home")).ruleset


@pytest.fixture(scope="session")
def memory() -> Memory:
    """A cache that outlives an engine."""
    return Memory()


@pytest.fixture(scope="session")
def engine(ruleset: Ruleset, memory: Memory, pytestconfig: pytest.Config) -> Engine:
    """Hyperscan nominates in the slow run; compiling all rules takes ten seconds, and words find the same."""
    return Engine(ruleset, memory, worth=0 if pytestconfig.option.markexpr == "slow" else WORTH)


@pytest.fixture(scope="session")
def keyword_engine(ruleset: Ruleset) -> Engine:
    """Aho-Corasick nominates, as where no hyperscan wheel exists."""
    return Engine(ruleset, hyperscan=False)


@pytest.fixture
def policy() -> Policy:
    """A key, nothing allowed, one known name."""
    return Policy(key=b"k" * 32, identities={"maren": 1})
