"""What must not be published: chunks in, spans out; touches no file.

    ruleset = standard_ruleset()
    engine = Engine(ruleset, cache)
    found = {name: engine.scan(data) for name, data in parts.items()}
    words = learn(f for fs in found.values() for f in fs)
    public = {name: engine.clean(data, found[name], words, Policy(key)).data for name, data in parts.items()}

``sanitize_texts`` does all of it in one call.
"""

from .bundle import Sanitized, sanitize_name, sanitize_texts, scan_name, standard_ruleset
from .engine import ENGINE_VERSION, Engine, Policy, Redacted, Redaction
from .errors import RulesetError
from .findings import Finding, leaves
from .nominate import Cache
from .rules import Difference, Rule, Ruleset, diff, load_ruleset
from .vocabulary import Known, Vocabulary, known_values, learn, vocabulary

__all__ = [
    "ENGINE_VERSION",
    "Cache",
    "Difference",
    "Engine",
    "Finding",
    "Known",
    "Policy",
    "Redacted",
    "Redaction",
    "Rule",
    "Ruleset",
    "RulesetError",
    "Sanitized",
    "Vocabulary",
    "diff",
    "known_values",
    "learn",
    "leaves",
    "load_ruleset",
    "sanitize_name",
    "sanitize_texts",
    "scan_name",
    "standard_ruleset",
    "vocabulary",
]
