"""When a document's member gets another name, how do the references to it follow?

Office relationships and content types, OpenDocument manifests and links, e-book packages: all name members in XML
attributes, relative to the member, to the package, or from its root.
"""

import posixpath
from collections.abc import Mapping

from .joined import splice
from .xml_text import attributes, escape, plain


def follow(data: bytes, member: str, renamed: Mapping[str, str]) -> bytes:
    """The XML of ``member`` with every attribute that names a renamed member (old name -> new name) rewritten."""
    folder = posixpath.dirname(member)
    if member.endswith(".rels"):
        folder = posixpath.dirname(folder)  # relationships lie in _rels beside the part they speak for
    edits = []
    for _, _, (start, end) in attributes(data):
        value = plain(data[start:end])
        public = _renamed(value, folder, renamed)
        if public != value:
            edits.append((start, end, escape(public)))
    return splice(data, edits)


def _renamed(value: str, folder: str, renamed: Mapping[str, str]) -> str:
    path, mark, fragment = value.partition("#")
    if not path:
        return value
    if path.startswith("/"):
        return f"/{renamed[path[1:]]}{mark}{fragment}" if path[1:] in renamed else value
    beside = posixpath.normpath(posixpath.join(folder, path))
    if beside in renamed:
        return posixpath.relpath(renamed[beside], folder or ".") + mark + fragment
    return renamed[path] + mark + fragment if path in renamed else value
