"""What can be wrong with what a caller hands to the sanitizer?"""

from __future__ import annotations


class RulesetError(ValueError):
    """A ruleset cannot be used; the message names file, rule, reason and the way out."""
