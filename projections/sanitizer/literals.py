"""Which words must stand in a text for a rule to match there? Its keywords; else what its pattern cannot do without."""

from __future__ import annotations

from .expression import Node

SHORTEST = 3
"""Letters of a word derived from a pattern; shorter ones stand nearly everywhere."""


def signs(keywords: tuple[str, ...], tree: Node) -> tuple[str, ...]:
    """Lower-case words of which one must occur, whatever its case; empty: the rule may match any text."""
    if keywords:
        return () if "" in keywords else keywords
    return tuple(sorted(word.decode() for word in needed(tree) or ()))


def needed(node: Node) -> frozenset[bytes] | None:
    """Words of which every match holds one; ``None`` where the pattern forces none."""
    if node.kind == "choice":
        found = [needed(child) for child in node.children]
        return frozenset().union(*(f for f in found if f)) if all(found) else None
    if node.kind == "repeat":
        return needed(node.children[0]) if node.low else None
    if node.kind == "class":
        return None
    inner = [words for child in node.children if (words := needed(child))]
    own = max(runs(node), key=len, default=b"")
    return max([*inner, *([frozenset({own})] if len(own) >= SHORTEST else [])], key=rarity, default=None)


def rarity(words: frozenset[bytes]) -> tuple[int, int]:
    """Orders sets of words: the longer the shortest word the better, then the fewer."""
    return min(map(len, words)), -len(words)


def runs(node: Node) -> list[bytes]:
    """The runs of certain bytes in a sequence, in lower case."""
    found = [bytearray()]
    for piece in flat(node):
        letter = certain(piece)
        if letter is None:
            found.append(bytearray())
        else:
            found[-1] += letter
    return [bytes(run) for run in found]


def flat(node: Node) -> list[Node]:
    """The pieces of a sequence, those of sequences inside it included."""
    if node.kind != "sequence":
        return [node]
    return [piece for child in node.children for piece in flat(child)]


def certain(node: Node) -> bytes | None:
    """The one letter, digit or sign that a piece stands for; its case does not count."""
    if node.kind != "class" or not node.bytes_ or max(node.bytes_) >= 128:
        return None
    letters = {bytes([byte]).lower() for byte in node.bytes_}
    return letters.pop() if len(letters) == 1 else None
