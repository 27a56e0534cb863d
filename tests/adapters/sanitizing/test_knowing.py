"""What does the sanitizer know before it looks: contexts, key files, keys?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from apprentice.adapters.private import PrivateContextFiles
from apprentice.adapters.sanitizing.context import known_in
from apprentice.adapters.sanitizing.key_files import is_key_file, values_in
from apprentice.adapters.sanitizing.keys import key_file, key_id, key_of
from apprentice.adapters.sanitizing.naming import fitting
from apprentice.adapters.sanitizing.sizes import size_class

from .sessions import drawn


def context(**told: object) -> bytes:
    return json.dumps({"user": None, "host": None, "home": "/home/x", "git": {}, "environment": {}, **told}).encode()


def test_owners_names_are_numbered_in_the_order_they_were_recorded() -> None:
    """The same on every home, whatever else is learned."""
    known = known_in([context(user="marigold", host="wks-1.lab"), context(user="brunelda")], lambda _: [])

    assert {"marigold": 1, "brunelda": 2, "wks-1.lab": 1, "wks-1": 2} == known.identities
    assert {b"marigold", b"brunelda", b"wks-1.lab", b"wks-1"} == {entry.value for entry in known.words.entries}


def test_a_common_word_is_no_name_and_no_secret() -> None:
    """An account called root or a token called true must not eat every text."""
    known = known_in([context(user="root", environment={"TOKEN": "true"})], lambda _: [])

    assert () == known.words.entries


@pytest.mark.parametrize(
    "name", ["~/.aws/credentials", ".env", "keys/id_ed25519", "/x/.netrc", "prod.pem", "secrets.yaml"]
)
def test_a_key_file_is_known_by_its_name(name: str) -> None:
    """By custom."""
    assert is_key_file(f"cat {name}")


def test_values_of_a_key_file_are_secrets_and_what_stands_beside_them_is_not() -> None:
    """Regions, hosts, addresses without a password, switches."""
    word, odd = drawn(9), drawn(16)
    held = (
        f"aws_secret_access_key = {word}\nother={odd}\nregion = eu-central-1\nhost = db-1.internal.lan\ndebug = true\n"
    )

    assert {word.encode(), odd.encode()} == set(values_in(held.encode()))
    assert {word.encode(), odd.encode()} == set(values_in(json.dumps({"output": held}).encode()))


def test_a_sessions_key_is_that_of_its_first_context(tmp_path: Path) -> None:
    """Later contexts of a session carry it on; another session has another."""
    one = PrivateContextFiles(tmp_path, {"API_TOKEN": drawn(20)})
    two = PrivateContextFiles(tmp_path, {"API_TOKEN": drawn(20)})
    contexts = [one.read("s", one.record("s")[0]), two.read("s", two.record("s")[0])]
    other = one.read("t", one.record("t")[0])

    keys = [key_of([data], tmp_path, "unused") for data in (*contexts, other)]
    assert keys[0] == keys[1] != keys[2]
    assert not (tmp_path / "keys").exists()


def test_a_session_without_a_context_has_a_key_of_its_own(tmp_path: Path) -> None:
    """Imported from another tool; drawn once, 0600."""
    key = key_of([], tmp_path, "session-1")

    assert key == key_of([context()], tmp_path, "session-1")
    assert key != key_file(tmp_path / "keys" / "session-2")
    assert 0o600 == (tmp_path / "keys" / "session-1").stat().st_mode & 0o777
    assert key.hex() not in key_id(key)


def test_a_long_name_is_cut_and_stays_apart_from_others() -> None:
    """The ending stays, so that the file still opens."""
    names = [fitting(f"a/{'x' * 300}{n}.csv") for n in range(2)]

    assert 2 == len(set(names))
    assert all(name.endswith(".csv") and len(name.partition("/")[2].encode()) <= 255 for name in names)
    assert "short.txt" == fitting("short.txt")


@pytest.mark.parametrize(
    ("size", "said"), [(0, "empty"), (1, "under 1 KiB"), (1024, "1 to 64 KiB"), (1 << 40, "64 MiB or more")]
)
def test_a_size_is_told_as_a_class(size: int, said: str) -> None:
    """An exact size can name a file."""
    assert said == size_class(size)
