"""Which names may become file names under the home?"""

import re

from .errors import NameRefused

_SAFE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}", re.ASCII)


def file_name(name: str) -> str:
    """Return ``name`` unchanged if it can only ever name a file in its own folder.

    Raises:
        NameRefused: separators, a leading dot, other characters, or more than 200 of them.
    """
    if _SAFE.fullmatch(name) is None:
        raise NameRefused(name)
    return name
