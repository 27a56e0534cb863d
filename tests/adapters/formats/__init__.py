"""Tests of what comes in from elsewhere."""
