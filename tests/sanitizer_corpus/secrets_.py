"""Which secrets are there, and in what kind of file does each stand?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import base64
import json
import textwrap
from collections.abc import Callable, Iterator

from .draw import ALNUM, DIGITS, HEX, LOWER, UPPER, Draw

Place = tuple[str, str, list[str], list[str]]
"""File name, text, what must vanish, what must stay."""


def tokens(d: Draw) -> dict[str, str]:
    """One value of each maker's shape."""
    return {
        "aws-id": "AKIA" + d.of(UPPER + "234567", 16),
        "github-classic": "ghp_" + d.an(36),
        "github-oauth": "gho_" + d.an(36),
        "github-fine": "github_pat_" + d.an(22) + "_" + d.an(59),
        "gitlab": "glpat-" + d.url64(20),
        "gitlab-runner": "glrt-" + d.url64(20),
        "slack-bot": f"xoxb-{d.of('123456789', 12)}-{d.of(DIGITS, 12)}-{d.an(24)}",
        "slack-app": f"xapp-1-A{d.of(UPPER + DIGITS, 10)}-{d.of(DIGITS, 13)}-{d.hex(64)}",
        "slack-hook": f"https://hooks.slack.com/services/T{d.of(UPPER + DIGITS, 8)}/B{d.of(UPPER + DIGITS, 8)}/{d.an(24)}",
        "discord-hook": f"https://discord.com/api/webhooks/{d.of('123456789', 18)}/{d.url64(68)}",
        "teams-hook": f"https://acme.webhook.office.com/webhookb2/{d.uuid()}@{d.uuid()}/IncomingWebhook/{d.hex(32)}/{d.uuid()}",
        "stripe": "sk_live_" + d.an(24),
        "stripe-restricted": "rk_live_" + d.an(40),
        "npm": "npm_" + d.an(36),
        "pypi": "pypi-AgEIcHlwaS5vcmc" + d.url64(150),
        "hf": "hf_" + d.of(LOWER + UPPER, 34),
        "openai": "sk-" + d.an(48),
        "openai-project": "sk-proj-" + d.url64(120),
        "anthropic": "sk-ant-api03-" + d.url64(93) + "AA",
        "openrouter": "sk-or-v1-" + d.hex(64),
        "google": "AIza" + d.url64(35),
        "google-oauth": "GOCSPX-" + d.url64(28),
        "google-access": "ya29." + d.url64(120),
        "azure-secret": d.an(3) + "8Q~" + d.of(ALNUM + "_~.-", 31) + d.an(3),
        "digitalocean": "dop_v1_" + d.hex(64),
        "twilio": "SK" + d.hex(32),
        "sendgrid": f"SG.{d.url64(22)}.{d.url64(43)}",
        "mailgun": "key-" + d.hex(32),
        "mailchimp": d.hex(32) + "-us" + d.of("123456789", 1),
        "shopify": "shpat_" + d.hex(32),
        "square": "sq0csp-" + d.url64(43),
        "telegram": d.of("123456789", 10) + ":AA" + d.url64(33),
        "newrelic": "NRAK-" + d.of(UPPER + DIGITS, 27),
        "linear": "lin_api_" + d.an(40),
        "notion": "ntn_" + d.an(46),
        "figma": "figd_" + d.url64(40),
        "databricks": "dapi" + d.hex(32),
        "dropbox": "sl." + d.url64(140),
        "doppler": "dp.pt." + d.an(43),
        "vault": "hvs." + d.url64(90),
        "terraform": f"{d.an(14)}.atlasv1.{d.url64(64)}",
        "pulumi": "pul-" + d.hex(40),
        "planetscale": "pscale_tkn_" + d.url64(43),
        "postman": f"PMAK-{d.hex(24)}-{d.hex(34)}",
        "rubygems": "rubygems_" + d.hex(48),
        "atlassian": "ATATT3xFfGF0" + d.url64(180),
        "grafana": "glsa_" + d.an(32) + "_" + d.hex(8),
        "sentry": "sntrys_" + d.an(80),
        "airtable": f"pat{d.an(14)}.{d.hex(64)}",
        "tailscale": f"tskey-auth-{d.an(12)}-{d.an(32)}",
        "age": "AGE-SECRET-KEY-1" + d.of("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58),
        "jwt": jwt(d),
        "braintree": f"access_token$production${d.of(LOWER + DIGITS, 16)}${d.hex(32)}",
        "docker-pat": "dckr_pat_" + d.url64(27),
        "artifactory": "AKCp8" + d.an(68),
    }


def jwt(d: Draw) -> str:
    """A signed token of three parts."""
    parts = ({"alg": "HS256", "typ": "JWT"}, {"sub": d.of(DIGITS, 10), "exp": 1700000000})
    return (
        ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parts)
        + "."
        + d.url64(43)
    )


