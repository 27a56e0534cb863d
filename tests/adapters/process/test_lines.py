"""Are lines what lies between newlines, however the stream was cut?"""

from hypothesis import given
from hypothesis import strategies as st

from apprentice.adapters.process.lines import LineSplitter, Piece


@given(st.lists(st.binary(max_size=12).map(lambda data: data.replace(b"x", b"\n"))), st.integers(1, 5))
def test_pieces_cover_the_stream_in_order(chunks: list[bytes], longest: int) -> None:
    """An offset is a reference into the raw stream: it must hit exactly the bytes it names."""
    splitter = LineSplitter(longest)
    pieces = [piece for chunk in chunks for piece in splitter.feed(chunk)] + splitter.close()
    raw = b"".join(chunks)

    assert raw == b"".join(piece.data + b"\n" * (piece.ended == "newline") for piece in pieces)
    assert all(raw[p.offset : p.offset + len(p.data)] == p.data for p in pieces)
    assert all(len(p.data) <= longest and b"\n" not in p.data for p in pieces)


def test_an_over_long_line_is_cut_and_says_so() -> None:
    """A megabyte without a newline is no reason to hold it."""
    splitter = LineSplitter(4)

    assert [Piece(0, b"abcd", "cut")] == splitter.feed(b"abcdef")
    assert [Piece(4, b"efg", "newline"), Piece(8, b"", "newline")] == splitter.feed(b"g\n\nh")
    assert [Piece(9, b"h", "eof")] == splitter.close()
