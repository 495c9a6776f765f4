from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from planner.ui.reports.pdf_objects import CannotShow, Name, Objects, Ref, plain, read
from planner.ui.reports.pdf_pages import pages


def small_pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle("Ein (kleiner) \\ Titel")
    canvas.drawString(72, 72, "Text")
    canvas.save()
    return out.getvalue()


def test_objects_are_found_by_their_places_and_streams_are_unpacked():
    content = small_pdf()
    objects = Objects(content)
    root = objects.table(objects.trailer["Root"])
    assert root["Type"] == Name("Catalog")
    kids = objects.table(root["Pages"])["Kids"]
    page = objects.table(kids[0])
    filters = PdfReader(io.BytesIO(content)).pages[0]["/Contents"]["/Filter"]
    if "/ASCII85Decode" in filters:
        with pytest.raises(CannotShow):
            objects.stream(page["Contents"])


def test_texts_keep_parentheses_and_backslashes():
    info = Objects(small_pdf())
    said = info.table(info.trailer["Info"])["Title"]
    assert said == b"Ein (kleiner) \\ Titel"


@pytest.mark.parametrize(
    ("token", "thing"),
    [
        (rb"(a\(b\)\\\344\n)", b"a(b)\\\xe4\n"),
        (b"<48 656C6c6F7>", b"Hellop"),
        (b"/Name", Name("Name")),
        (b"-.5", -0.5),
        (b"true", True),
        (b"null", None),
    ],
)
def test_single_tokens_are_read(token, thing):
    assert plain(token) == thing


def test_dictionaries_arrays_and_references_are_read():
    content = (
        b"<< /Kids [ 3 0 R 4 0 R ] /Box [0 0 595.27 841.89] % remark\n /Inner << /A (x) >> >>"
    )
    found, end = read(content, 0)
    assert found == {
        "Kids": [Ref(3), Ref(4)],
        "Box": [0, 0, 595.27, 841.89],
        "Inner": {"A": b"x"},
    }
    assert end == len(content)


@given(st.binary(max_size=60))
def test_a_text_written_with_octal_escapes_is_read_back(said):
    token = b"(" + b"".join(b"\\%03o" % byte for byte in said) + b")"
    assert plain(token) == said


@pytest.mark.parametrize(
    "content", [b"", b"no pdf", b"%PDF-1.7\n", b"%PDF-1.4\nstartxref\n9\n%%EOF"]
)
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(CannotShow):
        Objects(content)


def test_files_with_compressed_objects_are_refused():
    writer = PdfWriter(clone_from=io.BytesIO(small_pdf()))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(CannotShow):
        pages(out.getvalue())
