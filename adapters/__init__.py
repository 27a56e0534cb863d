"""One folder per port, one file per real thing."""
