"""What stands in the place of a value, and how is it known again?

Every placeholder is printable ASCII without quotes, spaces or separators, so it is safe in JSON, CSV, URLs and shells.
It says the category and a keyed tag: same value, same placeholder, under one key; without the key it says nothing.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping

from ...domain.later import later

TAG = 10
"""Hex digits of a tag: 40 bits, so that values of one bundle do not collide."""

# A list of shapes, no rule: used only to tell our own output apart.
PLACEHOLDER = later(
    rb"REDACTED-[a-z]+-[0-9a-f]{10}|\bu-[0-9a-f]{10}@example\.invalid|\b(?:user"
    rb"|host)-(?:[0-9]{1,4}|[0-9a-f]{6})(?![A-Za-z0-9])"
    rb"|\b9999[0-9]{8}(?![0-9])|\b192\.0\.2\.[0-9]{1,3}|\b198\.51\.100\.[0-9]{1,3}"
    rb"|\b203\.0\.113\.[0-9]{1,3}|\b2001:db8(?::[0-9a-f]{1,4}){2,6}"
    rb"|\b00[:-]00[:-]5[eE][:-]00[:-]53[:-][0-9a-f]{2}"
)
MAIL_LOCAL = later(rb"(?:^|[^A-Za-z0-9])u-[0-9a-f]{10}$")
"""The first half of an address we wrote, where a pattern ends at the ``@``."""
_NETS = ("192.0.2", "198.51.100", "203.0.113")


def tag(key: bytes, category: str, value: bytes, size: int = TAG) -> str:
    """The keyed id of a value: HMAC-SHA256 over category and value, cut to ``size`` hex digits."""
    return hmac.digest(key, category.encode() + b"\0" + value, "sha256").hex()[:size]


def placeholder(key: bytes, category: str, value: bytes, identities: Mapping[str, int]) -> bytes:
    """What is published instead of ``value``; ``identities`` numbers the names the caller knows."""
    if category in ("user", "host"):
        number = identities.get(value.decode("utf-8", "replace"))
        return f"{category}-{number if number else name_tag(key, category, value)}".encode()
    if category == "email":
        return f"u-{tag(key, category, value.lower())}@example.invalid".encode()
    digits = int(tag(key, category, value, 12), 16)
    if category == "ip":
        return f"{_NETS[digits % 3]}.{1 + digits // 3 % 254}".encode()
    if category == "ipv6":
        return f"2001:db8::{tag(key, category, value, 4)}:{tag(key, category, value, 8)[4:]}".encode()
    if category == "mac":
        return f"00-00-5e-00-53-{digits % 256:02x}".encode()
    if category == "root":
        return b"/home/" + placeholder(key, "user", b"root", identities)
    return f"REDACTED-{category}-{tag(key, category, value)}".encode()


def name_tag(key: bytes, category: str, value: bytes) -> str:
    """Six hex digits with a letter among them, so that no tag is read as a number of the identity table."""
    found = tag(key, category, value.lower(), 6)
    return found if not found.isdigit() else "a" + found[1:]


def number_placeholder(key: bytes, category: str, value: bytes) -> bytes:
    """Twelve digits beginning 9999, for a bare number in JSON, which must stay a number: no valid card or phone."""
    return b"9999" + f"{int(tag(key, category, value, 12), 16) % 10**8:08d}".encode()


def local_of_placeholder(value: bytes, behind: bytes) -> bool:
    """Whether ``value`` ends in the first half of an address we wrote, of which ``behind`` is the other."""
    return behind.startswith(b"@example.invalid") and MAIL_LOCAL.search(value) is not None


def mostly_placeholder(value: bytes) -> bool:
    """Whether a value is our own output: nothing, or next to nothing, is left without its placeholders."""
    if not PLACEHOLDER.search(value):
        return False
    rest = PLACEHOLDER.sub(b"", value)
    return len(re.sub(rb"[^A-Za-z0-9]", b"", rest)) < 8
