"""Do zips and the documents that are zips come out clean, open, and otherwise the same?"""

import io
import struct
import zipfile

import openpyxl
import pytest

from apprentice.adapters.sanitizing.containers.dispatch import scan

from .stub import MARKER, NAME_PLACEHOLDER, PERSON, PLACEHOLDER, cleaned, reason

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: dict[str, bytes | str], comment: bytes = b"", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.comment = comment
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content, method)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def docx(body: str) -> bytes:
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    declared = f'<?xml version="1.0" encoding="UTF-8"?>{document}'
    return zipped({"[Content_Types].xml": types, "word/document.xml": declared})


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_word_in_a_member_is_replaced_and_the_rest_stays(method: int) -> None:
    """The plainest case, for each method: order, dates, methods and other members are the file's own."""
    data = zipped({"b.txt": f"x {MARKER} y", "a.txt": "untouched " * 30}, method=method)

    public = cleaned(data)

    assert [("b.txt", f"x {PLACEHOLDER} y".encode()), ("a.txt", b"untouched " * 30)] == list(unzipped(public).items())
    with zipfile.ZipFile(io.BytesIO(public)) as archive:
        assert {(method, (2024, 5, 6, 7, 8, 10))} == {(i.compress_type, i.date_time) for i in archive.infolist()}


def test_names_comments_and_inner_zips_are_cleaned() -> None:
    """No scanner of the survey finds a secret in a member's name."""
    inner = zipped({"deep.txt": MARKER})
    data = zipped({f"{MARKER}/{MARKER}.txt": "x", "in.zip": inner}, comment=MARKER.encode())

    public = cleaned(data)

    assert f"{NAME_PLACEHOLDER}/{NAME_PLACEHOLDER}.txt" in unzipped(public)
    assert PLACEHOLDER.encode() == unzipped(unzipped(public)["in.zip"])["deep.txt"]
    assert MARKER.encode() not in public


def test_an_unchanged_zip_is_the_same_bytes() -> None:
    """A negative that comes out recompressed is a false alarm."""
    data = zipped({"a.txt": "fine", "b/": b"", "c.zip": zipped({"d": "e"})}, comment=b"fine")

    assert data == cleaned(data)


def test_a_streamed_zip_with_data_descriptors_is_cleaned() -> None:
    """A zip written to a pipe has its sizes behind the data."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", MARKER)
        archive.writestr("b.txt", "kept")

    assert {"a.txt": PLACEHOLDER.encode(), "b.txt": b"kept"} == unzipped(cleaned(pipe.getvalue()))


def test_a_zip64_member_is_cleaned() -> None:
    """Python writes zip64 fields when it does not know the size beforehand."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(MARKER.encode())

    assert {"a.txt": PLACEHOLDER.encode()} == unzipped(cleaned(out.getvalue()))


def test_a_script_before_the_zip_is_cleaned_too() -> None:
    """A zipapp is a script line with a zip behind it."""
    data = f"#!/usr/bin/env {MARKER}\n".encode() + zipped({"__main__.py": MARKER})

    public = cleaned(data)

    assert public.startswith(f"#!/usr/bin/env {PLACEHOLDER}\n".encode())
    assert {"__main__.py": PLACEHOLDER.encode()} == unzipped(public)


def test_a_second_copy_of_the_name_in_an_extra_field_goes() -> None:
    """Info-ZIP repeats a name as a Unicode path field."""
    out = io.BytesIO()
    info = zipfile.ZipInfo(f"{MARKER}.txt")
    body = b"\x01\x00\x00\x00\x00" + MARKER.encode()
    info.extra = struct.pack("<HH", 0x7075, len(body)) + body
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, "x")

    assert MARKER.encode() not in cleaned(out.getvalue())


@pytest.mark.parametrize("name", ["../up.txt", "/etc/x", "C:\\x", "a/../../b", "..\\x"])
def test_a_member_that_would_leave_the_folder_is_withheld(name: str) -> None:
    """Whoever unpacks the bundle must not be attacked by it."""
    assert "leaves the archive" in reason(zipped({name: "x"}))


