"""Where is what happened kept? One SQLite file, append-only and digest-chained; docs/log-format.md is its description."""
