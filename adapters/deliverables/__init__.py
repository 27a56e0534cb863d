"""One checker per file type."""
