"""What does a Parquet file say? Column values and metadata, read with pyarrow; without it the file is withheld.

A changed file is written again by pyarrow: same columns, types, rows and compression, other page layout.
"""

import io
from collections.abc import Generator, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from .joined import Segment, join, split_back
from .part import Part, Walk
from .place import Place

_BATCH = 5_000
_NAMES = Generator[Part, bytes, None]

# pyarrow is optional and has no type information, so its objects are Any here, and only here.
Arrow = Any
Column = Any
File = Any
Table = Any


def walk(data: bytes, place: Place) -> Walk:
    """Names and metadata first, then the text columns. Nested columns can be looked at but not changed."""
    if find_spec("pyarrow") is None:
        raise place.withheld("Parquet needs pyarrow, which is not installed")
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    try:
        return (yield from _walk(data, place, arrow, parquet))
    except (arrow.ArrowException, TypeError) as error:
        raise place.withheld(f"damaged parquet ({type(error).__name__})") from error


def _walk(data: bytes, place: Place, arrow: Arrow, parquet: Arrow) -> Walk:
    file = parquet.ParquetFile(io.BytesIO(data))
    groups = [file.metadata.row_group(i) for i in range(file.metadata.num_row_groups)]
    place.budget.expand(len(data), sum(group.total_byte_size for group in groups))
    table = file.read()
    yield from _names(file, place)
    metadata = yield from _metadata(table, place)
    columns = []
    for index, name in enumerate(table.column_names):
        here = place.beside(f"column[{index}]")
        columns.append((yield from _column(table.column(index), name, here, arrow)))
    same = all(new is old for new, old in zip(columns, table.columns, strict=True))
    if same and metadata == (table.schema.metadata or {}):
        return data
    fields = [table.schema.field(i) for i in range(len(columns))]
    public = arrow.table(columns, schema=arrow.schema(fields, metadata=metadata))
    out = io.BytesIO()
    packing = groups[0].column(0).compression if groups and columns else "NONE"
    parquet.write_table(public, out, compression=packing, row_group_size=max([1, *(g.num_rows for g in groups)]))
    if parquet.read_table(io.BytesIO(out.getvalue())).num_rows != table.num_rows:
        raise place.withheld("the rewritten Parquet file has lost rows")
    return out.getvalue()


def _names(file: File, place: Place) -> _NAMES:
    names = "\n".join([file.metadata.created_by or "", str(file.schema)]).encode("utf-8", "replace")
    if (yield place.part("schema", names)) != names:
        raise place.withheld("a column would have to be renamed")


def _metadata(table: Table, place: Place) -> Generator[Part, bytes, dict[bytes, bytes]]:
    public = {}
    for number, (key, value) in enumerate(sorted((table.schema.metadata or {}).items())):
        line = key + b" = " + value
        answer = yield place.part(f"metadata[{number}]", line)
        if answer != line and not answer.startswith(key + b" = "):
            raise place.withheld("a metadata key would have to be renamed")
        public[key] = answer[len(key) + 3 :]
    return public


def _column(column: Column, name: str, place: Place, arrow: Arrow) -> Generator[Part, bytes, Column]:
    """The column itself when nothing changes."""
    kind, types = column.type, arrow.types
    plain = kind.value_type if types.is_dictionary(kind) else kind
    texts = types.is_string(plain) or types.is_large_string(plain)
    if not texts and not (types.is_binary(plain) or types.is_large_binary(plain)):
        if types.is_nested(kind):
            yield from _nested(column, place)
        return column
    values, changed = column.to_pylist(), False
    for start in range(0, len(values), _BATCH):
        batch = place.beside(f"rows[{start}]")
        for index, value in (yield from (_texts if texts else _blobs)(values[start : start + _BATCH], name, batch)):
            values[start + index] = value
            changed = True
    return arrow.chunked_array([arrow.array(values, type=plain)]).cast(kind) if changed else column


def _nested(column: Column, place: Place) -> _NAMES:
    text = "\n".join(map(str, column.to_pylist())).encode("utf-8", "replace")
    if (yield place.part("nested", text)) != text:
        raise place.withheld("a finding in a nested column")


def _texts(values: list[Any], name: str, place: Place) -> Generator[Part, bytes, Iterator[tuple[int, Any]]]:
    segments = [
        segment
        for index, value in enumerate(values)
        if value
        for segment in (Segment(f"{name} = "), Segment(value, index), Segment("\n"))
    ]
    if not segments:
        return iter(())
    answer = yield place.part("text", join(segments).encode("utf-8", "surrogatepass"))
    changes = split_back(segments, answer.decode("utf-8", "surrogatepass"))
    if changes is None:
        raise place.withheld("a replacement falls between two values")
    return iter(changes.items())


def _blobs(values: list[Any], name: str, place: Place) -> Generator[Part, bytes, Iterator[tuple[int, Any]]]:
    changes = []
    for index, value in enumerate(values):
        if value:
            public = yield place.part(f"blob[{index}]", value, "binary")
            changes += [(index, public)] if public != value else []
    return iter(changes)
