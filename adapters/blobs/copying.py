"""How do bytes get from one file into another, sharing no inode, and what is their digest?"""

import errno
import fcntl
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator

from .landing import Partial, writing_to
from .ref import BlobRef

CHUNK = 1 << 20
"""Bytes held at once, whatever the file's size."""

_FICLONE = 0x40049409  # ioctl_ficlone(2): the copy shares extents until one side is written to
_CANNOT_CLONE = (errno.EOPNOTSUPP, errno.EXDEV, errno.EINVAL, errno.ENOTTY, errno.ENOSYS, errno.EPERM, errno.EACCES)


def copy(source: int, target: Partial) -> BlobRef:
    """Fill the empty ``target`` from the descriptor ``source``, by reflink where the file system can.

    The digest is that of the bytes in ``target``: a source that changes meanwhile changes the digest with it.
    ``OSError`` from here is the source's.

    Raises:
        BlobNotWritten: the disk takes no more.
    """
    if _clone(source, target):
        return digest_of(target.descriptor)
    return write(chunks(source), target)


def write(data: Iterable[bytes], target: Partial) -> BlobRef:
    """Write ``data`` and return its digest and size; raises as ``copy``."""
    digest, size = hashlib.sha256(), 0
    for chunk in data:
        digest.update(chunk)
        size += len(chunk)
        with writing_to(target.path):
            _write_all(target.descriptor, chunk)
    return BlobRef(digest.hexdigest(), size)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def digest_of(descriptor: int) -> BlobRef:
    """Read a file from its beginning; leaves the position at its end."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    digest, size = hashlib.sha256(), 0
    for chunk in chunks(descriptor):
        digest.update(chunk)
        size += len(chunk)
    return BlobRef(digest.hexdigest(), size)


def chunks(descriptor: int) -> Iterator[bytes]:
    """Read from the present position to the end."""
    while chunk := os.read(descriptor, CHUNK):
        yield chunk


def _clone(source: int, target: Partial) -> bool:
    if sys.platform != "linux":
        return False
    try:
        fcntl.ioctl(target.descriptor, _FICLONE, source)
    except OSError as error:
        if error.errno in _CANNOT_CLONE:
            return False
        with writing_to(target.path):
            raise
    return True
