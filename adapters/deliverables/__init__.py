"""One checker per file type."""

from .check import check, checker_of, extension_of, known_extensions
from .find import locate
from .names import deliverables_in
from .outcome import Check, Status

__all__ = [
    "Check",
    "Status",
    "check",
    "checker_of",
    "deliverables_in",
    "extension_of",
    "known_extensions",
    "locate",
]