TOKEN_PLACES: list[Callable[[str], Place]] = [
    lambda v: ("notes.md", f"# Setup\n\nUse {v} for the run.\nThen restart the worker.\n", [v], ["Then restart the worker."]),
    lambda v: ("app.py", f'import os\n\nclient = Client("{v}", retries=3)\nprint("ready to go")\n', [v], ["retries=3", 'print("ready to go")']),
    lambda v: (".env", f"MODE=prod\nSERVICE_TOKEN={v}\nREGION=eu-west-1\n", [v], ["MODE=prod", "REGION=eu-west-1"]),
    lambda v: ("log.jsonl", json.dumps({"level": "info", "msg": f"calling with {v}", "attempt": 3}) + "\n", [v], ["calling with", '"attempt": 3']),
    lambda v: ("ci.yml", f"jobs:\n  deploy:\n    env:\n      KEY: '{v}'\n    steps: [checkout]\n", [v], ["steps: [checkout]"]),
    lambda v: ("run.log", f"2024-05-01T10:00:00Z GET /v1/items?limit=5 auth={v} 200 12ms\n", [v], ["200 12ms", "limit=5"]),
]  # fmt: skip


def token_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Every maker's token, in two places each."""
    for name, value in tokens(d).items():
        for place in d.rng.sample(TOKEN_PLACES, 2):
            yield f"token-{name}", place(value)


def pem(d: Draw, kind: str, lines: int = 14) -> str:
    """A key block with a random body."""
    body = "\n".join(d.of(ALNUM + "+/", 64) for _ in range(lines))
    return f"-----BEGIN {kind}-----\n{body}\n{d.of(ALNUM, 30)}==\n-----END {kind}-----"


