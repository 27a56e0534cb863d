"""The matrix and its page say the same."""

from __future__ import annotations

from pathlib import Path

from apprentice.adapters.agents.matrix import MATRIX
from apprentice.adapters.agents.registry import KINDS

DOCS = Path(__file__).resolve().parents[3] / "docs/agents.md"


def test_every_agent_has_its_row_in_matrix_and_docs() -> None:
    """An adapter nobody can read about is not there."""
    rows = [line for line in DOCS.read_text().splitlines() if line.startswith("| `")]
    written = [tuple(cell.strip().replace("`", "") for cell in row.strip("|").split("|")) for row in rows]

    assert written == [tuple(row) for row in MATRIX]
    assert set(KINDS) == {row.name for row in MATRIX}
