"""In which encodings of text can a secret, a mail address or a home path hide?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import base64
import html
import json
import textwrap
from collections.abc import Callable, Iterator
from urllib.parse import quote

from .draw import Draw
from .secrets_ import jwt, pem, tokens

Case = tuple[str, bytes, list[str], list[str]]


def plain(d: Draw) -> tuple[str, str]:
    """A text with something to find, and what that is."""
    name, value = d.rng.choice(sorted(tokens(d).items()))
    _ = name
    mail, user, word = d.email(), d.user(), d.password()
    return d.rng.choice([
        (f"deploy with {value} today", value), (f"token={value}\nmode=prod\n", value), (f"write to {mail} soon", mail),
        (f"saved in /home/{user}/out/report.csv ok", user), (f"db_password: {word}\nport: 5432\n", word),
        (f"postgres://app:{d.an(16)}@db1.acme.dev/x", ""), (f"Authorization: Bearer {jwt(d)}\nAccept: x\n", ""),
    ])  # fmt: skip


def b64(text: str) -> str:
    """Standard base64."""
    return base64.b64encode(text.encode()).decode()


def b64url(text: str) -> str:
    """URL-safe base64 without padding."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def full_percent(text: str) -> str:
    """Every byte percent-encoded."""
    return "".join(f"%{b:02X}" for b in text.encode())


def u_escaped(text: str) -> str:
    """Every character as ``\\uXXXX``."""
    return "".join(f"\\u{ord(c):04x}" for c in text)


def wrap(text: str, width: int = 76) -> str:
    """Base64 over lines."""
    return "\n".join(textwrap.wrap(b64(text), width))


ENCODERS: dict[str, Callable[[str], str]] = {
    "json": lambda t: json.dumps({"text": t, "n": 1}),
    "json-nested": lambda t: json.dumps({"body": json.dumps({"text": t}), "n": 1}),
    "json-nested-3": lambda t: json.dumps({"a": json.dumps({"b": json.dumps({"c": t})}), "n": 1}),
    "unicode-escape": lambda t: '{"text": "' + u_escaped(t) + '", "n": 1}',
    "percent": lambda t: "https://api.acme.dev/cb?state=" + quote(t, safe="") + "&n=1",
    "percent-full": lambda t: "q=" + full_percent(t) + "&n=1",
    "percent-twice": lambda t: "u=" + quote(quote(t, safe=""), safe="") + "&n=1",
    "html": lambda t: "<p>" + html.escape(t) + "</p><i>n=1</i>",
    "html-decimal": lambda t: "<p>" + "".join(f"&#{ord(c)};" for c in t) + "</p><i>n=1</i>",
    "html-hex": lambda t: "<p>" + "".join(f"&#x{ord(c):x};" for c in t) + "</p><i>n=1</i>",
    "base64": lambda t: f"payload: {b64(t)}\nn=1\n",
    "base64-json": lambda t: json.dumps({"data": b64(t), "n": 1}),
    "base64url": lambda t: f"state={b64url(t)}&n=1\n",
    "base64-twice": lambda t: f"x: {b64(b64(t))}\nn=1\n",
    "base64-thrice": lambda t: f"x: {b64(b64(b64(t)))}\nn=1\n",
    "base64-of-json": lambda t: f"x: {b64(json.dumps({'v': t}))}\nn=1\n",
    "base64-wrapped": lambda t: "Content-Transfer-Encoding: base64\n\n" + wrap("a line before it\n" * 5 + t + "\nand one behind it") + "\n\nn=1\n",
    "data-uri": lambda t: f'<a href="data:text/plain;base64,{b64(t)}">n=1</a>',
    "hex": lambda t: f"dump {t.encode().hex()} n=1\n",
    "hex-upper": lambda t: f"dump {t.encode().hex().upper()} n=1\n",
    "hex-of-base64": lambda t: f"dump {b64(t).encode().hex()} n=1\n",
    "powershell": lambda t: "powershell -enc " + base64.b64encode(t.encode("utf-16-le")).decode() + " # n=1\n",
    "x-escape": lambda t: 's = "' + "".join(f"\\x{b:02x}" for b in t.encode()) + '"  # n=1\n',
}  # fmt: skip


