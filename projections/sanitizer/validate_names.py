"""Is this word a person's account or a machine of theirs, or does the path only look like a home?"""

from __future__ import annotations

import re

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .home_groups import GROUPS, members
from .labels import in_container_file
from .ordinary import is_ordinary
from .service_accounts import is_service

_ROUTES = frozenset(
    b"""dashboard index settings about contact login logout profile feed search list new edit page pages main welcome
    news products product account accounts home admin api static assets public images img css js view views user
    users me posts blog help faq terms privacy register signup signin cart checkout orders order items item
    categories category docs overview reports report details detail default shared guest all current active stats
    analytics events notifications messages inbox tab tabs menu banner hero slider section sections content layout
    components component header footer index.html index.htm index.php""".split()
)
_GENERIC = frozenset(
    b"""user users username name your_name yourname you me someone foo bar alice-or-bob public shared default guest
    all example your-name your-username youruser myuser $user ${user} $username %username% <user> <username>
    <name> {user} {username} user-name {name} ... .. . * runner linuxbrew
    tmp temp scratch models datasets
    node vscode coder jovyan gitpod codespace codespaces circleci vagrant ubuntu ec2-user app appuser jenkins airflow
    nonroot container devcontainer sandbox oai lost+found aquota.user aquota.group swapfile swap.img desktop.ini
    defaultuser0 .localized""".split()
)
_WEB = later(
    rb"(?i)(?:https?:|ftp:)?//[^\s\"'<>]{0,200}$|(?:href|src|action|route|path|url|get|post|put"
    rb"|delete|patch|goto|navigate|redirect|link|location)[\"'({ \t:=]{0,6}$"
)
_FILE_URL = later(
    rb"(?i)(?:file|vscode|vscode-remote|smb|sftp|ssh|scp|rsync|nfs|vscode-file|jar:file)[:+][^\s\"'<>]{0,80}$"
)


def home(found: Candidate) -> Spans:
    """The account name in a home path; routes of web sites such as /home/dashboard pass."""
    found = _unspaced(found)
    name = found.value.strip(b"\"'`")
    if re.search(rb"(?i)^node_modules$|\.(?:js|py|html?|css|json|txt|md|php|png|svg|conf|sh)(?:\.|$)", name):
        return ()
    if not name or name.lower() in _GENERIC or name[:1] in b"$%<{*:[." or mostly_dots(name) or min(name) < 32:
        return ()
    before = found.text[max(0, found.match.start() - 200) : found.match.start() + 1].rstrip(b"/")
    web = before.rsplit(b"\n", 1)[-1]
    deeper = re.match(rb"[/\\][^\s\"'<>]", found.text[found.end : found.end + 2])
    if name.split(b" ")[0].lower() in _ROUTES and found.text[found.match.start() : found.match.start() + 5] in (
        b"/home",
        b"/User",
    ):
        return ()
    inside = _FILE_URL.search(web) is None
    if inside and (
        re.search(rb"(?i)(?:https?:)?//[a-z0-9.-]{3,}[^\s\"'<>]{0,200}$", web) or (_WEB.search(web) and not deeper)
    ):
        return ()
    return members(found.text, found.start, found.end)


def roots_home(found: Candidate) -> Spans:
    """``/root``: not an element that closes, not in the recipe of an image, and not in root's own line of passwd."""
    closes = found.text[found.start - 1 : found.start] == b"<" and found.text[found.end : found.end + 1] in (b">", b" ")
    told = _ROOTS_LINE.search(found.text, max(0, found.start - 160), found.start)
    return () if closes or told or in_container_file(found.text, found.start) else found.whole


_ROOTS_LINE = later(rb"(?:^|[^\w.-]|\\{1,8}n)(?:root|toor):[^:\s]{0,120}:0:0:[^:\n]{0,60}:$")


def deep_home(found: Candidate) -> Spans:
    """Below ``/users`` or ``/u``, which sites have, too: a folder of folders, behind no method, and no word."""
    line = found.text[max(0, found.match.start() - 120) : found.match.start() + 1].rsplit(b"\n", 1)[-1]
    goes_on = re.match(
        rb"(?:[/\\]{1,2}|%2[fF])[\w.+%@ -]{1,60}(?:(?:[/\\]{1,2}|%2[fF])[\w.+%@-]|\.[a-z0-9]{1,5}\b)",
        found.text[found.end : found.end + 160],
    )
    if not goes_on or (_ROUTED.search(line) and not _FILE_URL.search(line)):
        return ()
    spans = home(found)
    names = [found.text[low:high].lower() for low, high in spans]
    return () if any(is_ordinary(name) or name in GROUPS or len(name) < 3 for name in names[-1:]) else spans


