"""What does a NumPy array say? Its header, and the texts in it; numbers are numbers.

The format is that of NEP 1: a magic, a version, the length of a header that is a Python literal, then the values. An
array of objects holds a pickle, which runs code when it is read: it has no cleaner.
"""

import ast
import math
import re

from .part import Walk
from .place import Place

_NUMBERS = re.compile(r"[<>|=]?(?:\?|[biufc][0-9]{1,2}|[mM]8(?:\[[0-9]{0,9}[A-Za-z]{1,2}\])?)")
_TEXT = re.compile(r"([<>|=]?)([SU])([0-9]{1,9})")
_LONGEST = 1 << 20
"""Bytes of a header; real ones have a hundred."""


def walk(data: bytes, place: Place) -> Walk:
    """Header, then texts; a finding in either withholds the array, whose values all have one width."""
    size = 2 if data[6] == 1 else 4
    start = 8 + size
    length = int.from_bytes(data[8:start], "little")
    header = data[start : start + length]
    if not 1 <= data[6] <= 3 or len(header) != length or length > _LONGEST:
        raise EOFError("the header is cut off")
    kind, values = _described(header.decode("utf-8"), data[start + length :], place)
    if (yield place.part("header", header)) != header:
        raise place.withheld("a finding in the description of an array")
    if kind is None:
        return data
    order, letter = kind
    text = values.decode(f"utf-32-{'be' if order == '>' else 'le'}").encode() if letter == "U" else values
    lines = re.sub(rb"\0+", b"\n", text)
    if (yield place.part("text", lines)) != lines:
        raise place.withheld("a finding in an array of texts")
    return data


def _described(header: str, values: bytes, place: Place) -> tuple[tuple[str, str] | None, bytes]:
    """Byte order and letter of an array of texts, ``None`` for numbers; and its values. Raises Withheld, ValueError."""
    try:
        told = ast.literal_eval(header.strip())
        shape, what = told["shape"], told["descr"]
        count = math.prod(shape)
    except (SyntaxError, TypeError, KeyError) as error:
        raise ValueError("the header is no description of an array") from error
    text = _TEXT.fullmatch(what) if isinstance(what, str) else None
    if text is not None:
        width = int(text[3]) * (4 if text[2] == "U" else 1)
    elif isinstance(what, str) and _NUMBERS.fullmatch(what):
        width = int((re.search(r"[0-9]+", what) or "1")[0])
    else:
        raise place.withheld("an array of objects or records")
    if count * width != len(values):
        raise ValueError("values are missing, or something stands behind them")
    return ((text[1], text[2]) if text else None), values
