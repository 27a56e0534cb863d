"""Is the value beside a key name a real secret, or a type, an expression, a placeholder, a digest?"""

from __future__ import annotations

import base64
import binascii
import re

from .entropy import entropy
from .validators import Candidate, Spans, Validator

_STOP = frozenset(
    b"""true false none null nil undefined yes no on off str string int integer number bool boolean bytes byte char text
    varchar any object array list dict map float double void auto optional required default empty unset missing invalid
    valid password passwd secret token key apikey api_key username user hidden masked redacted protected private public
    changeme change-me change_me changeit placeholder example sample dummy todo tbd fixme xxx basic bearer digest
    negotiate oauth oauth2 jwt hs256 rs256 es256 none sha256 sha512 md5 sha1 bcrypt argon2 argon2id pbkdf2 scrypt aes
    rsa ed25519 env vault file static dynamic encrypted plaintext plain inherit disabled enabled manual automatic
    secretstr securestring value values data sensitive write read admin query header cookie body path form""".split()
)
_PLACEHOLDER = re.compile(
    rb"(?i)^(?:<.{0,200}>|\$\{.{0,200}\}|\$\(.{0,300}\)?|\$[A-Za-z_]\w{0,80}|\{\{.{0,200}\}\}"
    rb"|\{[A-Za-z_][\w.]{0,60}\}|%[A-Za-z_]\w{0,60}%|%\(?\w{0,40}\)?[sd]?|\[.{0,100}\]"
    rb"|[x*.#_\-?0]{3,}|(?:x{4,}|\*{3,}|\.{3,}).{0,40}|.{0,40}(?:x{5,}|\*{4,}|\.{3})|\.\.\."
    rb"|(?:insert|enter|replace|put|add|use|set|paste|provide|type)[ _-].{0,100}"
    rb"|(?:.{0,40}[-_ ])?(?:my|the|some|a|an)[-_ ](?:[\w-]{0,20}[-_ ])?(?:password|passwd|pass"
    rb"|secret|token|api[-_]?key|key|value|name|user|credentials?)"
    rb"|.{0,40}your.{0,60}|.{0,30}(?:change[-_ ]?(?:me|this|it)|placeholder|(?:^"
    rb"|[-_.])example(?:[-_.]|$)|not[-_]a[-_]real|(?:^|[-_])fake(?:[-_]|$)|(?:^"
    rb"|[-_])dummy(?:[-_]|$)|redacted|to[-_]?be[-_]?(?:set|filled|replaced)"
    rb"|goes[-_]?here).{0,40}"
    rb"|(?:abc|123){2,}\w{0,4}|.{0,60}EXAMPLE(?:KEY)?|foo(?:bar)?(?:baz)?|passw(?:o|0)rd[1-3]?"
    rb"|secret|test(?:ing)?|demo)$"
)
_CODE = re.compile(
    rb"^(?:[A-Za-z_$][\w$]*(?:(?:\.|->|::|\?\.|!\.)[A-Za-z_$][\w$]*)+[\[(].{0,200}"
    rb"|[A-Za-z_$][A-Za-z_$]*(?:(?:->|::|\?\.|!\.)[A-Za-z_$][\w$]*)+|[A-Za-z_$][\w$.:>-]*(?:\("
    rb"|\[[\"'\w:]).{0,300}|[a-z_]+[?!]|lambda .*|new [A-Z].*|await .*|f[\"'].*|self\.\w+"
    rb"|this\.\w+|![a-zA-Z]+|&[A-Za-z_]+|\*[A-Za-z_]+|[A-Z][a-z]{2,10}-(?:[A-Z][a-z]+){1,5})$"
)
_DOTTED = re.compile(rb"^[A-Za-z_$]+[0-9]?(?:\.[A-Za-z_$]+[0-9]?)+$")
_DIGEST = re.compile(rb"(?i)^(?:sha(?:1|224|256|384|512)|md5|blake[23]b?|xxh64|h1)[-:=].{8,}$")
_HEX = re.compile(rb"^[0-9a-fA-F]+$")
_UUID = re.compile(rb"(?i)^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
_URL = re.compile(rb"(?i)^(?:[a-z][a-z0-9+.-]{1,20}:)?//")
_FILE = re.compile(
    rb"(?i)^(?:[a-z]:\\|~[\w-]*/|\.{1,2}/|/(?:etc|var|usr|home|opt|run|tmp|root|mnt|srv"
    rb"|secrets?|dev|proc|Users|private|app|data|bin|keys?|certs?)/)|^[\w./\\-]{1,120}\.(?:pem"
    rb"|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|conf|cfg|ini|toml|py|js|ts|go|rs|md|html?"
    rb"|xml|csv|sh|gpg|asc|pub|lock|sql)$"
)
_ARN = re.compile(rb"^(?:arn:|projects/|secretsmanager:|ssm:|vault:|op://|keyvault|secret/|kv/)")
_IDENT = re.compile(rb"^[A-Za-z_$][A-Za-z_$]*$")
_DATE = re.compile(
    rb"^\d{4}-\d\d-\d\d(?:[T ].*)?$|^\d{1,2}:\d\d(?::\d\d)?$|^\d+(?:\.\d+)+(?:[-+.]\w+)?$"
    rb"|^\d{1,5}$|^\d+(?:ms|s|m|h|d|kb|mb|gb|px|%|em|rem)$"
)
_KEY_SUFFIX = re.compile(
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
    rb"|code_challenge_method|map|list|dict|array|types)$"
)
_PUBLIC = re.compile(
    rb"(?i)pub(?:lic|lishable)?[_.-]?(?:key|token)"
    rb"|(?:^|[_.-])(?:primary|foreign|partition|sort|cache|idempotency|hot|short_?cut|dedup(?:lication)?|row|object|s3"
    rb"|storage_path|group|translation|i18n|label|map|host|site)[_.-]?key$"
    rb"|next_?(?:page_?)?token|page_?token|continuation_?token"
    rb"|(?:^|[_.-])(?:max|min|num|n|total|prompt|completion|input|output|eos|bos|pad|unk|sep|cls|mask|stop|special"
    rb"|reasoning|cached|image|audio|text)[_-]?tokens?(?:_ids?)?$|tokens$|tokeni[sz]"
    rb"|^monkey|turkey|keyboard|hockey|key(?:word|frame|up|down|press|code|pair_?name|ring|stone|note|hole)"
)


def key_name(found: Candidate) -> bytes:
    """The whole key the match begins in, ``camelCase`` parted by ``_``; letters before the matched word belong to it."""
    start = found.match.start()
    before = re.search(rb"[\w.$-]{0,60}$", found.text[max(0, start - 60) : start])
    head = found.text[start : found.start]
    word = re.match(rb"[\w.$-]{0,80}", head)
    key = (before.group() if before else b"") + (word.group() if word else b"")
    return re.sub(rb"(?<=[a-z0-9])(?=[A-Z])", b"_", key)


def unsuited_key(key: bytes) -> bool:
    """Whether the key says that its value is public, or about a secret and not one."""
    if re.search(rb"(?i)(?:session|secret|client_secret|sess)_?id$|wp_?session$", key):
        return False
    return _PUBLIC.search(key) is not None or _KEY_SUFFIX.search(key) is not None


def quoted(found: Candidate) -> bool:
    """Whether the value stands in quotes."""
    return found.start > 0 and found.text[found.start - 1 : found.start] in (b'"', b"'", b"`")


def real(value: bytes, in_quotes: bool = False) -> bool:
    """Not a placeholder, reference, path, URL, digest, date, code or a word of the trade."""
    if value.lower() in _STOP or _PLACEHOLDER.match(value) or _DOTTED.match(value):
        return False
    if not in_quotes and _CODE.match(value):
        return False
    if _DIGEST.match(value) or _DATE.match(value) or _ARN.match(value) or _URL.match(value):
        return False
    return len(set(value)) > 3 and not (_FILE.match(value))


def random_looking(value: bytes) -> bool:
    """Mixed kinds of characters, as drawn by a machine; letters alone need lively case changes."""
    digits = len(re.findall(rb"[0-9]", value))
    letters = len(re.findall(rb"[A-Za-z]", value))
    if digits and letters:
        return entropy(value) >= 2.8
    changes = len(re.findall(rb"[a-z][A-Z]|[A-Z]{2}[a-z]", value))
    return letters >= 12 and changes * 5 >= letters and entropy(value) >= 3.3


def trimmed(found: Candidate) -> Candidate:
    """Without the brackets behind an unquoted value that it did not open, and the marks behind those."""
    value = found.value
    if quoted(found):
        return found
    for opened, closed in (b"()", b"[]", b"{}"):
        while value and value[-1] == closed and value.count(closed) > value.count(opened):
            value = value[:-1].rstrip(b",;")
    return Candidate(found.text, found.start, found.start + len(value), found.match)


def password(found: Candidate) -> Spans:
    """Anything a person or machine would choose, beside a key that says password or secret."""
    found = trimmed(found)
    value = found.value
    key = key_name(found)
    if unsuited_key(key) or not real(value, quoted(found)) or len(value) < 4:
        return ()
    in_quotes = quoted(found)
    after = found.text[found.end : found.end + 1]
    if value[-1:] == b":" or (not in_quotes and (after in (b"(", b"[") or re.search(rb"[(\[{]$|^[({\[]", value))):
        return ()
    if value.lower() == key.lower() or key.lower().endswith(value.lower()):
        return ()
    if b" " in value:
        return found.whole if in_quotes and sentence_like_secret(value) else ()
    if _IDENT.match(value) or re.match(rb"^[a-z]+(?:[-_.][a-z]+){1,2}$", value):
        lively = random_looking(value) or (in_quotes and len(value) >= 16 and value.islower() and value.isalpha())
        config = not in_quotes and env_like(found, key) and value.isalpha() and len(value) >= 6
        return found.whole if lively or config else ()
    if (
        not in_quotes
        and after in (b",", b")", b"(", b"[", b".")
        and re.match(rb"^[A-Za-z_]\w*$", value)
        and not random_looking(value)
    ):
        return ()
    if value.isdigit() and len(value) < 4:
        return ()
    return found.whole


def env_like(found: Candidate, key: bytes) -> bool:
    """Whether the line is ``KEY=value`` as in an environment file: no blanks, nothing behind the value."""
    sign = found.text[found.start - 1 : found.start]
    after = found.text[found.end : found.end + 1]
    return sign == b"=" and after in (b"", b"\n", b"\r", b" ") and (key.isupper() or b"." in key or b"_" in key)


def sentence_like_secret(value: bytes) -> bool:
    """Words in quotes: a passphrase has several plain words or signs, a message has sentence marks."""
    if re.search(
        rb"(?i)\b(?:the|your|is|are|must|please|enter|password|secret|token|key|invalid|required"
        rb"|for|to|of|and|or|a|an|not|with|this)\b",
        value,
    ):
        return False
    return bool(re.search(rb"[0-9!@#$%^&*]", value)) or (value.islower() and value.count(b" ") >= 3)


def token(found: Candidate) -> Spans:
    """A machine's value, beside a key that says token, API key or credential; hex and UUID count here."""
    found = trimmed(found)
    value = found.value
    key = key_name(found)
    if len(value) < 8 or b" " in value or unsuited_key(key) or not real(value, quoted(found)):
        return ()
    if _UUID.match(value):
        return found.whole
    if re.search(rb"\(\?|\[\^?[^\]]{1,40}\]|\\[dwsbDWS]|\.\*|\.\+", value) or called(found):
        return ()
    if value.isdigit():
        return found.whole if len(value) >= 12 and quoted(found) else ()
    return found.whole if random_looking(value) and len(value) >= 8 else ()


def called(found: Candidate) -> bool:
    """Whether an unquoted value is a function or sequence being used."""
    return not quoted(found) and found.text[found.end : found.end + 1] in (b"(", b"[")


def loose(found: Candidate) -> Spans:
    """A value beside a weak key name (``key``, ``auth``, a vendor's name): it must look drawn, and be no digest."""
    value = found.value
    key = key_name(found)
    if (
        called(found)
        or len(value) < 16
        or b" " in value
        or _PUBLIC.search(key)
        or not real(value, quoted(found))
        or _UUID.match(value)
    ):
        return ()
    if (
        _HEX.match(value)
        or re.match(rb"^[a-z]+(?:[-_./:][a-z0-9]+)+$", value)
        or b"/" in value[:1]
        or value.count(b"/") > 3
    ):
        return ()
    mixed = re.search(rb"[A-Z]", value) and re.search(rb"[a-z]", value) and re.search(rb"[0-9]", value)
    return found.whole if mixed and entropy(value) >= 3.5 else ()


def vendor(found: Candidate) -> Spans:
    """A value beside a service's name in the key: drawn-looking; hex and UUID count, unless the key says what else it is."""
    value = found.value
    key = key_name(found)
    if called(found) or len(value) < 12 or b" " in value or _PUBLIC.search(key) or not real(value, quoted(found)):
        return ()
    if re.search(
        rb"(?i)(?:sha|hash|commit|digest|checksum|rev(?:ision)?|etag|version|uuid|guid|path|file"
        rb"|url|uri|name|tag|ref)$",
        key,
    ):
        return ()
    if value.isdigit():
        return found.whole if len(value) >= 15 and re.search(rb"(?i)id$|key|token|secret", key) else ()
    if re.match(rb"^[a-z]+(?:[-_./:@][a-z0-9.]+)+$", value) or not random_looking(value):
        return ()
    return found.whole


def header(found: Candidate) -> Spans:
    """A credential in a header or on a command line: anything real, any length above three."""
    value = trimmed(found).value.rstrip(b",;")
    itself = found.text[found.match.start() : found.start].lower().strip(b" \t=:\"'").endswith(value.lower())
    return (
        ((found.start, found.start + len(value)),)
        if len(value) > 3 and real(value, quoted(found)) and not itself
        else ()
    )


def basic(found: Candidate) -> Spans:
    """Base64 of ``user:password``."""
    value = found.value
    try:
        content = base64.b64decode(value + b"=" * (-len(value) % 4))
    except (binascii.Error, ValueError):
        content = b""
    text = all(31 < c < 127 or c > 0x9F for c in content)
    told = re.search(rb"(?i)authorization[\"']{0,2}[ \t]{0,3}[:=]", found.text[max(0, found.match.start() - 30) : found.start])
    return found.whole if (b":" in content and text) or len(value) >= 20 or told else ()


def cookies(found: Candidate) -> Spans:
    """Each value of a cookie header that could open a session; attributes such as Path pass."""
    spans = []
    for match in re.finditer(rb"([\w.\-$]{1,80})=([^;\s\"',]{1,4096})", found.value):
        name, value = match.group(1).lower(), match.group(2)
        if name in (
            b"path",
            b"domain",
            b"expires",
            b"max-age",
            b"samesite",
            b"version",
            b"lang",
            b"theme",
            b"priority",
            b"tz",
            b"locale",
            b"consent",
        ):
            continue
        if (
            len(value) >= 6
            and real(value)
            and (random_looking(value) or re.search(rb"sess|sid|auth|token|jwt|csrf|xsrf|user|login|key|secret", name))
        ):
            spans.append((found.start + match.start(2), found.start + match.end(2)))
    return spans


def jwt(found: Candidate) -> Spans:
    """A token whose first part decodes to a JSON header."""
    head = found.value.split(b".")[0]
    try:
        content = base64.urlsafe_b64decode(head + b"=" * (-len(head) % 4))
    except (binascii.Error, ValueError):
        return ()
    return found.whole if content.lstrip()[:1] == b"{" else ()


def not_example(found: Candidate) -> Spans:
    """A token of a fixed shape, unless it says that it is an example or repeats itself."""
    value = found.value
    if len(set(value)) < 6 or re.search(
        rb"(?i)EXAMPLE|x{5,}|X{5,}|\.\.\.|0{8,}|your[-_]|placeholder|changeme|dummy"
        rb"|(?:1234567890){2}|abcdefghijklmnop|redacted",
        value,
    ):
        return ()
    return found.whole


VALUE_VALIDATORS: dict[str, Validator] = {
    "password": password, "token": token, "loose": loose, "vendor": vendor, "header": header, "basic": basic, "cookies": cookies,
    "jwt": jwt, "drawn": not_example,
}  # fmt: skip
