"""What the budgets in DESIGN.md are measured with."""
