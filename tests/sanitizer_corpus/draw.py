"""Which values do the cases hold? All drawn from alphabets and a seed: nothing secret-shaped is written down."""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import random
import string

LOWER, UPPER, DIGITS = string.ascii_lowercase, string.ascii_uppercase, string.digits
ALNUM = LOWER + UPPER + DIGITS
HEX = DIGITS + "abcdef"
FIRST = [
    "maren",
    "tobias",
    "yusuf",
    "ingrid",
    "wolfgang",
    "chiara",
    "anouk",
    "bastien",
    "kwame",
    "priya",
    "sanjay",
    "leilani",
    "oksana",
    "henrik",
    "zofia",
    "matteo",
]
LAST = [
    "okafor",
    "lindqvist",
    "marchetti",
    "vandenberg",
    "kowalczyk",
    "haraldsen",
    "dubois",
    "ferreira",
    "tanaka",
    "novakova",
    "oduya",
    "brennan",
]
COMPANY = [
    "northwind-labs",
    "brightharbor",
    "quantfield",
    "seastone-media",
    "alderpoint",
    "kestrelworks",
    "veridian-soft",
]


class Draw:
    """One source of drawn values."""

    def __init__(self, seed: object) -> None:
        self.rng = random.Random(str(seed))

    def of(self, alphabet: str, size: int) -> str:
        """``size`` characters of ``alphabet``."""
        return "".join(self.rng.choice(alphabet) for _ in range(size))

    def an(self, size: int) -> str:
        """Letters and digits, at least one of each."""
        return self.shuffle(self.of(ALNUM, size - 3) + self.of(DIGITS, 1) + self.of(LOWER, 1) + self.of(UPPER, 1))

    def shuffle(self, text: str) -> str:
        """The same characters in another order."""
        signs = list(text)
        self.rng.shuffle(signs)
        return "".join(signs)

    def hex(self, size: int) -> str:
        """Lower-case hex digits."""
        return self.of(HEX, size)

    def url64(self, size: int) -> str:
        """The alphabet of URL-safe base64, beginning and ending with a letter or digit."""
        return self.an(3) + self.of(ALNUM + "-_", size - 6) + self.an(3)

    def uuid(self) -> str:
        """A random UUID."""
        return "-".join(self.hex(n) for n in (8, 4, 4, 4, 12))

    def pick(self, *options: str) -> str:
        """One of ``options``."""
        return self.rng.choice(options)

    def password(self) -> str:
        """What a person or a manager would choose: word with digits and a sign, or random."""
        word = self.rng.choice(LAST).capitalize() + self.rng.choice("!#*-_?@+") + self.of(DIGITS, 3)
        return self.pick(
            word,
            self.an(14),
            self.of(ALNUM + "!#*-_+", 10) + self.of(DIGITS, 2) + self.of(LOWER, 2),
            self.rng.choice(FIRST) + self.of(DIGITS, 4),
        )

    def user(self) -> str:
        """An account name."""
        first, last = self.rng.choice(FIRST), self.rng.choice(LAST)
        return self.pick(first, first[0] + last, f"{first}.{last}", first + self.of(DIGITS, 2))

    def person(self) -> str:
        """A person's full name."""
        return f"{self.rng.choice(FIRST).capitalize()} {self.rng.choice(LAST).capitalize()}"

    def host(self) -> str:
        """A machine's name."""
        return self.pick("wks", "nb", "srv", "gpu", "lab") + "-" + self.rng.choice(LAST)[:6] + self.of(DIGITS, 2)

    def email(self) -> str:
        """An address in a company's domain."""
        return f"{self.rng.choice(FIRST)}.{self.rng.choice(LAST)}@{self.rng.choice(COMPANY)}.{self.pick('com', 'de', 'io', 'ch')}"
