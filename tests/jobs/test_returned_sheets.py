from __future__ import annotations

from contextlib import closing
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from planner.commands import students, work
from planner.db import history
from planner.db.journal import Title
from planner.db.marking_sheets import marking_sheets
from planner.db.result_tables import ItemResult
from planner.db.store import create_course, open_course
from planner.db.work import items
from planner.exchange.marking_sheets_in import RowAdded, RowTwice
from planner.jobs import returned_sheets
from planner.jobs.returned_sheets import (
    ItemGone,
    LecturersAlone,
    NoFurtherAttempt,
    NotOnSheet,
    OtherCourse,
    SheetUnknown,
    StudentGone,
    StudentLeft,
    TakenForgotten,
)
from planner.jobs.sheet_entries import EntryUnread, TooManyPoints, Wanted
from planner.rules.credits import State
from planner.rules.marking_sheets import Part
from tests.marked_sheets import (
    FEEDBACK,
    GRADE,
    HEADING_ROW,
    POINTS,
    POSTER,
    STATE,
    TAKEN_ON,
    bring,
    enter,
    fill,
    marked_course,
    result,
    shown,
    take,
)
from tests.small_course import dump, student_id, tick


@pytest.fixture
def store(tmp_path):
    with closing(marked_course(create_course(tmp_path / "a.course", who="Dr. Vogel"))) as store:
        yield store


@pytest.fixture
def sheet(store, tmp_path):
    return take(store, tmp_path / "ben.xlsx")


def hw(store):
    return next(item for item in store.read(items) if item.id == "hw")


def another_attempt(tx, student):
    row = tx.scalars(select(ItemResult).where(ItemResult.student_id == student)).one()
    row.attempt = 2


def kinds(found):
    return [type(problem) for problem in found.problems]


def test_a_sheet_that_nobody_filled_in_changes_nothing(store, sheet):
    before = dump(store)

    found = bring(store, sheet)

    assert (found.lines, found.problems, found.same, found.skipped) == ((), (), 12, 0)
    assert dump(store) == before


def test_what_only_the_marker_changed_is_taken_as_one_step_in_the_markers_name(store, sheet):
    before = dump(store)
    fill(
        sheet,
        {
            ("Adler", POINTS): 17.5,
            ("Adler", STATE): "passed",
            ("Adler", FEEDBACK): "Well done.",
            ("Biber", POINTS): "4+3,5",
            ("Biber", POSTER): "P",
            ("Dachs", GRADE): 1.3,
        },
    )

    bring(store, sheet)

    adler = result(store, "Adler", "hw")
    assert (adler.facts.points, adler.facts.state, adler.feedback) == (
        Decimal("17.5"),
        State.PASSED,
        "Well done.",
    )
    assert result(store, "Biber", "hw").facts.points == Decimal("7.5")
    assert result(store, "Biber", "hw").summands == "4+3.5"
    assert result(store, "Biber", "poster").facts.state is State.PASSED
    assert result(store, "Dachs", "talk").facts.mark == Decimal("1.3")
    step = store.tops()[0]
    assert step.title.facts == {"person": "Ben Arslan", "n": "4", "file": "ben.xlsx"}
    store.undo()
    assert dump(store) == before


def test_the_same_sheet_may_come_twice(store, sheet):
    fill(sheet, {("Adler", POINTS): "4+3,5", ("Adler", FEEDBACK): "One.\n\nTwo.  "})
    bring(store, sheet)
    before, steps = dump(store), store.read(history.last_step)

    again = bring(store, sheet)

    assert (again.lines, again.same) == ((), 12)
    assert (dump(store), store.read(history.last_step)) == (before, steps)


def test_what_both_changed_differently_is_a_question_with_who_and_when(store, sheet):
    fill(sheet, {("Adler", POINTS): 17, ("Biber", POINTS): 8})
    enter(store, "Adler", "hw", points=Decimal(18))

    found = bring(store, sheet)

    (question,) = found.questions
    assert (question.mine.number.value, question.theirs.number.value) == (18, 17)
    assert (question.last.by, question.last.title.text) == ("Dr. Vogel", "Enter")
    assert result(store, "Adler", "hw").facts.points == 18
    assert result(store, "Biber", "hw").facts.points == 8


