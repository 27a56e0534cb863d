"""Tests with real files."""
