"""What is one line of the budget table, and is it met?"""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """``measured`` against ``baseline`` gives ``figure``, to be at most ``budget`` (``least``: at least; None: any)."""

    what: str
    measured: str
    baseline: str
    figure: float
    unit: str
    budget: float | None
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the budget holds."""
        if self.budget is None:
            return True
        return self.figure >= self.budget if self.least else self.figure <= self.budget

    def text(self) -> str:
        """One row of a Markdown table."""
        budget = verdict = ""
        if self.budget is not None:
            verdict = "met" if self.met else f"missed by {abs(self.figure - self.budget) / (self.budget or 1):.0%}"
            budget = f"{'>=' if self.least else '<='} {number(self.budget)} {self.unit}".strip()
        figure = f"{number(self.figure)} {self.unit}".strip()
        return f"| {self.what} | {self.measured} | {self.baseline} | {figure} | {budget} | {verdict} |"


HEAD = "| what | measured | baseline | figure | budget | |\n|---|---|---|---|---|---|"


def number(value: float) -> str:
    """Three digits that matter, thousands separated."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