_ROUTED = later(
    rb"(?i)(?:\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t\"'`,(]{1,3}/|://[^\s]*"
    rb"|\b(?:route|router|app|href|url|endpoint|api|axios|fetch|get|post)\b[^\n]{0,12}|[\w.-]/)$"
)


def _unspaced(found: Candidate) -> Candidate:
    """Without the words behind a blank, unless the path goes on or ends behind them: ``/home/jo USER=jo`` are two."""
    blank = found.value.find(b" ")
    if blank < 0 or re.match(rb"[/\\\"'`<>,;)\r\n]|%2[fF]|$", found.text[found.end : found.end + 3]):
        return found
    return Candidate(found.text, found.start, found.start + blank, found.match)


def spaced_home(found: Candidate) -> Spans:
    """A home with a blank in its name; in JSON the backslash behind it may be that of a line end, and is no folder."""
    if b" " in found.value and re.match(rb"\\[nrt\"]", found.text[found.end : found.end + 2]):
        line = found.text[max(0, found.start - 2000) : found.start].rsplit(b"\n", 1)[-1]
        if _IN_STRING.search(line):
            return [(start, found.start + found.value.index(b" ")) for start, _ in home(found)]
    return home(found)


_IN_STRING = later(rb"\"[ ]?:[ ]?\"")


def mostly_dots(name: bytes) -> bool:
    """Whether the name is an ellipsis or a file's ending."""
    return not re.search(rb"[A-Za-z0-9\x80-\xff]", name)


def account(found: Candidate) -> Spans:
    """A user or host name that a prompt or a variable tells; generic words pass."""
    name = found.value.lower()
    words = _GENERIC | _ROUTES | _COMMON
    titled = re.match(rb"[A-Z][a-z]+$", found.value) and re.match(rb" [A-Za-z]", found.text[found.end : found.end + 2])
    if titled or looks_like_code(found) or name in words or name.isdigit() or len(name) < 2 or name[:1] in b"$%<{(*":
        return ()
    return found.whole


_COMMON = frozenset(
    b"""root localhost nobody daemon admin administrator test true false none null string str int git ubuntu debian
    node postgres mysql redis www-data http https ftp ssh github gitlab bitbucket origin main master dev prod
    staging app web db server client local remote host hostname docker vagrant ec2-user system self this that and
    the for with from not set unknown any required optional value file github.com gitlab.com pass password
    passwd pwd token kernel kernels version versions release releases through before since later""".split()
)


def machine(found: Candidate) -> Spans:
    """A host name in a share path or prompt; well-known and example names pass."""
    name = found.value.lower()
    if looks_like_code(found) or (
        found.match.group().lstrip()[:1] in b"`\"'(=,;<>|:\\"
        and b"\\\\" in found.match.group()
        and not told_by_path(found)
    ):
        return ()
    if (
        name in _COMMON
        or name in (b"wsl$", b"wsl.localhost", b".", b"?", b"server", b"share", b"localhost")
        or re.match(rb"[\d.]+$", name)
    ):
        return ()
    return () if _PUBLIC_HOST.search(name) else found.whole


_PUBLIC_HOST = later(
    rb"(?:^|\.)example\.(?:com|org|net)$|(?:^|[.-])example\.(?:local|lan|internal|corp)$|\.(?:test|invalid|example)$"
    rb"|\.(?:azure-devices|windows|azure|azurewebsites|cloudapp\.azure|amazonaws|googleapis|cloudfront)\.(?:net|com)$"
)
"""Set aside for examples, or a cloud's: no machine of a person."""


def looks_like_code(found: Candidate) -> bool:
    """Whether the name is called, indexed or taken from an object."""
    return found.text[found.end : found.end + 1] in (b"(", b"[") or found.value.startswith((b"self.", b"this."))


def told_by_path(found: Candidate) -> bool:
    """Whether ``\\\\host\\share`` is a share and no escaped text: a name no word has, or two folders more."""
    escaped = re.match(rb"x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}", found.value)
    pattern = re.match(
        rb"(?:[0-9]{1,3}-?|[A-Z]-|f[BIRPCS]\w{0,20}|[bBdDsSwW][A-Z]\w*|[0-9A-F]{2,4}|[a-z]{1,2}[0-9]{0,3}|\w{1,2}|[a-z]-[0-9]|.*--.*)$",
        found.value,
    )
    return not (escaped or pattern) and (
        re.search(rb"[0-9A-Z-]", found.value) is not None
        or re.match(rb"(?:\\{1,2}[\w.$ -]{2,40}){2}", found.text[found.end : found.end + 90]) is not None
    )


