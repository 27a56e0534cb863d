"""What does a Parquet file say? Without pyarrow nothing can be read, and the file is withheld."""

from .part import Walk
from .place import Place


def walk(data: bytes, place: Place) -> Walk:
    """Withheld until a reader is written."""
    raise place.withheld("no cleaner for Parquet")
    yield
