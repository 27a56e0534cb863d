"""What is a rule, and which rules does a TOML text hold?

The schema is that of a ``gitleaks.toml`` (read unchanged) plus a table ``x`` per rule, described in docs/sanitizer.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from ...domain.record import record, values_of
from . import lookout as looking
from . import reach as reaching
from . import validators
from .errors import RulesetError
from .marks import Marks

if TYPE_CHECKING:  # what reads patterns is loaded when one is read: most rulesets were read before
    from .expression import Node

MAX_MATCH = 1024
"""Bytes a match of an ordinary rule may have; an unbounded third-party pattern is cut off by this window."""
MAX_LONG_MATCH = 16 * 1024
"""The same for rules whose match runs over many lines, such as key blocks."""

RULE_KEYS = {
    "id",
    "description",
    "regex",
    "secretGroup",
    "entropy",
    "keywords",
    "path",
    "tags",
    "allowlists",
    "allowlist",
}
RULE_KEYS |= {"x", "skipReport", "required"}
X_KEYS = {
    "category",
    "action",
    "validator",
    "views",
    "priority",
    "group",
    "max_length",
    "examples",
    "negatives",
    "learn",
    "nominate",
}
ALLOW_KEYS = {"description", "regexes", "stopwords", "regexTarget", "condition", "paths", "commits", "targetRules"}
TOP_KEYS = {"title", "minVersion", "allowlist", "allowlists", "extend", "ruleset", "rules", "description"}


@record
class Allow:
    """When a match is not a finding after all."""

    regexes: tuple[str, ...] = ()
    stopwords: tuple[str, ...] = ()
    target: str = "secret"
    condition: str = "OR"
    paths: tuple[str, ...] = ()
    commits: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@record
class Rule:
    """One thing that must not be published, as data."""

    id: str
    regex: str
    description: str = ""
    secret_group: int = 0
    entropy: float = 0.0
    keywords: tuple[str, ...] = ()
    path: str = ""
    tags: tuple[str, ...] = ()
    allowlists: tuple[Allow, ...] = ()
    category: str = "secret"
    action: str = "redact"
    validator: str = ""
    views: tuple[str, ...] = ()
    priority: int = 50
    group: str = "added"
    max_length: int = 0
    learn: bool = True
    nominate: str = ""
    examples: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()

    @property
    def hint(self) -> str:
        """What hyperscan looks for: a shorter pattern of which every match holds one, or the pattern itself."""
        return self.nominate or self.regex

    @cached_property
    def tree(self) -> Node:
        """The pattern, read."""
        from .expression import read

        return read(self.regex)

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """Words of which one stands in every text where the rule matches; empty: any text may match."""
        from .expression import EMPTY
        from .literals import signs

        return signs(self.keywords, self.tree if not self.keywords else EMPTY)

    @cached_property
    def marks(self) -> Marks:
        """The same, told more closely: sets of words and what stands beside them."""
        from .expression import read
        from .marking import marks

        return marks(self.tree, *([read(self.nominate)] if self.nominate else []))

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The keywords of which one must stand in the text although the marks that stand there hold none."""
        best = next(iter(self.marks.told), ())
        held = best and all(any(word.encode() in mark.encode("latin-1") for word in self.keywords) for mark, *_ in best)
        return () if held else self.keywords

    @cached_property
    def scout(self) -> str:
        """A pattern that is cheaper to compile and matches wherever this one does; empty: there is none."""
        from .scouting import scout_of

        return scout_of(self.regex, f"rule `{self.id}`")

    @cached_property
    def reach(self) -> reaching.Reach:
        """How far from the end of a hint a match may lie."""
        return reaching.reach_of(self.tree)

    @cached_property
    def long(self) -> bool:
        """Whether a match may be longer than ``MAX_MATCH``, and needs the wide window."""
        return self.max_length > MAX_MATCH or (not self.max_length and self.tree.crosses_lines())


