"""Which codes, plain words and keys near a service's name must vanish, and which look-alikes must stay?"""

# ruff: noqa: E501 - a case is one row; broken rows are hard to compare

from __future__ import annotations

from collections.abc import Iterator

from .declared_ import Place
from .draw import Draw

WORDS = ("dragonfly", "butterscotch", "gondola", "mustang", "thunderbird")


def coded_cases(d: Draw) -> Iterator[tuple[str, Place]]:
    """Short codes beside a clear key, one word as a password, drawn keys a few words behind a service's name."""
    digits, word, key = (
        d.of("2579", 2) + d.of("0368", 2),
        d.pick(*WORDS),
        "7k" + d.of("bcdfghjkmnpqrstvwxz23456789", 28) + "4q",
    )
    code = d.of("bdfg", 3) + d.of("23456789", 2)
    strong = code + d.pick("$", "!", "#") + d.of("hjkm", 4)
    rows = [
        ("pin-json", "card.json", '{"card": "blue", "pin": "{v}"}', digits, "blue"),
        ("pin-env", "sim.env", "SIM_PIN={v}\nMODE=lte\n", digits, "MODE=lte"),
        ("pin-prose", "mail.txt", "Your PIN is {v}. See you on Monday.\n", digits, "Monday"),
        ("code-prose", "sms.txt", "Your verification code is {v}. Do not share it.\n", digits, "Do not share it"),
        ("code-reversed", "sms.txt", "{v} is your one-time password for the bank.\n", digits, "for the bank"),
        ("recovery-codes", "codes.txt", "Recovery codes:\n{v}\nend of list\n", f"{code}-{code[::-1]}", "end of list"),
        ("word-yaml", "db.yml", "production:\n  adapter: mysql2\n  password: {v}\n  host: db1\n", word, "adapter: mysql2"),
        ("word-json", "db.json", '{"user": "app", "password": "{v}"}', word, '"user": "app"'),
        ("word-toml", "mail.toml", '[smtp]\npasswd = "{v}"\nport = 25\n', word, "port = 25"),
        ("word-element", "db.xml", "<db><user>app</user><password>{v}</password></db>\n", word, "<user>app</user>"),
        ("service-near", "notes.txt", "clockify SECRET {v}\nthe rest\n", key, "the rest"),
        ("service-key", "app.yml", 'currencylayer_key: "{v}"\nmode: x\n', key, "mode: x"),
        ("jenkins-element", "c.xml", "<c><id>x</id><secret>{vault AQAA {v}}</secret></c>\n", key, "<id>x</id>"),
        ("plain-key", "app.log", "[DEBUG] Using Key={v}\n[INFO] done\n", key, "done"),
        ("compared", "a.js", 'if ("{v}" == dbPassword) {\n  run();\n', key, "run();"),
        ("constructor-pair", "a.cs", 'var c = new NetworkCredential("ann", "{v}");\n', key, "NetworkCredential"),
        ("cookie-jar", "cookies.txt", "shop.acme.dev\tTRUE\t/\tTRUE\t1790000000\tsid\t{v}\n", key, "1790000000"),
        ("nginx-header", "n.conf", 'proxy_set_header X-Api-Key "{v}";\n', key, "proxy_set_header"),
        ("password-list", "a.json", '{"passwords": ["{v}"], "n": 1}', key, '"n": 1'),
        ("entry-pair", "conf.xml", "<entry>\n  <key>shop.password</key>\n  <value>{v}</value>\n</entry>\n", key, "shop.password"),
        ("default-json", "stack.json", '{"DbPassword": {\n  "Type": "String",\n  "Default": "{v}"\n}}', key, '"Type": "String"'),
        ("default-yaml", "stack.yml", "Parameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n    Default: {v}\n", f"w{code}7x", "NoEcho: true"),
        ("password-below", "setup.log", "Please use the following password to proceed:\n\n{v}\n\nIt may be changed.\n", d.hex(32), "It may be changed."),
        ("unseal-line", "vault.log", "Unseal Key 3: {v}\nKey shares: 5\n", d.an(42) + "+8", "Key shares: 5"),
        ("mail-user-url", "m.py", 'mail = "smtps://ann@acme.dev:{v}@smtp.acme.dev"\n', f"{code}zq", "smtp.acme.dev"),
        ("glued-uuid", "notes.txt", "acmescan-access-token-key-{v}\nend\n", d.uuid(), "end"),
        ("used-hex-key", "app.log", "[DEBUG] using key = {v}\n[INFO] done\n", d.hex(64), "done"),
        ("swarm-unlock", "notes.txt", "docker swarm unlock-key\n{v}\n", "SWMKEY-1-" + d.an(43), "unlock-key"),
        ("secret-list", "a.json", '{"secret": ["{v}", "none"], "n": 1}', key, '"none"'),
        ("fallback-env", "settings.py", 'SECRET_KEY = env("SECRET_KEY", default="{v}")\nDEBUG = False\n', strong, "DEBUG = False"),
        ("fallback-cast", "settings.py", 'DB_PASSWORD = config("DB_PASSWORD", cast=str, default="{v}")\n', strong, "cast=str"),
        ("fallback-or", "db.py", 'pw = os.environ.get("DB_PASSWORD") or "{v}"\n', strong, "os.environ.get"),
        ("fallback-nullish", "db.js", "const p = process.env.DB_PASSWORD ?? '{v}';\n", strong, "process.env.DB_PASSWORD"),
        ("fallback-fetch", "db.rb", 'ENV.fetch("DB_PASSWORD") { "{v}" }\n', strong, "ENV.fetch"),
        ("fallback-unwrap", "db.rs", 'let p = env::var("DB_PASSWORD").unwrap_or("{v}".to_string());\n', strong, "unwrap_or"),
        ("fallback-elvis", "db.php", "$p = getenv('DB_PASSWORD') ?: '{v}';\n", strong, "getenv"),
        ("fallback-spring", "app.yml", "password: ${DB_PASSWORD:{v}}\nport: 1\n", key, "port: 1"),
        ("fallback-flag", "cli.py", 'parser.add_argument("--password", type=str, default="{v}")\n', strong, "add_argument"),
        ("field-default", "model.py", 'password: str = Field("{v}", description="of the mailbox")\n', strong, "of the mailbox"),
        ("items-below", "conf.yml", 'passwords:\n  - "{v}"\nmode: x\n', strong, "mode: x"),
        ("curl-userpwd", "get.c", 'curl_easy_setopt(curl, CURLOPT_USERPWD, "root:{v}");\n', strong, "curl_easy_setopt"),
        ("node-url", "web3.js", "'https://mainnet.infura.io/v3/{v}'\n", d.hex(32), "mainnet.infura.io"),
        ("token-login", "netrc", "machine github.com\nlogin {v}\npassword x-oauth-basic\n", d.hex(40), "password x-oauth-basic"),
        ("mail-shaped-password", "m.py", 'url = "http://ann@acme.dev:{v}@www.acme.dev/doc"\n', code.capitalize(), "/doc"),
        ("der-key", "k.py", 'data = "{v}"\nend = 1\n', "MIIBOgIBAAJB" + d.an(440), "end = 1"),
        ("key-bytes-c", "key.h", "static const uint8_t aes_key[16] = {{v}};\n", ", ".join(f"0x{d.hex(2)}" for _ in range(16)), "uint8_t aes_key[16]"),
        ("key-bytes-go", "key.go", "Secret: []byte{{v}},\n", ", ".join(str(int(d.hex(2), 16)) for _ in range(24)), "[]byte{"),
    ]  # fmt: skip
    octets = [int(d.hex(2), 16) for _ in range(32)]
    listed = ", ".join(map(str, octets))
    yield "key-bytes-json", ("key.json", f'{{"signing_key": [{listed}], "alg": "HS256"}}', [listed], ['"alg": "HS256"'])
    for kind, file, text, value, stay in rows:
        yield kind, (file, text.replace("{v}", value), [value], [stay])
    lines = [d.an(64) for _ in range(5)]
    yield "key-tail", ("k.log", "...\n" + "\n".join(lines) + "\n-----END PRIVATE KEY-----\nok\n", lines, ["ok"])


