"""Apprentice: runs coding agents as apprentices under a mentor, and is their flight recorder."""

__version__ = "0.1.0"