@record
class Ruleset:
    """A version of the rules."""

    name: str
    version: str
    rules: Sequence[Rule]
    allowlists: tuple[Allow, ...] = ()
    unknown: tuple[str, ...] = ()
    """Keys that were read past, as ``rule id: key``; for the caller to report."""

    @cached_property
    def sha256(self) -> str:
        """Digest of the canonical form: sorted by id, independent of layout, comments and order in the file."""
        return self._digest(self.name, self.version)

    @cached_property
    def rules_sha256(self) -> str:
        """The same of rules and allow-lists alone: what decides the findings, whatever the version is called."""
        return self._digest("group", "")

    def _digest(self, name: str, version: str) -> str:
        rows = [canonical(rule) for rule in sorted(self.rules, key=lambda rule: rule.id)]
        return digest([name, version, [canonical(allow) for allow in self.allowlists], rows])

    @cached_property
    def groups(self) -> dict[str, str]:
        """Digest of each rule group; findings are cached under it, so that one changed rule rescans one group."""
        allow = [canonical(entry) for entry in self.allowlists]
        names = sorted({rule.group for rule in self.rules})
        return {name: digest([allow, *sorted(canonical(r) for r in self.rules if r.group == name)]) for name in names}

    @cached_property
    def lookout(self) -> looking.Lookout:
        """The words by which a text is seen to concern a rule; rules by their place in ``rules``."""
        return looking.lookout((rule.marks, rule.signs) for rule in self.rules)

    @cached_property
    def group_names(self) -> frozenset[str]:
        """The groups its rules belong to."""
        return frozenset(rule.group for rule in self.rules)

    @cached_property
    def long(self) -> frozenset[int]:
        """The places of the rules that need the wide window."""
        return frozenset(index for index, rule in enumerate(self.rules) if rule.long)

    def only(self, group: str) -> Ruleset:
        """The rules of one group, for scanning it alone."""
        return Ruleset(self.name, self.version, tuple(r for r in self.rules if r.group == group), self.allowlists)


@record
class Difference:
    """What changed between two rulesets, as sorted rule ids."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def diff(old: Ruleset, new: Ruleset) -> Difference:
    """Which rules were added, removed or changed from ``old`` to ``new``."""
    before, after = ({rule.id: canonical(rule) for rule in ruleset.rules} for ruleset in (old, new))
    return Difference(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(sorted(id_ for id_ in before.keys() & after.keys() if before[id_] != after[id_])),
    )


@lru_cache(maxsize=4096)
def canonical(entry: Rule | Allow) -> str:
    """One line that is equal exactly when the entries mean the same; asked for by every digest of a ruleset."""
    # A hint changes how fast a rule is found, never what it finds.
    values = {key: value for key, value in values_of(entry).items() if key != "nominate"}
    return json.dumps(values, sort_keys=True, default=values_of)


def digest(value: object) -> str:
    """SHA-256 of a JSON-shaped value, 64 hex digits."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def load_ruleset(texts: Mapping[str, str], name: str = "", version: str = "") -> Ruleset:
    """Read TOML texts (file name -> text) into one ruleset; a later file overrides rules of the same id.

    ``[extend] disabledRules`` removes rules by id; ``useDefault`` and ``path`` are for the caller, who reads files.

    Raises:
        RulesetError: a text is not TOML, a rule has no id or pattern, a pattern is unbounded or not readable.
    """
    return _loaded(tuple(sorted(texts.items())), name, version)


@lru_cache(maxsize=8)
def _loaded(files: tuple[tuple[str, str], ...], name: str, version: str) -> Ruleset:
    """Reading takes a quarter of a second and gives the same every time: a process does it once."""
    texts = dict(files)
    rules: dict[str, Rule] = {}
    allow: list[Allow] = []
    unknown: list[str] = []
    for file in sorted(texts):
        table = parse(file, texts[file])
        head = table.get("ruleset", {})
        name, version = name or head.get("name", ""), version or str(head.get("version", ""))
        unknown += [f"{file}: {key}" for key in table if key not in TOP_KEYS]
        allow += allowlists(table, file, unknown)
        for row in table.get("rules", ()):
            rule = read_rule(row, file, unknown)
            if rule is not None:
                rules[rule.id] = rule
        for gone in table.get("extend", {}).get("disabledRules", ()):
            rules.pop(gone, None)
    return Ruleset(name or "unnamed", version or "0", tuple(rules.values()), tuple(allow), tuple(unknown))


