"""Tests of the agents, one file per agent."""
