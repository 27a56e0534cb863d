"""How is an image shown? By its metadata alone: nobody here looks at pixels, and the prompt says so."""

from __future__ import annotations

import warnings
from pathlib import Path

from .cut import Shown


def show_image(path: Path, _limit: int) -> Shown:
    """Format, size, mode and frames, without decoding."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # only the header is read
            with Image.open(path) as image:
                width, height = image.size
                text = f"{image.format} image, {width} x {height} pixels, mode {image.mode}"
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        return Shown("", (f"not a readable image: {type(error).__name__}",))
    return Shown(text, ("only metadata: the picture itself was not looked at",))
