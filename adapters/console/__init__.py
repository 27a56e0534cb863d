"""The command line's own room."""
