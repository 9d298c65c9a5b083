"""One file a format, found by name."""
