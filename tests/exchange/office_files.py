"""Lists of examination offices for tests, of invented people: made here, or kept as they were."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

KEPT = Path(__file__).parents[1] / "files" / "office"
HEADS = (
    *("Examplan.id", "PrüfungsNr.", "Titel", "Nachname", "Vorname", "Matrikelnummer"),
    *("Leistung", "Status", "Vermerk", "LockVersion"),
)
PEOPLE = (("Adler", "Jonas", 4711001), ("Şahin", "O'Hara", 4711002), ("Weiß", "Đorđe", 4711003))
TITLE = (
    "471123 - Seminar (Prüfung) | Prüfer/-in: Fehr, Ada | Wintersemester 2023/24"
    " | Prüfungsperiode 1"
)


def hisinone(
    people=PEOPLE, *, grades=(), heads=HEADS, number="471123", marks=True, above=(), as_text=False
):
    """Make a list as HISinOne has it; ``grades`` are in the order of the people, None is blank."""
    book = Workbook()
    sheet = book.active
    for text in (*above, TITLE.replace("471123", number), ""):
        sheet.append([text or None])
    if marks:
        sheet.append(["EXAM_CHECK_TOKEN", "0" * 32])
        sheet.append(["startHISsheet"])
    sheet.append(list(heads))
    for n, (family, given, matriculation) in enumerate(people):
        told = {
            "Examplan.id": 300000 + n,
            "PrüfungsNr.": number,
            "Titel": "Seminar",
            "Nachname": family,
            "Vorname": given,
            "Matrikelnummer": f"{matriculation:08d}" if as_text else matriculation,
            "Status": "zugelassen",
            "LockVersion": f"{n}=0,",
        }
        told |= dict.fromkeys(("Leistung", "Bewertung", "Note"), (*grades, *[None] * 99)[n])
        sheet.append([told.get(head) for head in heads])
        if as_text:
            sheet.cell(sheet.max_row, heads.index("Leistung") + 1).number_format = "@"
    if marks:
        sheet.append(["endHISsheet"])
    return book


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def dressed(book):
    """Add all that a program might drop: a second sheet, a formula, a comment, protection."""
    sheet = book.active
    sheet.protection.sheet = True
    sheet.row_dimensions[sheet.max_row - 1].hidden = True
    sheet["A1"].comment = Comment("seen", "office")
    sheet.cell(1, 30).value = "=SUM(A1:A3)"
    column = sheet.max_column
    for row in range(1, sheet.max_row + 1):
        for cell in sheet[row][:column]:
            if cell.value == "zugelassen":
                cell.offset(column=-1).fill = PatternFill("solid", fgColor="FFFFCC")
    allowed = DataValidation(type="list", formula1='"1.0,1.3,BE"')
    sheet.add_data_validation(allowed)
    allowed.add("G6:G8")
    book.create_sheet("Hinweise")["B2"] = "=1+1"
    return book


def rewritten(content, change, *, packing=zipfile.ZIP_DEFLATED):
    """Pack a workbook anew, its first sheet changed by a function of its text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", packing) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = change(part.decode()).encode()
            new.writestr(name, part)
    return out.getvalue()