def parse(file: str, text: str) -> dict[str, Any]:
    """The TOML of one file."""
    import tomllib  # our own rules ship as they were read

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesetError(f"{file} is not TOML: {error}") from error


def read_rule(row: dict[str, Any], file: str, unknown: list[str]) -> Rule | None:
    """One ``[[rules]]`` table; ``None`` for a rule on paths alone, which names no span to replace."""
    if not row.get("id"):
        raise RulesetError(f"{file}: a rule has no id: {str(row)[:80]}")
    where = f"{file}: rule `{row['id']}`"
    x = row.get("x", {})
    unknown += [f"{where}: {key}" for key in row if key not in RULE_KEYS] + [
        f"{where}: x.{k}" for k in x if k not in X_KEYS
    ]
    if not row.get("regex"):
        unknown.append(f"{where}: no regex, only a path: not used")
        return None
    rule = Rule(
        id=row["id"],
        regex=row["regex"],
        description=row.get("description", ""),
        secret_group=int(row.get("secretGroup", 0)),
        entropy=float(row.get("entropy", 0)),
        keywords=tuple(word.encode().lower().decode() for word in row.get("keywords", ())),  # ASCII, as texts are
        path=row.get("path", ""),
        tags=tuple(row.get("tags", ())),
        allowlists=tuple(allowlists(row, where, unknown)),
        category=x.get("category", "secret"),
        action=x.get("action", "redact"),
        validator=x.get("validator", ""),
        views=tuple(x.get("views", ())),
        priority=int(x.get("priority", 50)),
        group=x.get("group", file.removesuffix(".toml")),
        max_length=int(x.get("max_length", 0)),
        learn=bool(x.get("learn", True)),
        nominate=x.get("nominate", ""),
        examples=tuple(x.get("examples", ())),
        negatives=tuple(x.get("negatives", ())),
    )
    check_bounded(rule, where, own="x" in row)
    try:
        validators.check(rule.validator)
    except RulesetError as error:
        raise RulesetError(f"{where}: {error}") from error
    return rule


def check_bounded(rule: Rule, where: str, own: bool) -> None:
    """Refuse an own rule without an end; a plain gitleaks rule is held by the engine's window instead."""
    from .expression import UNBOUNDED

    try:
        longest = rule.tree.width()[1]
    except (RulesetError, ValueError, KeyError) as error:
        raise RulesetError(f"{where}: {error}") from error
    if own and longest >= UNBOUNDED and not rule.max_length:
        raise RulesetError(
            f"{where} is unbounded: {rule.regex!r}\n"
            "hint: give each `*` and `+` a maximum such as {0,200}, or set x.max_length"
        )
    if max(rule.max_length, longest if longest < UNBOUNDED else 0) > MAX_LONG_MATCH:
        raise RulesetError(f"{where} may match {longest} bytes; the most is {MAX_LONG_MATCH}")


def allowlists(row: dict[str, Any], where: str, unknown: list[str]) -> Iterable[Allow]:
    """The ``allowlist`` (older) and ``allowlists`` tables of a rule or file."""
    old = row.get("allowlist", ())
    tables = [*([old] if isinstance(old, dict) else old), *row.get("allowlists", ())]
    for table in tables:
        unknown += [f"{where}: allowlist {key}" for key in table if key not in ALLOW_KEYS]
        yield Allow(
            regexes=tuple(table.get("regexes", ())),
            stopwords=tuple(word.lower() for word in table.get("stopwords", ())),
            target=table.get("regexTarget", "secret"),
            condition=table.get("condition", "OR").upper().replace("&&", "AND").replace("||", "OR"),
            paths=tuple(table.get("paths", ())),
            commits=tuple(table.get("commits", ())),
            rules=tuple(table.get("targetRules", ())),
        )
