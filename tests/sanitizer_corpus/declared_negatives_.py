"""Which declarations name a secret and hold none?"""

from __future__ import annotations

from collections.abc import Iterator

ROWS = (
    ("empty-template", ".env.example", "API_KEY=\nSECRET_KEY=changeme\nTOKEN=\nDB_PASSWORD=\nPORT=8080\n"),
    ("plan", "plan.txt", "  + password = (sensitive value)\n  ~ token    = (known after apply)\n"),
    ("option-table", "a.md", "| option | default |\n|---|---|\n| password | none |\n| token | empty |\n"),
    ("insert-prose", "a.sql", "INSERT INTO posts (id, title) VALUES (1, 'How to choose a password');\n"),
    ("typed-fields", "a.ts", "password: string = '';\ntokenType: string = \"access_token\";\n"),
    ("image-digest", "Dockerfile", "FROM nginx:1.25@sha256:" + "0a1b2c3d" * 8 + "\n"),
    ("shell-flags", "a.sh", "mysql -u root -p shop\nssh -l ann -p 2222 box\nmkdir -p build/out\n"),
    ("routes", "a.py", 'path("/home/dashboard", view)\nroot = "/Volumes/Macintosh HD/Library"\n'),
)


def declared_negatives() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, bytes); every file must come out byte-identical."""
    for kind, file, text in ROWS:
        yield kind, file, text.encode()
