"""How much may a container expand, and who keeps count?

Everything is counted in bytes and pieces, never in seconds, so that the same file is withheld on every machine.
"""

from ....domain.record import fresh, mutable, record
from .part import Withheld

MIB = 1024 * 1024


@record
class Limits:
    """What a file may cost. The defaults bound memory at about six times ``file_bytes``.

    ``parsed_bytes`` is for formats that are taken apart into objects (XML, JSON, a quarter of it for a PDF's page),
    which take about ten times their size. ``ratio`` counts from ``ratio_floor`` expanded bytes on: a small file of
    blanks is no bomb. Repetitive logs compress 50 to 100 times, zeros under deflate 1030 times.
    """

    file_bytes: int = 256 * MIB
    member_bytes: int = 256 * MIB
    total_bytes: int = 512 * MIB
    ratio: int = 200
    ratio_floor: int = MIB
    parsed_bytes: int = 64 * MIB
    depth: int = 3
    members: int = 10_000
    work: int = 4096 * MIB


@mutable
class Budget:
    """The running account of one walk; raises `Withheld` when a limit is passed."""

    limits: Limits = fresh(factory=Limits)
    expanded: int = 0
    members: int = 0
    work: int = 0

    def spend(self, units: int) -> None:
        """Count work: about one unit for each byte looked at."""
        self.work += units
        if self.work > self.limits.work:
            raise Withheld(f"more work than {self.limits.work} units")

    def parse(self, size: int) -> None:
        """Refuse to take apart more than memory should hold."""
        if size > self.limits.parsed_bytes:
            raise Withheld(f"a structure larger than {self.limits.parsed_bytes} bytes")

    def member(self) -> None:
        """Count one member, row batch or other inner piece."""
        self.members += 1
        self.spend(200)
        if self.members > self.limits.members:
            raise Withheld(f"more than {self.limits.members} members")

    def expand(self, packed: int, unpacked: int) -> None:
        """Count ``unpacked`` bytes that came out of ``packed`` bytes."""
        if unpacked > self.allowance(packed):
            raise Withheld(self._why(packed, unpacked))
        self.expanded += unpacked
        self.spend(unpacked)

    def allowance(self, packed: int) -> int:
        """The most bytes that ``packed`` bytes may still become."""
        by_ratio = max(self.limits.ratio_floor, packed * self.limits.ratio)
        return min(by_ratio, self.limits.member_bytes, self.limits.total_bytes - self.expanded)

    def _why(self, packed: int, unpacked: int) -> str:
        if unpacked > max(self.limits.ratio_floor, packed * self.limits.ratio):
            return f"expands more than {self.limits.ratio} times"
        if unpacked > self.limits.member_bytes:
            return f"a member expands to more than {self.limits.member_bytes} bytes"
        return f"expands to more than {self.limits.total_bytes} bytes"
