"""Where does a rule match, and which bytes of a match are the value?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from ...domain.later import later
from . import validators
from .candidates import Validator
from .expressions import Match, Pattern, compile_re2
from .reach import windows
from .rules import Rule


class Trial:
    """A rule made ready to be tried. Its pattern is compiled when a text may hold a match: most hold none.

    Raises:
        RulesetError: RE2 does not take the pattern.
    """

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._scout = compile_re2(rule.scout, f"the scout of rule `{rule.id}`") if rule.scout else None
        self._reach, self._group = rule.reach, rule.secret_group
        self._validator = rule.validator
        self.asked = [word.encode() for word in rule.asked]

    @cached_property
    def _pattern(self) -> Pattern:
        self._scout = None  # has done its work
        return compile_re2(self._rule.regex, f"rule `{self._rule.id}`")

    @cached_property
    def _groups(self) -> Sequence[int]:
        return range(1, self._pattern.groups + 1)

    @cached_property
    def validate(self) -> Validator | None:
        """The rule's validator, loaded with its first match: most rules have none in most texts.

        Raises:
            RulesetError: there is no such validator.
        """
        return validators.named(self._validator)

    def matches(self, text: bytes, ends: Sequence[int]) -> Iterator[tuple[Match, int, int]]:
        """All matches from left to right, each with the span of its value; ``ends``: where its hints end, if known.

        Without look-around a rule takes the bytes around a value, and the one that ends a value may be the one that
        the next begins behind: of ``1.2.3.4,5.6.7.8`` it would else find the first alone.
        """
        if self._scout is not None and not ends and self._scout.search(text) is None:
            return
        among = windows(text, self._reach, ends)
        if not self._groups:
            for low, high in among:
                for found in self._pattern.finditer(text, low, high):
                    yield found, *found.span()
            return
        at, search = 0, self._pattern.search
        for low, high in among:
            at = max(at, low)
            while at <= high and (match := search(text, at, high)) is not None:
                start, end = self._value(match)
                yield match, start, end
                first, last = match.span()
                at = max(last - (end < last), first + 1)

    def _value(self, match: Match) -> tuple[int, int]:
        """The span of the rule's group, else of the first group that took part, else of the whole match."""
        if self._group:
            return match.span(self._group)
        for number in self._groups:
            span = match.span(number)
            if span[0] >= 0 and span[1] > span[0]:
                return span
        return match.span()


def value_in(text: bytes, match: Match, start: int, end: int) -> tuple[int, int]:
    """The span ``[start, end)`` of a match without what belongs to the text around it."""
    value = text[start:end]
    if b"\0" in value and (cut := text.index(b"\0", start)) > match.start():
        end = cut  # the next variable of an environ file
    if b"\\" in value:
        if (line := _NEXT_ENTRY.search(text, start, end)) is not None:
            end = line.start()
        if text[end - 1 : end] == b"\\" and text[end : end + 1] in (b'"', b"'") and start < end:
            end = end - 1 if (end - len(text[:end].rstrip(b"\\"))) % 2 else end  # the quote is escaped
    return start + begins_in_escape(text, start), end


_NEXT_ENTRY = later(rb"(?<=[^\\])\\[nr](?:\\[nrt]|[ ])*(?:[A-Za-z_][\w.-]{1,40}[ ]?[=:]|$)")
"""In a JSON string, seen as it stands: the end of a line and what the next one begins with, or nothing more."""


def begins_in_escape(text: bytes, start: int) -> bool:
    """Whether a value begins with the letter of an escape: of ``"a\\ndb2.lan"`` in JSON the ``n`` is a line end's."""
    if text[start - 1 : start] != b"\\" or text[start : start + 1] not in (b"n", b"r", b"t"):
        return False
    odd = (start - len(text[max(0, start - 40) : start].rstrip(b"\\")) - max(0, start - 40)) % 2
    line = text[max(0, start - 2000) : start].rsplit(b"\n", 1)[-1]
    return bool(odd) and re.search(rb"\"[ ]?[:,\[][ ]?\"", line) is not None
