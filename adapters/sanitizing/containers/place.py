"""Where in a nested file does a handler stand?"""

from collections.abc import Callable

from ....domain.record import changed, record
from .limits import Budget
from .part import Kind, Part, Walk, Withheld

Handler = Callable[[bytes, "Place"], Walk]


@record
class Place:
    """A position in the file, the account, and the way down (``walk_file`` is the dispatcher's)."""

    name: str
    filename: str
    depth: int
    budget: Budget
    walk_file: Handler

    def part(self, label: str, data: bytes, kind: Kind = "text") -> Part:
        """A part lying here; ``label`` is a position, not content."""
        self.budget.spend(len(data) + 64)
        return Part(f"{self.name}/{label}" if self.name else label, data, kind, self.filename)

    def beside(self, label: str, filename: str | None = None) -> "Place":
        """A piece on the same level: the tar in a ``.tar.gz``, the XML of a document."""
        name = f"{self.name}/{label}" if self.name else label
        return changed(self, name=name, filename=self.filename if filename is None else filename)

    def inside(self, label: str, filename: str | None = None) -> "Place":
        """A file inside this one, one level down."""
        return changed(self.beside(label, filename), depth=self.depth + 1)

    def file(self, label: str, data: bytes, filename: str | None = None) -> Walk:
        """Walk a file that lies inside this one, whatever its type."""
        return self.walk_file(data, self.inside(label, filename))

    def withheld(self, reason: str) -> Withheld:
        """The refusal, naming this place."""
        return Withheld(f"{self.name}: {reason}" if self.name else reason)
