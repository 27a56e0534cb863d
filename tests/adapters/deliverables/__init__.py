"""Tests of the deliverable checkers."""
