"""Tests of the mentors."""
