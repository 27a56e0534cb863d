"""Which files are embedded in a text as base64, and how do they change places with their public form?"""

import base64
import re

from .joined import splice
from .magic import identify
from .part import Walk
from .place import Place

# data:image/png;base64,... in any text; "image/png": "..." in a notebook, where line ends are written \n.
_EMBEDDED = re.compile(
    rb"(?:data:image/[a-z0-9.+-]{1,40};base64,|\"image/(?:png|jpeg|gif|webp)\"\s*:\s*(?:\[\s*)?\")([A-Za-z0-9+/=]{16}[A-Za-z0-9+/=\\n]*)"
)
_IMAGES = {"png", "jpeg", "gif", "webp"}


def embedded(data: bytes, place: Place) -> Walk:
    """``data`` with the metadata of embedded images cleaned. What does not decode is left to the text engine."""
    edits = []
    for number, match in enumerate(_EMBEDDED.finditer(data)):
        content = _decoded(match[1])
        if content is None or identify(content) not in _IMAGES:
            continue
        place.budget.expand(len(match[1]), len(content))
        public = yield from place.file(f"embedded[{number}]", content)
        if public != content:
            edits.append((match.start(1), match.end(1), base64.b64encode(public)))
    return splice(data, edits) if edits else data


def _decoded(text: bytes) -> bytes | None:
    plain = text.replace(b"\\n", b"")
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except ValueError:
        return None
