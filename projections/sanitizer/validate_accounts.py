"""Which account or machine do commands, their output, logs and configurations tell? Accounts of services pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .ordinary import is_ordinary
from .service_accounts import SERVICES, is_service
from .validate_names import account, machine
from .validate_persons import one_or_more_words, surroundings

_FINDING = later(rb"^[A-Za-z][\w.-]{1,31}$")
_OUTPUT = later(
    rb"\"(?:content|output|stdout|text|aggregated_output|formatted_output|result)\\{0,3}\"[ ]?:[ ]?\\{0,3}\""
)
_NEXT_COMMAND = later(rb"\"(?:command|cmd)\\{0,3}\"[ ]?:")
_CLOSING = later(rb"[ ]{0,4}(?:\r?\n|\\{1,4}n|\\{0,3}\"| ?&& | ?; )$")
_AT_COMMAND = later(rb"(?:^|[\n\"'`;&|(]|\\n|[$#%>] |sudo |RUN |- )[ \t]{0,8}$")
_AT_END = later(
    rb"[\"']?[ ]?(?:$|[;&|\"'`)\\>#@/]|\r?\n|-|(?:sudo|docker|wheel|adm|users|admin|dialout|www-data|plugdev"
    rb"|video)[ ]?(?:$|\W))"
)
_ASKS = later(rb"[ ]{0,4}(?:\r?\n|\\n)[^\n:]{0,40}[Pp]ass(?:word|phrase)[^\n:]{0,60}:[ ]{0,2}(?:\r?\n|\\n|\"|$)")
_OWNED = later(rb"[\"']?(?::|\.[a-z]|[ ]{1,2}(?:[-./~$\"'*{]|[\w-]{1,60}[/.*]))")
"""What follows the owner in ``chown``: a group, or a path; sentences about the command have words there."""
_ONE_LINE = frozenset(b"pwd date whoami hostname uname id arch tty logname nproc".split())
_PLAIN = later(rb"^[ \t]*(?:(?P<domain>[\w-]{1,30})\\{1,2})?(?P<who>[A-Za-z_][\w.-]{1,62})[ \t]*$")
_FULL = later(rb"^[ \t]*(?P<who>[A-Za-z\x80-\xff][\w\x80-\xff.' -]{1,60}?)[ \t]*$")
_DEVICE = later(
    rb"(?i)[\"'\s,{(](?:host_?name|computer_?name|machine(?:_?name)?|platform|cwd|pid|uid|gid"
    rb"|home_?dir(?:ectory)?|homedir"
    rb"|shell|tty|terminal|working_?dir(?:ectory)?|workdir|os|os_?version|arch|kernel|login_?time|session_?id"
    rb"|workstation"
    rb"|logon_?id|remote_?addr|client_?ip|source_?ip|src_?ip|ip_?address)[\"']?[ \t]{0,4}[:=]"
)
_SERVER = later(
    rb"(?i)[\"'\s,{(_](?:pass(?:word|wd)?|port|database|db_?name|dbname|adapter|dialect|driver|schema|charset"
    rb"|pool)[\"']?"
    rb"[ \t]{0,4}[:=]"
)
_GITHUB = later(
    rb"(?i)[\"'](?:id|node_id|avatar_url|html_url|gravatar_id|site_admin|name|email|type|public_repos|followers|bio"
    rb"|databaseId|is_bot)[\"'][ \t]{0,4}:"
)
_HEADS = (
    b"USER",
    b"UID",
    b"OWNER",
    b"LOGIN",
    b"USERNAME",
    b"User",
    b"Owner",
    b"Username",
    b"LOGNAME",
    b"RUSER",
    b"EUSER",
)
_BESIDE_USER = frozenset(
    b"""PID PPID TTY TIME COMMAND CMD STAT STATE ST FROM SEAT JOBID FD ID SESSIONNAME LINE IDLE LOGIN@ RSS VSZ %CPU
    %MEM CPU MEM PRI NI Name Pid Command State Time Size PROCESS STARTED ELAPSED SESSION
    LOGIN-TIME JOB PARTITION""".split()
)
"""Heads of which one stands beside that of the accounts."""
MOST_ROWS = 2000


def login(found: Candidate) -> Spans:
    """An account that a command, a log or a configuration names; those of services and of books pass."""
    value = found.value.rstrip(b".-")
    if len(value) < 3 or is_service(value) or not _FINDING.match(value):
        return ()
    return ((found.start, found.start + len(value)),)


def typed_login(found: Candidate) -> Spans:
    """The account in a command: not within a pattern, a call or a sentence about the command."""
    behind = found.text[found.end : found.end + 2]
    command = found.match.group().lstrip(b" \t\r\n\"'`;&|(")
    if command.startswith((b"chown", b"chgrp")) and not _OWNED.match(found.text, found.end):
        return ()
    if command.startswith(
        (b"adduser", b"useradd", b"userdel", b"deluser", b"usermod", b"su ", b"net ", b"chage", b"gpasswd")
    ):
        begin = found.match.end() - len(found.match.group().lstrip(b" \t\r\n\"'`;&|("))
        before = found.text[max(0, begin - 12) : begin]
        if not _AT_COMMAND.search(before) or not _AT_END.match(found.text, found.end):
            return ()  # sentences about the command
    if behind[:1] in (b"(", b"[", b"=", b"{", b"$", b"%", b"*", b"/") or behind in (b": ", b", "):
        return ()
    return login(found) if len(found.value) > 3 else ()


def asked_login(found: Candidate) -> Spans:
    """Whom a program asks or tells about: behind the word ``user`` alone only where a program says so."""
    head = found.match.group().lstrip()
    if head.startswith(b"User ") and not re.search(
        rb" (?:may|is not (?:allowed|in the sudoers)|with uid)$", found.match.group()
    ):
        return ()
    if head.startswith(b"User ") and is_ordinary(found.value):
        return ()
    weak = re.match(rb"(?i)(?:password for|unix user|unknown user|invalid user|no such user|as user)", head)
    if weak and found.match.group()[-1:] in b".," and not re.search(rb"[0-9]", found.value):
        return ()  # a sentence
    return login(found)


def answered_login(found: Candidate) -> Spans:
    """What was answered to ``Username:``: the next line asks for the password. A key has its value there."""
    if re.match(rb"(?i)(?:npm )?(?:username|login(?: name)?|userid|user id|account):", found.match.group()):
        asked = _ASKS.match(found.text, found.end)
        return login(found) if asked else ()
    return login(found)


def login_of_device(found: Candidate) -> Spans:
    """``user`` beside ``hostname``, ``cwd`` or ``pid``; beside a password or a port it is a server's account."""
    near = surroundings(found.text, found.match.start(), found.end)
    if found.text[found.end : found.end + 1] in (b"(", b"[", b".") or not _DEVICE.search(near) or _SERVER.search(near):
        return ()
    return login(found)


