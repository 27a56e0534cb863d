"""Does this rule match here, and which bytes are the secret? RE2 finds, the rule's own filters and validator decide."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from .candidates import Candidate, Spans
from .entropy import entropy
from .expressions import Match, compile_re2
from .findings import Finding
from .placeholders import PLACEHOLDER, local_of_placeholder, mostly_placeholder
from .rules import Allow, Rule
from .trial import Trial, value_in


class AllowTest:
    """An allow-list, compiled. ``paths`` is matched against the part's name; ``commits`` mean nothing here."""

    def __init__(self, allow: Allow) -> None:
        self.allow = allow
        self._regexes = [compile_re2(pattern, "an allow-list") for pattern in allow.regexes]
        self._words = tuple(word.encode() for word in allow.stopwords)

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


class Confirmer:
    """Runs one rule over a text. Patterns are compiled when first needed: most never are."""

    def __init__(self, rules: Sequence[Rule], general: Sequence[AllowTest]) -> None:
        self._rules = rules
        self._general = general
        self._trials: dict[int, Trial] = {}
        self._allow: dict[int, list[AllowTest]] = {}

    @property
    def ready(self) -> Container[int]:
        """The rules that were tried before, as it grows."""
        return self._trials.keys()

    def findings(self, index: int, text: bytes, low: int, high: int, ends: Sequence[int] = ()) -> Iterator[Finding]:
        """The findings of rule ``index`` whose match begins in ``[low, high)`` of ``text``.

        ``ends``: where its hints end (see ``reach``), if that is known.
        """
        trial = self._trials.get(index)
        if trial is None:
            trial = self._trials[index] = Trial(self._rules[index])
            self._allow[index] = [AllowTest(allow) for allow in self._rules[index].allowlists]
        asked = trial.asked
        for match, start, end in trial.matches(text, ends):
            if asked and not _stands(asked, match, text):
                return
            asked = []
            if not low <= match.start() < high:
                continue
            span = value_in(text, match, start, end)
            validate = trial.validate
            spans: Spans = (span,) if validate is None else validate(Candidate(text, *span, match))
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
        tests = [*self._allow[index], *self._general]
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