def inside_token(d: Draw, value: str, glue: str) -> str:
    """``value`` with ``glue`` at two places."""
    cut = len(value) // 3
    return value[:cut] + glue + value[cut : 2 * cut] + glue + value[2 * cut :]


def encoded_cases(d: Draw) -> Iterator[tuple[str, Case]]:
    """Text containers and split tokens."""
    for kind, encode in ENCODERS.items():
        for _ in range(3):
            text, value = plain(d)
            value = value or text.split("Bearer ")[-1].split("\n")[0].split("app:")[-1].split("@")[0]
            yield kind, ("a.txt", encode(text).encode(), [value], ["n=1" if "n=1" in encode(text) else '"n": 1'])
    for codec in ("utf-16", "utf-16-le", "utf-16-be"):
        for _ in range(3):
            text, value = plain(d)
            value = value or text.split("Bearer ")[-1].split("\n")[0].split("app:")[-1].split("@")[0]
            yield codec, ("a.txt", ("first line äö\r\n" + text + "\r\nlast").encode(codec), [value], [])
    for _ in range(3):
        for name in ("github-classic", "slack-bot", "openai", "gitlab", "aws-id", "jwt", "stripe", "google"):
            v = tokens(d)[name]
            yield (
                "ansi-split",
                (
                    "a.log",
                    f"\x1b[32mkey\x1b[0m {inside_token(d, v, chr(27) + '[1;31m')}\x1b[0m done\n".encode(),
                    [v],
                    ["done"],
                ),
            )
            yield "zero-width", ("a.md", f"key {inside_token(d, v, chr(0x200B))} done\n".encode(), [v], ["done"])
            yield (
                "concat-plus",
                (
                    "a.py",
                    f'K = "{inside_token(d, v, chr(34) + " + " + chr(34))}"\nprint(1)\n'.encode(),
                    [v],
                    ["print(1)"],
                ),
            )
            yield (
                "concat-lines",
                (
                    "a.py",
                    ("K = (\n    '" + inside_token(d, v, "'\n    '") + "'\n)\nprint(1)\n").encode(),
                    [v],
                    ["print(1)"],
                ),
            )
            yield (
                "concat-js",
                ("a.js", ("const k = '" + inside_token(d, v, "' +\n  '") + "';\nrun(1);\n").encode(), [v], ["run(1);"]),
            )
            yield (
                "continued",
                ("a.sh", ("export K=" + inside_token(d, v, "\\\n") + "\nmake all\n").encode(), [v], ["make all"]),
            )
            yield (
                "wrapped",
                (
                    "a.txt",
                    ("Your key is\n" + inside_token(d, v, "\n") + "\nplease keep it\n").encode(),
                    [v],
                    ["please keep it"],
                ),
            )
    block = pem(d, "RSA PRIVATE KEY")
    yield "pem-in-base64", ("a.yaml", f"tls.key: {b64(block)}\nn=1\n".encode(), block.split("\n")[1:-1], ["n=1"])
    yield (
        "pem-in-json-twice",
        ("a.json", json.dumps({"x": json.dumps({"k": block}), "n": 1}).encode(), block.split("\n")[1:-1], ['"n": 1']),
    )
    value = tokens(d)["github-classic"]
    yield "file-name", (f"backup-{value}.txt", b"nothing here\n", [value], ["nothing here"])
    user = d.user()
    yield "undecodable", ("a.bin", b"\xff\xfe\xfa\x00\x01 /home/" + user.encode() + b"/x \x80\x81 end", [user], [])
    yield "crlf", ("a.ini", f"[a]\r\npassword={d.an(12)}\r\nmode=1\r\n".encode(), [], ["mode=1"])