def login_of_profile(found: Candidate) -> Spans:
    """``login`` as services of code describe an account: beside its number, its picture or its name."""
    near = surroundings(found.text, found.match.start(), found.end)
    if len(_GITHUB.findall(near)) < 2 or re.search(rb"\"type\"[ ]?:[ ]?\"(?:Organization|Bot)\"", near):
        return ()
    return login(found)


def ssh_config_user(found: Candidate) -> Spans:
    """``User`` within a block of an ssh configuration."""
    before = found.text[max(0, found.match.start() - 600) : found.match.start()]
    behind = found.text[found.end : found.end + 300]
    keys = rb"(?im)(?:^|[\"'`])[ \t]*(?:host|match|hostname|identityfile|proxyjump|port|forwardagent)[ \t=]+\S"
    return login(found) if re.search(keys, before) or re.search(keys, behind) else ()


def table_users(found: Candidate) -> Spans:
    """The column of accounts in what ``ps``, ``w``, ``lsof``, ``squeue`` and their like print."""
    words = found.match.group().lstrip(b"\"'`\r\n").split()
    number = next((words.index(head) for head in _HEADS if head in words), None)
    if number is None or len(words) < 3 or not _BESIDE_USER.intersection(words):
        return ()
    return list(_column(found.text, found.match.end(), number))


def _column(text: bytes, at: int, number: int) -> Iterator[tuple[int, int]]:
    for _ in range(MOST_ROWS):
        end = text.find(b"\n", at)
        end = len(text) if end < 0 else end
        cells = list(re.finditer(rb"\S+", text[at:end]))
        if len(cells) <= max(number, 1):
            return
        start, last = cells[number].span()
        value = text[at + start : at + last].strip(b"\"'`>")
        if _FINDING.match(value.rstrip(b"+")) and not is_service(value.rstrip(b"+")) and len(value) > 2:
            first = at + start + text[at + start : at + last].find(value)
            yield first, first + len(value.rstrip(b"+"))
        at = end + 1


def gecos(found: Candidate) -> Spans:
    """The name in a line of passwd: one word will do, if it is none of a service."""
    return () if is_service(found.value) else one_or_more_words(found)


def told_user(found: Candidate) -> Spans:
    """What ``whoami`` and its like print: below the prompt, or in the next result of a transcript."""
    return _told(found, _PLAIN, persons_account)


