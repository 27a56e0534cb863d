"""Which text engine do these tests use? One that knows a single word, and replaces it by a longer one."""

from apprentice.adapters.sanitizing.containers.dispatch import Cleaned, clean
from apprentice.adapters.sanitizing.containers.limits import Limits
from apprentice.adapters.sanitizing.containers.part import Part, Withheld

MARKER = "Quokka7Marker"
PLACEHOLDER = "[secret-4f2a-redacted]"
NAME_PLACEHOLDER = "redacted-4f2a"
PERSON = "person-4f2a"


def stub(part: Part) -> bytes:
    """A pure function of the part: the marker goes in any encoding a view could show it in."""
    if part.kind == "personal":
        return PERSON.encode()
    new = NAME_PLACEHOLDER if part.kind == "name" else PLACEHOLDER
    data = part.data.replace(MARKER.encode(), new.encode())
    return data.replace(MARKER.encode("utf-16-le"), new.encode("utf-16-le"))


def cleaned(data: bytes, name: str = "file") -> bytes:
    """The public bytes; fails the test when the file was withheld."""
    result = clean(data, name, stub)
    assert isinstance(result, Cleaned), result
    return result.data


def reason(data: bytes, limits: Limits | None = None) -> str:
    """Why the file was withheld; fails the test when it was not."""
    result = clean(data, "file", stub, limits)
    assert isinstance(result, Withheld), result
    return result.reason