NEGATIVE = (
    ("code-pins", "gpio.py", "pin = 13\nled_pin = 17\npin_memory = True\nmax_tokens = 1024\n"),
    ("code-keyword", "ssl.py", "def load(self, keyfile=None, password=None):\n    username, password = auth\n    print(f\"password={password!r}\")\n"),
    ("code-subscript", "r.py", "data['name'] = data['password'] = data['email'] = ''\n"),
    ("code-names", "p.go", 'MembershipsWrite: "memberships:write",\nTokensInfo: "/api/2.0/token-management/tokens",\n'),
    ("code-packages", "package.json", '{"dependencies": {"@acme/secret-rule": "workspace:*"}}\n'),
    ("code-mount", "a.md", 'docker run --rm -v "$PWD:/pwd" -v "$(pwd):/work" acme/tool\n'),
    ("code-define", "build.rs", 'cfg.define("BUILD_AVX512", "OFF");\n'),
    ("token-ids", "batch.json", '{"token_ids": [101, 2023, 2003, 1037, 99, 7, 12, 102, 0, 0], "n": 10}'),
    ("key-counts", "k.py", "key_sizes = [128, 192, 256, 128, 192, 256, 128, 192, 256]\nsecret_counts = [1, 2, 3, 4, 5, 6, 7, 8, 9]\n"),
    ("default-type", "api.yml", "token:\n  type: string\n  default: bearer\n  description: how to sign in\n"),
    ("fallback-code", "f.ts", 'const token = input.token ?? undefined;\nfunction f(password?: string, key = opts.key ?? "id") {}\nget("session_token") or "anonymous"\n'),
    ("items-names", "compose.yml", "secrets:\n  - db_password\n  - source: tls-key\ntokens:\n  - name\n  - punctuation\n"),
    ("field-code", "m.py", 'password = StringField("Password", validators=[required])\ntoken = Column("token", String)\n'),
    ("public-key-der", "k.txt", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEhy6ip6PDXgidFQeCMn5ExeLaKAEbNxokwJJwmY8l2\n"),
    ("used-cache-key", "cache.log", "using key = user:42:profile\nlooked up with key: orders-by-month\n"),
    ("labels", "de.json", '{"username": "Benutzer", "password": "Passwort", "host": "Rechner"}\n'),
    ("form-schema", "form.yml", "username: string\npassword: string\nhost: required\n"),
)  # fmt: skip


def coded_negatives() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for kind, file, text in NEGATIVE:
        yield kind, file, text.encode()
