"""How evenly are a value's bytes spread?"""

from __future__ import annotations

import math
from collections import Counter


def entropy(value: bytes) -> float:
    """Shannon entropy in bits a byte."""
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values()) if size else 0.0
