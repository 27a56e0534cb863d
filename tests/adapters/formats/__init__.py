"""Tests of the formats others read."""
