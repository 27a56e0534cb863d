"""What does a writer know of the log's end that it need not ask for again?

Whoever appended last, and finds that nobody wrote since, knows the newest row, the heads and the vocabulary: the
look-up is a fifth of what an append costs in Python and SQL. SQLite's ``data_version`` tells of every other
connection's commits; our own connection's are counted by the datastore.
"""

from __future__ import annotations

from typing import Final, Protocol

from ...domain.ports import Head

_HEADS: Final = 64
"""Heads of so many streams are remembered; then it begins anew."""


class Transactions(Protocol):
    """How many write transactions this process began, and which of them was the last to be committed."""

    begun: int
    committed: int


class Standing:
    """The log's end after our last append; touched only by whoever has the turn."""

    def __init__(self, transactions: Transactions) -> None:
        """Know nothing yet."""
        self._transactions = transactions
        self._data_version = -1
        self._asked_in = 0
        self.heads: dict[str, Head] = {}
        """Where the streams end that we appended to."""
        self.put_in = 0
        """The transaction after which all this held; 0: none."""
        self.last_row = 0
        """Of the whole log."""

    def head(self, stream: str, data_version: int) -> Head | None:
        """The stream's head if it is certain, with ``last_row`` and our vocabulary; else None: the log must say."""
        ours = self._transactions
        self._asked_in = ours.begun
        if self.put_in == ours.committed == ours.begun - 1 and self._data_version == data_version:
            return self.heads.get(stream)
        self.heads.clear()
        self._data_version = data_version
        return None

    def put(self, stream: str, head: Head, last_row: int) -> None:
        """Remember what this transaction appended; it counts once the transaction is committed."""
        if self._asked_in != self._transactions.begun or len(self.heads) >= _HEADS:
            self.forget()
            return
        self.heads[stream] = head
        self.put_in, self.last_row = self._asked_in, last_row

    def forget(self) -> None:
        """Somebody else's statements are in this transaction."""
        self.heads.clear()
        self.put_in = 0
