"""Do PDFs come out clean, open, and otherwise the same?"""

import io
import re

import pikepdf
import pytest

from .stub import MARKER, PERSON, PLACEHOLDER, cleaned, reason

HALF = len(MARKER) // 2


def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )


def new(content: str) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font(pdf)))
    page.obj.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td {content} ET".encode())
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def contents(data: bytes) -> bytes:
    """Every decoded stream of the file, joined."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not pdf.check_pdf_syntax()
        return b"\n".join(item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream))


@pytest.mark.parametrize(
    "content",
    [
        f"({MARKER}) Tj",
        f"({MARKER[:HALF]}) Tj ({MARKER[HALF:]}) Tj",
        f"[({MARKER[:HALF]}) -20 ({MARKER[HALF:]})] TJ",
        f"<{MARKER.encode().hex()}> Tj",
        f"T* ({MARKER}) '",
        f"/Span <</ActualText ({MARKER})>> BDC (x) Tj EMC",
    ],
)
def test_a_word_on_a_page_is_replaced_however_it_is_written(content: str) -> None:
    """Kerning splits words into arrays of strings; hex strings hide them."""
    public = contents(cleaned(saved(new(f"{content} 0 -14 Td (kept) Tj"))))

    assert PLACEHOLDER.encode() in public
    assert MARKER[HALF:].encode() not in public
    assert b"(kept) Tj" in public


def test_info_outline_and_annotation_texts_are_replaced() -> None:
    """The author is a person; titles and notes are text."""
    pdf = new("(kept) Tj")
    pdf.docinfo["/Author"] = "Ada Lovelace"
    pdf.docinfo["/Title"] = f"on {MARKER}"
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(MARKER, 0))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
    note.Contents, note.T = pikepdf.String(MARKER), pikepdf.String("Ada")
    pdf.pages[0].obj.Annots = pikepdf.Array([note])

    public = cleaned(saved(pdf))

    with pikepdf.open(io.BytesIO(public)) as opened:
        assert PERSON == str(opened.docinfo["/Author"])
        assert f"on {PLACEHOLDER}" == str(opened.docinfo["/Title"])
        assert PLACEHOLDER == str(opened.pages[0].obj.Annots[0].Contents)
        assert PERSON == str(opened.pages[0].obj.Annots[0].T)
        assert PLACEHOLDER == opened.open_outline().root[0].title


def test_metadata_and_attachments_are_cleaned() -> None:
    """An attachment is a file inside the file."""
    pdf = new("(kept) Tj")
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = MARKER
    pdf.attachments["notes.txt"] = f"my {MARKER}".encode()

    public = cleaned(saved(pdf))

    with pikepdf.open(io.BytesIO(public)) as opened:
        assert PLACEHOLDER == opened.open_metadata()["dc:title"]
        assert f"my {PLACEHOLDER}".encode() == opened.attachments["notes.txt"].get_file().read_bytes()


def test_text_of_an_embedded_font_is_read_through_its_unicode_map() -> None:
    """Browsers and word processors write glyph numbers, not letters. Where the font lacks a letter, the place stays
    blank."""
    letters = sorted(set(MARKER + "kept "))
    lines = "".join(f"<{number:04x}> <{ord(letter):04x}>\n" for number, letter in enumerate(letters, 1))
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    mapped = pdf.make_stream(f"{len(letters)} beginbfchar\n{lines}endbfchar".encode())
    kind0 = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, Encoding=pikepdf.Name("/Identity-H"), ToUnicode=mapped
    )
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(kind0)))

    def codes(text: str) -> str:
        return "".join(f"{letters.index(letter) + 1:04x}" for letter in text)

    page.obj.Contents = pdf.make_stream(f"BT /F1 9 Tf <{codes(MARKER)}> Tj 0 -12 Td <{codes('kept')}> Tj ET".encode())

    public = contents(cleaned(saved(pdf)))

    assert bytes.fromhex(codes(MARKER)) not in public
    with pikepdf.open(io.BytesIO(cleaned(saved(pdf)))) as opened:
        shown = [bytes(i.operands[0]) for i in pikepdf.parse_content_stream(opened.pages[0]) if str(i.operator) == "Tj"]
    assert [b"", bytes.fromhex(codes("kept"))] == shown


def test_an_old_revision_is_left_out() -> None:
    """An incremental update hides the text it replaced; it is still in the file."""
    old = saved(new(f"({MARKER}) Tj"))
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
    start = old.rindex(b"startxref")
    position = int(old[start:].split()[1])
    body = b"BT (kept) Tj ET"
    added = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(body), body)
    root = re.search(rb"/Root \d+ 0 R", old)
    assert root is not None
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer << /Size 99 %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        number, len(old), root[0], position, len(old) + len(added),
    )  # fmt: skip

    public = cleaned(old + added + table)

    assert MARKER.encode() not in contents(public)
    assert b"(kept) Tj" in contents(public)
    assert len(public) < len(old) + len(added)


def test_an_unchanged_pdf_is_the_same_bytes_and_a_changed_one_is_always_the_same() -> None:
    """File ids come from the content, not from the clock."""
    plain, marked = saved(new("(kept) Tj")), saved(new(f"({MARKER}) Tj"))

    assert plain == cleaned(plain)
    assert cleaned(marked) == cleaned(marked)


def test_an_encrypted_pdf_is_withheld_even_with_an_empty_password() -> None:
    """The owner meant it to be closed."""
    out = io.BytesIO()
    new("(x) Tj").save(out, encryption=pikepdf.Encryption(owner="o", user=""))

    assert "pdf: encrypted" == reason(out.getvalue())
