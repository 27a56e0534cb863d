"""Who was ever seen to belong to an attempt?"""

from collections.abc import Iterable

from .processes import Process, with_descendants


class Seen:
    """Remembers processes by pid and start, and the sessions they lead: a session outlives its leader.

    A session is forgotten when a look finds nobody in it, for then its number may be given to somebody else.
    """

    def __init__(self, first: Iterable[Process] = ()) -> None:
        """Begin with ``first``."""
        self._identities = {each.identity for each in first}
        self._pids = {pid for pid, _ in self._identities}
        self._sessions = set(self._pids)

    def __contains__(self, process: Process) -> bool:
        return process.identity in self._identities or process.session in self._sessions

    def family(self, table: Iterable[Process]) -> list[Process]:
        """Those in ``table`` who belong, with all their descendants; remembers them."""
        table = list(table)
        return self.remember(with_descendants((each for each in table if each in self), table).values())

    def remember(self, family: Iterable[Process]) -> list[Process]:
        """Take the present family for the one to know."""
        members = list(family)
        self._identities |= {each.identity for each in members}
        self._pids |= {each.pid for each in members}
        self._sessions = {each.session for each in members if each.session in self._pids}
        return members
