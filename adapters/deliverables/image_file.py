"""Do png and jpg files decode?"""

import warnings
from pathlib import Path
from typing import Final

from .outcome import Checker, EmptyError, WrongTypeError
from .sniff import head, sniff

_PIXELS: Final = 64_000_000  # decoded at up to 4 bytes each; a few kilobytes of PNG can declare far more


def _look(path: Path, kind: str) -> str:
    first = head(path)
    if not first:
        raise EmptyError("0 bytes")
    if sniff(first) != kind:
        raise WrongTypeError(f"not a {kind}: its first bytes are others")
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            with Image.open(path, formats=["PNG" if kind == "png" else "JPEG"]) as image:
                width, height = image.size
                _few_enough(width, height)
                image.load()
    except WrongTypeError:
        raise
    except Exception as error:  # Pillow's decoders raise OSError, SyntaxError, ValueError, struct.error...
        raise WrongTypeError(f"not a readable {kind}: {error}") from error
    return f"{width} x {height} pixels"


def _few_enough(width: int, height: int) -> None:
    if width * height > _PIXELS:
        raise WrongTypeError(f"{width} x {height} pixels are too many to decode: taken for a bomb")


def look_png(path: Path) -> str:
    """Decodes to the last row."""
    return _look(path, "png")


def look_jpg(path: Path) -> str:
    """Decodes to the last row."""
    return _look(path, "jpg")


CHECKERS: Final = (
    Checker(("png",), "1", look_png),
    Checker(("jpg", "jpeg"), "1", look_jpg),
)
