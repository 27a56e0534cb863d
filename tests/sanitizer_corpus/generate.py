"""Which cases does a seed give? ``generate.py SEED [N]`` prints them in the scorer's format, N of each kind."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator

from .abroad_ import abroad_cases, abroad_negatives
from .accessors_ import silent_cases, telling_cases
from .accounts_ import account_cases, account_negatives
from .coded_ import coded_cases, coded_negatives
from .containers_ import container_cases, negative_containers
from .declared_ import declared_cases
from .declared_negatives_ import declared_negatives
from .draw import Draw
from .encoded_ import encoded_cases
from .harmless_ import harmless
from .matrix_ import matrix_cases, matrix_negatives
from .named_ import named_cases, named_negatives
from .negatives_ import negative_cases
from .people_ import people_cases, people_negatives
from .personal_ import path_cases, personal_cases
from .places_ import place_matrix
from .secrets_ import key_cases, place_cases, token_cases
from .spoken_ import spoken_cases, spoken_negatives
from .told_ import told_cases, told_negatives
from .unlabelled_ import unlabelled_cases, unlabelled_negatives

Row = dict[str, object]


def row(id_: str, kind: str, name: str, content: bytes, vanish: list[str], stay: list[str]) -> Row:
    """One case."""
    encoded = base64.b64encode(content).decode()
    return {"id": id_, "kind": kind, "filename": name, "content": encoded, "must_vanish": vanish, "must_stay": stay}


def cases(seed: object, times: int = 1) -> Iterator[Row]:
    """Every kind, ``times`` over, each time with other values."""
    for turn in range(times):
        d = Draw(f"{seed}-{turn}")
        number = 0
        for group, source in (
            ("secret", token_cases),
            ("secret", key_cases),
            ("secret", place_cases),
            ("secret", declared_cases),
            ("secret", coded_cases),
            ("secret", spoken_cases),
            ("secret", told_cases),
            ("secret", telling_cases),
            ("pii", personal_cases),
            ("pii", people_cases),
            ("pii", named_cases),
            ("pii", abroad_cases),
            ("pii", matrix_cases),
            ("pii", unlabelled_cases),
            ("path", account_cases),
            ("path", path_cases),
            ("path", place_matrix),
        ):
            for kind, (name, text, vanish, stay) in source(d):
                number += 1
                yield row(f"{turn}-{group}-{number}", f"{group}:{kind}", name, text.encode(), vanish, stay)
        for kind, (name, content, vanish, stay) in encoded_cases(d):
            number += 1
            yield row(f"{turn}-enc-{number}", f"enc:{kind}", name, content, vanish, stay)
        for kind, (name, content, vanish, stay) in container_cases(d):
            number += 1
            yield row(f"{turn}-file-{number}", f"enc:file-{kind}", name, content, vanish, stay)
        for kind, name, content in negative_containers(d):
            number += 1
            yield {**row(f"{turn}-neg-{number}", f"neg:file-{kind}", name, content, [], []), "identical": True}
        for kind, name, content in (
            *negative_cases(d),
            *declared_negatives(),
            *coded_negatives(),
            *spoken_negatives(),
            *told_negatives(),
            *silent_cases(),
            *people_negatives(),
            *named_negatives(),
            *account_negatives(),
            *abroad_negatives(),
            *harmless(d),
            *matrix_negatives(),
            *unlabelled_negatives(),
        ):
            number += 1
            yield {**row(f"{turn}-neg-{number}", f"neg:{kind}", name, content, [], []), "identical": True}


if __name__ == "__main__":
    for case in cases(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        sys.stdout.write(json.dumps(case) + "\n")
