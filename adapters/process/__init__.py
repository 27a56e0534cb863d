"""Running other programs and leaving none behind."""
