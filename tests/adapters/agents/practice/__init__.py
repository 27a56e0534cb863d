"""Tests of the practice program, most of them through a real subprocess."""
