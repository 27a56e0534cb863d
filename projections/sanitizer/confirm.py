"""Does this rule match here, and which bytes are the secret? RE2 finds, the rule's own filters and validator decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import validators
from .candidates import Candidate, Spans
from .entropy import entropy
from .expressions import Match, compile_re2
from .findings import Finding
from .later import later
from .placeholders import PLACEHOLDER, local_of_placeholder, mostly_placeholder
from .reach import windows
from .rules import Allow, Rule


@dataclass
class AllowTest:
    """An allow-list, compiled. ``paths`` is matched against the part's name; ``commits`` mean nothing here."""

    allow: Allow

    def __post_init__(self) -> None:
        self._regexes = [compile_re2(pattern, "an allow-list") for pattern in self.allow.regexes]
        self._words = tuple(word.encode() for word in self.allow.stopwords)

    def allows(self, secret: bytes, match: bytes, line: bytes) -> bool:
        """Whether the owner's or the rule's list says that this is no finding."""
        target = {"match": match, "line": line}.get(self.allow.target, secret)
        checks = []
        if self._regexes:
            checks.append(any(regex.search(target) for regex in self._regexes))
        if self._words:
            lowered = secret.lower()
            # A long random value may hold a short word by chance; the word then says nothing.
            checks.append(any(word in lowered and (len(word) * 4 >= len(secret)) for word in self._words))
        if self.allow.condition == "AND" and not (self.allow.paths or self.allow.commits):
            return bool(checks) and all(checks)
        return self.allow.condition != "AND" and any(checks)


class Trial:
    """A rule made ready to be tried: its pattern compiled, its validator found."""

    def __init__(self, rule: Rule) -> None:
        self._pattern = compile_re2(rule.regex, f"rule `{rule.id}`")
        self._groups = range(1, self._pattern.groups + 1)
        self.validate = validators.named(rule.validator)
        self.allow = [AllowTest(allow) for allow in rule.allowlists]
        self.asked = [word.encode() for word in rule.asked]
        self._rule = rule

    def matches(self, text: bytes, ends: Sequence[int]) -> Iterator[tuple[Match, int, int]]:
        """All matches from left to right, each with the span of its secret; ``ends``: where its hints end, if known.

        Without look-around a rule takes the bytes around a value, and the one that ends a value may be the one that
        the next begins behind: of ``1.2.3.4,5.6.7.8`` it would else find the first alone.
        """
        at, search = 0, self._pattern.search
        for low, high in windows(text, self._rule.reach, ends):
            at = max(at, low)
            while at <= high and (match := search(text, at, high)) is not None:
                start, end = self._secret(match)
                yield match, start, end
                first, last = match.span()
                at = max(last - (end < last), first + 1)

    def _secret(self, match: Match) -> tuple[int, int]:
        """The span of the secret: the rule's group, else the first group that took part, else the whole match."""
        if self._rule.secret_group:
            return match.span(self._rule.secret_group)
        for number in self._groups:
            span = match.span(number)
            if span[0] >= 0 and span[1] > span[0]:
                return span
        return match.span()


