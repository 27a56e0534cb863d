"""Mentor models behind one port."""
