"""One cleaner per container type."""
