"""A small course with sheets, a poster and a talk to mark, and a marker's hand on a workbook."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from planner.commands import course, results, work
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.students import NOTHING
from planner.db.students import results as all_results
from planner.exchange.marking_sheets_in import read_marking_sheet
from planner.jobs import marking_sheets, returned_sheets
from planner.jobs.marking_sheets import Wanted
from planner.language import Language
from planner.rules.credits import Item, ItemKind, Marking
from tests.small_course import furnished, student_id

if TYPE_CHECKING:
    from pathlib import Path

    from planner.db.store import Store

ENGLISH = Language.load("en")
TAKEN_ON = date(2023, 11, 2)
TAKEN_AT = datetime(2023, 11, 2, 9, tzinfo=UTC)
BACK_AT = datetime(2023, 11, 9, 9, tzinfo=UTC)
POINTS, STATE, FEEDBACK = "HW 1: points of 20", "HW 1: state", "HW 1: feedback to the student"
POSTER, GRADE = "Poster: state", "Talk: grade"
HEADING_ROW = 5


def marked_course(store: Store) -> Store:
    """Furnish a course with an item of each marking, and a teaching assistant."""

    def more(tx) -> None:
        hw = Item(
            id="hw",
            title="Homework 1",
            short="HW 1",
            kind=ItemKind.HOMEWORK,
            marking=Marking.POINTS,
            max_points=Decimal(20),
            pass_points=Decimal(10),
        )
        talk = Item(id="talk", title="Talk", marking=Marking.GRADE, kind=ItemKind.PRESENTATION)
        for item in (hw, talk):
            work.add_item(tx, item)
        course.set_people(tx, [PersonRow(id="ben", role="ta", name="Ben Arslan")])

    furnished(store).change(Title.of("More"), more)
    return store


def take(store: Store, path: Path, person: str = "Ben Arslan", *items: str) -> Path:
    """Take a marking sheet along."""
    wanted = Wanted(person=person, items=items)
    marking_sheets.take_along(store, path, wanted, say=ENGLISH, today=TAKEN_ON, at=TAKEN_AT)
    return path


def fill(path: Path, entries: dict[tuple[str, str], object]) -> Path:
    """Enter values by family name and heading, as a marker does."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[HEADING_ROW]}
    rows = {sheet.cell(row, 2).value: row for row in range(HEADING_ROW + 1, sheet.max_row + 1)}
    for (family, heading), value in entries.items():
        sheet.cell(rows[family], columns[heading]).value = value
    book.save(path)
    return path


def shown(store: Store, path: Path) -> returned_sheets.SheetPreview:
    """Read a sheet and compare it with the course."""
    file = read_marking_sheet(path)
    return store.read(returned_sheets.preview, file, path.name, BACK_AT.date())


def bring(store: Store, path: Path, *, theirs: bool = False) -> returned_sheets.SheetPreview:
    """Bring a sheet back, and return what was shown."""
    found = shown(store, path)
    keys = [line.key for line in found.questions] if theirs else []
    returned_sheets.bring_back(store, found, keys, name=path.name, at=BACK_AT)
    return found


def enter(store: Store, family: str, item: str, **entry: object) -> None:
    """Enter a result in the course itself."""
    who, said = student_id(store, family), results.Entry(**entry)
    store.change(Title.of("Enter"), lambda tx: results.enter(tx, who, item, said))


def result(store: Store, family: str, item: str):
    """Read one result."""
    who = student_id(store, family)
    return store.read(all_results, who).get(who, {}).get(item, NOTHING)
