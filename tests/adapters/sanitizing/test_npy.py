"""Do arrays of numbers come through, and are texts in arrays looked at?"""

import struct

import pytest

from .stub import MARKER, cleaned, reason


def array(descr: str, shape: tuple[int, ...], values: bytes, version: int = 1) -> bytes:
    """An array as NumPy saves it."""
    header = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape!r}, }}".ljust(117) + "\n"
    size = struct.pack("<H" if version == 1 else "<L", len(header))
    return b"\x93NUMPY" + bytes([version, 0]) + size + header.encode() + values


NUMBERS = [
    ("<f8", (3, 2), 8),
    ("|b1", (4,), 1),
    ("?", (4,), 1),
    (">i4", (), 4),
    ("<c16", (2,), 16),
    ("<M8[ns]", (2,), 8),
]
DAMAGED = [array("'<f8'", (2,), bytes(8)), array("'<f8'", (1,), bytes(9)), array("no", (1,), b"")[:40]]


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize(("descr", "shape", "width"), NUMBERS)
def test_numbers_are_the_same_bytes(version: int, descr: str, shape: tuple[int, ...], width: int) -> None:
    """What a run computes is an array as often as a table."""
    count = 1
    for side in shape:
        count *= side
    data = array(repr(descr), shape, bytes(range(200, 200 + width)) * count, version)
    assert data == cleaned(data)


def test_texts_are_looked_at() -> None:
    """A name in UTF-32 is a name."""
    fine = array("'<U5'", (2,), "hello\0\0\0\0\0".encode("utf-32-le"))
    assert fine == cleaned(fine)
    assert "array of texts" in reason(array(f"'<U{len(MARKER)}'", (1,), MARKER.encode("utf-32-le")))
    assert "array of texts" in reason(array(f"'|S{len(MARKER)}'", (1,), MARKER.encode()))


@pytest.mark.parametrize("descr", ["'|O'", f"[('{MARKER}', '<f8')]", "'|V8'"])
def test_objects_and_records_are_withheld(descr: str) -> None:
    """An object is a pickle; nobody looks into it."""
    assert "objects or records" in reason(array(descr, (1,), bytes(8)))


@pytest.mark.parametrize("data", DAMAGED)
def test_a_damaged_array_is_withheld(data: bytes) -> None:
    """What stands behind the values is nobody's number."""
    assert "damaged NumPy array" in reason(data)
