"""How is text that is not ours put into a prompt? Between two marks that cannot occur in it, and named as data."""

from __future__ import annotations

import hashlib


def fence(label: str, text: str) -> str:
    """``text`` as data: every line of it lies between an opening and a closing mark that occur nowhere in it.

    ``label`` is ours and holds nothing of the text. The mark comes from the text's digest and not from chance, so that
    the same prompt has the same hash; where the text holds that very mark, the digest is taken again until it does not.
    """
    salt = 0
    while (mark := _mark(label, text, salt)) in text:
        salt += 1
    return f"[data {mark}: {label}]\n{text}\n[end of data {mark}]"


def _mark(label: str, text: str, salt: int) -> str:
    digest = hashlib.sha256(f"{salt}\0{label}\0{text}".encode("utf-8", errors="replace")).hexdigest()
    return digest[:16]
