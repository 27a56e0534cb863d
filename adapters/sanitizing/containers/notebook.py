"""What does a Jupyter notebook say? It is JSON: embedded images, and cells and outputs kept as lists of lines.

The lists are looked at joined, as the lines a reader sees; answers are written into the JSON strings they touch, and
nothing else of the file is touched.
"""

import json
import re

from .data_urls import embedded
from .joined import Segment, join, splice, split_back
from .part import Walk
from .place import Place

_STRING = rb'"(?:[^"\\\x00-\x1f]|\\.)*"'
_LINES = re.compile(rb"\[\s*(" + _STRING + rb"(?:\s*,\s*" + _STRING + rb")+)\s*\]")
_ONE = re.compile(_STRING)


def walk(data: bytes, place: Place) -> Walk:
    """Images, joined lines, then the JSON as it stands."""
    place.budget.parse(len(data))
    json.loads(data)
    data = yield from embedded(data, place)
    segments, spans = _segments(data)
    if spans:
        joined = join(segments)
        answer = yield place.part("lines", joined.encode("utf-8", "surrogatepass"))
        changes = split_back(segments, answer.decode("utf-8", "surrogatepass"))
        if changes is None:
            raise place.withheld("a replacement falls between two cells")
        data = splice(data, [(*spans[key], json.dumps(text).encode()) for key, text in changes.items()])
    public = yield place.part("text", data)
    if public is not data:
        json.loads(public)
    return public


def _segments(data: bytes) -> tuple[list[Segment], list[tuple[int, int]]]:
    segments: list[Segment] = []
    spans: list[tuple[int, int]] = []
    for lines in _LINES.finditer(data):
        for string in _ONE.finditer(data, lines.start(1), lines.end(1)):
            segments.append(Segment(json.loads(string[0]), len(spans)))
            spans.append(string.span())
        segments.append(Segment("\n"))
    return segments, spans