def test_a_symlink_member_is_withheld() -> None:
    """A link can point anywhere on the reader's machine."""
    out = io.BytesIO()
    info = zipfile.ZipInfo("link")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, "/etc/passwd")

    assert "symlink" in reason(out.getvalue())


def test_an_encrypted_member_is_withheld() -> None:
    """What cannot be read cannot be cleaned."""
    data = bytearray(zipped({"a.txt": "x" * 40}))
    central = data.find(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1

    assert "encrypted" in reason(bytes(data))


def test_bytes_between_members_are_withheld() -> None:
    """A second file can hide where no reader looks."""
    data = zipped({"a.txt": "x"})
    central = data.find(b"PK\x01\x02")
    end = data.find(b"PK\x05\x06")
    hidden = data[:central] + b"hidden" + data[central:end]
    offset = struct.pack("<L", central + 6)

    assert "data before the zip directory" in reason(hidden + data[end : end + 16] + offset + data[end + 20 :])


def test_a_member_of_a_type_without_a_cleaner_withholds_the_archive() -> None:
    """A program inside a zip is no safer than a program."""
    assert "zip/[0]: no cleaner for ELF program" == reason(zipped({"tool": b"\x7fELF" + bytes(range(256))}))


def test_a_word_split_over_two_runs_of_a_document_is_found() -> None:
    """Word splits runs at will: a spelling mark is enough to hide half a key."""
    half = len(MARKER) // 2
    first = f"<w:r><w:t>key {MARKER[:half]}</w:t></w:r>"
    second = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{MARKER[half:]} &amp; rest</w:t></w:r>"

    public = unzipped(cleaned(docx(f"<w:p>{first}{second}</w:p><w:p><w:r><w:t>next</w:t></w:r></w:p>")))[
        "word/document.xml"
    ]

    assert f"<w:t>key {PLACEHOLDER}</w:t>".encode() in public
    assert b"<w:t> &amp; rest</w:t>" in public
    assert b"<w:t>next</w:t>" in public


def test_an_author_of_a_document_is_replaced_and_a_program_is_not() -> None:
    """The name of who wrote a comment is in no rule's reach: the field says that it is a person."""
    data = docx('<w:p w:author="Ada Lovelace"><w:r><w:t>x</w:t></w:r></w:p><w:p w:author="python-docx"/>')

    public = unzipped(cleaned(data))["word/document.xml"].decode()

    assert f'w:author="{PERSON}"' in public
    assert 'w:author="python-docx"' in public


def test_a_workbook_opens_with_its_other_cells_as_they_were() -> None:
    """Formats, numbers and order are the user's work."""
    book = openpyxl.Workbook()
    book.properties.creator = "Ada Lovelace"
    sheet = book.active
    assert sheet is not None
    sheet.append(["name", "value", 12.5])
    sheet.append(["token", MARKER, "kept & <kept>"])
    out = io.BytesIO()
    book.save(out)

    public = openpyxl.load_workbook(io.BytesIO(cleaned(out.getvalue())))

    assert [("name", "value", 12.5), ("token", PLACEHOLDER, "kept & <kept>")] == list(public.active.values)  # type: ignore[union-attr]
    assert PERSON == public.properties.creator


def test_a_clean_workbook_is_the_same_bytes() -> None:
    """openpyxl signs as itself: that is a program, not a person."""
    out = io.BytesIO()
    openpyxl.Workbook().save(out)

    assert out.getvalue() == cleaned(out.getvalue())


def test_a_wheels_record_follows_its_files() -> None:
    """pip refuses a wheel whose RECORD does not match."""
    data = zipped({"m.py": f"x = '{MARKER}'\n", "m-1.dist-info/RECORD": "m.py,sha256=abc,3\nm-1.dist-info/RECORD,,\n"})

    files = unzipped(cleaned(data))

    assert f",{len(files['m.py'])}\n".encode() in files["m-1.dist-info/RECORD"]
    assert b"sha256=abc" not in files["m-1.dist-info/RECORD"]


def test_an_entity_bomb_in_a_document_is_withheld() -> None:
    """A few declared entities can stand for gigabytes."""
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxx">]><a>&x;</a>'

    assert "entities" in reason(zipped({"[Content_Types].xml": bomb}))


def test_constants_of_a_class_in_a_jar_are_cleaned() -> None:
    """Compilers keep literals and source paths; code names them by number, so they may change their length."""

    def constant(text: str) -> bytes:
        return b"\x01" + struct.pack(">H", len(text)) + text.encode()

    def pool(word: str) -> bytes:
        head = b"\xca\xfe\xba\xbe" + struct.pack(">HHH", 0, 61, 5)
        return head + constant("kept") + b"\x05" + bytes(8) + constant(word) + b"\x00\x21" + bytes(12)

    data = zipped({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0\n", "A.class": pool(MARKER)})

    assert pool(PLACEHOLDER) == unzipped(cleaned(data))["A.class"]


def test_printer_settings_of_a_workbook_stay_unless_something_is_found_in_them() -> None:
    """Excel writes them unasked; the name of a printer is a UTF-16 string in them."""

    def workbook(printer: str) -> bytes:
        settings = b"\x00\xfe\xff\x01" + printer.encode("utf-16-le").ljust(64, b"\0") + bytes(range(256))
        return zipped({"[Content_Types].xml": "<Types/>", "xl/printerSettings/printerSettings1.bin": settings})

    assert workbook("Laser 4") == cleaned(workbook("Laser 4"))
    assert "printer settings" in reason(workbook(MARKER))


def test_cells_of_a_row_read_as_one_line() -> None:
    """A password stands in the cell beside its name."""
    cells = '<row><c t="inlineStr"><is><t>password</t></is></c><c t="inlineStr"><is><t>wombat</t></is></c></row>'
    sheet = f"<worksheet><sheetData>{cells}<row><c><f>A1*2</f><v>7</v></c></row></sheetData></worksheet>"
    data = zipped({"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": sheet})

    texts = [part.data for part in scan(data) if part.name.endswith("xml/text")]

    assert [b"\npassword\twombat\nA1*2\t7"] == texts


def test_a_table_keeps_its_display_name_and_a_commenter_loses_it() -> None:
    """The same attribute names a table in one part of a workbook and a person in another."""
    table = '<table displayName="Sales" name="Sales"/>'
    people = '<personList><person displayName="Ada Lovelace" userId="ada@x"/></personList>'
    data = zipped({"[Content_Types].xml": "<Types/>", "xl/tables/table1.xml": table, "xl/persons/person.xml": people})

    public = unzipped(cleaned(data))

    assert table.encode() == public["xl/tables/table1.xml"]
    assert f'<person displayName="{PERSON}" userId="{PERSON}"/>'.encode() in public["xl/persons/person.xml"]


def test_an_empty_zip_is_the_same_bytes() -> None:
    """Twenty-two bytes and nothing to see."""
    assert zipped({}) == cleaned(zipped({}))


def test_references_follow_a_renamed_part_of_a_document() -> None:
    """Word repairs, or refuses, a file whose relationship points nowhere."""
    old, new = f"word/media/{MARKER}.xml", f"word/media/{NAME_PLACEHOLDER}.xml"
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types><Override PartName="/{old}" ContentType="x"/></Types>',
        "word/_rels/document.xml.rels": f'<Relationships><Relationship Target="media/{MARKER}.xml"/></Relationships>',
        "word/document.xml": "<document/>",
        old: "<x/>",
    }

    public = unzipped(cleaned(zipped(members)))

    assert f'PartName="/{new}"'.encode() in public["[Content_Types].xml"]
    assert f'Target="media/{NAME_PLACEHOLDER}.xml"'.encode() in public["word/_rels/document.xml.rels"]
    assert b"<x/>" == public[new]
