"""What can be read in a PDF? Every string of every object, page text, metadata, attachments, and old revisions.

Images are cleaned of metadata only; what they and vector drawings show is not looked at. Font programs and colour
profiles are not looked at either. A changed file is saved anew, without old revisions and unreachable objects.
"""

import io
from collections.abc import Generator

import pikepdf

from . import pdf_text
from .image_blocks import xmp_block
from .magic import identify
from .part import Part, Walk
from .pdf_objects import Strings, collect_strings, names_of
from .pdf_raw import Raw, read_raw
from .place import Place

_SKIPPED_TYPES = {"/XRef", "/ObjStm", "/CMap"}
_SKIPPED_KEYS = ("/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/ICCBased")
_ERRORS = (pikepdf.PdfError, pikepdf.ForeignObjectError, RuntimeError, TypeError, AttributeError, NotImplementedError)
_PIXELS = {"/CCITTFaxDecode", "/JBIG2Decode", "/JPXDecode"}

Did = Generator[Part, bytes, bool]


def walk(data: bytes, place: Place) -> Walk:
    """Raw bytes, strings, page texts, then the other streams."""
    raw = read_raw(data, place)
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return (yield from _opened(pdf, data, raw, place))
    except pikepdf.PasswordError as error:
        raise place.withheld("encrypted") from error
    except _ERRORS as error:
        raise place.withheld(f"damaged pdf ({type(error).__name__})") from error


def _opened(pdf: pikepdf.Pdf, data: bytes, raw: Raw, place: Place) -> Walk:
    if pdf.is_encrypted:
        raise place.withheld("encrypted")
    pages = len(pdf.pages)
    changed = yield from _strings(pdf, place)
    seen: set[bytes] = set()
    paged = {stream.objgen for page in pdf.pages for stream in pdf_text.contents_of(page.obj)}
    for number, page in enumerate(pdf.pages):
        here = place.beside(f"page[{number}]")
        changed |= yield from pdf_text.clean_page(pdf, page, here, seen)
    drawn = pdf_text.drawn_streams(pdf)
    for stream in _streams(pdf):
        here = place.beside(f"object[{stream.objgen[0]}]")
        if stream.objgen in paged:
            continue
        if stream.objgen in drawn or pdf_text.looks_drawn(stream, here):
            changed |= yield from pdf_text.clean_form(stream, here, seen)
        else:
            changed |= yield from _stream(stream, here, seen)
    if not changed:
        changed = yield from _left_over(raw, seen, place)
    if not changed:
        return data
    if "/Size" not in pdf.trailer:
        pdf.trailer.Size = 0  # a trailer that had to be guessed; the library fills in the number, but not the key
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    with pikepdf.open(io.BytesIO(out.getvalue())) as again:
        if len(again.pages) != pages or again.check_pdf_syntax():
            raise place.withheld("the rewritten PDF does not open")
    return out.getvalue()


def _strings(pdf: pikepdf.Pdf, place: Place) -> Did:
    strings = Strings()
    for number, item in enumerate([pdf.trailer, *pdf.objects]):
        place.budget.spend(200)
        collect_strings(item, strings, place.beside(f"object[{number}]"))
    changed = False
    for text in strings.personal:
        value = text.value.encode("utf-8", "replace")
        answer = yield place.part("person", value, "personal")
        if answer != value:
            text.write(answer.decode("utf-8", "replace"))
            changed = True
    changed |= yield from strings.clean(place)
    names = "\n".join(sorted(names_of(pdf))).encode("utf-8", "replace")
    if names and (yield place.part("names", names)) != names:
        raise place.withheld("a finding in the name of a PDF object")
    return changed


def _streams(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    skipped = {
        value.objgen
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)
        for key, value in item.items()
        if key in _SKIPPED_KEYS and isinstance(value, pikepdf.Stream)
    }
    profiles = {
        item[1].objgen for item in pdf.objects
        if isinstance(item, pikepdf.Array) and len(item) == 2 and item[0] == pikepdf.Name.ICCBased
    }  # fmt: skip
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream)
        and item.objgen not in skipped | profiles
        and str(item.get("/Type", "")) not in _SKIPPED_TYPES
    ]


def _stream(stream: pikepdf.Stream, place: Place, seen: set[bytes]) -> Did:
    """A stream that is no page text: metadata, an attachment, an image, or anything else."""
    filters = pdf_text.filters_of(stream)
    if filters and filters[-1] in _PIXELS:
        return False
    if "/DCTDecode" in filters:
        return (yield from _photo(stream, filters, place))
    if stream.get("/Subtype") == pikepdf.Name.Image:
        return False
    content = pdf_text.decoded(stream, place)
    seen.add(content)
    if content[36:40] == b"acsp":  # a colour profile
        return False
    if stream.get("/Type") == pikepdf.Name.Metadata:
        public = yield from xmp_block(content, place)
    elif identify(content) == "unknown binary":
        public = yield place.part("stream", content, "binary")
    else:
        public = yield from place.file("stream", content)
    if public != content:
        stream.write(public)
    return bool(public != content)


def _photo(stream: pikepdf.Stream, filters: list[str], place: Place) -> Did:
    """A JPEG as it lies in the file: its own metadata are cleaned."""
    if len(filters) > 1:
        raise place.withheld("a photo packed twice")
    content = stream.read_raw_bytes()
    public = yield from place.file("image", content)
    if public != content:
        stream.write(public, filter=pikepdf.Name.DCTDecode)
    return bool(public != content)


def _left_over(raw: Raw, seen: set[bytes], place: Place) -> Did:
    """Whether bytes that no object shows hold a finding; saving anew drops them."""
    found = bool(raw.outside.strip()) and (yield place.part("raw", raw.outside, "binary")) != raw.outside
    for number, content in enumerate(raw.contents):
        if content not in seen and not found and not raw.is_plumbing(content):
            found = (yield place.part(f"old[{number}]", content, "binary")) != content
    return bool(found)
