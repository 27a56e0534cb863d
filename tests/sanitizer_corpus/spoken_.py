"""Which secrets of command lines, protocols, devices and other languages must vanish, and which look-alikes must stay?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

from collections.abc import Iterator

from .declared_ import Place
from .draw import Draw

LINES = (
    ("snmp-community", "snmpwalk -v2c -c {v} 10.0.0.1"),
    ("ipmi", "ipmitool -H bmc -U ADMIN -P {v} power status"),
    ("vault-login", "vault login {v}"),
    ("aws-configure", "aws configure set aws_secret_access_key {v}"),
    ("cargo-login", "cargo login {v}"),
    ("gem-push", "gem push x.gem --key {v}"),
    ("signtool", "signtool sign /f c.pfx /p {v} a.exe"),
    ("beeline", "beeline -u jdbc:hive2://h -n ann -p {v}"),
    ("net-use", "net use Z: \\\\files\\share {v} /user:ann"),
    ("schtasks", "schtasks /create /tn x /ru ann /rp {v}"),
    ("powershell-item", 'Set-Item env:TOKEN -Value "{v}"'),
    ("useradd", "useradd -p {v} ann"),
    ("bare-authorization", "Authorization: {v}"),
    ("ppp", "ppp chap password {v}"),
    ("radius", "radius-server key {v}"),
    ("tacacs", "tacacs-server key {v}"),
    ("imap-login", 'a1 LOGIN ann "{v}"'),
    ("redis-auth", "AUTH {v}"),
    ("irc-identify", "/msg NickServ IDENTIFY {v}"),
    ("login-slash", "login: ann / {v}"),
    ("user-pass-words", "user ann pass {v}"),
    ("wifi-words", "wifi: guest / password {v}"),
    ("license-words", "license key: {v}"),
    ("spanish", "contrase\u00f1a: {v}"),
    ("russian", "\u043f\u0430\u0440\u043e\u043b\u044c: {v}"),
    ("chinese", "\u5bc6\u7801\uff1a{v}"),
    ("japanese", "\u30d1\u30b9\u30ef\u30fc\u30c9: {v}"),
    ("setting-element", '<setting name="Password" serializeAs="String"><value>{v}</value></setting>'),
    ("plaintext-element", "<password><plaintext>{v}</plaintext></password>"),
    ("value-before-name", '<meta-data android:value="{v}" android:name="API_KEY"/>'),
)
ANYWHERE = (
    ("setx", 'setx DB_PASSWORD "{v}"'),
    ("define", '#define WIFI_PASS "{v}"'),
    ("env-line", "ENV API_TOKEN {v}"),
    ("requirepass", "requirepass {v}"),
    ("list-below", 'passwords:\n  - "{v}"'),
    ("name-value", '- name: API_TOKEN\n  value: "{v}"'),
    ("pop3", "PASS {v}"),
)
PREFIXES = {
    "diff": "+{}",
    "numbered": "     12\t{}",
    "arrow": "    12\u2192{}",
    "quoted": "> {}",
    "logged": "2026-11-24T10:00:00Z INFO  [main] {}",
    "traced": "++ {}",
    "grepped": "src/app/conf.py:12:{}",
    "prompt": "$ {}",
}
"""What agents' transcripts put before a line: tools print files with numbers, diffs, logs and search results."""
NEGATIVE = (
    ("spoken-code", 'HEADERS = ("authorization", "x-amz-content-sha256", "x-amz-date")\nAUTH = "basic"\n'),
    (
        "spoken-words",
        "The user may pass a file name.\nLOGIN required\nAUTH failed\nlogin: see the manual / help pages\n",
    ),
    (
        "spoken-commands",
        "vault login -method=oidc\ncargo login\nnpm config set registry https://registry.example.com/\nuseradd -m -s /bin/bash deploy\n",
    ),
    ("spoken-flags", "go test ./... -run TestToken -count=1\nAUTH CRAM-MD5\nsupports AUTH PLAIN LOGIN\n"),
    ("spoken-devices", "radius-server host 192.0.2.1\nntp server 192.0.2.2\nno ppp chap\n"),
    (
        "spoken-foreign",
        "La contrase\u00f1a es obligatoria.\n\u5bc6\u7801\u4e0d\u80fd\u4e3a\u7a7a\n\u041f\u0430\u0440\u043e\u043b\u044c: \u043d\u0435\u043e\u0431\u0445\u043e\u0434\u0438\u043c\n",
    ),
)


def spoken_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """A line among others, with a strong password in it."""
    for kind, text in LINES:
        value = d.an(5) + d.of("23456789", 2) + d.of("!+#", 1) + d.an(5)
        yield kind, ("notes.txt", f"before\n{text.replace('{v}', value)}\nbehind\n", [value], ["before", "behind"])
    for kind, text in ANYWHERE:
        for name, prefix in PREFIXES.items():
            value = d.an(5) + d.of("23456789", 2) + d.of("!+#", 1) + d.an(5)
            lines = [prefix.format(line) for line in text.replace("{v}", value).split("\n")]
            yield (
                f"{kind}-{name}",
                ("out.txt", "\n".join(["before", *lines, "behind\n"]), [value], ["before", "behind"]),
            )
    for name, prefix in PREFIXES.items():
        key = "MIIBOgIBAAJB" + d.an(436)
        rows = [key[at : at + 64] for at in range(0, len(key), 64)]
        lines = [prefix.format(row) for row in rows]
        yield f"der-{name}", ("out.txt", "\n".join(["before", *lines, "behind\n"]), rows, ["before", "behind"])


def spoken_negatives() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for kind, text in NEGATIVE:
        yield kind, "notes.txt", text.encode()