def test_a_question_is_answered_one_by_one_or_for_all(store, sheet):
    fill(sheet, {("Adler", POINTS): 17, ("Biber", POINTS): 8})
    enter(store, "Adler", "hw", points=Decimal(18))
    enter(store, "Biber", "hw", points=Decimal(9))
    found = shown(store, sheet)
    biber = student_id(store, "Biber")

    store.change(
        Title.of("In"),
        lambda tx: returned_sheets.take_in(tx, found, [(biber, "hw", Part.RESULT)]),
    )

    assert result(store, "Adler", "hw").facts.points == 18
    assert result(store, "Biber", "hw").facts.points == 8
    bring(store, sheet, theirs=True)
    assert result(store, "Adler", "hw").facts.points == 17


def test_a_blank_is_no_statement_and_the_word_for_open_takes_back(store, tmp_path):
    enter(store, "Adler", "hw", points=Decimal(18), state=State.PASSED)
    enter(store, "Biber", "hw", points=Decimal(9), state=State.FAILED)
    sheet = take(store, tmp_path / "ben.xlsx")
    fill(sheet, {("Adler", POINTS): None, ("Adler", STATE): None})
    fill(sheet, {("Biber", POINTS): "open", ("Biber", STATE): "offen"})

    bring(store, sheet)

    assert result(store, "Adler", "hw").facts.points == 18
    assert result(store, "Adler", "hw").facts.state is State.PASSED
    assert result(store, "Biber", "hw").facts.points is None
    assert result(store, "Biber", "hw").facts.state is State.OPEN


def test_what_cannot_be_read_is_named_with_row_and_column_and_the_rest_is_taken(store, sheet):
    fill(
        sheet,
        {
            ("Adler", POINTS): "l7",
            ("Adler", STATE): "perfect",
            ("Biber", POINTS): 20.5,
            ("Biber", GRADE): 1.4,
            ("Dachs", POINTS): 20,
        },
    )

    found = bring(store, sheet)

    assert set(found.problems) == {
        EntryUnread(row=6, column=POINTS, text="l7", wanted=Wanted.POINTS),
        EntryUnread(row=6, column=STATE, text="perfect", wanted=Wanted.STATE),
        EntryUnread(row=7, column=GRADE, text="1.4", wanted=Wanted.GRADE),
        TooManyPoints(row=7, column=POINTS, text="20.5", most=Decimal(20)),
    }
    assert (found.skipped, found.same) == (4, 8)
    assert result(store, "Dachs", "hw").facts.points == 20


def test_points_above_the_most_are_taken_where_the_item_has_a_bonus(store, tmp_path):
    store.change(Title.of("Bonus"), lambda tx: work.edit_item(tx, hw(store), bonus=True))
    sheet = fill(take(store, tmp_path / "ben.xlsx"), {("Adler", POINTS): 22})

    assert bring(store, sheet).problems == ()
    assert result(store, "Adler", "hw").facts.points == 22


def test_a_sum_of_binary_numbers_is_the_number_that_is_meant(store, sheet):
    fill(sheet, {("Adler", POINTS): 0.1 + 0.2 + 7})

    bring(store, sheet)

    assert result(store, "Adler", "hw").facts.points == Decimal("7.3")


def test_exempt_and_recognised_are_the_lecturers_alone(store, tmp_path):
    tick(store, "Adler", "poster", State.EXEMPT)
    sheet = take(store, tmp_path / "ben.xlsx")
    fill(sheet, {("Adler", POSTER): "passed", ("Biber", POSTER): "recognised"})

    found = bring(store, sheet)

    assert kinds(found) == [LecturersAlone, LecturersAlone]
    assert result(store, "Adler", "poster").facts.state is State.EXEMPT
    assert result(store, "Biber", "poster").facts.state is State.OPEN


def test_rows_may_be_sorted_and_columns_moved(store, sheet):
    fill(sheet, {("Adler", POINTS): 17, ("Dachs", POINTS): 5})
    book = load_workbook(sheet)
    page = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    people = rows[HEADING_ROW:]
    turned = [*rows[:HEADING_ROW], *reversed(people)]
    for row, values in enumerate(turned, 1):
        for column, value in enumerate([*values[3:], *values[:3]], 1):
            page.cell(row, column).value = value
    book.save(sheet)

    bring(store, sheet)

    assert result(store, "Adler", "hw").facts.points == 17
    assert result(store, "Dachs", "hw").facts.points == 5


def test_rows_that_the_marker_added_or_copied_are_named(store, sheet):
    book = load_workbook(sheet)
    page = book.worksheets[0]
    last = page.max_row
    page.cell(last + 1, 2).value, page.cell(last + 1, 4).value = "Eule", 12
    for column in range(1, page.max_column + 1):
        page.cell(last + 2, column).value = page.cell(last, column).value
    page.cell(last + 2, 4).value = 3
    book.save(sheet)

    found = bring(store, sheet)

    assert kinds(found) == [RowAdded, RowTwice]
    assert (found.problems[0].text, found.skipped) == ("Eule", 2)


