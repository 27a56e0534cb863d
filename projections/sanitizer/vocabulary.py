"""Which values must vanish wherever they stand: what the private context knows, and what one part taught the others?"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any
from urllib.parse import quote_from_bytes

from ...domain.later import later
from ...domain.record import record
from .entropy import entropy
from .findings import Finding, leaves
from .ordinary import is_ordinary
from .validate_persons import in_notice

NAMES = ("user", "host")
"""Categories whose values are words: found only where they stand alone."""
FLOOR = 6
"""Shortest secret that is looked for elsewhere; names may have three letters."""

_COMMON = frozenset(
    b"""true false none null main master test tests user users admin root home data value default password secret token
    production development staging localhost string example public private changeme system server client python
    bash node shell ubuntu debian linux darwin windows docker runner vscode github gitlab origin build release master
    guest nobody daemon www-data postgres mysql redis username hostname domain local agent model claude codex cursor
    project workspace desktop documents downloads apprentice mentor session report output input artifacts
    dev app web api git src bin lib tmp usr var opt etc doc docs code work demo info mail news shop blog team
    the and for not all new old now out one two name file path line time date page list item text mark will may jack art
    bill rose grace hope faith dick june april august summer summers max""".split()
)
_TECHNICAL = frozenset(
    b"""foo bar baz qux quux corge grault spam eggs ham cheese fred barney waldo plugh xyzzy thud test testing tester
    testcase testuser testhost unittest pytest doctest cpython pypy jython micropython python2 python3 pip conda venv
    virtualenv poetry ruby rust cargo node12 golang java maven gradle kotlin scala swift perl php lua julia haskell
    jenkins travis circleci drone teamcity bamboo buildkite action actions builder builds built buildbot buildd runners
    deployment deployer deploys vagrant centos fedora redhat rhel alpine arch gentoo suse opensuse freebsd openbsd macos
    macosx osx android iphone ios win32 win64 linux64 amd64 arm64 x86_64 i386 nginx apache apache2 httpd tomcat jboss
    hadoop spark kafka zookeeper airflow jupyter jovyan notebook oracle mongo mongodb mariadb elastic elasticsearch
    rabbitmq memcached consul grafana prometheus support service services operator daemons ftp sftp ssh http https
    smtp imap pop3 ldap dns proxy gateway router firewall share shares shared storage stores store backup backups
    archive archives software tool tools tooling script scripts config configs configuration setting settings setup
    install installer installed package packages packaging module modules library libraries framework frameworks
    resource resources asset assets image images static media template templates theme themes vendor vendors dist target
    targets out cache caches cached log logs logging runtime system32 program programs programdata common core base
    basic simple sample samples fixture fixtures mock mocks dummy fake stub stubs bench benchmark benchmarks
    numeric number numbers integer float double boolean array arrays lists dict dicts tuple tuples object
    objects class classes function functions method methods variable variables parameter parameters argument arguments
     keys entry entries field fields record records row rows column columns table tables index indexes
    query queries request requests response responses header headers body content contents message messages event
    events error errors warning warnings exception exceptions debug version versions update updates upgrade
    patch patches branch branches commit commits merge remote upstream downstream source sources dest destination
    copy move rename remove delete create insert select start stop restart status state states
    distutils setuptools asyncio email json xml yaml toml html css javascript typescript react angular django flask
    website webapp frontend backend fullstack database databases schema schemas migration migrations
    documentation manual readme license changelog example1 example2 first second third last next prev previous
    dir dirs folder path paths him her them their your mine here there where also instead requires usage
    symlink reference
    some any every each other another same different more most many much few less least very just only own thing things
    left right top bottom up down north south east west center middle red green blue black white""".split()
)
"""What a place for names often holds, and everybody's text, too: replaced there, not looked for elsewhere."""
_ALPHABET = later(
    rb"(?i)(?:[+/_-]{0,2}(?:0123456789|1234567890|123456789|abcdef(?:ghijklmnopqrstuvwxyz|gh)?|fedcba|9876543210)){1,8}$"
)
"""Digits and letters in their order: a finding where they stand for a key, and an alphabet elsewhere."""
_WORD = later(rb"[A-Za-z0-9]")
_RUN = later(rb"[A-Za-z0-9+/_-]*={0,2}")


