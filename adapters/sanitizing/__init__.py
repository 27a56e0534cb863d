"""Files through the sanitizer."""
