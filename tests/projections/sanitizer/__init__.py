"""The sanitizer's tests."""
