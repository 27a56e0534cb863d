"""Are stored files exactly what was put in, for ever, and is it noticed when they are not?"""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from apprentice.adapters.blobs.errors import BlobDamaged, BlobMissing, BlobNotWritten, DigestRefused, SourceChanged
from apprentice.adapters.blobs.ref import BlobRef
from apprentice.adapters.blobs.store import BlobStore

DATA = b"some content\x00\xff"
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    """An empty store."""
    return BlobStore(tmp_path / "blobs")


def _file(tmp_path: Path) -> Path:
    return tmp_path / "blobs" / DIGEST[:2] / DIGEST[2:]


def test_file_bytes_and_stream_give_the_same_blob(store: BlobStore, tmp_path: Path) -> None:
    """A blob is named by its content alone."""
    (tmp_path / "source").write_bytes(DATA)

    refs = [store.put_bytes(DATA), store.put_file(tmp_path / "source"), store.put_stream(iter([DATA[:3], DATA[3:]]))]

    assert [BlobRef(DIGEST, len(DATA))] * 3 == refs
    assert ([DIGEST], DATA, len(DATA)) == (list(store.iter_digests()), store.read(DIGEST), store.size(DIGEST))
    assert [] == list((tmp_path / "blobs" / "partial").iterdir())


def test_a_blob_is_stored_once_and_is_the_owners_alone(store: BlobStore, tmp_path: Path) -> None:
    """The same asset in a hundred sessions takes its space once."""
    store.put_bytes(DATA)
    first = _file(tmp_path).stat()
    store.put_bytes(DATA)

    assert first.st_ino == _file(tmp_path).stat().st_ino
    assert (0o600, 1) == (stat.S_IMODE(first.st_mode), first.st_nlink)


def test_an_empty_file_is_a_blob(store: BlobStore) -> None:
    """An empty artifact is evidence too."""
    assert b"" == store.read(store.put_bytes(b"").digest)


def test_a_changed_byte_is_noticed_however_it_is_read(store: BlobStore, tmp_path: Path) -> None:
    """Nothing damaged is ever handed out."""
    store.put_bytes(DATA)
    _file(tmp_path).write_bytes(DATA[:-1] + b"?")

    for read in (store.read, store.open, store.verify, lambda digest: store.link_out(digest, tmp_path / "out")):
        with pytest.raises(BlobDamaged, match=DIGEST):
            read(DIGEST)
    assert not (tmp_path / "out").exists()


def test_a_short_blob_is_healed_by_putting_it_again(store: BlobStore, tmp_path: Path) -> None:
    """The good content is at hand: keeping the torn one would lose it."""
    store.put_bytes(DATA)
    _file(tmp_path).write_bytes(DATA[:4])
    store.put_bytes(DATA)

    assert DATA == store.read(DIGEST)


def test_a_missing_blob_is_an_error_of_its_own(store: BlobStore) -> None:
    """Lost and damaged are mended differently."""
    for read in (store.read, store.size, store.verify):
        with pytest.raises(BlobMissing):
            read(DIGEST)
    assert not store.has(DIGEST)


@pytest.mark.parametrize("name", ["", "../x", DIGEST.upper(), DIGEST + "0", DIGEST[:-1] + "/"])
def test_only_digests_name_blobs(store: BlobStore, name: str) -> None:
    """A log from elsewhere must not read our files by path."""
    with pytest.raises(DigestRefused):
        store.read(name)


def test_a_file_with_another_digest_than_expected_is_not_stored(store: BlobStore, tmp_path: Path) -> None:
    """The source changed between looking and taking."""
    (tmp_path / "source").write_bytes(b"other")

    with pytest.raises(SourceChanged):
        store.put_file(tmp_path / "source", expected_sha=DIGEST)
    assert [] == list(store.iter_digests())


def test_an_interrupted_stream_stores_nothing(store: BlobStore, tmp_path: Path) -> None:
    """Half a file has no name."""

    def torn() -> Iterator[bytes]:
        yield DATA
        raise ConnectionResetError("torn")

    with pytest.raises(ConnectionResetError):
        store.put_stream(torn())
    assert ([], []) == (list(store.iter_digests()), list((tmp_path / "blobs" / "partial").iterdir()))


def test_leftovers_of_a_crash_are_no_blobs_and_can_be_removed(store: BlobStore, tmp_path: Path) -> None:
    """A killed writer leaves a partial file; a living one's must stay."""
    store.put_bytes(DATA)
    old, new = (tmp_path / "blobs" / "partial" / f"{name}.partial" for name in ("old", "new"))
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (0, 0))

    assert [DIGEST] == list(store.iter_digests())
    assert 1 == store.remove_leftovers()
    assert (False, True) == (old.exists(), new.exists())


def test_what_is_linked_out_shares_no_inode(store: BlobStore, tmp_path: Path) -> None:
    """An agent may write into its inputs; the blob must not notice."""
    store.put_bytes(DATA)
    out = tmp_path / "ws" / "input.txt"
    out.parent.mkdir()
    out.write_bytes(b"older")
    store.link_out(DIGEST, out)
    assert DATA == out.read_bytes()

    out.write_bytes(b"changed by the agent")

    assert DATA == store.read(DIGEST)
    assert [out] == list(out.parent.iterdir())


def test_an_open_blob_can_be_searched(store: BlobStore) -> None:
    """Raw references are offsets."""
    store.put_bytes(DATA)
    with store.open(DIGEST) as file:
        file.seek(5)

        assert DATA[5:] == file.read()


def test_removing_is_final_and_may_be_repeated(store: BlobStore) -> None:
    """Erasure is resumed after a crash."""
    store.put_bytes(DATA)
    store.remove(DIGEST)
    store.remove(DIGEST)

    assert [] == list(store.iter_digests())


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """A full or read-only disk is a message with a way out."""
    (tmp_path / "blobs").write_bytes(b"a file where the folder should be")

    with pytest.raises(BlobNotWritten) as caught:
        BlobStore(tmp_path / "blobs").put_bytes(DATA)
    assert "make room" in str(caught.value.hint)


def test_a_file_size_limit_is_reported_and_leaves_nothing(store: BlobStore, tmp_path: Path) -> None:
    """RLIMIT_FSIZE and a full disk look the same to us."""
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, before[1]))
    try:
        with pytest.raises(BlobNotWritten, match="File too large"):
            store.put_bytes(DATA)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert ([], []) == (list(store.iter_digests()), list((tmp_path / "blobs" / "partial").iterdir()))


def test_a_blob_goes_only_if_it_is_still_unneeded_when_it_is_looked_at(store: BlobStore) -> None:
    """The question is asked where nobody can store the same bytes meanwhile."""
    store.put_bytes(DATA)

    assert None is store.remove_if(DIGEST, lambda stored: False)
    assert store.has(DIGEST)
    assert len(DATA) == store.remove_if(DIGEST, lambda stored: stored == store.stored_at(DIGEST))
    assert None is store.remove_if(DIGEST, lambda stored: True)
    assert not store.has(DIGEST)


def test_a_blob_that_is_stored_again_is_young_again(store: BlobStore, tmp_path: Path) -> None:
    """Who stores it is about to name it, and it must not be taken away as old before he does."""
    store.put_bytes(DATA)
    (path,) = (path for path in (tmp_path / "blobs").rglob("*") if path.is_file() and path.name in DIGEST)
    os.utime(path, (0, 0))

    store.put_bytes(DATA)

    assert store.stored_at(DIGEST) > 0