@record
class Known:
    """One value: what kind it is, and the name of the rule or source that told."""

    category: str
    value: bytes
    source: str


@record
class Vocabulary:
    """The values of one bundle, sorted and without repetition, so that it does not depend on the order of files."""

    entries: tuple[Known, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Digest over all entries; private, for cache keys only."""
        rows = [[e.category, e.value.hex(), e.source] for e in self.entries]
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()

    def __add__(self, other: Vocabulary) -> Vocabulary:
        return vocabulary((*self.entries, *other.entries))

    @cached_property
    def search(self) -> Search:
        """The entries, ready to be looked for."""
        return Search(self.entries)


def vocabulary(entries: Iterable[Known]) -> Vocabulary:
    """The entries worth looking for; of several for one value the first by source stays."""
    unique: dict[bytes, Known] = {}
    for entry in sorted(entries, key=lambda e: (e.value, e.category not in NAMES, e.category, e.source)):
        if worth_looking_for(entry):
            unique.setdefault(entry.value, entry)
    return Vocabulary(tuple(unique.values()))


def known_values(values: Iterable[tuple[str, bytes]]) -> Vocabulary:
    """The private context as (category, value) pairs: ``secret``, ``user``, ``host``, ``email``, ``root`` ..."""
    return vocabulary(Known(category, value, f"known-{category}") for category, value in values)


def learn(findings: Iterable[Finding]) -> Vocabulary:
    """What the findings of one or many parts teach about the rest of the bundle."""
    return vocabulary(Known(f.category, f.value, f.rule) for f in leaves(findings) if f.learn)


def worth_looking_for(entry: Known) -> bool:
    """A floor under length, commonness and entropy: ``true``, ``main`` or ``12`` is never a secret."""
    value = entry.value
    if value.lower() in _COMMON or (value.isdigit() and len(value) < 9):
        return False
    if entry.category in NAMES:
        told = entry.source.startswith("known-")
        usual = not told and (value.lower() in _TECHNICAL or is_ordinary(value))
        return len(value) >= 3 and _WORD.search(value) is not None and not usual
    if entry.category == "name" and any(is_ordinary(word) for word in re.findall(rb"[A-Za-z\x80-\xff]+", value)):
        return False  # `Mark Field` is somebody's name in one place, and two words in another
    if entry.source == "name-of-address" and b" " not in value:
        return False
    if len(value) < FLOOR or len(value) > 4096 or _ALPHABET.match(value):
        return False
    if len(value) < 12 and (value.isalpha() and value.islower()):
        return False
    if len(value) < 16 and entry.category == "secret" and value.isalpha() and value[1:].islower():
        return False  # `Credentials`: what a doubtful place calls a secret is everybody's word elsewhere
    return len(set(value)) >= 4 and entropy(value) >= 1.8


def base64_cores(value: bytes) -> Iterable[bytes]:
    """What of ``value`` is certain in base64 at each of the three alignments."""
    for shift in range(3):
        token = base64.b64encode(b"\0" * shift + value)
        start = -(-shift * 8 // 6)
        end = (shift + len(value)) * 8 // 6
        yield token[start:end]


def runs(value: bytes) -> set[bytes]:
    """``value`` in hex and base64, which may stand in a longer run of the same alphabet."""
    found = {value.hex().encode(), value.hex().upper().encode()}
    if len(value) >= 8:
        cores = set(base64_cores(value))
        found |= cores | {core.translate(bytes.maketrans(b"+/", b"-_")) for core in cores}
    return found


def spellings(value: bytes) -> set[bytes]:
    """``value`` in every encoding that is found without decoding the text around it."""
    text = value.decode("utf-8", "replace")
    plain = {value, quote_from_bytes(value, safe="").encode(), json.dumps(text)[1:-1].encode()}
    return plain | runs(value) | {text.encode("utf-16-le"), text.encode("utf-16-be")}


def written(name: bytes) -> Iterator[bytes]:
    """A name as texts write it: in any case, and as part of file names and slugs without its dot."""
    yield from (name, name.lower(), name.capitalize(), name.upper())
    if name.count(b".") == 1 and min(map(len, name.split(b"."))) >= 2 and len(name) >= 7:
        yield from (name.replace(b".", b"-"), name.replace(b".", b"_"))
    account, _, domain = name.rpartition(b".")
    if len(account) >= 4 and domain.isupper() and not account.isupper():
        yield account  # a profile of Windows: the account and its domain


def joined(name: bytes) -> list[bytes]:
    """How the words of a name stand in names of files and addresses: ``Anna_Berg``, ``anna-berg``, ``Berg, Anna``."""
    words = name.split(b" ")
    if len(words) < 2 or len(name) < 8:
        return []
    signs = [sign.join(case) for sign in (b"_", b"-", b".") for case in (words, [word.lower() for word in words])]
    turned = words[-1:] + words[:-1]
    return [*signs, words[-1] + b", " + b" ".join(words[:-1]), *(sign.join(turned) for sign in (b" ", b"_", b"-"))]


class Search:
    """Aho-Corasick over all spellings of all entries."""

    def __init__(self, entries: Iterable[Known]) -> None:
        from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, BytesAhoCorasick

        owners: dict[bytes, Known] = {}
        self._runs: set[bytes] = set()
        for entry in entries:
            words = sorted(spellings(entry.value))
            if entry.category == "name":
                words += joined(entry.value)
            if entry.category not in NAMES:
                self._runs |= runs(entry.value) - {entry.value}
            if entry.category in NAMES:
                words = list(dict.fromkeys(written(entry.value)))
            for word in words:
                owners.setdefault(word, entry)
        self._patterns = list(owners)
        self._owners = list(owners.values())
        self._automaton: Any = (
            BytesAhoCorasick(self._patterns, matchkind=MATCHKIND_LEFTMOST_LONGEST) if self._patterns else None
        )

    def findings(self, text: bytes) -> list[Finding]:
        """Every occurrence in ``text``; a base64 spelling takes the whole run it stands in."""
        if self._automaton is None:
            return []
        found = []
        for index, first, last in self._automaton.find_matches_as_indexes(text):
            entry = self._owners[index]
            if entry.category in NAMES and not stands_alone(text, first, last):
                continue
            if entry.category == "name" and (in_notice(text, first) or not stands_alone(text, first, last)):
                continue
            start, end = run_around(text, first, last) if self._patterns[index] in self._runs else (first, last)
            found.append(
                Finding(
                    start, end, f"learned:{entry.source}", entry.category, priority=55, value=entry.value, learn=False
                )
            )
        return found


def stands_alone(text: bytes, start: int, end: int) -> bool:
    """Whether no letter or digit touches the word; ``alice`` stands alone in ``-home-alice-x`` and ``alice_1``."""
    return not _WORD.match(text[start - 1 : start] if start else b"") and not _WORD.match(text[end : end + 1])


def run_around(text: bytes, start: int, end: int) -> tuple[int, int]:
    """The run of base64 or hex characters that ``[start, end)`` is part of, at most 4 KiB each way."""
    before = re.search(rb"[A-Za-z0-9+/_-]*$", text[max(0, start - 4096) : start])
    after = _RUN.match(text, end, end + 4096)
    first = start - (len(before.group()) if before else 0)
    # The letter behind a backslash is an escape: half of it would break a JSON text.
    escape = first < start and text[first - 1 : first] == b"\\"
    return first + escape, after.end() if after else end
