"""Does a Parquet file come out clean where pyarrow is installed, and withheld where it is not?"""

import importlib
import io
import sys
from importlib.util import find_spec
from typing import Any

import pytest

from .stub import MARKER, PLACEHOLDER, cleaned, reason

needs_pyarrow = pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is optional")


def written(word: str) -> bytes:
    arrow: Any = importlib.import_module("pyarrow")
    parquet: Any = importlib.import_module("pyarrow.parquet")
    table = arrow.table(
        {"n": [1, 2, 3], "text": ["kept", f"a {word} b", None], "raw": [b"\x00\xff", word.encode(), None]}
    )
    out = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata({"note": word}), out, compression="zstd")
    return out.getvalue()


@needs_pyarrow
def test_values_and_metadata_of_a_parquet_file_are_replaced() -> None:
    """Rows, types and other values stay."""
    parquet: Any = importlib.import_module("pyarrow.parquet")

    public = parquet.read_table(io.BytesIO(cleaned(written(MARKER))))

    assert [1, 2, 3] == public.column("n").to_pylist()
    assert ["kept", f"a {PLACEHOLDER} b", None] == public.column("text").to_pylist()
    assert [b"\x00\xff", PLACEHOLDER.encode(), None] == public.column("raw").to_pylist()
    assert {b"note": PLACEHOLDER.encode()} == public.schema.metadata


@needs_pyarrow
def test_an_unchanged_parquet_file_is_the_same_bytes() -> None:
    """Reading is not rewriting."""
    assert written("plain") == cleaned(written("plain"))


@pytest.mark.skipif("pyarrow" in sys.modules or find_spec("pyarrow") is not None, reason="pyarrow is installed")
def test_without_pyarrow_a_parquet_file_is_withheld() -> None:
    """Guessing at a columnar format would be worse than saying no."""
    assert "needs pyarrow" in reason(b"PAR1" + bytes(20) + b"PAR1")
