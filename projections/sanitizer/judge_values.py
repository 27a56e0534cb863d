"""Does a value look like a secret, or like a type, an expression, a placeholder, a digest?"""

from __future__ import annotations

import re

from ...domain.later import later
from .candidates import Candidate
from .entropy import entropy
from .labels import is_label

_STOP = frozenset(
    b"""true false none null nil undefined yes no on off str string int integer number bool boolean bytes byte char text
    varchar any object array list dict map float double void auto optional required default empty unset missing invalid
    valid password passwd secret token key apikey api_key username user hidden masked redacted protected private public
    changeme change-me change_me changeit placeholder example sample dummy todo tbd fixme xxx basic bearer digest
    negotiate oauth oauth2 jwt hs256 rs256 es256 none sha256 sha512 md5 sha1 bcrypt argon2 argon2id pbkdf2 scrypt aes
    rsa ed25519 env vault file static dynamic encrypted plaintext plain inherit disabled enabled manual automatic
    secretstr securestring value values data sensitive write read admin query header cookie body path form
    aws4-hmac-sha256 credential
    credentials x-oauth-basic cram-md5 digest-md5 scram-sha-1 scram-sha-256 xoauth2 gssapi oauthbearer
    amd64 arm64 armhf armel i386 i686 x86_64 aarch64 noarch ppc64el ppc64le s390x riscv64 mips64el""".split()
)
_PLACEHOLDER = later(
    rb"(?i)^(?:<.{0,200}>|\$\{.{0,200}\}|\$\{[^}]*|\$\(.{0,300}\)?|\$[A-Za-z_]\w{0,80}(?:[/:.].*)?|\{\{.{0,200}\}\}"
    rb"|\{[A-Za-z_][\w.]{0,60}(?:![rsa])?(?::[^}]{0,20})?\}|%[A-Za-z_]\w{0,60}%|%\(?\w{0,40}\)?[sd]?|\[.{0,100}\]"
    rb"|[x*.#_\-?0]{3,}|(?:x{4,}|\*{3,}|\.{3,}).{0,40}|.{0,40}(?:x{5,}|\*{4,}|\.{3})|\.\.\."
    rb"|(?:insert|enter|replace|put|add|use|set|paste|provide|type)[ _-].{0,100}"
    rb"|(?:.{0,40}[-_ ])?(?:my|the|some|a|an)[-_ ](?:[\w-]{0,20}[-_ ])?(?:password|passwd|pass"
    rb"|secret|token|api[-_]?key|key|value|name|user|credentials?)"
    rb"|.{0,40}your.{0,60}|.{0,30}(?:change[-_ ]?(?:me|this|it)|placeholder|(?:^"
    rb"|[-_.])example(?:[-_.]|$)|not[-_]a[-_]real|(?:^|[-_])fake(?:[-_]|$)|(?:^"
    rb"|[-_])dummy(?:[-_]|$)|redacted|to[-_]?be[-_]?(?:set|filled|replaced)"
    rb"|goes[-_]?here).{0,40}"
    rb"|[<>]=? ?-?[0-9.]{1,12}%?|(?:abc|123){2,}\w{0,4}|.{0,60}EXAMPLE(?:KEY)?|foo(?:bar)?(?:baz)?|passw(?:o|0)rd[1-3]?"
    rb"|secret|test(?:ing)?|demo)$"
)
_SHOWN = later(
    rb"(?i)^#[0-9a-f]{3,8}$|^0x[0-9a-f]{1,16}u?l{0,2}$"
    rb"|^(?:\$\{[^}]{1,60}\}|\{\{[^}]{1,60}\}\})[\w:/.@-]{0,40}$|^my(?:token|secret|password|passwd|api_?key)[0-9]?$"
    rb"|^test[-_](?:key|token|secret|password|passwd|pass)$|^(?:process\.)?env\.[a-z_]+!?$"
    rb"|^(?:BSD|L?GPL|AGPL|MIT|Apache|Unicode|MPL|CC|ISC|Zlib|Artistic|EPL|CDDL|OFL|PSF|X11|Expat|Boost|public-domain"
    rb"|Python|OpenSSL|FSF\w{0,4}|HPND|Ms-PL|NCSA|W3C|WTFPL|0BSD|GFDL)(?:[-+.][\w.+-]{1,60})$"
)
"""A colour, a constant of code, the name of a licence, and what manuals write for a key."""
_CODE = later(
    rb"^(?::?[A-Za-z_$][\w$]*(?:(?:\.|->|::|\?\.|!\.)[A-Za-z_$][\w$]*)+[!?]?[\[(].{0,200}"
    rb"|\$[A-Za-z_]\w*(?:-|->.{0,200}|[\[{][\w'\"$.-]{1,80}[\]}].{0,200})"
    rb"|[A-Za-z_$][A-Za-z_$]*(?:(?:->|::|\?\.|!\.)[A-Za-z_$][\w$]*)+|[A-Za-z_$][\w$.:>-]*(?:\("
    rb"|\[[\"'\w:]).{0,300}|[a-z_]+[?!]|lambda .*|new [A-Z].*|await .*|f[\"'].*|self\.\w+"
    rb"|this\.\w+|![a-zA-Z_]+(?:\.[a-zA-Z_]+)*(?:\(.{0,300})?|[&*][A-Za-z_]+\d?[A-Za-z_]*|[A-Z][a-z]{2,10}-(?:[A-Z][a-z]+){1,5})$"
)
_RULES = later(
    rb"(?i)^(?:[a-z_]{2,30}(?:[:=][^|,\s]{0,80}|\[[^\]|]{0,80}\])?[|,]){0,12}(?:required(?:_(?:if|unless|with|without|array)\w*)?|nullable|sometimes|bail"
    rb"|filled|present|confirmed|trim|omitempty|xss_clean|valid_(?:email|url|ip|date|json)s?|(?:min|max|size|between|digits(?:_between)?|len(?:gth)?"
    rb"|(?:min|max|exact)_length|gte?|lte?|regex|same|different|exists|unique|is_unique|matches|not_in|mimes|oneof"
    rb"|eqfield|nefield)(?:[:=][^|\s]{0,80}|\[[^\]|]{0,80}\])|(?:required|string|email|uuid|alpha(?:_?num|_?dash)?|numeric"
    rb"|integer|current_password|uncompromised)(?=[|,]))(?:[|,][a-z_]{2,30}(?:[:=][^|]{0,80}|\[[^\]|]{0,80}\])?){0,12}$"
)
"""What a form asks of its field: ``required|min:12`` of Laravel, ``required,min=12`` of Go, ``trim|max_length[72]``."""
_CREDENTIAL_FILE = later(
    rb"^[\w.-]{1,64}:(?:%[a-zA-Z]/|/(?:etc|run|var|usr|lib|opt|srv|proc|home|tmp|mnt)/)[\w./%@-]*$"
)
"""What systemd loads: a name, and the file that holds the value."""
_DSN = later(
    rb"(?i)^(?:dbi:[a-z]\w{0,20}(?:\([^)]{0,60}\))?:|(?:mysqli?|mariadb|pgsql|postgres(?:ql)?|sqlite[23]?|sqlsrv|odbc|oci"
    rb"|oracle|firebird|dblib|ibm|informix|cubrid|db2|mssql|sybase):(?!//)[a-z{$%#]|(?:server|data source|host|hostname"
    rb"|driver|dbname|database|addr|address|uri?)[ ]?=)"
)
_DSN_SECRET = later(
    rb"(?i)(?:pass(?:w(?:or)?d|phrase)?|pwd|secret|token|key)[ ]?=[ ]?(?![{$%#\\<&;]|\\\(|$)[^;&\s]"
    rb"|:[^/@\s:{}$%]{3,60}@"
)
_DOTTED = later(rb"^[A-Za-z_$]+[0-9]?(?:\.[A-Za-z_$]+[0-9]?)+[!?]?$")
_DIGEST = later(rb"(?i)^(?:sha(?:1|224|256|384|512)|md5|blake[23]b?|xxh64|h1)[-:=].{8,}$")
HEX = later(rb"^[0-9a-fA-F]+$")
UUID = later(rb"(?i)^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
_URL = later(rb"(?i)^(?:[a-z][a-z0-9+.-]{1,20}:)?//")
_FILE = later(
    rb"(?i)^(?:[a-z]:\\|~[\w-]*/|\.{1,2}/|/(?:etc|var|usr|home|opt|run|tmp|root|mnt|srv"
    rb"|secrets?|dev|proc|Users|private|app|data|bin|keys?|certs?)/)|^[\w./\\-]{1,120}\.(?:pem"
    rb"|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|conf|cfg|ini|toml|py|js|ts|go|rs|md|html?"
    rb"|xml|csv|sh|gpg|asc|pub|lock|sql)$"
)
_AGENTS_ID = later(
    rb"^(?:ses|msg|prt|call|toolu|srvtoolu|resp|rs|fc|ctc|item|thread|run|step|evt|chatcmpl|cmpl|asst|batch|gen|compl)"
    rb"[_-][0-9A-Za-z_-]{6,80}$|^20[0-9]{6}_[0-9]{6}_[0-9a-f]{4,12}$"
)
"""What agents and model servers number their sessions, messages and calls with: every recording is full of them."""
_ARN = later(rb"^(?:arn:|projects/|secretsmanager:|ssm:|vault:|op://|keyvault|secret/|kv/)")
IDENT = later(rb"^\$?[A-Za-z_\x80-\xff]+\$?$")
_PATTERN = later(
    rb"\(\?[:=!<P]|\[\^?[^\]]{1,40}\][+*?{]|\[[^\]]{0,20}[a-zA-Z0-9]-[a-zA-Z0-9][^\]]{0,20}\][^0-9]|^\^.{0,200}\$$"
    rb"|\\[dwsbDWS](?:[+*?{)]|$)|^/\^|^[A-Za-z_ -]*\.[*+][A-Za-z_ ().*+?$|-]*$"
)
"""Signs of a regular expression. A dot and a star alone say nothing: a drawn password may hold both."""
_TYPE = later(
    rb"^(?:(?:Option|Optional|Vec|List|Map|HashMap|Array|Set|Dict|Promise|Callable|Type|Union|Literal|Awaitable|Annotated|ClassVar|Final|Tuple|Box|Arc|Rc|Result|Sequence|Mapping|Iterable)"
    rb"[<\[].*|(?:Ui|I)nt(?:8|16|32|64)Array|[ui](?:8|16|32|64|128)|(?:workspace|npm|link|file|catalog):.*"
    rb"|\[?[A-Z][A-Za-z]{1,30}!?\]?!)$"
)
_SCOPE = later(
    rb"^[a-z][a-z_-]*(?:[.:][a-z_-]+)*:(?:read|write|admin|all|\*|list|manage|delete|create|update|view|get|[a-z]+_[a-z_]+)$"
)
_ROUTE = later(rb"^/(?:[A-Za-z0-9._%{}:<>-]{1,24}/)+[A-Za-z0-9._%{}:<>-]{0,40}$")
_MENTION = later(rb"^[A-Za-z]{1,8}(?:[_-][a-z]{2,6})?[_.-]$")
_DATE = later(
    rb"^\d{4}-\d\d-\d\d(?:[T ].*)?$|^\d{1,2}:\d\d(?::\d\d)?$|^\(?\d+(?:\.\d+)+(?:[-+.~]\w+){0,4}$"
    rb"|^\d{1,5}$|^\d+(?:ms|s|m|h|d|kb|mb|gb|px|%|em|rem)$"
)
_KEY_SUFFIX = later(
    rb"(?i)[_.-](?:type|url|uri|endpoint|name|file|filename|path|dir|count|counts|length|len"
    rb"|size|id|ids|field|label|hint|policy|min|max|limit|expir\w{0,10}|ttl|age|at|algorithm"
    rb"|alg|hash_?(?:algorithm|type)|izer|ized|ization|regex|pattern|format|prefix|suffix"
    rb"|placeholder|required|enabled|disabled|input|reset|change|changed|strength|manager"
    rb"|provider|service|class|schema|version|status|error|message|text|title|header|param"
    rb"|parameter|ref|key_ref|budget|usage|used|cost|s_per_second|per_second|rate|source|store"
    rb"|vault|arn|role|scopes?|kind|fn|func|function|handler|validator|helper|model|view|form"
    rb"|page|screen|window|limit|index|idx|offset|position|end|start|rotation|column|env|var"
    rb"|variable|mode|method|flow|issuer|audience|lookup|only|free|less|column|attempts?|tries"
    rb"|protected|encoder|checker|confirmation_label|visible|toggle|icon|button|score"
    rb"|code_challenge_method|map|list|dict|array|types|re|rx|regexp?|patterns?)$"
)
PUBLIC = later(
    rb"(?i)pub(?:lic|lishable)?[_.-]?(?:key|token)"
    rb"|(?:^|[_.-])(?:primary|foreign|partition|sort|cache|idempotency|hot|short_?cut|dedup(?:lication)?|row|object|s3"
    rb"|storage_path|group|translation|i18n|label|map|host|site)[_.-]?key$"
    rb"|next_?(?:page_?)?token|page_?token|continuation_?token"
    rb"|(?:^|[_.-])(?:max|min|num|n|total|prompt|completion|input|output|eos|bos|pad|unk|sep|cls|mask|stop|special"
    rb"|reasoning|cached|image|audio|text)[_-]?tokens?(?:_ids?)?$|tokens$|tokeni[sz]"
    rb"|^monkey|turkey|keyboard|hockey|key(?:word|frame|up|down|press|code|pair_?name|ring|stone|note|hole)"
)


def key_name(found: Candidate) -> bytes:
    """The whole key the match begins in, letters before the matched word too; ``camelCase`` is parted by ``_``."""
    start = found.match.start()
    before = re.search(rb"[\w.$-]{0,60}$", found.text[max(0, start - 60) : start])
    head = found.text[start : found.start]
    word = re.match(rb"[\w.$-]{0,80}", head)
    key = (before.group() if before else b"") + (word.group() if word else b"")
    return re.sub(rb"(?<=[a-z0-9])(?=[A-Z])", b"_", key)


_OTHER_PASS = later(rb"(?i)(?:\b|_)pass(?:enger|age|port|ion|ive|ing|ed|es)(?:[^a-z]|$)")
"""Words that only begin like a password."""


def unsuited_key(key: bytes) -> bool:
    """Whether the key says that its value is public, or about a secret and not one."""
    if re.search(rb"(?i)(?:session|secret|client_secret|sess|access_?key)_?id$|wp_?session$", key):
        return False
    return any(shape.search(key) for shape in (PUBLIC, _KEY_SUFFIX, _OTHER_PASS))


def no_secret(value: bytes) -> bool:
    """Whether a value is a word of the trade or begins with a date; asked first, for most values are one of these."""
    return value.lower() in _STOP or dated(value)


def dated(value: bytes) -> bool:
    """Whether a value begins with a date: a time, or what was named by one."""
    return value[:1] == b"2" and value[4:5] == value[7:8] == b"-" and value[:4].isdigit() and value[5:7].isdigit()


def quoted(found: Candidate) -> bool:
    """Whether the value stands in quotes."""
    return found.start > 0 and found.text[found.start - 1 : found.start] in (b'"', b"'", b"`")


def real(value: bytes, in_quotes: bool = False) -> bool:
    """Not a placeholder, reference, path, URL, digest, date, code or a word of the trade."""
    if value.lower() in _STOP or _PLACEHOLDER.match(value) or _SHOWN.search(value) or is_label(value):
        return False
    if _AGENTS_ID.match(value) or _RULES.match(value) or _CREDENTIAL_FILE.match(value) or source_name(value):
        return False
    if _DOTTED.match(value) and not (unsteady(value) or (in_quotes and random_looking(value))):
        return False
    if not in_quotes and (_CODE.match(value) or re.match(rb"(?i)\((?:sensitive|known|hidden|none|null|not|re)", value)):
        return False
    if (
        _TYPE.match(value)
        or _SCOPE.match(value)
        or _MENTION.match(value)
        or (_ROUTE.match(value) and not drawn_part(value))
    ):
        return False
    if _DIGEST.match(value) or _DATE.match(value) or _ARN.match(value) or _URL.match(value):
        return False
    return len(set(value)) > 3 and not (_FILE.match(value))


def source_name(value: bytes) -> bool:
    """Whether this names a database and how to reach it, with no password in it."""
    return _DSN.match(value) is not None and not _DSN_SECRET.search(value)


def unsteady(value: bytes) -> bool:
    """Whether the case of the letters changes more often than in names of code."""
    changes = len(re.findall(rb"[a-z][A-Z]|[A-Z]{2}[a-z]", value))
    return len(value) >= 10 and changes * 4 >= len(re.findall(rb"[A-Za-z]", value))


def within_blob(found: Candidate) -> bool:
    """Whether the value is a piece of a long run of base64 that goes on before or behind it, such as an image."""
    if _ROW_BEFORE.search(found.text[max(0, found.start - 90) : found.start]):
        return True
    if not found.value.isalnum():
        return False
    before, behind = found.text[max(0, found.start - 64) : found.start], found.text[found.end : found.end + 64]
    return _BLOB.fullmatch(before) is not None or _BLOB.fullmatch(behind) is not None


_ROW_BEFORE = later(rb"(?:^|\n)[ \t]{0,8}[A-Za-z0-9+/]{64,76}\r?\n[ \t]{0,8}$")
_BLOB = later(rb"[A-Za-z0-9+/=]{60,}")


def pattern_like(value: bytes) -> bool:
    """Whether the value is a regular expression."""
    return _PATTERN.search(value) is not None


def drawn_part(value: bytes) -> bool:
    """Whether one of the parts between ``/`` looks drawn: base64 may begin with a slash, a route may not hold a key."""
    return any(len(part) >= 12 and random_looking(part) and not wordy(part) for part in value.split(b"/"))


def random_looking(value: bytes) -> bool:
    """Mixed kinds of characters, as drawn by a machine; letters alone need lively case changes."""
    digits = len(re.findall(rb"[0-9]", value))
    letters = len(re.findall(rb"[A-Za-z]", value))
    if digits and letters:
        return entropy(value) >= 2.8
    changes = len(re.findall(rb"[a-z][A-Z]|[A-Z]{2}[a-z]", value))
    if letters >= 16 and digits + changes > 0 and re.search(rb"[bcdfghjklmnpqrstvwxz]{6,}|q[a-tv-z]", value):
        return entropy(value) >= 3.3
    return letters >= 12 and changes * 5 >= letters and entropy(value) >= 3.3


UNSPOKEN = later(rb"(?i)[bcdfghjklmnpqrstvwxz]{5,}|q[^u]|[jqvwxz]{2}|^[^aeiouy]+$")


def wordy(value: bytes) -> bool:
    """Whether most of the value is words: runs of four letters or more in one case or title case, and speakable."""
    words = re.findall(rb"[A-Z]?[a-z]{3,}|[A-Z]{4,}", value)
    return sum(len(word) for word in words if not UNSPOKEN.search(word)) * 10 > len(value) * 6


def scattered(value: bytes) -> int:
    """How often digits and letters take turns."""
    return len(re.findall(rb"[0-9](?=[A-Za-z])|[A-Za-z](?=[0-9])", value))


SAYING = later(
    rb"pass|pwd|secret|token|key|cred|auth|user|login|name|null|none|undef|empty|miss|valid|requir|option|true"
    rb"|false|yes|disab|enab|hidden|plain|text|string|number|field|input|value|type|default|unset|change|redact|mask"
    rb"|prompt|stdin|file|env|vault|basic|bearer|digest|generat|random|reset|expired|forgot|test|exampl|placeh|confirm"
    rb"|current|new|old|dev|prod|local|stag|salt|hash|crypt|auto|manual|static|inherit"
)
"""Parts of words that say what a value is for, and are none themselves."""
