"""Tests of cleaning containers."""