def persons_account(found: Candidate) -> Spans:
    """An account that is no service's."""
    return () if is_service(found.value) else account(found)


def told_host(found: Candidate) -> Spans:
    """What ``hostname`` and its like print."""
    return _told(found, _PLAIN, machine)


def told_name(found: Candidate) -> Spans:
    """What ``git config user.name`` and ``id -F`` print."""
    return _told(found, _FULL, None)


def _told(found: Candidate, shape: re.Pattern[bytes], judge: Validator | None) -> Spans:
    text, body = found.text, found.match.group()
    closing = _CLOSING.search(body)
    end = found.match.start() + (closing.start() if closing else len(body))
    before = found.match.group(1)
    number = _lines_before(before)
    if number is None:
        return ()
    output = _output_at(text, end)
    if output is None:
        return ()
    at, stop = output
    for _ in range(number):
        cut = re.compile(rb"\r?\n|\\{1,8}n").search(text, at, stop)
        if cut is None:
            return ()
        at = cut.end()
    cut = re.compile(rb"\r?\n|\\{1,8}r|\\{1,8}n|\\{0,7}\"|'|`").search(text, at, stop)
    last = cut.start() if cut else stop
    row = shape.match(text[at:last])
    if row is None:
        return ()
    start, last = at + row.start("who"), at + row.end("who")
    if judge is None:
        return ((start, last),)
    if judge is machine and text[start:last].lower() in SERVICES:
        return ()
    # In front of an account of Windows stands its machine, or the machine's domain.
    domain = [(at + row.start("domain"), at + row.end("domain"))] if row.groupdict().get("domain") else []
    return [*domain, *judge(Candidate(text, start, last, found.match))]


def _lines_before(commands: bytes) -> int | None:
    """How many lines the commands before this one print; None where that is not known."""
    count = 0
    for command in re.split(rb"&&|;|\|\|", commands):
        words = command.split()
        if not words or (words[0] in (b"cd", b"set", b"export", b"sudo", b"echo") and words[0] != b"echo"):
            continue
        if words[0] not in _ONE_LINE and not (words[0] == b"echo" and len(words) > 1):
            return None
        count += 1
    return count


def _output_at(text: bytes, end: int) -> tuple[int, int] | None:
    """Where the output of a command begins: in the next line, or in the next result of a transcript."""
    rest = re.compile(rb"[^\n\"'`$]{0,120}\r?\n").match(text, end)
    if rest is not None:
        return rest.end(), min(len(text), rest.end() + 400)
    escaped = re.compile(rb"[^\n\"'`$\\]{0,120}\\{1,4}n").match(text, end)
    if escaped is not None:
        return escaped.end(), min(len(text), escaped.end() + 400)
    key = _OUTPUT.search(text, end, end + 3000)
    while key is not None and re.match(rb"[{\[]\\{0,7}[\"{]", text[key.end() : key.end() + 10]):
        key = _OUTPUT.search(text, key.end(), key.end() + 400)  # a text that is JSON itself
    again = _NEXT_COMMAND.search(text, end, key.start() if key else end)
    return (key.end(), min(len(text), key.end() + 400)) if key and again is None else None


def relative_home(found: Candidate) -> Spans:
    """``home/name/`` without a slash before: in a list of an archive, or above what homes hold."""
    line = found.text[max(0, found.text.rfind(b"\n", 0, found.start)) : found.start]
    behind = found.text[found.end : found.end + 40]
    holds = re.match(
        rb"(?i)/(?:\.[a-z]|Desktop|Documents|Downloads|Library|Pictures|Music|Videos|Movies|AppData|Public|go/"
        rb"|bin/|projects?/"
        rb"|src/|code/|work/|dev/|repos?/|proj/|workspace/|snap/)",
        behind,
    )
    listed = re.search(
        rb"[rwx-]{9}|adding: |inflating: |extracting: |creating: |deflat|[0-9]{2}:[0-9]{2}|^\s*[0-9]+[ \t]|^\s*[ax] ",
        line,
    )
    return login(found) if (holds or listed) and account(found) else ()


VALIDATORS: dict[str, Validator] = {
    "gecos": gecos,
    "answered_login": answered_login,
    "asked_login": asked_login,
    "login": login,
    "typed_login": typed_login,
    "login_of_device": login_of_device,
    "login_of_profile": login_of_profile,
    "ssh_config_user": ssh_config_user,
    "table_users": table_users,
    "told_user": told_user,
    "told_host": told_host,
    "told_name": told_name,
    "relative_home": relative_home,
}
