"""What does an SVG say? It is XML: texts, metadata, attributes, and images embedded as data URLs."""

from . import xml_text
from .data_urls import embedded
from .part import Walk
from .place import Place


def walk(data: bytes, place: Place) -> Walk:
    """Embedded files first, then the XML. An SVG in another encoding, or one that is no XML, is looked at as text."""
    data_urls = yield from embedded(data, place)
    if not xml_text.is_xml(data_urls.removeprefix(b"\xef\xbb\xbf")):
        return (yield place.part("text", data_urls))
    return (yield from xml_text.walk(data_urls, place))
