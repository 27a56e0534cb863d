"""Which files does a text ask for?"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from .check import extension_of, known_extensions

# `"my report.csv"`, also in typographic quotes and backticks; the opening quote begins a word, the closing one ends it.
_QUOTED: Final = re.compile(r"(?<![\w\"'`])[\"'`“‘«]([^\"'`“”‘’«»\n]{1,200})[\"'`”’»](?!\w)")
# A phrase with one of these words is a sentence or a command that ends in a file name, not a name with spaces.
_NO_NAME: Final = frozenset(
    {"to", "into", "as", "in", "from", "write", "create", "save", "make", "produce", "read", "called", "named", "file"}
    | {"see", "the", "a", "python", "python3", "pytest", "bash", "sh", "uv", "cat", "node", "open"}
)
_LINK: Final = re.compile(r"(?<!\w)!?\[([^\[\]\n]{0,300})\]\(([^()\s]{0,300})\)")
_SPLIT: Final = re.compile(r"[\s,;+|—…\"`“”«»]+")
_ESCAPED: Final = re.compile(r"\\([_*\[\]()#.-])")
_KEY: Final = re.compile(r"^-{0,2}\w[\w-]*=")
_HOST: Final = re.compile(r"^(www\.|[\w-]+(\.[\w-]+)*\.(com|org|net|io|gov|edu|dev|ai)(/|$))", re.IGNORECASE)
_OPEN, _CLOSE = "([{<", ")]}>"
_STRIPPED: Final = "'‘’*.:!?~"
# `@2x` is how pictures for sharp screens are named; any other @ is an address.
_ADDRESS: Final = re.compile(r"@(?!\dx\.)")


def deliverables_in(text: str, exclude: Iterable[str]) -> list[str]:
    """File names in ``text`` whose extension a checker knows, in order, the first spelling kept.

    ``exclude`` holds asset names and the repository's files; case and Unicode form do not matter, and
    ``input/data.csv`` is the asset ``data.csv``.  Absolute paths, URLs, addresses, patterns (``*.csv``) and
    paths that climb (``../x.csv``) are no deliverables.
    """
    excluded = {variant for name in exclude for variant in _variants(name)}
    wanted: dict[str, str] = {}
    for candidate in _candidates(text):
        name = tidy(candidate)
        if name is not None and not excluded.intersection(_variants(name)):
            wanted.setdefault(key(name), name)
    return list(wanted.values())


def key(name: str) -> str:
    """What two spellings of one name have in common."""
    return unicodedata.normalize("NFC", name).casefold()


def _variants(name: str) -> set[str]:
    plain = key(name.replace("\\", "/").removeprefix("./"))
    return {plain, plain.rpartition("/")[2]} if plain.startswith("input/") else {plain}


def tidy(candidate: str) -> str | None:
    """A relative path without ``./`` and ``artifacts/``, or None for what is no deliverable's name."""
    name = candidate.replace("\\", "/")
    while name.startswith(("./", "artifacts/")):
        name = name.removeprefix("./").removeprefix("artifacts/")
    parts = name.split("/")
    if any(part in {"", ".", ".."} or len(part.encode("utf-8", "replace")) > 255 for part in parts):
        return None
    if any(character in "*?<>{}$|:\0" or not character.isprintable() for character in name):
        return None
    if parts[0].startswith("~") or _HOST.match(name) or _ADDRESS.search(name):
        return None
    stem = parts[-1].rpartition(".")[0]
    return name if _known(name) and any(character.isalnum() for character in stem) else None


def _known(name: str) -> bool:
    return extension_of(name) in known_extensions()


def _candidates(text: str) -> Iterator[str]:
    """Quoted names with spaces as a whole, everything else word by word, in the text's order."""
    text = _LINK.sub(r" \1 \2 ", text)
    at = 0
    for quoted in _QUOTED.finditer(text):
        if _spaced_name(quoted[1]):
            yield from _words(text[at : quoted.start()])
            yield quoted[1].strip()
            at = quoted.end()
    yield from _words(text[at:])


def _spaced_name(phrase: str) -> bool:
    words = phrase.split()
    if not 2 <= len(words) <= 6 or not _known(phrase.strip()):
        return False
    return not any(word.lower() in _NO_NAME or _known(word.rstrip(",;")) for word in words[:-1])


def _words(text: str) -> Iterator[str]:
    for word in _SPLIT.split(_ESCAPED.sub(r"\1", text)):
        if "." not in word or "://" in word or len(word) > 4096:
            continue
        bare = _KEY.sub("", _bare(word))
        if re.match(r"[A-Za-z]:[\\/]", bare):
            continue
        yield from _alternatives(_bare(bare.rpartition(":")[2]))


def _bare(word: str) -> str:
    """``(report.csv).`` without what belongs to the sentence; ``report(1).csv`` keeps its brackets."""
    before = None
    while word != before:
        before = word
        word = re.sub(r"['’]s$", "", word).rstrip(_STRIPPED).lstrip("'‘’*~:!?")
        if word[:1] and word[0] in _OPEN and not _closed(word):
            word = word[1:]
        if word[-1:] and word[-1] in _CLOSE:
            word = word[:-1]
        if word.startswith("_") and word.endswith("_"):
            word = word[1:-1]
    return word


def _closed(word: str) -> bool:
    """Whether the bracket that begins the word closes inside the name, as in ``(draft)report.csv``."""
    closing = word.find(_CLOSE[_OPEN.index(word[0])])
    return 0 < closing < len(word) - 1


def _alternatives(path: str) -> Iterator[str]:
    """``report.md/report.html`` offers two names; ``reports/x.csv`` is one."""
    parts = path.split("/")
    if all(parts) and any(_known(part) for part in parts[:-1]):
        yield from parts
    else:
        yield path
