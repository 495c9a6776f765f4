from __future__ import annotations

import io
from contextlib import closing
from datetime import date

import pikepdf
import pytest
from pikepdf import Name
from reportlab.pdfgen.canvas import Canvas

from planner.reports import paper
from planner.reports.archive import Attachment, SignatureField, archived, with_signature_field
from planner.reports.joining import joined
from planner.reports.sheet import Block, Look, Sheet
from tests.archived_pdf import faults, outline

LIST = Attachment(name="list.xml", content=b"<list/>", mime="text/xml", description="As data")
FIELD = SignatureField(name="Signature", says="Signed electronically", box=(60, 60, 200, 100))


@pytest.fixture(scope="session")
def letter():
    """A sheet with a heading in two languages, a table, a figure and decoration."""
    paper.register_fonts()
    sheet = Sheet(title="Letter & more", author="", code="de", made=date(2024, 2, 12))
    head = ((("Brief", Look(20, 26))), (("Letter", Look(12, 16, lang="en"))))
    sheet.text(Block.of(head, 300), 60, 60, tag="H1")
    with sheet.table(), sheet.row():
        for words, heads in (("Note", "Row"), ("1,7", "")):
            with sheet.cell(heads=heads):
                sheet.text(Block.of([(words, Look(10, 14))], 100), 60, 120)
    with sheet.figure("Ein Quadrat", 60, 200, (40, 40)):
        sheet.fill(60, 200, 40, 40, paper.INK)
    sheet.rule(60, 300, 100)
    sheet.next_page()
    sheet.text(Block.of([("Zoë Şahin-Łukaszów", Look(10, 14))], 300), 60, 60)
    return sheet.finished(part=3)


def test_a_sheet_is_told_as_it_was_set(letter):
    assert outline(letter) == [
        "Document", " H1", "  Span", " Table", "  TR", "   TH", "    P", "   TD", "    P",
        " Figure", " P",
    ]  # fmt: skip
    assert faults(letter, part=3) == []


def test_a_file_is_attached_to_part_three_with_what_it_is_and_its_day(letter):
    pdf = archived(letter, part=3, attachments=[LIST])
    with closing(pikepdf.open(io.BytesIO(pdf))) as file:
        told = file.attachments["list.xml"]
        assert told.get_file().read_bytes() == b"<list/>"
        assert told.get_file().creation_date.date() == date(2024, 2, 12)
        assert file.Root.AF[0].AFRelationship == Name.Data
    assert faults(pdf, part=3) == []
    assert pdf == archived(letter, part=3, attachments=[LIST])


def test_nothing_is_attached_to_part_two(letter):
    with pytest.raises(ValueError, match="2"):
        archived(letter, part=2, attachments=[LIST])


def test_a_place_for_a_signature_is_told(letter):
    pdf = with_signature_field(letter, FIELD)
    with closing(pikepdf.open(io.BytesIO(pdf))) as file:
        (field,) = file.Root.AcroForm.Fields
        assert (str(field.T), field.FT) == ("Signature", Name.Sig)
    assert outline(pdf)[-1] == " Form"
    assert faults(pdf, part=3) == []
    assert pdf == archived(letter, part=3, field=FIELD)


def test_joined_files_are_one_file_of_all_their_pages(letter, text_of):
    signed = archived(letter, part=3, attachments=[LIST], field=FIELD)
    pdf = joined(iter([letter, signed, letter]), "For the printer", "en")
    assert faults(pdf) == []
    assert outline(pdf).count("  H1") == outline(pdf).count(" Document") == 3
    assert text_of(pdf).count("Zoë Şahin-Łukaszów") == 3
    with closing(pikepdf.open(io.BytesIO(pdf))) as file:
        assert len(file.pages) == 6
        assert str(file.Root.StructTreeRoot.K[0].K[2].Lang) == "de-DE"
        assert Name.AcroForm not in file.Root
        assert file.pages[3].Annots[0].Subtype == Name.Stamp
    assert pdf == joined([letter, signed, letter], "For the printer", "en")


def test_one_file_without_structure_takes_it_from_the_whole(letter, read):
    old = io.BytesIO()
    page = Canvas(old)
    page.drawString(60, 60, "Issued long ago")
    page.save()
    pdf = joined([letter, old.getvalue(), letter], "For the printer", "en")
    told = read(pdf)
    assert len(told.pages) == 5
    assert "Issued long ago" in told.pages[2].extract_text()
    assert "/StructTreeRoot" not in told.trailer["/Root"]
    assert b"pdfaid" not in pdf


def test_joining_nothing_is_refused():
    with pytest.raises(ValueError, match="Empty"):
        joined([], "Empty", "de")
