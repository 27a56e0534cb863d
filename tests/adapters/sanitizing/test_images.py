"""Do images keep every pixel and lose what their metadata says about people and secrets?"""

import base64
import io
import json
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from .stub import MARKER, PERSON, PLACEHOLDER, cleaned, reason


def picture(size: tuple[int, int] = (16, 12)) -> Image.Image:
    image = Image.new("RGB", size)
    image.putdata([(x * 7 % 256, y * 11 % 256, x * y % 256) for y in range(size[1]) for x in range(size[0])])
    return image


def png(**texts: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for key, value in texts.items():
        info.add_text(key, value)
    info.add_text("packed", texts.get("Comment", "plain") * 9, zip=True)
    info.add_itxt("wide", texts.get("Comment", "plain") + " \u00e9", "en", "")
    out = io.BytesIO()
    picture().save(out, "PNG", pnginfo=info)
    return out.getvalue()


def exif(**tags: str) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = 6
    for name, value in tags.items():
        found[{"artist": 0x013B, "description": 0x010E}[name]] = value
    return found


def saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture().save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def test_text_chunks_of_a_png_are_cleaned() -> None:
    """Plain, compressed and international text; the other chunks stay."""
    public = opened(cleaned(png(Comment=MARKER, Title="kept")))

    assert isinstance(public, PngImagePlugin.PngImageFile)
    assert {
        "Comment": PLACEHOLDER,
        "Title": "kept",
        "packed": PLACEHOLDER * 9,
        "wide": PLACEHOLDER + " \u00e9",
    } == public.text
    assert picture().tobytes() == public.tobytes()


def test_an_author_of_a_png_is_replaced_and_a_program_is_not() -> None:
    """matplotlib signs every figure as Software."""
    public = opened(cleaned(png(Author="Ada Lovelace", Software="Matplotlib version 3.9")))

    assert (PERSON, "Matplotlib version 3.9") == (public.info["Author"], public.info["Software"])


def test_data_after_the_end_of_a_picture_is_cut_off() -> None:
    """A second file behind a picture is shown by no viewer."""
    for data in (png(), saved("JPEG"), saved("GIF"), saved("WEBP", lossless=True)):
        assert data == cleaned(data + b"PK\x03\x04 " + MARKER.encode())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_exif_about_a_person_leaves_only_the_orientation(kind: str) -> None:
    """Without its orientation a photo would lie on its side."""
    data = saved(kind, exif=exif(artist="Ada Lovelace"))

    public = opened(cleaned(data))

    assert {0x0112: 6} == dict(public.getexif())
    assert opened(data).tobytes() == public.tobytes()
    assert b"Ada" not in cleaned(data)


def test_a_position_is_taken_out_of_a_photo() -> None:
    """Where a picture was taken is personal, whatever the numbers are."""
    tags = exif()
    tags.get_ifd(0x8825)[2] = (48.0, 8.0, 1.0)
    tags.get_ifd(0x8825)[1] = "N"
    tags[0x8825] = tags.get_ifd(0x8825)

    assert {0x0112: 6} == dict(opened(cleaned(saved("JPEG", exif=tags))).getexif())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_an_unchanged_picture_is_the_same_bytes(kind: str) -> None:
    """A harmless description is no finding."""
    data = saved(kind, **({} if kind == "GIF" else {"exif": exif(description="a test pattern")}))

    assert data == cleaned(data)


def test_comments_and_xmp_of_a_jpeg_are_cleaned() -> None:
    """Editors write who and where into XMP."""
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:dc="d">'
        f"<dc:creator><rdf:Seq><rdf:li>Ada Lovelace</rdf:li></rdf:Seq></dc:creator><dc:title>{MARKER}</dc:title>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    data = saved("JPEG", comment=MARKER.encode(), xmp=packet.encode(), icc_profile=b"p" * 200)

    public = cleaned(data)

    assert MARKER.encode() not in public
    assert b"Ada" not in public
    assert PLACEHOLDER.encode() == opened(public).info["comment"]
    assert b"p" * 200 == opened(public).info["icc_profile"]
    assert opened(data).tobytes() == opened(public).tobytes()


def test_a_comment_of_a_gif_is_cleaned_and_the_frames_stay() -> None:
    """GIF comments are rarely seen and often forgotten."""
    out = io.BytesIO()
    frames = [picture().convert("P"), picture().rotate(180).convert("P")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=MARKER.encode(), loop=0)

    public = opened(cleaned(out.getvalue()))

    assert PLACEHOLDER.encode() == public.info["comment"]
    assert 2 == getattr(public, "n_frames")  # noqa: B009 - Pillow declares it on some formats only


def test_a_damaged_chunk_withholds_a_png() -> None:
    """A checksum that is wrong says that something was done to it."""
    data = bytearray(png())
    data[40] ^= 1

    assert "damaged png" in reason(bytes(data))


def test_a_large_unknown_chunk_is_left_out() -> None:
    """PNG says that a viewer must not need an ancillary chunk."""
    data = png()
    body = b"?" * 100
    chunk = struct.pack(">L", 100) + b"quOk" + body + struct.pack(">L", zlib.crc32(b"quOk" + body))

    assert data == cleaned(data[:33] + chunk + data[33:])


def test_an_svg_is_cleaned_as_xml_and_its_embedded_picture_as_a_picture() -> None:
    """A data URL hides a PNG, and the PNG a comment."""
    embedded = base64.b64encode(png(Comment=MARKER)).decode()
    text = f"<text><tspan>{MARKER[:5]}</tspan><tspan>{MARKER[5:]}</tspan></text>"
    svg = f'<svg xmlns="s">{text}<image href="data:image/png;base64,{embedded}"/></svg>'

    public = cleaned(svg.encode()).decode()

    assert f"<tspan>{PLACEHOLDER}</tspan><tspan></tspan>" in public
    inner = base64.b64decode(public.split("base64,")[1].split('"')[0])
    assert MARKER.encode() not in inner
    assert picture().tobytes() == opened(inner).tobytes()


def notebook(word: str) -> bytes:
    outputs = [{"data": {"image/png": base64.encodebytes(png(Comment=word)).decode()}, "output_type": "display_data"}]
    cells = [{"cell_type": "code", "source": ["a = 1\n", f"k = '{word[:6]}", f"{word[6:]}'\n"], "outputs": outputs}]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1).encode()


def test_a_notebooks_lines_and_pictures_are_cleaned() -> None:
    """Outputs are pictures in base64, and sources lists of lines."""
    public = json.loads(cleaned(notebook(MARKER)))

    cell = public["cells"][0]
    assert f"a = 1\nk = '{PLACEHOLDER}'\n" == "".join(cell["source"])
    assert MARKER.encode() not in base64.b64decode(cell["outputs"][0]["data"]["image/png"])


def test_an_unchanged_notebook_is_the_same_bytes() -> None:
    """Indentation and line ends inside base64 are the author's."""
    assert notebook("harmless") == cleaned(notebook("harmless"))


def test_a_picture_embedded_in_any_text_is_cleaned_and_a_torn_one_is_left_to_the_text_engine() -> None:
    """Reports in HTML and Markdown carry their pictures with them."""
    picture_text = base64.b64encode(png(Comment=MARKER)).decode()
    whole = f"![a](data:image/png;base64,{picture_text}) kept"
    torn = f"![a](data:image/png;base64,{picture_text[:200]}) kept"

    public = cleaned(whole.encode()).decode()

    assert public.endswith(") kept")
    assert MARKER.encode() not in base64.b64decode(public.split("base64,")[1].split(")")[0])
    assert torn.encode() == cleaned(torn.encode())
