"""One checker per file type."""

from .check import check, checker_of, extension_of, known_extensions
from .find import locate
from .names import deliverables_in
from .outcome import Check, Status
from .packet import TaskPacket, load_task_file
from .task_syntax import TaskFileError

__all__ = [
    "Check",
    "Status",
    "TaskFileError",
    "TaskPacket",
    "check",
    "checker_of",
    "deliverables_in",
    "extension_of",
    "known_extensions",
    "load_task_file",
    "locate",
]
