"""How long can what a pattern matches be, may it cross lines, and what would an example look like?

Reads the syntax that RE2 and hyperscan share. A pattern is read into a small tree; nothing is matched here.
"""

from __future__ import annotations

import random

from ...domain.record import fresh, mutable, record
from .errors import RulesetError

UNBOUNDED = 1 << 30
ALL = frozenset(range(256))
LOWER = frozenset(range(0x61, 0x7B))
UPPER = frozenset(range(0x41, 0x5B))
CASED = LOWER | UPPER
"""Bytes with a second case; neither engine knows one of bytes above 127 (the bytes of UTF-8 are read as Latin-1)."""
DIGIT = frozenset(range(0x30, 0x3A))
ALNUM = CASED | DIGIT
WORD = ALNUM | {0x5F}
SPACE = frozenset(b"\t\n\f\r ")
CLASSES = {"d": DIGIT, "w": WORD, "s": SPACE, "D": ALL - DIGIT, "W": ALL - WORD, "S": ALL - SPACE}
CONTROLS = {"n": 10, "t": 9, "r": 13, "f": 12, "v": 11, "a": 7, "0": 0}
POSIX = {
    "alnum": ALNUM,
    "alpha": CASED,
    "digit": DIGIT,
    "lower": LOWER,
    "upper": UPPER,
    "xdigit": frozenset(b"0123456789abcdefABCDEF"),
    "space": SPACE,
    "punct": frozenset(range(0x21, 0x7F)) - ALNUM,
    "word": WORD,
}


@record
class Node:
    """One piece: a byte class, a sequence, a choice, a repetition of its first child, or an assertion by its name."""

    kind: str
    bytes_: frozenset[int] = frozenset()
    children: tuple[Node, ...] = ()
    low: int = 1
    high: int = 1
    name: str = ""
    """Of an assertion: ``b``, ``B``, ``line^``, ``line$``, ``text^``, ``text$``."""

    def width(self) -> tuple[int, int]:
        """Shortest and longest match in bytes; ``UNBOUNDED`` where nothing limits it."""
        if self.kind == "class":
            return 1, 1
        if self.kind == "assert":
            return 0, 0
        widths = [child.width() for child in self.children]
        if self.kind == "sequence":
            return sum(w[0] for w in widths), min(UNBOUNDED, sum(w[1] for w in widths))
        if self.kind == "choice":
            return min(w[0] for w in widths), max(w[1] for w in widths)
        return widths[0][0] * self.low, min(UNBOUNDED, widths[0][1] * self.high)

    def crosses_lines(self) -> bool:
        """Whether an unlimited or long repetition can run over line ends (``[\\s\\S]{64,}``), white space aside."""
        if self.kind == "repeat" and self.high > 8:
            return any(child.eats_line_ends() for child in self.children)
        return any(child.crosses_lines() for child in self.children)

    def eats_line_ends(self) -> bool:
        """Whether a line end is one of many bytes this piece takes."""
        if self.kind == "class":
            return 10 in self.bytes_ and len(self.bytes_ - SPACE) > 2
        return any(child.eats_line_ends() for child in self.children)

    def draw(self, rng: random.Random) -> bytes:
        """A text of this shape; printable bytes are preferred, so that an example looks like a real value."""
        if self.kind == "class":
            usual = (
                self.bytes_ & (POSIX["alnum"] | (frozenset(b" -") if len(self.bytes_) > 128 else frozenset()))
                or self.bytes_ & POSIX["punct"]
                or self.bytes_
            )
            return bytes([rng.choice(sorted(usual))]) if usual else b""
        if self.kind == "assert":
            return b""
        if self.kind == "sequence":
            return b"".join(child.draw(rng) for child in self.children)
        if self.kind == "choice":
            return rng.choice(self.children).draw(rng)
        times = rng.randint(self.low, min(self.high, self.low + 6))
        return b"".join(self.children[0].draw(rng) for _ in range(times))


EMPTY = Node("sequence")