def test_a_student_who_came_later_is_not_on_the_sheet(store, sheet):
    eule = store.change(Title.of("Add"), lambda tx: students.add(tx, family="Eule"))
    book = load_workbook(sheet)
    page = book.worksheets[0]
    (eule,) = eule.touched("student")
    page.cell(page.max_row + 1, 1).value = eule
    page.cell(page.max_row, 4).value = 12
    book.save(sheet)

    assert kinds(bring(store, sheet)) == [NotOnSheet]


def test_a_student_whose_entry_was_undone_and_a_deleted_item_are_named(store, tmp_path):
    store.change(Title.of("Add"), lambda tx: students.add(tx, family="Eule"))
    sheet = take(store, tmp_path / "ben.xlsx")
    fill(sheet, {("Eule", POINTS): 12, ("Adler", GRADE): 2.0})
    store.undo()
    store.change(Title.of("Delete"), lambda tx: work.delete_item(tx, "talk"))

    found = bring(store, sheet)

    assert kinds(found) == [ItemGone, StudentGone]
    assert (found.problems[0].column, found.problems[0].entries) == (GRADE, 1)
    assert found.skipped == 2


def test_what_was_marked_for_somebody_who_left_is_taken_and_named(store, sheet):
    fill(sheet, {("Adler", POINTS): 12})
    adler = student_id(store, "Adler")
    store.change(Title.of("Leave"), lambda tx: students.leave(tx, [adler], TAKEN_ON))

    found = bring(store, sheet)

    assert kinds(found) == [StudentLeft]
    assert result(store, "Adler", "hw").facts.points == 12


def test_a_sheet_of_another_course_is_refused(sheet, tmp_path):
    with (
        closing(marked_course(create_course(tmp_path / "b.course"))) as other,
        pytest.raises(OtherCourse) as refusal,
    ):
        bring(other, sheet)
    assert refusal.value.name == "ben.xlsx"


def test_a_course_that_forgot_the_sheet_compares_with_what_the_file_took_along(store, tmp_path):
    enter(store, "Adler", "hw", points=Decimal(9))
    old = tmp_path / "old.course"
    store.copy_to(old)
    sheet = take(store, tmp_path / "ben.xlsx")
    fill(sheet, {("Adler", POINTS): 17})
    with closing(open_course(old)) as restored:
        found = bring(restored, sheet)
        assert kinds(found) == [SheetUnknown]
        assert (found.person, found.questions) == ("Ben Arslan", ())
        assert result(restored, "Adler", "hw").facts.points == 17
        book = load_workbook(sheet)
        del book["taken"]
        book.save(sheet)
        with pytest.raises(TakenForgotten):
            shown(restored, sheet)


def test_a_mark_for_an_attempt_that_is_over_is_a_question(store, sheet):
    fill(sheet, {("Adler", POINTS): 12})
    adler = student_id(store, "Adler")
    enter(store, "Adler", "hw", late_days=1)
    store.change(Title.of("Again"), lambda tx: another_attempt(tx, adler))

    assert len(bring(store, sheet).questions) == 1


def test_the_register_knows_which_sheets_are_out_and_undo_does_not_touch_it(store, sheet):
    (before,) = store.read(marking_sheets)
    fill(sheet, {("Adler", POINTS): 12})

    bring(store, sheet)

    (after,) = store.read(marking_sheets)
    assert (before.is_outstanding, after.is_outstanding) == (True, False)
    store.undo()
    assert result(store, "Adler", "hw").facts.points is None
    assert store.read(marking_sheets) == (after,)
    bring(store, sheet)
    assert result(store, "Adler", "hw").facts.points == 12


def test_what_is_handed_in_once_more_is_a_further_attempt_as_far_as_there_is_one(store, tmp_path):
    enter(store, "Adler", "hw", state=State.FAILED, points=Decimal(3))
    enter(store, "Biber", "poster", state=State.RETURNED)
    store.change(Title.of("Once"), lambda tx: work.edit_item(tx, hw(store), max_attempts=1))
    sheet = take(store, tmp_path / "ben.xlsx")
    fill(sheet, {("Adler", STATE): "H", ("Biber", POSTER): "H"})

    found = bring(store, sheet)

    assert found.problems == (NoFurtherAttempt(row=6, text="Homework 1", most=1),)
    assert result(store, "Adler", "hw").facts.state is State.FAILED
    again = result(store, "Biber", "poster")
    assert (again.facts.state, again.attempt) == (State.SUBMITTED, 2)
    assert bring(store, sheet).lines == ()
