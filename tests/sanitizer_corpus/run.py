"""How well does the pure engine do on a folder of cases? ``run.py IN OUT`` cleans every file as text.

Each folder IN/<id> is a bundle of its own, as the scorer's cases are independent. What fails the gate is left out.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from apprentice.projections.sanitizer import Engine, Policy, sanitize_texts, standard_ruleset

CACHE = Path(tempfile.gettempdir(), "apprentice-sanitizer-rules")


class Folder:
    """Compiled rules as files."""

    def get(self, key: str) -> bytes | None:
        """The bytes under ``key``, or ``None``."""
        file = CACHE / key
        return file.read_bytes() if file.exists() else None

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        CACHE.mkdir(exist_ok=True)
        (CACHE / key).write_bytes(value)


def main(source: Path, target: Path) -> None:
    """Clean every bundle below ``source`` into ``target``."""
    engine = Engine(standard_ruleset(), Folder())
    policy = Policy(key=b"a key for measuring only")
    for folder in sorted(source.iterdir()):
        parts = {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
        result = sanitize_texts(parts, engine, policy)
        for name, data in result.parts.items():
            file = target / folder.name / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        for name, reason in result.withheld.items():
            sys.stderr.write(f"withheld {folder.name}/{name}: {reason}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
