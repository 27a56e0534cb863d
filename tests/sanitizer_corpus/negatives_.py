"""What looks like a secret to a careless scanner and must come out unchanged, byte for byte?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

from .draw import ALNUM, DIGITS, HEX, LOWER, UPPER, Draw


def negative_cases(d: Draw) -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes)."""
    image = base64.b64encode(bytes(d.rng.randrange(256) for _ in range(600))).decode()
    digest = base64.b64encode(bytes(d.rng.randrange(256) for _ in range(64))).decode()
    x = d.hex
    rows: list[tuple[str, str, str]] = [
        ("git-log", "log.txt", f"commit {x(40)}\nMerge: {x(7)} {x(7)}\nDate:   Mon May 6 10:00:00 2024 +0200\n\n    Refactor the parser\n"),
        ("git-diff", "a.diff", f"diff --git a/x.py b/x.py\nindex {x(7)}..{x(7)} 100644\n--- a/x.py\n+++ b/x.py\n@@ -1,3 +1,4 @@\n import os\n+import re\n"),
        ("submodule", "m.txt", f" {x(40)} vendor/lib (v1.2.3-4-g{x(7)})\n"),
        ("uuid", "a.json", json.dumps({"id": d.uuid(), "request_id": d.uuid(), "trace": x(32)})),
        ("npm-lock", "package-lock.json", json.dumps({"packages": {"node_modules/a": {"version": "1.2.3", "resolved": "https://registry.npmjs.org/a/-/a-1.2.3.tgz", "integrity": "sha512-" + digest}}}, indent=2)),
        ("yarn-lock", "yarn.lock", f'a@^1.0.0:\n  version "1.2.3"\n  resolved "https://registry.yarnpkg.com/a/-/a-1.2.3.tgz#{x(40)}"\n  integrity sha512-{digest}\n'),
        ("poetry-lock", "poetry.lock", f'[[package]]\nname = "attrs"\nversion = "23.1.0"\nfiles = [\n    {{file = "attrs-23.1.0.tar.gz", hash = "sha256:{x(64)}"}},\n]\n\n[metadata]\ncontent-hash = "{x(64)}"\n'),
        ("pip-hash", "requirements.txt", f"attrs==23.1.0 \\\n    --hash=sha256:{x(64)} \\\n    --hash=sha256:{x(64)}\n"),
        ("go-sum", "go.sum", f"github.com/pkg/errors v0.9.1 h1:{base64.b64encode(bytes(d.rng.randrange(256) for _ in range(32))).decode()}\n"),
        ("cargo-lock", "Cargo.lock", f'[[package]]\nname = "serde"\nversion = "1.0.188"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "{x(64)}"\n'),
        ("docker-digest", "Dockerfile", f"FROM python:3.11-slim@sha256:{x(64)}\nRUN pip install -r requirements.txt\n"),
        ("data-uri", "a.css", f".logo {{ background: url(data:image/png;base64,{image}); }}\n"),
        ("notebook-image", "a.ipynb", json.dumps({"cells": [{"outputs": [{"data": {"image/png": image}}], "source": ["plot(x)"]}]})),
        ("code-password-py", "a.py", "class Login(BaseModel):\n    username: str\n    password: str\n    api_key: str | None = None\n    token: Optional[str] = None\n\ndef login(user: str, password: str) -> bool:\n    password = getpass.getpass()\n    return check(user, password=password)\n"),
        ("code-password-js", "a.js", "const password = form.password.value;\nconst token = req.headers.authorization;\nif (!password) throw new Error('password required');\nfetch(url, { headers: { Authorization: `Bearer ${token}` } });\n"),
        ("code-env", "a.py", 'API_KEY = os.environ["API_KEY"]\nSECRET = os.getenv("SECRET_KEY", "")\nPASSWORD = config.get("db", "password")\ntoken = settings.TOKEN\n'),
        ("code-java", "A.java", "private String password;\npublic void setPassword(String password) { this.password = password; }\nString token = System.getenv(\"TOKEN\");\n"),
        ("code-ts", "a.ts", "interface User {\n  password: string;\n  token?: string;\n  apiKey: string | null;\n  passwordHash: string;\n}\n"),
        ("code-go", "a.go", "type Config struct {\n\tPassword string `json:\"password\"`\n\tAPIKey   string `yaml:\"api_key\"`\n}\n"),
        ("json-null", "a.json", '{"password": null, "token": "", "secret": true, "api_key": false, "passwordLength": 12, "max_tokens": 4096}'),
        ("json-schema", "schema.json", '{"properties": {"password": {"type": "string", "minLength": 8}, "token": {"type": "string", "description": "The access token"}}, "required": ["password", "token"]}'),
        ("openapi", "api.yaml", "components:\n  securitySchemes:\n    bearerAuth:\n      type: http\n      scheme: bearer\n      bearerFormat: JWT\n    apiKey:\n      type: apiKey\n      name: X-API-Key\n      in: header\n"),
        ("html-form", "a.html", '<label for="password">Password</label><input type="password" name="password" placeholder="Enter your password" autocomplete="current-password">\n'),
        ("i18n", "en.json", '{"password": "Password", "password.hint": "Must be at least 8 characters", "forgot_password": "Forgot your password?", "token_expired": "Your token has expired"}'),
        ("placeholders", ".env.example", "API_KEY=your-api-key-here\nDB_PASSWORD=changeme\nSECRET_KEY=<your secret>\nTOKEN=${TOKEN}\nPASS=xxxxxxxx\nAWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"),
        ("placeholders-yaml", "v.yaml", 'password: "{{ vault_db_password }}"\ntoken: !vault\napiKey: ""\nsecretName: web-tls\npasswordSecretRef:\n  name: db-creds\n  key: password\n'),
        ("placeholders-sh", "a.sh", 'curl -H "Authorization: Bearer $TOKEN" -u "$USER:$PASS" https://example.com/api\nexport PASSWORD="${PASSWORD:-}"\nread -s -p "Password: " pw\n'),
        ("placeholders-ci", "ci.yml", "env:\n  TOKEN: ${{ secrets.GITHUB_TOKEN }}\n  PASSWORD: ${{ secrets.DB_PASSWORD }}\nuses: actions/checkout@v4\n"),
        ("terraform", "a.tf", 'variable "db_password" {\n  type      = string\n  sensitive = true\n}\npassword = var.db_password\ntoken = data.vault_generic_secret.x.data["token"]\n'),
        ("example-mail", "a.md", "Write to jane@example.com, support@example.org or bob@test.invalid.\ngit clone git@github.com:acme/app.git\n"),
        ("example-ip", "a.md", "Use 192.0.2.10, 198.51.100.7 or 203.0.113.9; the server listens on 127.0.0.1:8080 and 0.0.0.0:80. DNS 8.8.8.8. Mask 255.255.255.0. See 2001:db8::1 and ::1.\n"),
        ("versions", "a.txt", "python 3.11.7\nchrome/120.0.6099.109\nversion 1.2.3.4\nlibfoo 2.0.0.1 installed\nv10.4.2-rc.1+build.5\n"),
        ("public-key", "id.pub", f"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ{d.of(ALNUM + '+/', 320)} deploy\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{d.of(ALNUM + '+/', 43)} ci\n"),
        ("public-pem", "cert.pem", "-----BEGIN CERTIFICATE-----\n" + "\n".join(d.of(ALNUM + "+/", 64) for _ in range(12)) + "\n-----END CERTIFICATE-----\n-----BEGIN PUBLIC KEY-----\n" + "\n".join(d.of(ALNUM + "+/", 64) for _ in range(4)) + "\n-----END PUBLIC KEY-----\n"),
        ("etag", "r.txt", f'HTTP/1.1 200 OK\nETag: "{x(32)}-1"\nLast-Modified: Mon, 06 May 2024 10:00:00 GMT\nX-Request-Id: {d.uuid()}\n'),
        ("cache-key", "c.yml", f"key: deps-linux-{x(64)}\nrestore-keys: deps-linux-\n"),
        ("numbers", "a.csv", "id,ts,val\n" + "".join(f"{i},{d.of('123456789', 13)},{d.of(DIGITS, 3)}.{d.of(DIGITS, 6)}\n" for i in range(20))),
        ("timestamps", "a.log", "2024-05-06T10:00:00.123456Z started\n1714989600 tick\n1714989600123 tock\n10:22:33 done\n2024-05-06 10:00:00,123 INFO ok\n"),
        ("hex-colours", "a.css", "a { color: #a1b2c3; background: #fff; border-color: #12ab34cd }\n"),
        ("routes", "routes.py", 'path("/home/dashboard", view)\npath("/users/list", users)\napp.get("/users/:id/profile", show)\nredirect("/home/settings")\n"/home/index.html"\n'),
        ("routes-url", "a.md", "See https://example.org/home/welcome/page and https://docs.acme.dev/users/guide/install\n"),
        ("seed-words", "n.md", "This curated list has one limitation: the TDO applicability. source_url: https://example.org/a, max_iterations: 3, DeepSeek, quality notes, evidence coverage, gatekeeping.\n"),
        ("seed-json", "n.json", '{"limitations": ["none"], "source_url": "https://example.org/x", "max_iterations": 3, "expected_pay": 10, "raw_llm_output": "ok"}'),
        ("test-digest", "test_a.py", f'def test_digest():\n    assert sha256(b"abc").hexdigest() == "{x(64)}"\n    assert md5(b"abc").hexdigest() == "{x(32)}"\n'),
        ("build-id", "b.txt", f"build-{d.of(DIGITS, 9)}\nBuildID[sha1]={x(40)}\nimage: app:{x(12)}\nrevision: {x(40)}\n"),
        ("lorem", "a.md", "The token was parsed. A secret is shared by two. The password must be changed every year. Keys are sorted; sk-learn-tutorial-for-absolute-beginners-2026.\n"),
        ("hash-table", "sums.txt", "".join(f"{x(64)}  file{i}.tar.gz\n" for i in range(5)) + "".join(f"{x(32)} *f{i}.bin\n" for i in range(3))),
        ("tokens-usage", "u.json", '{"usage": {"prompt_tokens": 1204, "completion_tokens": 334, "total_tokens": 1538}, "next_page_token": "", "tokenizer": "cl100k_base"}'),
        ("dict-code", "a.py", 'key = f"{prefix}:{name}"\ncache_key = "user-profile-cache-v2"\nprimary_key = "customer_identifier"\nKEY_NAME = "content-type"\ntoken_type = "bearer"\n'),
        ("sql-schema", "a.sql", "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(255) NOT NULL, password VARCHAR(255), api_token CHAR(64));\n"),
        ("css-class", "a.html", '<div class="password-field token-input auth-key-wrapper-large" id="secret-section-toggle">text</div>\n'),
        ("import-map", "a.js", 'import { createHash } from "node:crypto";\nconst passwordValidator = new PasswordValidator();\nexport const API_KEY_HEADER = "x-api-key";\n'),
        ("minified", "a.min.js", "!function(e,t){var n=e.password||t.token;return n.key=function(r){return r.secret?r.auth:null},n}(window,{token:null,key:1});\n"),
        ("source-map", "a.map", json.dumps({"version": 3, "mappings": ";".join(d.of(ALNUM + ",", 40) for _ in range(6)), "names": ["password", "token"]})),
        ("latex", "a.tex", "\\newcommand{\\secret}{hidden}\n\\label{sec:password-policy}\n\\cite{smith2020token}\n"),
        ("test-names", "t.txt", "tests/test_password_reset.py::test_token_is_single_use PASSED\ntests/test_auth.py::test_api_key_header PASSED\n"),
        ("base64-words", "a.txt", "aGVsbG8gd29ybGQsIHRoaXMgaXMganVzdCBhIG5vdGU=\n" + base64.b64encode(b"a perfectly ordinary sentence about weather").decode() + "\n"),
        ("french", "a.txt", "Le mot de passe doit être changé. Voilà l’été — ça va? naïve café €5 日本語\n"),
        ("latin1", "a.txt", "caf\xe9 na\xefve"),
        ("windows-system", "a.txt", "C:\\Windows\\System32\\drivers\\etc\\hosts\nC:\\Program Files\\Git\\bin\\git.exe\n/usr/local/bin/python3\n/etc/hosts\n/var/log/syslog\n"),
        ("regex", "a.py", "PATTERN = re.compile(r'(?i)(password|token|secret)\\s*[:=]\\s*(\\S+)')\nHEX = r'[0-9a-f]{40}'\n"),
        ("ids", "a.json", json.dumps({"id": "msg_01" + "A" * 8, "model": "gpt-4o-mini-2024-07-18", "object": "chat.completion", "session": 12, "node_id": "n-" + d.of(DIGITS, 6)})),
    ]  # fmt: skip
    for kind, file, text in rows:
        yield kind, file, text.encode("latin-1") if kind == "latin1" else text.encode()
    yield "random-bytes", "a.bin", bytes(d.rng.randrange(256) for _ in range(4000))
    yield "utf16-clean", "a.txt", "nothing to see here äöü\r\nsecond line\r\n".encode("utf-16")
    yield "crlf-clean", "a.txt", b"line one\r\nline two\r\n\r\n"
    yield "empty", "a.txt", b""
    _ = (HEX, LOWER, UPPER)