def key_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Key material, whole and hurt."""
    for kind in (
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "DSA PRIVATE KEY",
        "OPENSSH PRIVATE KEY",
        "PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "PGP PRIVATE KEY BLOCK",
    ):
        block = pem(d, kind)
        lines = block.split("\n")
        yield "pem-whole", ("id_key", block + "\n", lines[1:-1], [])
        yield (
            "pem-in-text",
            (
                "notes.md",
                f"Here is the key:\n\n{block}\n\nKeep the rest of these notes.\n",
                lines[1:-1],
                ["Keep the rest of these notes."],
            ),
        )
        yield (
            "pem-oneline",
            ("conf.json", json.dumps({"key": block, "name": "deploy"}), lines[1:-1], ['"name": "deploy"']),
        )
        yield "pem-env", (".env", 'KEY="' + block.replace("\n", "\\n") + '"\nMODE=prod\n', lines[1:-1], ["MODE=prod"])
        yield "pem-truncated", ("tail.log", "\n".join(lines[:7]) + "\n", lines[1:7], [])
        yield (
            "pem-truncated-then-text",
            (
                "tail.log",
                "\n".join(lines[:7]) + "\n\nconnection closed by the server\n",
                lines[1:7],
                ["connection closed by the server"],
            ),
        )
        yield (
            "pem-indented",
            (
                "secret.yaml",
                "tls.key: |\n" + textwrap.indent(block, "    ") + "\nname: web\n",
                lines[1:-1],
                ["name: web"],
            ),
        )
        yield (
            "pem-quoted",
            ("mail.txt", "\n".join("> " + line for line in lines) + "\nSee above.\n", lines[1:-1], ["See above."]),
        )
        yield (
            "pem-numbered",
            ("cat.txt", "\n".join(f"{n:6}\t{line}" for n, line in enumerate(lines, 1)) + "\n", lines[1:-1], []),
        )
        yield (
            "pem-diff",
            (
                "x.diff",
                "@@ -0,0 +1 @@\n" + "\n".join("+" + line for line in lines) + "\n context stays here\n",
                lines[1:-1],
                [" context stays here"],
            ),
        )
        yield (
            "pem-concat",
            (
                "key.py",
                "K = (\n" + "\n".join(f'    "{line}\\n"' for line in lines) + "\n)\nprint(len(K))\n",
                lines[1:-1],
                ["print(len(K))"],
            ),
        )
    ppk_lines = [d.of(ALNUM + "+/", 64) for _ in range(8)]
    public = [d.of(ALNUM + "+/", 64) for _ in range(3)]
    text = "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: k\nPublic-Lines: 3\n" + "\n".join(public)
    yield (
        "ppk",
        (
            "k.ppk",
            text + "\nPrivate-Lines: 8\n" + "\n".join(ppk_lines) + f"\nPrivate-MAC: {d.hex(64)}\n",
            ppk_lines,
            ["Encryption: none"],
        ),
    )


def place_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Passwords and keys known only by where they stand."""
    p, u, h, t, x = d.password, d.user, d.host, d.an, d.hex
    basic = base64.b64encode(f"{u()}:{p()}x9".encode()).decode()
    aws = d.of(ALNUM + "/+", 37) + d.an(3)
    rows: list[tuple[str, str, str, str, list[str]]] = [
        ("aws-credentials", "credentials", "[default]\naws_access_key_id = AKIA{k}\naws_secret_access_key = {v}\nregion = eu-west-1\n", aws, ["region = eu-west-1"]),
        ("aws-secret-json", "out.json", '{"SecretAccessKey": "{v}", "Expiration": "2024-01-01T00:00:00Z"}', aws, ["Expiration"]),
        ("header-bearer", "req.http", "GET /v1 HTTP/1.1\nHost: api.acme.dev\nAuthorization: Bearer {v}\nAccept: */*\n", t(40), ["Accept: */*"]),
        ("header-basic", "req.http", "GET / HTTP/1.1\nAuthorization: Basic {v}\nAccept: text/html\n", basic, ["Accept: text/html"]),
        ("header-apikey", "req.http", "POST / HTTP/1.1\nX-API-Key: {v}\nContent-Length: 12\n", t(32), ["Content-Length: 12"]),
        ("header-apikey-hex", "c.sh", "curl -H 'X-Api-Key: {v}' https://api.acme.dev/v1/items\n", x(32), ["https://api.acme.dev/v1/items"]),
        ("header-token", "c.sh", 'curl -H "Authorization: token {v}" https://git.acme.dev/api\n', x(40), ["https://git.acme.dev/api"]),
        ("header-digest", "r.txt", 'Authorization: Digest username="w", realm="api", nonce="{v}", uri="/x"\n', x(32), ['realm="api"']),
        ("cookie-session", "r.txt", "Cookie: theme=dark; sessionid={v}; lang=en\nHost: shop\n", t(32), ["theme=dark", "lang=en"]),
        ("cookie-set", "r.txt", "Set-Cookie: connect.sid={v}; Path=/; HttpOnly\nVary: Accept\n", "s%3A" + t(40), ["Path=/; HttpOnly"]),
        ("cookie-php", "r.txt", "curl -b 'PHPSESSID={v}' http://shop.acme.dev/\n", d.of(LOWER + DIGITS, 26), ["http://shop.acme.dev/"]),
        ("netrc", ".netrc", "machine api.acme.dev\n  login deploy\n  password {v}\n", p(), ["machine api.acme.dev"]),
        ("netrc-line", ".netrc", "machine git.acme.dev login ci password {v}\n", p(), ["machine git.acme.dev"]),
        ("pgpass", ".pgpass", "db.acme.dev:5432:orders:app:{v}\n", p(), ["5432:orders"]),
        ("url-pg", "cfg.py", 'DB = "postgresql://app:{v}@db.acme.dev:5432/orders"\n', t(16), ["db.acme.dev:5432/orders"]),
        ("url-mongo", "x.env", "MONGO=mongodb+srv://svc:{v}@c0.acme.mongodb.net/prod?retryWrites=true\n", t(18), ["retryWrites=true"]),
        ("url-redis", "x.yml", "cache: redis://:{v}@cache:6379/0\n", t(20), ["cache:6379/0"]),
        ("url-https", "clone.log", "Cloning from https://bot:{v}@git.acme.dev/team/app.git\n", t(20), ["/team/app.git"]),
        ("url-amqp", "c.yaml", "broker: amqp://guest:{v}@mq:5672//\n", p().replace("/", "").replace("@", "").replace("#", "").replace("?", ""), ["mq:5672"]),
        ("conn-mssql", "appsettings.json", '{"Db": "Server=db1;Database=erp;User Id=sa;Password={v};Encrypt=true"}', p(), ["Database=erp", "Encrypt=true"]),
        ("conn-azure", "s.config", "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={v};EndpointSuffix=core.windows.net\n", d.of(ALNUM + "+/", 86) + "==", ["EndpointSuffix=core.windows.net"]),
        ("sas-url", "u.txt", "https://acme.blob.core.windows.net/c/f.csv?sv=2022-11-02&se=2025-01-01&sr=b&sp=r&sig={v}\n", d.of(ALNUM, 40) + "%3D", ["sp=r"]),
        ("cli-password", "h.sh", "deploy --user ci --password {v} --region eu\n", p(), ["--region eu"]),
        ("cli-password-eq", "h.sh", "deploy --password='{v}' --force\n", p(), ["--force"]),
        ("cli-token", "h.sh", "vaultctl login --token {v} --quiet\n", t(28), ["--quiet"]),
        ("cli-mysql", "h.sh", "mysql -h db1 -u root -p{v} orders < dump.sql\n", p(), ["orders < dump.sql"]),
        ("cli-sshpass", "h.sh", "sshpass -p '{v}' rsync -a src/ build/\n", p(), ["rsync -a src/ build/"]),
        ("cli-curl-u", "h.sh", "curl -u admin:{v} https://nexus.acme.dev/repo\n", p(), ["https://nexus.acme.dev/repo"]),
        ("cli-pgpassword", "h.sh", "PGPASSWORD={v} psql -h db1 -d orders\n", p(), ["psql -h db1 -d orders"]),
        ("cli-docker-login", "h.sh", "docker login -u ci -p {v} registry.acme.dev\n", p(), ["registry.acme.dev"]),
        ("env-password", ".env", "DB_HOST=db1\nDB_PASSWORD={v}\nDB_PORT=5432\n", p(), ["DB_HOST=db1", "DB_PORT=5432"]),
        ("env-secret", ".env", 'export APP_SECRET="{v}"\nDEBUG=0\n', t(32), ["DEBUG=0"]),
        ("env-apikey-uuid", ".env", "HEROKU_API_KEY={v}\nDEBUG=0\n", d.uuid(), ["DEBUG=0"]),
        ("yaml-password", "v.yaml", "db:\n  user: app\n  password: {v}\n  pool: 5\n", p(), ["user: app", "pool: 5"]),
        ("yaml-quoted", "v.yaml", 'smtp:\n  password: "{v}"\n  port: 587\n', p(), ["port: 587"]),
        ("ini-password", "a.ini", "[db]\nuser = app\npassword = {v}\ntimeout = 30\n", p(), ["timeout = 30"]),
        ("properties", "a.properties", "spring.datasource.url=jdbc:h2:mem\nspring.datasource.password={v}\nserver.port=80\n", p(), ["server.port=80"]),
        ("toml-token", "a.toml", '[registry]\ntoken = "{v}"\nindex = "main"\n', t(36), ['index = "main"']),
        ("hcl", "m.tf", 'provider "x" {\n  api_token = "{v}"\n  region = "eu"\n}\n', t(30), ['region = "eu"']),
        ("json-password", "a.json", '{"user": "app", "password": "{v}", "ssl": true}', p(), ['"ssl": true']),
        ("json-client-secret", "a.json", '{"client_id": "web", "client_secret": "{v}", "scope": "read"}', t(40), ['"scope": "read"']),
        ("js-object", "a.js", "const cfg = { apiKey: '{v}', debug: false };\n", t(32), ["debug: false"]),
        ("python-kwarg", "a.py", 'conn = connect(host="db1", password="{v}", port=5432)\n', p(), ["port=5432"]),
        ("python-const", "a.py", 'SECRET_KEY = "{v}"\nDEBUG = False\n', d.of(LOWER + DIGITS + "!@#$%^&*(-_=+)", 50), ["DEBUG = False"]),
        ("xml-element", "a.xml", "<server><username>ci</username><password>{v}</password><port>80</port></server>\n", p(), ["<port>80</port>"]),
        ("xml-attribute", "web.config", '<add key="ApiSecret" value="{v}" />\n<add key="Mode" value="prod" />\n', t(28), ['key="Mode" value="prod"']),
        ("xml-named", "p.xml", '<property name="db.password" value="{v}"/>\n<property name="db.pool" value="5"/>\n', p(), ['name="db.pool"']),
        ("php-define", "wp-config.php", "define('DB_NAME', 'wp');\ndefine('DB_PASSWORD', '{v}');\ndefine('WP_DEBUG', false);\n", p(), ["define('WP_DEBUG', false);"]),
        ("wp-salt", "wp-config.php", "define('AUTH_KEY', '{v}');\ndefine('WP_DEBUG', false);\n", d.of(ALNUM + "!@#$%^&*()-_[]{}<>~+=,.;:/?|", 64), ["WP_DEBUG"]),
        ("npmrc", ".npmrc", "registry=https://npm.acme.dev/\n//npm.acme.dev/:_authToken={v}\nsave-exact=true\n", d.uuid(), ["save-exact=true"]),
        ("pypirc", ".pypirc", "[pypi]\nusername = ci\npassword = {v}\n[other]\n", p(), ["[other]"]),
        ("docker-config", "config.json", '{"auths": {"registry.acme.dev": {"auth": "{v}"}}, "credsStore": ""}', basic, ["registry.acme.dev", "credsStore"]),
        ("kubeconfig", "config", "users:\n- name: admin\n  user:\n    client-key-data: {v}\ncurrent-context: prod\n", base64.b64encode(d.of(ALNUM, 300).encode()).decode(), ["current-context: prod"]),
        ("k8s-secret", "s.yaml", "kind: Secret\ndata:\n  password: {v}\n  mode: cHJvZA==\n", base64.b64encode(p().encode()).decode(), ["kind: Secret"]),
        ("k8s-env", "d.yaml", "env:\n- name: DB_PASSWORD\n  value: {v}\n- name: MODE\n  value: prod\n", p(), ["value: prod"]),
        ("bcrypt", "htpasswd", "admin:{v}\n", "$2y$10$" + d.of(ALNUM + "./", 53), []),
        ("shadow", "shadow", "root:{v}:19000:0:99999:7:::\n", "$6$" + d.an(16) + "$" + d.of(ALNUM + "./", 86), ["19000:0:99999"]),
        ("sentry-dsn", "s.py", 'init(dsn="https://{v}@o1234.ingest.sentry.io/5678")\n', x(32), ["ingest.sentry.io/5678"]),
        ("generic-hex", "a.py", 'ENCRYPTION_KEY = "{v}"\nMODE = "cbc"\n', x(64), ['MODE = "cbc"']),
        ("vendor-key", "a.py", 'algolia_admin_key = "{v}"\nindex = "items"\n', x(32), ['index = "items"']),
        ("datadog", ".env", "DD_API_KEY={v}\nDD_SITE=datadoghq.eu\n", x(32), ["DD_SITE=datadoghq.eu"]),
        ("prose", "chat.md", "The staging password is {v}, please rotate it.\n", "Kw" + t(10), ["please rotate it."]),
        ("prose-tick", "chat.md", "password: `{v}`\nAsk me if it fails.\n", p(), ["Ask me if it fails."]),
        ("sql-user", "s.sql", "CREATE USER app IDENTIFIED BY '{v}';\nSELECT 1;\n", p(), ["SELECT 1;"]),
        ("url-query", "a.log", "GET https://api.acme.dev/v1/x?page=2&api_key={v} 200\n", x(32), ["page=2"]),
        ("ansible", "hosts", "web1 ansible_host=web1 ansible_ssh_pass={v} ansible_port=22\n", p(), ["ansible_port=22"]),
        ("gcp-account", "sa.json", '{"type": "service_account", "project_id": "acme-prod", "private_key_id": "{v}", "client_id": "c"}', x(40), ["service_account"]),
        ("wireguard", "wg0.conf", "[Interface]\nPrivateKey = {v}\nListenPort = 51820\n", d.of(ALNUM + "+/", 42) + "A=", ["ListenPort = 51820"]),
        ("basic-js", "a.js", "headers: { 'Authorization': 'Basic {v}' },\n", basic, ["headers:"]),
        ("powershell", "a.ps1", '$pw = ConvertTo-SecureString "{v}" -AsPlainText -Force\n', p(), ["-AsPlainText -Force"]),
        ("java", "A.java", 'String dbPassword = "{v}";\nint retries = 3;\n', p(), ["int retries = 3;"]),
        ("go", "a.go", 'const apiToken = "{v}"\nvar retries = 3\n', t(40), ["var retries = 3"]),
        ("ruby", "a.rb", "config.secret_key_base = '{v}'\nconfig.log_level = :info\n", x(128), ["config.log_level = :info"]),
        ("dockerfile", "Dockerfile", "FROM alpine:3.19\nENV DB_PASSWORD={v}\nRUN make\n", p(), ["FROM alpine:3.19", "RUN make"]),
        ("mail", "m.txt", "Hi, login: ops / pass: {v}\nBest regards\n", p(), ["Best regards"]),
    ]  # fmt: skip
    for kind, file, text, value, stay in rows:
        yield kind, (file, text.replace("{k}", d.of(UPPER + "234567", 16)).replace("{v}", value), [value], stay)
    _ = (HEX, h)
