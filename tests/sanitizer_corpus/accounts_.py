"""Which accounts and machines that commands, logs, tables and configurations tell must vanish, and which words must stay?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import json
from collections.abc import Iterator

from .declared_ import Place
from .draw import FIRST, LAST, Draw

COMMANDS = (
    "chown -R {u}:{u} /srv/app",
    "su - {u}",
    "sudo -u {u} make",
    "usermod -aG docker {u}",
    "adduser {u}",
    "crontab -u {u} -l",
    "setfacl -m u:{u}:rwx d",
    "ssh -l {u} box",
    "docker exec -u {u} web ls",
    "loginctl enable-linger {u}",
    "id {u}",
    "net user {u} /add",
)
LOGS = (
    "sshd[9]: pam_unix(sshd:session): session opened for user {u}(uid=1000) by (uid=0)",
    "sudo:   {u} : TTY=pts/0 ; PWD=/srv ; USER=root ; COMMAND=/bin/ls",
    "systemd-logind[1]: New session 5 of user {u}.",
    "CRON[12]: ({u}) CMD (run-parts /x)",
    "sshd[1]: Accepted publickey for {u} from 10.9.8.7 port 22 ssh2",
    "su[1]: (to root) {u} on pts/1",
    "useradd[3]: new user: name={u}, UID=1002, GID=1002",
)
NEGATIVE = (
    ("account-images", "Dockerfile", "FROM node:20\nRUN useradd -r appuser\nRUN chown -R node:node /app\nRUN chown -R www-data:www-data /var/www\nUSER node\n"),
    ("account-prose", "a.md", "Run `chown -R user:group dir`, then `su - postgres`. The adduser tool asks.\nIt differs from the last five.\nlast without newline\n"),
    ("account-variables", "a.sh", 'chown -R "$USER:$GROUP" "$DIR"\nsu -c "make install"\nsudo -u "$APP_USER" ./run\n'),
    ("account-table", "p.txt", "USER       PID %CPU COMMAND\nroot         1  0.0 init\nwww-data    22  0.0 nginx\n"),
    ("account-database", "d.yml", "production:\n  adapter: postgresql\n  user: reporting\n  port: 5432\n"),
    ("account-ci", "c.log", "  with:\n    username: acme\n    password: ***\n"),
    ("account-help", "h.txt", "  -u, --user USER:PASS  Credentials\n"),
    ("account-import", "t.py", "import tty\nimport console\n"),
    ("account-routes", "t.txt", "src/home/views/index.html\nhome/components/button.tsx\nusers/admin/list.tsx\n"),
    ("account-escape", "s.json", '{"content": "NAME   STATUS\\nweb-1  Running\\n"}\n'),
)  # fmt: skip


def account_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Accounts and machines, drawn so that no word of a language is among them."""
    u = d.pick(*FIRST)[:3] + d.pick(*LAST)[:4] + d.of("3456789", 1)
    h = d.host()
    rows = [
        ("ssh-config", "config", f"Host web\n  HostName web.example.com\n  User {u}\n  Port 22\n", [u], "Port 22"),
        ("git-config", "c", f"[github]\n\tuser = {u}\n[core]\n\teditor = vim\n", [u], "editor = vim"),
        ("sudoers", "s", f"{u} ALL=(ALL) NOPASSWD: ALL\n", [u], "NOPASSWD"),
        ("ansible", "i", f"web1 ansible_user={u} port=1\n", [u], "port=1"),
        ("device", "d.json", json.dumps({"user": u, "hostname": h, "cwd": "/w"}), [u, h], '"/w"'),
        ("ps", "p.txt", f"USER       PID %CPU COMMAND\nroot         1  0.0 init\n{u}  812  1.0 vim x\n", [u], "vim x"),
        ("squeue", "p.txt", f"  JOBID PARTITION NAME USER ST TIME\n  123 gpu train {u} R 1:02\n", [u], "train"),
        ("whoami", "t.txt", f"$ whoami\n{u}\n$ ls\n", [u], "$ ls"),
        ("hostname", "t.txt", f"$ hostname\n{h}\n$ date -u\n", [h], "date -u"),
        ("archive-list", "t.txt", f"  adding: Users/{u}/Documents/a.txt (deflated 10%)\n", [u], "a.txt"),
        ("event-log", "e.txt", f"Subject:\n\tAccount Name:\t\t{u}\n\tLogon ID:\t\t0x3E7\n", [u], "0x3E7"),
        ("cloud", "a.json", f'{{"Arn": "arn:aws:iam::123456789012:user/{u}", "k": 1}}\n', [u], '"k": 1'),
        ("svn", "l.txt", f"r812 | {u} | 2024-03-05 10:22:01 +0100 | 1 line\n", [u], "1 line"),
        ("fish", "t.txt", f"{u}@{h} ~/proj (main)> ls\n", [u, h], "~/proj"),
        ("access-log", "a.log", f'10.9.8.7 - {u} [05/Mar/2024:10:00:00 +0000] "GET /x HTTP/1.1" 200 12\n', [u], "GET /x"),
    ]  # fmt: skip
    rows += [
        (f"command-{number}", "h.sh", f"$ {text.format(u=u)}\nls\n", [u], "ls") for number, text in enumerate(COMMANDS)
    ]
    rows += [
        (f"log-{number}", "a.log", f"Mar  5 10:00:00 box {text.format(u=u)}\nend\n", [u], "end")
        for number, text in enumerate(LOGS)
    ]
    for kind, file, text, vanish, stay in rows:
        yield kind, (file, text, vanish, [stay])
    for kind, command, output in (
        ("both", "whoami && hostname", f"{u}\n{h}\n"),
        ("one", "whoami && pwd", f"{u}\n/w\n"),
    ):
        call = json.dumps({"type": "tool_use", "input": {"command": command}})
        result = json.dumps({"type": "tool_result", "content": output})
        yield f"told-{kind}", ("s.jsonl", f"{call}\n{result}\n", [u, h] if kind == "both" else [u], ["tool_result"])


def account_negatives() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for kind, file, text in NEGATIVE:
        yield kind, file, text.encode()
