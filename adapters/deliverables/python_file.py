"""Is a py file Python, and is there a statement in it?"""

import ast
import warnings
from pathlib import Path
from typing import Final

from .outcome import Checker, EmptyError, WrongTypeError, counted
from .text import text_encoding, too_large

# A syntax tree takes some hundred times the size of its source.
_PARSED: Final = 512 << 10


def look(path: Path) -> str:
    """Parses as the running Python's grammar (it is never run); more than comments."""
    text_encoding(path)
    if (note := too_large(path, _PARSED)) is not None:
        return note
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a doubtful escape in somebody's string is no concern of ours
            tree = ast.parse(path.read_bytes())
    except SyntaxError as error:
        where = f", line {error.lineno}" if error.lineno else ""
        raise WrongTypeError(f"not Python: {error.msg}{where}") from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise WrongTypeError(f"not Python: {error or 'nested too deeply'}") from error
    if not tree.body:
        raise EmptyError("only comments")
    return counted(len(tree.body), "statement")


CHECKER: Final = Checker(("py",), "1", look)