@mutable
class _Reader:
    """A cursor over one pattern, a character a byte; ``caseless`` and its like follow the inline flags."""

    text: str
    at: int = 0
    caseless: bool = False
    dotall: bool = False
    lines: bool = False
    groups: int = 0
    names: list[str] = fresh(factory=list)

    def fail(self, why: str) -> RulesetError:
        near = self.text[max(0, self.at - 20) : self.at + 20].encode("latin-1").decode("utf-8", "replace")
        return RulesetError(f"pattern not readable at {self.at}: {why}: {near!r}")

    def peek(self, size: int = 1) -> str:
        return self.text[self.at : self.at + size]

    def take(self, size: int = 1) -> str:
        piece = self.text[self.at : self.at + size]
        if len(piece) < size:
            raise self.fail("it ends too early")
        self.at += size
        return piece

    def choice(self) -> Node:
        """``a|b|c`` up to the end or a closing bracket."""
        outer = self.caseless, self.dotall, self.lines
        options = [self.sequence()]
        while self.peek() == "|":
            self.take()
            options.append(self.sequence())
        self.caseless, self.dotall, self.lines = outer
        return options[0] if len(options) == 1 else Node("choice", children=tuple(options))

    def sequence(self) -> Node:
        pieces: list[Node] = []
        while self.peek() not in ("", "|", ")"):
            pieces.append(self.repeat(self.atom()))
        return Node("sequence", children=tuple(pieces))

    def repeat(self, node: Node) -> Node:
        """The atom with the quantifier behind it, if there is one."""
        while True:
            low, high = self.quantifier()
            if (low, high) == (-1, -1):
                return node
            if self.peek() in ("?", "+"):
                self.take()
            node = Node("repeat", children=(node,), low=low, high=high)

    def quantifier(self) -> tuple[int, int]:
        sign = self.peek()
        simple = {"*": (0, UNBOUNDED), "+": (1, UNBOUNDED), "?": (0, 1)}
        if sign in simple and sign:
            self.take()
            return simple[sign]
        end = self.text.find("}", self.at)
        body = self.text[self.at + 1 : end] if sign == "{" and end > 0 else ""
        low, comma, high = body.partition(",")
        if not low.isdigit() or (high and not high.isdigit()):
            return -1, -1
        self.at = end + 1
        return int(low), (int(high) if high else UNBOUNDED) if comma else int(low)

    def atom(self) -> Node:
        sign = self.take()
        if sign == "(":
            return self.group()
        if sign == "[":
            return self.char_class()
        if sign == "\\":
            return self.escape()
        if sign == ".":
            return Node("class", ALL if self.dotall else ALL - {10})
        if sign in "^$":
            return Node("assert", name=("line" if self.lines else "text") + sign)
        return self.literal(sign)

    def literal(self, sign: str) -> Node:
        return Node("class", self.fold({ord(sign)}))

    def fold(self, values: set[int]) -> frozenset[int]:
        if not self.caseless:
            return frozenset(values)
        return frozenset(values | {v ^ 32 for v in values if v in CASED})

    def group(self) -> Node:
        """A group of any kind; look-around is refused because neither engine has it."""
        outer = self.caseless, self.dotall, self.lines
        if self.peek() == "?":
            if self.flags():
                return EMPTY
        else:
            self.groups += 1
        inner = self.choice()
        if self.take() != ")":
            raise self.fail("a bracket is not closed")
        self.caseless, self.dotall, self.lines = outer
        return inner

    def flags(self) -> bool:
        """Read ``?:``, ``?P<name>`` or ``?is-m:``; true if the group was flags alone, ``(?i)``."""
        self.take()
        if self.peek() in ("=", "!") or self.peek(2) in ("<=", "<!"):
            raise self.fail(
                "look-around is not linear-time; write the context as part of the pattern and name the group"
            )
        if self.peek() in ("P", "<"):
            self.groups += 1
            self.names.append(self.text[self.at : self.text.index(">", self.at)])
            self.at = self.text.index(">", self.at) + 1
            return False
        on = True
        while (sign := self.take()) not in ":)":
            on = on and sign != "-"
            if sign == "i":
                self.caseless = on
            elif sign == "s":
                self.dotall = on
            elif sign == "m":
                self.lines = on
        return sign == ")"

    def escape(self) -> Node:
        sign = self.take()
        if sign in CLASSES:
            return Node("class", CLASSES[sign])
        if sign in "bBAzZ":
            return Node("assert", name={"A": "text^", "z": "text$", "Z": "text$"}.get(sign, sign))
        if sign == "Q":
            end = self.text.find("\\E", self.at)
            literal, self.at = self.text[self.at : end], end + 2
            return Node("sequence", children=tuple(self.literal(c) for c in literal))
        return Node("class", self.fold({self.code(sign)}))

    def code(self, sign: str) -> int:
        """The byte an escape such as ``\\n``, ``\\x41`` or ``\\.`` stands for."""
        if sign == "x":
            if self.peek() == "{":
                end = self.text.index("}", self.at)
                value, self.at = int(self.text[self.at + 1 : end], 16), end + 1
                return min(value, 255)
            return int(self.take(2), 16)
        return CONTROLS.get(sign, min(ord(sign), 255))

    def char_class(self) -> Node:
        negated = self.peek() == "^"
        if negated:
            self.take()
        values: set[int] = set()
        first = True
        while self.peek() != "]" or first:
            first = False
            values |= self.class_item()
        self.take()
        folded = self.fold(values)
        return Node("class", ALL - folded if negated else folded)

    def class_item(self) -> set[int]:
        if self.peek(2) == "[:":
            end = self.text.index(":]", self.at)
            name, self.at = self.text[self.at + 2 : end], end + 2
            return set(POSIX[name])
        sign = self.take()
        if sign == "\\" and self.peek() in CLASSES:
            return set(CLASSES[self.take()])
        low = self.code(self.take()) if sign == "\\" else min(ord(sign), 255)
        if self.peek() == "-" and self.peek(2) != "-]":
            self.take()
            sign = self.take()
            high = self.code(self.take()) if sign == "\\" else min(ord(sign), 255)
            return set(range(low, high + 1))
        return {low}


def read(pattern: str) -> Node:
    """The tree of ``pattern``.

    Raises:
        RulesetError: the pattern uses syntax the engines do not share, or is broken; says where.
    """
    reader = _Reader(pattern.encode().decode("latin-1"))
    tree = reader.choice()
    if reader.at != len(reader.text):
        raise reader.fail("a bracket too many")
    return tree