class Confirmer:
    """Runs one rule over a text. Patterns are compiled when first needed: most never are."""

    def __init__(self, rules: Sequence[Rule], general: Sequence[AllowTest]) -> None:
        self._rules = rules
        self._general = general
        self._trials: dict[int, Trial] = {}

    def findings(self, index: int, text: bytes, low: int, high: int, ends: Sequence[int] = ()) -> Iterator[Finding]:
        """The findings of rule ``index`` whose match begins in ``[low, high)`` of ``text``.

        ``ends``: where its hints end (see ``reach``), if that is known.
        """
        trial = self._trials.get(index)
        if trial is None:
            trial = self._trials[index] = Trial(self._rules[index])
        validate, asked = trial.validate, trial.asked
        for match, start, end in trial.matches(text, ends):
            if asked and not _stands(asked, match, text):
                return
            asked = []
            if not low <= match.start() < high:
                continue
            value = text[start:end]
            if b"\0" in value:  # the next variable of an environ file
                end = text.index(b"\0", start)
            if b"\\" in value:
                if (line := _NEXT_ENTRY.search(text, start, end)) is not None:
                    end = line.start()
                if text[end - 1 : end] == b"\\" and text[end : end + 1] in (b'"', b"'") and start < end:
                    end = end - 1 if (end - len(text[:end].rstrip(b"\\"))) % 2 else end  # the quote is escaped
            start += begins_in_escape(text, start)
            if validate is None:
                spans: Spans = ((start, end),)
            else:
                spans = validate(Candidate(text, start, end, match))
            for first, last in spans:
                finding = self.judge(index, text, match, first, last)
                if finding is not None:
                    yield finding

    def judge(self, index: int, text: bytes, match: Match, start: int, end: int) -> Finding | None:
        """The finding, unless it is our own placeholder, too regular, or allowed."""
        start = behind_placeholder(text, start, end) if start > match.start() else start
        rule, secret = self._rules[index], text[start:end]
        if not secret or mostly_placeholder(secret) or in_placeholder(text, match.start()):
            return None
        if local_of_placeholder(secret, text[end : end + 20]):
            return None
        if rule.category == "secret" and in_certificate(text, start):
            return None
        if rule.entropy and entropy(secret) <= rule.entropy:
            return None
        tests = [*self._trials[index].allow, *self._general]
        if tests:
            line = text[text.rfind(b"\n", 0, match.start()) + 1 : text.find(b"\n", match.end()) % (len(text) + 1)]
            if any(test.allows(secret, match.group(), line) for test in tests):
                return None
        return Finding(start, end, rule.id, rule.category, priority=rule.priority, value=secret, learn=rule.learn)


def _stands(words: Sequence[bytes], match: Match, text: bytes) -> bool:
    """Whether one of these words stands in the text, in any case: most often in the match."""
    near = match.group().lower()
    if any(word in near for word in words):
        return True
    lowered = text.lower()
    return any(word in lowered for word in words)


_NEXT_ENTRY = later(rb"(?<=[^\\])\\[nr](?:\\[nrt]|[ ])*(?:[A-Za-z_][\w.-]{1,40}[ ]?[=:]|$)")
"""In a JSON string, seen as it stands: the end of a line and what the next one begins with, or nothing more."""


def begins_in_escape(text: bytes, start: int) -> bool:
    """Whether a value begins with the letter of an escape: of ``"a\\ndb2.lan"`` in JSON the ``n`` is a line end's."""
    if text[start - 1 : start] != b"\\" or text[start : start + 1] not in (b"n", b"r", b"t"):
        return False
    odd = (start - len(text[max(0, start - 40) : start].rstrip(b"\\")) - max(0, start - 40)) % 2
    line = text[max(0, start - 2000) : start].rsplit(b"\n", 1)[-1]
    return bool(odd) and re.search(rb"\"[ ]?[:,\[][ ]?\"", line) is not None


def in_certificate(text: bytes, at: int) -> bool:
    """Whether a place lies in a certificate, all of which is public: its base64 holds any short shape by chance."""
    begin = text.rfind(b"-----BEGIN ", max(0, at - 16384), at)
    return begin >= 0 and text.startswith(b"CERTIFICATE-----", begin + 11) and text.find(b"-----END", begin, at) < 0


def in_placeholder(text: bytes, at: int) -> bool:
    """Whether a match begins inside one of our own placeholders, whose word ``secret`` is no key name."""
    return placeholder_end(text, at) > at


def placeholder_end(text: bytes, at: int) -> int:
    """Where the placeholder ends in whose middle ``at`` lies; ``at`` itself if there is none."""
    low = text.rfind(b"REDACTED-", max(0, at - 40), at)
    found = PLACEHOLDER.match(text, low) if low >= 0 else None
    return found.end() if found is not None and found.start() < at < found.end() else at


def behind_placeholder(text: bytes, start: int, end: int) -> int:
    """Where a value begins without the half of a placeholder before it; ``end`` if next to nothing is left."""
    if text.startswith(b"REDACTED-", start) and (whole := PLACEHOLDER.match(text, start)) and end <= whole.end():
        return end
    first = placeholder_end(text, start)
    return first if first == start or len(re.sub(rb"[^A-Za-z0-9]", b"", text[first:end])) >= 8 else end