def possessive_host(found: Candidate) -> Spans:
    """``Annas-MacBook``; ``Encrypt-Then-Mac`` is none."""
    first = found.value.split(b"-")[0]
    alone = not re.match(rb"-", found.text[found.start - 1 : found.start])
    return found.whole if found.value[:1].isupper() and alone and not is_ordinary(first) else ()


def variable_user(found: Candidate) -> Spans:
    """An account in a variable; in code a key like ``user_name`` has a type or another variable there."""
    key = re.match(rb"[^\w]?([A-Za-z_]+)", found.match.group())
    if key and key.group(1).islower() and (is_ordinary(found.value) or found.value == key.group(1)):
        return ()
    return account(found)


def machine_named(found: Candidate) -> Spans:
    """A machine that a program or a setting names: names of sites and of images, and words of the trade, pass."""
    name = found.value.rstrip(b".").lower()
    site = re.search(rb"\.(?:com|org|net|io|dev|de|uk|eu|gov|edu|info|app|cloud)$", name)
    usual = is_service(found.value) and not re.search(rb"[0-9]", name)
    if usual or site or len(name) < 3 or name in _MACHINE_WORDS or is_ordinary(name):
        return ()
    return machine(found)


_MACHINE_WORDS = frozenset(
    b"""server servers fileserver nfsserver nfs-server nas share host hostname myhost my-host remotehost remote-host
    localhost gateway router example myserver my-server somehost host1 host2 server1 server2 node1 node2 nfs samba
    machine computer workstation desktop laptop device name unknown default windows linux macos darwin none null
    string filer storage backup proxy mycomputer node pod container the this your that a an""".split()
)


def machine_lively(found: Candidate) -> Spans:
    """A machine whose name has a digit, a hyphen or a letter no word has; behind a private address, too."""
    if not re.search(rb"[0-9-]", found.value) and re.match(rb"[A-Za-z]{1,5}$", found.value):
        return ()
    return machine_named(found)


def machine_in_table(found: Candidate) -> Spans:
    """A name in a table of NetBIOS, or ``\\\\NAME`` alone in a line: there at least with a digit or a hyphen."""
    alone = found.match.group().lstrip(b"\"'`\n").startswith(b"\\\\")
    if alone and not re.match(rb"(?=.*[0-9-])[A-Z][A-Z0-9-]{3,14}$|[A-Za-z]{2,}[-_]?\w*[0-9]$", found.value):
        return ()
    return machine_named(found)


def variable_host(found: Candidate) -> Spans:
    """A host name in a variable: not a Python expression or an attribute of a syntax tree."""
    key_upper = found.match.group()[:4].isupper()
    lively = re.search(rb"[0-9-]", found.value)
    if re.search(rb"\.(?:azure-devices\.net|(?:windows|azure)\.\w+|amazonaws\.com)$", found.value):
        return ()  # a service
    told = re.search(rb":[ \t]{0,3}[\"']?$", found.text[found.match.start() : found.start])
    if told and is_ordinary(found.value):
        return ()  # `HOSTNAME: prefix`
    return machine(found) if (lively or key_upper) and not looks_like_code(found) else ()


def dotted_host(found: Candidate) -> Spans:
    """A name in a local domain such as ``nb-7.local``; ``threading.local`` passes."""
    first = found.value.split(b".")[0]
    if is_ordinary(first) or re.search(rb"[a-z][A-Z].*[a-z][A-Z]", first):
        return ()  # `Setup.local`, `QualifiedNameSource.LOCAL`
    if _SERVER_ROLE.match(first) and re.match(
        rb":(?:[0-9]{3,5}|\*):[\w.*-]{1,63}:[\w.*@-]{1,63}:", found.text[found.end : found.end + 140]
    ):
        return ()  # a line of pgpass, which says nothing but which database this is
    lively = re.search(rb"[0-9A-Z-]", first)
    inside = found.text[found.start - 1 : found.start] in (b".", b"_")
    return machine(found) if lively and not inside else ()


_SERVER_ROLE = later(
    rb"(?i)(?:(?:prod(?:uction)?|stag(?:ing|e)?|test|dev|qa|int|main|primary|replica|master|slave|standby|read|ro|rw|my"
    rb"|db|database|sql|pg|postgres(?:ql)?|pgbouncer|pooler|mysql|maria(?:db)?|aurora|rds|cluster|node|data|warehouse|dwh"
    rb"|analytics|reporting|orders|app|api|web)[0-9]{0,3}-?){1,4}[0-9]{0,3}$"
)
"""What a database's machine is for: a name of no machine of a person."""
_ESCAPE = later(rb"\"[ ]?:[ ]?\"|[^\\]\\[nrt\"]")


