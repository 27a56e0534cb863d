"""Which cells are numbers, and what do they add up to?  Exact decimal arithmetic throughout."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

# Wide enough that sums of numbers within `_DIGITS` and `_EXPONENT` are exact.
_EXACT: Final = Context(prec=400)
_DIGITS: Final = 60
_EXPONENT: Final = 60
MEAN_PLACES: Final = Decimal("0.000001")  # means are rounded half to even, to six places

MISSING: Final = frozenset({"", "na", "n/a", "nan", "null", "none", "blank", "missing", "-", "?"})
_PLAIN: Final = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_COMMA: Final = re.compile(r"[+-]?\d+,\d+", re.ASCII)


def is_missing(cell: str) -> bool:
    """Blank, or one of the usual words for a value that is not there."""
    return cell.strip().lower() in MISSING


def number(cell: str, *, decimal_comma: bool = False) -> Decimal | None:
    """The number a cell holds: ``1234.5``, ``1,234.5``, ``1e3``, with ``decimal_comma`` also ``1234,5``; else None."""
    text = cell.strip().removeprefix("$").removeprefix("€")
    if len(text) > _DIGITS:
        return None
    if decimal_comma and _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    elif _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    elif not _PLAIN.fullmatch(text):
        return None
    value = Decimal(text)
    return value if not value or abs(value.adjusted()) <= _EXPONENT else None


def total(values: list[Decimal]) -> Decimal:
    """The exact sum."""
    result = Decimal(0)
    for value in values:
        result = _EXACT.add(result, value)
    return result


def mean(values: list[Decimal]) -> Decimal:
    """The mean of at least one value, rounded to `MEAN_PLACES`."""
    share = _EXACT.divide(total(values), Decimal(len(values)))
    return tidy(share.quantize(MEAN_PLACES, ROUND_HALF_EVEN, _EXACT))


def tidy(value: Decimal) -> Decimal:
    """Without trailing zeros behind the point."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
