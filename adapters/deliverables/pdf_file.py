"""Does a pdf open, and has it a page?"""

from pathlib import Path
from typing import Final

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .sniff import head

_OPENED: Final = 64 << 20  # bytes; beyond it only the file's two ends are looked at


def look(path: Path) -> str:
    """qpdf opens it (damage that it can mend is let pass) and counts the pages."""
    first = head(path, 1024)
    if not first.strip():
        raise EmptyError("no bytes" if not first else "only white space")
    if b"%PDF-" not in first:
        raise WrongTypeError("not a pdf: no %PDF- in the first 1024 bytes")
    size = path.stat().st_size
    if size > _OPENED:
        return _ends(path, size)
    pages = _pages(path)
    if pages == 0:
        raise EmptyError("no pages")
    return counted(pages, "page")


def _pages(path: Path) -> int:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise WrongTypeError("asks for a password") from error
    except Exception as error:  # qpdf's errors reach Python as several unrelated classes
        raise WrongTypeError(f"not a readable pdf: {str(error).rpartition(': ')[2]}") from error


def _ends(path: Path, size: int) -> str:
    with path.open("rb") as file:
        file.seek(size - 2048)
        if b"%%EOF" not in file.read():
            raise WrongTypeError("cut off: no end mark in the last 2048 bytes")
    return f"{size} bytes are too many to open here: both ends are there"


CHECKER: Final = Checker(("pdf",), "1", look)