def domain_account(found: Candidate) -> Spans:
    """``CORP\\jdoe``: told by a word before it, or with a sign that no escaped text has."""
    before = found.text[max(0, found.match.start() - 40) : found.match.start()].lower()
    if not re.search(rb"[A-Za-z]{2}", found.value):
        return ()
    told = re.search(rb"user|whoami|runas|owner|account|login|domain", before)
    if found.text[found.start - 1 : found.start] != b"\\" or re.search(
        rb"[\w~$.)%-][\\/]{1,4}$|[\\/][\w.-]{1,40}\.$", before
    ):
        return ()  # a line end in JSON; a folder of a path, and what lies in it
    earlier = found.text[max(0, found.start - 300) : found.start - 1]
    around = earlier[-200:] + found.text[found.end : found.end + 200]
    if found.value[:1] in b"nrtbf" and (_ESCAPE.search(earlier) or re.search(rb"[^\\]\\[n\"]", around)):
        return ()  # `STATUS\\nweb-1` in JSON is the end of a line, and half of it would break that
    if re.match(
        rb"(?:u[0-9a-f]{4}|x[0-9a-f]{2}|system32)$|.*\.(?:h|c|m|r|cnf|exe|dll|txt|ini|py|json"
        rb"|xml|cmd|bat|mat|fig|csv|tsv|xlsx?|docx?|pptx?|pdf|png|jpe?g|svg|log|md|rdata|rds|ipynb|slx|zip|ps1|cs|cpp|hpp"
        rb"|java|js|ts|sql|db|dat|bin|h5|nc|npz?|tmp|bak|cfg|conf|ya?ml|toml|html?|vbs|lnk|msi|jar|sln|csproj)$",
        found.value,
    ):
        return ()
    return account(found) if told or re.search(rb"[.0-9]", found.value) else ()


def share_machine(found: Candidate) -> Spans:
    """The host of a share; behind ``file://`` a plain word is a folder that somebody forgot a slash before."""
    folder = found.match.group()[:5].lower() == b"file:" and not re.search(rb"[0-9.-]", found.value)
    return () if folder else machine(found)


def slugged(found: Candidate) -> Spans:
    """The account in a path written as one word; behind a group's folder or a letter, the next part."""
    end, start = found.end, found.start
    for _ in range(2):
        name = found.text[start:end]
        step = re.match(rb"[-!%_]{1,2}([A-Za-z][A-Za-z0-9_.]{2,40})", found.text[end : end + 44])
        if not step or (name.lower() not in GROUPS and not step.group(1).lower().startswith(name.lower())):
            break
        if is_ordinary(step.group(1)):
            break
        start, end = end + step.start(1), end + step.end(1)
    return account(Candidate(found.text, start, end, found.match))


def net_machine(found: Candidate) -> Spans:
    """The machine in ``/net/NAME/home``: with a digit or a hyphen, as folders of one's own rarely are."""
    return machine_named(found) if re.search(rb"[0-9-]", found.value) else ()


def media(found: Candidate) -> Spans:
    """Whose folder of mounted disks this is; drives of a machine are called otherwise."""
    name = found.value.lower()
    drive = re.match(
        rb"(?:cdrom|floppy|usb[a-z]*|disk[a-z]*|hdd|ssd|sd[a-z]|nvme|data(?:disk|drive|store)?|backup[a-z]*|dvd|iso"
        rb"|ext(?:ern(?:al)?)?|drives?|volumes?)(?![a-z])",
        name,
    )
    return () if drive or is_ordinary(name) else home(found)


def volume(found: Candidate) -> Spans:
    """The name somebody gave a disk; names of systems and of parts of them pass."""
    usual = rb"macintosh|macos|data|backup|untitled|recovery|preboot|vm|update|no_name|boot|work|home|shared|external"
    return () if re.match(rb"(?i)(?:" + usual + rb")\b", found.value) else account(found)


VALIDATORS: dict[str, Validator] = {
    "home": home,
    "deep_home": deep_home,
    "roots_home": roots_home,
    "slugged": slugged,
    "media": media,
    "net_machine": net_machine,
    "share_machine": share_machine,
    "spaced_home": spaced_home,
    "account": account,
    "machine": machine,
    "machine_in_table": machine_in_table,
    "machine_lively": machine_lively,
    "machine_named": machine_named,
    "possessive_host": possessive_host,
    "variable_user": variable_user,
    "variable_host": variable_host,
    "dotted_host": dotted_host,
    "domain_account": domain_account,
    "volume": volume,
}
