"""The append-only event log in SQLite."""
