"""Tests of the adapters, folder by folder."""
