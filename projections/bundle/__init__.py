"""The contribution bundle as a fold of a session's events."""
