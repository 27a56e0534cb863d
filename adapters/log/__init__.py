"""Where is what happened kept? One SQLite file, append-only and digest-chained; described in docs/log-format.md."""
